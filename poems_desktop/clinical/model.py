"""What every shipped definition and every saved record is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator

from poems_desktop.core.partial_date import PartialDate


class Model(BaseModel):
    """Frozen, strict about names, and silent about values in its errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _read_day(value: object) -> PartialDate:
    if isinstance(value, str):
        return PartialDate.from_iso(value)
    if isinstance(value, PartialDate):
        return value
    message = "a date is written 2021, 2021-04 or 2021-04-17"
    raise ValueError(message)


Day = Annotated[
    PartialDate,
    PlainValidator(_read_day, json_schema_input_type=str),
    PlainSerializer(PartialDate.iso, return_type=str),
]
"""A partial date, in JSON and TOML as ISO text to the precision known."""
