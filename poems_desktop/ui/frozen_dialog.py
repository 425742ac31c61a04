"""A dialog that the lock closes, and the same dialog with the same text after unlocking.

A dialog takes part by naming what opens it: `reopened_by(dialog, action)`, where `action` is an
entry of the menu, `page:NAME/method` for a page, or a name that the dialog below it knows. Its
fields are taken and filled by their object names, so it needs no code of its own for that; one
without a name is not kept. A dialog that needs more to be as it was has `freeze_more` and
`thaw_more`; one that other dialogs open over has `open_inner(action)`. Fields whose change holds at
once are kept out with `leave_alone`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
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
from poems_desktop.ui.text_cursor import cursor_of, put_cursor

ACTION: Final = "poems_reopened_by"
_EXPECTED: Final = "poems_expected_dialog"
_LEFT_ALONE: Final = "poems_not_frozen"


@runtime_checkable
class HasMore(Protocol):
    """A dialog that is more than its fields."""

    def freeze_more(self) -> Mapping[str, str]:
        """What is needed to be as it was."""
        ...

    def thaw_more(self, more: Mapping[str, str]) -> None:
        """Be as it was; the fields are filled afterwards."""
        ...


@runtime_checkable
class HasInner(Protocol):
    """A dialog over which others open."""

    def open_inner(self, action: str) -> None:
        """Open the one that names this action."""
        ...


def reopened_by(dialog: QDialog, action: str, left: DialogState | None = None) -> None:
    """After a lock `action` opens this dialog again; one that is opened again is filled now.

    Otherwise it is filled as it was `left`.
    """
    dialog.setProperty(ACTION, action)
    window = dialog.parentWidget()
    while window is not None:
        state = window.property(_EXPECTED)
        if isinstance(state, DialogState) and state.action == action:
            window.setProperty(_EXPECTED, None)
            thaw(dialog, state)
            return
        window = window.parentWidget()
    if left is not None:
        thaw(dialog, left)


@contextmanager
def expect(window: QWidget, state: DialogState) -> Iterator[None]:
    """While this holds, the dialog that opens over `window` and is the one of `state` is filled."""
    window.setProperty(_EXPECTED, state)
    try:
        yield
    finally:
        window.setProperty(_EXPECTED, None)


def leave_alone(widget: QWidget) -> None:
    """No field in `widget` is kept or filled: a change there holds at once, or it fills itself."""
    widget.setProperty(_LEFT_ALONE, True)


def freeze_open() -> DialogState | None:
    """The dialogs that are open, the outermost first; None where nothing opens any of them."""
    state = _frozen_from(QApplication.activeModalWidget())
    if state is not None:
        return state
    # Something that nothing opens stands over them, as the page that tells of a fault.
    below = [one for one in QApplication.topLevelWidgets() if _may_come_back(one)]
    return _frozen_from(max(below, key=_depth, default=None))


def _may_come_back(one: QWidget) -> bool:
    return isinstance(one, QDialog) and one.isVisible() and bool(one.property(ACTION))


def _depth(one: QWidget) -> int:
    parent = one.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)


def _frozen_from(found: QWidget | None) -> DialogState | None:
    state: DialogState | None = None
    while found is not None:
        if isinstance(found, QDialog):
            state = freeze(found, state) or state
        parent = found.parentWidget()
        found = None if parent is None else parent.window()
    return state


def freeze(dialog: QDialog, inner: DialogState | None = None) -> DialogState | None:
    """What stands in the dialog; None for one that nothing opens again. No passphrase is kept."""
    action = dialog.property(ACTION)
    if not isinstance(action, str) or not action:
        return None
    fields = _named(dialog)
    focused = dialog.focusWidget()
    focus = next((name for name, one in fields.items() if one is focused), "")
    more = dict(dialog.freeze_more()) if isinstance(dialog, HasMore) else {}
    values = {name: _value(one) for name, one in fields.items()}
    return DialogState(action, values, focus, cursor_of(fields.get(focus)), more, inner)


def thaw(dialog: QDialog, state: DialogState) -> bool:
    """Fill the dialog as it stood; False where it is another one and was left alone."""
    if dialog.property(ACTION) != state.action:
        return False
    if isinstance(dialog, HasMore):
        dialog.thaw_more(state.more)
    fields = _named(dialog)
    for name, one in fields.items():
        if name in state.fields:
            _fill(one, state.fields[name])
    if (focused := fields.get(state.focus)) is not None:
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
        # A dialog that is shown marks the whole text of its first field.
        QTimer.singleShot(0, focused, partial(put_cursor, focused, state.cursor))
    if state.inner is not None and isinstance(dialog, HasInner):
        dialog.show()
        with expect(dialog, state.inner):
            dialog.open_inner(state.inner.action)
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


def _named(dialog: QDialog) -> dict[str, QWidget]:
    return {one.objectName(): one for one in fields_of(dialog) if one.objectName()}


def fields_of(within: QWidget) -> Iterator[QWidget]:
    """The fields in which something stands that is kept: no passphrase, nothing left alone."""
    for one in within.children():
        if not isinstance(one, QWidget) or one.property(_LEFT_ALONE) or isinstance(one, QDialog):
            continue
        if isinstance(one, PassphraseEdit):
            continue
        checkable = isinstance(one, QAbstractButton) and one.isCheckable()
        if checkable or isinstance(one, (QLineEdit, QPlainTextEdit, QComboBox, SegmentedControl)):
            yield one
        if not isinstance(one, (QComboBox, SegmentedControl)):
            yield from fields_of(one)


def _value(field: QWidget) -> FieldValue:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return _chosen(field)
    if isinstance(field, SegmentedControl):
        value = field.value()
        return value if isinstance(value, str) else None
    return field.isChecked() if isinstance(field, QAbstractButton) else None


def _chosen(field: QComboBox) -> FieldValue:
    """What is chosen, by its name where it has one: the list may be another then."""
    if field.isEditable():
        return field.currentText()
    value = field.currentData()
    return value if isinstance(value, str) else field.currentIndex()


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
        return
    place = field.findData(value) if isinstance(value, str) else value
    if isinstance(place, int) and 0 <= place < field.count():
        field.setCurrentIndex(place)
        if isinstance(field, ChoiceBox):
            field.flush()
