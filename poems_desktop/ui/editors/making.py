"""The editor that each kind of field has."""

from datetime import date

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import (
    ChoiceField,
    DateField,
    Field,
    FindingField,
    ResultField,
    TextField,
)
from poems_desktop.ui.editors.field_row import FieldRow
from poems_desktop.ui.editors.finding_row import FindingRow
from poems_desktop.ui.editors.results_block import ResultsBlock
from poems_desktop.ui.editors.simple_rows import ChoiceRow, DateRow, TextRow

Editor = FieldRow | ResultsBlock


def editor_of(field: Field, definitions: Definitions, today: date, author: str) -> Editor:
    """An editor that shows nothing yet; `author` is who types in it."""
    match field:
        case ResultField():
            return ResultsBlock(field, definitions, today)
        case FindingField():
            return FindingRow(field, definitions, today, author)
        case ChoiceField():
            return ChoiceRow(field, definitions, today)
        case DateField():
            return DateRow(field, definitions, today)
        case TextField():
            return TextRow(field, definitions, today)
