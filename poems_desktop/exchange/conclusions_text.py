"""Conclusions beyond the criteria, as text and as JSON data."""

from collections.abc import Iterator, Sequence

from poems_desktop.clinical.conclusions import Section
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

_CONFIDENCE = {
    "sourced": "",
    "computed": " (computed from cited figures)",
    "own": " (this program's own conservative default)",
    "unconfirmed": " (unconfirmed: a clinician has to confirm it from the paper)",
}
_ANSWERS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "open", None: None}


def conclusions_text(sections: Sequence[Section], definitions: Definitions) -> str:
    """The sections as a page."""
    lines: list[str] = []
    for section in sections:
        lines += ["", section.title]
        for one in section.lines:
            lines += _lines(one, definitions)
    return "\n".join(lines)


def _lines(one: Interpretation, definitions: Definitions) -> Iterator[str]:
    marks = ", ".join(definitions.mark(cite) for cite in one.cites)
    yield f"  {one.title}: {one.value}{_CONFIDENCE[one.confidence]}  [{marks}]"
    if one.inputs:
        yield f"      from: {'; '.join(_input(given) for given in one.inputs)}"
    if one.rule:
        yield f"      rule: {one.rule}"
    for caution in one.cautions:
        yield f"      beware: {caution}"
    if one.missing:
        yield f"      missing: {'; '.join(asked.rstrip('.') for asked in one.missing)}"


def _input(given: Input) -> str:
    when = f" ({show_date(given.date)})" if given.date is not None else ""
    return f"{given.label} {given.text}{when}"


def conclusions_json(sections: Sequence[Section]) -> list[dict[str, object]]:
    """The sections as plain data."""
    return [
        {"title": section.title, "lines": [_json(one) for one in section.lines]}
        for section in sections
    ]


def _json(one: Interpretation) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "value": one.value,
        "answer": _ANSWERS[one.truth],
        "inputs": [
            {
                "label": given.label,
                "text": given.text,
                "date": None if given.date is None else given.date.iso(),
                "place": given.place,
            }
            for given in one.inputs
        ],
        "rule": one.rule,
        "cites": list(one.cites),
        "confidence": one.confidence,
        "cautions": list(one.cautions),
        "missing": list(one.missing),
    }
