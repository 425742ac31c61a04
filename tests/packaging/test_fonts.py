"""The committed fonts are the ones that were built, and cover what the screens draw."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
NEEDED = "0123456789 Il1 λκ ≥≤−×·°⁹²→…‑"
NAMES = "Łukasz Żółć Nguyễn Thị Hoa Ωμέγα Иван Ñandú Çelik İpek O’Neill µ μ \u0301 \ufffd"
SANS_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Medium.ttf",
    "NotoSans-SemiBold.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansSemiCondensed-Regular.ttf",
    "NotoSansSemiCondensed-Bold.ttf",
)


def code_points(name: str) -> set[int]:
    with TTFont(FONTS / name, lazy=True) as font:
        return set(font.getBestCmap())


def test_checksums_name_exactly_the_fonts_and_hold() -> None:
    lines = (FONTS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    stated = {name: digest for digest, name in (line.split("  ") for line in lines)}
    actual = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")
    }
    assert stated == actual
    assert set(SANS_FILES) < set(stated)


@pytest.mark.parametrize("name", SANS_FILES)
def test_every_glyph_that_the_screens_draw_resolves(name: str) -> None:
    covered = code_points(name) | code_points("NotoSansMath-Regular.ttf")
    assert [char for char in NEEDED if ord(char) not in covered] == []


@pytest.mark.parametrize("name", SANS_FILES)
def test_names_in_latin_greek_and_cyrillic_need_no_other_font(name: str) -> None:
    covered = code_points(name)
    assert [char for char in NAMES if ord(char) not in covered] == []


def test_arabic_and_hebrew_letters_are_covered() -> None:
    assert {ord(char) for char in "محمد علي"} <= code_points("NotoNaskhArabic-Regular.ttf")
    assert {ord(char) for char in "דוד לוי".replace(" ", "")} <= code_points(
        "NotoSansHebrew-Regular.ttf"
    )


def test_names_in_japanese_chinese_and_korean_are_covered() -> None:
    covered = code_points("NotoSansCJK-Regular.ttf")
    assert {
        ord(char) for char in "髙橋﨑美咲さくらサクラ王小明陳張龍김민준이서연、。「」々ー（）"
    } <= covered
    assert set(range(0x4E00, 0x9FA6)) <= covered
    assert set(range(0xAC00, 0xD7A4)) <= covered


def test_the_large_font_stays_below_its_limit() -> None:
    assert (FONTS / "NotoSansCJK-Regular.ttf").stat().st_size < 9_500_000


@pytest.mark.parametrize("name", SANS_FILES)
def test_kerning_and_marks_are_kept(name: str) -> None:
    with TTFont(FONTS / name, lazy=True) as font:
        features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"kern", "mark", "mkmk"} <= features


@pytest.mark.parametrize("name", SANS_FILES)
def test_figures_are_tabular(name: str) -> None:
    with TTFont(FONTS / name, lazy=True) as font:
        glyphs = font.getBestCmap()
        widths = {font["hmtx"][glyphs[ord(digit)]][0] for digit in "0123456789"}
    assert len(widths) == 1


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_outlines_can_be_embedded_by_reportlab_and_carry_the_licence(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        assert "glyf" in font
        assert "CFF " not in font
        assert re.search("SIL Open Font License", font["name"].getDebugName(13))


@pytest.mark.parametrize(
    ("name", "family", "weight"),
    [
        ("NotoSans-Regular.ttf", "Noto Sans", 400),
        ("NotoSans-Medium.ttf", "Noto Sans", 500),
        ("NotoSans-SemiBold.ttf", "Noto Sans", 600),
        ("NotoSans-Bold.ttf", "Noto Sans", 700),
        ("NotoSansSemiCondensed-Regular.ttf", "Noto Sans SemiCondensed", 400),
        ("NotoSansSemiCondensed-Bold.ttf", "Noto Sans SemiCondensed", 700),
    ],
)
def test_family_and_weight_are_what_the_theme_asks_for(name: str, family: str, weight: int) -> None:
    with TTFont(FONTS / name, lazy=True) as font:
        assert font["name"].getBestFamilyName() == family
        assert font["OS/2"].usWeightClass == weight
