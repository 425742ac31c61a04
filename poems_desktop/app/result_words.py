"""One result in words: for the line under a figure, for a table, and for a screen reader."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Measurement
from poems_desktop.clinical.series import Change, Row
from poems_desktop.core.marked import marked
from poems_desktop.core.reading import show_date

_MINUS: Final = "\u2212"
_WHY: Final[Mapping[str, str]] = {
    marked("first result"): marked("First result of this series."),
    marked("first at this lab"): marked("First at this laboratory; not compared with another."),
    marked("lab not stated"): marked("The laboratory is not stated, so there is no change."),
    marked("set aside"): marked("The specimen is not stated: set aside, no change."),
    marked("no date"): marked("No date of collection, so there is no change."),
    marked("reported as a bound"): marked("Reported as a bound, so there is no change."),
    marked("unit not stated"): marked("The unit is not stated, so there is no change."),
    marked("other unit"): marked("In another kind of unit, so there is no change."),
    marked("needs correction"): marked(
        "An entry of it needs correction; it is not used until then."
    ),
    marked("dated later"): marked("Dated after the day shown; it is not used."),
}


def grouped(value: Decimal) -> str:
    """`1,920` and `0.38`, digits as recorded, a true minus sign."""
    return f"{value:,f}".replace("-", _MINUS)


def value_text(result: Measurement, definitions: Definitions) -> str:
    """`<31 pg/mL`: value and unit as reported; a score has no unit."""
    number = tr("no value")
    if result.value is not None:
        number = f"{result.comparator or ''}{grouped(result.value)}"
    unit = definitions.unit_beside(result.unit) if result.unit else tr("no unit")
    return f"{number} {unit}" if unit else number


def change_text(change: Change) -> str:
    """`−550 (−38%)`."""
    difference = f"{change.difference:+,f}".replace("-", _MINUS) if change.difference else "0"
    if change.percent is None:
        return difference
    percent = f"{change.percent:+d}".replace("-", _MINUS) if change.percent else "0"
    return f"{difference} ({percent}%)"


def sentence(row: Row, definitions: Definitions) -> str:
    """Everything about one result: test, specimen, value, unit, date, laboratory and change."""
    result = row.result
    collected = tr("without a date") if result.collected is None else show_date(result.collected)
    place = result.laboratory or tr("laboratory not stated")
    told = f"{tr(row.label)}: {value_text(result, definitions)}, {collected}, {place}."
    return f"{told} {_changed(row, definitions)}"


def _changed(row: Row, definitions: Definitions) -> str:
    if row.change is None:
        return tr(_WHY.get(row.why_not or "", row.why_not or ""))
    before = row.change.previous
    when = (
        ""
        if before.collected is None
        else tr(" of {date}").format(date=show_date(before.collected))
    )
    return tr("Change {change} from {value}{when}.").format(
        change=change_text(row.change), value=value_text(before, definitions), when=when
    )


def direction(test: str, definitions: Definitions) -> str:
    """`lower is better` where a scale says which way it points, else nothing."""
    field = definitions.result(test)
    if field is None or field.scale is None:
        return ""
    return tr("lower is better") if field.scale.better == "low" else tr("higher is better")
