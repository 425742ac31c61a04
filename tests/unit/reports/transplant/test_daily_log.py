import re

import pytest

from poems_desktop.clinical.engraftment.log_words import MAIN, MORE
from poems_desktop.clinical.transplant import LogEntry
from poems_desktop.reports import daily_log
from poems_desktop.reports.course import NO_TRANSPLANT
from poems_desktop.reports.options import Options


@pytest.fixture(scope="module")
def text(printed, ellerby):
    return printed(daily_log, ellerby()).text


def test_each_day_holds_its_timed_entries_with_who_entered_them(text):
    assert "Day +9, Thu 20-Nov-2025 watch window 06:10 Nurse K. Moran (demo user)" in text
    places = [text.index(one) for one in ("Day −3, Sat 08-Nov-2025", "Day 0, Tue", "Day +9, Thu")]
    assert places == sorted(places)
    assert text.index("38.4 °C, ear") < text.index("38.7 °C, ear")


def test_a_late_entry_is_marked_and_no_other(text):
    assert text.count("LATE ENTRY") == 1
    assert re.search(r"14:05 Nurse J\. Pell \(demo user\) LATE ENTRY", text)


def test_blank_says_not_recorded_and_is_never_a_dash(printed, with_transplants, bare):
    entry = LogEntry(id="e", day="2025-11-20")
    found = with_transplants(bare.model_copy(update={"entries": (entry,)}))
    text = printed(daily_log, found).text
    body = text[text.index("Day +9") : text.index("“Not recorded”")]
    assert body.count("not recorded") == len(MAIN) + 2
    assert "absent" not in body
    assert not re.search(r"(^| )[-–—](?= |$)", body)
    open_ = body[body.index("Not recorded: ") :]
    for label in MORE.values():
        said = label.lower() in open_.lower()
        assert said is (label != MORE["dose"]), label


def test_days_without_an_entry_are_said(printed, with_transplants, bare):
    entries = tuple(LogEntry(id=f"e{n}", day=f"2025-11-{n}") for n in (12, 13, 17))
    found = with_transplants(bare.model_copy(update={"entries": entries}))
    text = printed(daily_log, found).text
    silent = "no entry. Not recorded, which is not absent."
    assert f"Day +3, Fri 14-Nov-2025 to Day +5, Sun 16-Nov-2025: {silent}" in text
    assert f"Day +7, Tue 18-Nov-2025 to Day +9, Thu 20-Nov-2025: {silent}" in text
    assert text.count(silent) == 2


def test_nothing_at_all_is_said(printed, with_transplants, bare):
    text = printed(daily_log, with_transplants(bare)).text
    assert "Day −7, Tue 04-Nov-2025 to Day +9, Thu 20-Nov-2025: no entry." in text
    early = printed(daily_log, with_transplants(bare, day=-30)).text
    assert "Nothing is recorded yet." in early


def test_not_assessed_is_not_not_recorded(text):
    assert text.count("not assessed") == 3


def test_the_fullest_entry_is_printed_whole(printed, with_transplants, fullest):
    pages = printed(daily_log, with_transplants(fullest), "letter").pages
    assert all("Time, entered by" in page for page in pages if "Nurse" in page)
    text = " ".join(pages)
    for words in (
        "101.7 °F (38.7 °C), axillary",
        "not be read: “zwo liter”",
        "antipyretic given; steroid given",
        "methylprednisolone sodium succinate, 125 mg, intravenous over 30 minutes, for engraftment",
        "purpose not recorded",
        "present, diffuse, not cardiogenic",
        "C. difficile: negative, date not recorded",
        "AST: 300 U/L (upper limit 40)",
        "<0.1 ×10⁹/L",
    ):
        assert words in text, words
    assert text.count("LATE ENTRY") == 13
    assert text.count("Seen at the round; skin warm; family told.") == 95


@pytest.mark.slow
def test_no_day_heading_ends_a_page(printed, with_transplants, fullest):
    for paper in ("a4", "letter"):
        for page in printed(daily_log, with_transplants(fullest), paper).pages:
            body = page.split(" who from by")[0]
            assert not re.search(r"Day [+−]?\d+, \w{3} \d\d-\w{3}-\d{4}( watch window)?$", body)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_blank_sheet_is_one_page_with_every_item(printed, ellerby, paper):
    pages = printed(daily_log, ellerby(), paper, blank=True).pages
    assert len(pages) == 1
    for label in ("Temperature", "Weight", "Stools in 24 h", "Rash", "Breathing difficulty",
                  "Oxygen", "Neutrophils", "Antibiotic given", "Steroid given", "Cultures",
                  "Time, entered by", "Hypoxia", "Lung infiltrates"):  # fmt: skip
        assert label in pages[0]
    assert pages[0].count("“not assessed”") == 1
    assert pages[0].count("not assessed") == 5 * 8 + 1
    assert pages[0].count("late entry") == 5
    assert "empty means not recorded, never absent" in pages[0]
    assert "Day 0, stem cells returned: Tue 11-Nov-2025." in pages[0]
    assert "38.7" not in pages[0]


def test_a_blank_sheet_needs_no_transplant(printed, with_transplants):
    found = with_transplants()
    assert daily_log.available(found, Options()) == NO_TRANSPLANT
    assert daily_log.available(found, Options(blank=True)) is None
    assert "stem cells returned: ____" in printed(daily_log, found, blank=True).text
