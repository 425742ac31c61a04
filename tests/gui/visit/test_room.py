"""What stands beside the form at which width, and the ways that lead into it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QPushButton

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.screens import settle
from poems_desktop.ui.visit.form_page import FormPage


@pytest.fixture
def wide(bench, opened):
    """The page in a window of a width, laid out."""

    def made(width, height=900, **answers):
        bench.window.layout().setContentsMargins(0, 0, 0, 0)
        bench.window.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        page = opened(**answers)
        bench.window.resize(width, height)
        page.form.finish()
        settle(80)
        assert page.width() == width
        return page

    return made


def places(form: FormPage):
    """The shown cards with their places in the form, in the order of the forms."""
    content = form.widget()
    cards = [one for one in form.cards().values() if one.isVisible()]
    return [card.geometry().translated(card.parent().mapTo(content, QPoint())) for card in cards]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "navigator", "checklist", "columns"),
    [(1230, 188, 356, 1), (1700, 220, 420, 1), (2300, 240, 480, 2)],
)
def test_a_wider_page_has_wider_panels_and_at_last_two_columns(
    wide, width, navigator, checklist, columns
):
    page = wide(width)
    assert page.navigator.width() == navigator
    assert page.checklist.width() == checklist
    lefts = [one.left() for one in places(page.form)]
    assert len(set(lefts)) == columns
    assert lefts == sorted(lefts)  # the first domains in the first column


@pytest.mark.slow
def test_two_columns_fill_the_room_and_are_about_equally_long(wide):
    page = wide(2300)
    found = places(page.form)
    columns = [[one for one in found if one.left() == left] for left in {a.left() for a in found}]
    ends = [column[-1].bottom() for column in columns]
    assert max(ends) < 1.5 * min(ends)
    assert {one.width() for one in found} == {found[0].width()}
    content = page.form.widget()
    used = content.width() / page.form.viewport().width()
    assert used > 0.95
    for column in columns:
        assert all(above.bottom() < below.top() for above, below in pairwise(column))
    assert content.height() >= max(ends)


@pytest.mark.slow
def test_two_columns_become_one_and_two_again(wide, bench):
    page = wide(2300)
    both = places(page.form)
    bench.window.resize(1230, 900)
    settle(80)
    assert len({one.left() for one in places(page.form)}) == 1
    bench.window.resize(2300, 900)
    settle(80)
    assert places(page.form) == both


@pytest.mark.slow
def test_an_edit_moves_its_own_column_alone(wide):
    page = wide(2300)
    before = places(page.form)
    control = page.form.editor("polyneuropathy").control
    page.form.go_to("polyneuropathy")
    QTest.keyClick(control, Qt.Key.Key_P)
    settle(80)
    after = places(page.form)
    moved = [a.top() != b.top() for a, b in zip(before, after, strict=True)]
    second = [one.left() > before[0].left() for one in before]
    assert any(moved)
    assert not any(m for m, beside in zip(moved, second, strict=True) if beside)


@pytest.mark.slow
def test_the_form_stands_in_the_middle_below_its_heading(wide):
    page = wide(2200)
    form = page.form
    left = form.widget().mapTo(page, QPoint()).x() - form.mapTo(page, QPoint()).x()
    right = form.viewport().width() - left - form.widget().width()
    assert form.widget().width() == 960
    assert left > 50
    assert abs(left - right) <= 1
    first = page.heading.mapTo(page, QPoint(0, 0)).x()
    card = form.cards()["polyneuropathy"]
    assert abs(first - card.mapTo(page, QPoint(0, 0)).x()) < 10


@pytest.mark.slow
def test_where_the_domains_have_no_room_a_button_leads_to_them(wide, bench):
    page = wide(660)
    button = bench.find("visit.domains", QPushButton)
    assert button.isVisible()
    assert page.navigator.isHidden()
    bench.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.navigator.isVisible()
    place = page.navigator.list.visualRect(page.navigator.model.index(2)).center()
    bench.qtbot.mouseClick(page.navigator.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.navigator.isHidden()
    assert page.navigator.domain() == page.navigator.model.summary(2).form.id
    bench.window.resize(1230, 900)
    settle(80)
    assert not button.isVisible()
    assert page.navigator.isVisible()


@pytest.mark.slow
def test_arrows_go_through_the_domains_and_enter_goes_on_in_the_form(wide, bench):
    page = wide(660)
    bench.find("visit.domains", QPushButton).click()
    page.navigator.list.setFocus()
    page.navigator.show_domain(page.navigator.model.summary(0).form.id)
    for _ in range(2):
        QTest.keyClick(page.navigator.list, Qt.Key.Key_Down)
    assert page.navigator.isVisible()
    assert page.navigator.domain() == page.navigator.model.summary(2).form.id
    QTest.keyClick(page.navigator.list, Qt.Key.Key_Return)
    assert page.navigator.isHidden()


def test_next_not_assessed_goes_on_and_never_stays(wide):
    page = wide(1230)
    met = []
    for _ in range(4):
        page.next_not_assessed()
        met.append(QApplication.focusWidget().objectName())
    rows = page.form.summaries()
    expected = [key for row in rows for key in row.not_assessed][:4]
    assert met == [f"{key}.state" for key in expected]


def test_a_caution_bears_the_sources_of_the_way_that_was_chosen(wide, bench, shipped):
    absent = Finding(state=FindingState.ABSENT, method="no_enlarged_nodes")
    page = wide(1230, castleman_disease=absent, sclerotic_bone_lesion=absent)
    row = page.form.editor("castleman_disease")

    def marks():
        found = row.strip.findChildren(CitationMark)
        return [one.text() for one in found if one.isVisibleTo(row.strip)]

    assert marks() == [shipped.mark("project")]
    box = bench.find("castleman_disease.method")
    QTest.keyClicks(box, shipped.finding("castleman_disease").method("lymph_node_biopsy").label[:6])
    assert page.session.visit.answers["castleman_disease"].method == "lymph_node_biopsy"
    assert marks() == []


def test_the_filter_leaves_what_only_keeps_a_detail(wide):
    kept = Finding(state=FindingState.NOT_ASSESSED, note="both discs")
    seen = Finding(state=FindingState.PRESENT)
    page = wide(1230, papilledema=kept, hemangioma=seen)
    page._filter.edited.emit("open")
    assert page.form.editor("papilledema").isVisibleTo(page)
    assert not page.form.editor("hemangioma").isVisibleTo(page)


def test_a_date_of_evidence_never_breaks_across_lines(wide, bench):
    page = wide(1230)
    bench.choose("polyneuropathy", "p")
    bench.settled()
    row = page.checklist.row("polyneuropathy")
    assert row.evidence_text().endswith("01-Apr-2026")
    assert "01\u2011Apr\u20112026" in row._evidence.text()


@pytest.mark.slow
def test_the_strip_of_a_state_stands_in_the_order_of_tab(wide, bench):
    wide(1230)
    bench.choose("castleman_disease", "a")
    names = []
    for _ in range(4):
        names.append(QApplication.focusWidget().objectName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names[:3] == [
        "castleman_disease.state",
        "castleman_disease.method",
        "castleman_disease.assessed",
    ]
    bench.choose("castleman_disease", "p")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "castleman_disease.onset"
