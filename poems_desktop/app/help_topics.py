"""The guide: topics from `resources/help/*.md`, and every rule and text with its source.

What can be generated is generated from the definitions in use, so that the guide never says
something else than the program does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from poems_desktop import assets
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field, ResultField
from poems_desktop.clinical.guidance.texts import Synonym, Text
from poems_desktop.clinical.sets import CriteriaSet, Criterion

GUIDE: Final = "Guide"
RULES: Final = "Rules and thresholds"
TEXTS: Final = "Texts with their sources"
FIELDS: Final = "What can be recorded"
SOURCES: Final = "Sources"
_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "vegf": "VEGF: what the sources say",
        "m_protein": "M-protein: what the sources say",
        "name": "The name of the disease",
        "erratum": "Slips of the sources",
        "trial": "Trials",
        "resources": "Where patients find help",
        "transplant": "Transplant: what the sources say",
        "imaging": "Imaging: what the sources say",
        "neurophysiology": "Neurophysiology: what the sources say",
        "marrow": "Bone marrow: what the sources say",
    }
)
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the guide. `body` is Markdown; `others` are words that lead here as well."""

    id: str
    title: str
    group: str
    body: str
    others: tuple[str, ...] = ()


def guide_topics(resources: Path | None = None) -> tuple[Topic, ...]:
    """The written pages, in the order of their names.

    Raises:
        FileNotFoundError: where the installation is broken.
    """
    folder = (resources or assets.tree("resources")) / "help"
    return tuple(_written(path) for path in sorted(folder.glob("*.md")))


def rule_topics(definitions: Definitions) -> tuple[Topic, ...]:
    """Every criteria set, cut-off, threshold, field and source, from the definitions in use."""
    return (
        *(_set_topic(one, definitions) for one in definitions.sets.values()),
        _vegf_topic(definitions),
        _threshold_topic(definitions),
        *_field_topics(definitions),
        *_source_topics(definitions),
    )


def text_topics(
    texts: Iterable[Text], synonyms: Iterable[Synonym], definitions: Definitions
) -> tuple[Topic, ...]:
    """The cited texts by topic, each with its figures and sources; synonyms lead to them."""
    names: dict[str, list[str]] = {}
    for synonym in synonyms:
        if synonym.text is not None:
            names.setdefault(synonym.text, []).append(synonym.name)
    by_topic: dict[str, list[Text]] = {}
    for text in texts:
        by_topic.setdefault(text.topic, []).append(text)
    return tuple(
        _text_topic(topic, of_topic, names, definitions) for topic, of_topic in by_topic.items()
    )


def synonym_topic(synonyms: Sequence[Synonym], definitions: Definitions) -> Topic:
    """Other names under which a thing may be looked for."""
    lines = [
        f"- **{one.name}**: {one.means}{_where(one, definitions)} {_marks(one.cites, definitions)}"
        for one in synonyms
    ]
    return Topic("synonyms", "Other names", GUIDE, "\n".join(lines))


def search(topics: Sequence[Topic], query: str) -> list[Topic]:
    """The topics that hold every word of `query` (or words that begin so), titles first."""
    wanted = [word.casefold() for word in _WORD.findall(query)]
    if not wanted:
        return list(topics)
    ranked = [
        (rank, place, topic)
        for place, topic in enumerate(topics)
        if (rank := _rank(topic, wanted)) is not None
    ]
    return [topic for _, _, topic in sorted(ranked, key=_order)]


def _order(found: tuple[int, int, Topic]) -> tuple[int, int]:
    return found[:2]


def _rank(topic: Topic, wanted: Sequence[str]) -> int | None:
    title = _words(" ".join((topic.title, *topic.others)))
    if all(_begins(word, title) for word in wanted):
        return 0
    everything = title | _words(topic.body)
    return 1 if all(_begins(word, everything) for word in wanted) else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _begins(word: str, words: frozenset[str]) -> bool:
    return word in words or any(one.startswith(word) for one in words)


def _written(path: Path) -> Topic:
    text = path.read_text(encoding="utf-8")
    first, _, body = text.partition("\n")
    return Topic(path.stem, first.lstrip("# ").strip(), GUIDE, body.strip())


def _marks(cites: Iterable[str], definitions: Definitions) -> str:
    return " ".join(f"\\[{definitions.mark(cite)}\\]" for cite in cites)


def _where(synonym: Synonym, definitions: Definitions) -> str:
    if synonym.key is None or synonym.key not in definitions.fields:
        return ""
    form = definitions.form_of[synonym.key]
    return f" (field {definitions.fields[synonym.key].label}, {form.title})"


