"""The shipped definitions: loaded once, checked together, frozen."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from poems_desktop import assets
from poems_desktop.clinical.fields import ChoiceField, Field, FindingField, Form, ResultField
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.clinical.sets import (
    CriteriaSet,
    Criterion,
    CutOffs,
    Reference,
    UnitFamilyFile,
    UnitsFile,
)
from poems_desktop.clinical.thresholds import Thresholds, lint_thresholds
from poems_desktop.clinical.uncollected import uncollected
from poems_desktop.core.quantity import UnitFamily, Units

if TYPE_CHECKING:
    from poems_desktop.clinical.library import Library

_M = TypeVar("_M", bound=Model)


_UNNAMED = frozenset({"1", "{count}"})
_UNSAID = _UNNAMED | {"{score}", "{ratio}"}
NO_THRESHOLDS = Thresholds(version="", text="", cites=("project",), confidence="own", threshold=())


@dataclass(frozen=True)
class Definitions:
    """Everything the program knows from its shipped files."""

    forms: tuple[Form, ...]
    sets: Mapping[str, CriteriaSet]
    cut_offs: CutOffs
    unit_families: tuple[UnitFamilyFile, ...]
    references: Mapping[str, Reference]
    digest: str
    """SHA-256 over all shipped definitions, those of the library included."""
    resources: Path | None = None
    """Where the library is read from; None for the shipped folder."""
    thresholds: Thresholds = NO_THRESHOLDS

    @cached_property
    def library(self) -> "Library":
        """The tables and texts beyond forms and criteria, read when first asked for.

        Raises:
            ProblemsError: with every problem found.
        """
        from poems_desktop.clinical.library import load_library

        return load_library(self, self.resources)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every field by its key."""
        return {field.key: field for form in self.forms for field in form.field}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of every field by its key."""
        return {key: field.label for key, field in self.fields.items()}

    @cached_property
    def form_of(self) -> Mapping[str, Form]:
        """The form that holds a key."""
        return {field.key: form for form in self.forms for field in form.field}

    @cached_property
    def units(self) -> Units:
        """The exact conversions."""
        return Units(
            tuple(UnitFamily(f.canonical, dict(f.factors)) for f in self.unit_families),
        )

    @cached_property
    def _unit_text(self) -> Mapping[str, str]:
        return {code: text for f in self.unit_families for code, text in f.display.items()}

    def unit_text(self, unit: str) -> str:
        """A UCUM unit as people write it: `10*9/L` as ×10⁹/L."""
        return self._unit_text.get(unit, unit)

    def unit_beside(self, unit: str | None) -> str:
        """The unit as it stands beside a number; empty where the number alone says all.

        So it is with a fraction, a count, the points of a scale and a ratio.
        """
        return "" if unit is None or unit in _UNSAID else self.unit_text(unit)

    def unit_in_heading(self, unit: str) -> str:
        """The unit as a heading names it, points and ratios too; empty for a fraction or count."""
        return "" if unit in _UNNAMED else self.unit_text(unit)

    def finding(self, key: str) -> FindingField | None:
        """The field where it is a finding."""
        field = self.fields.get(key)
        return field if isinstance(field, FindingField) else None

    def choice(self, key: str) -> ChoiceField | None:
        """The field where it is a choice."""
        field = self.fields.get(key)
        return field if isinstance(field, ChoiceField) else None

    def result(self, key: str) -> ResultField | None:
        """The field where it is a result."""
        field = self.fields.get(key)
        return field if isinstance(field, ResultField) else None

    def mark(self, cite: str) -> str:
        """The short mark beside a statement: `faq_2017#6` gives F6."""
        name, _, locator = cite.partition("#")
        reference = self.references[name]
        joined = len(reference.mark) == 1
        return f"{reference.mark}{locator}" if joined else reference.mark

    @property
    def letters(self) -> str:
        """What the marks stand for that are only a letter: `N = NORD 23-Sep-2021 · F = ...`."""
        named = (one for one in self.references.values() if one.short)
        return " · ".join(f"{one.mark} = {one.short}" for one in named)


def load_definitions(
    forms: Path | None = None,
    resources: Path | None = None,
) -> Definitions:
    """Read and check all shipped definitions.

    Raises:
        ProblemsError: with every problem of every file.
    """
    from poems_desktop.clinical.lint import lint

    with uncollected():
        definitions, set_ids = _read(forms, resources)
        found = (*lint(definitions, set_ids=set_ids), *lint_thresholds(definitions))
    if found:
        raise ProblemsError(found)
    return definitions


@cache
def shipped_definitions() -> Definitions:
    """`load_definitions` of what is shipped, read once in a process: nothing in it changes.

    Raises:
        ProblemsError: as `load_definitions`; then nothing is remembered.
    """
    return load_definitions()


def _read(forms: Path | None, resources: Path | None) -> tuple[Definitions, Sequence[str]]:
    """What the files say, not yet checked across files, and the ids of all sets as they stand."""
    reader = _Reader()
    given = resources
    forms = forms or assets.tree("forms")
    resources = resources or assets.tree("resources")
    read_forms = tuple(reader.read_each(sorted(forms.glob("*.toml")), Form))
    read_sets = list(reader.read_each(sorted((resources / "criteria").glob("*.toml")), CriteriaSet))
    cut_offs = reader.read(resources / "vegf.toml", CutOffs)
    units = reader.read(resources / "units.toml", UnitsFile)
    thresholds = reader.read(resources / "thresholds.toml", Thresholds)
    references = reader.read_references(
        [resources / "references.toml", *sorted((resources / "references.d").glob("*.toml"))]
    )
    if (
        reader.problems
        or cut_offs is None
        or units is None
        or references is None
        or thresholds is None
    ):
        raise ProblemsError(tuple(reader.problems))
    sets = complete(read_sets)
    definitions = Definitions(
        forms=tuple(sorted(read_forms, key=lambda form: form.order)),
        sets={one.id: one for one in sets},
        cut_offs=cut_offs,
        unit_families=units.family,
        references=references,
        digest=reader.digest(*resources.glob("*.toml"), *resources.glob("*/*.toml")),
        resources=given,
        thresholds=thresholds,
    )
    return definitions, [one.id for one in sets]


def complete(sets: Sequence[CriteriaSet]) -> tuple[CriteriaSet, ...]:
    """The sets with their borrowed criteria in place, in the order of their limbs.

    Only a set's own criteria are lent. A name that the other set does not have is left out:
    `lint` says so.
    """
    own = {one.id: {criterion.id: criterion for criterion in one.criterion} for one in sets}
    return tuple(_completed(one, own) if one.borrow else one for one in sets)


def _completed(one: CriteriaSet, own: Mapping[str, Mapping[str, Criterion]]) -> CriteriaSet:
    lent = [
        own[other][name]
        for other, names in one.borrow.items()
        for name in names
        if name in own.get(other, {})
    ]
    places = [name for limb in one.limb for name in limb.criteria]
    order = {name: place for place, name in enumerate(places)}
    criteria = sorted((*lent, *one.criterion), key=lambda c: order.get(c.id, len(places)))
    return one.model_copy(update={"criterion": tuple(criteria)})


class _Reader:
    """Reads TOML into models, gathering problems and the digest."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._read: dict[Path, bytes] = {}

    def read_each(self, paths: list[Path], model: type[_M]) -> Iterator[_M]:
        if not paths:
            self.problems.append(Problem(model.__name__, "no file found. Install again."))
        for path in paths:
            if (one := self.read(path, model)) is not None:
                yield one

    def read(self, path: Path, model: type[_M]) -> _M | None:
        document = self._document(path)
        if document is None:
            return None
        return self._validated(path.name, model, document)

    def read_references(self, paths: list[Path]) -> Mapping[str, Reference] | None:
        found: dict[str, Reference] = {}
        for path in paths:
            for name, table in (self._document(path) or {}).items():
                reference = self._validated(path.name, Reference, table, within=(name,))
                if reference is None:
                    continue
                if name in found and found[name] != reference:
                    self.problems.append(Problem(f"{path.name}: {name}", "is defined twice."))
                found[name] = reference
        return found or None

    def _document(self, path: Path) -> dict[str, object] | None:
        try:
            content = path.read_bytes()
            document = tomllib.loads(content.decode("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self.problems.append(Problem(path.name, f"cannot be read: {error}"))
            return None
        self._read[path] = content
        return document

    def digest(self, *others: Path) -> str:
        """SHA-256 over everything read and `others`, in the order of their names."""
        for path in others:
            if path not in self._read:
                self._read[path] = path.read_bytes()
        found = hashlib.sha256()
        for path in sorted(self._read):
            found.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + self._read[path])
        return found.hexdigest()

    def _validated(
        self, file: str, model: type[_M], document: object, within: tuple[str, ...] = ()
    ) -> _M | None:
        try:
            return model.model_validate(document)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                place = ".".join(str(part) for part in (*within, *detail["loc"]))
                self.problems.append(Problem(f"{file}: {place}", detail["msg"]))
            return None
