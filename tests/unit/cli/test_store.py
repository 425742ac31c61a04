"""`poems-desktop store ...`: exit codes, sentences, and what each command leaves behind."""

import json
import os
import re
import shutil
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Finding, Patient, Record, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.exchange.assessment_json import signed_snapshot
from poems_desktop.store.errors import StoreFull
from poems_desktop.store.session import Session
from poems_desktop.store.store import Store
from poems_desktop.store.users import list_users

PASSPHRASE = "open sesame"
CANARY = "Zwölfgesang"

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def place(template, folder):
    """An empty store, closed."""
    shutil.copytree(template, folder)
    return folder


@pytest.fixture
def full(place, clock):
    """A store with a patient, a corrected visit and a draft."""
    with Store.unlock(place, PASSPHRASE, author="Dr. Ada", clock=clock) as store:
        store.save("patient", "p1", "p1", {"id": "p1", "family": CANARY, "given": "Ida"})
        first = store.sign_visit("v1", "p1", visit("2025-11"), base_seq=None)
        store.sign_visit("v1", "p1", visit("2025-12"), base_seq=first.seq, reason="slip")
        store.save_draft("v2", "p1", {"note": "half"}, None)
    return place


@pytest.fixture
def secrets():
    """`secrets("a", "b")`: an open descriptor with a line for each."""
    opened = []

    def give(*lines):
        reader, writer = os.pipe()
        os.write(writer, "".join(f"{line}\n" for line in lines).encode())
        os.close(writer)
        opened.append(reader)
        return ("--passphrase-fd", reader)

    yield give
    for descriptor in opened:
        os.close(descriptor)


@pytest.fixture
def store_command(run, secrets):
    """`store_command("verify", folder, given=["passphrase"])`, with its exit code."""

    def running(*arguments, given=(PASSPHRASE,), code=0):
        options = secrets(*given) if given else ()
        result = run("store", *arguments, *options)
        assert result.exit_code == code, result.stderr
        assert CANARY not in result.stdout + result.stderr
        assert not any(one in result.stdout + result.stderr for one in given)
        return result

    return running


def visit(month, **parts):
    """What a visit of a month holds, as the window saves it."""
    whole = Visit(id="v1", date=PartialDate.from_iso(month), signed=True, **parts)
    return whole.model_dump(mode="json")


def opened(place, passphrase=PASSPHRASE):
    return Store.unlock(place, passphrase, author="A", clock=lambda: datetime.now(UTC))


# --- making and looking --------------------------------------------------------------------


def test_create_makes_a_store_that_opens(store_command, tmp_path):
    folder = tmp_path / "new.poems"
    result = store_command("create", folder, "--user", "Dr. Ben", given=["a new one"])
    assert result.stdout.strip() == str(folder)
    assert "recovery sheet" in result.stderr
    assert [(one.name, one.role) for one in list_users(folder)] == [("Dr. Ben", "physician")]
    with opened(folder, "a new one") as store:
        assert store.patients() == []


def test_create_never_touches_what_is_there(store_command, place):
    before = sorted(path.name for path in place.iterdir())
    result = store_command("create", place, "--user", "B", code=1)
    assert "already something with this name" in result.stderr
    assert sorted(path.name for path in place.iterdir()) == before


def test_info_needs_no_passphrase(store_command, full):
    said = store_command("info", full, given=()).stdout
    assert "Owner (physician)" in said
    assert "recovery sheet: none" in said
    assert "backup: none" in said
    store_command("backup", full)
    assert "poemsbackup" in store_command("info", full, given=()).stdout


@pytest.mark.parametrize(
    "command", ["info", "verify", "rebuild", "backup", "prove-backup", "rotate-key"]
)
def test_a_place_without_a_store_is_a_known_problem(store_command, tmp_path, command):
    result = store_command(command, tmp_path / "none.poems", given=(), code=1)
    assert "There is no store at this place" in result.stderr


def test_wrong_usage_ends_with_two(run, place):
    assert run("store", "verify").exit_code == 2
    assert run("store", "frobnicate", place).exit_code == 2
    assert run("store", "users", "role", place, "Owner", "--role", "king").exit_code == 2


# --- passphrases ---------------------------------------------------------------------------


def test_a_wrong_passphrase_is_a_known_problem(store_command, place):
    result = store_command("verify", place, given=["guess"], code=1)
    assert "does not open the store" in result.stderr


