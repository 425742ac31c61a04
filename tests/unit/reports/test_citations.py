"""Over every kind: no mark without its source in the document, no cited statement without mark."""

import re
from collections import defaultdict
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop.clinical import wording
from poems_desktop.reports.axes_section import short_risk
from poems_desktop.reports.documents import Print, make
from poems_desktop.reports.kinds import DOCUMENTS, KINDS
from poems_desktop.reports.options import Options, SiteContact

ENDS = ("References. ", "Where this comes from. ", "SOURCES ")
WITHOUT_SOURCES = {"blank-forms"}
"""Questions and places to answer them: nothing is stated."""
LONG_LAST = [
    *(kind for kind in KINDS if kind not in WITHOUT_SOURCES),
    *(pytest.param(kind, marks=pytest.mark.slow) for kind in WITHOUT_SOURCES),
]
CHOSEN = Options(site=SiteContact("ward 7", "38.0 °C"), dose_arithmetic=True)
_FARTHEST = 450
"""Letters between a statement and its mark: several that share one are set in a row."""


@pytest.fixture(scope="module")
def words(okonjo, ellerby, printed_at):
    """The words of a document on one line, each made once."""
    found = {}

    def of(kind):
        if kind not in found:
            who = ellerby if "transplant" in DOCUMENTS[kind].choices else okonjo
            made = make(kind, who, Print(printed_at, "Dr A. Osei"), CHOSEN)
            if made.suffix == ".txt":
                text = made.content.decode()
            else:
                pages = PdfReader(BytesIO(made.content)).pages
                text = " ".join(page.extract_text() for page in pages)
            found[kind] = (re.sub(r"\s+", " ", text), who)
        return found[kind]

    return of


@pytest.fixture(scope="module")
def is_mark(definitions):
    """Whether a word is a mark of one of the sources, such as F29, N or Wang 2017."""
    names = {one.mark for one in definitions.references.values()}
    letters = "".join(name for name in names if len(name) == 1)
    return re.compile(rf"[{letters}]\d*|{'|'.join(map(re.escape, names))}").fullmatch


def parted(text):
    """What stands before the list of sources, and that list."""
    place, end = max((text.rfind(end), end) for end in ENDS)
    return (text, "") if place < 0 else (text[:place], text[place + len(end) - 1 :])


def marks_in(body, is_mark):
    """Words in brackets, and of a Source column, that are marks."""
    inside = re.findall(r"[\[(]([^\[\]()]*)[\])]", body)
    words = {word.strip() for group in inside for word in re.split("[,;]", group)}
    return {word for word in words | set(re.findall(r"\bF\d+\b", body)) if is_mark(word)}


def unresolved(marks, sources):
    return {mark for mark in marks if not re.search(rf"[\s,]{re.escape(mark)}[,:]", sources)}


@pytest.mark.parametrize("kind", LONG_LAST)
def test_every_mark_resolves_in_its_document(words, is_mark, kind):
    body, sources = parted(words(kind)[0])
    marks = marks_in(body, is_mark)
    if kind in WITHOUT_SOURCES:
        assert (marks, sources) == (set(), "")
        return
    assert marks
    assert unresolved(marks, sources) == set()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WITHOUT_SOURCES])
def test_a_source_that_is_left_out_is_noticed(words, is_mark, kind):
    body, sources = parted(words(kind)[0])
    for mark in marks_in(body, is_mark):
        spoilt = re.sub(rf"(?<=[\s,]){re.escape(mark)}(?=[,:])", "gone", sources)
        assert mark in unresolved({mark}, spoilt)


def stated(assessment):
    """How a statement begins on paper, with its sources: conclusions, advice, criteria.

    What is called like a finding is left out: the name also stands in lists of findings.
    """
    advice, found = assessment.advice, defaultdict(set)
    names = {field.label for field in assessment.definitions.fields.values()}
    lines = [one for section in assessment.conclusions for one in section.lines]
    for one in (*lines, *advice.workup, *(due.line for due in advice.followup)):
        head = short_risk(one).partition(" (")[0]
        if head not in names:
            found[rf"\b{re.escape(head)}(?: \([^()]*\))?(?:[:.;] |, since )"].update(one.cites)
    for one in assessment.flags:
        found[re.escape(one.text)].update(one.cites)
    for item in assessment.main.items:
        state = wording.ITEM[item.truth]
        head = rf"(?i)\b{re.escape(item.criterion.label)}:? {state}\b"
        found[head].update(item.criterion.cites)
    return found.items()


_LEAST = {
    "summary": 20, "checklist": 10, "trend": 8, "referral": 30, "workup": 15,
    "summary-anonymous": 20, "trend-anonymous": 8, "text": 22,
}  # fmt: skip


@pytest.mark.parametrize("kind", _LEAST)
def test_what_follows_from_the_record_carries_a_mark(words, definitions, kind):
    text, who = words(kind)
    body, _ = parted(text)
    found = 0
    for head, cites in stated(who):
        for place in (one.end() for one in re.finditer(head, body)):
            found += 1
            following = body[place : place + _FARTHEST]
            marks = {definitions.mark(cite) for cite in cites}
            near = [mark for mark in marks if re.search(rf"\b{re.escape(mark)}\b", following)]
            assert near, (head, following[:80])
    assert found >= _LEAST[kind]


def test_every_text_of_the_bedside_note_carries_its_mark_behind_it(words, definitions):
    body, _ = parted(words("engraftment")[0])
    texts = {
        key: one
        for key, one in definitions.library.engraftment.texts.items()
        if one.text in body and one.cites
    }
    itself = {"no_order", "arithmetic_off"}
    below_the_lead = {"advice_infection", "advice_steroid"}
    bare = {key for key, one in texts.items() if not re.match(
        r"”? ?\[[^\]]+\]", body[body.index(one.text) + len(one.text) :])}  # fmt: skip
    assert {"steroid_dose", "dose_open", "no_taper", "two_definitions"} <= set(texts)
    assert bare <= itself | below_the_lead
    assert "even if it is not the usual time for engraftment. [F29]" in body


@pytest.mark.parametrize("kind", ["calendar", "daily-log"])
def test_the_rule_of_the_watch_window_carries_its_mark(words, kind):
    body, _ = parted(words(kind)[0])
    place = body.rindex("is not excluded.")
    assert body[place:].startswith("is not excluded. [F29, IJHBT 2017]")
