"""Makes the fault kit importable, and notes what was tried and lost where a report is asked for."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fault_kit.kills import Server, server
from fault_kit.scratch import scratch_folder

Note = Callable[..., None]


@pytest.fixture(scope="session")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server | None]:
    """Children that can be killed at any step; None where this machine has no C compiler."""
    with server(tmp_path_factory.mktemp("shim")) as made:
        yield made


@pytest.fixture
def scratch() -> Iterator[Path]:
    """Where copies of stores are made by the hundred."""
    with scratch_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def note() -> Note:
    """Write a line of the report that `packaging/faults.py` prints, if it asked for one."""

    def write(
        what: str,
        way: str,
        tried: int,
        losses: Sequence[str] = (),
        *,
        remark: str = "",
        control: bool = False,
    ) -> None:
        path = os.environ.get("POEMS_FAULT_REPORT")
        if path:
            line = {"what": what, "way": way, "tried": tried, "losses": list(losses)}
            with Path(path).open("a", encoding="utf-8") as report:
                report.write(json.dumps({**line, "remark": remark, "control": control}) + "\n")

    return write
