import re
from datetime import datetime, timedelta, timezone
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop.clinical import wording
from poems_desktop.clinical.record import DateAnswer, Treatment, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth
from poems_desktop.reports.documents import RevisionInfo, render


def reader(content):
    return PdfReader(BytesIO(content))


def flat(text):
    return re.sub(r"\s+", " ", text)


def words(content):
    return flat(" ".join(page.extract_text() for page in reader(content).pages))


@pytest.fixture(scope="module")
def summary(okonjo, printed_at):
    return render("summary", okonjo, printed_at=printed_at)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", ["summary", "checklist"])
def test_a_typical_patient_fits_on_one_page(okonjo, printed_at, kind, paper):
    pages = reader(render(kind, okonjo, paper=paper, printed_at=printed_at)).pages
    assert len(pages) == 1
    size = tuple(round(float(side)) for side in pages[0].mediabox[2:])
    assert size == {"a4": (595, 842), "letter": (612, 792)}[paper]


def test_the_page_says_what_the_wording_says(okonjo, summary):
    text = words(summary)
    result = okonjo.main
    assert f"{wording.headline(result)}, {wording.tally(result)}" in text
    assert wording.subline(result) in text
    assert wording.SUPPORTS in text
    for item in result.items:
        assert item.criterion.label in text
    assert text.count(wording.ITEM[Truth.FALSE]) == sum(
        item.truth is Truth.FALSE for item in result.items
    )


@pytest.mark.slow
def test_every_published_case_prints_its_verdict_and_states(published, printed_at):
    for name, assessment in published.items():
        text = words(render("checklist", assessment, printed_at=printed_at))
        result = assessment.main
        assert f"{wording.headline(result)}, {wording.tally(result)}" in text, name
        assert wording.subline(result) in text, name
        for line in wording.settle_lines(assessment):
            assert flat(line) in text, name
        for line in assessment.conflicts:
            assert flat(line) in text, name
        lines = [line for item in result.items for line in wording.item_lines(item)]
        squeezed = text.replace(" ", "")
        for line in lines:
            assert line.split(" · ")[0].replace(" ", "") in squeezed, (name, line)


def test_not_met_is_never_not_poems(published, printed_at):
    not_met = [a for a in published.values() if a.main.truth is Truth.FALSE]
    assert not_met
    for assessment in not_met:
        text = words(render("summary", assessment, printed_at=printed_at))
        assert "This does not exclude the disease." in text
        assert "not POEMS" not in text


def test_identity_footer_and_number_stand_on_every_page(okonjo, assess, printed_at):
    many = tuple(
        Treatment(
            id=f"t{n}", name=f"therapy {n}", start=PartialDate(2020, 1, 1), outcome="long " * 20
        )
        for n in range(40)
    )
    long = assess(okonjo.record.model_copy(update={"treatments": many}))
    pages = reader(render("summary", long, printed_at=printed_at)).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        text = flat(page.extract_text())
        assert "OKONJO, Marit (Ms) · Born 22-Sep-1966 · DEMO-0093" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "Fictional patient" in text
        assert "VEGF rule stated" in text
        assert okonjo.definitions.digest[:12] in text
    first = flat(pages[0].extract_text())
    assert "Criteria met, 4 of 4" in first
    assert "VEGF trend" in first
    assert "Findings at last visit" not in first
    whole = " ".join(flat(page.extract_text()) for page in pages)
    assert all(re.search(rf"therapy {n} ?,", whole) for n in range(40))


def test_the_source_of_every_mark_is_in_the_references(okonjo, summary):
    text = words(summary)
    references = text.split("References.")[1]
    for mark, name in (("F6", "faq_2017"), ("N:", "nord_2021")):
        assert mark in references
        assert okonjo.definitions.references[name].citation in references


def test_a_case_from_a_file_says_so_and_is_no_draft(summary):
    text = words(summary)
    assert "From a case file, not a stored record" in text
    assert "DRAFT" not in text


def test_an_unsigned_visit_of_a_stored_record_is_a_draft(okonjo, assess, printed_at):
    revision = RevisionInfo(214, printed_at)
    text = words(render("summary", okonjo, printed_at=printed_at, revision=revision))
    count = len(okonjo.record.visits)
    noun = "visit is" if count == 1 else "visits are"
    assert f"DRAFT: {count} {noun} not signed" in text
    assert "Record version 214, saved 20-Nov-2025 14:32" in text
    signed = [visit.model_copy(update={"signed": True}) for visit in okonjo.record.visits]
    done = assess(okonjo.record.model_copy(update={"visits": tuple(signed)}))
    assert "DRAFT" not in words(render("summary", done, printed_at=printed_at, revision=revision))


def test_entries_that_need_correction_make_a_draft(okonjo, assess, printed_at):
    wrong = Visit(
        id="v2",
        date=PartialDate(2025, 1, 1),
        answers={"diagnosis_date": DateAnswer(unread={"value": "x"})},
    )
    record = okonjo.record.model_copy(update={"visits": (*okonjo.record.visits, wrong)})
    text = words(render("summary", assess(record), printed_at=printed_at))
    assert "DRAFT: 1 entry needs correction" in text


