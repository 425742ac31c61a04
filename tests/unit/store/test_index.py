from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.store import index
from poems_desktop.store.folding import fold, words
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
    for patient_id, family, first, number in PEOPLE:
        content = {"family": family, "given": first, "record_number": number}
        store.save("patient", patient_id, patient_id, content)
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lukasz", ["p1"]),
        ("LUKASZ oyvind", ["p1"]),
        ("oyv luk", ["p1"]),
        ("yvi", []),
        ("a-100", ["p1"]),
        ("lukasz 200", []),
        ("muller zoe", ["p2"]),
        ("Mu\u0308ller", ["p2"]),
        ("b_200", ["p2"]),
        ("_", ["p2"]),
        ("%", ["p3"]),
        ("o'neil", ["p3"]),
        ("o\u2019neil", ["p3"]),
        ('"bo"', ["p3", "p8"]),
        ("ada bo", ["p3"]),
        ("bo % ada", ["p3"]),
        ("nguyen 🙂", ["p5"]),
        ("müller 🙂", []),
        ("b 200", ["p2"]),
        ("'; DROP TABLE revision; --", []),
        ("مريم", ["p4"]),
        ("مَرْيَم", ["p4"]),
        ("456", ["p4"]),
        ("nguyen", ["p5"]),
        ("🙂", ["p5"]),
        ("strauss dorde", ["p6"]),
        ("isik inci", ["p7"]),
        ("<b>", ["p2", "p3", "p8"]),
        ("< bold", ["p8"]),
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
    for number, (family, first) in enumerate(names):
        content = {"family": family, "given": first}
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


TABLES = [
    *("entity_head", "patient_index", "name_word", "visit_index", "entity_note", "clock_back"),
    *("erased", "patient_words"),
]


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    store._database.connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.patient_words"
        " USING fts5vocab(main, patient_text, instance)"
    )
    return {
        table: sorted(store._database.connection.execute(f"SELECT * FROM {table}").fetchall())
        for table in TABLES
    }


def test_rebuilding_gives_the_same_index(clinic: Store) -> None:
    clinic.save("visit", "v1", "p1", {"n": 1})
    clinic.save("patient", "p2", "p2", {"family": "Renamed"})
    clinic.save("visit", "v1", "p1", {"n": 2, "note": "Numb feet"}, reason="a note")
    before = contents(clinic)
    assert len(before["entity_head"]) == len(PEOPLE) + 1
    clinic.rebuild()
    assert contents(clinic) == before


