"""Any order of save, draft, sign, discard, rebuild and reopen agrees with a plain dictionary."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from poems_desktop.store.errors import Conflict
from poems_desktop.store.folding import fold
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store

PATIENTS = st.sampled_from(["p1", "p2"])
VISITS = st.sampled_from(["v1", "v2", "v3"])
# Each visit belongs to one patient.
OWNER = {"v1": "p1", "v2": "p1", "v3": "p2"}
CONTENTS = st.dictionaries(
    st.text(max_size=4),
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.lists(st.text(max_size=3), max_size=2),
    max_size=4,
)
NAMES = st.text(max_size=12)


class StoreMachine(RuleBasedStateMachine):
    """The store beside a model of two dictionaries."""

    @initialize()
    def create(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name) / "model.poems"
        self.now = datetime(2026, 3, 1, tzinfo=UTC)
        cheap = KdfCost(iterations=1, memory_kib=8, lanes=1)
        self.store = Store.create(self.folder, "pw", author="A", clock=self.clock, kdf=cheap)
        self.saved: dict[tuple[str, str], list[tuple[int, dict[str, object]]]] = {}
        self.drafts: dict[str, tuple[dict[str, object], int | None]] = {}
        for patient in ("p1", "p2"):
            self.save_patient(patient, patient, "")

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def latest(self, kind: str, entity: str) -> int | None:
        rows = self.saved.get((kind, entity))
        return rows[-1][0] if rows else None

    def count(self) -> int:
        return sum(map(len, self.saved.values()))

    @rule(patient=PATIENTS, family=NAMES, given=NAMES)
    def save_patient(self, patient: str, family: str, given: str) -> None:
        content: dict[str, object] = {"family": family, "given": given}
        revision = self.store.save(
            "patient", patient, patient, content, expected_seq=self.latest("patient", patient) or 0
        )
        self.saved.setdefault(("patient", patient), []).append((revision.seq, content))

    @rule(visit=VISITS, content=CONTENTS)
    def draft(self, visit: str, content: dict[str, object]) -> None:
        base = self.latest("visit", visit)
        self.store.save_draft(visit, OWNER[visit], content, base)
        self.drafts[visit] = (content, base)

    @rule(visit=VISITS, content=CONTENTS)
    def sign(self, visit: str, content: dict[str, object]) -> None:
        base = self.latest("visit", visit)
        revision = self.store.sign_visit(
            visit, OWNER[visit], content, base_seq=base, reason="again"
        )
        self.saved.setdefault(("visit", visit), []).append((revision.seq, content))
        self.drafts.pop(visit, None)

    @rule(visit=VISITS, off_by=st.sampled_from([-1, 1, 1000]))
    def sign_from_elsewhere(self, visit: str, off_by: int) -> None:
        latest = self.latest("visit", visit)
        wrong = latest + off_by if latest else abs(off_by)
        with pytest.raises(Conflict):
            self.store.sign_visit(visit, OWNER[visit], {}, base_seq=wrong)

    @rule(visit=VISITS)
    def discard(self, visit: str) -> None:
        self.store.discard_draft(visit)
        self.drafts.pop(visit, None)

    @rule()
    def rebuild(self) -> None:
        self.store.rebuild()

    @rule()
    def reopen(self) -> None:
        self.store.lock()
        self.store = Store.unlock(self.folder, "pw", author="A", clock=self.clock)

    @rule(patient=PATIENTS)
    def search(self, patient: str) -> None:
        content = self.saved["patient", patient][-1][1]
        name = f"{content['family']} {content['given']}"
        assert patient in [row.patient_id for row in self.store.patients(name)]
        assert patient in [row.patient_id for row in self.store.patients(fold(name).upper())]

    @invariant()
    def agrees(self) -> None:
        if not hasattr(self, "store"):
            return
        for (kind, entity), rows in self.saved.items():
            history = self.store.history(kind, entity)
            assert [(revision.seq, revision.content) for revision in history] == rows
            assert self.store.head(kind, entity) == history[-1]
        for visit in OWNER:
            draft = self.store.draft(visit)
            found = (draft.content, draft.base_seq) if draft else None
            assert found == self.drafts.get(visit)
        report = self.store.verify()
        assert (report.ok, report.count) == (True, self.count())

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.lock()
            self.place.cleanup()


TestStoreModel = StoreMachine.TestCase
TestStoreModel.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
