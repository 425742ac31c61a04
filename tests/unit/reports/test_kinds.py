"""Every kind of document, by one table: what each page says, and what each kind may leave out."""

import re
from datetime import datetime, timedelta, timezone
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop.app.document_basis import read_code
from poems_desktop.clinical import wording
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.record import Attribution, Finding
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth
from poems_desktop.reports.documents import Print, RevisionInfo, make, render
from poems_desktop.reports.kinds import DOCUMENTS, KINDS, refusals
from poems_desktop.reports.options import Options
from poems_desktop.reports.page import SIZES

OF_COHORTS = "risk.association."
"""Figures of published groups, which say nothing of the patient."""
WHEN = datetime(2025, 11, 20, 14, 32, tzinfo=timezone(timedelta(hours=1)))
HOW = Print(WHEN, "Dr A. Osei", "a4", RevisionInfo(214, WHEN))
LONG = "blank-forms"
"""Forty pages: its turn comes in --full."""


def each(kinds):
    """A parameter a kind."""
    slow = pytest.mark.slow
    return [pytest.param(one, marks=[slow] if one == LONG else []) for one in kinds]


PDFS = tuple(kind for kind in KINDS if DOCUMENTS[kind].suffix == ".pdf")
NAMED = tuple(kind for kind in PDFS if not DOCUMENTS[kind].anonymous)
ANONYMOUS = tuple(kind for kind in PDFS if DOCUMENTS[kind].anonymous)


@pytest.fixture(scope="module")
def patient_of(okonjo, ellerby):
    """Someone whose record allows the kind."""

    def found(kind):
        return next(
            one for one in (okonjo, ellerby) if DOCUMENTS[kind].available(one, Options()) is None
        )

    return found


def flat(text):
    return re.sub(r"\s+", " ", text)


