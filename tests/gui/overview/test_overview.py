"""A patient on one page: what it says, what it keeps apart, where its links lead."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from poems_desktop.app.printed import DocumentRecord, keep_document
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import (
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.overview import overview_page
from poems_desktop.ui.overview.documents_card import DocumentRow
from poems_desktop.ui.overview.facts_strip import FactBox
from poems_desktop.ui.overview.follow_up_card import DueRow
from poems_desktop.ui.overview.overview_page import OverviewPage
from poems_desktop.ui.screens import settle
from tests.gui.overview.conftest import Show
from tests.gui.workspace.conftest import Sitting
from tests.gui.workspace.test_layout import expect_whole

PRESENT = Finding(state=FindingState.PRESENT)


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


def said(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()]


def boxes(page: OverviewPage) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(FactBox)]


def patient(name: str) -> Patient:
    return Patient(id=name, family=name.upper())


def test_the_verdict_and_the_recorded_diagnosis_do_not_follow_from_one_another(
    show: Show, full: Record
) -> None:
    stated = {
        "diagnostic_certainty": Choice(value="confirmed"),
        "diagnosis_date": DateAnswer(value=day("2025-11-02")),
    }
    visit = Visit(id="dx-v", date=day("2025-11-10"), signed=True, answers=stated)
    page = show(Record(patient=patient("stated"), visits=(visit,)))
    checklist, diagnosis, transplant, response = boxes(page)
    assert checklist.startswith("Checklist as of 20-Nov-2025: Not yet known, 0 of 4.")
    assert diagnosis == (
        "Diagnosis, as the physician states it: POEMS syndrome, definite. "
        "Diagnosed 02-Nov-2025, less than 1 mo ago"
    )
    assert transplant == "Transplant: None recorded. "
    assert response.endswith("Not recorded. ")
    assert {"Not yet known, 0 of 4", "POEMS syndrome, definite"} <= set(said(page))
    silent = {"diagnostic_certainty", "diagnosis_date", "hematologic_response"}
    visits = tuple(
        one.model_copy(
            update={"answers": {k: v for k, v in one.answers.items() if k not in silent}}
        )
        for one in full.visits
    )
    checklist, diagnosis, transplant, _ = boxes(show(full.model_copy(update={"visits": visits})))
    assert checklist.startswith("Checklist as of 20-Nov-2025: Criteria met, 4 of 4.")
    assert "Not recorded. No date of diagnosis is recorded" in diagnosis
    assert transplant == "Transplant: Day 0: 14-Sep-2022. 3 y 2 mo after"


@pytest.mark.parametrize(
    ("day_zero", "fact", "chip"),
    [
        ("2025-11-11", "Day 0: 11-Nov-2025. Day +9", ("Transplant · in watch window", "Day +9")),
        ("2025-10", "Day 0: Oct-2025. under 1 y ago",
         ("Transplant · Day 0 Oct-2025", "under 1 y ago")),
        ("2026-02", "Day 0: Feb-2026. ", ("Transplant", "Day 0: Feb-2026")),
        (None, "Day 0 not settled. See the Transplant page", None),
    ],
)  # fmt: skip
def test_banner_and_overview_tell_the_same_day_0(
    show: Show, sitting: Sitting, day_zero: str | None, fact: str, chip: tuple[str, str] | None
) -> None:
    one = Transplant(id="z-t", day0=None if day_zero is None else day(day_zero))
    page = show(Record(patient=patient("zero"), transplants=(one,)))
    assert boxes(page)[2] == f"Transplant: {fact}"
    _, *chips = sitting.shell.workspace().banner.facts().chips
    assert [(found.caption, found.value) for found in chips] == ([] if chip is None else [chip])


def test_an_empty_patient_says_what_is_not_recorded(show: Show, sitting: Sitting) -> None:
    page = show(Record(patient=patient("nobody")))
    told = said(page)
    assert "Nothing to draw yet: no finding recorded as present, no treatment, no day 0." in told
    assert "No result is recorded. Enter one on the Visit page or under Trends." in told
    assert "Nothing was printed or saved yet." in told
    assert "No date of diagnosis is recorded" in told
    assert not page.values.isVisible()
    for wide, high in ((1024, 720), (1440, 900)):
        sitting.shell.resize(wide, high)
        expect_whole(page, f"{wide}")
    sitting.desk.visits.start()
    settle(50)
    sitting.qtbot.keyClick(sitting.editor("polyneuropathy").control, "p")
    page = sitting.go("Overview")
    sitting.qtbot.waitUntil(page.timeline.isVisible, timeout=5_000)
    assert list(page.timeline.lines()) == ["Polyneuropathy: Present 20-Nov-2025"]


def timeline_record() -> Record:
    """Treatments and a transplant far from the VEGF results, and things without a date."""
    dated = Visit(
        id="t-1", date=day("2024-03-05"), signed=True, answers={"polyneuropathy": PRESENT}
    )
    vegf = Measurement(
        id="t-m", test="vegf", value=Decimal(486), unit="pg/mL", specimen="plasma",
        laboratory="Meridian", collected=day("2024-03-01"),
    )  # fmt: skip
    dated = dated.model_copy(update={"results": (vegf,)})
    undated = Visit(
        id="t-2", signed=True, answers={"polyneuropathy": PRESENT, "papilledema": PRESENT}
    )
    treatments = (
        Treatment(id="rx-1", name="lenalidomide", start=day("2016-02"), stop=day("2016-09")),
        Treatment(id="rx-2", name="prednisone"),
        Treatment(id="rx-3", name="thalidomide", stop=day("2015")),
    )
    return Record(
        patient=patient("course"),
        visits=(dated, undated),
        treatments=treatments,
        transplants=(Transplant(id="t-t", day0=day("2017-01-10")),),
    )


def test_the_timeline_shows_all_with_its_date_or_says_that_there_is_none(show: Show) -> None:
    page = show(timeline_record())
    assert list(page.timeline.lines()) == [
        "Polyneuropathy: Present 05-Mar-2024, Present, undated",
        "Papilledema: Present, undated",
        "Day 0: 10-Jan-2017",
        "Treatment: lenalidomide, Feb-2016 to Sep-2016",
        "Treatment: prednisone, undated",
        "Treatment: thalidomide, start not recorded, until 2015",
        "VEGF plasma: 486 01-Mar-2024",
    ]
    assert page.timeline.accessibleDescription() == ". ".join(page.timeline.lines())
    assert min(page.timeline._days()) == day("2016-02-01").exact
    rows = 2 + 3
    assert page.timeline.sizeHint().height() >= rows * 22 + 82


RESULTS = (
    ("vegf", "500", "plasma", "Meridian", "2025-01-10"),
    ("vegf", "231", "plasma", "Harbour", "2025-06-01"),
    ("vegf", "6240", "serum", "Meridian", "2025-02-01"),
    ("vegf", "910", "serum", "Meridian", "2025-07-01"),
    ("vegf", "395", None, "Meridian", "2025-03-01"),
    ("platelets", "512", None, "Meridian", "2025-01-10"),
    ("platelets", "214", None, "Meridian", "2025-06-10"),
    ("hemoglobin", "13.4", None, "", "2025-06-10"),
    ("albumin", "4.1", None, "Meridian", "2026-02-01"),
)
UNITS = {"vegf": "pg/mL", "platelets": "10*9/L", "hemoglobin": "g/dL", "albumin": "g/dL"}


@pytest.mark.slow
def test_a_change_is_told_only_within_one_series(show: Show, sitting: Sitting) -> None:
    results = tuple(
        Measurement(
            id=f"r-{place}", test=test, value=Decimal(value), unit=UNITS[test],
            specimen=specimen, laboratory=lab, collected=day(when),
        )
        for place, (test, value, specimen, lab, when) in enumerate(RESULTS)
    )  # fmt: skip
    visit = Visit(id="r-v", date=day("2025-07-01"), signed=True, results=results)
    page = show(Record(patient=patient("values"), visits=(visit,)))
    lines = page.values.copied_text().split("\n")[1:]
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in lines}
    assert rows["VEGF, plasma"] == ["231 pg/mL", "01-Jun-2025", "", "first at this lab", "Harbour"]
    assert rows["VEGF, serum"][2:4] == ["6,240  01-Feb-2025", "\u22125,330 (\u221285%)"]
    assert rows["VEGF, specimen not stated"][2:4] == ["", "set aside"]
    assert rows["Platelets"][2:4] == ["512  10-Jan-2025", "\u2212298 (\u221258%)"]
    assert rows["Hemoglobin"][2:] == ["", "first result", "not stated"]
    assert rows["Albumin"][1:4] == ["01-Feb-2026", "", "dated later"]
    link = page.findChild(LinkButton)
    assert link.text() == "Open trends"
    link.setFocus()
    sitting.qtbot.keyClick(link, Qt.Key.Key_Space)
    assert sitting.shell.workspace().current_page() == "Trends"


def test_what_is_due_is_told_with_reason_and_source_and_what_was_made_with_its_code(
    show: Show, full: Record, sitting: Sitting
) -> None:
    page = show(full)
    rows = [one for one in page.findChildren(DueRow) if one.isVisible()]
    names = [one.accessibleName() for one in rows]
    assert names[0] == "Visit: Overdue 6 d. Overdue: 14-Aug-2025 to 14-Nov-2025."
    assert any("Overdue 3 y. Overdue: 11-Jul-2022 to 11-Oct-2022." in one for one in names)
    states = [one.split(": ")[1].split(" ")[0] for one in names]
    assert states == sorted(states, key=["Overdue", "Due", "Perhaps", "Not", "No"].index)
    for row in rows:
        marks = row.findChildren(CitationMark)
        assert marks, row.accessibleName()
        assert all(len(mark.reference()) > 20 for mark in marks)
    mark = rows[0].findChildren(CitationMark)[0]
    mark.setFocus()
    sitting.qtbot.keyClick(mark, Qt.Key.Key_Space)
    assert mark.shows_reference()
    sitting.qtbot.keyClick(mark, Qt.Key.Key_Escape)
    assert not mark.shows_reference()
    for code, how in (("QX7K-21", "printed"), ("QX7K-22", "saved")):
        document = DocumentRecord(
            kind="summary", title="Clinical summary", code=code, digest="0" * 64, how=how
        )
        keep_document(sitting.desk.sitting, document)
    sitting.go("Visit")
    page = sitting.go("Overview")
    told = [one.accessibleName() for one in page.findChildren(DocumentRow) if one.isVisible()]
    assert told == [
        f"Clinical summary, 20-Nov-2025, code {code}" for code in ("QX7K-22", "QX7K-21")
    ]
    assert {"Code QX7K-21", "Code QX7K-22"} <= set(said(page))


@pytest.mark.parametrize("scale", [1.0, pytest.param(1.5, marks=pytest.mark.slow)])
def test_a_full_record_is_shown_whole(
    show: Show, full: Record, sitting: Sitting, scale: float
) -> None:
    show(full)
    sitting.shell.set_text_scale(scale)
    for wide, high in ((1024, 720), (1440, 900)):
        sitting.shell.resize(wide, high)
        settle(30)
        page = sitting.go("Overview")
        expect_whole(page, f"{wide} at {scale}")
        if scale > 1:
            continue  # the table scrolls sideways, with its bar in view
        table = page.values
        sitting.qtbot.waitUntil(lambda table=table: not table._fit_soon.isActive())
        assert table.horizontalHeader().length() <= table.viewport().width() + 1
        assert cut_cells(page) == []


def test_cards_that_are_still_to_come_do_not_outlive_the_patient(
    show: Show, full: Record, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview_page, "_SHOWN_AT_ONCE", 0)
    show(full)
    sitting.desk.pages.fill()
    page = sitting.desk.pages.held("Overview")
    assert page._soon.isActive()
    assert sitting.program.lock()
    assert not page._soon.isActive()
    page._show_next()  # its timer was about to fire: there is no assessment any more


def cut_cells(page: OverviewPage) -> list[str]:
    """Cells of the latest values whose text has no room."""
    table = page.values
    metrics, cut = table.fontMetrics(), []
    for row in range(table.count()):
        for column in range(6):
            text = str(table.model().index(row, column).data())
            room = table.columnWidth(column) - (22 if column == 0 else 0) - 4
            lines = table.rowHeight(row) // metrics.height() if column == 0 else 1
            if metrics.horizontalAdvance(text) > room * lines:
                cut.append(text)
    return cut
