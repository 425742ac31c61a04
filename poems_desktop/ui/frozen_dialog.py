"""A dialog that the lock closes, and the same dialog with the same text after unlocking.

A dialog takes part by naming the action of the menu that opens it: `reopened_by(dialog, id)`.
Its fields are taken and filled in their order, so it needs no code of its own for that.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from poems_desktop.app.resume import DialogState, FieldValue
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.kit.segmented import SegmentedControl

ACTION: Final = "poems_reopened_by"


def reopened_by(dialog: QDialog, action: str) -> None:
    """After a lock the menu action `action` opens this dialog again."""
    dialog.setProperty(ACTION, action)


def freeze(dialog: QDialog) -> DialogState | None:
    """What stands in the dialog; None for one that nothing opens again. No passphrase is kept."""
    action = dialog.property(ACTION)
    if not isinstance(action, str) or not action:
        return None
    fields = tuple(_fields(dialog))
    focused = dialog.focusWidget()
    focus = next((at for at, one in enumerate(fields) if one is focused), -1)
    return DialogState(action, tuple(_value(one) for one in fields), focus)


def thaw(dialog: QDialog, state: DialogState) -> bool:
    """Fill the dialog as it stood; False where it is another one and was left alone."""
    if dialog.property(ACTION) != state.action:
        return False
    fields = list(_fields(dialog))
    for one, value in zip(fields, state.fields, strict=False):
        _fill(one, value)
    if 0 <= state.focus < len(fields):
        fields[state.focus].setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def close_all() -> None:
    """No menu, list, message or dialog of the program is open any more; none was accepted."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            popup.hide()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.hide()
            widget.reject()


def open_dialog() -> QDialog | None:
    """The innermost modal dialog, None where there is none."""
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QDialog) else None


def _fields(dialog: QDialog) -> Iterator[QWidget]:
    for one in dialog.findChildren(QWidget):
        if isinstance(one, PassphraseEdit):
            continue
        if isinstance(one, QLineEdit) and isinstance(one.parentWidget(), QComboBox):
            continue
        checkable = isinstance(one, QAbstractButton) and one.isCheckable()
        if isinstance(one.parentWidget(), SegmentedControl):
            continue
        if checkable or isinstance(one, (QLineEdit, QPlainTextEdit, QComboBox, SegmentedControl)):
            yield one


def _value(field: QWidget) -> FieldValue:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText() if field.isEditable() else field.currentIndex()
    if isinstance(field, SegmentedControl):
        value = field.value()
        return value if isinstance(value, str) else None
    return field.isChecked() if isinstance(field, QAbstractButton) else None


def _fill(field: QWidget, value: FieldValue) -> None:
    if isinstance(field, QLineEdit) and isinstance(value, str):
        # As if typed: the dialog then knows that the user changed it.
        field.setText(value)
        field.textEdited.emit(value)
    elif isinstance(field, QPlainTextEdit) and isinstance(value, str):
        field.setPlainText(value)
    elif isinstance(field, QComboBox):
        _fill_list(field, value)
    elif isinstance(field, SegmentedControl):
        field.show_value(value)
        field.edited.emit(value)
    elif isinstance(field, QAbstractButton) and field.isChecked() is not bool(value):
        field.click()


def _fill_list(field: QComboBox, value: FieldValue) -> None:
    if field.isEditable() and isinstance(value, str):
        field.setEditText(value)
    elif isinstance(value, int) and 0 <= value < field.count():
        field.setCurrentIndex(value)
        if isinstance(field, ChoiceBox):
            field.flush()
