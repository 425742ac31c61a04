"""All actions of the menu bar in one table."""

from dataclasses import dataclass

MENUS = ("&File", "&Edit", "&Patient", "&Visit", "V&iew", "&Reports", "&Help")


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One menu entry.

    Attributes:
        action_id: its stable name, `file.lock`.
        menu: one of `MENUS`.
        text: as shown, with a mnemonic.
        shortcut: as Qt writes it, or empty.
        handler: the method of the window that does it; empty where a part of the program binds
            it with `Shell.bind`. An entry that nobody has bound is not shown.
        needs_store: shown only while a store is open.
    """

    action_id: str
    menu: str
    text: str
    shortcut: str = ""
    handler: str = ""
    needs_store: bool = True


ACTIONS = (
    ActionSpec("file.lock", "&File", "&Lock now", "Ctrl+L", "lock_now"),
    ActionSpec("file.handover", "&File", "&Hand over: show one patient", "Ctrl+Shift+H"),
    ActionSpec("file.settings", "&File", "&Settings…", "Ctrl+,"),
    ActionSpec("file.passphrase", "&File", "&Change passphrase…", ""),
    ActionSpec("file.backup", "&File", "&Back up now", ""),
    ActionSpec("file.verify", "&File", "&Verify store…", ""),
    ActionSpec("file.export", "&File", "&Export record…", ""),
    ActionSpec("file.quit", "&File", "&Quit", "Ctrl+Q", "close", needs_store=False),
    ActionSpec("edit.undo", "&Edit", "&Undo", "Ctrl+Z"),
    ActionSpec("edit.redo", "&Edit", "&Redo", "Ctrl+Shift+Z"),
    ActionSpec("edit.find", "&Edit", "&Find patient", "Ctrl+F", "find_patient"),
    ActionSpec("patient.new", "&Patient", "&New patient…", "Ctrl+N"),
    ActionSpec("patient.edit", "&Patient", "&Edit patient…", ""),
    ActionSpec(
        "patient.read_out", "&Patient", "&Read identity aloud", "Ctrl+Shift+I", "read_identity"
    ),
    ActionSpec("visit.new", "&Visit", "&New visit…", "Ctrl+Shift+N"),
    ActionSpec("visit.next_open", "&Visit", "Next not &assessed", "Ctrl+Down"),
    ActionSpec("visit.next_problem", "&Visit", "Next entry to &correct", "Ctrl+E"),
    ActionSpec("visit.checklist", "&Visit", "Chec&klist panel", "Ctrl+K"),
    ActionSpec("visit.save", "&Visit", "&Save visit", "Ctrl+S"),
    ActionSpec("visit.sign", "&Visit", "S&ign visit…", "Ctrl+Shift+S"),
    ActionSpec("view.list", "V&iew", "Patient &list", "Ctrl+B", "toggle_list"),
    ActionSpec("view.next_page", "V&iew", "&Next page", "Ctrl+Tab", "next_page"),
    ActionSpec("view.previous_page", "V&iew", "&Previous page", "Ctrl+Shift+Tab", "previous_page"),
    ActionSpec("view.theme", "V&iew", "&Dark or light", "", "toggle_theme", needs_store=False),
    ActionSpec("view.text_100", "V&iew", "Text size &100%", "", "text_100", needs_store=False),
    ActionSpec("view.text_115", "V&iew", "Text size 11&5%", "", "text_115", needs_store=False),
    ActionSpec("view.text_130", "V&iew", "Text size 1&30%", "", "text_130", needs_store=False),
    ActionSpec("view.text_150", "V&iew", "Text size 150&%", "", "text_150", needs_store=False),
    ActionSpec("reports.print", "&Reports", "&Print…", "Ctrl+P"),
    ActionSpec("reports.save_pdf", "&Reports", "&Save as PDF…", ""),
    ActionSpec("reports.verify", "&Reports", "&Verify a printed page…", ""),
    ActionSpec("help.guide", "&Help", "&Guide and sources", "F1", needs_store=False),
    ActionSpec("help.shortcuts", "&Help", "&Keyboard shortcuts", "Ctrl+/", needs_store=False),
    ActionSpec("help.diagnostics", "&Help", "Save &diagnostics…", "", needs_store=False),
    ActionSpec("help.about", "&Help", "&About", "", needs_store=False),
)
