"""The lines of a record export (poems-record-export/1) as strict models.

The shipped JSON Schema in `resources/schema/` says the same in a language of its own; a test
holds the two together.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from poems_desktop.exchange.record_seal import canonical, content_digest, seal

FORMAT = "poems-record-export/1"
SEAL_FORMATS = 2
_BEFORE = ("seq", "seal_format", "store_id", "kind", "entity_id", "patient_id", "version")
_AFTER = ("definitions", "content_digest", "previous_hash")
COVERED = {
    1: (*_BEFORE, "author", "role", "saved_at", "reason", *_AFTER),
    2: (*_BEFORE, "action", "author", "role", "saved_at", *_AFTER),
}
"""What the hash covers, by format of the seal; the order matters to format 2."""

_HALF = "A text holds half a character"
_TOO_DEEP = "The content nests too deeply to be a record"

Id = Annotated[str, Field(min_length=1)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Salt = Annotated[str, Field(pattern=r"^([0-9a-f]{2}){16,64}$")]
StoreId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Instant = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"),
]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[int, Field(ge=1)]
Word = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class RevisionEntry(_Strict):
    """One saved state of one thing, with the seal it got in the store that first saved it."""

    store_id: StoreId
    seq: Number
    kind: Word
    entity_id: Id
    version: Number
    action: Word
    author: Id
    role: str
    saved_at: Instant
    reason: str | None
    content: dict[str, object] | None
    assessment: dict[str, object] | None
    definitions: dict[str, object]
    seal_format: Annotated[int, Field(ge=1, le=SEAL_FORMATS)]
    salt: Salt | None
    content_digest: Hash
    previous_hash: Hash
    hash: Hash

    @model_validator(mode="after")
    def _erased_as_a_whole(self) -> Self:
        gone = self.content is None
        if gone != (self.salt is None) or (gone and self.assessment is not None):
            message = "content, assessment and salt are erased together"
            raise ValueError(message)
        return self

    @property
    def content_json(self) -> str | None:
        """The canonical text of the content, None where it was erased."""
        return None if self.content is None else canonical(self.content)

    @property
    def assessment_json(self) -> str | None:
        """The canonical text of the assessment, None where there is none."""
        return None if self.assessment is None else canonical(self.assessment)

    @property
    def definitions_json(self) -> str:
        """The canonical text of the definitions."""
        return canonical(self.definitions)

    def broken(self, patient_id: str) -> str | None:
        """Why the revision does not bear its seal, None where it does."""
        try:
            if self._digest() not in (None, self.content_digest):
                return "The content is not what was saved: its digest differs"
            if seal(self.seal_format, self._covered(patient_id)) != self.hash:
                return "The revision was changed after it was saved: its hash differs"
        except ValueError:
            return _HALF
        except RecursionError:
            return _TOO_DEEP
        return None

    def _digest(self) -> str | None:
        if self.content is None or self.salt is None:
            return None
        parts = (self.content, self.reason, self.assessment)
        return content_digest(self.seal_format, self.salt, *parts)

    def _covered(self, patient_id: str) -> dict[str, object]:
        own: dict[str, object] = {"patient_id": patient_id, "definitions": self.definitions_json}
        return {
            name: own[name] if name in own else getattr(self, name)
            for name in COVERED[self.seal_format]
        }


class BaseEntry(_Strict):
    """The revision that a draft began from."""

    store_id: StoreId
    seq: Number


class DraftEntry(_Strict):
    """A visit, or another entity, that is being written and is not signed."""

    kind: Word
    entity_id: Id
    base: BaseEntry | None
    saved_at: Instant
    content: dict[str, object]


class PatientEntry(_Strict):
    """Everything of one patient: one line of the file."""

    patient_id: Id
    in_words: list[str]
    revisions: Annotated[list[RevisionEntry], Field(min_length=1)]
    drafts: list[DraftEntry]

    def disorder(self) -> Iterator[tuple[str, str]]:
        """Places and sentences for what does not fit together inside the line."""
        versions: dict[tuple[str, str], int] = {}
        for place, one in enumerate(self.revisions):
            entity = (one.kind, one.entity_id)
            if one.version != versions.get(entity, 0) + 1:
                yield f"revisions[{place}].version", "A version is missing, twice or out of order"
            versions[entity] = one.version
            if one.kind == "patient" and one.entity_id != self.patient_id:
                yield f"revisions[{place}].entity_id", "This names another patient than the line"
            if (sentence := one.broken(self.patient_id)) is not None:
                yield f"revisions[{place}]", sentence
        if self.revisions[0].kind != "patient":
            yield "revisions[0].kind", "The first revision has to be the patient"
        yield from self._draft_disorder()

    def _draft_disorder(self) -> Iterator[tuple[str, str]]:
        known = {(r.kind, r.entity_id, r.store_id, r.seq) for r in self.revisions}
        seen: set[tuple[str, str]] = set()
        for place, one in enumerate(self.drafts):
            entity = (one.kind, one.entity_id)
            if entity in seen:
                yield f"drafts[{place}].entity_id", "Two drafts are of the same thing"
            seen.add(entity)
            if (sentence := _unwritable(one.content)) is not None:
                yield f"drafts[{place}].content", sentence
            base = one.base
            if base is not None and (*entity, base.store_id, base.seq) not in known:
                yield f"drafts[{place}].base", "This names no revision of what is being written"


def _unwritable(content: Mapping[str, object]) -> str | None:
    try:
        canonical(content)
    except ValueError:
        return _HALF
    except RecursionError:
        return _TOO_DEEP
    return None


class Header(_Strict):
    """The first line: what the file is, and the words behind its keys."""

    format: Literal["poems-record-export/1"]
    about: str
    program_version: str
    exported_at: Instant
    store_id: StoreId
    definitions_digest: Hash
    dictionary: Mapping[str, object]


class End(_Strict):
    """The last line: what must have come before it."""

    patients: Count
    revisions: Count
    drafts: Count
    sha256: Hash


class EndLine(_Strict):
    """The last line as it stands in the file."""

    end: End
