"""A figure as a file: the same bytes for the same figure, readable without our fonts."""

from io import BytesIO
from pathlib import Path
from typing import Literal, assert_never

import matplotlib as mpl
from matplotlib.figure import Figure

Kind = Literal["svg", "png", "pdf"]
KINDS: tuple[Kind, ...] = ("svg", "png", "pdf")
_PROGRAM = "POEMS Desktop"


def kind_of(path: Path) -> Kind:
    """What the end of a file name asks for.

    Raises:
        ValueError: for any other ending; the sentence says which there are.
    """
    for kind in KINDS:
        if path.suffix.lower() == f".{kind}":
            return kind
    message = f"{path.name}: a figure is saved as .svg, .png or .pdf. Choose one of these."
    raise ValueError(message)


def save(figure: Figure, path: Path, *, title: str = "") -> None:
    """Write the figure; letters of an SVG become outlines, so that it looks alike everywhere.

    Raises:
        ValueError: for a file name that ends in neither .svg, .png nor .pdf.
        OSError: where the file cannot be written.
    """
    _save(figure, path, kind_of(path), title)


def picture(figure: Figure, kind: Kind, *, title: str = "") -> bytes:
    """The same in memory."""
    content = BytesIO()
    _save(figure, content, kind, title)
    return content.getvalue()


def _save(figure: Figure, target: Path | BytesIO, kind: Kind, title: str) -> None:
    with mpl.rc_context({"svg.hashsalt": _PROGRAM, "svg.fonttype": "path", "pdf.fonttype": 42}):
        figure.savefig(target, format=kind, dpi=_dpi(kind), metadata=_metadata(kind, title))


def _dpi(kind: Kind) -> int:
    return 144 if kind == "png" else 72


def _metadata(kind: Kind, title: str) -> dict[str, str | None]:
    match kind:
        case "svg":
            named = {"Title": title} if title else {}
            return {"Date": None, "Creator": _PROGRAM, **named}
        case "png":
            return {"Software": None, "Title": title} if title else {"Software": None}
        case "pdf":
            return {"CreationDate": None, "Producer": None, "Creator": _PROGRAM, "Title": title}
        case _:
            assert_never(kind)
