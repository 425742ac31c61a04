"""A row of choices with a number beside each word, as wide as the room it is given."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from poems_desktop.ui.kit.focus_ring import MARGIN
from poems_desktop.ui.kit.segmented import SegmentedControl
from poems_desktop.ui.theme import font

_LEAST_PAD = 5


class CountedControl(SegmentedControl):
    """A `SegmentedControl` that says how many there are of each choice.

    Words are never cut: where not all numbers have room, those of the first choices are left out
    first. What is left out is still said to screen readers.
    """

    _counts: Mapping[object, str] = {}

    def show_counts(self, counts: Mapping[object, str]) -> None:
        """The numbers by value, as they are to be read: `3`, `12+`; empty shows none."""
        self._counts = dict(counts)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit_counts()
        self._place_segments()
        self._tell_accessibility()
        self.updateGeometry()

    def counts(self) -> tuple[str, ...]:
        """The number of each choice, in order, whether there is room for it or not."""
        return tuple(self._counts.get(option.value, "") for option in self._options)

    def minimumSizeHint(self) -> QSize:
        """Room for the words alone, set closely."""
        metrics = QFontMetrics(font("dense", 700))
        words = sum(metrics.horizontalAdvance(option.text) for option in self._options)
        wide = words + 2 * _LEAST_PAD * len(self._options) + 2 + 2 * MARGIN
        return QSize(min(wide, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out numbers, or show them again, as the room allows."""
        self._fit_counts()
        super().resizeEvent(event)

    def _fit_counts(self) -> None:
        for shown in self._choices_of_counts():
            for segment, count in zip(self._segments, shown, strict=True):
                segment.set_count(count)
            if self._words_width() + 2 * _LEAST_PAD * len(self._segments) <= self._inner():
                break

    def _choices_of_counts(self) -> Iterator[tuple[str, ...]]:
        counts = self.counts()
        for left_out in range(len(counts) + 1):
            yield ("",) * left_out + counts[left_out:]

    def _place_segments(self) -> None:
        spare = max(0, self._inner() - self._words_width())
        each, rest = divmod(spare, len(self._segments))
        metrics, left = QFontMetrics(font("dense", 700)), MARGIN + 1
        for place, segment in enumerate(self._segments):
            wide = metrics.horizontalAdvance(segment.words()) + each + (place < rest)
            segment.setGeometry(left, MARGIN + 1, wide, self.height() - 2 * MARGIN - 2)
            left += wide

    def _words_width(self) -> int:
        metrics = QFontMetrics(font("dense", 700))
        return sum(metrics.horizontalAdvance(segment.words()) for segment in self._segments)

    def _inner(self) -> int:
        return self.width() - 2 * MARGIN - 2

    def _tell_accessibility(self) -> None:
        super()._tell_accessibility()
        said = []
        choices = zip(self._segments, self._options, self.counts(), strict=True)
        for segment, option, count in choices:
            words = f"{option.text} {count}" if count else option.text
            segment.setAccessibleName(words)
            said.append(words)
        self.setAccessibleDescription(", ".join(said))
