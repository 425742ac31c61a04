"""SIGKILL at every write step of everything users do: nothing acknowledged is lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_kit.kills import Campaign, Server
from fault_kit.operations import ALL, HONEST, TOLD_TOO_EARLY, Operation

TIMED_KILLS = int(os.environ.get("KILLS", "75"))


@pytest.mark.parametrize("operation", ALL, ids=lambda operation: operation.name)
def test_a_kill_at_any_write_step_loses_nothing_acknowledged(
    operation: Operation,
    killer: Server | None,
    scratch: Path,
    note: Callable[..., None],
) -> None:
    campaign = Campaign(operation, scratch)
    if killer is None:
        tally = campaign.kill_at_times(TIMED_KILLS)
    else:
        tally = campaign.kill_at_steps(killer)
    remark = f"{tally.steps} write steps, {tally.torn} torn" if tally.steps else ""
    note(operation.name, f"SIGKILL {tally.way}", tally.kills, tally.losses, remark=remark)
    assert tally.losses == []
    # Every step was reached: a run that ends before its kill would make the rest idle.
    assert tally.ran_to_the_end <= (0 if killer else TIMED_KILLS)
    assert tally.kills > 0


def test_kills_at_random_moments_lose_nothing_acknowledged(
    scratch: Path, note: Callable[..., None]
) -> None:
    tally = Campaign(HONEST, scratch).kill_at_times(25)
    note("draft", f"SIGKILL {tally.way}", tally.kills, tally.losses)
    assert tally.losses == []
    assert tally.kills > 5


def test_control_a_save_told_too_early_is_found_out(
    killer: Server | None, scratch: Path, note: Callable[..., None]
) -> None:
    if killer is None:
        pytest.skip("needs a C compiler and Linux")
    tally = Campaign(HONEST, scratch, really=TOLD_TOO_EARLY).kill_at_steps(killer)
    note("told before saved", "SIGKILL", tally.kills, tally.losses, control=True)
    assert len(tally.losses) > 10
