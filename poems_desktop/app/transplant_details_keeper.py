"""Keeps what is said of a transplant as a whole as it is typed, until the store has it."""

from dataclasses import replace

from poems_desktop.app.sitting import Sitting
from poems_desktop.app.transplant_course import day_zero_words
from poems_desktop.app.transplant_details import ReadDetails, details_of, read_details
from poems_desktop.app.transplant_usual import usual_of_course
from poems_desktop.clinical.transplant import Infusion, Transplant

_DAY_ZERO = frozenset({"infusions", "day_zero_rule", "day0"})
"""The parts on which day 0 rests: a change of it is confirmed."""


class DetailsKeeper:
    """The details of one transplant between the form and the store."""

    def __init__(self, sitting: Sitting, transplant_id: str) -> None:
        self._sitting = sitting
        self.transplant_id = transplant_id
        self.details: dict[str, str] = details_of(self.course)

    @property
    def course(self) -> Transplant:
        """The transplant as the record has it."""
        courses = self._sitting.record.transplants
        return next(one for one in courses if one.id == self.transplant_id)

    @property
    def read(self) -> ReadDetails:
        """The transplant as typed, and the hints."""
        constants = self._sitting.definitions.library.engraftment
        read = read_details(self.details, self.course, self._sitting.today, constants)
        usual = usual_of_course(read.course, self._sitting.definitions)
        return replace(read, hints={**usual, **read.hints})

    @property
    def dirty(self) -> bool:
        """Whether the store lacks something that was typed and can be used."""
        return _without_new_ids(self.read.course) != _without_new_ids(self.course)

    def set(self, key: str, value: str) -> None:
        """Take a field as it stands in the form."""
        if value.strip():
            self.details[key] = value
        else:
            self.details.pop(key, None)

    def question(self, key: str) -> str | None:
        """What moves with day 0 where this field stands, to be confirmed; None for nothing."""
        if key.partition(".")[0] not in _DAY_ZERO:
            return None
        constants = self._sitting.definitions.library.engraftment
        return day_zero_words(self.course, self.read.course, self._sitting.today, constants)

    def put_back(self) -> None:
        """Take the form as the record has it."""
        self.details = details_of(self.course)

    def flush(self) -> bool:
        """Write what the store lacks. What the store raises passes through; it stays dirty."""
        if self.dirty:
            self._sitting.save_transplant(self.read.course)
        return True


def _without_new_ids(course: Transplant) -> Transplant:
    bare = tuple(Infusion(id="", day=one.day) for one in course.infusions)
    return course.model_copy(update={"infusions": bare})
