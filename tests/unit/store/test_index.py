from collections.abc import Callable

import pytest

from poems_desktop.store.folding import fold
from poems_desktop.store.store import Store

PEOPLE = [
    ("p1", "Łukasz", "Øyvind", "A-100"),
    ("p2", "Müller", "Zoë", "B_200"),
    ("p3", "O'Neil", 'Ada "Bo"', "100%"),
    ("p4", "السيد", "مريم", "٤٥٦"),
    ("p5", "Nguyễn", "Thị 🙂", "C-300"),
    ("p6", "Strauß", "Đorđe", ""),
    ("p7", "Işık", "İnci", "D-400"),
    ("p8", "<b>Bold</b>", "\\x", "E/500"),
]


@pytest.fixture
def clinic(store: Store) -> Store:
    for patient_id, family, given, number in PEOPLE:
        content = {"family": family, "given": given, "record_number": number}
        store.save("patient", patient_id, patient_id, content)
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lukasz", ["p1"]),
        ("LUKASZ oyvind", ["p1"]),
        ("yvi kas", ["p1"]),
        ("a-100", ["p1"]),
        ("lukasz 200", []),
        ("muller zoe", ["p2"]),
        ("Mu\u0308ller", ["p2"]),
        ("b_200", ["p2"]),
        ("_", ["p2"]),
        ("%", ["p3"]),
        ("o'neil", ["p3"]),
        ("o\u2019neil", ["p3"]),
        ('"bo"', ["p3"]),
        ("'; DROP TABLE revision; --", []),
        ("مريم", ["p4"]),
        ("مَرْيَم", ["p4"]),
        ("456", ["p4"]),
        ("nguyen", ["p5"]),
        ("🙂", ["p5"]),
        ("strauss dorde", ["p6"]),
        ("isik inci", ["p7"]),
        ("<b>", ["p8"]),
        ("\\", ["p8"]),
        ("100", ["p3", "p1"]),
        ("\ud800lukasz", ["p1"]),
        ("lukasz\x00", ["p1"]),
        ("nobody", []),
    ],
)
def test_every_typed_word_is_looked_for_in_name_and_number(
    clinic: Store, query: str, found: list[str]
) -> None:
    rows = clinic.patients(query)
    assert sorted(row.patient_id for row in rows) == sorted(found)


def test_a_very_long_query_finds_nothing_and_does_no_harm(clinic: Store) -> None:
    assert clinic.patients("x" * 200_000) == []
    assert clinic.patients(" ".join(f"w{number}" for number in range(50_000))) == []


@pytest.mark.parametrize("query", ["", "   ", "\u200f"])
def test_an_empty_query_lists_everyone(clinic: Store, query: str) -> None:
    assert len(clinic.patients(query)) == len(PEOPLE)


def test_the_list_is_in_order_of_folded_names(store: Store) -> None:
    names = [("Zorn", "A"), ("Ångström", "B"), ("angstrom", "A"), ("Łoś", "A"), ("Lima", "A")]
    for number, (family, given) in enumerate(names):
        content = {"family": family, "given": given}
        store.save("patient", f"p{number}", f"p{number}", content)
    assert [(row.family, row.given) for row in store.patients()] == [
        ("angstrom", "A"),
        ("Ångström", "B"),
        ("Lima", "A"),
        ("Łoś", "A"),
        ("Zorn", "A"),
    ]


def test_a_row_shows_the_latest_revision(store: Store) -> None:
    store.save("patient", "p1", "p1", {"family": "Old", "fictional": True, "sex": "female"})
    (row,) = store.patients("old")
    assert (row.sex, row.fictional, row.born) == ("female", True, "")
    latest = store.save("patient", "p1", "p1", {"family": "New", "born": "1961"})
    assert store.patients("old") == []
    (row,) = store.patients("new")
    assert (row.born, row.fictional, row.seq) == ("1961", False, latest.seq)


def test_fields_that_are_not_text_do_not_break_the_list(store: Store) -> None:
    store.save("patient", "p1", "p1", {"family": None, "given": 3, "record_number": ["a"]})
    (row,) = store.patients()
    assert (row.family, row.given, row.record_number) == ("", "", "")


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: store._database.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("entity_head", "patient_index")
    }


def test_rebuilding_gives_the_same_index(clinic: Store) -> None:
    clinic.save("visit", "v1", "p1", {"n": 1})
    clinic.save("patient", "p2", "p2", {"family": "Renamed"})
    clinic.save("visit", "v1", "p1", {"n": 2})
    before = contents(clinic)
    assert len(before["entity_head"]) == len(PEOPLE) + 1
    clinic.rebuild()
    assert contents(clinic) == before


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM entity_head",
        "UPDATE patient_index SET search = 'wrong'",
        "DROP TABLE patient_index",
    ],
)
def test_rebuilding_repairs_a_damaged_index(
    clinic: Store, reopen: Callable[[], Store], damage: str
) -> None:
    before = contents(clinic)
    clinic._database.connection.execute(damage)
    clinic.rebuild()
    clinic.lock()
    with reopen() as store:
        assert contents(store) == before
        assert store.verify().ok


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Łukasz\t Ø ", "lukasz o"),
        ("STRASSE ß", "strasse ss"),
        ("ﬁ Æ Œ Þ", "fi ae oe th"),
        ("٣۴", "34"),
        ("أحمد", "احمد"),
        ("e\u0301 \u00e9", "e e"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded
