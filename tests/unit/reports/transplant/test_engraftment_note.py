import re
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.engraftment.bedside import bedside_lines
from poems_desktop.clinical.transplant import DatedWeight, Infusion, LogEntry, Transplant, Weight
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.reports.course import NO_TRANSPLANT, course
from poems_desktop.reports.engraftment import note
from poems_desktop.reports.options import Options, SiteContact

FIGURE = re.compile(r"\d+(?:\.\d+)? mg\b(?!/kg)")
BOTH = [True, False]


@pytest.fixture(scope="module")
def text(printed, ellerby):
    return printed(note, ellerby(), dose_arithmetic=True).pages[0]


def test_the_order_is_when_look_both_dose_uncertain_sign(text):
    landmarks = [
        "Day 7 to 15 after infusion",
        "Tue 18-Nov-2025 to Wed 26-Nov-2025",
        "Look for",
        "the source advises both",
        "Treat possible infection",
        "AND",
        "Give steroids",
        "Steroid: what the source says",
        "What is uncertain",
        "Prescriber: name, signature",
        "References.",
    ]
    places = [text.index(one) for one in landmarks]
    assert places == sorted(places)


def test_the_page_says_what_the_assessment_says(text, ellerby):
    found = course(ellerby(), Options())
    for line in bedside_lines(found.panel, found.log):
        assert f"{line.title} {line.state} {line.reading}".replace("\n", " ") in text
        assert line.beside in text
    assert found.panel.advice.lead.text in text
    assert found.panel.infection.value in text
    assert found.panel.window.cautions[0] in text
    for result in (found.panel.spitzer, found.panel.maiolino):
        assert f"{result.interpretation.value}. {result.tally}." in text
    for key in ("steroid_dose", "dose_open", "no_order", "frequency", "no_taper", "both_at_once"):
        assert found.constants.texts[key].text in text


def test_every_day_of_the_window_has_weekday_number_and_date(text):
    for words in ("Tue +7 18-Nov", "Thu +9 20-Nov", "Wed +15 26-Nov"):
        assert words in text


def test_the_check_list_is_named_as_the_projects(text):
    assert "Check also, this project's own list, from no publication: cultures before" in text
    for item in (
        "pulmonary embolism", "heart failure", "C. difficile", "drug rash", "glucose",
        "adrenal axis", "hepatitis B", "Pneumocystis", "fungal", "fever masked by steroids",
    ):  # fmt: skip
        assert item in text


def test_every_mark_resolves_on_its_page(text, definitions):
    body, references = text.split("References. ")
    used = {mark for group in re.findall(r"\[([^\]]+)\]", body) for mark in group.split(", ")}
    assert {"F29", "IJHBT 2017", "Dispenzieri 2008", "POEMS Desktop"} <= used
    listed = references.replace("F20, F29:", "F20: F29:")
    assert all(f"{mark}:" in listed for mark in used)
    assert "Spitzer 2001:" in listed
    assert "Maiolino 2003:" in listed


def test_no_figure_is_printed_unless_a_physician_switched_it_on(printed, ellerby):
    off = printed(note, ellerby()).text
    assert "Arithmetic only" not in off
    assert set(FIGURE.findall(off)) == {"500 mg"}
    assert "a physician switches it on" in off


def test_the_arithmetic_is_dated_labeled_and_beside_the_sentence(text):
    assert "Arithmetic only" in text
    assert "Baseline 08-Nov-2025: 71.4 kg" in text
    assert "Latest 20-Nov-2025: 74.6 kg" in text
    assert "1 mg/kg 71 mg 71.4 × 1 = 71.4 75 mg 74.6 × 1 = 74.6" in text
    assert "2 mg/kg 143 mg 71.4 × 2 = 142.8 149 mg 74.6 × 2 = 149.2" in text
    assert "Physician must confirm dose" in text
    assert set(FIGURE.findall(text)) == {"500 mg", "71 mg", "75 mg", "143 mg", "149 mg"}


