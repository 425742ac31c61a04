"""Labels of forms and criteria in other languages: `forms/languages/*.toml`, for the window only.

Paper, exports and what the rules say stay English. A language that is not complete can be used:
what it lacks is shown in English.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from poems_desktop import assets
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField, Field, FindingField
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.clinical.sets import CriteriaSet

_Pairs = Iterator[tuple[str, str, str]]


class FormWords(Model):
    """The titles of a form."""

    title: str = ""
    short: str = ""


class FieldWords(Model):
    """A field; options and methods by their value. The caveat may stay English."""

    label: str = ""
    plain: str = ""
    caveat: str = ""
    options: Mapping[str, str] = {}
    methods: Mapping[str, str] = {}


class CriterionWords(Model):
    """A criterion, and what would settle it."""

    label: str = ""
    settle: str = ""


class LimbWords(Model):
    """A condition of a set."""

    title: str = ""
    need: str = ""


class SetWords(Model):
    """A criteria set; a borrowed criterion may be left to the set that lends it."""

    title: str = ""
    short: str = ""
    limb: Mapping[str, LimbWords] = {}
    criterion: Mapping[str, CriterionWords] = {}


class Language(Model):
    """One file: every text by its key.

    Attributes:
        language: its code, as `ja`.
        reviewed: whether a native speaker who knows the field has read all of it.
        complete: whether a text that is missing is a mistake, or still to come.
        shared: options and methods by their English label, for those that their field leaves out.
    """

    language: str
    reviewed: bool
    complete: bool
    shared: Mapping[str, str] = {}
    form: Mapping[str, FormWords] = {}
    field: Mapping[str, FieldWords] = {}
    criteria: Mapping[str, SetWords] = {}


def load_languages(forms: Path | None = None) -> tuple[Language, ...]:
    """Every language file beside the forms, by code.

    Raises:
        ProblemsError: with the problems of every file.
    """
    folder = (forms or assets.tree("forms")) / "languages"
    found: list[Language] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            one = Language.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except tomllib.TOMLDecodeError as error:
            problems.append(Problem(path.name, f"is not TOML: {error}."))
        except ValidationError as error:
            places = (".".join(map(str, each["loc"])) for each in error.errors())
            problems += [
                Problem(path.name, f"{place} is not known or not a text.") for place in places
            ]
        else:
            found.append(one)
            if one.language != path.stem:
                problems.append(Problem(path.name, f"says that its language is {one.language!r}."))
    if problems:
        raise ProblemsError(tuple(problems))
    return tuple(found)


def checked_languages(definitions: Definitions, forms: Path | None = None) -> tuple[Language, ...]:
    """Every language, weighed against the definitions.

    Raises:
        ProblemsError: with every problem found.
    """
    languages = load_languages(forms)
    found = tuple(one for each in languages for one in lint_language(each, definitions))
    if found:
        raise ProblemsError(found)
    return languages


def texts(language: Language, definitions: Definitions) -> dict[str, str]:
    """Each English text of the definitions that the language has, with its translation."""
    return {english: said for _, english, said in _pairs(language, definitions) if said}


def missing(language: Language, definitions: Definitions) -> tuple[str, ...]:
    """The places that are not translated; one whose English text is translated elsewhere is."""
    known = texts(language, definitions)
    return tuple(
        place for place, english, _ in _pairs(language, definitions) if english not in known
    )


def lint_language(language: Language, definitions: Definitions) -> tuple[Problem, ...]:
    """Names that the definitions do not have, one text said in two ways, and what is missing."""
    found = [*_unknown(language, definitions), *_two_ways(language, definitions)]
    if language.complete:
        found += [
            Problem(_place(language), f"{place} is not translated.")
            for place in missing(language, definitions)
        ]
    return tuple(found)


def _place(language: Language) -> str:
    return f"languages/{language.language}"


def _pairs(language: Language, definitions: Definitions) -> _Pairs:
    """Place, English text and translation (empty where there is none) of all that is shown."""
    for form in definitions.forms:
        words = language.form.get(form.id, FormWords())
        yield f"form.{form.id}.title", form.title, words.title
        yield f"form.{form.id}.short", form.short, words.short
        for field in form.field:
            yield from _field_pairs(field, language)
    for one in definitions.sets.values():
        yield from _set_pairs(one, language)


def _field_pairs(field: Field, language: Language) -> _Pairs:
    words = language.field.get(field.key, FieldWords())
    place = f"field.{field.key}"
    yield f"{place}.label", field.label, words.label
    yield f"{place}.plain", field.plain, words.plain
    if field.caveat is not None and words.caveat:
        yield f"{place}.caveat", field.caveat, words.caveat
    for name, labels, own in (
        ("options", _options(field), words.options),
        ("methods", _methods(field), words.methods),
    ):
        for value, label in labels.items():
            said = own.get(value) or language.shared.get(label, "")
            yield f"{place}.{name}.{value}", label, said


def _options(field: Field) -> dict[str, str]:
    if not isinstance(field, ChoiceField):
        return {}
    return {one.value: one.label for one in field.options}


def _methods(field: Field) -> dict[str, str]:
    if not isinstance(field, FindingField):
        return {}
    return {one.value: one.label for one in field.methods}


def _set_pairs(one: CriteriaSet, language: Language) -> _Pairs:
    words = language.criteria.get(one.id, SetWords())
    place = f"criteria.{one.id}"
    yield f"{place}.title", one.title, words.title
    yield f"{place}.short", one.short, words.short
    for limb in one.limb:
        said = words.limb.get(limb.id, LimbWords())
        yield f"{place}.limb.{limb.id}.title", limb.title, said.title
        yield f"{place}.limb.{limb.id}.need", limb.need, said.need
    for criterion in one.criterion:
        told = words.criterion.get(criterion.id, CriterionWords())
        yield f"{place}.criterion.{criterion.id}.label", criterion.label, told.label
        yield f"{place}.criterion.{criterion.id}.settle", criterion.settle, told.settle


def _unknown(language: Language, definitions: Definitions) -> Iterator[Problem]:
    place = _place(language)
    labels: set[str] = set()
    for field in definitions.fields.values():
        labels |= {*_options(field).values(), *_methods(field).values()}
        words = language.field.get(field.key, FieldWords())
        for name, own, known in (
            ("options", words.options, _options(field)),
            ("methods", words.methods, _methods(field)),
        ):
            for value in sorted(set(own) - set(known)):
                yield Problem(place, f"field.{field.key}.{name} has no {value!r} in the form.")
        if words.caveat and field.caveat is None:
            yield Problem(place, f"field.{field.key} has no caveat in the form.")
    for name, own_keys, known_keys in (
        ("shared", set(language.shared), labels),
        ("form", set(language.form), {form.id for form in definitions.forms}),
        ("field", set(language.field), set(definitions.fields)),
        ("criteria", set(language.criteria), set(definitions.sets)),
    ):
        for key in sorted(own_keys - known_keys):
            yield Problem(place, f"{name}: {key!r} is not in the definitions.")
    for one in definitions.sets.values():
        told = language.criteria.get(one.id, SetWords())
        limbs = set(told.limb) - {limb.id for limb in one.limb}
        criteria = set(told.criterion) - {criterion.id for criterion in one.criterion}
        for key in sorted(limbs | criteria):
            yield Problem(place, f"criteria.{one.id}: {key!r} is not in the set.")


def _two_ways(language: Language, definitions: Definitions) -> Iterator[Problem]:
    said: dict[str, str] = {}
    for place, english, told in _pairs(language, definitions):
        if told and said.setdefault(english, told) != told:
            yield Problem(_place(language), f"{place}: {english!r} is translated in two ways.")
