"""Tables of results: what is read, what is refused, and that every refusal says why."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.app.result_import import Defaults, caution_line, plan_import
from poems_desktop.app.result_table import TableError, decoded, guessed, read_table
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.core.partial_date import PartialDate

TODAY = date(2025, 11, 20)
SHIPPED = load_definitions()
HEAD = "Date\tTest\tResult\tUnit\tSpecimen\tLab\n"
NOTHING = Defaults()
VEGF = Defaults(test="vegf", unit="pg/mL")


def plan(text, defaults=NOTHING, existing=()):
    table = read_table(text)
    return plan_import(table, guessed(table), defaults, SHIPPED, TODAY, existing)


def test_a_pasted_table_is_read_by_its_headings():
    found = plan(HEAD + "12-Mar-2022\tVEGF\t486\tpg/mL\tPlasma\tMeridian\n")
    assert found.refused == ()
    ((row, one),) = found.accepted
    assert (row, one.test, one.value, one.unit) == (2, "vegf", Decimal(486), "pg/mL")
    assert (one.specimen, one.laboratory) == ("plasma", "Meridian")
    assert one.collected == PartialDate(2022, 3, 12)


@pytest.mark.parametrize("sign", ["\t", ";", ",", "|"])
def test_every_usual_sign_separates(sign):
    text = HEAD.replace("\t", sign) + sign.join(
        ["2022-03-12", "vegf", "486", "pg/ml", "serum", "Meridian"]
    )
    ((_, one),) = plan(text).accepted
    assert (one.value, one.specimen) == (Decimal(486), "serum")


def test_decimal_commas_stand_in_semicolon_files_and_bounds_are_kept():
    text = "date;value;specimen\n12-Mar-2022;48,6;plasma\n13-Mar-2022;<31;plasma\n"
    found = plan(text, VEGF)
    assert [(one.comparator, one.value) for _, one in found.accepted] == [
        (None, Decimal("48.6")),
        ("<", Decimal(31)),
    ]


def test_what_no_column_says_the_user_says():
    text = "12-Mar-2022\t486\n"
    table = read_table(text)
    assert table.header == ()
    chosen = {"date": 0, "value": 1}
    defaults = Defaults("vegf", "pg/mL", "serum", "Meridian")
    ((row, one),) = plan_import(table, chosen, defaults, SHIPPED, TODAY).accepted
    assert (row, one.specimen, one.laboratory) == (1, "serum", "Meridian")


def test_a_specimen_is_never_guessed():
    text = "date\tvalue\tspecimen\n12-Mar-2022\t486\t\n13-Mar-2022\t486\tnot stated\n"
    assert [one.specimen for _, one in plan(text, VEGF).accepted] == [None, None]
    sure = Defaults("vegf", "pg/mL", "serum")
    assert [one.specimen for _, one in plan(text, sure).accepted] == ["serum", None]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("03/04/2022\tVEGF\t486\tpg/mL\tserum\tM", "03-Apr-2022"),
        ("\tVEGF\t486\tpg/mL\tserum\tM", "no date"),
        ("21-Nov-2025\tVEGF\t486\tpg/mL\tserum\tM", "future"),
        ("12-Mar-2022\tVEGF\t1,920\tpg/mL\tserum\tM", "1920"),
        ("12-Mar-2022\tVEGF\t\tpg/mL\tserum\tM", "no value"),
        ("12-Mar-2022\tVEGF\thigh\tpg/mL\tserum\tM", "number"),
        ("12-Mar-2022\tVEGF\t486\tmg/dL\tserum\tM", "Known: pg/mL"),
        ("12-Mar-2022\tVEGF\t486\t\tserum\tM", "unit is not said"),
        ("12-Mar-2022\tVEGF\t486\tpg/mL\tblood\tM", "serum or plasma"),
        ("12-Mar-2022\tCRP-X\t486\tpg/mL\tserum\tM", "test is not known"),
        ("12-Mar-2022\t\t486\tpg/mL\tserum\tM", "Which test"),
        ("12-Mar-2022\tHemoglobin\t900\tg/dL\t\tM", "not possible"),
        ("12-Mar-2022\tCreatinine\t90000\tumol/L\tserum\tM", "not possible"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_and_shown_with_why(row, why):
    good = "12-Mar-2022\tVEGF\t487\tpg/mL\tserum\tM\n"
    found = plan(HEAD + row + "\n" + good)
    assert len(found.accepted) == 1
    (one,) = found.refused
    assert one.row == 2
    assert why in one.why
    assert one.text == " | ".join(row.split("\t"))


def test_what_is_already_recorded_is_not_imported_twice():
    text = HEAD + "12-Mar-2022\tVEGF\t486\tpg/mL\tPlasma\tMeridian\n" * 2
    first = plan(text)
    assert len(first.accepted) == 1
    assert "already recorded" in first.refused[0].why
    again = plan(text, existing=[one for _, one in first.accepted])
    assert again.accepted == ()
    other = plan(text.replace("Meridian", "Harbour"), existing=[first.accepted[0][1]])
    assert len(other.accepted) == 1


def test_limits_and_notes_come_with_their_columns():
    text = "date,value,lower,upper,note\n12-Mar-2022,486,9,86,repeat\n13-Mar-2022,486,x,,\n"
    found = plan(text, VEGF)
    ((_, one),) = found.accepted
    assert (one.ref_lower, one.ref_upper, one.note) == (Decimal(9), Decimal(86), "repeat")
    assert found.refused[0].why == "The lower limit is not a number."


def test_a_file_is_text_or_says_what_to_do():
    assert decoded("Größe".encode()) == "Größe"
    assert decoded("date".encode("utf-8-sig")) == "date"
    assert decoded("date".encode("utf-16")) == "date"
    with pytest.raises(TableError, match="CSV UTF-8"):
        decoded(b"\xe4\xf6\xff")


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "no rows"), (" \n\t\n", "no rows"), ('a,"b\n', "quotation mark"), ("x\n" * 5001, "5000")],
)
def test_what_is_no_table_is_refused(text, why):
    with pytest.raises(TableError, match=why):
        read_table(text)


def test_a_time_of_day_beside_the_date_is_left_out():
    ((_, one),) = plan(HEAD + "2022-03-12 08:30\tVEGF\t486\tpg/mL\tserum\tM\n").accepted
    assert one.collected == PartialDate(2022, 3, 12)


def test_rows_are_numbered_as_in_the_file_with_its_empty_rows():
    text = f"{HEAD}\n12-Mar-2022\tVEGF\t486\tpg/mL\tserum\tM\n\nx"
    found = plan(text)
    assert [row for row, _ in found.accepted] == [3]
    assert [one.row for one in found.refused] == [5]


UNUSUAL = "12-Mar-2022\tPlatelets\t2120\t10*9/L\n13-Mar-2022\tPlatelets\t2130\t10*9/L\n"


def test_what_is_to_be_checked_is_said_once_in_the_words_of_the_caution():
    head = "Date\tTest\tResult\tUnit\n"
    assert caution_line(plan(head + "12-Mar-2022\tPlatelets\t480\t10*9/L\n"), 12) == ""
    found = plan(head + UNUSUAL)
    (sentence,) = {said for _, said in found.cautions}
    assert caution_line(found, 12) == f"{sentence} By row: 2, 3"
    assert caution_line(found, 1) == f"{sentence} By row: 2, …"


def test_where_rows_are_to_be_checked_for_different_reasons_each_says_its_own():
    rows = "14-Mar-2022\tVEGF\t26000\tpg/mL\n"
    found = plan("Date\tTest\tResult\tUnit\n" + UNUSUAL + rows)
    assert len({said for _, said in found.cautions}) == 2
    assert caution_line(found, 12).endswith("as said beside each row. By row: 2, 3, 4")