def test_the_figures_are_no_larger_than_the_sources_words(printed, ellerby):
    sizes: dict[str, set[float]] = {"quote": set(), "figure": set(), "open": set()}

    def visit(found, _cm, _tm, _font, size):
        if "prednisone from" in found:
            sizes["quote"].add(size)
        if re.match(r"(71|75|143|149) mg", found.strip()):
            sizes["figure"].add(size)
        if "does not say" in found:
            sizes["open"].add(size)

    content = printed(note, ellerby(), dose_arithmetic=True).content
    PdfReader(BytesIO(content)).pages[0].extract_text(visitor_text=visit)
    assert sizes["quote"] == sizes["figure"] == sizes["open"]
    assert len(sizes["quote"]) == 1


def test_a_latest_weight_older_than_three_days_is_refused_with_a_sentence(printed, ellerby):
    text = printed(note, ellerby(13), dose_arithmetic=True).pages[0]
    assert "The latest weight is not used: it is of 20-Nov-2025, 4 days old" in text
    assert set(FIGURE.findall(text)) == {"500 mg", "71 mg", "143 mg"}


def test_without_a_baseline_nothing_is_computed(printed, with_transplants, bare):
    text = printed(note, with_transplants(bare), dose_arithmetic=True).text
    assert "Nothing is computed. Missing: Which weight is the baseline" in text
    assert set(FIGURE.findall(text)) == {"500 mg"}


def test_at_least_ten_days_are_a_date_and_no_taper(text, printed, ellerby, with_transplants):
    assert "Not before Sat 29-Nov-2025" in text
    assert "If the first dose is 20-Nov-2025, day 10 of steroid is 29-Nov-2025" in text
    assert "The first dose is day 1." in text
    assert "no taper" in text
    given = with_transplants(_with_dose(ellerby()), day=9)
    assert (
        "Not before Fri 28-Nov-2025 Recorded: first dose 19-Nov-2025, now day 2."
        in printed(note, given).text
    )


def _with_dose(assessment):
    transplant = assessment.record.transplants[0]
    steroid = {"given": True, "drug": "prednisone", "purpose": "engraftment_syndrome"}
    dose = LogEntry.model_validate({"id": "dose", "day": "2025-11-19", "steroid": steroid})
    return transplant.model_copy(update={"entries": (*transplant.entries, dose)})


def test_before_the_infusion_the_date_is_of_the_window(printed, with_transplants, bare):
    text = printed(note, with_transplants(bare, day=-30)).text
    assert "If the first dose is 18-Nov-2025, day 10 of steroid is 27-Nov-2025" in text
    assert "outside the source's window, not excluded" in text


def test_nothing_recorded_is_not_assessed_and_never_absent(printed, with_transplants, bare):
    text = printed(note, with_transplants(bare)).text
    assert text.count("Not assessed Not recorded today: examine") == 5
    assert "Absent" not in text
    assert "0 of 5 present today, 5 not known." in text
    assert "Antibiotic: not recorded" in text
    assert "Steroid: not recorded" in text


def test_never_an_order_and_no_single_dose(text):
    lower = text.lower()
    for word in ("recommended dose is", "administer", "prescribe ", "start prednis", "taper over"):
        assert word not in lower
    assert "Not an order, and no dose is recommended." in text
    assert "Drug mg route times a day first dose" in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("on", BOTH)
def test_one_page_with_everything_but_the_notes(printed, ellerby, paper, on):
    site = SiteContact("coordinator on 0123 456 7890", "38.0 °C")
    pages = printed(note, ellerby(), paper, dose_arithmetic=on, site=site).pages
    assert "References." in pages[0]
    assert "Call: coordinator on 0123 456 7890" in pages[0]
    assert len(pages) == (1 if paper == "a4" else 2)
    assert "Skin to be examined at the evening round." in pages[-1]
    assert paper == "a4" or "Look for" not in pages[1]


