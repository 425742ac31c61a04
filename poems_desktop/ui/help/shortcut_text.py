"""The list of keys: those of the menus, from the menus themselves, and those inside controls."""

from collections.abc import Sequence

from poems_desktop.app.words import tr

# Keys of the controls; the controls' own tests hold them to it.
IN_CONTROLS = (
    (tr("A finding"), tr("Present, absent, not assessed"), tr("P, A, N, or Left and Right")),
    (tr("A finding"), tr("Back to not assessed"), tr("Delete")),
    (tr("A date"), tr("Today"), "t"),
    (tr("A date"), tr("Calendar"), "Alt+Down"),
    (tr("A list of choices"), tr("Open the list"), "Alt+Down"),
    (tr("Anywhere"), tr("Next and previous field"), tr("Tab, Shift+Tab")),
    (tr("A menu"), tr("Open by its underlined letter"), tr("Alt+letter")),
)


def shortcut_rows(keys: Sequence[tuple[str, str, str]]) -> str:
    """All keys as a table in Markdown, those of the menus first."""
    lines = [tr("## Keyboard shortcuts"), "", tr("| Where | What | Keys |"), "|---|---|---|"]
    lines += [f"| {where} | {what} | **{_shown(key)}** |" for where, what, key in keys]
    lines += [f"| {where} | {what} | **{_shown(key)}** |" for where, what, key in IN_CONTROLS]
    return "\n".join(lines)


def _shown(key: str) -> str:
    return key.replace("|", "\\|")
