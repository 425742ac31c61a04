"""What is to be known of a field while it is filled in: plain words, how common, what to beware."""

from dataclasses import dataclass

from poems_desktop.app.asking import sex_words
from poems_desktop.app.words import tr
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
    return About(tr(field.label), tr(field.plain), notes)


def _frequency(key: str, definitions: Definitions) -> tuple[_Notes, _Notes]:
    """How common it is among patients with POEMS, and how that is not to be read."""
    library = definitions.library.frequencies
    spread = library.spread(key)
    if spread is not None:
        return ((f"{spread.text}.", spread.cites),), ((library.caution, ()),)
    told = tuple((f"{library.sentence(one)}.", one.cites) for one in library.of(key))
    return told, ((library.caution, ()),) if told else ()


def _caveat(field: Field) -> _Notes:
    return () if field.caveat is None else ((tr(field.caveat), field.cites),)


def _scale(field: Field, definitions: Definitions) -> _Notes:
    if not isinstance(field, ResultField) or field.scale is None:
        return ()
    return ((scale_words(field.scale, definitions.unit_text(field.units[0])), field.scale.cites),)


def scale_words(scale: Scale, unit: str) -> str:
    """`From 0 to 12, lower is better.`, and the change that its source calls meaningful."""
    low = scale.better == "low"
    if scale.low is not None and scale.high is not None:
        text = tr("From {low} to {high}, lower is better.")
        text = text if low else tr("From {low} to {high}, higher is better.")
        said = text.format(low=show_number(scale.low), high=show_number(scale.high))
    else:
        said = tr("Lower is better.") if low else tr("Higher is better.")
    if scale.minimal_change is not None:
        by = "%" if scale.change_in == "percent" else f" {unit}"
        change = f"{show_number(scale.minimal_change)}{by}"
        more = tr("A change of {change} or more is called meaningful.").format(change=change)
        said = f"{said} {more}"
    return said
