"""What an edit makes of a visit: each gives a new one, the old one stays as it was."""

from collections.abc import Sequence

from poems_desktop.clinical.record import Answer, Measurement, Visit

_NOT_HEADING = ("id", "signed", "forms_digest", "answers", "results", "other")


def with_answer(visit: Visit, key: str, answer: Answer | None) -> Visit:
    """The visit with one answer set, or cleared for None."""
    answers = dict(visit.answers)
    if answer is None:
        answers.pop(key, None)
    else:
        answers[key] = answer
    return visit.model_copy(update={"answers": answers})


def with_result(visit: Visit, result: Measurement) -> Visit:
    """The visit with a result added, or put in the place of the one with its id."""
    results = list(visit.results)
    place = next((at for at, one in enumerate(results) if one.id == result.id), len(results))
    results[place : place + 1] = [result]
    return visit.model_copy(update={"results": tuple(results)})


def with_results(visit: Visit, results: Sequence[Measurement]) -> Visit:
    """The visit with new results after its own.

    Raises:
        ValueError: if one of the ids is already in the visit, or twice among the new ones.
    """
    taken = {one.id for one in visit.results}
    new = {one.id for one in results}
    if len(new) < len(results) or taken & new:
        message = "a result that is added needs an id of its own"
        raise ValueError(message)
    return visit.model_copy(update={"results": (*visit.results, *results)})


def without_result(visit: Visit, result_id: str) -> Visit:
    """The visit without the result of this id."""
    rest = tuple(one for one in visit.results if one.id != result_id)
    return visit.model_copy(update={"results": rest})


def with_heading(visit: Visit, heading: Visit) -> Visit:
    """The visit with date, label and note of `heading`; everything else stays."""
    return heading.model_copy(update={name: getattr(visit, name) for name in _NOT_HEADING})


def changed_keys(before: Visit, after: Visit) -> frozenset[str]:
    """Keys of answers and ids of results that differ between two states of one visit."""
    keys = {
        key
        for key in before.answers.keys() | after.answers.keys()
        if before.answers.get(key) != after.answers.get(key)
    }
    old = {one.id: one for one in before.results}
    new = {one.id: one for one in after.results}
    return frozenset(
        keys | {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    )
