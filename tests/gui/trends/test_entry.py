"""Results typed, pasted and imported on the Trends page: into the open visit, undone as named."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from poems_desktop.app.result_import import plan_in_steps

TABLE = (
    "Date\tResult\tUnit\tSpecimen\tLab\n"
    "12-Jan-2024\t480\tpg/mL\tplasma\tMeridian\n"
    "\n"
    "03/04/2024\t300\tpg/mL\tserum\tMeridian\n"
    "14-Mar-2024\t1,920\tpg/mL\tserum\tElm Valley\n"
    "20-Apr-2024\t<31\tpg/mL\t\tHarbour\n"
    "08-Mar-2022\t486\tpg/mL\tplasma\tMeridian\n"
)


def ids(trends):
    return {one.id for one in trends.sitting.session.visit.results}


def put(trends, field, text):
    field.setFocus()
    trends.qtbot.keyClicks(field, text)
    trends.qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_a_typed_result_goes_into_the_open_visit_and_the_figure(trends):
    trends.page.begin("add")
    row = trends.page.strip.row
    put(trends, row.value, "75")
    row.specimen.setFocus()
    trends.qtbot.keyClick(row.specimen, Qt.Key.Key_P)
    put(trends, row.collected, "14-May-2025")
    row.unit.setFocus()
    trends.qtbot.keyClick(row.unit, Qt.Key.Key_Home)
    new = trends.drafted().results[-1]
    assert (new.value, new.specimen, new.unit) == (Decimal(75), "plasma", "pg/mL")
    trends.click("trend.add.done")
    assert trends.page.strip.isHidden()
    trends.qtbot.waitUntil(
        lambda: new.id in {spot.result_id for spot in trends.page.figure.spots}, timeout=3000
    )


def test_typing_tells_the_autosave(trends):
    trends.page.begin("add")
    with trends.qtbot.waitSignal(trends.page.edited):
        trends.qtbot.keyClicks(trends.page.strip.row.value, "7")
    with trends.qtbot.waitSignal(trends.page.settled):
        trends.qtbot.keyClick(trends.page.strip.row.value, Qt.Key.Key_Tab)


def test_an_entry_without_a_value_leaves_nothing(trends):
    before = ids(trends)
    trends.page.begin("add")
    row = trends.page.strip.row
    put(trends, row.collected, "14-May-2025")
    assert len(ids(trends)) == len(before) + 1
    trends.click("trend.add.done")
    assert ids(trends) == before


@pytest.mark.slow
def test_undo_empties_the_entry_that_is_open(trends):
    trends.page.begin("add")
    row = trends.page.strip.row
    put(trends, row.value, "75")
    trends.sitting.session.undo()
    assert row.value.text() == ""


def test_a_pasted_table_shows_each_refused_row_with_why(trends):
    dialog = trends.paste(TABLE)
    assert dialog.accept_button.text() == "Import 2 results"
    rows = {row: (state, why) for row, state, _, why in dialog.rows.preview.preview.texts()}
    assert {row for row, (state, _) in rows.items() if state == "Taken"} == {2, 6}
    assert "03-Apr-2024" in rows[4][1]
    assert "1920" in rows[5][1]
    assert "already recorded" in rows[7][1]
    assert "3 rows are refused" in dialog.rows.message.text()
    dialog.rows.wanted.setFocus()
    trends.qtbot.keyClick(dialog.rows.wanted, Qt.Key.Key_Right)
    trends.qtbot.keyClick(dialog.rows.wanted, Qt.Key.Key_Right)
    assert [one[0] for one in dialog.rows.preview.preview.texts()] == [4, 5, 7]


def test_an_import_is_one_named_step_and_undo_takes_it_back(trends):
    before = ids(trends)
    dialog = trends.paste(TABLE)
    with trends.qtbot.waitSignals([trends.page.settled, trends.page.edited]):
        trends.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    session = trends.sitting.session
    assert session.undo_name == "Import of 2 results"
    assert len(trends.drafted().results) == len(before) + 2
    session.undo()
    assert {one.id for one in trends.drafted().results} == before
    assert session.undo_name is None
    session.redo()
    assert len(ids(trends)) == len(before) + 2


def test_cancel_imports_nothing(trends):
    before = ids(trends)
    dialog = trends.paste(TABLE)
    trends.qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert ids(trends) == before
    assert trends.page.entry.dialog is None


@pytest.mark.slow
def test_defaults_and_columns_are_the_users_to_say(trends):
    dialog = trends.paste("12-Jan-2024\t480\n13-Jan-2024\t470\n")
    assert not dialog.accept_button.isEnabled()
    assert "what the columns mean" in dialog.rows.message.text()
    form = dialog.form
    for box, at in ((form.columns["date"], 1), (form.columns["value"], 2), (form.unit, 1)):
        box.setCurrentIndex(at)
        box.flush()
    form.specimen.setFocus()
    trends.qtbot.keyClick(form.specimen, Qt.Key.Key_S)
    trends.qtbot.waitUntil(lambda: len(dialog.plan.accepted) == 2, timeout=5000)
    found = [one for _, one in dialog.plan.accepted]
    assert {one.specimen for one in found} == {"serum"}
    assert {one.laboratory for one in found} == {""}


def escaped(trends, dialog):
    trends.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert trends.page.entry.dialog is None


@pytest.mark.parametrize(
    "gone",
    [
        "closed",
        pytest.param("signed", marks=pytest.mark.slow),
        pytest.param("another", marks=pytest.mark.slow),
    ],
)
def test_results_whose_visit_can_take_them_no_more_stay_and_say_why(trends, monkeypatch, gone):
    dialog, sitting, entry = trends.paste(TABLE), trends.sitting, trends.page.entry
    session, count = sitting.session, len(dialog.plan.accepted)
    if gone == "closed":
        sitting.session = None
    elif gone == "signed":
        monkeypatch.setattr(type(session), "read_only", True)
    else:
        sitting.start_visit()
    with trends.qtbot.assertNotEmitted(entry.imported):
        trends.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert "not open for entry any more" in trends.dialogs.told[0]
    assert entry.dialog is dialog
    assert dialog.isVisible()
    assert len(dialog.plan.accepted) == count == 2
    escaped(trends, dialog)
    monkeypatch.undo()
    sitting.session = session
    before = ids(trends)
    trends.click("trend.import")
    again = trends.checked()
    trends.qtbot.mouseClick(again.accept_button, Qt.MouseButton.LeftButton)
    assert len(ids(trends)) == len(before) + count


@pytest.mark.slow
def test_escape_puts_an_import_away_with_all_that_was_chosen(trends):
    dialog = trends.paste("12-Jan-2024\t480\n13-Jan-2024\tmany\n")
    form = dialog.form
    for box, at in ((form.columns["date"], 1), (form.columns["value"], 2), (form.unit, 1)):
        box.setCurrentIndex(at)
        box.flush()
    form.laboratory.setEditText("Merid")
    form.laboratory.flush()
    dialog.rows.wanted.show_value("refused")
    trends.qtbot.waitUntil(lambda: len(dialog.plan.accepted) == 1, timeout=5000)
    assert dialog._kept.isHidden()
    before, results = form.choices(), ids(trends)
    escaped(trends, dialog)
    assert ids(trends) == results
    QApplication.clipboard().setText("something else")
    trends.click("trend.import")
    again = trends.checked()
    trends.qtbot.waitUntil(lambda: len(again.plan.accepted) == 1, timeout=5000)
    assert (again.form.choices(), again.rows.wanted.value()) == (before, "refused")
    assert "Cancel takes it away" in again._kept.text()
    assert again._kept.isVisible()
    trends.qtbot.mouseClick(again.accept_button, Qt.MouseButton.LeftButton)
    assert len(ids(trends)) == len(results) + 1
    assert trends.paste(TABLE).rows.preview.preview.texts()[0][0] == 2, "what was used is gone"


@pytest.mark.slow
def test_a_field_that_was_emptied_stays_empty(trends):
    dialog = trends.paste(TABLE)
    dialog.form.test.setCurrentIndex(0)
    dialog.form.test.flush()
    assert dialog.form.choices()["test"] == ""
    escaped(trends, dialog)
    trends.click("trend.paste")
    assert trends.checked().form.choices()["test"] == ""


@pytest.mark.slow
def test_cancel_takes_an_import_away(trends):
    dialog = trends.paste(TABLE)
    escaped(trends, dialog)
    trends.click("trend.paste")
    trends.qtbot.mouseClick(trends.checked().cancel_button, Qt.MouseButton.LeftButton)
    other = trends.paste("12-Jan-2024\t480\n")
    assert len(other.rows.preview.preview.texts()) == 1
    assert other._kept.isHidden()


def test_a_pasted_table_is_kept_before_it_was_read(trends):
    QApplication.clipboard().setText(TABLE)
    trends.click("trend.paste")
    dialog = trends.page.entry.dialog
    assert dialog.busy
    escaped(trends, dialog)
    QApplication.clipboard().clear()
    trends.click("trend.paste")
    assert len(trends.checked().plan.accepted) == 2


def test_what_cannot_be_read_is_not_offered_again(trends, tmp_path):
    trends.places.read = tmp_path / "gone.csv"
    trends.click("trend.import")
    escaped(trends, trends.checked())
    assert len(trends.paste(TABLE).plan.accepted) == 2


def test_a_specimen_is_not_guessed(trends):
    dialog = trends.paste("Date\tResult\tUnit\n12-Jan-2024\t480\tpg/mL\n")
    assert [one.specimen for _, one in dialog.plan.accepted] == [None]


def test_a_file_is_read(trends, tmp_path):
    path = tmp_path / "results.csv"
    path.write_text(TABLE.replace("\t", ";"), encoding="utf-8")
    trends.places.read = path
    trends.click("trend.import")
    dialog = trends.checked()
    assert len(dialog.plan.accepted) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\xfd\x00\xd8", "UTF-8"), (b"", "no rows"), (b'date,value\n"a,1\n', "quotation")],
)
def test_a_file_that_cannot_be_read_says_why(trends, tmp_path, content, said):
    path = tmp_path / "results.csv"
    path.write_bytes(content)
    trends.places.read = path
    trends.click("trend.import")
    dialog = trends.checked()
    assert said in dialog.rows.message.text()
    assert not dialog.accept_button.isEnabled()


def test_a_missing_file_says_why(trends, tmp_path):
    trends.places.read = tmp_path / "gone.csv"
    trends.click("trend.import")
    assert "No such file" in trends.checked().rows.message.text()


def test_an_empty_clipboard_says_what_to_do(trends):
    QApplication.clipboard().clear()
    trends.click("trend.paste")
    assert "Copy the rows" in trends.dialogs.told[0]
    assert trends.page.entry.dialog is None


def test_ctrl_v_in_the_table_pastes(trends):
    QApplication.clipboard().setText(TABLE)
    trends.page.table.setFocus()
    trends.qtbot.keyClick(trends.page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(trends.checked().plan.accepted) == 2


@pytest.mark.slow
def test_a_long_table_tells_how_far_it_is_and_can_be_cancelled(trends, monkeypatch):
    rows = "".join(
        f"{day:02d}-{month}-20{year:02d}\t{100 + day}\tpg/mL\tplasma\tMeridian\n"
        for year in range(18, 24)
        for month in ("Jan", "Mar", "May", "Jul", "Aug", "Oct")
        for day in range(1, 31)
    )
    text = f"Date\tResult\tUnit\tSpecimen\tLab\n{rows}"
    QApplication.clipboard().setText(text)
    trends.click("trend.paste")
    dialog = trends.page.entry.dialog
    steps = []
    dialog._planning.stepped.connect(lambda done, of: steps.append((done, of)))
    dialog = trends.checked()
    assert steps[0] == (200, 1080)
    assert steps[-1] == (1080, 1080)
    assert len(dialog.plan.accepted) == 1080
    dialog.form.test.setCurrentIndex(0)
    dialog.form.test.flush()
    dialog._plan()
    dialog.reject()
    assert not dialog._planning.running


def test_the_name_of_the_patient_stands_in_the_dialog(trends):
    dialog = trends.paste(TABLE)
    texts = [one.text() for one in dialog.findChildren(type(trends.page.card.readout).__mro__[1])]
    assert any("Ellerby, Tomas" in text and "R-0147" in text for text in texts)


def test_a_signed_visit_is_said_and_a_visit_for_results_is_offered(trends):
    trends.sitting.session.sign()
    with trends.qtbot.waitSignal(trends.page.visit_started) as started:
        trends.page.begin("add")
    assert "Baseline, 20-Nov-2025 is signed" in trends.dialogs.asked[0]
    visit_id, way = started.args
    assert way == "add"
    visit = trends.drafted(visit_id)
    assert (visit.label, visit.signed, visit.results) == ("Results", False, ())


def test_who_does_not_want_a_visit_gets_none(trends):
    trends.sitting.session.sign()
    trends.dialogs.agree = False
    trends.click("trend.paste")
    assert trends.sitting.session.visit.id == "v1"
    assert trends.page.entry.dialog is None


def test_steps_give_what_the_whole_gives(shipped):
    from datetime import date

    from poems_desktop.app.result_import import Defaults, plan_import
    from poems_desktop.app.result_table import guessed, read_table

    table = read_table(TABLE)
    given = (table, guessed(table), Defaults(test="vegf"), shipped, date(2025, 11, 20))
    *_, last = plan_in_steps(*given, size=1)
    whole = plan_import(*given)
    assert [row for row, _ in last.plan.accepted] == [row for row, _ in whole.accepted] == [2, 6, 7]
    assert last.plan.refused == whole.refused
