"""Whether a printed page still says what the record says, or what changed since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pydantic import ValidationError

from poems_desktop.app.document_basis import digest_of, entities_of, parts_of, read_code
from poems_desktop.app.patient_file import Logged, open_file
from poems_desktop.app.ports import Kind, RecordStore, Revision
from poems_desktop.app.printed import DocumentRecord, Kept, kept_documents
from poems_desktop.app.verify_words import changes, name_of
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Treatment, Visit
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date

MISTYPED = marked(
    "This is no code of the program, or a sign of it is mistyped. A code has ten signs in two "
    "groups of five, such as K7QD2-M9XRT."
)
UNKNOWN = marked(
    "This store holds no document with this code. Only what was printed or saved from this store "
    "is known here; a page made from a case file, or in another store, is not."
)
_MODELS: Mapping[str, type[Model]] = {
    "patient": Patient,
    "visit": Visit,
    "treatment": Treatment,
    "transplant": Transplant,
    "log_entry": Logged,
    "override": Override,
}
_KINDS: Mapping[str, Kind] = {
    "patient": "patient",
    "visit": "visit",
    "treatment": "treatment",
    "transplant": "transplant",
    "log_entry": "log_entry",
    "override": "override",
}


class VerifyStore(RecordStore, Protocol):
    """A store that also tells what was saved before."""

    def history(self, kind: Kind, entity_id: str) -> Sequence[Revision]:
        """Every revision of an entity, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of the record that is not as the page says; `lines` tell how, where that is known."""

    what: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What a code stands for, and how the page compares with the record now.

    `title` is empty where the code is not known; `refusal` then says why. `matches` is whether
    nothing that the page was made from has changed and it was not replaced.
    """

    code: str
    title: str = ""
    patient_id: str = ""
    made_at: datetime | None = None
    printed: bool = False
    refusal: str = ""
    void: str = ""
    changed: tuple[Changed, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def matches(self) -> bool:
        """Whether the page may be used as it is."""
        return not (self.refusal or self.void or self.changed or self.rules)

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything in sentences, the verdict first."""
        if self.refusal:
            return (self.refusal,)
        return tuple(_told(self))


def verify(typed: str, store: VerifyStore, definitions: Definitions, policy: Policy) -> Verified:
    """Compare the page that bears a code with the record as the store holds it now.

    Raises:
        StoreError: whatever the store raises.
    """
    code = read_code(typed)
    if code is None:
        return Verified(typed, refusal=tr(MISTYPED))
    for row in store.patients():
        heads = list(store.heads_of(row.patient_id))
        documents = kept_documents(heads)
        found = [one for one in documents if one.document.code == code]
        if found:
            return _compared(found[-1], row.patient_id, documents, store, definitions, policy)
    return Verified(code, refusal=tr(UNKNOWN))


def _compared(  # noqa: PLR0913 - both sides of the comparison
    kept: Kept,
    patient_id: str,
    documents: Iterable[Kept],
    store: VerifyStore,
    definitions: Definitions,
    policy: Policy,
) -> Verified:
    document = kept.document
    record = open_file(store, patient_id).record
    now, parts = entities_of(record), dict(parts_of(record))
    names = [name for name in {**document.entities, **now}
             if document.entities.get(name) != now.get(name)]  # fmt: skip
    changed = tuple(_changed(name, document, parts, store, definitions) for name in names)
    return Verified(
        code=document.code,
        title=document.title,
        patient_id=patient_id,
        made_at=kept.at,
        printed=document.how == "printed",
        void=_void(kept, documents),
        changed=changed,
        rules=tuple(_rules(document, definitions, policy)),
    )


def _void(kept: Kept, documents: Iterable[Kept]) -> str:
    for one in documents:
        if one.seq > kept.seq and one.document.voids == kept.document.code:
            when = show_date(PartialDate.of(one.at.astimezone().date()))
            return tr(
                "This page is VOID: it was replaced on {when} by the one with the code "
                "{code}, because day 0 has changed."
            ).format(when=when, code=one.document.code)
    return ""


def _rules(document: DocumentRecord, definitions: Definitions, policy: Policy) -> Iterator[str]:
    if document.definitions and document.definitions != definitions.digest:
        yield (
            tr(
                "The definitions (criteria, cut-offs, texts) are not those of the page: it was "
                "made by another version of the program."
            )
        )
    if document.policy and document.policy != policy.digest():
        yield tr("The rules of the site (criteria sets, limits) have changed since.")


def _changed(
    name: str,
    document: DocumentRecord,
    parts: Mapping[str, Model],
    store: VerifyStore,
    definitions: Definitions,
) -> Changed:
    now, before = parts.get(name), _before(name, document, store)
    if now is None:
        what = tr("A part of the record") if before is None else name_of(before, definitions)
        return Changed(tr("{what} is no longer in the record.").format(what=what), ())
    what = name_of(now, definitions)
    if name not in document.entities:
        return Changed(tr("{what}: recorded since.").format(what=what), ())
    if before is None:
        draft = tr("changed since; it was a draft then, and what it said is not kept")
        return Changed(f"{what}: {draft}.", ())
    return Changed(
        tr("{what}: changed since.").format(what=what), changes(before, now, definitions)
    )


def _before(name: str, document: DocumentRecord, store: VerifyStore) -> Model | None:
    """The part as the page had it, where a revision of the store still says just that."""
    kind, _, entity_id = name.partition(":")
    model, wanted = _MODELS.get(kind), document.entities.get(name)
    if model is None or wanted is None:
        return None
    for revision in reversed(store.history(_KINDS[kind], entity_id)):
        try:
            part = model.model_validate(revision.content)
        except ValidationError:  # erased, or saved by a later version
            continue
        if isinstance(part, Logged):
            part = part.entry
        if digest_of(part) == wanted:
            return part
    return None


def _told(one: Verified) -> Iterator[str]:
    made = "" if one.made_at is None else f"{one.made_at.astimezone():%H:%M}"
    day = "" if one.made_at is None else show_date(PartialDate.of(one.made_at.astimezone().date()))
    verb = tr("printed") if one.printed else tr("saved")
    yield tr("{title}, {verb} {day} {made}, code {code}.").format(
        title=one.title, verb=verb, day=day, made=made, code=one.code
    )
    if one.matches:
        yield tr("The page still matches the record: nothing that it was made from has changed.")
        return
    if one.void:
        yield one.void
    if one.changed:
        count = len(one.changed)
        if count == 1:
            said = tr("The page no longer matches the record: 1 part of it is not as it says.")
        else:
            said = tr("The page no longer matches the record: {count} parts are not as it says.")
        yield said.format(count=count)
    for part in one.changed:
        yield f"- {part.what}"
        yield from (f"    {line}" for line in part.lines)
    yield from one.rules
