"""Any order of work, mishaps and crashes on a store agrees with a plain model of it.

The model holds lists and dictionaries only. A crash is real: the folder is copied while the store
is open, with its -wal as it is, and work goes on with the copy; nothing is closed before. A crash
in the middle of a save copies the folder inside the transaction.
"""

import shutil
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from poems_desktop.store.backup.listing import list_backups
from poems_desktop.store.backup.making import back_up
from poems_desktop.store.backup.restoring import restore
from poems_desktop.store.errors import Conflict, StoreInUse, StoreLocked, WrongPassphrase
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.rotation import rotate_key
from poems_desktop.store.store import Store
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.store.users import change_passphrase

CHEAP = KdfCost(iterations=1, memory_kib=8, lanes=1)
PATIENTS = st.sampled_from(["p1", "p2"])
VISITS = st.sampled_from(["v1", "v2", "v3"])
# Each visit belongs to one patient.
OWNER = {"v1": "p1", "v2": "p1", "v3": "p2"}
TEXTS = st.text(max_size=5) | st.just("long " * 1500)
CONTENTS = st.dictionaries(TEXTS, st.none() | st.booleans() | st.integers() | TEXTS, max_size=3)

Content = dict[str, object]


@dataclass
class Model:
    """What a store should hold: every version of everything, and the drafts."""

    saved: dict[tuple[str, str], list[tuple[Content, str | None]]] = field(default_factory=dict)
    drafts: dict[str, Content] = field(default_factory=dict)

    def count(self) -> int:
        return sum(map(len, self.saved.values()))


