"""Blank forms of every domain, numbered as on screen, for when there is no power."""

from collections.abc import Mapping, Sequence

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import (
    ChoiceField,
    Field,
    FindingField,
    Form,
    Method,
    ResultField,
)
from poems_desktop.clinical.item_numbers import item_numbers
from poems_desktop.clinical.summary import asked
from poems_desktop.reports.blocks import Block, Drawing, Heading, Section, Space, paragraph
from poems_desktop.reports.engraftment.parts import blank_line, tick_box
from poems_desktop.reports.options import Options
from poems_desktop.reports.text import Style, Text, line_width

TITLE = "Blank forms"
_NUMBER = Style(7.6, 9.6, gray=0.1)
_LABEL = Style(8.8, 10.8, weight="semibold")
_PLAIN = Style(7.2, 8.8, gray=0.15)
_BODY = Style(8.2, 10.2)
_AT, _SHARE = 32.0, 0.40
_BOX, _LINE, _STEP = 7.6, 16.0, 12.0
_SEX = {"F": "women", "M": "men"}
_STATES = ("Present", "Absent", "Not assessable")
_RULE = (
    "Forms, items and their order are those of the screen. Nothing ticked means not assessed, "
    "which is not the same as absent. Write dates as dd-Mmm-yyyy, 05-Mar-2025, and copy everything "
    "into the record later, with the date of the visit."
)


def available(assessment: Assessment, options: Options) -> str | None:  # noqa: ARG001
    """None: blank forms can always be made."""
    return None


def tells_record(assessment: Assessment, options: Options) -> bool:  # noqa: ARG001
    """False: only the patient's name stands on them."""
    return False


def sections(assessment: Assessment, width: float, options: Options) -> list[Section]:  # noqa: ARG001
    """How to fill them in, then every form; nothing of the record stands on them."""
    definitions = assessment.definitions
    numbers = item_numbers(definitions)
    found = [_opening(width)]
    found += [_form(form, definitions, numbers, width) for form in definitions.forms]
    return found


def _opening(width: float) -> Section:
    extended = "An item marked + is asked only where it matters."
    rows: list[Block] = [*paragraph(f"{_RULE} {extended}", width, _BODY), Space(4)]
    rows.append(_to_write(("Date of visit", "Seen by", "Copied into the record on", "by"), width))
    return Section(tuple(rows), above=5.0)


def _to_write(labels: Sequence[str], width: float) -> Block:
    share = width / len(labels)

    def paint(canvas: Canvas, x: float, top: float) -> None:
        for place, label in enumerate(labels):
            _line(canvas, label, x + place * share, top - _LINE, share - 8)

    return Drawing(_LINE + 5, paint)


def _line(canvas: Canvas, label: str, x: float, y: float, wide: float) -> None:
    """A label and a line behind it, at least ten points long."""
    Text(label, wide, _PLAIN).draw(canvas, x, y + 7)
    taken = line_width(label, _PLAIN) + 3 if label else 0.0
    blank_line(canvas, x + taken, y, max(wide - taken, 10.0))


def _form(
    form: Form, definitions: Definitions, numbers: Mapping[str, str], width: float
) -> Section:
    rows = [_field(field, numbers[field.key], definitions, width) for field in asked(form)]
    remark = f"form {form.order}, version {form.version}"
    return Section(tuple(rows), Heading(width, form.title, remark, below=1.0), above=9.0)


def _field(field: Field, number: str, definitions: Definitions, width: float) -> Block:
    left = _SHARE * width - _AT - 8
    plus = " +" if field.tier == "extended" else ""
    only = f" ({_SEX[field.sex]})" if field.sex is not None else ""
    label = Text(f"{field.label}{only}{plus}", left, _LABEL)
    plain = Text(field.plain, left, _PLAIN)
    right = _Answers(width * (1 - _SHARE))
    _ask(field, definitions, right)
    height = max(label.height + plain.height, right.height) + 4.0

    def paint(canvas: Canvas, x: float, top: float) -> None:
        Text(number, _AT, _NUMBER).draw(canvas, x, top - 2)
        label.draw(canvas, x + _AT, top - 1.5)
        plain.draw(canvas, x + _AT, top - 1.5 - label.height)
        right.draw(canvas, x + _SHARE * width, top - 2)
        canvas.setStrokeGray(0.45)
        canvas.setLineWidth(0.4)
        canvas.line(x, top - height, x + width, top - height)

    return Drawing(height, paint)


class _Answers:
    """Boxes to tick and lines to write on, set row by row."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._rows: list[
            tuple[float, list[tuple[float, Text]], list[tuple[str, float, float]]]
        ] = []

    @property
    def height(self) -> float:
        """All rows, in points."""
        return sum(high for high, _, _ in self._rows)

    def boxes(self, names: Sequence[str]) -> None:
        """One box a name, wrapped; a name never leaves its box."""
        row: list[tuple[float, Text]] = []
        x = 0.0
        for name in names:
            wide = min(line_width(name, _BODY), self._width - _BOX - 8)
            if row and x + _BOX + 4 + wide > self._width:
                self._close(row)
                row, x = [], 0.0
            row.append((x, Text(name, wide + 1, _BODY)))
            x += _BOX + 4 + wide + 12
        if row:
            self._close(row)

    def _close(self, row: list[tuple[float, Text]]) -> None:
        high = max(text.height for _, text in row) + _STEP - _BODY.leading
        self._rows.append((high, row, []))

    def lines(self, *labels: tuple[str, float]) -> None:
        """Lines side by side: a label and its share of the width."""
        x, row = 0.0, []
        for label, share in labels:
            row.append((label, x, share * self._width - 6))
            x += share * self._width
        self._rows.append((_LINE, [], row))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw everything below `top`."""
        for high, boxes, lines in self._rows:
            for left, text in boxes:
                tick_box(canvas, x + left, top - _BOX - 1.4, _BOX)
                text.draw(canvas, x + left + _BOX + 3, top)
            for label, left, wide in lines:
                _line(canvas, label, x + left, top - high + 3, wide)
            top -= high


def _ask(field: Field, definitions: Definitions, right: _Answers) -> None:
    match field:
        case FindingField():
            _finding(field, right)
        case ChoiceField():
            right.boxes([option.label for option in field.options])
        case ResultField():
            _result(field, definitions, right)
        case _ if field.kind == "date":
            right.lines(("Date", 0.5))
        case _:
            right.lines(("", 1.0))
            right.lines(("", 1.0))


def _finding(field: FindingField, right: _Answers) -> None:
    right.boxes(_STATES)
    if field.methods:
        right.boxes([_method(one) for one in field.methods])
    if "grade" in field.details:
        right.boxes(("Mild", "Moderate", "Severe"))
    wanted = [("Onset", 0.32)] if "onset" in field.details else []
    right.lines(*wanted, ("Note", 1.0 - sum(share for _, share in wanted)))


def _method(one: Method) -> str:
    return one.label if one.adequate else f"{one.label} (cannot exclude)"


def _result(field: ResultField, definitions: Definitions, right: _Answers) -> None:
    units = [text for unit in field.units if (text := definitions.unit_in_heading(unit))]
    value = f"Value in {units[0]}" if len(units) == 1 else "Value"
    right.lines((value, 0.5), ("Range of the lab", 0.5))
    right.lines(("Drawn or done on", 0.5), ("Lab", 0.5))
    boxes = units if len(units) > 1 else []
    right.boxes([*boxes, *(name.capitalize() for name in field.specimens)])
