"""Sample stores of every schema, made by the program of their day; fictional people only."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
PASSPHRASE = "a sample of long ago"


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def sample(tmp_path: Path) -> Callable[[int], Path]:
    """A copy of the sample store of a schema, as a store's folder."""

    def copy(schema: int) -> Path:
        folder = tmp_path / f"schema-{schema}.poems"
        shutil.copytree(DATA / f"schema-{schema}", folder)
        return folder

    return copy


@pytest.fixture
def told() -> Callable[[int], dict[str, list[dict[str, object]]]]:
    """Every value of the sample store, as its own program read it."""

    def read(schema: int) -> dict[str, list[dict[str, object]]]:
        text = (DATA / f"schema-{schema}.json").read_text(encoding="utf-8")
        found: dict[str, list[dict[str, object]]] = json.loads(text)
        return found

    return read
