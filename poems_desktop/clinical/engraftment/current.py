"""Which of a patient's transplants counts on a day: for banner, lists, log and print alike."""

from collections.abc import Sequence
from datetime import date

from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import day_number
from poems_desktop.clinical.transplant import Transplant


def current_transplant(
    transplants: Sequence[Transplant], constants: EngraftmentConstants, as_of: date
) -> Transplant | None:
    """The transplant that counts on the day; None where there is none.

    One whose log runs on the day comes first, and of those one that has begun; else the last that
    has begun, else the next that is planned. One without any day comes last.
    """

    def rank(one: Transplant) -> tuple[bool, bool, bool, int]:
        day = one.zero or one.began
        if day is None:
            return (False, False, False, 0)
        number = day_number(as_of, day.earliest)
        log = constants.log
        runs = day.exact is not None and log.first_day <= number <= log.last_day
        return (True, runs, number >= 0, -abs(number))

    return max(reversed(transplants), key=rank, default=None)
