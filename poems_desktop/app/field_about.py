"""What is to be known of a field while it is filled in: plain words, how common, what to beware."""

from dataclasses import dataclass

from poems_desktop.app.asking import sex_words
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field, ResultField, Scale
from poems_desktop.core.reading import show_number

_Notes = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class About:
    """Sentences about one field, each with its sources."""

    label: str
    plain: str
    notes: _Notes
    """A sentence and its citations: frequency, scale, caveat, whom it is asked of."""


def about(key: str, definitions: Definitions) -> About:
    """Everything about a field.

    Raises:
        KeyError: if no form has it.
    """
    field = definitions.fields[key]
    common, caution = _frequency(key, definitions)
    notes = (
        *(((sex_words(field), ()),) if field.sex else ()),
        *common,
        *_scale(field, definitions),
        *_caveat(field),
        *caution,
    )
    return About(field.label, field.plain, notes)


def _frequency(key: str, definitions: Definitions) -> tuple[_Notes, _Notes]:
    """How common it is among patients with POEMS, and how that is not to be read."""
    library = definitions.library.frequencies
    spread = library.spread(key)
    if spread is not None:
        return ((f"{spread.text}.", spread.cites),), ((library.caution, ()),)
    told = tuple((f"{library.sentence(one)}.", one.cites) for one in library.of(key))
    return told, ((library.caution, ()),) if told else ()


def _caveat(field: Field) -> _Notes:
    return () if field.caveat is None else ((field.caveat, field.cites),)


def _scale(field: Field, definitions: Definitions) -> _Notes:
    if not isinstance(field, ResultField) or field.scale is None:
        return ()
    return ((scale_words(field.scale, definitions.unit_text(field.units[0])), field.scale.cites),)


def scale_words(scale: Scale, unit: str) -> str:
    """`From 0 to 12, lower is better.`, and the change that its source calls meaningful."""
    ends = ""
    if scale.low is not None and scale.high is not None:
        ends = f"From {show_number(scale.low)} to {show_number(scale.high)}, "
    better = "lower is better" if scale.better == "low" else "higher is better"
    said = f"{ends}{better}."
    if scale.minimal_change is not None:
        by = "%" if scale.change_in == "percent" else f" {unit}"
        said += (
            f" A change of {show_number(scale.minimal_change)}{by} or more is called meaningful."
        )
    return said[0].upper() + said[1:]
