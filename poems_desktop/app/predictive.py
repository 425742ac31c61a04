"""Predictive values at the chance of POEMS that a clinician chose: read, refused, calculated.

No chance is supplied here, none is kept, and no verdict reads one.
"""

from dataclasses import dataclass
from decimal import Decimal

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.interpret.operating_points import predict
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.core.marked import marked
from poems_desktop.core.reading import UnreadableError, read_number

_WHOLE = 100
_NO_CHANCE = marked("A chance lies above 0 and below 100 percent. Type one such as 5 or 2.5.")
_BOUND = marked("Type one number without < or >: the chance that you choose.")


@dataclass(frozen=True, slots=True)
class SetFigure:
    """What is published of how well a whole criteria set tells, in the words of its file."""

    title: str
    known: str


def read_chance(typed: str) -> Decimal:
    """The chance in percent that was typed, with a comma or a point as decimal mark.

    Raises:
        UnreadableError: for what is no number, and for 0, 100 and what lies beyond them.
    """
    number = read_number(typed.strip().removesuffix("%"))
    if number.comparator is not None:
        raise UnreadableError(_BOUND)
    if not 0 < number.value < _WHOLE:
        raise UnreadableError(_NO_CHANCE)
    return number.value


def refused(typed: str) -> str:
    """Why this is no chance, in a sentence; empty where it is one."""
    try:
        read_chance(typed)
    except UnreadableError as error:
        return tr(error.template).format(**error.values)
    return ""


def predicted(chance: Decimal, definitions: Definitions) -> tuple[Interpretation, ...]:
    """What each published operating point gives at this chance in percent.

    Raises:
        ValueError: unless the chance is above 0 and below 100.
    """
    return tuple(predict(one, chance) for one in definitions.library.tables.points.point)


def set_figures(definitions: Definitions) -> tuple[SetFigure, ...]:
    """The sets, for which nothing is calculated, with what their files say of validation."""
    return tuple(SetFigure(one.short, one.validation) for one in definitions.sets.values())
