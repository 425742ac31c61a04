"""The Overview page in a whole window on a throw-away store."""

from collections.abc import Callable

import pytest

from poems_desktop.app.patient_file import save_record
from poems_desktop.assets import tree
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Record
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.ui.overview.overview_page import OverviewPage
from tests.gui.workspace.conftest import (
    Sitting,
    dialogs,
    open_store,
    program,
    read_once,
    shipped,
    sitting,
    store_folder,
    template,
)

__all__ = [
    "dialogs",
    "open_store",
    "program",
    "read_once",
    "shipped",
    "sitting",
    "store_folder",
    "template",
]

Show = Callable[[Record], OverviewPage]


@pytest.fixture
def show(sitting: Sitting) -> Show:
    """Saves a record and opens it on the Overview page."""

    def by(record: Record) -> OverviewPage:
        save_record(sitting.store, record)
        sitting.desk.patients.open(record.patient.id)
        held = sitting.go("Overview")
        assert isinstance(held, OverviewPage)
        return held

    return by


@pytest.fixture(scope="session")
def full(shipped: Definitions) -> Record:
    """A fictional patient with years of everything."""
    cases = read_cases(tree("resources") / "demo" / "demo-patients.json", shipped)
    record = next(one.record for one in cases if one.record.patient.id == "demo-okonjo")
    visits = tuple(one.model_copy(update={"signed": True}) for one in record.visits)
    return record.model_copy(update={"visits": visits})
