"""What a signed visit says of the program's knowledge at that moment."""

from collections.abc import Callable, Mapping

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions

Snapshot = Callable[[Assessment], Mapping[str, object]]
"""An assessment as plain data with `definitions_digest` and `policy_digest`, to be kept."""


def versions(definitions: Definitions) -> Mapping[str, object]:
    """Digest of the definitions, and the version of every form and criteria set."""
    return {
        "digest": definitions.digest,
        "forms": {one.id: one.version for one in definitions.forms},
        "criteria": {one.id: one.version for one in definitions.sets.values()},
    }
