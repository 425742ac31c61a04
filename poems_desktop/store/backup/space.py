"""How much of a disk the backups may take."""

from typing import Final

SHARE: Final = 0.5
LEAVE_FREE: Final = 512 * 1024 * 1024


def backup_budget(free: int, occupied: int, next_size: int) -> int:
    """Bytes that the backups of one store may take together.

    Half of what they have now and what is free, so that the budget does not shrink because they
    grow; and never so much that the next copy, or the work of other programs, would find the disk
    full. For a large store that is few backups, but never none: see `plan_retention`.

    Args:
        free: bytes free on the disk now.
        occupied: bytes that the backups take now.
        next_size: bytes the next copy will take.

    """
    pool = free + occupied
    return max(0, min(int(pool * SHARE), pool - next_size - LEAVE_FREE))
