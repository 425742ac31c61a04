"""What every editor of a form looks like: a label with its sources, a control, messages below."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.last_known import Known
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field
from poems_desktop.clinical.record import Answer
from poems_desktop.ui.editors.last_line import LastLine
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.text import plain_tooltip, unbroken
from poems_desktop.ui.theme import text_scale

LABEL_WIDTH = 236
_LEAST_TITLE = 150
_ROOM = 34  # letters that fit beside each other in a title
_TITLE_GAP = 5
_MARK_EDGE = 3  # what a mark's frame takes, in letters


class FieldRow(QFrame):
    """One field of a form.

    `edited(answer, typing)` carries the new answer, None where it was cleared; `typing` is true
    while text is still being typed. `left` tells that the user finished with a control, `grown`
    that there are new ones.
    """

    edited = Signal(object, bool)
    left = Signal()
    grown = Signal()
    control: QWidget

    def __init__(
        self, field: Field, definitions: Definitions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(field.key)
        self.setProperty("kind", "plain")
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(12, 3, 12, 3)
        self.layout_.setSpacing(4)
        self._front = top = QWidget()
        self.line = QHBoxLayout(top)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(8)
        self._title_box = self._title(definitions)
        self.line.addWidget(self._title_box)
        self.layout_.addWidget(top)
        self._message: InlineMessage | None = None
        self._last: LastKnown | None = None

    def show_last(self, known: Known | None) -> None:
        """Say beside the control what earlier visits said; nothing is copied into it."""
        if self._last is None:
            if known is None:
                return
            self._last = LastKnown()
            self.layout_.removeWidget(self._front)
            self.layout_.insertLayout(0, LastLine(self._front, self._last))
        self._last.show_known(known)

    def show_value(self, answer: Answer | None) -> None:
        """Show an answer, silently."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input, as for a signed visit."""
        raise NotImplementedError

    def show_problem(self, kind: str, sentence: str) -> None:
        """Say what is wrong, or what to beware of, under the row; a blank sentence says nothing."""
        if self._message is None:
            if not sentence:
                return
            self._message = wrapped_message(self)
            self.layout_.addWidget(self._message)
        if kind == "error":
            lead, _, rest = sentence.partition(". ")
            self._message.show_message("error", rest, f"{lead}." if rest else sentence)
        else:
            self._message.show_message("caution", sentence)

    def problem(self) -> str:
        """What is said under the row."""
        return "" if self._message is None else self._message.text()

    def leave_room_for(self, control: QWidget, usual: int) -> None:
        """Make the title narrower by what the control takes beyond its usual width."""
        more = max(0, control.sizeHint().width() - round(usual * text_scale()))
        least = round(_LEAST_TITLE * text_scale())
        self._title_box.set_widest(max(least, round(LABEL_WIDTH * text_scale()) - more))

    def _title(self, definitions: Definitions) -> "_TitleBox":
        marks = citations(self.field.cites, definitions)
        title_text = tr(self.field.label)
        label = Label(title_text, "row", wrap=True)
        label.setToolTip(plain_tooltip(_about(self.field, marks)))
        room = _ROOM - _width(title_text)
        shown = []
        for mark, reference in marks:
            room -= len(mark) + _MARK_EDGE
            if room >= 0:
                shown.append(CitationMark(mark, reference))
        return _TitleBox(label, shown, long=_width(title_text) > _ROOM)


class _TitleBox(QWidget):
    """A title and the marks of its sources; the tooltip of the title names them all.

    Titles are equally wide in all rows. Where the form is narrow they all give way, and marks that
    have no room then are left out.
    """

    def __init__(self, label: Label, marks: Sequence[CitationMark], *, long: bool) -> None:
        super().__init__()
        self._label = label
        self._marks = tuple(marks)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_TITLE_GAP)
        row.addWidget(label, 1 if long else 0)
        for mark in marks:
            row.addWidget(mark)
        self.set_widest(round(LABEL_WIDTH * text_scale()))
        if label.sizeHint().width() < self.maximumWidth():
            row.addStretch(1)

    def set_widest(self, wide: int) -> None:
        """How wide it is where there is room."""
        self.setMaximumWidth(wide)
        self._show_marks(wide)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The width below which titles are hard to read, or that of the longest word."""
        least = max(round(_LEAST_TITLE * text_scale()), self._label.minimumSizeHint().width())
        return QSize(min(least, self.maximumWidth()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the marks that have room."""
        super().resizeEvent(event)
        self._show_marks(event.size().width())

    def _show_marks(self, wide: int) -> None:
        room = wide - self._label.minimumSizeHint().width()
        for mark in self._marks:
            room -= mark.sizeHint().width() + _TITLE_GAP
            if mark.isVisibleTo(self) != (room >= 0):
                mark.setVisible(room >= 0)


class LastKnown(Label):
    """`last: present, 12-Mar-2026`, at the right; broken only between words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "caption", wrap=True, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_known(self, known: Known | None) -> None:
        """Show the last word; None shows nothing."""
        text = "" if known is None else known.text
        self.setText(unbroken(text))
        self.setAccessibleName(text)
        self.setVisible(bool(text))


def wrapped_message(parent: QWidget | None = None) -> InlineMessage:
    """A message as high as its lines at the width it has.

    In a column nothing is higher than that; elsewhere it would take what room is left over.
    """
    made = InlineMessage(parent)
    # What may not grow is held to its size hint, which knows no width: long texts would be cut.
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made


def needed_width(widget: QWidget) -> int:
    """What a widget needs that is not shown yet: a layout would count it as nothing."""
    return max(widget.minimumWidth(), min(widget.sizeHint().width(), widget.maximumWidth()))


def _width(text: str) -> int:
    """The letters of a Latin face that take the room of `text`: a wide letter takes two."""
    return len(text) + sum(east_asian_width(one) in "WF" for one in text)


def _about(field: Field, marks: Sequence[tuple[str, str]]) -> str:
    sources = [f"{mark}: {reference}" for mark, reference in marks]
    return "\n".join(text for text in (tr(field.plain), tr(field.caveat or ""), *sources) if text)


def citations(cites: Sequence[str], definitions: Definitions) -> tuple[tuple[str, str], ...]:
    """Mark and full reference of each citation, each mark once."""
    found: dict[str, str] = {}
    for cite in cites:
        name, _, note = cite.partition("#")
        text = definitions.references[name].citation
        found.setdefault(
            definitions.mark(cite),
            tr("{text} Note {note}.").format(text=text, note=note) if note else text,
        )
    return tuple(found.items())
