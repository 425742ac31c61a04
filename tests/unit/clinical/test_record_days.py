"""A day of a record or a definition: partial ISO text, or a date that was read already."""

import pytest
from pydantic import ValidationError

from poems_desktop.clinical.record import Visit
from poems_desktop.core.partial_date import PartialDate


@pytest.mark.parametrize("given", ["2021-04", PartialDate(2021, 4)])
def test_a_day_is_read_from_text_or_taken_as_it_is(given):
    assert Visit(id="v", date=given).date == PartialDate(2021, 4)


@pytest.mark.parametrize("given", [2021, 20210417, ["2021"]])
def test_anything_else_is_refused_with_how_a_date_is_written(given):
    with pytest.raises(ValidationError, match="a date is written 2021, 2021-04 or 2021-04-17"):
        Visit(id="v", date=given)
