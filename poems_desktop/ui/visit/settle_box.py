"""What would settle it: the ways, each leading to its field; tests not had here are said."""

from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.settle_options import Option, Settle
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import IconButton, LinkButton
from poems_desktop.ui.kit.clicks import ends_click
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.reading_order import put_in_reading_order
from poems_desktop.ui.text import plain_tooltip

_FIRST = 4


class SettleRow(QFrame):
    """One way; Enter or a click goes to its field, the small button says the test is not had."""

    chosen = Signal(str)
    not_here = Signal(str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setObjectName(f"settle.{number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._option: Option | None = None
        self._number = number
        self._text = Label("", "dense", tone="ink", wrap=True)
        self._away = IconButton("minus", tr("Not available here"), size=10, around=24, token="acc")
        self._away.setObjectName(f"settle.{number}.not_here")
        self._away.clicked.connect(self._on_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Label(str(number), "denseStrong", tone="acc"), 0, top)
        row.addWidget(self._text, 1, top)
        row.addWidget(self._away, 0, top)

    def show_option(self, option: Option | None, *, can_mark: bool) -> None:
        """Show a way; None hides the row."""
        self.setVisible(option is not None)
        if option is None or option == self._option:
            self._option = option
            return
        self._option = option
        self._text.setText(option.text)
        self.setAccessibleName(f"{self._number}, {option.text}")
        self.setToolTip(tr("Go to the field"))
        self._away.setVisible(can_mark and option.is_test and bool(option.fields))
        name = tr("Not available here: {text}").format(text=option.text)
        self._away.setAccessibleName(name)
        self._away.setToolTip(plain_tooltip(name))

    def text(self) -> str:
        """`1  Ask for ...`, empty where the row is hidden."""
        return f"{self._number}  {self._option.text}" if self._option is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
            self._go()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the field."""
        super().mouseReleaseEvent(event)
        if ends_click(event, self):
            self._go()

    def _go(self) -> None:
        if self._option is not None and self._option.fields:
            self.chosen.emit(self._option.fields[0])

    def _on_away(self) -> None:
        if self._option is not None and self._option.fields:
            self.not_here.emit(self._option.fields[0])


class SettleBox(QFrame):
    """The first four ways, and all once they are asked for; hidden where nothing would settle it.

    `chosen(field)`, `not_here(field)`, `here(field)`; `opened()` when all are shown.
    """

    chosen = Signal(str)
    not_here = Signal(str)
    here = Signal(str)
    opened = Signal()

    def __init__(self, *, can_mark: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "box")
        self.setProperty("tone", "acc")
        self._can_mark = can_mark
        self._shown: Settle | None = None
        self._all = False
        heading = QHBoxLayout()
        heading.addWidget(Label(tr("What would settle it"), "strong", tone="acc", wrap=True), 1)
        heading.addWidget(Label(tr("any one may be enough"), "caption"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 8, 8)
        column.setSpacing(3)
        column.addLayout(heading)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(3)
        column.addLayout(self._ways)
        self.rows: list[SettleRow] = []
        self._make_rows(_FIRST)
        self._more = LinkButton("", measure="small")
        self._more.setObjectName("settle.more")
        self._more.clicked.connect(self._on_more)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._left_out = Label("", "caption", tone="ink2", wrap=True)
        self._again = LinkButton(tr("Show these again"), measure="small")
        self._again.setObjectName("settle.again")
        self._again.clicked.connect(self._on_again)
        column.addWidget(self._left_out)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)

    def show_settle(self, settle: Settle) -> bool:
        """Show the ways, and which were left out because the site cannot do them.

        False, and nothing changed, where they are the same as before.
        """
        if settle == self._shown:
            return False
        self._shown = settle
        self._show_ways(settle)
        self._tell_more(settle)
        texts = "; ".join(one.text.rstrip(".") for one in settle.skipped)
        self._left_out.setText(
            tr("Left out, not available here: {texts}.").format(texts=texts) if texts else ""
        )
        self._left_out.setVisible(bool(texts))
        self._again.setVisible(bool(texts) and self._can_mark)
        # Shown last: what is inside has its size by then.
        self.setVisible(bool(settle.options or settle.skipped))
        return True

    def text(self) -> str:
        """The ways that are shown, a line each; blank where the box is hidden."""
        if self.isHidden():
            return ""
        return "\n".join(row.text() for row in self.rows if not row.isHidden())

    def left_out(self) -> str:
        """What is said of tests that are not had here."""
        return self._left_out.text()

    def _make_rows(self, count: int) -> None:
        for number in range(len(self.rows) + 1, count + 1):
            row = SettleRow(number)
            row.chosen.connect(self.chosen)
            row.not_here.connect(self.not_here)
            self._ways.addWidget(row)
            self.rows.append(row)

    def _show_ways(self, settle: Settle) -> None:
        shown = settle.options if self._all else settle.options[:_FIRST]
        if len(self.rows) < len(shown):
            self._make_rows(len(shown))
            put_in_reading_order(self)
        for row, option in zip_longest(self.rows, shown):
            row.show_option(option, can_mark=self._can_mark)

    def _tell_more(self, settle: Settle) -> None:
        more = 0 if self._all else len(settle.options) - _FIRST
        self._more.setVisible(more > 0)
        if more > 0:
            self._more.setText(tr("and {count} more").format(count=more))

    def _on_more(self) -> None:
        if self._shown is None:
            return
        self._all = True
        self._show_ways(self._shown)
        self.rows[_FIRST].setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_more(self._shown)
        self.opened.emit()

    def _on_again(self) -> None:
        for key in () if self._shown is None else self._shown.marked:
            self.here.emit(key)
