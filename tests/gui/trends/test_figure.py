"""The figure is read by mouse, by keyboard and in words, and agrees with the table."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication

from poems_desktop.plots.other_build import FEWEST
from poems_desktop.ui.theme import apply_theme, load_theme
from poems_desktop.ui.trends.readout import REST

LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down


def drawn(trends):
    return {spot.result_id for spot in trends.page.figure.spots}


def place(trends, result_id):
    figure = trends.page.figure
    return figure._place(figure._spot(result_id)).toPoint()


def test_every_result_of_the_record_is_drawn_once(trends):
    ids = [spot.result_id for spot in trends.page.figure.spots]
    assert sorted(ids) == ["a", "b", "c", "n", "s1", "s2", "t1", "t2"]


def test_right_and_left_go_from_point_to_point_and_say_it_whole(trends):
    assert trends.readout == REST
    trends.press(RIGHT)
    assert trends.readout == (
        "VEGF, plasma: 486 pg/mL, 08-Mar-2022, Meridian. First result of this series."
    )
    trends.press(RIGHT)
    assert trends.readout == (
        "VEGF, plasma: 412 pg/mL, 03-May-2022, Meridian. "
        "Change \u221274 (\u221215%) from 486 pg/mL of 08-Mar-2022."
    )
    trends.press(RIGHT)
    assert "not compared with another" in trends.readout
    trends.press(RIGHT, RIGHT)
    assert trends.page.figure.current == "c"
    trends.press(LEFT)
    assert trends.page.figure.current == "b"


def test_home_end_and_left_from_nothing(trends):
    trends.press(LEFT)
    assert trends.page.figure.current == "t2"
    trends.press(Qt.Key.Key_Home)
    assert trends.page.figure.current == "t1"
    trends.press(Qt.Key.Key_End)
    assert trends.page.figure.current == "t2"


def test_down_and_up_change_the_panel_at_the_nearest_day(trends):
    trends.press(RIGHT, RIGHT, DOWN)
    assert trends.page.figure.current == "s2"
    trends.press(DOWN)
    assert trends.page.figure.current == "n"
    assert "set aside" in trends.readout
    trends.press(DOWN, DOWN)
    assert trends.page.figure.current == "t1"
    trends.press(UP)
    assert trends.page.figure.current == "n"


def test_what_is_read_is_the_accessible_text_too(trends):
    trends.press(RIGHT)
    assert trends.page.figure.accessibleDescription() == trends.readout
    name = trends.page.figure.accessibleName()
    assert name.startswith("VEGF trend: plasma, 3 results, from 486 pg/mL on 08-Mar-2022")
    assert "Platelets, 2 results, from 612" in name


def test_the_mouse_reads_a_point_and_lets_it_go(trends):
    figure = trends.page.figure
    trends.qtbot.mouseMove(figure, place(trends, "a"))
    assert "486 pg/mL" in trends.readout
    trends.qtbot.mouseMove(figure, QPoint(3, 3))
    assert trends.readout == REST
    assert figure.current == ""


def test_a_click_chooses_the_row_and_the_row_rings_the_point(trends):
    trends.qtbot.mouseClick(trends.page.figure, Qt.MouseButton.LeftButton, pos=place(trends, "s2"))
    table = trends.page.table
    assert table.current() == "s2"
    table.setFocus()
    table.choose("a")
    trends.qtbot.keyClick(table, UP)
    assert trends.page.figure.current == table.current() != "a"
    assert "Change" in trends.readout or "First" in trends.readout or "first" in trends.readout


def test_a_point_of_another_test_lists_that_test(trends):
    trends.press(LEFT)
    assert trends.page.results.tests.value() == "platelets"
    assert trends.page.table.current() == "t2"
    assert trends.page.table.isColumnHidden(2)
    trends.press(RIGHT, UP)
    assert trends.page.results.tests.value() == "vegf"


def test_enter_goes_to_the_row(trends):
    trends.press(RIGHT, Qt.Key.Key_Return)
    assert trends.page.table.hasFocus()
    assert trends.page.table.current() == "a"


@pytest.mark.slow
def test_levels_follow_the_choice(trends):
    model = trends.page.figure.model
    assert [str(p.cut_off.value) for p in model.panels] == ["200", "1920"]
    box = trends.page.card.lines
    box.setFocus()
    trends.qtbot.keyClick(box, Qt.Key.Key_End)
    assert box.value() == "none"
    assert [p.cut_off for p in trends.page.figure.model.panels] == [None, None]


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_other_trends_can_be_left_out_and_stay_out(trends):
    chooser = trends.page.card.others
    assert chooser.keys() == ("platelets",)
    assert f"a test with {FEWEST} results or more is offered" in chooser.accessibleDescription()
    trends.click("trend.others")
    box = chooser._list.boxes["platelets"]
    trends.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert {"t1", "t2"} & drawn(trends) == set()
    trends.page.refresh()
    assert chooser.keys() == ()


def test_panels_share_one_time_axis(trends):
    at = {spot.result_id: spot.x for spot in trends.page.figure.spots}
    assert at["a"] == at["t1"]
    assert at["n"] < at["s1"] < at["a"] < at["s2"] < at["b"] < at["c"] < at["t2"]


def test_the_time_shown_leaves_earlier_points_out(trends):
    control = trends.page.card.range
    control.setFocus()
    trends.qtbot.keyClick(control, RIGHT)
    trends.qtbot.keyClick(control, RIGHT)
    assert control.value() == "1"
    assert drawn(trends) == {"c", "t2"}


@pytest.mark.slow
def test_undo_elsewhere_is_shown_here(trends):
    session = trends.sitting.session
    session.remove_result("a")
    trends.qtbot.waitUntil(lambda: "a" not in drawn(trends), timeout=3000)
    session.undo()
    trends.qtbot.waitUntil(lambda: "a" in drawn(trends), timeout=3000)


def test_a_page_that_is_gone_hears_nothing_more(trends):
    session = trends.sitting.session
    assert len(session._listeners) == 1
    trends.page.hide()
    trends.page.setParent(None)
    trends.page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert session._listeners == []
    session.remove_result("a")


def test_a_narrow_page_keeps_the_laboratory_readable(open_page):
    trends = open_page(980, 564)
    table = trends.page.table
    assert table.isColumnHidden(3)
    assert table._specimens.two_lines
    assert "Meridian" in table.copied_text()
    wide = sum(table.columnWidth(n) for n in range(5) if not table.isColumnHidden(n))
    assert wide <= table.viewport().width()


def test_large_text_stacks_the_cards(open_page, qapp):
    apply_theme(qapp, load_theme("light"), 1.5)
    try:
        page = open_page(980, 700).page
        assert page.card.geometry().bottom() < page.results.geometry().top()
        assert not page.table.isColumnHidden(3)
        scroll = page.table.horizontalScrollBar()
        assert scroll.maximum() == 0
    finally:
        apply_theme(qapp, load_theme("light"))


@pytest.mark.slow
def test_the_theme_is_followed(trends, qapp):
    before = trends.page.figure._image.pixelColor(2, 2).name()
    apply_theme(qapp, load_theme("dark"))
    try:
        figure = trends.page.figure
        trends.qtbot.waitUntil(lambda: figure._image.pixelColor(2, 2).name() != before)
    finally:
        apply_theme(qapp, load_theme("light"))


def test_ctrl_c_in_the_table_copies_the_whole_series(trends):
    table = trends.page.table
    table.setFocus()
    trends.qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + 6
    assert "first at this lab" in lines[1]


@pytest.mark.slow
def test_a_listed_test_that_has_no_trend_any_more_gives_way_to_vegf(trends):
    trends.press(LEFT)
    assert trends.page.results.tests.value() == "platelets"
    trends.sitting.session.remove_result("t1")
    trends.page.refresh()
    assert trends.page.results.tests.value() == "vegf"
    assert trends.page.results.tests.currentText() == "VEGF, all specimens"
    assert trends.page.table.count() == 6
