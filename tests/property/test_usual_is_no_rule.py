"""Our plausibility bands decide nothing: without them every conclusion is the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Finding, Measurement, Patient, Record, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.exchange.assessment_json import to_json

AS_OF = date(2025, 11, 20)
SHIPPED = load_definitions()


def _exchanged(change):
    """The shipped definitions with every field that has a band changed."""
    forms = tuple(
        form.model_copy(
            update={
                "field": tuple(
                    change(one) if isinstance(one, ResultField) and one.usual else one
                    for one in form.field
                )
            }
        )
        for form in SHIPPED.forms
    )
    return replace(SHIPPED, forms=forms)


WITHOUT = _exchanged(lambda field: field.model_copy(update={"usual": None}))
AS_LIMIT = _exchanged(lambda field: field.model_copy(update={"possible": field.usual}))
POLICIES = (
    Policy(sets=("dispenzieri", "suichi_2019")),
    Policy(sets=("dispenzieri", "suichi_2019"), vegf_rule="stated"),
)
BANDED = sorted(
    key for key, field in SHIPPED.fields.items() if isinstance(field, ResultField) and field.usual
)


def _beside(field):
    """Values just within and just beyond both ends of the band, as far as they are possible."""
    low, high, step = field.usual.low, field.usual.high, Decimal("0.001")
    near = (low - step, low, low + step, high - step, high, high + step)
    wide = (field.possible.low, field.possible.high)
    return [one for one in (*near, *wide) if field.possible.low <= one <= field.possible.high]


@st.composite
def results(draw):
    """A result of any test with a band, in its first unit, at or around the band's ends."""
    field = SHIPPED.fields[draw(st.sampled_from(["vegf", "platelets", "albumin", *BANDED]))]
    return Measurement(
        id=draw(st.uuids()).hex,
        test=field.key,
        value=draw(st.sampled_from(_beside(field))),
        unit=field.units[0],
        comparator=draw(st.sampled_from([None, "<", ">"])),
        specimen=draw(st.sampled_from(field.specimens)) if field.specimens else None,
        collected=PartialDate(2025, draw(st.integers(1, 10))),
    )


ANSWERS = {
    "polyneuropathy": Finding(state=FindingState.PRESENT),
    "monoclonal_gammopathy": Finding(state=FindingState.PRESENT),
    "papilledema": Finding(state=FindingState.PRESENT),
}


def _said(definitions, found, policy):
    visit = Visit(id="v", date=PartialDate(2025, 11, 1), answers=ANSWERS, results=tuple(found))
    record = Record(patient=Patient(id="p", sex="M"), visits=(visit,))
    return to_json("p", assess(record, definitions, policy, AS_OF), (), full=True)


@settings(deadline=None, max_examples=60)
@given(st.lists(results(), min_size=1, max_size=8), st.sampled_from(POLICIES))
def test_no_conclusion_changes_where_the_bands_are_taken_away(found, policy):
    assert _said(SHIPPED, found, policy) == _said(WITHOUT, found, policy)


def test_the_comparison_would_notice_a_band_that_decides():
    high = Measurement(
        id="r",
        test="vegf",
        value=Decimal(26000),
        unit="pg/mL",
        specimen="serum",
        collected=PartialDate(2025, 10, 1),
    )
    for policy in POLICIES:
        shipped = _said(SHIPPED, [high], policy)
        assert shipped == _said(WITHOUT, [high], policy)
        assert shipped != _said(AS_LIMIT, [high], policy)
