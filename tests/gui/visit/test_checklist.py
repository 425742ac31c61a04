"""The right panel: links both ways, overrides, tests not had here, sets, questions, conclusions."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from poems_desktop.app.not_here import SETTING, NotHere
from poems_desktop.app.set_overview import set_lines
from poems_desktop.app.settle_options import settle
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding
from poems_desktop.core.truth import Truth
from poems_desktop.store.errors import StoreReadOnly
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.citation_mark import CitationMark

pytestmark = pytest.mark.slow  # In --full: the default run stays under four minutes.

PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)
PROBABLE = {
    "polyneuropathy": PRESENT,
    "monoclonal_gammopathy": PRESENT,
    "hyperpigmentation": PRESENT,
}
ENTER = Qt.Key.Key_Return


def override(bench, page, criterion, reason, letter="m"):
    row = page.checklist.row(criterion)
    row.setFocus()
    bench.qtbot.keyClick(row, Qt.Key.Key_O)
    bench.qtbot.keyClicks(page.checklist.view.editor.truth, letter)
    page.checklist.view.editor.reason.setPlainText(reason)
    bench.click("override.save")
    bench.settled()


def test_enter_on_a_criterion_goes_to_its_field(bench, opened):
    page = opened()
    bench.qtbot.keyClick(page.checklist.row("papilledema"), ENTER)
    assert QApplication.focusWidget() is page.form.editor("papilledema").control


def test_an_override_needs_a_reason_and_is_always_shown(bench, opened):
    page = opened(**PROBABLE)
    override(bench, page, "castleman", "  ")
    assert bench.sitting.record.overrides == ()
    assert page.checklist.view.editor.isVisibleTo(page)
    override(bench, page, "castleman", "biopsy elsewhere")
    (one,) = bench.sitting.record.overrides
    assert (one.author, one.reason, one.truth) == ("Dr Ada Marsh", "biopsy elsewhere", Truth.TRUE)
    assert page.checklist.row("castleman").state_text() == "Met"
    assert page.checklist.verdict.startswith("Criteria met")
    assert "overridden by Dr Ada Marsh because biopsy elsewhere" in page.checklist.verdict
    assert page.checklist.view.overrides.texts() == (
        "Castleman disease met, overridden by Dr Ada Marsh because biopsy elsewhere. 01-Apr-2026.",
    )
    assert bench.store.head("override", one.id).content["reason"] == "biopsy elsewhere"


def test_an_override_is_withdrawn_and_stays_on_record(bench, opened):
    page = opened(**PROBABLE)
    override(bench, page, "castleman", "biopsy elsewhere")
    bench.click("override.0.withdraw")
    bench.settled()
    (one,) = bench.sitting.record.overrides
    assert one.withdrawn is not None
    assert page.checklist.row("castleman").state_text() == "Not yet known"
    assert "Withdrawn 01-Apr-2026." in page.checklist.view.overrides.texts()[0]
    assert len(bench.store.history("override", one.id)) == 2


def test_an_edit_in_progress_survives_an_override(bench, opened):
    page = opened(**PROBABLE)
    bench.choose("papilledema", "p")
    override(bench, page, "castleman", "biopsy elsewhere", letter="n")
    assert page.session.visit.answers["papilledema"] == PRESENT
    assert page.session.undo_name == "Papilledema"
    assert page.checklist.row("castleman").state_text() == "Not met"


def test_what_would_settle_it_leads_to_the_field(bench, opened):
    page = opened(**PROBABLE)
    bench.settled()
    lines = page.checklist.settle_text().splitlines()
    assert 1 < len(lines) <= 4
    place = next(at for at, line in enumerate(lines, 1) if "bone" in line)
    bench.qtbot.keyClick(bench.find(f"settle.{place}"), ENTER)
    assert QApplication.focusWidget() is page.form.editor("sclerotic_bone_lesion").control


def test_the_ways_beyond_four_are_counted_and_shown_when_asked_for(bench, opened):
    page = opened()
    bench.settled()
    weighed = page.session.assessment, page.checklist.view.result
    every = [one.text for one in settle(*weighed, NotHere()).options]
    assert len(every) > 4
    lines = [f"{at}  {text}" for at, text in enumerate(every, 1)]
    assert page.checklist.settle_text().splitlines() == lines[:4]
    more = bench.find("settle.more")
    assert more.text() == f"and {len(every) - 4} more"
    bench.qtbot.keyClick(more, ENTER)
    assert page.checklist.settle_text().splitlines() == lines
    assert more.isHidden()
    assert QApplication.focusWidget() is bench.find("settle.5")
    box = page.checklist.view.settle
    rows = [row.geometry() for row in box.rows]
    assert all(above.bottom() < below.top() for above, below in pairwise(rows))
    assert rows[-1].bottom() < box.height()
    order = [one for one in tab_chain(box.rows[0]) if one in box.rows]
    assert order == box.rows
    bench.qtbot.keyClick(box.rows[-1], ENTER)
    assert QApplication.focusWidget() is not box.rows[-1]
    bench.choose("polyneuropathy", "p")
    bench.settled()
    assert more.isHidden()
    assert len(page.checklist.settle_text().splitlines()) > 4, "it stays open"


def test_where_four_ways_are_all_no_more_are_offered(bench, opened):
    opened(**PROBABLE)
    bench.settled()
    assert bench.find("settle.more").isHidden()


def tab_chain(start):
    """Whom Tab reaches, from `start` once around."""
    yield start
    one = start.nextInFocusChain()
    while one is not start:
        yield one
        one = one.nextInFocusChain()


def test_a_test_that_is_not_had_here_is_left_out_and_said(bench, opened):
    page = opened(**PROBABLE)
    bench.settled()
    lines = page.checklist.settle_text().splitlines()
    place = next(at for at, line in enumerate(lines, 1) if "bone" in line)
    said = lines[place - 1].partition("  ")[2].rstrip(".")
    bench.click(f"settle.{place}.not_here")
    assert "bone" not in page.checklist.settle_text()
    assert page.checklist.view.settle.left_out() == f"Left out, not available here: {said}."
    assert bench.store.head("setting", SETTING).content == {"fields": ["sclerotic_bone_lesion"]}
    assert page.checklist.row("sclerotic_bone").state_text() == "Not yet known"
    page = opened(**PROBABLE)
    bench.settled()
    assert "bone" not in page.checklist.settle_text()
    bench.click("settle.again")
    assert page.checklist.settle_text().splitlines() == lines


def place_of(page, word):
    """The line of what would settle it that names the word."""
    lines = page.checklist.settle_text().splitlines()
    return next(at for at, line in enumerate(lines, 1) if word in line)


def unavailable(bench):
    return bench.store.head("setting", SETTING).content


def test_a_mark_is_added_to_what_the_store_has_now(bench, opened):
    page = opened(**PROBABLE)
    bench.settled()
    bench.store.save("setting", SETTING, "", {"fields": ["vegf"]})  # as Settings does meanwhile
    bench.click(f"settle.{place_of(page, 'bone')}.not_here")
    assert unavailable(bench) == {"fields": ["sclerotic_bone_lesion", "vegf"]}
    bench.store.save("setting", SETTING, "", {"fields": []})
    bench.sitting.use_policy(bench.sitting.policy)
    bench.settled()
    assert "bone" in page.checklist.settle_text()


def test_a_list_that_was_not_read_at_first_loses_no_mark(bench, opened, monkeypatch):
    bench.store.save("setting", SETTING, "", {"fields": ["vegf"]})
    head = bench.store.head

    def failing(kind, entity):
        if kind == "setting":
            raise StoreReadOnly
        return head(kind, entity)

    monkeypatch.setattr(bench.store, "head", failing)
    page = opened(**PROBABLE)
    bench.settled()
    bench.click(f"settle.{place_of(page, 'bone')}.not_here")
    assert bench.dialogs.told == [f"This was not saved: {StoreReadOnly().sentence}"]
    monkeypatch.setattr(bench.store, "head", head)
    assert unavailable(bench) == {"fields": ["vegf"]}
    bench.click(f"settle.{place_of(page, 'bone')}.not_here")
    assert unavailable(bench) == {"fields": ["sclerotic_bone_lesion", "vegf"]}


def test_a_list_of_a_later_version_refuses_a_mark(bench, opened):
    bench.store.save("setting", SETTING, "", {"fields": ["vegf"], "by_ward": {}})
    page = opened(**PROBABLE)
    bench.settled()
    bench.click(f"settle.{place_of(page, 'bone')}.not_here")
    assert unavailable(bench) == {"fields": ["vegf"], "by_ward": {}}
    assert "cannot be read by this version" in bench.dialogs.told[0]
    assert "bone" in page.checklist.settle_text()


@pytest.mark.parametrize("name", ["settle.1", "criterion.papilledema"])
def test_only_a_left_click_that_ends_on_the_row_leads_to_the_field(bench, opened, name):
    page = opened(**PROBABLE)
    bench.settled()
    row, wanted = bench.find(name), []
    page.checklist.field_wanted.connect(wanted.append)
    middle, left = row.rect().center(), Qt.MouseButton.LeftButton
    bench.qtbot.mouseClick(row, Qt.MouseButton.RightButton, pos=middle)
    bench.qtbot.mouseClick(row, Qt.MouseButton.MiddleButton, pos=middle)
    bench.qtbot.mousePress(row, left, pos=middle)
    bench.qtbot.mouseRelease(row, left, pos=middle + QPoint(0, row.height() * 2))
    assert wanted == []
    bench.qtbot.mouseClick(row, left, pos=middle)
    assert len(wanted) == 1


def test_sets_side_by_side_with_the_line_where_they_disagree(bench, opened):
    page = opened(**PROBABLE)
    page.checklist.show_tab("sets")
    sets = page.checklist.sets
    assert "One set is in use" in sets.disagreement()
    bench.click("set.misawa_kuwabara_2013")
    bench.settled()
    assert bench.sitting.policy.sets == ("dispenzieri", "misawa_kuwabara_2013")
    assert sets.card("misawa_kuwabara_2013").box.accessibleName().endswith("Criteria met")
    assert sets.disagreement().startswith("Dispenzieri not yet known and Misawa-Kuwabara met: ")
    page.checklist.show_tab("checklist")
    chooser = page.checklist.view.chooser
    assert chooser.count() == 2
    bench.qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert page.checklist.verdict.startswith("Criteria met")
    page.checklist.show_tab("sets")
    bench.click("set.misawa_kuwabara_2013")
    bench.settled()
    assert bench.sitting.policy.sets == ("dispenzieri",)
    assert page.checklist.verdict.startswith("Not yet known")


def test_a_set_that_is_switched_off_says_why_and_cannot_be_ticked(bench, opened):
    page = opened()
    page.checklist.show_tab("sets")
    card = page.checklist.sets.card("japan_mhlw_2024")
    assert not card.box.isEnabled()
    assert "until a site has confirmed it" in card._refused.text()
    assert not page.checklist.sets.card("dispenzieri").box.isEnabled()


def test_predictive_values_follow_the_chance_that_is_typed(bench, opened):
    page = opened(**PROBABLE)
    page.checklist.show_tab("sets")
    box = page.checklist.sets.predictive
    verdict = page.checklist.verdict
    assert box.chance.text() == ""
    assert box.lines() == ()
    why = page.session.definitions.library.tables.points.whole_sets
    assert why.text in [one.text() for one in box.findChildren(QLabel)]
    (mark,) = box.findChildren(CitationMark)
    assert mark.text() == page.session.definitions.mark(*why.cites)
    bench.type("predictive.chance", "10,0")
    points = page.session.definitions.library.tables.points.point
    assert len(box.lines()) == len(points)
    said = [[one.text() for one in line.findChildren(QLabel)] for line in box.lines()]
    assert any("60% would have POEMS" in text for text in said[0])
    assert all("Our arithmetic on cited figures." in texts for texts in said)
    assert all(line.findChildren(CitationMark) for line in box.lines())
    for typed, why in (("100", "above 0 and below 100"), ("<5", "without < or >"), ("", "")):
        bench.type("predictive.chance", typed)
        assert box.lines() == ()
        assert why in box.problem()
    known = [one.text() for one in box.findChildren(QLabel)]
    for one in page.session.definitions.sets.values():
        assert f"{one.short}: {one.validation}" in known
    assert page.checklist.verdict == verdict
    assert not page.session.dirty


@pytest.fixture
def contradiction(shipped):
    """Two answers of one visit that cannot both hold, from the shipped rules."""
    for pair in shipped.library.guidance.consistency.pair:
        claim = shipped.finding(pair.claim.key)
        for other in pair.against:
            field = shipped.finding(other.key)
            if claim and field and not claim.group and not field.group and other.values:
                return {
                    claim.key: Finding(state=pair.claim.values[0]),
                    field.key: Finding(state=other.values[0]),
                }
    pytest.fail("no rule about two findings")


def test_a_contradiction_is_asked_answered_and_leads_to_its_fields(bench, opened, contradiction):
    page = opened(**contradiction)
    bench.settled()
    button = bench.find("checklist.questions")
    assert "to clarify" in button.text()
    bench.click("checklist.questions")
    row = page.checklist.conclusions.question_rows()[0]
    waiting = len(page.checklist.conclusions.question_rows())
    key = row.question.key
    assert {name for name, _ in row.question.fields} == set(contradiction)
    bench.click(f"question.{key}.save")
    assert bench.sitting.record.reasons == ()
    bench.type(f"question.{key}.reason", "seen twice, on different days")
    bench.settled()
    (reason,) = bench.sitting.record.reasons
    assert (reason.contradiction, reason.author) == (key, "Dr Ada Marsh")
    rows = page.checklist.conclusions.question_rows()
    assert len(rows) == waiting
    answered = next(one.question for one in rows if one.question.key == key)
    assert answered.answered == "seen twice, on different days. Dr Ada Marsh, 01-Apr-2026"
    rows[-1].field_wanted.emit(next(iter(contradiction)))
    editor = page.form.editor(next(iter(contradiction)))
    assert editor.isAncestorOf(QApplication.focusWidget())


def test_conclusions_are_made_only_when_they_are_looked_at(bench, opened):
    page = opened(**PROBABLE)
    bench.settled()
    assert "conclusions" not in page.session.assessment.__dict__
    page.checklist.show_tab("conclusions")
    titles = [section.title for section in page.session.assessment.conclusions]
    assert list(page.checklist.conclusions.cards()) == [
        title for title in titles if title != "Contradictions to answer"
    ]
    card = next(iter(page.checklist.conclusions.cards().values()))
    card.set_collapsed(False)
    said = [label.text() for label in card.findChildren(type(card._title))]
    assert all(line.title in said and line.rule in said for line in card.section.lines)


def test_every_source_of_a_set_and_of_a_conclusion_can_be_reached(bench, opened, shipped):
    page = opened(**PROBABLE)
    page.checklist.show_tab("sets")
    weighed = page.session.assessment
    lines = set_lines(weighed)
    assert max(len(named(line.cites, shipped)) for line in lines) > 3
    for line in lines:
        told = references(bench.find(f"set.{line.id}").parentWidget())
        assert all(reference in told for _, reference in citations(line.cites, shipped)), line.id
    page.checklist.show_tab("conclusions")
    view = page.checklist.conclusions
    for section in weighed.conclusions:
        if section.asks:
            continue
        view.cards()[section.title].set_collapsed(False)
        for one in section.lines:
            told = references(bench.find(f"conclusion.{one.id}"))
            for _, reference in citations(one.cites, shipped):
                assert reference in told, one.id


def named(cites, definitions):
    return {definitions.mark(cite) for cite in cites}


def references(widget):
    return "\n".join(mark.reference() for mark in widget.findChildren(CitationMark))
