"""Build the font for Chinese, Japanese and Korean. For developers; set-up never runs this.

Needs fonttools and the Debian package fonts-noto-cjk (version 1:20220127+repack1-1), installed or
unpacked into a folder given with --source. Its outlines are cubic (CFF), which reportlab cannot
embed; they are turned into TrueType ones. The same source and fonttools give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from build_fonts import TARGET, Ranges, find_source, kept_code_points, write_checksums

if TYPE_CHECKING:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

SYSTEM = Path("/usr/share/fonts/opentype/noto")
SOURCE = "NotoSansCJK-Regular.ttc"
FILE = "NotoSansCJK-Regular.ttf"
FACE = 0  # of the collection: Noto Sans CJK JP, which holds the glyphs of all
MOST_ERROR = 1.0  # of a thousandth of the size, between a cubic curve and its quadratic ones
CJK: Ranges = (
    (0x3000, 0x303F),  # punctuation, iteration marks
    (0x3040, 0x30FF),  # hiragana, katakana
    (0x3100, 0x312F),  # bopomofo
    (0x3131, 0x318E),  # Korean letters on their own
    (0x31F0, 0x31FF),  # small katakana
    (0x3220, 0x33FF),  # enclosed and squared, as in names of companies
    (0x4E00, 0x9FFF),  # ideographs
    (0xAC00, 0xD7A3),  # Korean syllables
    (0xF900, 0xFAFF),  # ideographs that older standards hold twice: forms of names
    (0xFF01, 0xFFEF),  # wide and narrow forms
)
DROPPED = ("CFF ", "VORG", "GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "DSIG")


def build(source: Path, target: Path) -> Path:
    """Write the subset with quadratic outlines; the file's dates stay the source's.

    Raises:
        ValueError: if the source has no cubic outlines.
    """
    font = TTFont(source, fontNumber=FACE, recalcTimestamp=False, lazy=False)
    if "CFF " not in font:
        message = f"{source.name} has no cubic outlines; take it as build_fonts.py does."
        raise ValueError(message)
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14]
    options.name_languages = [0x409]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.recalc_timestamp = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=kept_code_points(font, CJK))
    worker.subset(font)
    to_quadratic(font)
    path = target / FILE
    font.save(path)
    font.close()
    return path


def to_quadratic(font: TTFont) -> None:
    """Replace the cubic outlines of `font` by quadratic ones."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    drawn = {name: _quadratic(glyphs[name]) for name in order}
    for tag in DROPPED:
        if tag in font:
            del font[tag]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = drawn
    for name in order:
        drawn[name].recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(drawn[name], "xMin", 0))
    font["maxp"] = _maxp(len(order))
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\000\001\000\000"


def _quadratic(glyph: object) -> Glyph:
    pen = TTGlyphPen(None)
    glyph.draw(Cu2QuPen(pen, MOST_ERROR, reverse_direction=True))  # type: ignore[attr-defined]
    return pen.glyph()


def _maxp(count: int) -> object:
    table = newTable("maxp")
    table.tableVersion = 0x00010000
    table.numGlyphs = count
    for name in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxPoints",
        "maxContours",
        "maxCompositePoints",
        "maxCompositeContours",
        "maxComponentElements",
        "maxComponentDepth",
    ):
        setattr(table, name, 0)
    table.maxZones = 1
    return table


def main() -> int:
    """Build the face, then the checksums of all fonts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--source", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--target", type=Path, default=TARGET, metavar="DIR")
    arguments = parser.parse_args()
    arguments.target.mkdir(parents=True, exist_ok=True)
    try:
        path = build(find_source(SOURCE, [*arguments.source, SYSTEM]), arguments.target)
    except (FileNotFoundError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{path.name:36} {path.stat().st_size // 1024:4} KiB")
    write_checksums(arguments.target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
