"""Build resources/fonts from the Noto fonts of Debian. For developers; set-up never runs this.

Needs fonttools and the Debian packages fonts-noto-core and fonts-noto-extra (version
20201225-1), either installed or unpacked into folders given with --source.
The same sources and the same fonttools give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SYSTEM = Path("/usr/share/fonts/truetype/noto")

Ranges = tuple[tuple[int, int], ...]

LATIN_GREEK_CYRILLIC: Ranges = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Extended-A, Extended-B
    (0x0259, 0x0259),  # schwa: the lower case of a letter of Azerbaijani names
    (0x02B0, 0x02FF),  # spacing modifiers: okina and apostrophes in names
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional, all of Vietnamese
    (0x1F00, 0x1FFF),  # Greek Extended
    (0x2000, 0x206F),  # punctuation, spaces, direction marks
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x218F),  # letterlike, number forms
    (0x25CC, 0x25CC),  # dotted circle, the seat of a lone mark
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFEFF, 0xFEFF),
    (0xFFFD, 0xFFFD),  # the visible stand-in for what no font covers
)
MATH: Ranges = (
    (0x2190, 0x2199),  # plain arrows
    (0x21A9, 0x21AA),
    (0x21C4, 0x21C6),
    (0x21D0, 0x21D5),  # double arrows
    (0x2200, 0x226B),  # operators: minus, root, infinity, almost equal, at most, at least
    (0x2282, 0x2287),
    (0x2295, 0x229A),
    (0x22C5, 0x22C6),
    (0x22EE, 0x22EF),
    (0x25B3, 0x25C1),  # triangles
    (0x25CA, 0x25CA),
)
EVERYTHING: Ranges = ((0x0000, 0x10FFFF),)

# Joining, ligatures and marks that a script needs; no small capitals, no stylistic sets.
FEATURES = (
    "ccmp",
    "fina",
    "init",
    "kern",
    "liga",
    "locl",
    "mark",
    "medi",
    "mkmk",
    "rlig",
    "rtlm",
)


@dataclass(frozen=True)
class Face:
    """One font file to build."""

    source: str
    ranges: Ranges
    target: str = ""
    own_family: bool = False  # named apart from Noto Sans, also where width is not understood

    @property
    def file_name(self) -> str:
        """The name of the file written."""
        return self.target or self.source


FACES = (
    Face("NotoSans-Regular.ttf", LATIN_GREEK_CYRILLIC),
    Face("NotoSans-Medium.ttf", LATIN_GREEK_CYRILLIC),
    Face("NotoSans-SemiBold.ttf", LATIN_GREEK_CYRILLIC),
    Face("NotoSans-Bold.ttf", LATIN_GREEK_CYRILLIC),
    Face(
        "NotoSans-SemiCondensed.ttf",
        LATIN_GREEK_CYRILLIC,
        target="NotoSansSemiCondensed-Regular.ttf",
        own_family=True,
    ),
    Face(
        "NotoSans-SemiCondensedBold.ttf",
        LATIN_GREEK_CYRILLIC,
        target="NotoSansSemiCondensed-Bold.ttf",
        own_family=True,
    ),
    Face("NotoSansMath-Regular.ttf", MATH),
    Face("NotoNaskhArabic-Regular.ttf", EVERYTHING),
    Face("NotoNaskhArabic-Bold.ttf", EVERYTHING),
    Face("NotoSansHebrew-Regular.ttf", EVERYTHING),
    Face("NotoSansHebrew-Bold.ttf", EVERYTHING),
)


def find_source(name: str, folders: list[Path]) -> Path:
    """The file `name` in the first of `folders`, searched deeply, that holds it.

    Raises:
        FileNotFoundError: if none does.
    """
    for folder in folders:
        found = sorted(folder.rglob(name))
        if found:
            return found[0]
    message = f"{name} is in none of: {', '.join(str(folder) for folder in folders)}"
    raise FileNotFoundError(message)


def kept_code_points(font: TTFont, ranges: Ranges) -> set[int]:
    """The code points of `font` that lie in `ranges`."""
    return {
        code_point
        for code_point in font.getBestCmap()
        if any(low <= code_point <= high for low, high in ranges)
    }


def build(face: Face, source: Path, target: Path) -> None:
    """Write the subset of `source` that `face` asks for; the file's dates stay the source's."""
    font = TTFont(source, recalcTimestamp=False, lazy=False)
    if "glyf" not in font:
        message = f"{source.name} has no TrueType outlines; reportlab could not embed it."
        raise ValueError(message)
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.glyph_names = True
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "GlyphOrder"]
    options.recalc_timestamp = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=kept_code_points(font, face.ranges))
    worker.subset(font)
    if face.own_family:
        for name_id in (16, 17):
            font["name"].removeNames(nameID=name_id)
    font.save(target / face.file_name)
    font.close()


def write_checksums(folder: Path) -> None:
    """Write SHA256SUMS over the fonts of `folder`, as `sha256sum --check` reads it."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
        for path in sorted(folder.glob("*.ttf"))
    ]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")


def main() -> int:
    """Build every face, then the checksums."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--source", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--target", type=Path, default=TARGET, metavar="DIR")
    arguments = parser.parse_args()
    folders = [*arguments.source, SYSTEM]
    arguments.target.mkdir(parents=True, exist_ok=True)
    try:
        for face in FACES:
            build(face, find_source(face.source, folders), arguments.target)
            size = (arguments.target / face.file_name).stat().st_size
            print(f"{face.file_name:36} {size // 1024:4} KiB")
    except (FileNotFoundError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    write_checksums(arguments.target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