def _set_topic(one: CriteriaSet, definitions: Definitions) -> Topic:
    by_id = {criterion.id: criterion for criterion in one.criterion}
    state = "in use where a site chooses it" if one.switched_on else "off until a site confirms it"
    lines = [
        f"{one.validation}",
        "",
        f"Version {one.version}, {one.year}; {state}. {_marks(one.cites, definitions)}",
    ]
    if one.confidence == "unconfirmed":
        lines += ["", f"**Unconfirmed.** {one.confirm or ''}"]
    for limb in one.limb:
        lines += ["", f"### {limb.id}. {limb.title}", "", limb.need, ""]
        lines += [
            _criterion_line(by_id[name], definitions) for name in limb.criteria if name in by_id
        ]
    notes = [f"- {note.text} {_marks(note.cites, definitions)}" for note in one.footnote]
    if notes:
        lines += ["", "### Notes", "", *notes]
    return Topic(f"set.{one.id}", one.title, RULES, "\n".join(lines), (one.short, "criteria"))


def _criterion_line(one: Criterion, definitions: Definitions) -> str:
    caveat = f" {one.caveat}" if one.caveat else ""
    settle = f" To settle it: {one.settle}" if one.settle else ""
    return f"- **{one.label}**.{caveat}{settle} {_marks(one.cites, definitions)}"


def _vegf_topic(definitions: Definitions) -> Topic:
    about = (
        "Operating points of single studies. They describe groups: none is the chance that one "
        "person has POEMS syndrome, and a value below one proves nothing."
    )
    lines = [about, ""]
    lines += [
        f"- {one.specimen}: {one.value} {definitions.unit_text(one.unit)}, sensitivity "
        f"{one.sensitivity}%, specificity {one.specificity}% {_marks(one.cites, definitions)}"
        for one in definitions.cut_offs.cut_off
    ]
    return Topic("vegf", "VEGF cut-offs", RULES, "\n".join(lines), ("serum", "plasma", "threshold"))


def _threshold_topic(definitions: Definitions) -> Topic:
    table = definitions.thresholds
    lines = [f"{table.text} {_marks(table.cites, definitions)}", ""]
    for one in table.threshold:
        sign = "above" if one.operator == "above" else "at least"
        unit = definitions.unit_text(one.unit)
        caution = f" {one.caution}" if one.caution else ""
        lines.append(
            f"- **{one.label}**: {sign} {one.value} {unit}. {one.confirm}{caution} "
            f"{_marks(one.cites, definitions)}"
        )
    return Topic("thresholds", "Limits of blood counts", RULES, "\n".join(lines), ("site", "limit"))


def _field_topics(definitions: Definitions) -> Iterator[Topic]:
    for form in definitions.forms:
        lines = []
        for field in form.field:
            caveat = getattr(field, "caveat", None) or ""
            cites = getattr(field, "cites", ())
            lines.append(f"- **{field.label}** {caveat} {_marks(cites, definitions)}".rstrip())
            lines += _ranges(field, definitions)
        yield Topic(f"form.{form.id}", form.title, FIELDS, "\n".join(lines))


def _ranges(field: Field, definitions: Definitions) -> Iterator[str]:
    """What a number is checked against while it is typed."""
    if not isinstance(field, ResultField):
        return
    unit = definitions.unit_text(field.units[0])
    named = (("Possible", field.possible), ("Usual (our plausibility band)", field.usual))
    for name, one in named:
        if one is not None:
            ends = f"{one.low:,f} to {one.high:,f} {unit}"
            yield f"    - {name}: {ends}. {_marks(one.cites, definitions)}"


def _source_topics(definitions: Definitions) -> Iterator[Topic]:
    ordered = sorted(definitions.references.items(), key=_by_mark)
    lines = []
    for _, one in ordered:
        at = f" doi:{one.doi}" if one.doi else f" {one.url}" if one.url else ""
        note = f" {one.note}" if one.note else ""
        lines.append(f"- **{one.mark}** {one.citation}{at}. Seen: {one.seen}.{note}")
    yield Topic(
        "sources", "All sources and their marks", SOURCES, "\n".join(lines), ("references",)
    )


def _by_mark(entry: tuple[str, object]) -> str:
    return str(getattr(entry[1], "mark", "")).casefold()


def _text_topic(
    topic: str,
    texts: Sequence[Text],
    names: Mapping[str, Sequence[str]],
    definitions: Definitions,
) -> Topic:
    lines: list[str] = []
    for text in texts:
        known = names.get(text.id, ())
        also = f" Also called: {', '.join(known)}." if known else ""
        guess = " **Speculative**: the source itself calls it a guess." if text.speculative else ""
        status = "" if text.status == "stated" else f" ({text.status})"
        dated = f" As of {text.source_date.iso()}."
        said = f"{text.text}{status}{guess}{also}{dated}"
        lines.append(f"- {said} {_marks(text.cites, definitions)}")
        lines += [f"    - {figure.show()}" for figure in text.figures]
    title = _TITLES.get(topic, topic.replace("_", " ").capitalize())
    others = tuple(name for text in texts for name in names.get(text.id, ()))
    return Topic(f"text.{topic}", title, TEXTS, "\n".join(lines), others)
