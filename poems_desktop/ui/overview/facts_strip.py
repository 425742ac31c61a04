"""Four facts side by side: what the criteria say, and what physicians have recorded."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.patient_marks import day_zero_mark
from poems_desktop.app.time_words import time_since
from poems_desktop.app.verdict_words import limbs_met, verdict
from poems_desktop.app.words import tr
from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.recorded import recorded
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, frame
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, scaled, text_scale
from poems_desktop.ui.visit.criterion_row import STATE

_NOT_RECORDED = tr("Not recorded")
_COUNT = 4
_WIDE = 1120


@dataclass(frozen=True, slots=True)
class Fact:
    """Caption, value and remark of one box."""

    caption: str
    value: str
    remark: str
    state: str = ""
    tone: str = ""
    cites: tuple[str, ...] = ()


def facts(assessment: Assessment) -> tuple[Fact, ...]:
    """The four facts of an assessed record."""
    return (_checklist(assessment), _diagnosis(assessment), _transplant(assessment),
            _response(assessment))  # fmt: skip


def _checklist(assessment: Assessment) -> Fact:
    result = assessment.main
    as_of = show_date(PartialDate.of(assessment.as_of))
    headline = f"{verdict(result)}, {limbs_met(result)}"
    return Fact(
        tr("Checklist as of {as_of}").format(as_of=as_of),
        headline,
        wording.subline(result),
        STATE[result.truth],
        cites=result.criteria_set.cites,
    )


def _diagnosis(assessment: Assessment) -> Fact:
    record, shipped, day = assessment.record, assessment.definitions, assessment.as_of
    stated = recorded(record, shipped, "diagnostic_certainty", day)
    dated = recorded(record, shipped, "diagnosis_date", day)
    value = tr(stated.text) if stated else _NOT_RECORDED
    remark = tr("No date of diagnosis is recorded")
    if dated is not None and dated.value is not None:
        ago = time_since(dated.value, day)
        remark = tr("Diagnosed {when}").format(when=dated.text)
        remark = tr("{when}, {time} ago").format(when=remark, time=ago) if ago else remark
    return Fact(tr("Diagnosis, as the physician states it"), value, remark)


def _transplant(assessment: Assessment) -> Fact:
    if not assessment.record.transplants:
        return Fact(tr("Transplant"), tr("None recorded"), "")
    zero = day_zero_mark(assessment)
    if zero is None:
        return Fact(tr("Transplant"), tr("Day 0 not settled"), tr("See the Transplant page"))
    count, after = len(assessment.record.transplants), zero.after
    if count > 1:
        told = tr("{count} transplants recorded").format(count=count)
        after = f"{after} · {told}" if after else told
    day_zero = tr("Day 0: {day}").format(day=zero.day)
    return Fact(tr("Transplant"), day_zero, after, tone="plum")


def _response(assessment: Assessment) -> Fact:
    record, shipped, day = assessment.record, assessment.definitions, assessment.as_of
    found = recorded(record, shipped, "hematologic_response", day)
    caption = tr("Hematologic response, recorded by physician")
    if found is None:
        return Fact(caption, _NOT_RECORDED, "")
    when = (
        tr("Recorded {day}").format(day=show_date(found.date))
        if found.date is not None
        else tr("Undated")
    )
    return Fact(caption, tr(found.text), when)


class FactBox(Themed, QWidget):
    """One fact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = ""
        self._first = True
        self._caption = Label("", "caption")
        self._icon = Label()
        self._value = Label("", "section", wrap=True)
        self._remark = Label("", "caption", tone="ink2", wrap=True)
        holder = QWidget()
        self._marks = FlowLayout(holder, spacing=4, line_spacing=3)
        self._caption.setWordWrap(True)
        middle = QHBoxLayout()
        middle.setSpacing(7)
        middle.addWidget(self._icon)
        middle.addWidget(self._value, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 12, 9)
        column.setSpacing(3)
        column.addWidget(self._caption)
        column.addLayout(middle)
        column.addWidget(self._remark)
        column.addWidget(holder)
        column.addStretch(1)
        self.follow_theme()

    def show_fact(self, fact: Fact, assessment: Assessment) -> None:
        """Show one fact, with the marks of its sources."""
        self._state = fact.state
        self._caption.setText(fact.caption)
        self._value.setText(fact.value)
        self._value.set_tone(fact.tone)
        self._remark.setText(fact.remark)
        self._remark.setVisible(bool(fact.remark))
        self.setAccessibleName(f"{fact.caption}: {fact.value}. {fact.remark}")
        if self._marks.count() == 0:
            for mark, reference in citations(fact.cites, assessment.definitions):
                self._marks.addWidget(CitationMark(mark, reference))
        self.refresh_look()

    def set_first(self, *, first: bool) -> None:
        """Whether it begins a row: every other has a line before it."""
        self._first = first
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line to the box before."""
        super().paintEvent(event)
        if not self._first:
            painter = QPainter(self)
            painter.fillRect(0, 0, 1, self.height(), current_theme().color("line"))
            painter.end()

    def refresh_look(self) -> None:
        """Draw the state for the present theme."""
        self._icon.setVisible(bool(self._state))
        if self._state:
            self._icon.setPixmap(state_pixmap(self._state, scaled(18)))


class FactsStrip(QWidget):
    """The boxes in one card: side by side, or two by two where they would be narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = frame("card")
        self._grid = QGridLayout(card)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._boxes = [FactBox() for _ in range(_COUNT)]
        self._columns = 0
        self._arrange(_COUNT)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the facts of an assessed record."""
        for box, fact in zip(self._boxes, facts(assessment), strict=True):
            box.show_fact(fact, assessment)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: arrange for the new width."""
        super().resizeEvent(event)
        self._arrange(_COUNT if self.width() >= _WIDE * text_scale() else 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, box in enumerate(self._boxes):
            self._grid.addWidget(box, place // columns, place % columns)
            box.set_first(first=place % columns == 0)
        for column in range(_COUNT):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
