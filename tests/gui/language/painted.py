"""Every text that Python paints, with the room it was given, as `QPainter.drawText` is called.

Delegates and paint events write with it and nothing else, so nothing of them needs to be known:
what they will paint next year is heard as well. A text fits if it lies inside the rectangle it
was given, or, where it was given a point, inside the widget. One that was shortened with `…` fits
too, but its whole text must be had elsewhere: in a tooltip or in what a screen reader is told.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter

_SLACK = 1.5
_DRAW, _ELIDE, _ELIDE_F = QPainter.drawText, QFontMetrics.elidedText, QFontMetricsF.elidedText


@dataclass(frozen=True, slots=True)
class Text:
    """One text as painted. `where` names what painted it, `fault` is empty where it fits."""

    text: str
    where: str
    area: tuple[float, float, float, float]
    fault: str


@dataclass(slots=True)
class Painted:
    """What was heard. `whole` gives the text that a shortened one stands for."""

    texts: list[Text] = field(default_factory=list)
    whole: dict[str, str] = field(default_factory=dict)

    def shown(self) -> set[str]:
        """Every text, the shortened ones as they were before."""
        return {self.whole.get(one.text, one.text) for one in self.texts}

    def shortened(self) -> dict[str, str]:
        """Each text that was shortened as painted, with its whole."""
        return {one.text: self.whole[one.text] for one in self.texts if one.text in self.whole}

    def faults(self) -> list[str]:
        """What does not fit, and what lies on something else."""
        return sorted({f"{one.where} {one.text!r}: {one.fault}" for one in self.texts if one.fault})


@contextmanager
def heard() -> Iterator[Painted]:
    """Hear what is painted inside."""
    painted = Painted()
    QPainter.drawText = _hearing(painted)
    QFontMetrics.elidedText = _shortening(painted, _ELIDE)
    QFontMetricsF.elidedText = _shortening(painted, _ELIDE_F)
    try:
        yield painted
    finally:
        QPainter.drawText = _DRAW
        QFontMetrics.elidedText, QFontMetricsF.elidedText = _ELIDE, _ELIDE_F


def _hearing(painted: Painted) -> Callable[..., object]:
    def draw(painter: QPainter, *given: object) -> object:
        texts = [one for one in given if isinstance(one, str)]
        if texts and texts[0].strip():
            # Who paints is told by the code: what `device()` gives may be gone at any time.
            where = sys._getframe(1).f_code.co_qualname
            painted.texts.append(_measured(painter, given, texts[0], where))
        return _DRAW(painter, *given)

    return draw


def _shortening(painted: Painted, original: Callable[..., str]) -> Callable[..., str]:
    def elided(metrics: object, text: str, *rest: object) -> str:
        shown = original(metrics, text, *rest)
        if shown != text:
            painted.whole[shown] = text
        return shown

    return elided


def _measured(painter: QPainter, given: tuple[object, ...], text: str, where: str) -> Text:
    metrics = QFontMetricsF(painter.font())
    if isinstance(given[0], QRect | QRectF):
        room = QRectF(given[0])
        flags = int(getattr(given[1], "value", given[1])) & ~Qt.TextFlag.TextDontClip.value
        needs = metrics.boundingRect(QRectF(room), flags, text)
        over = max(needs.width() - room.width(), _ink(metrics, needs, text) - room.height())
        fault = f"needs {_size(needs)} in {_size(room)}" if over > _SLACK else ""
        scrolled = painter.hasClipping()
    else:
        at = QPointF(given[0]) if not isinstance(given[0], int) else QPointF(*given[:2])
        needs = QRectF(
            at.x(), at.y() - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height()
        )
        fault, scrolled = "", False
    area = painter.worldTransform().mapRect(needs)
    if not fault and not scrolled:
        beyond = max(-area.left(), area.right() - painter.viewport().width())
        fault = f"{beyond:.0f} px beyond the widget" if beyond > _SLACK else ""
    return Text(text, where, (area.x(), area.y(), area.width(), area.height()), fault)


def _ink(metrics: QFontMetricsF, needs: QRectF, text: str) -> float:
    """How high the letters are, in all lines: a line has air that a low room may cut."""
    return (
        needs.height()
        - metrics.boundingRect(text).height()
        + metrics.tightBoundingRect(text).height()
    )


def _size(room: QRectF) -> str:
    return f"{room.width():.0f} by {room.height():.0f}"
