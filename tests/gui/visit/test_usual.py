"""A number outside the usual band: amber at the field, kept, used, nothing to correct."""

from decimal import Decimal

from poems_desktop.clinical.record import Measurement, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.ui.editors.result_row import ResultRow
from poems_desktop.ui.kit.citation_mark import CitationMark

DRAFT = Visit(
    id="v1",
    date=PartialDate(2026, 4, 1),
    results=(Measurement(id="r1", test="platelets", value="512", unit="10*9/L"),),
)
SAID = "Outside the usual 5 to 1,500 ×10⁹/L. Check the number and its unit; it is kept and used."


def _row(bench):
    (row,) = (one for one in bench.window.findChildren(ResultRow) if one.result.id == "r1")
    return row


def test_the_caution_stands_at_the_field_and_goes_with_the_number(bench):
    page = bench.open(DRAFT)
    page.form.go_to("platelets")
    row = _row(bench)
    assert (row.problem(), row.value.property("problem") or "") == ("", "")
    bench.type("r1.value", "1600")
    assert row.problem() == SAID
    assert (row.value.property("problem"), row.value.accessibleDescription()) == ("caution", SAID)
    assert row._message.accessibleName() == f"Caution: {SAID}"
    bench.settled()
    ours = page.session.definitions.mark("project")
    assert [one.text() for one in row.findChildren(CitationMark) if one.isVisible()] == [ours]
    assert page.session.visit.results[0].value == Decimal(1600)
    assert not page.next_problem()
    bench.type("r1.value", "3100")
    assert row.value.property("problem") == "error"
    assert page.next_problem()
    bench.type("r1.value", "many")
    assert row.problem()
    assert row._message.sources() == ()
    bench.type("r1.value", "1500")
    assert (row.problem(), row.value.property("problem")) == ("", "")


def test_the_visit_uses_the_number_and_says_so(bench):
    page = bench.open(DRAFT)
    page.form.go_to("platelets")
    bench.type("r1.value", "1600")
    bench.settled()
    kept = Visit.model_validate(bench.store.draft("v1").content)
    assert kept.results[0].value == Decimal(1600)
    assert "1600" in page.checklist.row("thrombocytosis_polycythemia").evidence_text()
