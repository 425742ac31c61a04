"""What is asked of anything that is to be saved, before the store is touched."""

from collections.abc import Mapping
from typing import Final

from poems_desktop.store.chain import KINDS, Kind

_DIGESTS: Final = ("definitions_digest", "policy_digest")


def require_savable(kind: Kind, entity_id: str, patient_id: str) -> None:
    """Nothing happens if a revision or draft may bear these.

    Raises:
        ValueError: for an empty id, an unknown kind, an event (the log makes those itself), or a
            patient whose two ids differ.

    """
    if not entity_id or not (patient_id or kind == "setting"):
        msg = "an id is empty"
        raise ValueError(msg)
    if kind not in KINDS or kind == "event":
        msg = f"unknown kind of record: {kind}"
        raise ValueError(msg)
    if kind == "setting" and patient_id:
        msg = "a setting has no patient id"
        raise ValueError(msg)
    if kind == "patient" and entity_id != patient_id:
        msg = "a patient's entity id is the patient id"
        raise ValueError(msg)


def require_assessment(assessment: Mapping[str, object] | None) -> None:
    """Nothing happens if `assessment` is none, or says by what it was made.

    Raises:
        ValueError: if it lacks the digest of the definitions or of the policy.

    """
    if assessment is None:
        return
    for name in _DIGESTS:
        if not isinstance(assessment.get(name), str) or not assessment[name]:
            msg = f"an assessment names its {name}"
            raise ValueError(msg)
