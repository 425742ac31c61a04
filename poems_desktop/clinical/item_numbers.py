"""A number for every field, the same on screen and on paper."""

from collections.abc import Mapping

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.summary import asked


def item_numbers(definitions: Definitions) -> Mapping[str, str]:
    """`70.02` for the second field that the form of order 70 asks, by key.

    A field added at the end of a form changes no other number. Statements about a whole group are
    never asked and have none.
    """
    return {
        field.key: f"{form.order}.{place:02d}"
        for form in definitions.forms
        for place, field in enumerate(asked(form), 1)
    }
