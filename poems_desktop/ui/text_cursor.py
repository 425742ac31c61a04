"""Where the cursor stands in a typed field, so that it can stand there again."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def cursor_of(field: QWidget | None) -> int:
    """The place of the cursor in the text; -1 for what has none."""
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    if isinstance(field, QPlainTextEdit):
        return field.textCursor().position()
    return -1


def put_cursor(field: QWidget, position: int) -> None:
    """Let the cursor stand at this place, or at the end of a shorter text; -1 leaves it."""
    if position < 0:
        return
    if isinstance(field, QLineEdit):
        field.setCursorPosition(position)
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(position, len(field.toPlainText())))
        field.setTextCursor(cursor)