class StoreMachine(RuleBasedStateMachine):
    """A store, its backups and its crashes beside the model."""

    @initialize()
    def create(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name) / "0" / "clinic.poems"
        self.now = datetime(2026, 3, 1, tzinfo=UTC)
        self.passphrase = "pw 0"
        self.crashes = 0
        self.left: list[Store] = []
        self.backups: dict[str, tuple[Model, str]] = {}
        self.model = Model()
        self.store = Store.create(
            self.folder, self.passphrase, author="A", clock=self.clock, kdf=CHEAP
        )
        for patient in ("p1", "p2"):
            self.edit(patient, {"family": patient})

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def unlock(self) -> None:
        self.store = Store.unlock(self.folder, self.passphrase, author="A", clock=self.clock)

    def base(self, visit: str) -> int | None:
        head = self.store.head("visit", visit)
        return head.seq if head else None

    def add(self, kind: str, entity: str, content: Content, reason: str | None) -> None:
        self.model.saved.setdefault((kind, entity), []).append((content, reason))

    @rule(patient=PATIENTS, content=CONTENTS)
    def edit(self, patient: str, content: Content) -> None:
        self.store.save("patient", patient, patient, content)
        self.add("patient", patient, content, None)

    @rule(visit=VISITS, content=CONTENTS)
    def draft(self, visit: str, content: Content) -> None:
        self.store.save_draft(visit, OWNER[visit], content, self.base(visit))
        self.model.drafts[visit] = content

    @rule(visit=VISITS)
    def discard(self, visit: str) -> None:
        self.store.discard_draft(visit)
        self.model.drafts.pop(visit, None)

    @rule(visit=VISITS, content=CONTENTS)
    def sign_or_correct(self, visit: str, content: Content) -> None:
        base = self.base(visit)
        reason = "typing error" if base else None
        self.store.sign_visit(visit, OWNER[visit], content, base_seq=base, reason=reason)
        self.add("visit", visit, content, reason)
        self.model.drafts.pop(visit, None)

    @rule(visit=VISITS, content=CONTENTS)
    def conflict(self, visit: str, content: Content) -> None:
        """Somebody else signs between reading and signing: refused, and the draft stays."""
        before = self.base(visit)
        self.draft(visit, content)
        theirs: Content = {"theirs": True}
        self.store.save("visit", visit, OWNER[visit], theirs, reason="meanwhile")
        self.add("visit", visit, theirs, "meanwhile")
        with pytest.raises(Conflict):
            self.store.sign_visit(visit, OWNER[visit], content, base_seq=before, reason="mine")

    @rule()
    def back_up(self) -> None:
        with unlock_key(self.folder, self.passphrase, clock=self.clock) as key:
            made = back_up(self.folder, key, clock=self.clock)
        self.backups[made.info.name] = (deepcopy(self.model), self.passphrase)

    @precondition(lambda self: self.backups)
    @rule(which=st.integers(min_value=0, max_value=9), in_place=st.booleans())
    def restore(self, which: int, in_place: bool) -> None:
        listed = list_backups(self.folder)
        assert {info.name for info in listed} == set(self.backups)
        backup = listed[which % len(listed)]
        self.store.lock()
        target = self.folder if in_place else self.folder.with_name("restored.poems")
        model, passphrase = self.backups[backup.name]
        with unlock_key(backup.path, passphrase, clock=self.clock) as key:
            restore(backup.path, target, key, author="A", clock=self.clock)
        if in_place:
            self.model, self.passphrase = deepcopy(model), passphrase
        else:
            with Store.unlock(target, passphrase, author="A", clock=self.clock) as other:
                agree(other, model)
            shutil.rmtree(target)
        self.unlock()

    @rule()
    def lock(self) -> None:
        self.store.lock()
        with pytest.raises(StoreLocked):
            self.store.patients()
        with pytest.raises(WrongPassphrase):
            unlock_key(self.folder, self.passphrase + "x", clock=self.later)
        self.now += timedelta(hours=2)  # Wrong passphrases make the next one wait.
        self.unlock()

    def later(self) -> datetime:
        self.now += timedelta(hours=2)
        return self.now

    @rule()
    def another_window(self) -> None:
        with pytest.raises(StoreInUse):
            Store.unlock(self.folder, self.passphrase, author="B", clock=self.clock)

    @rule()
    def change_passphrase(self) -> None:
        new = f"pw {int(self.passphrase.split()[1]) + 1}"
        change_passphrase(self.folder, self.passphrase, "owner", new, kdf=CHEAP, clock=self.clock)
        self.passphrase = new

    @rule()
    def rotate(self) -> None:
        self.store.lock()
        with unlock_key(self.folder, self.passphrase, clock=self.clock) as key:
            rotate_key(self.folder, key, clock=self.clock).wipe()
        self.unlock()

    @rule()
    def rebuild(self) -> None:
        self.store.rebuild()

    @rule()
    def crash(self) -> None:
        self.go_on_with(self.copy())

    @rule(visit=VISITS, content=CONTENTS)
    def crash_while_saving(self, visit: str, content: Content) -> None:
        """Killed inside the transaction, with pages already spilled into the -wal."""
        connection = self.store._database.connection
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        with pytest.raises(Killed), self.store._database.writing():  # noqa: PT012
            connection.execute("UPDATE draft SET content = '{}'")
            connection.execute("DELETE FROM entity_head WHERE kind = 'visit'")
            connection.execute("CREATE TABLE rubbish AS SELECT randomblob(90000) AS r")
            copy = self.copy()
            raise Killed
        self.go_on_with(copy)

    def copy(self) -> Path:
        self.crashes += 1
        copy = Path(self.place.name) / str(self.crashes) / "clinic.poems"
        shutil.copytree(self.folder, copy)
        return copy

    def go_on_with(self, copy: Path) -> None:
        # The store that died is not locked until the end, so that it cannot tidy anything.
        self.left.append(self.store)
        self.folder = copy
        self.unlock()

    @invariant()
    def agrees(self) -> None:
        if hasattr(self, "store"):
            agree(self.store, self.model)

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        connection = self.store._database.connection
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for store in (self.store, *self.left):
            store.lock()
        self.place.cleanup()


class Killed(Exception):  # noqa: N818 - says what happened
    """The process is gone."""


def agree(store: Store, model: Model) -> None:
    for (kind, entity), versions in model.saved.items():
        history = store.history(kind, entity)
        assert [(each.content, each.reason) for each in history] == versions
        assert store.head(kind, entity) == history[-1]
    drafts = {visit: draft.content for visit in OWNER if (draft := store.draft(visit))}
    assert drafts == model.drafts
    assert sorted(row.patient_id for row in store.patients()) == ["p1", "p2"]
    report = store.verify()
    assert (report.ok, report.count) == (True, model.count()), report.sentence


class TestStoreMachine(StoreMachine.TestCase):
    """A few runs on every check."""

    settings = settings(
        max_examples=6,
        stateful_step_count=15,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )


@pytest.mark.slow
class TestStoreMachineAtLength(StoreMachine.TestCase):
    """More and longer runs, other ones each time."""

    settings = settings(
        max_examples=40,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
