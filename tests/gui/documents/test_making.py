"""One document at a time: the last wish is the one that is shown, whatever became of the others."""

from threading import Event
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from poems_desktop.store.errors import StoreBusy
from poems_desktop.ui.documents.maker import Result, Wanted
from poems_desktop.ui.documents.making import Making
from poems_desktop.ui.work import wait_for_all

pytestmark = pytest.mark.gui


class Maker:
    """Makes a few bytes of each kind, when it is let."""

    def __init__(self):
        self.go = Event()
        self.go.set()
        self.begun = []
        self.trouble = {}
        self.refused = {}

    def job(self, wanted):
        self.begun.append(wanted.kind)
        if wanted.kind in self.refused:
            raise self.refused[wanted.kind]
        return lambda: self._make(wanted)

    def _make(self, wanted):
        self.go.wait(10)
        if error := self.trouble.get(wanted.kind):
            raise error
        if wanted.kind == "calendar":
            return Result(wanted, why="No transplant is recorded.")
        return Result(wanted, SimpleNamespace(kind=wanted.kind, content=wanted.kind.encode()))


@pytest.fixture
def maker():
    made = Maker()
    yield made
    made.go.set()
    wait_for_all()


@pytest.fixture
def making(qapp, maker):
    parent = QObject()
    yield Making(maker, parent)
    parent.deleteLater()


def wanted(kind):
    return Wanted(kind, "a4")


def test_the_last_wish_is_made_and_those_between_are_not(making, maker, qtbot):
    maker.go.clear()
    for kind in ("summary", "workup", "trend", "checklist"):
        making.make(wanted(kind))
    assert making.busy
    with qtbot.waitSignal(making.ended, timeout=10_000):
        maker.go.set()
    assert maker.begun == ["summary", "checklist"]
    assert making.made.content == b"checklist"
    assert not making.busy


def test_a_wish_behind_one_that_fails_is_made(making, maker, qtbot):
    maker.trouble["summary"] = OSError(5, "Input/output error")
    maker.go.clear()
    making.make(wanted("summary"))
    making.make(wanted("trend"))
    with qtbot.waitSignal(making.ended, timeout=10_000):
        maker.go.set()
    assert (making.made.content, making.trouble) == (b"trend", "")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("calendar", "This document cannot be made. No transplant is recorded."),
        ("summary", "The system refused: Input/output error."),
    ],
)
def test_why_there_is_none_is_told_and_nothing_follows(making, maker, qtbot, kind, told):
    maker.trouble["summary"] = OSError(5, "Input/output error")
    done = []
    maker.go.clear()
    making.make(wanted(kind))
    making.then(lambda: done.append(kind))
    with qtbot.waitSignal(making.ended, timeout=10_000):
        maker.go.set()
    assert making.made is None
    assert making.trouble.startswith(told)
    making.make(wanted("trend"))
    qtbot.waitUntil(lambda: not making.busy, timeout=10_000)
    assert (making.made.content, done) == (b"trend", [])


def test_a_store_that_cannot_be_read_is_told(making, maker, qtbot):
    maker.refused["summary"] = StoreBusy()
    with qtbot.waitSignal(making.ended):
        making.make(wanted("summary"))
    assert (making.made, making.trouble) == (None, StoreBusy().sentence)


def test_what_waits_for_a_document_comes_once_it_is_there(making, maker, qtbot):
    done = []
    maker.go.clear()
    making.make(wanted("summary"))
    making.then(lambda: done.append(making.made.content))
    making.make(wanted("trend"))
    with qtbot.waitSignal(making.ended, timeout=10_000):
        maker.go.set()
    assert done == [b"trend"]


def test_a_record_that_was_left_is_told_to_nobody(making, maker, qtbot):
    maker.go.clear()
    making.make(wanted("summary"))
    making.close()
    with qtbot.assertNotEmitted(making.ended, wait=200):
        maker.go.set()
        wait_for_all()
    assert making.made is None