def test_notes_without_room_go_overleaf_in_full(printed, ellerby):
    long = ellerby()
    (one,) = long.record.transplants
    entry = one.entries[-1].model_copy(update={"note": "Skin looked at again. " * 60})
    more = one.model_copy(update={"entries": (*one.entries[:-1], entry)})
    record = long.record.model_copy(update={"transplants": (more,)})
    found = assess(record, long.definitions, long.policy, long.as_of)
    pages = printed(note, found, "a4").pages
    assert len(pages) == 2
    assert "Notes" not in pages[0]
    assert pages[1].count("Skin looked at again.") == 60


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("on", BOTH)
@pytest.mark.parametrize("family", ["Li", "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"])
def test_the_fullest_record_keeps_its_first_page(
    printed, with_transplants, fullest, paper, on, family
):
    site = SiteContact("coordinator on 0123 456 7890", "38.0 °C")
    found = with_transplants(fullest, family=family, given="Bartholomea Maximiliana")
    pages = printed(note, found, paper, dose_arithmetic=on, site=site).pages
    first = pages[0]
    for words in ("Look for", "AND", "Physician must confirm", "Check also", "Prescriber: name",
                  "References."):  # fmt: skip
        assert words in first, words
    assert "Notes in full" in pages[1]
    rest = " ".join(pages[1:])
    assert rest.count("Seen at the round; skin warm; family told.") >= 185
    assert "could not be read, not used: “zwo liter”" in rest
    assert ("Baseline 10-Nov-2025: 164.5 lb" in first) is on


def test_what_is_cut_stands_in_full_under_the_notes(printed, with_transplants, fullest):
    pages = printed(note, with_transplants(fullest), dose_arithmetic=True).pages
    found = course(with_transplants(fullest), Options())
    for line in bedside_lines(found.panel, found.log):
        whole = pages[0] if line.reading in pages[0] else " ".join(pages[1:])
        assert line.reading in whole
        assert line.beside in " ".join(pages)


@pytest.mark.parametrize(
    ("transplants", "chosen", "why"),
    [
        ((), {}, NO_TRANSPLANT),
        ((Transplant(id="t", day0=PartialDate(2025, 11)),), {}, "only the month or year is stated"),
        ((Transplant(id="t"),), {}, "Missing: The date of infusion."),
        ((Transplant(id="t"),), {"transplant_id": "x"}, "no such transplant"),
        (
            (
                Transplant(
                    id="t",
                    infusions=(
                        Infusion(id="a", day="2025-11-11"),
                        Infusion(id="b", day="2025-11-12"),
                    ),
                ),
            ),
            {},
            "Which rule counts for day 0",
        ),
    ],
)
def test_why_it_cannot_be_made_is_a_sentence(with_transplants, transplants, chosen, why):
    found = with_transplants(*transplants)
    told = note.available(found, Options(**chosen))
    assert why in told
    with pytest.raises(ValueError, match=re.escape(told)):
        note.sections(found, 521.0, Options(**chosen))


def test_of_several_transplants_the_last_one_begun_is_printed(with_transplants, bare):
    older = Transplant(id="old", day0=PartialDate(2021, 5, 13))
    planned = Transplant(id="next", day0=PartialDate(2026, 5, 13))
    found = with_transplants(older, planned, bare)
    assert course(found, Options()).transplant.id == "t"
    assert course(found, Options(transplant_id="next")).transplant.id == "next"


def test_the_day_that_counts_as_day_zero_is_named(printed, with_transplants, bare):
    days = tuple(Infusion(id=f"i{n}", day=f"2025-11-{11 + n}") for n in range(2))
    text = printed(
        note,
        with_transplants(
            Transplant(id="t", infusions=days, day_zero_rule="last_infusion"),
        ),
    ).text
    assert (
        "Day 0, stem cells returned: Wed 12-Nov-2025. Day 0 is the day of the last infusion" in text
    )


def test_pounds_are_shown_as_weighed_with_the_exact_product(printed, with_transplants, bare):
    pounds = {"unit": "[lb_av]"}
    day = bare.day0.earliest
    weighed = bare.model_copy(
        update={
            "baseline": "admission",
            "admission_weight": DatedWeight(value=Decimal("164.5"), day=day, **pounds),
            "entries": (
                LogEntry(
                    id="w", day=day + timedelta(9), weight=Weight(value=Decimal("172.3"), **pounds)
                ),
            ),
        }
    )
    text = printed(note, with_transplants(weighed), dose_arithmetic=True).pages[0]
    assert "75 mg 74.615944865 × 1 = 74.615944865" in text
    assert "156 mg 78.153965351 × 2 = 156.307930702" in text