def test_a_large_store_is_indexed_part_by_part(
    clinic: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.save("visit", "v1", "p1", {"n": 1, "note": "Numb feet"})
    clinic.save("patient", "p2", "p2", {"family": "Renamed"})
    before = contents(clinic)
    monkeypatch.setattr(index, "_AT_ONCE", 2)
    clinic.rebuild()
    assert contents(clinic) == before


def test_a_note_and_a_name_that_are_gone_are_not_found(clinic: Store) -> None:
    clinic.save("visit", "v1", "p1", {"note": "Numb feet"})
    clinic.save("patient", "p2", "p2", {"family": "Zz-former"})
    assert [len(clinic.search(typed)) for typed in ("numb", "zz", "zz-former")] == [1, 1, 1]
    clinic.save("visit", "v1", "p1", {"note": ""}, reason="wrong patient")
    clinic.save("patient", "p2", "p2", {"family": "Now"})
    assert [clinic.search(typed) for typed in ("numb", "zz", "zz-former")] == [[], [], []]


@pytest.mark.parametrize(
    ("damage", "wrong"),
    [
        ("DELETE FROM entity_head WHERE kind = 'visit'", 2),
        ("DELETE FROM entity_head WHERE entity_id = 'v1'", 1),
        ("UPDATE entity_head SET seq = seq - 1 WHERE entity_id = 'v1'", 1),
        ("UPDATE entity_head SET patient_id = 'p2' WHERE entity_id = 'v1'", 1),
        ("UPDATE entity_head SET entity_id = 'v3' WHERE entity_id = 'v1'", 2),
        ("SELECT 1", 0),
    ],
)  # fmt: skip
def test_lists_that_are_not_of_the_latest_entries_are_counted(
    clinic: Store, damage: str, wrong: int
) -> None:
    for content in ({"n": 1}, {"n": 2}):
        clinic.save("visit", "v1", "p1", content, reason="again")
    clinic.save("visit", "v2", "p3", {"n": 1})
    clinic.erase_patient("p2", "asked for", "the law")
    clinic._database.connection.execute(damage)
    assert index.stale_heads(clinic._database.connection) == wrong
    report = clinic.verify()
    assert report.ok is not bool(wrong)
    assert (report.breakage == "lists") is bool(wrong)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM entity_head",
        "UPDATE patient_index SET plain = 'wrong'",
        "DROP TABLE patient_index",
        "DELETE FROM patient_text WHERE rowid = 2",
        "DROP TABLE patient_text",
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


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_plain_text_folds_as_the_long_one(text: str) -> None:
    assert fold(text) == fold(f"{text} é").removesuffix("e").rstrip()
    assert words(text) == words(f"{text} é")[:-1]


def test_scripts_without_spaces_are_found_from_any_sign(store: Store) -> None:
    store.save("patient", "p1", "p1", {"family": "山田", "given": "太郎"})
    store.save("patient", "p2", "p2", {"family": "田中", "given": "花子"})
    for query, found in (("太郎", ["p1"]), ("郎", ["p1"]), ("田", ["p1", "p2"]), ("田中", ["p2"])):
        assert sorted(row.patient_id for row in store.patients(query)) == found


def test_notes_and_diagnosis_of_signed_visits_are_found_by_longer_words(clinic: Store) -> None:
    weighed = {"definitions_digest": "d", "policy_digest": "p", "diagnosis": "Possible POEMS"}
    note = "Łódź: numb feet, edema"
    clinic.sign_visit(
        *("v1", "p2", {"note": note, "date": "2026-01-05"}), base_seq=None, assessment=weighed
    )
    for query in ("lodz", "num", "edema numb", "poems", "muller numb", "mu numb"):
        assert [row.patient_id for row in clinic.patients(query)] == ["p2"], query
    assert clinic.patients("nu") == []  # Short words are looked for in name and number alone.
    assert clinic.patients("rossi numb") == []
    clinic.sign_visit("v1", "p2", {"note": "well"}, base_seq=10, reason="another patient's note")
    assert clinic.patients("numb") == []
    assert clinic.diagnoses() == [("", len(PEOPLE))]


def test_pages_together_are_the_whole_list(clinic: Store) -> None:
    for query in ("", "a"):
        whole = [row.patient_id for row in clinic.patients(query)]
        paged: list[str] = []
        while page := clinic.search(query, limit=2, after=paged[-1] if paged else None):
            assert len(page) <= 2
            paged += [row.patient_id for row in page]
        assert paged == whole
    with pytest.raises(ValueError, match="go on after"):
        clinic.search("", after="nobody")


def test_many_matches_come_in_order_page_by_page(
    clinic: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from poems_desktop.store import search

    queries = ("a", "a 1", "1 a", "a mul", "mul", "zzz a")
    few = [clinic.search(query, limit=limit) for query in queries for limit in (1, 2, 50)]
    later = [clinic.search(query, limit=2, after="p2") for query in queries]
    assert few[2]
    for name in ("_FEW", "_MANY"):
        monkeypatch.setattr(search, name, 0)
        found = [clinic.search(query, limit=limit) for query in queries for limit in (1, 2, 50)]
        assert found == few
        assert [clinic.search(query, limit=2, after="p2") for query in queries] == later
    assert clinic.search("a 1") == clinic.search("1 a")


def test_a_row_tells_no_log_whom_it_shows(clinic: Store) -> None:
    row = clinic.patients("mul")[0]
    assert row.family
    assert row.family not in f"{row!r} {row} {[row]}"


def test_a_record_number_is_known_exactly(clinic: Store) -> None:
    assert clinic.has_record_number("A-100")
    assert not clinic.has_record_number("A-10")


def test_the_cohort_table_answers_questions_in_pages(clinic: Store) -> None:
    from poems_desktop.store.store import CohortQuestion

    weighed = {
        "definitions_digest": "d",
        "policy_digest": "p",
        "criteria": {"a": {"verdict": "met"}},
    }
    for patient_id, day in (("p1", "2025-01-01"), ("p1", "2026-02-01"), ("p2", "2025-06-01")):
        clinic.sign_visit(
            *(f"{patient_id} {day}", patient_id, {"date": day}), base_seq=None, assessment=weighed
        )
    (row,) = clinic.cohort(CohortQuestion(visits_at_least=2))
    assert (row.patient.patient_id, row.visits, row.diagnosis) == ("p1", 2, "a: met")
    assert (row.first_visit, row.last_visit) == ("2025-01-01", "2026-02-01")
    lost = CohortQuestion(last_visit_before="2026-01-01")
    assert [one.patient.patient_id for one in clinic.cohort(lost)] == ["p2"]
    assert clinic.cohort_size(CohortQuestion(diagnosis="a: met")) == 2
    assert clinic.diagnoses() == [("", len(PEOPLE) - 2), ("a: met", 2)]
    first = clinic.cohort(CohortQuestion(diagnosis="a: met"), limit=1)
    after = first[0].patient.patient_id
    second = clinic.cohort(CohortQuestion(diagnosis="a: met"), limit=5, after=after)
    assert {one.patient.patient_id for one in (*first, *second)} == {"p1", "p2"}
    assert len(second) == 1


@pytest.mark.parametrize("query", ["", "a", "mul", "mul zo", "numb feet"])
def test_no_search_looks_at_every_patient(clinic: Store, query: str) -> None:
    connection = clinic._database.connection
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    clinic.search(query, limit=10)
    clinic.search(query, limit=10, after="p2")
    connection.set_trace_callback(None)
    plans = [
        row[3]
        for sql in asked
        if sql.startswith("SELECT") and "MATCH" not in sql
        for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert plans
    scans = [plan for plan in plans if plan.startswith("SCAN") and "json_each" not in plan]
    # In order of the names, and only as far as the page goes.
    assert all("USING INDEX patient_in_order" in plan for plan in scans), scans
    assert not any("TEMP B-TREE" in plan for plan in plans) or query
