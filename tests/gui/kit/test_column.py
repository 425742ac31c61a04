"""A column of widgets: each as high as its width makes it, shifted and not drawn again."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.ui.kit.column import ColumnArea
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.moving_card import MovingCard
from poems_desktop.ui.screens import settle

LONG = "a sentence that is longer than the line it stands in and goes on for a while " * 2


@pytest.fixture
def area(qtbot):
    made = ColumnArea(400)
    qtbot.addWidget(made)
    made.column.setContentsMargins(10, 4, 10, 6)
    made.column.setSpacing(5)
    made.resize(300, 200)
    made.show()
    return made


def labels(area, *texts):
    made = [Label(text, wrap=True) for text in texts]
    for one in made:
        area.column.addWidget(one)
    settle(20)
    return made


def bar_of(area):
    return area.verticalScrollBar().sizeHint().width()


def test_each_is_as_high_as_its_width_makes_it_and_hidden_ones_take_no_room(area):
    first, second, third = labels(area, LONG, "short", "last")
    wide = first.width()
    assert wide == area.content.width() - 20
    assert first.height() == first.heightForWidth(wide) > second.height()
    assert second.y() == first.y() + first.height() + 5
    second.hide()
    settle(20)
    assert third.y() == first.y() + first.height() + 5


def test_the_column_is_as_wide_as_there_is_room_and_never_wider_than_it_may_be(area):
    labels(area, LONG, LONG)
    assert area.content.width() == 300 - bar_of(area)
    area.resize(900, 200)
    settle(20)
    assert area.content.width() == 400
    area.resize(220, 200)
    settle(20)
    assert area.content.width() == 220 - bar_of(area)


def test_the_bar_stands_where_it_does_not_fit_and_only_there(area):
    (one,) = labels(area, "short")
    assert not area.verticalScrollBar().isVisible()
    assert area.content.height() == area.viewport().height()
    without = one.width()
    one.setText(LONG * 6)
    settle(20)
    assert area.verticalScrollBar().isVisible()
    assert area.content.width() == area.viewport().width()
    assert one.width() == without, "a text would break anew when the bar comes"
    needed = one.heightForWidth(one.width()) + 10
    assert area.content.height() == needed > area.viewport().height()
    one.setText("short")
    settle(20)
    assert not area.verticalScrollBar().isVisible()


def test_what_changed_has_its_room_before_the_next_turn(area):
    card = MovingCard("Skin")
    area.column.addWidget(card)
    (below,) = labels(area, "below")
    row = QWidget()
    text = Label("", wrap=True)
    QVBoxLayout(row).addWidget(text)
    card.column.addWidget(row)
    settle(20)
    before = below.y()
    text.setText(LONG * 2)
    area.settle([row])
    assert below.y() > before + text.heightForWidth(text.width()) / 2
    place = below.y()
    settle(20)
    assert below.y() == place


def test_widgets_can_be_put_in_between_and_taken_out(area):
    first, last = labels(area, "first", "last")
    between = Label("between")
    area.column.insertWidget(1, between)
    settle(20)
    assert first.y() < between.y() < last.y()
    assert [area.column.itemAt(at).widget() for at in range(3)] == [first, between, last]
    area.column.removeWidget(between)
    between.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(20)
    assert last.y() == first.y() + first.height() + 5
    assert area.column.itemAt(2) is None
