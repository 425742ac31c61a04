"""What cannot be read stays as typed, is said, is never used; a bad store says one sentence."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from poems_desktop.core.truth import Truth
from poems_desktop.store import creation
from poems_desktop.store.errors import StoreReadOnly
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.start_stores import RecentStore

PASSPHRASE = "violet anchor mistral 9 dunes"


def row_of(sitting):
    return sitting.editor("vegf").rows[0]


def put(sitting, field: QLineEdit, text: str) -> None:
    """Type and leave with Tab."""
    field.setFocus()
    field.selectAll()
    sitting.qtbot.keyClicks(field, text)
    sitting.qtbot.keyClick(field, Qt.Key.Key_Tab)


def vegf_truth(sitting) -> Truth:
    items = sitting.desk.sitting.assessment.main.items
    return next(item.truth for item in items if item.criterion.id == "vegf")


def reopened(sitting, open_store):
    """The same visit, from the store alone."""
    assert sitting.program.lock()
    sitting.program._on_opened(open_store())
    sitting.desk.patients.open("p1")
    return row_of(sitting)


NUMBERS = (
    ("1.234,5", ("thousands mark", "1234.5 or 1234,5")),
    ("1,234", ("1,234 can mean 1234 or 1.234", "Type 1234 or 1.234")),
    ("abc", ("This is not a number", "318")),
)


def test_an_unreadable_vegf_is_kept_said_and_not_used(sitting, open_store) -> None:
    row = row_of(sitting)
    row.unit.setFocus()
    sitting.qtbot.keyClick(row.unit, Qt.Key.Key_Home)
    sitting.qtbot.keyClicks(row.specimen, "p")
    for typed, said in NUMBERS:
        put(sitting, row.value, "9000")
        assert vegf_truth(sitting) is Truth.TRUE
        put(sitting, row.value, typed)
        unreadable(sitting, row, typed, said)
    unreadable(sitting, reopened(sitting, open_store), *NUMBERS[-1])


def unreadable(sitting, row, typed: str, said: tuple[str, ...]) -> None:
    assert row.value.text() == typed
    assert all(words in row.problem() for words in said)
    assert row.value.accessibleDescription() == row.problem()
    assert sitting.draft().results[0].unread == {"value": typed}
    assert sitting.draft().results[0].value is None
    assert vegf_truth(sitting) is Truth.UNKNOWN
    assert sitting.shell.workspace().status.facts().problems == 1


DATES = (
    ("31-Feb", "12-Aug-2025"),
    ("31-Feb-2025", "no such day"),
    ("03/04/2025", "03-Apr-2025 or 04-Mar-2025"),
)


@pytest.mark.slow
def test_an_unreadable_date_is_kept_and_said(sitting, open_store) -> None:
    row = row_of(sitting)
    put(sitting, row.value, "318")
    for typed, said in DATES:
        put(sitting, row.collected, typed)
        undated(sitting, row, typed, said)
    undated(sitting, reopened(sitting, open_store), *DATES[-1])


def undated(sitting, row, typed: str, said: str) -> None:
    assert row.collected.text() == typed
    assert said in row.problem()
    assert row.collected.accessibleDescription() == row.problem()
    assert sitting.draft().results[0].unread == {"collected": typed}
    assert sitting.draft().results[0].collected is None


def test_a_future_date_is_said_and_its_result_not_used(sitting) -> None:
    row = row_of(sitting)
    sitting.qtbot.keyClick(row.unit, Qt.Key.Key_Home)
    sitting.qtbot.keyClicks(row.specimen, "p")
    put(sitting, row.value, "9000")
    put(sitting, row.collected, "21-Nov-2025")
    assert row.problem() == "Collected date is in the future. Enter 20-Nov-2025 or earlier."
    assert row.collected.text() == "21-Nov-2025"
    assert vegf_truth(sitting) is Truth.UNKNOWN
    put(sitting, row.collected, "20-Nov-2025")
    assert row.problem() == ""
    assert vegf_truth(sitting) is Truth.TRUE


def test_a_value_outside_the_possible_range_is_said_and_not_used(sitting) -> None:
    row = row_of(sitting)
    sitting.qtbot.keyClick(row.unit, Qt.Key.Key_Home)
    sitting.qtbot.keyClicks(row.specimen, "p")
    put(sitting, row.value, "60000")
    assert row.problem().startswith("Outside the possible range, 0 to 50000 pg/mL.")
    assert row.value.text() == "60000"
    assert vegf_truth(sitting) is Truth.UNKNOWN
    assert sitting.shell.workspace().status.facts().problems == 1


@pytest.mark.slow
def test_a_value_without_specimen_is_set_aside(sitting) -> None:
    row = row_of(sitting)
    sitting.qtbot.keyClick(row.unit, Qt.Key.Key_Home)
    put(sitting, row.value, "900")
    assert "without the specimen" in row.problem()
    assert vegf_truth(sitting) is Truth.UNKNOWN


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "label"), [("visit.date", "visit"), ("hyperpigmentation.onset", "onset")]
)
def test_other_unreadable_dates_are_kept_and_counted(sitting, name: str, label: str) -> None:
    if label == "onset":
        sitting.editor("hyperpigmentation")
        sitting.qtbot.keyClicks(sitting.child("hyperpigmentation.state"), "p")
    line = sitting.child(name, QLineEdit)
    put(sitting, line, "03/04/2025")
    assert line.text() == "03/04/2025"
    assert "03-Apr-2025 or 04-Mar-2025" in line.accessibleDescription()
    assert sitting.shell.workspace().status.facts().problems == 1
    assert "03/04/2025" in sitting.draft().model_dump_json()


# The start page


def messages(card) -> list[str]:
    return [one.text() for one in card.findChildren(InlineMessage) if one.text()]


def passphrase(card) -> PassphraseEdit:
    return card.findChildren(PassphraseEdit)[0]


def try_unlock(qtbot: QtBot, program, folder: Path, typed: str) -> str:
    """The sentence at the unlock card."""
    page = program.shell.start_page
    page.choose_store(RecentStore(str(folder), folder.name))
    qtbot.keyClicks(passphrase(page.unlock_card), typed)
    qtbot.keyClick(passphrase(page.unlock_card), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(messages(page.unlock_card)), timeout=10_000)
    assert messages(page.create_card) == []
    assert messages(page.demo_card) == []
    assert program.desk is None
    return messages(page.unlock_card)[0]


def try_create(qtbot: QtBot, program, folder: str) -> str:
    """The sentence at the create card."""
    page = program.shell.start_page
    page.set_folder(folder)
    fields = page.create_card.findChildren(LineField)
    qtbot.keyClicks(next(one for one in fields if one.accessibleName() == "Your name"), "Owner")
    for field in page.create_card.findChildren(PassphraseEdit):
        qtbot.keyClicks(field, PASSPHRASE)
    create = next(b for b in page.create_card.findChildren(QPushButton) if "Create" in b.text())
    qtbot.mouseClick(create, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(messages(page.create_card)), timeout=10_000)
    assert messages(page.unlock_card) == []
    assert page.create_card.folder() == folder
    assert passphrase(page.create_card).text() == PASSPHRASE
    assert program.desk is None
    return messages(page.create_card)[0]


def test_a_wrong_passphrase(qtbot: QtBot, program, store_folder: Path) -> None:
    said = try_unlock(qtbot, program, store_folder, "violet anchor mistral 8 dunes")
    assert said.startswith("This passphrase does not open the store.")
    field = passphrase(program.shell.start_page.unlock_card)
    assert (field.text(), field.hasFocus()) == ("violet anchor mistral 8 dunes", True)
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert [row.family for row in program.desk._store.patients()] == ["Ellerby"]


def test_half_a_store(qtbot: QtBot, program, store_folder: Path) -> None:
    (store_folder / "records.db").unlink()
    said = try_unlock(qtbot, program, store_folder, PASSPHRASE)
    assert said
    assert "Nothing was changed" in said or "backup" in said.lower(), said


def test_a_store_cut_in_half(qtbot: QtBot, program, store_folder: Path) -> None:
    records = store_folder / "records.db"
    records.write_bytes(records.read_bytes()[: records.stat().st_size // 2])
    assert try_unlock(qtbot, program, store_folder, PASSPHRASE)


def test_a_store_that_is_a_file(qtbot: QtBot, program, tmp_path: Path) -> None:
    place = tmp_path / "letter.poems"
    place.write_text("dear colleague")
    assert "This is a file, not a store." in try_unlock(qtbot, program, place, PASSPHRASE)


def test_a_new_store_on_a_file(qtbot: QtBot, program, tmp_path: Path) -> None:
    place = tmp_path / "letter.poems"
    place.write_text("dear colleague")
    assert try_create(qtbot, program, str(place))
    assert place.read_text() == "dear colleague"


def test_a_new_store_under_a_file(qtbot: QtBot, program, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear colleague")
    assert try_create(qtbot, program, str(tmp_path / "letter" / "records.poems"))


def test_a_new_store_over_a_store(qtbot: QtBot, program, store_folder: Path) -> None:
    assert try_create(qtbot, program, str(store_folder))
    shutil.rmtree(store_folder)


def test_a_new_store_in_a_read_only_folder(
    qtbot: QtBot, program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as a user for whom nothing is read-only.
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(creation, "write_private", refused)
    said = try_create(qtbot, program, str(tmp_path / "new" / "records.poems"))
    assert said == StoreReadOnly.default_sentence


@pytest.mark.parametrize("folder", ["/", "~nobody-of-this-name/records", "a\0b"])
def test_a_place_that_is_none(qtbot: QtBot, program, folder: str) -> None:
    said = try_create(qtbot, program, folder)
    assert "folder" in said


def test_a_demo_that_cannot_be_made(qtbot: QtBot, program, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "demo").write_text("in the way")
    page = program.shell.start_page
    page.demo_requested.emit()
    qtbot.waitUntil(lambda: bool(messages(page.demo_card)), timeout=10_000)
    assert program.desk is None
