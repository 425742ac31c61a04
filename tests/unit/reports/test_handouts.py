"""What stands on the pages for patients, and what must not."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop.reports.canvas import new_canvas
from poems_desktop.reports.handouts import help as where_to_find_help
from poems_desktop.reports.handouts import poems, transplant, vegf
from poems_desktop.reports.handouts.set import LARGE, NORMAL
from poems_desktop.reports.options import Options, SiteContact
from poems_desktop.reports.page import Geometry, Standing, arrange, draw_pages

HANDOUTS = {"vegf": vegf, "poems": poems, "transplant": transplant, "help": where_to_find_help}
SITE = SiteContact("ward 7, 0123 456 7890", "38.0 °C")
_MARK = re.compile(r"\[([^\]]+)\]")


@pytest.fixture
def printed(printed_at):
    def made(name, assessment, paper="a4", **options):
        geometry, target = Geometry(paper), BytesIO()
        canvas = new_canvas(target, geometry.size, title="t", author="", printed_at=printed_at)
        found = HANDOUTS[name].sections(assessment, geometry.width, Options(**options))
        pages = arrange(found, geometry)
        draw_pages(canvas, pages, geometry, Standing("", "", (), ("", "")))
        canvas.save()
        return PdfReader(BytesIO(target.getvalue()))

    return made


def text_of(reader):
    whole = " ".join(page.extract_text() for page in reader.pages).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    return re.sub(r"\s+", " ", whole)


@pytest.mark.parametrize("name", HANDOUTS)
def test_the_title_is_that_of_the_text(definitions, name):
    assert definitions.library.handouts[name].title == HANDOUTS[name].TITLE


@pytest.mark.parametrize("name", HANDOUTS)
def test_every_handout_can_be_made_for_anybody(nobody, name):
    assert HANDOUTS[name].available(nobody, Options()) is None


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", HANDOUTS)
def test_every_mark_resolves_in_the_document(printed, ellerby, name, large):
    text = text_of(printed(name, ellerby, large_print=large, site=SITE))
    body, sources = text.split("Where this comes from.")
    marks = {
        mark.strip()
        for found in _MARK.findall(body)
        for mark in re.sub(r"; named .*", "", found).split(",")
    }
    assert marks
    listed = {
        mark.strip() for line in re.findall(r"([^:.]+):", sources) for mark in line.split(",")
    }
    assert marks <= listed, marks - listed


@pytest.mark.parametrize("name", HANDOUTS)
def test_every_paragraph_stands_on_the_page_with_a_mark(printed, nobody, definitions, name):
    text = text_of(printed(name, nobody))
    handout = definitions.library.handouts[name]
    for one in (*handout.lead, *(p for part in handout.part for p in part.paragraph)):
        if one.needs:
            assert one.text.split("{", maxsplit=1)[0] not in text
        else:
            place = text.index(one.text)
            following = text[place + len(one.text) :].lstrip()
            listed = one.bullet and not following.startswith("[")
            assert following.startswith("[") or (listed and ": [" in text[:place])


def test_the_patients_own_results_and_lab_are_on_the_vegf_page(printed, okonjo):
    text = text_of(printed("vegf", okonjo))
    assert "The last lab in your record is Meridian. [your record]" in text
    assert "14-May-2025 58 pg/mL Plasma Meridian" in text
    assert "your record: what your clinic had recorded by 20-Nov-2025." in text


def test_without_results_the_page_has_lines_and_no_word_of_a_record(printed, nobody):
    text = text_of(printed("vegf", nobody))
    assert "your record" not in text
    assert "Blood drawn VEGF Serum or plasma Lab" in text
    assert "Next visit:" in text


@pytest.mark.parametrize("name", HANDOUTS)
@pytest.mark.parametrize("option", ["anonymous", "blank"])
def test_an_anonymous_or_blank_page_says_nothing_of_the_patient(printed, ellerby, name, option):
    text = text_of(printed(name, ellerby, **{option: True}))
    for word in ("ELLERBY", "Tomas", "your record", "11-Nov-2025", "Meridian"):
        assert word not in text


def test_the_days_and_the_card_hold_the_patients_dates(printed, ellerby):
    text = text_of(printed("transplant", ellerby, site=SITE))
    assert "day 0, is Tue 11-Nov-2025. Days 7 to 15 are then Tue 18-Nov-2025 to" in text
    assert "Name: ELLERBY, Tomas (Mr) Born: 03-May-1971" in text
    assert "Day 0, cells given back: Tue 11-Nov-2025" in text
    assert "Call: ward 7, 0123 456 7890 At a temperature of: 38.0 °C" in text
    assert "Ask your team for the dates" not in text


def test_what_the_site_did_not_enter_stays_a_line(printed, nobody):
    text = text_of(printed("transplant", nobody))
    assert "38" not in text.split("Where this comes from")[0].replace("2008", "")
    assert "Call your team: Call if your temperature reaches:" in text
    assert "Ask your team for the dates" in text


def test_the_card_says_both_and_names_no_dose(printed, ellerby):
    text = text_of(printed("transplant", ellerby))
    card = text[text.index("A card for your wallet") :]
    assert "treat for possible infection, and also give steroids" in card
    assert "no order and names no dose" in card
    assert not re.search(r"\d\s*mg", text)


def test_a_very_long_name_and_contact_stay_on_the_card(printed, ellerby, with_patient):
    long = with_patient(ellerby, family="Montgomery-" * 30, given="Anna " * 20)
    site = SiteContact("switchboard " * 60, "38")
    for large in (False, True):
        reader = printed("transplant", long, site=site, large_print=large)
        text = text_of(reader)
        assert "…" in text[text.index("A card for your wallet") :]


def test_a_transplant_that_the_record_does_not_have_is_refused(ellerby):
    options = Options(transplant_id="elsewhere")
    why = transplant.available(ellerby, options)
    assert why == "The record has no such transplant. Choose one that it has."
    with pytest.raises(ValueError, match="no such transplant"):
        transplant.sections(ellerby, 500.0, options)


def test_braces_and_markup_in_a_laboratory_print_literally(printed, okonjo, assess):
    visits = tuple(
        visit.model_copy(update={"results": tuple(
            result.model_copy(update={"laboratory": "<b>{x}</b> & Co"}) for result in visit.results
        )})
        for visit in okonjo.record.visits
    )  # fmt: skip
    text = text_of(printed("vegf", assess(okonjo.record.model_copy(update={"visits": visits}))))
    assert "The last lab in your record is <b>{x}</b> & Co." in text


def smallest(reader, skip):
    """The smallest size of letters, in points, by page, marks and `skip` apart."""
    sizes = []

    def visit(text, cm, tm, _font, size):
        if text.strip() and not text.strip().startswith("[") and not skip(text):
            sizes.append(size * abs(tm[3]) * abs(cm[3]))

    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    return min(sizes)


def test_usual_print_is_11_points_and_large_print_16():
    assert min(NORMAL.body.size, NORMAL.head.size, NORMAL.key.size) >= 11
    for style in (LARGE.body, LARGE.head, LARGE.key, LARGE.source):
        assert style.size >= 16


@pytest.mark.parametrize("name", ["vegf", "poems", "help", "transplant"])
def test_no_letter_of_large_print_is_smaller(printed, ellerby, name):
    reader = printed(name, ellerby, large_print=True, site=SITE)

    def header(text):
        return "Page " in text or "[" in text or "]" in text or text.strip() in {"", "."}

    assert smallest(reader, header) >= 15.9
