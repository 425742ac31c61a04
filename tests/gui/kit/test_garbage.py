"""Cyclic garbage is freed in the GUI thread alone, whoever makes it and wherever."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QTimer

from poems_desktop.ui.garbage import GuiGarbage


@pytest.fixture
def collector(qtbot):
    """One at work; the collector is off again afterwards, as in every test here."""
    gc.enable()
    owner = QObject()
    yield GuiGarbage(owner)
    owner.deleteLater()
    gc.disable()


class Ring:
    """A cycle that tells in which thread it is freed."""

    def __init__(self, freed):
        self.freed = freed
        self.self = self

    def __del__(self):
        self.freed.append(threading.current_thread())


def test_a_worker_frees_no_cycle(collector):
    freed = []

    def work():
        for _ in range(20_000):
            Ring(freed)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert freed == []
    collector.look()
    assert len(freed) == 20_000
    assert set(freed) == {threading.main_thread()}


def test_it_stays_off_whoever_switches_it_on(collector):
    assert not gc.isenabled()
    gc.enable()
    collector.look()
    assert not gc.isenabled()


def test_it_looks_by_itself(collector):
    assert collector.findChild(QTimer).isActive()
