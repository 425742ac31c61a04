from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen.canvas import Canvas

from poems_desktop.reports import fonts
from poems_desktop.reports.text import BODY, Text, line_width


@pytest.fixture(autouse=True, scope="module")
def registered():
    fonts.register()


class Spy(Canvas):
    """A canvas that remembers what is written where."""

    def __init__(self):
        super().__init__(BytesIO(), initialFontName="POEMS-Regular")
        self.written = []

    def drawString(self, x, y, text, **more):  # noqa: N802 - as in reportlab
        self.written.append((x, text))
        before = len(self.written)
        super().drawString(x, y, text, **more)
        del self.written[before:]

    def drawText(self, line):  # noqa: N802
        self.written.append((line._x0, "shaped"))
        super().drawText(line)


def shown(text, width=400.0):
    return [
        "".join(piece.run.text + " " for word in line for piece in word.pieces).split()
        for line in Text(text, width).lines
    ]


def test_each_run_has_a_font_that_covers_it():
    runs = fonts.runs("a≥λ", "semibold")
    assert [(run.text, run.font) for run in runs] == [
        ("a", "POEMS-SemiBold"),
        ("≥", "POEMS-Math"),
        ("λ", "POEMS-SemiBold"),
    ]


def test_joined_scripts_are_shaped_and_plain_text_is_not():
    (arabic,) = fonts.runs("سلام", "regular")
    assert arabic.shaped
    assert arabic.font == "POEMS-Arabic"
    assert not fonts.runs("plain", "regular")[0].shaped
    assert fonts.shape(arabic, 8)[1] > 0


def test_without_a_shaper_joined_letters_are_spelled_out(monkeypatch):
    monkeypatch.setattr(ttfonts, "uharfbuzz", None)
    fonts.forget()
    (run,) = fonts.runs("س", "regular")
    fonts.forget()
    assert run.text == "[U+0633]"


def test_right_to_left_words_are_seen_from_the_right():
    canvas = Spy()
    Text("العمري, فاطمة (Ms)", 300).draw(canvas, 0, 100)
    shaped = [x for x, text in canvas.written if text == "shaped"]
    latin = [x for x, text in canvas.written if "Ms" in text]
    assert len(shaped) == 2
    assert shaped[0] < shaped[1] < latin[0]
    comma = next(x for x, text in canvas.written if text == ",")
    assert shaped[0] < comma < shaped[1]


def test_hebrew_between_latin_words_keeps_the_outer_order():
    canvas = Spy()
    Text("one שלום two", 300).draw(canvas, 0, 100)
    assert [text for _, text in sorted(canvas.written)] == ["one", "shaped", "two"]


def test_text_wraps_at_spaces_only_and_never_at_a_hyphen_of_a_date():
    width = line_width("collected 14-May-", BODY)
    assert shown("collected 14-May-2025", width) == [["collected"], ["14-May-2025"]]


def test_a_word_wider_than_the_line_is_cut_not_lost():
    lines = Text("x" * 500, 50).lines
    assert len(lines) > 10
    assert sum(len(piece.run.text) for line in lines for w in line for piece in w.pieces) == 500


def test_parts_share_the_lines_out():
    whole = Text("word " * 300, 100)
    parts = whole.parts(7)
    assert sum(len(part.lines) for part in parts) == len(whole.lines)
    assert max(len(part.lines) for part in parts) == 7


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.text(max_size=80), st.floats(20, 300))
def test_any_text_keeps_its_width_and_can_be_drawn(content, width):
    text = Text(content, width)
    text.draw(Spy(), 0, 100)
    widest = max((len(w.pieces) and w.width for line in text.lines for w in line), default=0)
    assert text.natural_width <= max(width, widest) + 0.5
    for line in text.lines:
        for word in line:
            for piece in word.pieces:
                assert all(letter in fonts._covers(piece.run.font) for letter in piece.run.text)


def test_names_in_japanese_chinese_and_korean_have_glyphs():
    runs = fonts.runs("髙橋 王小明 김민준", "semibold")
    assert "".join(run.text for run in runs) == "髙橋 王小明 김민준"
    assert {run.font for run in runs if run.text.strip()} == {"POEMS-CJK"}
    assert not any(run.shaped for run in runs)


def test_text_without_spaces_breaks_between_ideographs_but_not_before_punctuation():
    note = "患者は三月に手足のしびれを訴えた。「再検査」を依頼する。VEGFは高い。" * 6
    lines = ["".join(p.run.text for w in line for p in w.pieces) for line in Text(note, 90).lines]
    assert "".join(lines) == note
    assert len(lines) > 10
    assert all(line[0] not in "。、」" and line[-1] != "「" for line in lines)
    assert all("VEGF" in line for line in lines if "V" in line)
    assert max(line_width(line, BODY) for line in lines) <= 90.01


def test_a_mixed_line_keeps_its_spaces():
    words = [(w.space > 0, "".join(p.run.text for p in w.pieces)) for w in
             Text("Dr 王 and 김민준 met", 400).lines[0]]  # fmt: skip
    assert words == [
        (False, "Dr"), (True, "王"), (True, "and"), (True, "김민준"), (True, "met"),
    ]  # fmt: skip


def test_what_no_font_has_is_said_in_a_sentence():
    said = fonts.spelled_out("髙橋 😀 and 😀 again, 𠮷")
    assert "[U+1F600], [U+20BB7]." in said
    assert fonts.spelled_out("髙橋 Ωμέγα ≥ 김민준\n") == ""
    many = fonts.spelled_out("".join(map(chr, range(0x20000, 0x2000A))))
    assert "and 4 more" in many
