"""Lists and search over the index: pages of a few rows, however many patients there are."""

# ruff: noqa: S608 - what is put into the SQL are the column lists and conditions below.

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from poems_desktop.store.folding import fold, words
from poems_desktop.store.sqlcipher import dbapi

_FEW: Final = 1000
_MANY: Final = 30_000
_BEGINS: Final = (
    " AND EXISTS (SELECT 1 FROM name_word INDEXED BY name_word_of"
    " WHERE name_word.number = patient_index.number AND word >= ? AND word < ?)"
)
_MOST_WORDS: Final = 16
_INDEXED_PREFIX: Final = 3
_COLUMNS = "patient_id, family, given, record_number, born, sex, fictional, seq"
_IN_ORDER = "ORDER BY sort_family, sort_given, patient_id"
_AFTER = "(sort_family, sort_given, patient_id) > (?, ?, ?)"
_COHORT = f"{_COLUMNS}, diagnosis, visits, first_visit, last_visit"


class PatientRow(NamedTuple):
    """A patient as the list shows them; text as entered, "" where nothing was entered.

    `born` is the date as recorded (it may be a year only); `seq` is the latest revision. A tuple,
    since making a hundred data classes takes longer than reading the rows.
    """

    patient_id: str
    family: str
    given: str
    record_number: str
    born: str
    sex: str
    fictional: bool
    seq: int

    def __repr__(self) -> str:
        """Whom, without what a log must not hold."""
        return f"PatientRow(patient_id={self.patient_id!r}, seq={self.seq})"


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A patient with what the signed visits say: dates as recorded, "" where there is none."""

    patient: PatientRow
    diagnosis: str = field(repr=False)
    visits: int
    first_visit: str = field(repr=False)
    last_visit: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CohortQuestion:
    """Who is meant: each part narrows, None does not.

    Attributes:
        diagnosis: the diagnosis as the index keeps it, exactly.
        sex: as recorded.
        last_visit_before: ISO date; nobody without a dated visit.
        last_visit_from: ISO date.
        visits_at_least: signed visits.

    """

    diagnosis: str | None = None
    sex: str | None = None
    last_visit_before: str | None = None
    last_visit_from: str | None = None
    visits_at_least: int | None = None


def search_patients(
    connection: dbapi.Connection, query: str, limit: int | None, after: str | None = None
) -> list[PatientRow]:
    """Patients in whose words every word of `query` begins one, in order of folded name.

    Words of one or two letters are looked for in name and record number alone, longer ones also in
    diagnosis and notes; signs that are no letters anywhere in name and number. Of a query with
    more than 16 words the first 16 count. `after` is the patient of the last row seen.

    Raises:
        ValueError: if nobody bears the id `after`.

    """
    found, broad = _matching(connection, query)
    start = None if after is None else _place(connection, after)
    condition, values = "deleted = 0", [bound for prefix in broad for bound in _range(prefix)]
    condition += _BEGINS * len(broad)
    if found is None:
        return _page(connection, condition, values, start, limit)
    if limit is None or len(found) <= _MANY:
        # The plus keeps SQLite from fetching every match to sort it, where these are many.
        number = "number" if limit is None or len(found) <= _FEW else "+number"
        condition += f" AND {number} IN (SELECT value FROM json_each(?))"
        return _page(connection, condition, [*values, json.dumps(sorted(found))], start, limit)
    return _pick(connection, found, (condition, values), start, limit)


def has_record_number(connection: dbapi.Connection, record_number: str) -> bool:
    """Whether a patient, also a deleted one, bears exactly this record number."""
    sql = "SELECT 1 FROM patient_index WHERE record_number = ? LIMIT 1"
    return connection.execute(sql, (record_number,)).fetchone() is not None


def deleted_patients(connection: dbapi.Connection, limit: int) -> list[PatientRow]:
    """Patients who were deleted and can be restored, in order of name."""
    sql = f"SELECT {_COLUMNS} FROM patient_index WHERE deleted = 1 {_IN_ORDER} LIMIT ?"
    return _as_rows(connection.execute(sql, (limit,)))


def cohort(
    connection: dbapi.Connection, question: CohortQuestion, limit: int, after: str | None = None
) -> list[CohortRow]:
    """A page of the patients who are meant, in order of name, with a summary of their visits.

    Raises:
        ValueError: if nobody bears the id `after`.

    """
    conditions, values = _asked(question)
    if after is not None:
        conditions.append(_AFTER)
        values.extend(_place(connection, after))
    sql = (
        f"SELECT {_COHORT} FROM patient_index WHERE {' AND '.join(conditions)} {_IN_ORDER} LIMIT ?"
    )
    rows = connection.execute(sql, (*values, limit)).fetchall()
    shown = _as_rows(row[:8] for row in rows)
    return [CohortRow(one, *row[8:]) for one, row in zip(shown, rows, strict=True)]


def cohort_size(connection: dbapi.Connection, question: CohortQuestion) -> int:
    """How many patients are meant."""
    conditions, values = _asked(question)
    sql = f"SELECT count(*) FROM patient_index WHERE {' AND '.join(conditions)}"
    (count,) = connection.execute(sql, values).fetchone()
    return int(count)


def diagnoses(connection: dbapi.Connection) -> list[tuple[str, int]]:
    """Every diagnosis that patients have, and how many have it."""
    sql = (
        "SELECT diagnosis, count(*) FROM patient_index WHERE deleted = 0"
        " GROUP BY diagnosis ORDER BY diagnosis"
    )
    return [(str(name), int(count)) for name, count in connection.execute(sql)]


def _asked(question: CohortQuestion) -> tuple[list[str], list[object]]:
    asked = {
        "diagnosis = ?": question.diagnosis,
        "sex = ?": question.sex,
        "last_visit <> '' AND last_visit < ?": question.last_visit_before,
        "last_visit >= ?": question.last_visit_from,
        "visits >= ?": question.visits_at_least,
    }
    told = {condition: value for condition, value in asked.items() if value is not None}
    return ["deleted = 0", *told], list(told.values())


def _matching(connection: dbapi.Connection, query: str) -> tuple[set[int] | None, list[str]]:
    """The numbers of the patients who match, None for everybody, and prefixes still to be met.

    These are borne by so many that asking each patient in turn soon fills a page.
    """
    typed = fold(query).split()[:_MOST_WORDS]
    searched: list[str] = []
    short: list[str] = []
    signs: list[str] = []
    for one in typed:
        parts = words(one)
        if not parts:
            signs.append(one)
        elif len(parts) == 1 and len(parts[0]) < _INDEXED_PREFIX and parts[0].isascii():
            short.append(parts[0])
        else:
            searched.append(f'"{" ".join(parts)}" *')
    found: set[int] | None = None
    if searched:
        sql = "SELECT rowid AS number FROM patient_text WHERE patient_text MATCH ?"
        found = _numbers(connection, sql, (" AND ".join(searched),))
    broad = [prefix for prefix in short if _is_broad(connection, prefix)]
    for prefix in short:
        if prefix not in broad:
            found = _narrowed(found, _with_short_word(connection, prefix, found))
    for sign in signs:
        found = _narrowed(found, _with_sign(connection, sign, found))
    return found, broad


def _is_broad(connection: dbapi.Connection, prefix: str) -> bool:
    sql = "SELECT 1 FROM name_word WHERE word >= ? AND word < ? LIMIT 1 OFFSET ?"
    return connection.execute(sql, (*_range(prefix), _MANY)).fetchone() is not None


def _range(prefix: str) -> tuple[str, str]:
    # U+10FFFF is no letter: no word is beyond it.
    return prefix, f"{prefix}\U0010ffff"


def _narrowed(found: set[int] | None, more: set[int]) -> set[int]:
    return more if found is None else found & more


def _with_short_word(connection: dbapi.Connection, prefix: str, among: set[int] | None) -> set[int]:
    values = _range(prefix)
    if among is not None and len(among) <= _FEW:
        sql = (
            "SELECT number FROM name_word WHERE number IN (SELECT value FROM json_each(?))"
            " AND +word >= ? AND +word < ?"
        )
        return _numbers(connection, sql, (json.dumps(sorted(among)), *values))
    return _numbers(connection, "SELECT number FROM name_word WHERE word >= ? AND word < ?", values)


def _with_sign(connection: dbapi.Connection, sign: str, among: set[int] | None) -> set[int]:
    if among is not None and len(among) <= _FEW:
        sql = (
            "SELECT number FROM patient_index WHERE number IN (SELECT value FROM json_each(?))"
            " AND instr(plain, ?) > 0"
        )
        return _numbers(connection, sql, (json.dumps(sorted(among)), sign))
    # Nothing but signs was typed: the one search that looks at every patient.
    return _numbers(
        connection, "SELECT number FROM patient_index WHERE instr(plain, ?) > 0", (sign,)
    )


def _numbers(connection: dbapi.Connection, sql: str, values: tuple[object, ...]) -> set[int]:
    # As one text, since a hundred thousand rows take longer to hand over than to find.
    gathered = f"SELECT json_group_array(number) FROM ({sql})"
    (found,) = connection.execute(gathered, values).fetchone()
    return set(json.loads(found))


def _place(connection: dbapi.Connection, patient_id: str) -> tuple[str, str, str]:
    row = connection.execute(
        "SELECT sort_family, sort_given, patient_id FROM patient_index WHERE patient_id = ?",
        (patient_id,),
    ).fetchone()
    if row is None:
        msg = "no such patient to go on after"
        raise ValueError(msg)
    return (row[0], row[1], row[2])


def _page(
    connection: dbapi.Connection,
    condition: str,
    values: Sequence[object],
    start: tuple[str, str, str] | None,
    limit: int | None,
) -> list[PatientRow]:
    where = condition if start is None else f"{condition} AND {_AFTER}"
    sql = f"SELECT {_COLUMNS} FROM patient_index WHERE {where} {_IN_ORDER} LIMIT ?"
    rows = connection.execute(sql, (*values, *(start or ()), -1 if limit is None else limit))
    return _as_rows(rows)


def _pick(
    connection: dbapi.Connection,
    found: set[int],
    narrowed: tuple[str, Sequence[object]],
    start: tuple[str, str, str] | None,
    limit: int,
) -> list[PatientRow]:
    """The first `limit` of many matches: walking the names in order meets enough of them soon."""
    condition, values = narrowed
    where = condition if start is None else f"{condition} AND {_AFTER}"
    walked = connection.execute(
        f"SELECT number FROM patient_index WHERE {where} {_IN_ORDER}", (*values, *(start or ()))
    )
    picked = list(islice((number for (number,) in walked if number in found), limit))
    walked.close()
    chosen = "deleted = 0 AND number IN (SELECT value FROM json_each(?))"
    return _page(connection, chosen, (json.dumps(picked),), None, limit)


def _as_rows(rows: Iterable[tuple[str, str, str, str, str, str, int, int]]) -> list[PatientRow]:
    # Past the named tuple's own constructor, which takes longer than reading the rows.
    new = tuple.__new__
    return [
        new(PatientRow, (patient_id, family, given, number, born, sex, fictional == 1, seq))
        for patient_id, family, given, number, born, sex, fictional, seq in rows
    ]
