"""Names that could be mistaken."""

from dataclasses import dataclass

from poems_desktop.app.similar_names import folded, perhaps_the_same, similar


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
