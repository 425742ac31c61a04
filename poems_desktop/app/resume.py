"""Where somebody was when the window locked: sealed in memory until the same user is back.

While the store is locked its key is in nobody's memory, and what is kept here can be read only
with it: the state is encrypted under a key that is derived from the store's own.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

from poems_desktop.app.editing import EditSession
from poems_desktop.clinical.record import Visit

_PURPOSE: Final = b"poems-desktop resume after lock"
_NONCE_BYTES: Final = 12

FieldValue = str | bool | int | None


class NotForThisKeyError(ValueError):
    """The sealed state belongs to another store or another key."""


@dataclass(frozen=True, slots=True)
class DialogState:
    """A dialog that was open: the action that opens it, and what stood in its fields.

    `fields` are by their names, `focus` is the name of the one that had the cursor and `cursor`
    its place in the text. `more` is what the dialog itself says is needed to be as it was; `inner`
    is a dialog over this one.
    """

    action: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict, repr=False)
    focus: str = ""
    cursor: int = -1
    more: Mapping[str, str] = field(default_factory=dict, repr=False)
    inner: "DialogState | None" = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Patient, visit and page that were shown, and what was typed and not written yet.

    `scrolls` are the positions of the page's scroll bars in the order of the page; `focus` is
    the name of the control that had the cursor, `cursor` its place in the text. `unsaved` is the
    visit as JSON where the store refused it, `unsaved_base` the same visit as the store has it,
    `reason` why it is corrected. `place` is where the transplant log was, in words of that page,
    `held` what the store refused of it; `half_typed` is what it refused of boxes that are no
    records yet. `views` are the lists and tabs of the page by name, as they stood.
    """

    patient_id: str | None = None
    visit_id: str | None = None
    page: str = ""
    scrolls: tuple[int, ...] = ()
    focus: str = ""
    cursor: int = -1
    place: tuple[str, ...] = ()
    dialog: DialogState | None = None
    unsaved: str | None = field(default=None, repr=False)
    unsaved_base: str | None = field(default=None, repr=False)
    reason: str = field(default="", repr=False)
    held: str | None = field(default=None, repr=False)
    half_typed: str | None = field(default=None, repr=False)
    views: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class SealedResume:
    """A `Resume` that nobody can read without the store's key."""

    store_id: str
    user_id: str
    nonce: bytes
    content: bytes = field(repr=False)


def resume_key(data_key: bytes | bytearray) -> bytearray:
    """The key that seals the state of a store whose data key this is. Who gets it wipes it."""
    return bytearray(hmac.new(data_key, _PURPOSE, hashlib.sha256).digest())


def seal(resume: Resume, key: bytearray, store_id: str, user_id: str) -> SealedResume:
    """`resume`, readable only with `key` and only as this user's of this store."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    content = to_text(resume).encode("utf-8", "surrogatepass")
    sealed = AESGCM(bytes(key)).encrypt(nonce, content, _bound(store_id, user_id))
    return SealedResume(store_id, user_id, nonce, sealed)


def unseal(sealed: SealedResume, key: bytearray) -> Resume:
    """What was sealed.

    Raises:
        NotForThisKeyError: with the key of another store, or after the key was renewed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bound = _bound(sealed.store_id, sealed.user_id)
    try:
        content = AESGCM(bytes(key)).decrypt(sealed.nonce, sealed.content, bound)
    except InvalidTag:
        raise NotForThisKeyError from None
    return from_text(content.decode("utf-8", "surrogatepass"))


def to_text(resume: Resume) -> str:
    """`resume` as plain text, for a place that is encrypted."""
    return json.dumps(asdict(resume), ensure_ascii=False)


def from_text(text: str) -> Resume:
    """What `to_text` gave."""
    return _read(json.loads(text))


def bring_back(
    session: EditSession, unsaved: str, base: str | None = None, reason: str = ""
) -> None:
    """Put a visit that was never written back into its session, as steps that can be undone.

    Only what differs from `base`, the visit as it had been written, is put back: what somebody
    else entered meanwhile stays. A correction that had begun goes on, with its `reason`.
    """
    wanted = Visit.model_validate_json(unsaved)
    if session.visit.id != wanted.id:
        return
    if session.visit.signed and not wanted.signed:
        session.start_correction()
    if session.read_only:
        return
    before = session.visit if base is None else Visit.model_validate_json(base)
    for key in before.answers.keys() | wanted.answers.keys():
        if before.answers.get(key) != wanted.answers.get(key):
            session.set_answer(key, wanted.answers.get(key))
    _bring_results(session, before, wanted)
    heading = {
        name: getattr(wanted, name)
        for name in ("date", "label", "note", "unread")
        if getattr(before, name) != getattr(wanted, name)
    }
    session.set_heading(session.visit.model_copy(update=heading))
    if reason and session.correcting:
        session.reason = reason


def _bring_results(session: EditSession, before: Visit, wanted: Visit) -> None:
    kept, here = {one.id for one in wanted.results}, {one.id for one in session.visit.results}
    for result in before.results:
        if result.id not in kept and result.id in here:
            session.remove_result(result.id)
    for result in wanted.results:
        if result not in before.results:
            session.set_result(result)


def _bound(store_id: str, user_id: str) -> bytes:
    return f"{store_id}:{user_id}".encode()


def _read(found: Mapping[str, object]) -> Resume:
    values = dict(found)
    dialog = values.get("dialog")
    scrolls = values.get("scrolls")
    values["dialog"] = _read_dialog(dialog)
    values["scrolls"] = tuple(scrolls) if isinstance(scrolls, list) else ()
    place = values.get("place")
    values["place"] = tuple(place) if isinstance(place, list) else ()
    return Resume(**values)  # type: ignore[arg-type]


def _read_dialog(found: object) -> DialogState | None:
    if not isinstance(found, dict):
        return None
    values = dict(found)
    fields, inner = values.pop("fields"), _read_dialog(values.pop("inner"))
    if not isinstance(fields, dict):  # an earlier version kept them by their places
        return None
    return DialogState(fields=fields, inner=inner, **values)
