"""Rows of the problem timeline: bars for present, a line for absent, a dashed box for open time."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from poems_desktop.app.words import tr
from poems_desktop.clinical.problem_timeline import Problem, Span
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.overview.time_axis import TimeAxis
from poems_desktop.ui.theme import current_theme, font

_GAP = 6
_RADIUS = 3
_SIGN = 12
_LEAST, _LEAST_LETTERS, _DOT = 5.0, 3, 4.0
_BAR = {3: ("acc", "onAcc"), 2: ("accL", "ink"), 1: ("accS", "ink")}
_PLAIN = ("acc", "onAcc")


def draw_problem(painter: QPainter, axis: TimeAxis, problem: Problem, row: QRectF) -> None:
    """Draw the spans of one problem inside `row`."""
    for place, span in enumerate(problem.spans):
        later = problem.spans[place + 1 :]
        room = axis.x(later[0].first) if later else axis.right
        if span.kind == "absent":
            _draw_absent(painter, axis, span, row, room)
        elif span.kind == "open":
            before = problem.spans[place - 1] if place else None
            _draw_open(painter, axis, span, row, before)
        else:
            _draw_bar(painter, axis, span, row, room, graded=_is_graded(problem))
    if problem.undated:
        left, right = _widest_gap(axis, problem)
        draw_undated(painter, tr(problem.undated), left, right, row)


def words(span: Span) -> str:
    """What a span says: the state or grade as recorded, or since when nobody looked."""
    if span.kind == "open":
        return tr("Not assessed since {day}").format(day=show_date(PartialDate.of(span.first)))
    return tr(span.text)


def draw_undated(painter: QPainter, text: str, left: float, right: float, row: QRectF) -> None:
    """Say what has no place on the axis, between two places on it."""
    shown = _metrics().elidedText(text, Qt.TextElideMode.ElideRight, right - left - _GAP)
    _text(painter, shown, QPointF(left + _GAP, row.center().y()), "ink2")


def _widest_gap(axis: TimeAxis, problem: Problem) -> tuple[float, float]:
    """The widest part of a row on which nothing stands."""
    edges = [axis.left]
    for span in problem.spans:
        edges += [axis.x(span.first), axis.x(span.last)]
    edges.append(axis.right)
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return max(gaps, key=lambda gap: gap[1] - gap[0])


def _is_graded(problem: Problem) -> bool:
    return len({span.weight for span in problem.spans if span.kind == "present"}) > 1


def _draw_bar(  # noqa: PLR0913 - what a bar is drawn from
    painter: QPainter, axis: TimeAxis, span: Span, row: QRectF, room: float, *, graded: bool
) -> None:
    theme = current_theme()
    left, right = axis.x(span.first), axis.x(span.last)
    area = QRectF(left, row.y() + 4, max(right - left, _LEAST), row.height() - 8)
    fill, ink = _BAR[span.weight] if graded or span.kind == "value" else _PLAIN
    painter.setPen(QPen(theme.color("accL"), 1) if fill != "acc" else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    if _width(tr(span.text)) + 2 * _GAP <= area.width():
        _text(painter, tr(span.text), QPointF(left + _GAP, area.center().y()), ink)
        return
    state = tr(span.text)
    seen = tr("{state} {day}").format(state=state, day=show_date(PartialDate.of(span.last)))
    for text in (seen, state):
        if area.right() + _GAP + _width(text) <= room:
            _text(painter, text, QPointF(area.right() + _GAP, area.center().y()), "ink2")
            return
    begun = _metrics().elidedText(state, Qt.TextElideMode.ElideRight, area.width() - _GAP)
    if len(begun) >= _LEAST_LETTERS:
        _text(painter, begun, QPointF(left + _GAP / 2, area.center().y()), ink)
    elif graded:
        _draw_dots(painter, area, span.weight, ink)


def _draw_dots(painter: QPainter, area: QRectF, weight: int, ink: str) -> None:
    """One dot mild, two moderate, three severe: a bar without words is told by more than color."""
    wide = weight * _DOT + (weight - 1) * _DOT / 2
    if wide + 2 > area.width():
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color(ink))
    left = area.center().x() - wide / 2
    for place in range(weight):
        dot = QRectF(left + place * 1.5 * _DOT, area.center().y() - _DOT / 2, _DOT, _DOT)
        painter.drawEllipse(dot)


def _draw_absent(painter: QPainter, axis: TimeAxis, span: Span, row: QRectF, room: float) -> None:
    theme = current_theme()
    middle, left = row.center().y(), axis.x(span.first) + 3
    painter.drawPixmap(QPointF(left, middle - _SIGN / 2), state_pixmap("absent", _SIGN))
    text_left = left + _SIGN + 4
    text = tr("Absent from {day}").format(day=show_date(PartialDate.of(span.first)))
    if text_left + _width(text) > room:
        text = tr("Absent")
    if text_left + _width(text) <= room:
        _text(painter, text, QPointF(text_left, middle), "ink2")
        text_left += _width(text) + _GAP
    end = axis.x(span.last)
    if end > text_left:
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawLine(QPointF(text_left, middle), QPointF(end, middle))


def _draw_open(
    painter: QPainter, axis: TimeAxis, span: Span, row: QRectF, before: Span | None
) -> None:
    theme = current_theme()
    left, right = axis.x(span.first), axis.x(span.last)
    text = words(span)
    if before is not None and axis.x(before.last) - axis.x(before.first) < _LEAST:
        left += _LEAST + 2  # what was seen on one day stays in view
        said = tr("{state}. {since}").format(state=tr(before.text), since=text)
        text = said if _width(said) + 2 * _GAP <= right - left else text
    area = QRectF(left, row.y() + 4, max(right - left, _LEAST), row.height() - 8)
    painter.setPen(QPen(theme.color("unkL"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(theme.color("unkS"))
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    # The area stands for time: words that have no room in it go on over empty paper.
    for said in (text, tr("Not assessed")):
        wide = _width(said)
        start = area.left() + _GAP
        if wide + 2 * _GAP > area.width() and before is None:
            start = area.right() - _GAP - wide
        if axis.left <= start and start + wide <= row.right() - _GAP:
            _text(painter, said, QPointF(start, area.center().y()), "unk")
            return


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(font("caption"))


def _width(text: str) -> float:
    return _metrics().horizontalAdvance(text)


def _text(painter: QPainter, text: str, at: QPointF, token: str) -> None:
    color: QColor = current_theme().color(token)
    metrics = QFontMetricsF(font("caption"))
    painter.setFont(font("caption"))
    painter.setPen(color)
    painter.drawText(QPointF(at.x(), at.y() + (metrics.ascent() - metrics.descent()) / 2), text)