def test_without_terminal_and_descriptor_nothing_is_asked(run, place):
    result = run("store", "verify", place)
    assert result.exit_code == 2
    assert "--passphrase-fd" in result.stderr


def test_a_descriptor_that_cannot_be_read_or_is_empty_is_wrong_usage(run, place, secrets):
    assert run("store", "verify", place, "--passphrase-fd", 987).exit_code == 2
    result = run("store", "verify", place, *secrets())
    assert result.exit_code == 2
    assert "gave no line" in result.stderr


def test_no_option_takes_a_passphrase(run):
    for command in ("create", "verify", "backup", "restore", "export-json", "users passphrase"):
        said = run("store", *command.split(), "--help").stdout
        assert "--passphrase-fd" in said
        assert "--passphrase " not in said


def test_a_passphrase_with_spaces_and_letters_of_any_script_is_taken_as_typed(
    store_command, tmp_path
):
    folder, passphrase = tmp_path / "new.poems", "  Grüße 李 "
    store_command("create", folder, "--user", "B", given=[passphrase])
    store_command("verify", folder, given=[passphrase])
    store_command("verify", folder, given=[passphrase.strip()], code=1)


# --- checking ------------------------------------------------------------------------------


def test_verify_says_what_it_checked(store_command, full):
    said = store_command("verify", full).stdout
    assert "Saved entries checked: 3" in said


def test_verify_finds_damage_and_says_the_way_back(store_command, full):
    store_command("backup", full)
    with opened(full) as store, store._session.writing() as connection:
        connection.execute("DROP TRIGGER revision_is_never_changed")
        connection.execute("UPDATE revision SET author = 'X' WHERE kind = 'visit'")
    result = store_command("verify", full, code=3)
    assert "was changed outside the program" in result.stderr
    assert "restore of it" in result.stderr
    assert result.stdout == ""


def test_a_damaged_file_ends_with_three(store_command, full):
    raw = bytearray((full / "records.db").read_bytes())
    for at in range(5000, len(raw), 4096):
        raw[at] ^= 1
    (full / "records.db").write_bytes(raw)
    assert "damaged" in store_command("verify", full, code=3).stderr


def test_rebuild_restores_lists_that_were_lost(store_command, full):
    with opened(full) as store, store._session.writing() as connection:
        connection.execute("DELETE FROM patient_index")
    store_command("rebuild", full)
    with opened(full) as store:
        assert [row.family for row in store.patients()] == [CANARY]


# --- backups -------------------------------------------------------------------------------


