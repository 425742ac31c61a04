"""Which details belong to a state, what a way of looking may miss, what goes without saying."""

import pytest

from poems_desktop.clinical.fields import FindingField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.observing import beware_of
from poems_desktop.clinical.record import Finding, Measurement, Patient, Record, Visit
from poems_desktop.clinical.sets import CriteriaSet, Criterion, Grade, Limb
from poems_desktop.clinical.summary import is_assessed

OTHERS = (FindingState.NOT_ASSESSED, FindingState.NOT_ASSESSABLE)


def test_every_state_asks_for_its_own_details(shipped):
    findings = [one for one in shipped.fields.values() if isinstance(one, FindingField)]
    graded = {one.key for one in findings if "grade" in one.asked_of(FindingState.PRESENT)}
    looked = {one.key for one in findings if one.asked_of(FindingState.ABSENT)}
    assert "papilledema" not in graded
    assert "thrombocytosis" in graded
    assert {"castleman_disease", "sclerotic_bone_lesion"} <= looked
    assert "skin_thickening" not in looked
    for one in findings:
        assert one.asked_of(FindingState.PRESENT) == (*one.details, "explained_by")
        assert one.asked_of(FindingState.ABSENT) in ((), ("method", "assessed"))
        assert all(one.asked_of(state) == () for state in OTHERS)
        assert set(one.asked_of(FindingState.PRESENT)) <= Finding.model_fields.keys()


@pytest.mark.parametrize(
    ("state", "method", "beware"),
    [
        ("absent", "no_enlarged_nodes", ("project",)),
        ("absent", "imaging", ("project",)),
        ("absent", "lymph_node_biopsy", None),
        ("absent", "by a way of another version", None),
        ("absent", None, None),
        ("present", "imaging", None),
        ("not_assessed", "imaging", None),
    ],
)
def test_a_way_of_looking_warns_with_its_own_sources(shipped, state, method, beware):
    field = shipped.finding("castleman_disease")
    found = beware_of(Finding(state=FindingState(state), method=method), field)
    assert (None if found is None else found.cites) == beware


def test_a_unit_goes_without_saying_only_where_there_is_one(shipped):
    assert shipped.result("vegf").only_unit is None
    alone = [one for one in shipped.fields.values() if getattr(one, "only_unit", None)]
    assert alone
    assert all(one.units == (one.only_unit,) for one in alone)


def test_what_cannot_be_read_is_no_answer_and_neither_is_a_kept_detail(shipped):
    visit = Visit(
        id="v",
        answers={
            "papilledema": Finding(state=FindingState.NOT_ASSESSED, note="kept"),
            "polyneuropathy": Finding(state=FindingState.NOT_ASSESSABLE),
        },
        results=(
            Measurement(id="a", test="vegf", unread={"value": "many"}),
            Measurement(id="b", test="albumin", value=40),
        ),
    )
    keys = ("papilledema", "polyneuropathy", "vegf", "albumin", "castleman_disease")
    assert [is_assessed(shipped.fields[key], visit) for key in keys] == [
        False,
        True,
        False,
        True,
        False,
    ]


def test_laboratories_are_named_once_in_order():
    labs = ("Elm Valley", "", "Ashby", "Elm Valley")
    results = tuple(
        Measurement(id=f"{n}", test="vegf", laboratory=lab) for n, lab in enumerate(labs)
    )
    record = Record(patient=Patient(id="p"), visits=(Visit(id="v", results=results), Visit(id="w")))
    assert record.laboratories == ("Ashby", "Elm Valley")


def _made(*lesser: Grade) -> CriteriaSet:
    criterion = Criterion(id="c", label="C", burden="blood", settle="Ask.", cites=("project",))
    limbs = (
        Limb(id="A", title="A", need="mandatory", at_least=1, criteria=("c",)),
        Limb(id="B", title="B", need="excluded", at_least=1, criteria=("c",), none_of=True),
    )
    return CriteriaSet(
        id="s",
        version="1",
        title="S",
        short="S",
        year=2000,
        validation="none",
        cites=("project",),
        lesser=lesser,
        limb=limbs,
        criterion=(criterion,),
    )


def test_a_condition_is_always_asked_for_unless_a_grade_that_counts_leaves_it_out():
    asked, excluded = _made().limb
    assert _made().always_asks(asked)
    assert not _made().always_asks(excluded)
    left_out = Grade(id="probable", title="probable", at_least={"A": 0})
    assert not _made(left_out).always_asks(asked)
    assert _made(left_out.model_copy(update={"counts": False})).always_asks(asked)
