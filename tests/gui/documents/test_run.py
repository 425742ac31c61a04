"""A run of several documents: an end at any time, whole files only, and a sentence about both."""

from datetime import datetime
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from poems_desktop.store.errors import StoreError
from poems_desktop.ui.documents.maker import Result, Wanted
from poems_desktop.ui.documents.run import Batch, Run
from poems_desktop.ui.work import wait_for_all

pytestmark = pytest.mark.gui
KINDS = ("checklist", "handout-poems", "handout-help", "text")
AT = datetime(2025, 11, 20, 12, 32)  # noqa: DTZ001 - the clinic's wall clock


class Maker:
    """Makes a few bytes of each kind, when it is let; keeps a list in place of a store."""

    def __init__(self):
        self.go = Event()
        self.go.set()
        self.kept = []
        self.keeps = True
        self.trouble = {}

    def job(self, wanted):
        if isinstance(error := self.trouble.get(wanted.kind), StoreError):
            raise error
        return lambda: self._make(wanted)

    def _make(self, wanted):
        self.go.wait(10)
        if error := self.trouble.get(wanted.kind):
            raise error
        suffix = ".txt" if wanted.kind == "text" else ".pdf"
        made = SimpleNamespace(kind=wanted.kind, suffix=suffix, content=wanted.kind.encode())
        return Result(wanted, made)

    def keep(self, result, how):
        if self.keeps:
            self.kept.append((result.made.kind, how))
        return self.keeps


@pytest.fixture
def maker():
    made = Maker()
    yield made
    made.go.set()
    wait_for_all()


@pytest.fixture
def run(qapp, maker):
    return Run(maker)


@pytest.fixture
def ended(qtbot, run, tmp_path: Path):
    """How a run of these kinds ended."""

    def of(*kinds, folder=tmp_path):
        wanted = [Wanted(kind, "a4") for kind in kinds]
        with qtbot.waitSignal(run.over, timeout=10_000) as heard:
            run.start(Batch(wanted, folder, AT))
        return heard.args[0]

    return of


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_every_document_is_a_file_and_kept(ended, maker, run, tmp_path: Path):
    steps = []
    run.stepped.connect(lambda *step: steps.append(step))
    found = ended(*KINDS)
    assert names(tmp_path) == [
        "poems-checklist-20251120-1232.pdf", "poems-handout-help-20251120-1232.pdf",
        "poems-handout-poems-20251120-1232.pdf", "poems-text-20251120-1232.txt",
    ]  # fmt: skip
    assert maker.kept == [(kind, "saved") for kind in KINDS]
    assert [step[:2] for step in steps] == [(number, 4) for number in range(4)]
    assert found.sentence.startswith("All 4 documents were saved: Criteria checklist, POEMS")


def test_stopped_in_the_middle_it_leaves_whole_files_and_says_which(
    ended, maker, run, tmp_path: Path
):
    run.stepped.connect(lambda done, _of, _title: run.stop() if done == 2 else None)
    found = ended(*KINDS)
    assert found.sentence == (
        "Stopped. 2 of 4 documents were saved: Criteria checklist, POEMS syndrome, Handout: what "
        "POEMS syndrome is. Not made: Handout: where to find help, Plain-text summary."
    )
    assert [kind for kind, _ in maker.kept] == ["checklist", "handout-poems"]
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [
        b"checklist",
        b"handout-poems",
    ]
    assert not run.running


def test_what_is_being_made_when_it_is_stopped_is_not_written(run, maker, tmp_path: Path):
    told = []
    run.over.connect(told.append)
    maker.go.clear()
    run.start(Batch([Wanted("checklist", "a4")], tmp_path, AT))
    assert run.running
    run.stop()
    maker.go.set()
    wait_for_all()
    QApplication.processEvents()
    assert [one.sentence for one in told] == [
        "Stopped. No document was saved. Not made: Criteria checklist, POEMS syndrome."
    ]
    assert names(tmp_path) == []
    assert maker.kept == []


def test_a_second_run_writes_over_no_file(ended, tmp_path: Path):
    ended("checklist")
    ended("checklist")
    assert names(tmp_path) == [
        "poems-checklist-20251120-1232-2.pdf",
        "poems-checklist-20251120-1232.pdf",
    ]


def test_a_folder_that_takes_no_file_ends_it_with_a_sentence(ended, maker, tmp_path: Path):
    found = ended("checklist", "text", folder=tmp_path / "none")
    assert found.trouble.startswith("The system refused: No such file or directory.")
    assert found.saved == ()
    assert maker.kept == []


def test_what_the_store_does_not_record_is_not_saved(ended, maker, tmp_path: Path):
    maker.keeps = False
    assert ended("checklist", "text").saved == ()
    assert names(tmp_path) == []


@pytest.mark.parametrize("error", [StoreError("The disk is full."), OSError(28, "No space")])
def test_trouble_with_one_keeps_those_before_it(ended, maker, tmp_path: Path, error):
    maker.trouble["handout-help"] = error
    found = ended(*KINDS)
    assert len(found.saved) == 2
    assert len(names(tmp_path)) == 2
    assert found.sentence.startswith(("The disk is full.", "The system refused: No space."))
    assert "2 of 4 documents were saved" in found.sentence
