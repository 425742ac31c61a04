"""Beside a field: the last known value, another cause, whom it is asked of, what is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from poems_desktop.app.field_about import about
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Attribution, Finding, Measurement, Visit
from poems_desktop.clinical.wording import EXPLAINED
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.store.errors import StoreFull
from poems_desktop.ui.editors.field_row import LastKnown, citations
from poems_desktop.ui.kit.citation_mark import CitationMark

PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)
EARLIER = Visit(
    id="v0",
    date=PartialDate(2026, 3, 12),
    answers={"papilledema": PRESENT},
    results=(Measurement(id="r0", test="vegf", value="640", unit="pg/mL", specimen="plasma"),),
)


def last(page, key):
    shown = page.form.editor(key).findChildren(LastKnown)
    return shown[0].accessibleName() if shown and not shown[0].isHidden() else ""


def test_the_last_word_stands_beside_the_field_and_nothing_is_copied(bench):
    bench.sign(EARLIER)
    page = bench.open(Visit(id="v1", date=PartialDate(2026, 4, 1)))
    assert last(page, "papilledema") == "last: present, 12-Mar-2026"
    assert last(page, "vegf") == "last: 640 pg/mL, plasma, 12-Mar-2026"
    assert last(page, "hyperpigmentation") == ""
    assert page.form.editor("papilledema").control.value() == "not_assessed"
    assert page.session.visit.answers == {}
    assert page.session.visit.results == ()


def test_the_last_word_follows_the_date_of_the_visit(bench):
    bench.sign(EARLIER)
    page = bench.open(Visit(id="v1", date=PartialDate(2026, 4, 1)))
    assert last(page, "papilledema")
    bench.type("visit.date", "1 feb 2026")
    assert last(page, "papilledema") == ""
    page.session.undo()
    assert last(page, "papilledema") == "last: present, 12-Mar-2026"


def test_another_cause_is_stated_in_ones_own_name_and_does_not_count(bench, opened):
    page = opened()
    bench.choose("papilledema", "p")
    bench.settled()
    assert page.checklist.row("papilledema").state_text() == "Met"
    bench.click("papilledema.explain")
    assert not bench.find("papilledema.cause_reason").isEnabled()
    bench.type("papilledema.cause", "raised pressure")
    bench.type("papilledema.cause_reason", "fluid pressure 40 cm")
    cause = Attribution(
        cause="raised pressure", reason="fluid pressure 40 cm", author="Dr Ada Marsh"
    )
    kept = Visit.model_validate(bench.store.draft("v1").content)
    assert kept.answers["papilledema"].explained_by == cause
    assert kept.answers["papilledema"].state is FindingState.PRESENT
    bench.settled()
    row = page.checklist.row("papilledema")
    assert row.state_text() == "Not met"
    assert "explained by raised pressure" in row.evidence_text()
    assert "does not count" in row.evidence_text()
    said = [one.text() for one in page.form.editor("papilledema").findChildren(QLabel)]
    assert f"{EXPLAINED} Stated by Dr Ada Marsh." in said
    bench.click("papilledema.cause_remove")
    assert page.session.visit.answers["papilledema"].explained_by is None
    page.session.undo()
    assert page.session.visit.answers["papilledema"].explained_by == cause
    assert bench.find("papilledema.cause", QLineEdit).text() == "raised pressure"


@pytest.mark.slow
def test_a_field_of_the_other_sex_is_not_asked_but_kept_where_answered(bench, opened, shipped):
    women = next(f for f in shipped.fields.values() if f.sex == "F" and f.kind == "finding")
    form = shipped.form_of[women.key].id
    page = opened()
    page.form.finish()
    page.form.cards()[form].show_all()
    assert women.key not in page.form.cards()[form]._editors
    assert page.form.kept_text() == ""
    page = bench.open(Visit(id="v2", date=PartialDate(2026, 4, 1), answers={women.key: PRESENT}))
    page.form.finish()
    assert page.form.cards()[form].editor(women.key).control.value() == "present"
    assert f"{women.label}: present (asked of women only)" in page.form.kept_text()


def test_details_of_another_state_are_kept_and_listed(bench, opened):
    page = opened()
    bench.choose("papilledema", "p")
    bench.type("papilledema.note", "both discs")
    bench.choose("papilledema", "a")
    bench.settled()
    assert page.form.kept_text() == "Papilledema: note: both discs (not asked while absent)"
    assert page.session.visit.answers["papilledema"].note == "both discs"
    bench.choose("papilledema", "p")
    bench.settled()
    assert page.form.kept_text() == ""


def test_what_is_known_of_a_field_and_the_way_to_its_criterion(bench, opened):
    page = opened()
    page.form.go_to("papilledema")
    page.about.tell()
    assert "optic nerve" in page.about.text()
    assert "of patients with POEMS" in page.about.text()
    bench.click("about.criterion.papilledema")
    bench.qtbot.waitUntil(page.checklist.row("papilledema").hasFocus)


def test_every_source_of_what_is_known_of_a_field_can_be_reached(opened, shipped):
    page = opened()

    def sources(key):
        return citations([one for _, cites in about(key, shipped).notes for one in cites], shipped)

    offered = [key for key, one in shipped.fields.items() if one.kind == "finding" and not one.sex]
    key = max(offered, key=lambda one: len(sources(one)))
    assert len(sources(key)) > 3
    page.about.tell_of(key)
    page.about.tell()
    marks = page.about.findChildren(CitationMark)
    told = "\n".join(one.reference() for one in marks)
    assert len(marks) == 3
    assert all(reference in told for _, reference in sources(key))


@pytest.mark.slow
def test_treatments_are_added_corrected_and_read_strictly(bench, opened):
    page = opened()
    page.form.go_to("regimen")
    bench.click("treatments.add")
    row = page.form.treatments.rows[0]
    name = f"treatment.{row.treatment.id}"
    bench.type(f"{name}.start", "1 mar 2024")
    assert "name is missing" in row.problem()
    assert bench.sitting.record.treatments == ()
    bench.type(f"{name}.name", "Radiotherapy")
    bench.type(f"{name}.stop", "1 feb 2024")
    assert "end lies before the start" in row.problem()
    assert bench.sitting.record.treatments[0].stop is None
    bench.type(f"{name}.stop", "4 apr 2024")
    bench.type(f"{name}.outcome", "pain gone")
    directed = row.directed
    directed.setFocus()
    bench.qtbot.keyClicks(directed, "Y")
    one = bench.sitting.record.treatments[0]
    assert (one.name, one.start, one.stop) == (
        "Radiotherapy",
        PartialDate(2024, 3, 1),
        PartialDate(2024, 4, 4),
    )
    assert (one.outcome, one.directed) == ("pain gone", True)
    assert row.problem() == ""
    page = bench.open(Visit(id="v1", date=PartialDate(2026, 4, 1)))
    page.form.finish()
    assert page.form.treatments.rows[0].fields["name"].text() == "Radiotherapy"


def refuse_saves(monkeypatch, bench):
    """The disk is full; ends with what is returned."""
    saves = bench.store.save

    def full(*_args, **_named):
        raise StoreFull

    monkeypatch.setattr(bench.store, "save", full)
    return lambda: monkeypatch.setattr(bench.store, "save", saves)


def names(bench):
    return [one.name for one in bench.sitting.record.treatments]


def test_a_treatment_that_was_not_saved_is_tried_again_on_leaving(bench, opened, monkeypatch):
    page = opened()
    page.form.go_to("regimen")
    bench.click("treatments.add")
    row = page.form.treatments.rows[0]
    relieve = refuse_saves(monkeypatch, bench)
    for times in (1, 2):
        row.fields["name"].setFocus()
        if times == 1:
            bench.qtbot.keyClicks(row.fields["name"], "Radiotherapy")
        bench.qtbot.keyClick(row.fields["name"], Qt.Key.Key_Tab)
        assert len(bench.dialogs.told) == times
        assert "not saved" in row.problem()
        assert names(bench) == []
    relieve()
    bench.click(row.fields["name"].objectName())
    row.fields["start"].setFocus()
    assert names(bench) == ["Radiotherapy"]
    assert row.problem() == ""
    assert len(bench.store.history("treatment", row.treatment.id)) == 1


def test_a_changed_choice_that_was_not_saved_is_tried_again(bench, opened, monkeypatch):
    page = opened()
    page.form.go_to("regimen")
    bench.click("treatments.add")
    row = page.form.treatments.rows[0]
    bench.type(f"treatment.{row.treatment.id}.name", "Radiotherapy")
    relieve = refuse_saves(monkeypatch, bench)
    row.directed.setFocus()
    bench.qtbot.keyClicks(row.directed, "Y")
    assert "not saved" in row.problem()
    assert bench.sitting.record.treatments[0].directed is None
    relieve()
    row.fields["name"].setFocus()
    assert bench.sitting.record.treatments[0].directed is True
    assert row.problem() == ""


@pytest.mark.slow
def test_a_visit_of_nobody_saves_nothing_beside_it(bench, opened):
    page = opened()
    alone = type(page)(page.session)
    alone.form.finish()
    assert alone.form.treatments is None
    assert not alone.beside.can_save
    alone.close_session()
    alone.deleteLater()


def test_before_a_field_is_chosen_the_strip_below_says_what_it_is_for(opened, bench) -> None:
    page = opened()
    quiet = page.about.findChild(QLabel, "about.nothing")
    sentence = "Choose a field to see what it means and what it counts for."
    page.about.show()
    assert (page.about.text(), quiet.text(), quiet.isVisible()) == (sentence, sentence, True)
    page.ways.go_to("papilledema")
    bench.qtbot.waitUntil(lambda: page.about.key == "papilledema", timeout=3000)
    assert not quiet.isVisible()
    assert sentence not in page.about.text()