def pages(content):
    return [flat(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.parametrize("kind", each(KINDS))
def test_each_kind_is_there_with_its_module(kind):
    module = DOCUMENTS[kind].module
    assert module.TITLE
    assert callable(module.available)
    maker = module.text if DOCUMENTS[kind].suffix == ".txt" else module.sections
    assert callable(maker)
    assert DOCUMENTS[kind].title
    assert DOCUMENTS[kind].feeds


def test_the_kinds_are_those_that_were_asked_for():
    asked = {
        "summary", "summary-anonymous", "engraftment", "calendar", "daily-log", "handout-vegf",
        "handout-poems", "handout-transplant", "handout-help", "checklist", "trend", "referral",
        "workup", "blank-forms", "text",
    }  # fmt: skip
    assert asked <= set(KINDS)


@pytest.mark.parametrize("kind", each(NAMED))
def test_each_page_says_whose_it_is_and_where_it_comes_from(patient_of, kind):
    assessment = patient_of(kind)
    patient = assessment.record.patient
    made = make(kind, assessment, HOW, Options())
    assert read_code(made.code) == made.code
    found = pages(made.content)
    for number, text in enumerate(found, 1):
        identity = f"{patient.family.upper()}, {patient.given}"
        assert text.count(identity) >= 2, (kind, number)
        assert patient.record_number in text
        assert f"Page {number} of {len(found)}" in text
        assert f"Code {made.code}" in text
        assert "Record version 214, saved 20-Nov-2025 14:32" in text
        assert "printed 20-Nov-2025 14:32 UTC+01:00 by Dr A. Osei" in text
        assert "POEMS Desktop" in text
        assert assessment.definitions.digest[:12] in text
        assert f"policy {assessment.policy.digest()[:12]}" in text
        assert "Fictional patient" in text
        assert ("DRAFT" in text) is DOCUMENTS[kind].tells_record(assessment, Options())
        assert made.title in text or number == 1


@pytest.mark.parametrize("kind", each(KINDS))
def test_the_same_record_and_clock_give_the_same_bytes(patient_of, kind):
    assessment = patient_of(kind)
    first = make(kind, assessment, HOW, Options())
    again = make(kind, assessment, HOW, Options())
    assert first.content == again.content
    assert first.code == again.code


@pytest.mark.parametrize("kind", each(PDFS))
def test_title_language_author_and_bookmarks_are_set(patient_of, kind):
    reader = PdfReader(BytesIO(make(kind, patient_of(kind), HOW, Options()).content))
    assert reader.metadata.title == DOCUMENTS[kind].title
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    author = "POEMS Desktop" if kind in ANONYMOUS else "Dr A. Osei"
    assert reader.metadata.author == author
    titles = [one["/Title"] for one in reader.outline if isinstance(one, dict)]
    assert titles == [DOCUMENTS[kind].title]


@pytest.mark.parametrize("kind", each(PDFS))
@pytest.mark.parametrize("paper", SIZES)
def test_no_word_stands_outside_the_printable_page(patient_of, kind, paper):
    content = render(kind, patient_of(kind), paper=paper, printed_at=WHEN, printed_by="Dr A. Osei")
    wide, high = SIZES[paper]
    for page in PdfReader(BytesIO(content)).pages:
        outside = []

        def look(text, cm, tm, _font, _size, outside=outside):
            x = tm[4] * cm[0] + cm[4]
            y = tm[5] * cm[3] + cm[5]
            if text.strip() and not (28 <= x <= wide - 28 and 12 <= y <= high - 15):
                outside.append((text, x, y))

        page.extract_text(visitor_text=look)
        assert outside == []


def test_whoever_is_new_gets_what_needs_no_record(nobody):
    left_out = refusals(nobody, Options())
    assert set(left_out) == {
        "engraftment", "calendar", "daily-log", "trend", "trend-anonymous",
    }  # fmt: skip
    for kind, why in left_out.items():
        assert why.endswith(".")
        with pytest.raises(ValueError, match=re.escape(why[:30])):
            make(kind, nobody, HOW, Options())
    for kind in set(KINDS) - set(left_out):
        assert make(kind, nobody, HOW, Options()).content


def test_the_code_follows_the_record_and_the_choices(okonjo, assess):
    record = okonjo.record
    code = make("summary", okonjo, HOW, Options()).code
    later = Print(WHEN + timedelta(hours=2), "another", "letter", None)
    assert make("summary", okonjo, later, Options()).code == code
    noted = record.visits[-1].model_copy(update={"note": "seen again"})
    changed = assess(record.model_copy(update={"visits": (*record.visits[:-1], noted)}))
    assert make("summary", changed, HOW, Options()).code != code
    assert make("checklist", okonjo, HOW, Options()).code != code
    assert (
        make("handout-vegf", okonjo, HOW, Options()).code
        != make("handout-vegf", okonjo, HOW, Options(large_print=True)).code
    )


def test_the_summary_says_every_conclusion_that_it_has_to(okonjo):
    text = " ".join(pages(make("summary", okonjo, HOW, Options()).content))
    result = okonjo.main
    assert wording.subline(result) in text
    assert "Not assessed" in text
    for heading in ("Diagnosis checklist", "VEGF trend", "Findings at last visit", "Latest labs",
                    "Treatments", "Response", "Risk factors", "Follow-up due",
                    "References."):  # fmt: skip
        assert heading in text
    conclusions = [one for section in okonjo.conclusions for one in section.lines]
    for one in conclusions:
        if one.id.startswith(OF_COHORTS):
            assert flat(one.title) not in text
        elif one.id.startswith(("response.", "risk.")):
            name = one.title.partition(" (")[0].replace(": factors for ", ", ")
            assert flat(name) in text, one.id
    for due in okonjo.advice.followup:
        assert flat(due.line.title) in text


def test_the_course_of_a_finding_an_override_and_another_cause_are_printed(okonjo, assess):
    record = okonjo.record
    cause = Attribution(cause="amyloidosis", reason="biopsy", author="Dr. Ada")
    answers = {
        **record.visits[0].answers,
        "papilledema": Finding(state=FindingState.PRESENT, explained_by=cause),
    }
    visits = (record.visits[0].model_copy(update={"answers": answers}), *record.visits[1:])
    override = Override(
        set_id="dispenzieri",
        criterion_id="castleman",
        truth=Truth.TRUE,
        reason="seen at the meeting of pathologists",
        author="Dr. Ada",
        day=PartialDate(2025, 6, 1),
    )
    changed = assess(record.model_copy(update={"visits": visits, "overrides": (override,)}))
    for kind in ("summary", "text"):
        content = make(kind, changed, HOW, Options()).content
        text = " ".join(pages(content)) if kind == "summary" else flat(content.decode())
        assert "overridden by Dr. Ada because seen at the meeting of pathologists" in text
        assert "amyloidosis" in text
        assert "Peripheral edema present 08-Mar-2022, absent 15-Mar-2023" in text


def test_the_text_needs_no_renderer_and_says_what_the_page_says(okonjo):
    text = make("text", okonjo, HOW, Options()).content.decode()
    assert max(len(line) for line in text.splitlines()) <= 92
    joined = flat(text)
    result = okonjo.main
    assert f"{wording.headline(result)}, {wording.tally(result)}." in joined
    for item in result.items:
        assert f"{item.criterion.label}: {wording.ITEM[item.truth]}" in joined
        for line in wording.item_lines(item):
            assert flat(line) in joined
    for section in okonjo.conclusions:
        for one in section.lines:
            if one.id.startswith(OF_COHORTS):
                assert flat(one.title) not in joined
            elif one.id.startswith(("response.", "risk.")):
                assert flat(f"{one.title}: {one.value.rstrip('.')}") in joined
    for mark in set(re.findall(r"\[([A-Z]\d+)[,\]]", joined)):
        assert mark in joined.split("SOURCES")[1]
    assert "Code " in joined
    assert "Record version 214" in joined


@pytest.mark.parametrize(
    ("kind", "of_okonjo", "of_nobody"),
    [
        ("summary", True, True),
        ("workup", True, True),
        ("handout-vegf", True, False),
        ("handout-transplant", True, False),
        ("handout-poems", False, False),
        ("handout-help", False, False),
        ("blank-forms", False, False),
    ],
)
def test_a_page_without_anything_of_the_record_is_no_draft(
    okonjo, nobody, kind, of_okonjo, of_nobody
):
    assert DOCUMENTS[kind].tells_record(okonjo, Options()) is of_okonjo
    assert DOCUMENTS[kind].tells_record(nobody, Options()) is of_nobody
    text = " ".join(pages(make(kind, okonjo, HOW, Options()).content))
    assert ("DRAFT" in text) is of_okonjo
    assert "Fictional patient" in text


def test_a_blank_work_up_is_no_draft(okonjo):
    text = " ".join(pages(make("workup", okonjo, HOW, Options(blank=True)).content))
    assert "DRAFT" not in text


SENTENCE = "Some characters are in no font of this program and are printed by their number: "


@pytest.mark.parametrize("kind", each(NAMED))
def test_a_name_that_no_font_can_show_is_said_to_be_printed_by_number(
    patient_of, with_patient, kind
):
    named = with_patient(patient_of(kind), family="\u9ad9\u6a4b \U0001f600", given="Aiko")
    text = pages(make(kind, named, HOW, Options()).content)[0]
    assert f"{SENTENCE}[U+1F600]. The record holds them as they were typed." in text
    plain = pages(make(kind, patient_of(kind), HOW, Options()).content)[0]
    assert SENTENCE not in plain


def test_a_sign_in_a_note_is_spoken_of_only_where_the_note_is_printed(okonjo, assess):
    visit = okonjo.record.visits[-1].model_copy(update={"note": "Feels \U0001f600"})
    record = okonjo.record.model_copy(update={"visits": (*okonjo.record.visits[:-1], visit)})
    noted = assess(record)
    for kind, said in (("summary", True), ("referral", True), ("checklist", False),
                       ("handout-poems", False)):  # fmt: skip
        text = pages(make(kind, noted, HOW, Options()).content)[0]
        assert (SENTENCE in text) is said, kind


@pytest.mark.parametrize("kind", [one for one in NAMED if "large" in DOCUMENTS[one].choices])
def test_in_large_print_identity_and_foot_are_large_too(patient_of, kind):
    """A long line of the foot may shrink to four fifths of 11 points; usual print is below 7."""

    def sizes(options):
        found = []

        def see(text, _cm, tm, _font, size):
            if text.strip() and (tm[5] < 100 or tm[5] > 650):
                found.append(size)

        for page in PdfReader(BytesIO(make(kind, patient_of(kind), HOW, options).content)).pages:
            page.extract_text(visitor_text=see)
        return found

    assert min(sizes(Options(large_print=True))) >= 8.9
    text = pages(make(kind, patient_of(kind), HOW, Options(large_print=True)).content)[-1]
    assert "printed 20-Nov-2025 14:32 UTC+01:00 by Dr A. Osei" in text
    assert min(sizes(Options())) < 7
