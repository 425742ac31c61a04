"""A row of choices of which exactly one holds: one tab stop, letters, arrows, never the wheel."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.focus_ring import MARGIN, draw_ring
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.segment import Segment
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font, height


@dataclass(frozen=True, slots=True)
class SegmentOption:
    """One choice.

    Attributes:
        value: what `edited` carries.
        text: the word shown.
        key: the letter that chooses it; empty for none.
        icon: a state shape (`present`, `absent`, `na`) or empty.
        tone: look when chosen: `acc` (petrol), `not` (slate) or `unk` (amber).
    """

    value: object
    text: str
    key: str = ""
    icon: str = ""
    tone: str = "acc"


class SegmentedControl(Themed, QWidget):
    """An exclusive choice between a few visible words.

    `edited(value)` is emitted only when the user chooses another value; `show_value` is silent.
    Delete chooses `rest`, the value that says nothing was established.
    """

    edited = Signal(object)

    def __init__(
        self,
        options: Sequence[SegmentOption],
        *,
        name: str,
        rest: object = None,
        size: str = "control",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = tuple(options)
        self._rest = rest
        self._name = name
        self._size = size
        self._current = -1
        self._read_only = False
        last = len(self._options) - 1
        self._segments = [
            Segment(option, self, first=index == 0, last=index == last)
            for index, option in enumerate(self._options)
        ]
        for segment in self._segments:
            segment.clicked.connect(self._on_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_value(rest)
        self.follow_theme()

    def value(self) -> object:
        """The value shown, or None when nothing is chosen."""
        return self._options[self._current].value if self._current >= 0 else None

    def show_value(self, value: object) -> None:
        """Show `value` without telling anybody; a value that is no option shows none chosen."""
        values = [option.value for option in self._options]
        self._current = values.index(value) if value in values else -1
        for index, segment in enumerate(self._segments):
            segment.set_chosen(index == self._current)
        self._tell_accessibility()
        self.update()

    def set_name(self, name: str) -> None:
        """What the control answers, for screen readers: "Castleman disease"."""
        self._name = name
        self._tell_accessibility()

    def set_read_only(self, read_only: bool) -> None:
        """Show the value but take no input, as for a signed visit."""
        self._read_only = read_only
        for segment in self._segments:
            segment.set_read_only(read_only)
        self._tell_accessibility()
        self.update()

    def segment(self, value: object) -> QWidget:
        """The part of the control that stands for `value`. Raises KeyError if there is none."""
        for option, segment in zip(self._options, self._segments, strict=True):
            if option.value == value:
                return segment
        raise KeyError(value)

    def sizeHint(self) -> QSize:
        """Room for every word in bold, so that nothing moves when the choice changes."""
        metrics = QFontMetrics(font("dense", 700))
        wide = sum(segment.wanted_width(metrics) for segment in self._segments)
        return QSize(wide + 2 + 2 * MARGIN, height(self._size) + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        """The same as the size hint: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by letter, arrow or Delete; all other keys go on to the parent."""
        target = self._target(event)
        if target is None or self._read_only:
            super().keyPressEvent(event)
            return
        event.accept()
        self._choose(target)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: it must never change an answer."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the segments out side by side inside the outline."""
        self._place_segments()
        super().resizeEvent(event)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.updateGeometry()
        self._place_segments()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline and, with focus, the ring; the segments draw themselves."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        quiet = self._read_only or not self.isEnabled()
        painter.setPen(QPen(theme.color("line" if quiet else "line2"), 1))
        painter.setBrush(theme.color("subtle" if quiet else "surface"))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.hasFocus():
            draw_ring(painter, body, theme.color("acc"))
        painter.end()

    def _target(self, event: QKeyEvent) -> int | None:
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if plain != Qt.KeyboardModifier.NoModifier:
            return None
        last = len(self._options) - 1
        match event.key():
            case Qt.Key.Key_Left:
                return max(self._current - 1, 0)
            case Qt.Key.Key_Right:
                return min(self._current + 1, last)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                values = [option.value for option in self._options]
                return values.index(self._rest) if self._rest in values else None
            case _:
                letter = event.text().casefold()
                keys = [option.key.casefold() for option in self._options]
                return keys.index(letter) if letter and letter in keys else None

    def _on_clicked(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        sender = self.sender()
        if not self._read_only and isinstance(sender, Segment):
            self._choose(self._segments.index(sender))

    def _choose(self, index: int) -> None:
        if index == self._current:
            return
        value = self._options[index].value
        self.show_value(value)
        self.edited.emit(value)

    def _place_segments(self) -> None:
        metrics = QFontMetrics(font("dense", 700))
        left = MARGIN + 1
        inner_height = self.height() - 2 * MARGIN - 2
        for segment in self._segments:
            wide = segment.wanted_width(metrics)
            segment.setGeometry(left, MARGIN + 1, wide, inner_height)
            left += wide

    def _tell_accessibility(self) -> None:
        state = tr(", read only") if self._read_only else ""
        if self._current < 0:
            nothing = tr("{name}, nothing chosen").format(name=self._name)
            self.setAccessibleName(f"{nothing}{state}")
            return
        text = self._options[self._current].text.lower()
        place = tr("{value} of {count}").format(value=self._current + 1, count=len(self._options))
        self.setAccessibleName(f"{self._name}, {text}, {place}{state}")


def below_label(label: Label, control: SegmentedControl, spacing: int) -> QVBoxLayout:
    """The control below its label, both in line with fields that leave no room for a ring."""
    label.setContentsMargins(MARGIN, 0, 0, 0)
    column = QVBoxLayout()
    column.setContentsMargins(0, spacing, 0, 0)
    column.setSpacing(0)
    column.addWidget(label)
    column.addWidget(control)
    return column


def finding_options() -> tuple[SegmentOption, ...]:
    """Present, Absent, Not assessed."""
    return (
        SegmentOption("present", tr("Present"), "p", "present", "acc"),
        SegmentOption("absent", tr("Absent"), "a", "absent", "not"),
        SegmentOption("not_assessed", tr("Not assessed"), "n", "na", "unk"),
    )


def specimen_options() -> tuple[SegmentOption, ...]:
    """Serum, Plasma, Not stated."""
    return (
        SegmentOption("serum", tr("Serum"), "s"),
        SegmentOption("plasma", tr("Plasma"), "p"),
        SegmentOption("not_stated", tr("Not stated"), "n", "", "unk"),
    )


def finding_control(name: str, parent: QWidget | None = None) -> SegmentedControl:
    """The three-state control of a finding, at Not assessed."""
    return SegmentedControl(finding_options(), name=name, rest="not_assessed", parent=parent)


def specimen_control(name: str = tr("Specimen"), parent: QWidget | None = None) -> SegmentedControl:
    """The specimen control, at Not stated."""
    return SegmentedControl(specimen_options(), name=name, rest="not_stated", parent=parent)
