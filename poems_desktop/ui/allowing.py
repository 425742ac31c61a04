"""What somebody may not do is grey from the beginning, and says why."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from poems_desktop.app.rights import Rights
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.segmented import SegmentedControl
from poems_desktop.ui.text import plain_tooltip

if TYPE_CHECKING:
    from poems_desktop.ui.shell import Shell

_OF_RECORD = (
    "patient.new",
    "patient.edit",
    "visit.new",
    "visit.sign",
    "visit.save",
    "file.export",
)
_OF_LOG = ("reports.print", "reports.save_pdf", "file.backup")


def allow_actions(shell: "Shell", rights: Rights) -> None:
    """Grey out the entries of the menu that `rights` leave out; give back the others."""
    for actions, allowed in ((_OF_RECORD, rights.record), (_OF_LOG, rights.log)):
        for action in actions:
            shell.menus.set_enabled(action, enabled=allowed, why="" if allowed else rights.why)


def allow_buttons(buttons: Iterable[QWidget], why: str, *, allowed: bool) -> None:
    """Grey out what is not allowed, with the sentence for the pointer and for screen readers."""
    for button in buttons:
        button.setEnabled(allowed)
        button.setAccessibleDescription("" if allowed else why)
        if not allowed:
            button.setToolTip(plain_tooltip(why))


def fix_fields(within: QWidget) -> None:
    """Every field in `within` shows its value and takes no input; what acts is grey."""
    for one in within.findChildren(QWidget):
        if isinstance(one, (SegmentedControl, ChoiceBox)):
            one.set_read_only(True)
        elif isinstance(one.parentWidget(), (SegmentedControl, QComboBox, QLineEdit)):
            continue
        elif isinstance(one, (QLineEdit, QPlainTextEdit)):
            one.setReadOnly(True)
        elif isinstance(one, QAbstractButton):
            one.setEnabled(False)
