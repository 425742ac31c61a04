"""Gathering every problem of a file instead of stopping at the first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, and a sentence that says what to do."""

    place: str
    sentence: str

    def __str__(self) -> str:
        """`place: sentence`."""
        return f"{self.place}: {self.sentence}"


class ProblemsError(Exception):
    """A file, or a set of files, that cannot be used; carries all problems found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems in the order found."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
