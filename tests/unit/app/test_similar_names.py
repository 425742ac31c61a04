"""Names that could be mistaken."""

from dataclasses import dataclass

from poems_desktop.app.similar_names import (
    SimilarInList,
    folded,
    is_known_number,
    namesakes,
    perhaps_here,
    perhaps_the_same,
    similar,
)
from poems_desktop.clinical.record import Patient
from poems_desktop.core.partial_date import PartialDate


@dataclass(frozen=True)
class Person:
    patient_id: str
    family: str
    given: str = ""
    born: str = ""


PEOPLE = (
    Person("1", "Ellerby", "Tomas", "1971-05-03"),
    Person("2", "ELLERBY", "Thomas", "1954-01-01"),
    Person("3", "Okonjo", "Marit", "1966-09-22"),
    Person("4", "", "Nobody"),
    Person("5", "", "Noone"),
)


def test_the_same_family_name_is_similar_however_it_is_written():
    assert similar(PEOPLE) == {"1", "2"}
    assert similar(PEOPLE[:1]) == frozenset()
    assert folded("  MÜLLER ") == folded("muller")


def test_a_patient_about_to_be_added_is_compared():
    def ids(*who):
        return [one.patient_id for one in perhaps_the_same(*who, PEOPLE)]

    assert ids("Ellerby", "Tomás", "") == ["1", "2"]
    assert ids("Tomas", "Ellerby", "") == ["1", "2"]
    assert ids("Okonjo", "Another", "1966-09-22") == ["3"]
    assert ids("Okonjo", "Another", "1966-09-23") == []
    assert ids("Rossi", "Anna", "") == []


@dataclass(frozen=True)
class Row(Person):
    record_number: str = ""
    sex: str = ""
    seq: int = 1


class Store:
    """Finds by the beginning of any name, as the store does, and notes what it was asked."""

    def __init__(self, *rows):
        self.rows = rows
        self.asked = []

    def search(self, query, *, limit=None):
        self.asked.append(query)
        wanted = folded(query)

        def matches(row):
            parts = folded(f"{row.family} {row.given} {row.record_number}").split()
            return all(any(part.startswith(word) for part in parts) for word in wanted.split())

        return [row for row in self.rows if matches(row)][:limit]

    def has_record_number(self, record_number):
        return any(row.record_number == record_number for row in self.rows)


ELLERBYS = Store(
    Row("1", "Ellerby", "Tomas", "1971-05-03", "R-1"),
    Row("2", "ELLERBY", "Thomas", "1954-01-01", "R-2"),
    Row("3", "Ellerbyson", "Marit", "1966-09-22", "R-3"),
    Row("4", "", "Nobody"),
)


def ids(rows):
    return [one.patient_id for one in rows]


def test_namesakes_bear_the_whole_name_and_are_somebody_else():
    assert ids(namesakes(ELLERBYS, "Ellerby", "1")) == ["2"]
    assert ids(namesakes(ELLERBYS, "ellerby", "")) == ["1", "2"]
    assert namesakes(ELLERBYS, "Ellerbyson", "3") == []
    assert namesakes(ELLERBYS, " ", "4") == []


def test_who_may_be_here_already_is_found_in_the_store():
    def here(family, given, born=None):
        who = Patient(id="new", family=family, given=given, born=born)
        return ids(perhaps_here(ELLERBYS, who))

    assert here("Ellerbey", "Tomas") == ["1", "2"], "a slip in the family name"
    assert here("Tomas", "Ellerby") == ["1", "2"], "the names in the other order"
    assert here("Ellerby", "Quite Another", PartialDate(1954, 1, 1)) == ["2"]
    assert here("Rossi", "Anna") == []


def test_a_record_number_is_known_in_any_case_and_not_by_its_beginning():
    assert is_known_number(ELLERBYS, "R-2")
    assert is_known_number(ELLERBYS, "r-2")
    assert not is_known_number(ELLERBYS, "R-")


def test_a_list_tells_of_namesakes_also_of_those_that_a_search_leaves_out():
    store = Store(*ELLERBYS.rows)
    similar_names = SimilarInList(store)
    thomas = [store.rows[1]]
    assert similar_names.among(store.rows, store.rows, searched=False) == {"1", "2"}
    assert store.asked == [], "everybody is there to be compared"
    assert similar_names.among(thomas, thomas, searched=True) == {"2"}
    asked = len(store.asked)
    assert similar_names.among(thomas, thomas, searched=True) == {"2"}
    assert len(store.asked) == asked, "once is enough"
    store.rows = (store.rows[1],)
    assert similar_names.among(thomas, thomas, searched=True) == {"2"}
    similar_names.forget()
    assert similar_names.among(thomas, thomas, searched=True) == frozenset()


def test_many_rows_are_compared_among_themselves_alone():
    rows = [Row(str(n), f"Marsh{n}") for n in range(21)] + [Row("x", "Marsh7")]
    store = Store(*rows)
    assert SimilarInList(store).among(rows, rows, searched=True) == {"7", "x"}
    assert store.asked == []