def test_a_backup_is_restored_elsewhere_with_nothing_but_itself(store_command, full, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    made = store_command("backup", full, "--to", stick).stdout.strip()
    shutil.rmtree(full)
    target = tmp_path / "other machine" / "again.poems"
    store_command("restore", made, target)
    with opened(target) as store:
        assert [row.family for row in store.patients()] == [CANARY]
        assert store.draft("v2").content == {"note": "half"}
        assert store.verify().ok


def test_a_backup_to_a_stick_that_is_not_there_is_a_known_problem(store_command, full, tmp_path):
    result = store_command("backup", full, "--to", tmp_path / "stick", code=1)
    assert "stick was pulled out" in result.stderr
    assert not (tmp_path / "stick").exists()


def test_proving_the_newest_backup_shows_in_info(store_command, full):
    assert "no backup" in store_command("prove-backup", full, code=1).stderr
    store_command("backup", full)
    assert "restored and checked" in store_command("prove-backup", full).stdout
    assert f"proven {datetime.now(UTC):%Y-%m-%d}" in store_command("info", full, given=()).stdout


def test_a_damaged_backup_is_not_restored(store_command, full, tmp_path):
    made = tmp_path / "b"
    made.mkdir()
    path = store_command("backup", full, "--to", made).stdout.strip()
    with (Path(path) / "records.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"x")
    store_command("restore", path, tmp_path / "x.poems", code=3)
    assert not (tmp_path / "x.poems").exists()


def log_of(place, kind):
    with opened(place) as store:
        return [event.details for event in store.events() if event.kind == kind]


@pytest.fixture
def other_answer(full, clock):
    """The visit signed last says something else than what it was weighed as."""
    snapshot = signed_snapshot(
        assess(
            Record(patient=Patient(id="p1"), visits=(Visit(id="v1", signed=True),)),
            load_definitions(),
            Policy(),
            clock().date(),
        )
    )
    present = Finding(state=FindingState.PRESENT)
    content = visit("2025-12", answers={"papilledema": present, "edema": present})
    with Store.unlock(full, PASSPHRASE, author="Dr. Ada", clock=clock) as store:
        base = store.head("visit", "v1").seq
        store.sign_visit("v1", "p1", content, base_seq=base, reason="x", assessment=snapshot)
    return full


def test_a_backup_weighs_a_sample_again(store_command, full, tmp_path):
    made = store_command("backup", full)
    assert "1 patient was weighed again, with the result that was signed" in made.stderr
    assert log_of(full, "backup")[0]["backup"] == Path(made.stdout.strip()).name
    assert "1 patient was weighed again" in store_command("prove-backup", full).stderr
    path = made.stdout.strip()
    brought = store_command("restore", path, tmp_path / "there.poems").stderr
    assert "checked; 1 patient was weighed again" in brought
    assert log_of(tmp_path / "there.poems", "restore")


def test_another_result_than_the_one_signed_is_told_and_proves_nothing(store_command, other_answer):
    made = store_command("backup", other_answer)
    assert "1 of them with another result than the one signed" in made.stderr
    assert "not thinned out" in made.stderr
    result = store_command("prove-backup", other_answer, code=1)
    assert "does not count as proven" in result.stderr
    assert "proof that a backup restores: none yet" in (
        store_command("info", other_answer, given=()).stdout
    )


def test_a_log_that_cannot_be_written_takes_nothing_back(
    store_command, full, tmp_path, monkeypatch
):
    def refused(*_):
        raise StoreFull

    monkeypatch.setattr(Session, "log", refused)
    made = store_command("backup", full)
    assert "This was done, but the store's log does not tell of it: The disk is full" in made.stderr
    assert Path(made.stdout.strip()).is_dir()
    out = tmp_path / "all.jsonl"
    assert store_command("export-json", full, "--out", out).stdout.strip() == str(out)
    assert out.is_file()


def test_a_backup_beside_an_open_window_says_that_the_log_does_not_tell(store_command, full):
    with opened(full):
        made = store_command("backup", full)
    assert "open elsewhere, so its log does not tell of this" in made.stderr
    assert Path(made.stdout.strip()).is_dir()


# --- erasing -------------------------------------------------------------------------------

DEMAND = ("--reason", "asked in writing", "--legal-basis", "data protection law, article 17")


def test_an_erased_patient_is_gone_and_the_log_says_by_whom_and_why(store_command, full):
    store_command("backup", full)
    result = store_command(
        "erase-patient", full, "--patient", "p1", *DEMAND, given=[PASSPHRASE, f" {CANARY.upper()} "]
    )
    assert "3 saved entries and 1 draft of this patient would be erased" in result.stderr
    assert "Erased: the content of 3 saved entries, 1 drafts" in result.stdout
    assert "1 in the store's folder" in result.stdout
    with opened(full) as store:
        assert store.patients() == []
        assert store.drafts_of("p1") == []
        assert all(one.erased for one in store.history("visit", "v1"))
        (event,) = (one for one in store.events() if one.kind == "erasure")
        assert (event.author, event.role) == ("Owner", "physician")
        assert event.details["reason"] == "asked in writing"
        assert event.details["legal_basis"] == "data protection law, article 17"
        assert store.verify().ok
    again = store_command("erase-patient", full, "--patient", "p1", *DEMAND, code=2)
    assert "holds no patient" in again.stderr


def nothing_erased(folder):
    with opened(folder) as store:
        kinds = {event.kind for event in store.events()}
        return len(store.patients()) == 1 and "erasure" not in kinds


def test_who_cannot_say_the_name_erases_nobody(store_command, full):
    for typed in ("Marsh", "-", CANARY[:4], "yes!"):
        said = store_command(
            "erase-patient", full, "--patient", "p1", *DEMAND, given=[PASSPHRASE, typed], code=1
        ).stderr
        assert "nothing was erased" in said
    assert nothing_erased(full)


def test_only_a_physician_erases_and_is_told_before_anything_of_the_patient(store_command, full):
    for role in ("reader", "coordinator"):
        name = f"Ben the {role}"
        store_command(
            "users", "add", full, name, "--role", role, given=[PASSPHRASE, f"{name}'s own"]
        )
        said = store_command(
            *("erase-patient", full, "--patient", "p1", *DEMAND, "--user", name),
            given=[f"{name}'s own", CANARY],
            code=1,
        ).stderr
        assert "physician" in said
        assert "saved entries" not in said
    assert nothing_erased(full)


def test_a_reason_is_needed_and_names_nobody(store_command, full, run, secrets):
    for what, texts in (
        ("The reason", (f"{CANARY.lower()} asked", "article 17")),
        ("The legal basis", ("asked in writing", f"letter of Ida {CANARY}")),
    ):
        demand = ("--reason", texts[0], "--legal-basis", texts[1])
        said = store_command(
            "erase-patient", full, "--patient", "p1", *demand, given=[PASSPHRASE, CANARY], code=1
        ).stderr
        assert f"{what} names the patient" in said
    blank = ("--reason", " ", "--legal-basis", "law")
    said = store_command("erase-patient", full, "--patient", "p1", *blank, given=(), code=1).stderr
    assert "Say why" in said
    assert run("store", "erase-patient", full, "--patient", "p1", *secrets()).exit_code == 2
    assert nothing_erased(full)


def test_a_patient_is_named_by_record_number_too_unless_two_share_it(store_command, place):
    with opened(place) as store:
        for name, number in (("p1", "R-1"), ("p2", "R-2"), ("p3", "R-2")):
            content = {"id": name, "family": CANARY, "given": "Ida", "record_number": number}
            store.save("patient", name, name, content)
        store.delete_patient("p1", "entered twice")
        store.save_draft("v9", "p9", {"note": "half"}, None)
    erase = ("erase-patient", place, "--patient")
    said = store_command(*erase, "R-2", *DEMAND, given=[PASSPHRASE, CANARY], code=2).stderr
    assert "2 patients of the store have the record number R-2" in said
    store_command(*erase, "R-1", *DEMAND, given=[PASSPHRASE, CANARY])
    store_command(*erase, "p9", *DEMAND, given=[PASSPHRASE, "p9"])
    with opened(place) as store:
        assert {one.patient_id for one in store.patients()} == {"p2", "p3"}
        assert store.deleted_patients() == []
        assert store.drafts_of("p9") == []


# --- users, sheet, key ---------------------------------------------------------------------


def test_users_come_change_and_go(store_command, place):
    store_command(
        *("users", "add", place, "Ben", "--role", "reader"), given=[PASSPHRASE, "ben's own"]
    )
    assert store_command("users", "list", place, given=()).stdout == (
        "Owner\tphysician\nBen\treader\n"
    )
    store_command("verify", place, "--user", "Ben", given=["ben's own"])
    store_command("users", "role", place, "ben", "--role", "coordinator")
    store_command(*("users", "passphrase", place, "Ben"), given=["ben's own", "another of ben"])
    store_command("verify", place, "--user", "Ben", given=["ben's own"], code=1)
    said = store_command("users", "remove", place, "Ben").stderr
    assert "rotate-key" in said
    assert [one.name for one in list_users(place)] == ["Owner"]
    with opened(place) as store:
        told = [event.details["what"] for event in store.events() if event.kind == "users"]
    assert told == ["remove", "passphrase", "role", "add"]
    assert "no user of that name" in store_command("users", "remove", place, "Ben", code=1).stderr


def test_a_reader_does_not_manage_nor_export(store_command, full, tmp_path):
    store_command("users", "add", full, "Ben", "--role", "reader", given=[PASSPHRASE, "ben's own"])
    for command in (
        ("users", "remove", full, "Owner"),
        ("export-json", full, "--out", tmp_path / "x.jsonl"),
    ):
        store_command(*command, "--user", "Ben", given=["ben's own"], code=1)
    assert not (tmp_path / "x.jsonl").exists()


def test_a_forgotten_passphrase_is_replaced_with_the_sheet_only(store_command, place, tmp_path):
    nobody = store_command("users", "passphrase", place, "Owner", "--recovery", code=1)
    assert "recovery sheet" in nobody.stderr or "group" in nobody.stderr.lower()
    groups = sheet_of(store_command, place, tmp_path / "sheet.pdf")
    assert [told["what"] for told in log_of(place, "users")] == ["recovery_sheet"]
    store_command("users", "passphrase", place, "Owner", "--recovery", given=[groups, "new one"])
    store_command("verify", place, given=["new one"])
    store_command("verify", place, given=[PASSPHRASE], code=1)


def test_a_mistyped_group_is_named_and_not_repeated(store_command, place, tmp_path):
    groups = sheet_of(store_command, place, tmp_path / "sheet.pdf").split()
    groups[2] = groups[2][:-1] + ("2" if groups[2][-1] != "2" else "3")
    result = store_command("verify", place, "--recovery", given=[" ".join(groups)], code=1)
    assert "Group 3" in result.stderr
    assert groups[2] not in result.stderr


def sheet_of(store_command, place, path):
    from pypdf import PdfReader

    store_command("recovery-sheet", place, "--out", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = PdfReader(path).pages[0].extract_text()
    spaced = re.findall(r"^ ?((?:[2-9A-Z] ){4}[2-9A-Z])$", text, re.MULTILINE)
    groups = [one.replace(" ", "") for one in spaced]
    assert len(groups) == 8
    return " ".join(groups)


def test_a_sheet_that_cannot_be_written_leaves_the_one_in_force(store_command, place, tmp_path):
    groups = sheet_of(store_command, place, tmp_path / "sheet.pdf")
    for out in (tmp_path / "sheet.pdf", tmp_path / "no" / "where.pdf"):
        store_command("recovery-sheet", place, "--out", out, code=1)
    store_command("verify", place, "--recovery", given=[groups])


def test_a_new_key_keeps_the_passphrase_and_the_records(store_command, full):
    before = (full / "records.db").read_bytes()
    assert "generation 2" in store_command("rotate-key", full).stdout
    assert (full / "records.db").read_bytes() != before
    with opened(full) as store:
        assert [row.family for row in store.patients()] == [CANARY]
        assert store.verify().ok


def test_a_store_that_is_open_elsewhere_is_not_touched(store_command, full):
    with opened(full):
        for command in ("rebuild", "rotate-key", "verify"):
            assert "already open" in store_command(command, full, code=1).stderr


# --- open files ----------------------------------------------------------------------------


def test_an_export_is_read_back_into_another_store(store_command, full, template, tmp_path):
    out, other = tmp_path / "all.jsonl", tmp_path / "other.poems"
    result = store_command("export-json", full, "--out", out)
    assert "not encrypted" in result.stderr
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert lines[1]["in_words"][0] == f"Patient: {CANARY}, Ida."
    assert lines[-1]["end"]["revisions"] == 3
    shutil.copytree(template, other)
    assert store_command("import-json", other, out).stdout.startswith("new: 1,")
    again = tmp_path / "again.jsonl"
    store_command("export-json", other, "--out", again)
    assert again.read_bytes().splitlines()[1] == out.read_bytes().splitlines()[1]
    assert "here already: 1" in store_command("import-json", other, out).stdout
    with opened(other) as store:
        assert [one.author for one in store.history("visit", "v1")] == ["Dr. Ada"] * 2
        assert store.verify().ok
        kinds = [event.kind for event in store.events()]
    with opened(full) as store:
        assert "export" in [event.kind for event in store.events()]
    assert "import" in kinds


def test_an_export_never_overwrites_and_leaves_nothing_half_written(store_command, full, tmp_path):
    out = tmp_path / "all.jsonl"
    out.write_text("mine")
    assert "left as it is" in " ".join(
        store_command("export-json", full, "--out", out, code=1).stderr.replace("was ", "").split()
    )
    assert out.read_text() == "mine"
    store_command("export-json", full, "--out", tmp_path / "no" / "x.jsonl", code=1)
    assert [path.name for path in tmp_path.iterdir() if "jsonl" in path.name] == ["all.jsonl"]


def test_a_changed_file_is_refused_whole(store_command, full, template, tmp_path):
    out, other = tmp_path / "all.jsonl", tmp_path / "other.poems"
    store_command("export-json", full, "--out", out)
    shutil.copytree(template, other)
    out.write_bytes(out.read_bytes().replace(b"2025-12", b"2025-10"))
    result = store_command("import-json", other, out, given=(), code=1)
    assert "line 2, $.revisions[2]" in result.stderr
    assert store_command("import-json", other, tmp_path / "none", given=(), code=1)
    with opened(other) as store:
        assert store.patients() == []


def test_a_patient_who_differs_is_told_and_the_others_come(store_command, full, tmp_path, clock):
    out = tmp_path / "all.jsonl"
    with opened(full) as store:
        store.save("patient", "p2", "p2", {"family": "B"})
    store_command("export-json", full, "--out", out)
    other = tmp_path / "other.poems"
    store_command("create", other, "--user", "B", given=[PASSPHRASE])
    with opened(other) as store:
        store.save("patient", "p1", "p1", {"family": "Somebody else"})
    result = store_command("import-json", other, out, code=1)
    assert "new: 1," in result.stdout
    assert "nothing was changed" in result.stderr
    with opened(other) as store:
        assert [row.family for row in store.patients()] == ["B", "Somebody else"]
