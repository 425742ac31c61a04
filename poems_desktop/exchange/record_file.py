"""Everything a store holds of its patients, as an open file: JSON Lines, poems-record-export/1.

One line says what the file is, one line a patient holds everything of them, one line ends it.
A line at a time is in memory, whatever the number of patients. Described for any reader in
`resources/schema/`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from poems_desktop import __version__
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.exchange.record_schema import (
    FORMAT,
    DraftEntry,
    EndLine,
    Header,
    PatientEntry,
    RevisionEntry,
)
from poems_desktop.exchange.record_words import dictionary, in_words

_M = TypeVar("_M", bound=BaseModel)
Json = Mapping[str, object]

LONGEST_LINE = 256 * 1024 * 1024
MOST_PROBLEMS = 50
ABOUT = (
    "Patient records exported by POEMS Desktop. Each further line is one patient; 'in_words' is"
    " the latest record for people, 'revisions' is all that was ever saved, oldest first. The"
    " last line counts what came before it. See record-export-1.schema.json and README.md."
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a file holds."""

    patients: int = 0
    revisions: int = 0
    drafts: int = 0

    def plus(self, revisions: int, drafts: int) -> "Counts":
        """With one more patient."""
        return Counts(self.patients + 1, self.revisions + revisions, self.drafts + drafts)

    def as_json(self) -> dict[str, int]:
        """As the last line says it."""
        return {"patients": self.patients, "revisions": self.revisions, "drafts": self.drafts}


