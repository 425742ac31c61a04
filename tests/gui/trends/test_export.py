"""What leaves the store is said first, names the patient, is logged, and never half written."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from poems_desktop.store.errors import StoreFull
from poems_desktop.ui.trends.places import RealPlaces

pytestmark = pytest.mark.slow  # In --full: the default run stays under four minutes.


@pytest.mark.parametrize(
    ("name", "start"), [("t.svg", b"<?xml"), ("t.png", b"\x89PNG"), ("t.pdf", b"%PDF")]
)
def test_a_figure_is_written_and_logged(trends, tmp_path, name, start):
    trends.places.write = tmp_path / name
    trends.click("trend.export")
    assert (tmp_path / name).read_bytes().startswith(start)
    assert "leaves the encrypted store" in trends.dialogs.asked[0]
    assert trends.places.names == ["vegf-trend.svg"]
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == [name]
    assert trends.readout == f"Saved as {name}."


def test_the_log_of_the_store_tells_of_it(trends, tmp_path, monkeypatch):
    logged = []
    real = trends.store.record_event
    monkeypatch.setattr(
        trends.store, "record_event", lambda *given: (logged.append(given), real(*given))[1]
    )
    trends.places.write = tmp_path / "t.png"
    trends.click("trend.export")
    trends.click("trend.copy")
    assert logged == [
        ("export", {"format": "trend/png", "patient_id": "p1"}),
        ("export", {"format": "clipboard/png", "patient_id": "p1"}),
    ]


def test_the_table_is_written_with_its_patient(trends, tmp_path):
    trends.places.write = tmp_path / "t.csv"
    trends.click("trend.export")
    lines = (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == 'Collected,Value,Specimen,Lab,"Change, same lab",Patient'
    assert len(lines) == 1 + 6
    assert all("Ellerby, Tomas" in line for line in lines[1:])


def test_nothing_is_written_where_the_user_changes_their_mind(trends, tmp_path):
    trends.dialogs.agree = False
    trends.places.write = tmp_path / "t.svg"
    trends.click("trend.export")
    assert trends.places.names == []
    assert not (tmp_path / "t.svg").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="everything can be written by this user")
def test_a_folder_that_may_not_be_written_to_is_said(trends, tmp_path):
    place = tmp_path / "closed"
    place.mkdir(mode=0o500)
    trends.places.write = place / "t.svg"
    trends.click("trend.export")
    assert "Permission denied" in trends.dialogs.told[0]


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(trends, tmp_path):
    trends.places.write = tmp_path / "missing" / "t.svg"
    trends.click("trend.export")
    assert "The system refused" in trends.dialogs.told[0]
    (tmp_path / "t.png").mkdir()
    trends.places.write = tmp_path / "t.png"
    trends.click("trend.export")
    assert len(trends.dialogs.told) == 2
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_without_a_log_entry_there_is_no_file(trends, tmp_path, monkeypatch):
    def refuse(*_):
        raise StoreFull

    monkeypatch.setattr(trends.store, "record_event", refuse)
    path = tmp_path / "t.svg"
    path.write_text("before")
    trends.places.write = path
    trends.click("trend.export")
    assert path.read_text() == "before"
    assert len(trends.dialogs.told) == 1


def test_another_ending_is_refused(trends, tmp_path):
    trends.places.write = tmp_path / "t.docx"
    trends.click("trend.export")
    assert ".svg, .png, .pdf or .csv" in trends.dialogs.told[0]


def test_the_picture_on_the_clipboard_is_light_and_says_so(trends):
    trends.page.figure.setFocus()
    trends.qtbot.keyClick(trends.page.figure, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QApplication.clipboard().image()
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert image.width() > 800
    assert "outside the encrypted store" in trends.readout


@pytest.mark.parametrize(("agree", "there"), [(True, True), (False, True), (False, False)])
def test_a_name_completed_with_its_ending_replaces_nothing_unasked(
    trends, tmp_path, monkeypatch, agree, there
):
    picture = tmp_path / "trend.png"
    if there:
        picture.write_bytes(b"another one")
    answer = (str(tmp_path / "trend"), "Picture (*.png)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    trends.dialogs.agree = agree
    found = RealPlaces(trends.dialogs).to_write("vegf-trend.svg", trends.window)
    assert found == (picture if agree or not there else None)
    assert len(trends.dialogs.asked) == int(there)
    assert all("trend.png is in this folder" in one for one in trends.dialogs.asked)


def test_a_name_typed_with_its_ending_was_asked_about_by_the_system(trends, tmp_path, monkeypatch):
    table = tmp_path / "trend.csv"
    table.write_text("", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(table), "Table (*.csv)"))
    assert RealPlaces(trends.dialogs).to_write("vegf-trend.svg", trends.window) == table
    assert trends.dialogs.asked == []
