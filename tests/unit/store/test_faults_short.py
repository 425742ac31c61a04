"""A few faults of each kind in seconds; `packaging/faults.py` runs them all."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

KIT = Path(__file__).resolve().parents[2] / "fault"
KILLS, CUTS = 4, 3


def kit(name: str) -> ModuleType:
    """A module of the fault kit, which lies outside the package."""
    sys.path.insert(0, str(KIT))
    try:
        return importlib.import_module(f"fault_kit.{name}")
    finally:
        sys.path.remove(str(KIT))


flips, kills, operations, power = map(kit, ("flips", "kills", "operations", "power"))


@pytest.fixture
def scratch() -> Iterator[Path]:
    with kit("scratch").scratch_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with kills.server(tmp_path_factory.mktemp("shim")) as made:
        if made is None:
            pytest.skip("needs a C compiler and Linux; the full suite kills by time instead")
        yield made


@pytest.mark.parametrize("operation", operations.ALL, ids=lambda operation: operation.name)
def test_some_kills_and_power_cuts_lose_nothing_acknowledged(
    operation: Any, killer: Any, scratch: Path
) -> None:
    campaign = kills.Campaign(operation, scratch)
    tally = campaign.kill_at_steps(killer, at_most=KILLS)
    assert tally.losses == []
    assert tally.kills > 0
    assert power.cut_power(campaign, killer, at_most=CUTS).losses == []


def test_control_a_save_told_too_early_is_found_out(killer: Any, scratch: Path) -> None:
    campaign = kills.Campaign(operations.HONEST, scratch, really=operations.TOLD_TOO_EARLY)
    assert campaign.kill_at_steps(killer, at_most=10).losses


def test_control_saves_that_are_not_synced_are_found_lost(killer: Any, scratch: Path) -> None:
    campaign = kills.Campaign(operations.HONEST, scratch, really=operations.UNSYNCED)
    assert power.cut_power(campaign, killer, at_most=10).losses


def test_some_flipped_bytes_are_noticed(scratch: Path) -> None:
    operations.filled(scratch)
    folder = scratch / operations.STORE
    assert flips.flip_every_page(folder, scratch / "pages", every=5).failures == []
    assert flips.flip_every_byte_of_keys(folder, scratch / "keys", every=40).failures == []
