"""The power goes: only what was synced is sure to be on the disk, and that is enough."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fault_kit.kills import Campaign, Server
from fault_kit.operations import ALL, HONEST, UNSYNCED, Operation
from fault_kit.power import cut_power


@pytest.fixture
def recorder(killer: Server | None) -> Server:
    if killer is None:
        pytest.skip("needs a C compiler and Linux")
    return killer


@pytest.mark.parametrize("operation", ALL, ids=lambda operation: operation.name)
def test_a_power_cut_after_any_step_loses_nothing_acknowledged(
    operation: Operation, recorder: Server, scratch: Path, note: Callable[..., None]
) -> None:
    tally = cut_power(Campaign(operation, scratch), recorder)
    note(operation.name, tally.way, tally.kills, tally.losses)
    assert tally.losses == []
    assert tally.kills > 4


def test_control_saves_that_are_not_synced_are_found_lost(
    recorder: Server, scratch: Path, note: Callable[..., None]
) -> None:
    honest = cut_power(Campaign(HONEST, scratch / "honest"), recorder)
    assert honest.losses == []
    tally = cut_power(Campaign(HONEST, scratch / "unsynced", really=UNSYNCED), recorder)
    note("synchronous=OFF", tally.way, tally.kills, tally.losses, control=True)
    assert len(tally.losses) > 5