def test_an_empty_record_is_honest(nobody, printed_at):
    text = words(render("summary", nobody, printed_at=printed_at))
    for sentence in (
        "No VEGF result with a date is recorded.",
        "No visit is recorded.",
        "No result is recorded.",
        "No treatment is recorded.",
        "not stated",
        "What would settle it",
    ):
        assert sentence in text


def test_a_published_case_shows_id_age_and_citation(published, printed_at):
    assessment = published["parker2013-57m-aesop"]
    text = words(render("summary", assessment, printed_at=printed_at))
    assert "Case parker2013-57m-aesop" in text
    assert "Age as published 57 y" in text
    assert f"Published case: {assessment.record.patient.source}" in text


@pytest.mark.parametrize(
    ("family", "given", "shown"),
    [
        ("Żółć", "Łukasz", "ŻÓŁĆ, Łukasz"),
        ("Nguyễn", "Thị Hoa", "NGUYỄN, Thị Hoa"),
        ("Παππάς", "Ωμέγα", "ΠΑΠΠΆΣ, Ωμέγα"),
        ("Иванова", "Юлия", "ИВАНОВА, Юлия"),
        ("<b>Bold</b>", "A & B &amp; $x$", "<B>BOLD</B>, A & B &amp; $x$"),
        ("Straße", "Jörg", "Straße, Jörg"),
        ("𠮷", "😀", "[U+20BB7], [U+1F600]"),
    ],
)
def test_names_print_literally(okonjo, with_patient, printed_at, family, given, shown):
    assessment = with_patient(okonjo, family=family, given=given)
    assert shown in words(render("summary", assessment, printed_at=printed_at))


def test_a_name_of_any_length_is_printed_whole(okonjo, with_patient, printed_at):
    assessment = with_patient(okonjo, family="Long" * 60, given="Given " * 30)
    text = words(render("summary", assessment, printed_at=printed_at)).replace(" ", "")
    assert "LONG" * 60 in text
    assert text.count("Given") >= 30


def test_a_note_of_any_length_flows_over_pages(okonjo, assess, printed_at):
    visit = okonjo.record.visits[0].model_copy(update={"note": "word " * 4000 + "END"})
    content = render(
        "summary",
        assess(okonjo.record.model_copy(update={"visits": (visit,)})),
        printed_at=printed_at,
    )
    assert len(reader(content).pages) > 3
    text = words(content)
    assert text.count("word") >= 4000
    assert "END" in text


@pytest.mark.parametrize(
    "names", [("Okonjo", "Marit"), ("العمري", "فاطمة"), ("כהן", "מרים"), ("Yẹ̀mi", "Adé")]
)
def test_the_same_input_is_the_same_file(okonjo, with_patient, printed_at, names):
    assessment = with_patient(okonjo, family=names[0], given=names[1])
    first = render("summary", assessment, printed_at=printed_at)
    render("summary", with_patient(okonjo, family="محمد"), printed_at=printed_at)
    assert render("summary", assessment, printed_at=printed_at) == first


def test_all_fonts_are_embedded(okonjo, with_patient, printed_at):
    assessment = with_patient(okonjo, family="العمري", given="מרים ≥")
    fonts = {}
    for page in reader(render("summary", assessment, printed_at=printed_at)).pages:
        fonts |= page["/Resources"]["/Font"]
    assert len(fonts) >= 5
    for font in fonts.values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_the_plot_is_vector_and_its_text_is_text(summary):
    page = reader(summary).pages[0]
    assert "/XObject" not in page["/Resources"]
    text = flat(page.extract_text())
    for label in ("486", "6,240", "231, other lab", "200 plasma (F11)", "Day 0", "Jan 2023"):
        assert label in text


def test_metadata(okonjo, printed_at):
    zone = timezone(timedelta(hours=1))
    content = render(
        "summary", okonjo, printed_at=printed_at.replace(tzinfo=zone), printed_by="Dr A. Osei"
    )
    found = reader(content)
    assert found.metadata.title == "Patient summary, POEMS syndrome"
    assert found.metadata.author == "Dr A. Osei"
    assert found.metadata.creation_date == datetime(2025, 11, 20, 14, 32, tzinfo=zone)
    assert found.trailer["/Root"]["/Lang"] == "en-US"
    assert "printed 20-Nov-2025 14:32 UTC+01:00 by Dr A. Osei" in words(content)


def test_no_words_of_a_patient_stay_behind(okonjo, printed_at):
    from poems_desktop.reports import fonts, text

    render("summary", okonjo, printed_at=printed_at)
    assert fonts.runs.cache_info().currsize == 0
    assert fonts.width.cache_info().currsize == 0
    for cached in (text._laid_out, text._pieces, text._direction):
        assert cached.cache_info().currsize == 0
