"""Copies without names: no name, number, place, free text or date of the record is in the file."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from poems_desktop.clinical.anonymous import DayCount, age_words, anonymous, day_count
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.reason import Reason
from poems_desktop.clinical.record import (
    Attribution,
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    TextAnswer,
    Treatment,
    Visit,
)
from poems_desktop.clinical.transplant import DatedWeight, FeverJudgment, LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import dates_told_as, show_date
from poems_desktop.core.truth import Truth
from poems_desktop.reports.documents import Print, RevisionInfo, make
from poems_desktop.reports.kinds import DOCUMENTS
from poems_desktop.reports.options import Options

KINDS = tuple(kind for kind, document in DOCUMENTS.items() if document.anonymous)
WHEN = datetime(2025, 11, 20, 14, 32)  # noqa: DTZ001 - the clinic's wall clock
SECRETS = (
    "Quimby", "Zelda", "MRN-77123", "Porterville", "Dr. Knowsall", "neighbor's dog",
    "St. Elsewhere", "Mauve Ward", "she sells shoes", "secret-id",
)  # fmt: skip
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATE = re.compile(rf"\b(\d{{1,2}}-)?({MONTHS})[- ](19|20)\d\d\b")


def result(number, day, lab):
    return Measurement(
        id=f"secret-id-{number}", test="vegf", value=Decimal(100 * number), unit="pg/mL",
        specimen="plasma", laboratory=lab, collected=day, note="neighbor's dog",
    )  # fmt: skip


@pytest.fixture(scope="module")
def planted():
    """A record with something that names the patient in every place that can be typed into."""
    attribution = Attribution(cause="St. Elsewhere", reason="Quimby", author="Dr. Knowsall")
    first = Visit(
        id="secret-id-v1",
        date=PartialDate(2021, 3, 9),
        label="Mauve Ward",
        note="Zelda Quimby, she sells shoes, 09-Mar-2021",
        answers={
            "diagnosis_date": DateAnswer(value=PartialDate(2021, 3, 12)),
            "polyneuropathy": Finding(
                state=FindingState.PRESENT, note="Zelda", onset=PartialDate(2019, 7)
            ),
            "papilledema": Finding(state=FindingState.PRESENT, explained_by=attribution),
            "comment": TextAnswer(value="Quimby"),
            "light_chain_type": Choice(value="Quimby"),
            "hyperpigmentation": Finding(
                state=FindingState.PRESENT, grade="Zelda", method="Porterville"
            ),
            "splenomegaly": Finding(state=FindingState.PRESENT, unread={"onset": "Quimby 09"}),
        },
        results=(result(4, PartialDate(2021, 3, 9), "Porterville"),),
        other={"shoe_size": "she sells shoes"},
        unread={"date": "09-Mar-2021"},
    )
    second = Visit(
        id="secret-id-v2",
        date=PartialDate(2023, 5),
        answers={"splenomegaly": Finding(state=FindingState.ABSENT)},
        results=(
            result(1, PartialDate(2023, 5, 2), "Porterville"),
            result(2, PartialDate(2023), "Mauve Ward"),
        ),
    )
    day = date(2021, 9, 20)
    weight = DatedWeight(value=Decimal(70), unit="kg", scale="Mauve Ward", day=day)
    entry = LogEntry(
        id="secret-id-e", day=day, by="Dr. Knowsall", note="Zelda", unread={"oxygen": "Quimby"}
    )
    judgment = FeverJudgment(
        id="secret-id-j", first_day=day, last_day=day, infectious=False, by="Dr. Knowsall",
        reason="she sells shoes",
    )  # fmt: skip
    override = Override(
        set_id="dispenzieri", criterion_id="castleman", truth=Truth.TRUE,
        reason="St. Elsewhere said so", author="Dr. Knowsall", day=PartialDate(2022, 2, 2),
    )  # fmt: skip
    reason = Reason(
        contradiction="x", reason="she sells shoes", author="Dr. Knowsall",
        date=PartialDate(2022, 2, 2),
    )  # fmt: skip
    return Record(
        patient=Patient(
            id="secret-id-p", family="Quimby", given="Zelda", title="Mrs", sex="F",
            born=PartialDate(1960, 8, 17), record_number="MRN-77123", source="St. Elsewhere",
        ),
        visits=(first, second),
        treatments=(
            Treatment(id="secret-id-t", name="lenalidomide", directed=True,
                      start=PartialDate(2021, 4, 1), outcome="Quimby better, 01-May-2021"),
            Treatment(id="secret-id-u", name="given to Zelda 2021", when="09-Mar-2021"),
            Treatment(id="secret-id-w", name="melphalan, Mauve Ward, by Dr. Knowsall"),
        ),
        transplants=(Transplant(id="secret-id-x", day0=PartialDate(2021, 9, 14),
                                note="Mauve Ward", admission_weight=weight, entries=(entry,),
                                judgments=(judgment,)),),
        overrides=(override,),
        reasons=(reason,),
    )  # fmt: skip


@pytest.fixture(scope="module")
def printed(planted, assess):
    policy = Policy(site="Porterville General")
    whole = assess(planted)
    whole = type(whole)(planted, whole.definitions, policy, whole.as_of)
    how = Print(WHEN, "Dr. Knowsall", "a4", RevisionInfo(214, WHEN))
    return {kind: PdfReader(BytesIO(make(kind, whole, how, Options()).content)) for kind in KINDS}


def test_the_anonymous_kinds_are_those_that_say_so_in_their_name():
    assert set(KINDS) == {kind for kind in DOCUMENTS if kind.endswith("-anonymous")}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_the_file_tells_who_or_when(printed, kind):
    reader = printed[kind]
    text = "\n".join(page.extract_text() for page in reader.pages)
    outline = " ".join(one["/Title"] for one in _flat(reader.outline))
    whole = " ".join(f"{text}\n{dict(reader.metadata)}\n{outline}".split())
    found = [secret for secret in SECRETS if secret.casefold() in whole.casefold()]
    assert found == []
    assert not DATE.search(text)
    for planted in ("2021", "2022-02", "1960", "17-Aug"):
        body = text.split("References.")[0]
        assert planted not in body
    assert "/CreationDate" in reader.metadata
    assert "2025" not in str(reader.metadata["/CreationDate"])


def _flat(outline):
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one


def test_what_is_medicine_stays(printed, planted, assess, definitions):
    text = " ".join(" ".join(p.extract_text() for p in printed["summary-anonymous"].pages).split())
    assert "Anonymized copy" in text
    assert "60 y at diagnosis" in text
    assert "lenalidomide" in text
    assert "melphalan, rest left out" in text
    assert "Lab A" in text
    assert "day 20" in text  # 01-Apr-2021, counted from 12-Mar-2021
    assert "overridden by a clinician because reason left out" in text
    whole, bare = assess(planted), assess(anonymous(planted))
    for name, result_ in whole.results.items():
        assert bare.results[name].truth is result_.truth
        assert [i.truth for i in bare.results[name].items] == [i.truth for i in result_.items]


def test_days_are_counted_from_the_diagnosis_else_the_first_visit(planted):
    assert day_count(planted, date(2025, 1, 1)) == DayCount(date(2021, 3, 12), "diagnosis")
    bare = planted.model_copy(update={"visits": planted.visits[1:]})
    assert day_count(bare, date(2025, 1, 1)) == DayCount(date(2023, 5, 1), "the first visit")
    nothing = planted.model_copy(update={"visits": ()})
    assert day_count(nothing, date(2025, 1, 1)).start == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (PartialDate(2021, 3, 12), "day 0"),
        (PartialDate(2021, 3, 9), "day −3"),
        (PartialDate(2021, 4), "day 20 to 49"),
        (PartialDate(2020), "day −436 to −71"),
    ],
)
def test_a_date_is_told_as_days_to_the_precision_known(day, told):
    assert DayCount(date(2021, 3, 12), "diagnosis").told(day) == told


def test_dates_are_dates_again_after_the_copy():
    day = PartialDate(2021, 3, 12)
    with dates_told_as(DayCount(date(2021, 3, 1), "diagnosis").told):
        assert show_date(day) == "day 11"
    assert show_date(day) == "12-Mar-2021"


@given(st.dates(date(1900, 1, 1), date(2024, 12, 31)))
def test_from_ninety_on_no_age_is_told(born):
    record = Record(patient=Patient(id="p", born=PartialDate.of(born)))
    words = age_words(record, DayCount(date(2025, 6, 30), "diagnosis"))
    years = 2025 - born.year - ((born.month, born.day) > (6, 30))
    expected = f"{years} y at" if years < 90 else "90 y or older at"
    assert words.startswith(expected)
