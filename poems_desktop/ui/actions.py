"""All actions of the menu bar in one table."""

from typing import NamedTuple

from poems_desktop.app.words import tr

MENUS = (
    tr("&File"),
    tr("&Edit"),
    tr("&Patient"),
    tr("&Visit"),
    tr("V&iew"),
    tr("&Reports"),
    tr("&Help"),
)


class ActionSpec(NamedTuple):
    """One menu entry.

    Attributes:
        action_id: its stable name, `file.lock`.
        menu: one of `MENUS`.
        text: as shown, with a mnemonic.
        shortcut: as Qt writes it, or empty.
        handler: the method of the window that does it; empty where a part of the program binds
            it with `Menus.bind`. An entry that nobody has bound is not shown.
        needs_store: shown only while a store is open.
    """

    action_id: str
    menu: str
    text: str
    shortcut: str = ""
    handler: str = ""
    needs_store: bool = True


ACTIONS = (
    ActionSpec("file.lock", tr("&File"), tr("&Lock now"), "Ctrl+L", "lock_now"),
    ActionSpec("file.handover", tr("&File"), tr("&Hand over: show one patient"), "Ctrl+Shift+H"),
    ActionSpec("file.settings", tr("&File"), tr("&Settings…"), "Ctrl+,"),
    ActionSpec("file.passphrase", tr("&File"), tr("&Change passphrase…"), ""),
    ActionSpec("file.backup", tr("&File"), tr("&Back up now"), ""),
    ActionSpec("file.verify", tr("&File"), tr("&Verify store…"), ""),
    ActionSpec("file.export", tr("&File"), tr("&Export record…"), ""),
    ActionSpec("file.quit", tr("&File"), tr("&Quit"), "Ctrl+Q", "close", needs_store=False),
    ActionSpec("edit.undo", tr("&Edit"), tr("&Undo"), "Ctrl+Z"),
    ActionSpec("edit.redo", tr("&Edit"), tr("&Redo"), "Ctrl+Shift+Z"),
    ActionSpec("edit.find", tr("&Edit"), tr("&Find patient"), "Ctrl+F", "find_patient"),
    ActionSpec("patient.new", tr("&Patient"), tr("&New patient…"), "Ctrl+N"),
    ActionSpec("patient.edit", tr("&Patient"), tr("&Edit patient…"), ""),
    ActionSpec(
        "patient.read_out",
        tr("&Patient"),
        tr("&Read identity aloud"),
        "Ctrl+Shift+I",
        "read_identity",
    ),
    ActionSpec("visit.new", tr("&Visit"), tr("&New visit…"), "Ctrl+Shift+N"),
    ActionSpec("visit.next_open", tr("&Visit"), tr("Next not &assessed"), "Ctrl+Down"),
    ActionSpec("visit.find_field", tr("&Visit"), tr("Find a &field"), "Ctrl+G"),
    ActionSpec("visit.next_problem", tr("&Visit"), tr("Next entry to &correct"), "Ctrl+E"),
    ActionSpec("visit.checklist", tr("&Visit"), tr("Chec&klist panel"), "Ctrl+K"),
    ActionSpec("visit.save", tr("&Visit"), tr("&Save visit"), "Ctrl+S"),
    ActionSpec("visit.sign", tr("&Visit"), tr("S&ign visit…"), "Ctrl+Shift+S"),
    ActionSpec("view.list", tr("V&iew"), tr("Patient &list"), "Ctrl+B", "toggle_list"),
    ActionSpec("view.next_page", tr("V&iew"), tr("&Next page"), "Ctrl+Tab", "next_page"),
    ActionSpec(
        "view.previous_page", tr("V&iew"), tr("&Previous page"), "Ctrl+Shift+Tab", "previous_page"
    ),
    ActionSpec(
        "view.theme", tr("V&iew"), tr("&Dark or light"), "", "toggle_theme", needs_store=False
    ),
    ActionSpec(
        "view.contrast", tr("V&iew"), tr("High &contrast"), "", "toggle_contrast", needs_store=False
    ),
    ActionSpec(
        "view.text_100", tr("V&iew"), tr("Text size &100%"), "", "text_100", needs_store=False
    ),
    ActionSpec(
        "view.text_115", tr("V&iew"), tr("Text size 11&5%"), "", "text_115", needs_store=False
    ),
    ActionSpec(
        "view.text_130", tr("V&iew"), tr("Text size 1&30%"), "", "text_130", needs_store=False
    ),
    ActionSpec(
        "view.text_150", tr("V&iew"), tr("Text size 150&%"), "", "text_150", needs_store=False
    ),
    ActionSpec("reports.print", tr("&Reports"), tr("&Print…"), "Ctrl+P"),
    ActionSpec("reports.save_pdf", tr("&Reports"), tr("&Save as PDF…"), ""),
    ActionSpec("reports.verify", tr("&Reports"), tr("&Verify a printed page…"), ""),
    ActionSpec("help.guide", tr("&Help"), tr("&Guide and sources"), "F1", needs_store=False),
    ActionSpec(
        "help.shortcuts", tr("&Help"), tr("&Keyboard shortcuts"), "Ctrl+/", needs_store=False
    ),
    ActionSpec("help.diagnostics", tr("&Help"), tr("Save &diagnostics…"), "", needs_store=False),
    ActionSpec("help.about", tr("&Help"), tr("&About"), "", needs_store=False),
)
