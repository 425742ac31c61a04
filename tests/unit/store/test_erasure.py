"""Deleting, which can be undone, and erasing, which cannot: also below the surface of SQL."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from poems_desktop.store.database import Database
from poems_desktop.store.errors import (
    NotAllowed,
    PatientDeleted,
    PatientErased,
    ReasonMissing,
    StoreCorrupt,
)
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.store import Store, unlock_key

CANARY = "zwetschgenknodel"
PAGE, RESERVED, WAL_HEADER, FRAME_HEADER = 4096, 80, 32, 24


@pytest.fixture
def clinic(store: Store) -> Store:
    store.save("patient", "p1", "p1", {"family": CANARY, "record_number": "A-1"}, reason=CANARY)
    store.save("patient", "p2", "p2", {"family": "Rossi", "record_number": "A-2"})
    first = store.sign_visit(
        *("v1", "p1", {"note": f"{CANARY} walks again", "date": "2026-01-02"}),
        base_seq=None,
        assessment={"definitions_digest": "d", "policy_digest": "p", "diagnosis": CANARY},
    )
    store.sign_visit("v1", "p1", {"note": CANARY * 900}, base_seq=first.seq, reason=CANARY)
    store.save_draft("v2", "p1", {"note": CANARY * 2000}, None)
    store.save("treatment", "t2", "p2", {"name": "lenalidomide"})
    store.record_event("open_patient", {"patient_id": "p1"})
    return store


def decrypted(folder: Path, key: UnlockedKey) -> bytes:
    """Every page of the records and of the log as it is under the encryption, free ones too."""
    raw = (folder / "records.db").read_bytes()
    pages = [raw[at : at + PAGE] for at in range(0, len(raw), PAGE)]
    pages[0] = pages[0][16:]
    wal = folder / "records.db-wal"
    log = wal.read_bytes() if wal.exists() else b""
    for at in range(WAL_HEADER, len(log), FRAME_HEADER + PAGE):
        page = log[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
        first = log[at : at + 4] == b"\0\0\0\1"
        pages.append(page[16:] if first else page)
    plain = []
    for page in pages:
        vector = page[-RESERVED : 16 - RESERVED]
        cipher = Cipher(algorithms.AES(bytes(key.data_key)), modes.CBC(vector)).decryptor()
        plain.append(cipher.update(page[:-RESERVED]) + cipher.finalize())
    return b"".join(plain)


def test_a_deleted_patient_is_in_no_list_and_in_the_history(clinic: Store) -> None:
    before = clinic.head("patient", "p1")
    gone = clinic.delete_patient("p1", "entered twice")
    assert (gone.action, gone.reason, gone.content) == ("delete", "entered twice", before.content)
    assert [row.patient_id for row in clinic.patients()] == ["p2"]
    assert clinic.patients(CANARY) == []
    assert [row.patient_id for row in clinic.deleted_patients()] == ["p1"]
    assert len(clinic.history("patient", "p1")) == 2
    assert clinic.draft("v2") is not None
    clinic.rebuild()
    assert [row.patient_id for row in clinic.patients()] == ["p2"]
    assert clinic.verify().ok


def test_nothing_is_saved_for_a_deleted_patient_until_restored(clinic: Store) -> None:
    clinic.delete_patient("p1", "entered twice")
    for use in (
        lambda: clinic.save("patient", "p1", "p1", {}),
        lambda: clinic.save("treatment", "t1", "p1", {}),
        lambda: clinic.save_draft("v2", "p1", {}, None),
        lambda: clinic.sign_visit("v3", "p1", {}, base_seq=None),
        lambda: clinic.delete_patient("p1", "again"),
    ):
        with pytest.raises(PatientDeleted):
            use()
    clinic.restore_patient("p1", "it was somebody else")
    assert [row.patient_id for row in clinic.patients(CANARY)] == ["p1"]
    clinic.save("treatment", "t1", "p1", {})
    with pytest.raises(ValueError, match="not deleted"):
        clinic.restore_patient("p1", "again")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_deleting_and_erasing_need_a_reason(clinic: Store, reason: str) -> None:
    for use in (
        lambda: clinic.delete_patient("p1", reason),
        lambda: clinic.restore_patient("p1", reason),
        lambda: clinic.erase_patient("p1", reason, "Art. 17 GDPR"),
        lambda: clinic.erase_patient("p1", "asked for", reason),
    ):
        with pytest.raises(ReasonMissing):
            use()
    assert len(clinic.patients()) == 2


def test_erasing_removes_everything_recorded_and_says_so(clinic: Store) -> None:
    report = clinic.erase_patient("p1", "asked for in writing", "Art. 17 GDPR")
    assert report.revisions == (2, 4, 5)
    assert (report.drafts, report.events_kept, report.reasons_kept) == (1, 2, 0)
    assert report.index_rows >= 4
    assert report.log_emptied
    assert "content of 3 saved entries, 1 drafts" in report.sentence
    assert "Backups made before still hold the record: 0" in report.sentence
    assert clinic.heads_of("p1") == clinic.drafts_of("p1") == []
    assert clinic.head("patient", "p1") is None
    assert clinic.patients(CANARY) == clinic.patients("walks") == []
    assert not clinic.has_record_number("A-1")
    for revision in clinic.history("visit", "v1"):
        assert (revision.erased, revision.content, revision.reason) == (True, {}, None)
        assert revision.assessment is None
    details = clinic.events(limit=1)[0].details
    assert details["revisions"] == [2, 4, 5]
    assert details["legal_basis"] == "Art. 17 GDPR"


def test_the_chain_is_proved_after_an_erasure_and_says_what_is_missing(
    clinic: Store, reopen: Callable[[], Store]
) -> None:
    clinic.erase_patient("p1", "asked for", "Art. 17 GDPR")
    clinic.rebuild()
    clinic.lock()
    with reopen() as store:
        report = store.verify()
        assert (report.ok, report.erased, report.count) == (True, 3, 5)
        assert "content of 3 was erased" in report.sentence
        assert store.history("patient", "p1")[0].erased
        assert [row.patient_id for row in store.patients()] == ["p2"]
        assert store.head("treatment", "t2").content == {"name": "lenalidomide"}


def test_nothing_is_left_on_any_page_or_in_the_log(
    clinic: Store, folder: Path, tmp_path: Path
) -> None:
    needle = CANARY.encode()
    with unlock_key(folder, "open sesame") as key:
        shutil.copytree(folder, tmp_path / "control")
        assert decrypted(tmp_path / "control", key).count(needle) > 900
        clinic.erase_patient("p1", "asked for", "Art. 17 GDPR")
        assert needle not in decrypted(folder, key)
        clinic.lock()
        assert needle not in decrypted(folder, key)
        assert b"Rossi" in decrypted(folder, key)


def test_an_erased_patient_does_not_come_back_under_the_same_id(clinic: Store) -> None:
    clinic.erase_patient("p1", "asked for", "Art. 17 GDPR")
    for use in (
        lambda: clinic.save("patient", "p1", "p1", {}),
        lambda: clinic.save("treatment", "t1", "p1", {}),
        lambda: clinic.save_draft("v2", "p1", {}, None),
        lambda: clinic.delete_patient("p1", "again"),
    ):
        with pytest.raises(PatientErased):
            use()
    with pytest.raises(ValueError, match="nothing of this patient"):
        clinic.erase_patient("p1", "again", "Art. 17 GDPR")


def test_a_deleted_patient_can_be_erased(clinic: Store) -> None:
    clinic.delete_patient("p1", "entered twice")
    assert len(clinic.erase_patient("p1", "asked for", "Art. 17 GDPR").revisions) == 4
    assert clinic.deleted_patients() == []


def test_the_report_counts_the_backups_beside(clinic: Store, folder: Path) -> None:
    (folder / "backups" / "one.poemsbackup").mkdir(parents=True)
    assert clinic.erase_patient("p1", "asked for", "law").backups == 1


def test_content_that_is_gone_without_an_erasure_is_damage(
    clinic: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    clinic.lock()
    with unlock_key(folder, "open sesame") as key:
        database = Database(folder, key)
    database.connection.execute("DROP TRIGGER revision_is_never_changed")
    database.connection.execute("UPDATE revision SET content = NULL, salt = NULL WHERE seq = 3")
    database.close()
    with reopen() as store:
        with pytest.raises(StoreCorrupt):
            store.head("patient", "p2")
        report = store.verify()
        assert (report.breakage, report.first_broken) == ("erased_unsaid", 3)


@pytest.mark.parametrize("author", ["author = 'Somebody'", "hash = 'h'", "content = 'x'"])
def test_even_during_an_erasure_nothing_else_can_change(clinic: Store, author: str) -> None:
    from poems_desktop.store.sqlcipher import dbapi

    connection = clinic._database.connection
    connection.execute("INSERT INTO erasing VALUES ('p1')")
    with pytest.raises(dbapi.IntegrityError, match="never changed"):
        connection.execute(f"UPDATE revision SET {author}, salt = NULL WHERE seq = 2")
    with pytest.raises(dbapi.IntegrityError, match="never changed"):
        connection.execute("UPDATE revision SET content = NULL, salt = NULL WHERE seq = 3")


def test_an_erasure_that_fails_half_way_removes_nothing(
    clinic: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from poems_desktop.store import erasure

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(erasure, "append_event", stop)
    with pytest.raises(KeyboardInterrupt):
        clinic.erase_patient("p1", "asked for", "law")
    monkeypatch.undo()
    assert clinic.head("patient", "p1").content["family"] == CANARY
    assert clinic.draft("v2") is not None
    assert clinic.verify().ok
    with pytest.raises(NotAllowed):
        Store.erase_patient(_as_reader(clinic), "p1", "asked for", "law")


def _as_reader(store: Store) -> Store:
    from dataclasses import replace

    store._session.worker = replace(store._session.worker, role="reader")
    return store
