"""Tab goes through a page as one reads it, also after parts of it were made later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QScrollArea, QWidget


def put_in_reading_order(root: QWidget) -> None:
    """Chain all tab stops below `root`, hidden ones too, in the order of the layouts."""
    for before, after in pairwise(tab_stops(root)):
        QWidget.setTabOrder(before, after)


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """The tab stops of a widget and of all it holds, in the order of the layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        yield from () if inside is None else tab_stops(inside)
    elif not isinstance(widget, (QComboBox, QLineEdit)):
        layout = widget.layout()
        yield from () if layout is None else _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if (widget := item.widget()) is not None:
            yield from tab_stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)