def write_records(
    out: BinaryIO,
    histories: Iterable[Json],
    *,
    store_id: str,
    exported_at: str,
    definitions: Definitions,
) -> Counts:
    """The file, written line by line to `out`; the caller brings it to the disk.

    Each of `histories` has `patient_id`, `revisions` and `drafts` as the format has them.
    `exported_at` is UTC with microseconds, as 2026-03-01T08:30:00.000000Z.

    Raises:
        OSError: as `out` raises it.

    """
    sha, counts = hashlib.sha256(), Counts()

    def put(line: Json) -> None:
        raw = json.dumps(line, ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n"
        sha.update(raw)
        out.write(raw)

    put(
        {
            "format": FORMAT,
            "about": ABOUT,
            "program_version": __version__,
            "exported_at": exported_at,
            "store_id": store_id,
            "definitions_digest": definitions.digest,
            "dictionary": dictionary(definitions),
        }
    )
    for one in histories:
        revisions, drafts = _list(one["revisions"]), _list(one["drafts"])
        words = in_words(revisions, drafts, definitions)
        put(
            {
                "patient_id": one["patient_id"],
                "in_words": words,
                "revisions": [_ordered(row, RevisionEntry) for row in revisions],
                "drafts": [_ordered(row, DraftEntry) for row in drafts],
            }
        )
        counts = counts.plus(len(revisions), len(drafts))
    put({"end": {**counts.as_json(), "sha256": sha.hexdigest()}})
    return counts


def check_records(source: BinaryIO) -> tuple[Header, Counts]:
    """What the file holds, when every line of it can be taken.

    Raises:
        ProblemsError: with a place and a sentence a problem, the first fifty.
        OSError: as `source` raises it.

    """
    problems: list[Problem] = []
    reading = _Reading(source)
    header = reading.header()
    for _ in reading.patients(problems):
        if len(problems) >= MOST_PROBLEMS:
            break
    if problems:
        raise ProblemsError(tuple(problems[:MOST_PROBLEMS]))
    return header, reading.counts


def read_records(source: BinaryIO) -> Iterator[PatientEntry]:
    """The patients of the file, one at a time.

    Raises:
        ProblemsError: at the first line that cannot be taken.
        OSError: as `source` raises it.

    """
    reading = _Reading(source)
    reading.header()
    problems: list[Problem] = []
    for one in reading.patients(problems):
        if problems:
            break
        yield one
    if problems:
        raise ProblemsError(tuple(problems))


class _Reading:
    """One pass over a file: what was read so far, to hold against its last line."""

    def __init__(self, source: BinaryIO) -> None:
        self.counts = Counts()
        self._source = source
        self._sha = hashlib.sha256()
        self._line = 0
        self._ended = False
        self._ids: set[bytes] = set()

    def header(self) -> Header:
        raw = self._next()
        value = _parse(raw, 1)
        if not isinstance(value, Mapping) or value.get("format") != FORMAT:
            sentence = (
                f"This is not a record export of the format {FORMAT}. Choose a file made by "
                "`poems-desktop store export-json`; a later format needs a later program."
            )
            raise ProblemsError((Problem("line 1", sentence),))
        return _model(Header, value, 1)

    def patients(self, problems: list[Problem]) -> Iterator[PatientEntry]:
        """Lines that can be taken; problems of the others are added to `problems`."""
        while raw := self._next():
            if self._ended:
                _refuse(self._line, "Something follows the last line. Get a complete copy.")
            try:
                one = self._entry(raw)
                if isinstance(one, EndLine):
                    self._finish(one, damaged=bool(problems))
                    continue
            except ProblemsError as error:
                problems.extend(error.problems)
                if len(problems) >= MOST_PROBLEMS:
                    return
            else:
                self.counts = self.counts.plus(len(one.revisions), len(one.drafts))
                yield one
            self._sha.update(raw)
        if not self._ended:
            _refuse(self._line, "The file ends too early: its last line is missing. Get it whole.")

    def _entry(self, raw: bytes) -> PatientEntry | EndLine:
        value = _parse(raw, self._line)
        if isinstance(value, Mapping) and "end" in value:
            return _model(EndLine, value, self._line)
        one = _model(PatientEntry, value, self._line)
        found = [
            Problem(f"line {self._line}, $.{place}", f"{sentence}. Get an unchanged copy.")
            for place, sentence in one.disorder()
        ]
        # A digest and not the id itself: 100,000 ids stay small in memory.
        name = hashlib.sha256(one.patient_id.encode("utf-8", "surrogatepass")).digest()[:16]
        if name in self._ids:
            place = f"line {self._line}, $.patient_id"
            found.append(Problem(place, "This patient stands in two lines. Keep one."))
        self._ids.add(name)
        if found:
            raise ProblemsError(tuple(found))
        return one

    def _finish(self, last: EndLine, *, damaged: bool) -> None:
        self._ended = True
        said = Counts(last.end.patients, last.end.revisions, last.end.drafts)
        if not damaged and (said != self.counts or last.end.sha256 != self._sha.hexdigest()):
            _refuse(
                self._line,
                "The lines are not those that were written: counts or digest differ from the "
                "last line. Get an unchanged copy.",
            )

    def _next(self) -> bytes:
        raw = self._source.readline(LONGEST_LINE + 1)
        self._line += 1
        if len(raw) > LONGEST_LINE:
            _refuse(self._line, "This line is too long to be one patient.")
        if self._line == 1:
            self._sha.update(raw)
        return raw


class _RepeatedKeyError(ValueError):
    """A JSON object names one key twice; the key is not told, it may be patient text."""


def _parse(raw: bytes, line: int) -> object:
    try:
        value: object = json.loads(
            raw.decode("utf-8"),
            parse_constant=_no_constant,
            parse_float=_finite,
            object_pairs_hook=_unrepeated,
        )
    except UnicodeDecodeError:
        _refuse(line, "This is not UTF-8 text. Get an unchanged copy.")
    except _RepeatedKeyError:
        _refuse(line, "A key stands twice in one object. Get an unchanged copy.")
    except json.JSONDecodeError as error:
        sentence = "This is not whole JSON; the file may be cut short. Get a complete copy."
        raise ProblemsError((Problem(f"line {line}, column {error.colno}", sentence),)) from None
    except RecursionError:
        _refuse(line, "This nests too deeply to be a record.")
    except ValueError:
        _refuse(line, "This holds a number that cannot be recorded.")
    return value


def _model(model: type[_M], value: object, line: int) -> _M:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    raise ProblemsError(
        tuple(
            Problem(f"line {line}, {_path(one['loc'], one['type'])}", _sentence(one["type"]))
            for one in details[:MOST_PROBLEMS]
        )
    )


_ADVICE = {
    "missing": "This key is missing",
    "extra_forbidden": "Here stands a key that this format does not know",
    "string_pattern_mismatch": "This text does not have the form that the format asks for",
    "string_too_short": "This text is empty",
    "string_type": "This has to be a text",
    "int_type": "This has to be a whole number",
    "dict_type": "This has to be an object with keys",
    "mapping_type": "This has to be an object with keys",
    "model_type": "This has to be an object with keys",
    "list_type": "This has to be a list",
    "too_short": "This list is empty",
    "greater_than_equal": "This number is too small",
    "less_than_equal": "This number is of a later format; update the program",
    "value_error": "Content, assessment and salt are erased together or not at all",
}


def _sentence(kind: str) -> str:
    advice = _ADVICE.get(kind, "This is not as the format asks for")
    return f"{advice}. See record-export-1.schema.json."


def _path(place: tuple[int | str, ...], kind: str) -> str:
    """`$.revisions[2].hash`; a key that the format does not know is not repeated."""
    known = place[:-1] if kind == "extra_forbidden" else place
    return "$" + "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in known)


def _refuse(line: int, sentence: str) -> NoReturn:
    raise ProblemsError((Problem(f"line {line}", sentence),))


def _no_constant(_: str) -> object:
    raise ValueError


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError
    return number


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise _RepeatedKeyError
    return read


def _ordered(row: Json, model: type[BaseModel]) -> Json:
    """The keys in the order of the format: the same record is the same bytes."""
    return {name: row[name] for name in model.model_fields}


def _list(value: object) -> list[Json]:
    return value if isinstance(value, list) else []
