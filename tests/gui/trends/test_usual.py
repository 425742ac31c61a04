"""Numbers outside the usual band on the Trends page: typed, pasted, and counted as taken."""

from PySide6.QtCore import Qt

HEAD = "Date\tTest\tResult\tUnit\n"
TABLE = HEAD + (
    "12-Jan-2024\tPlatelets\t480\t10*9/L\n"
    "13-Jan-2024\tPlatelets\t2120\t10*9/L\n"
    "14-Jan-2024\tPlatelets\t31200\t10*9/L\n"
)
SAID = "Outside the usual 5 to 1,500 ×10⁹/L. Check the number and its unit; it is kept and used."


def test_the_preview_takes_the_row_and_says_what_to_check(trends):
    before = len(trends.sitting.session.visit.results)
    dialog = trends.paste(TABLE)
    model = dialog.rows.preview.preview
    rows = {row: (state, why) for row, state, _, why in model.texts()}
    assert rows[2] == ("Taken", "")
    assert rows[3] == ("Taken", SAID)
    assert (rows[4][0], "not possible" in rows[4][1]) == ("Refused", True)
    assert [model.is_doubtful(place) for place in range(3)] == [False, True, False]
    assert f"{SAID} By row: 3" in dialog.rows.message.text()
    assert "1 row is refused" in dialog.rows.message.text()
    assert dialog.accept_button.text() == "Import 2 results"
    trends.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert len(trends.drafted().results) == before + 2


def test_many_doubtful_rows_are_named_only_in_part(trends):
    rows = "".join(f"{day:02d}-Jan-2024\tPlatelets\t2120\t10*9/L\n" for day in range(1, 16))
    dialog = trends.paste(HEAD + rows)
    assert "By row: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, …" in dialog.rows.message.text()
    assert len(dialog.plan.cautions) == 15


def test_a_typed_result_gets_the_caution_at_its_field(trends):
    trends.page.begin("add")
    row = trends.page.strip.row
    row.unit.show_value("pg/mL")
    row._on_unit("pg/mL")
    row.value.setFocus()
    trends.qtbot.keyClicks(row.value, "26000")
    trends.qtbot.keyClick(row.value, Qt.Key.Key_Tab)
    assert "Outside the usual 5 to 25,000 pg/mL." in row.problem()
    assert "used." not in row.problem()
    row.specimen.setFocus()
    trends.qtbot.keyClick(row.specimen, Qt.Key.Key_S)
    assert row.problem().endswith("it is kept and used.")
    assert row.value.property("problem") == "caution"
