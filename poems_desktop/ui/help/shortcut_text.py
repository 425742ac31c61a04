"""The list of keys: those of the menus, from the menus themselves, and those inside controls."""

from collections.abc import Sequence

# Keys of the controls; the controls' own tests hold them to it.
IN_CONTROLS = (
    ("A finding", "Present, absent, not assessed", "P, A, N, or Left and Right"),
    ("A finding", "Back to not assessed", "Delete"),
    ("A date", "Today", "t"),
    ("A date", "Calendar", "Alt+Down"),
    ("A list of choices", "Open the list", "Alt+Down"),
    ("Anywhere", "Next and previous field", "Tab, Shift+Tab"),
    ("A menu", "Open by its underlined letter", "Alt+letter"),
)


def shortcut_rows(keys: Sequence[tuple[str, str, str]]) -> str:
    """All keys as a table in Markdown, those of the menus first."""
    lines = ["## Keyboard shortcuts", "", "| Where | What | Keys |", "|---|---|---|"]
    lines += [f"| {where} | {what} | **{_shown(key)}** |" for where, what, key in keys]
    lines += [f"| {where} | {what} | **{_shown(key)}** |" for where, what, key in IN_CONTROLS]
    return "\n".join(lines)


def _shown(key: str) -> str:
    return key.replace("|", "\\|")
