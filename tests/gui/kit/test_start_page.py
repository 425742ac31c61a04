"""The start page asks for what is missing and hands on what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.start_stores import RecentStore
from poems_desktop.ui.pages.start_strength import rate
from poems_desktop.ui.start_page import StartPage

GOOD = "violet anchor mistral 9 dunes"


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    """The start page as a first-time user sees it."""
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1440, 870)
    made.set_folder("/clinic/records.poems")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def passphrase(page: StartPage, name: str) -> PassphraseEdit:
    """The passphrase field of that name."""
    return next(edit for edit in page.findChildren(PassphraseEdit) if edit.accessibleName() == name)


def button(page: StartPage, text: str) -> QPushButton:
    """The button of that text."""
    return next(made for made in page.findChildren(QPushButton) if made.text() == text)


def type_name(qtbot: QtBot, page: StartPage) -> None:
    """Say who makes the store."""
    fields = page.create_card.findChildren(LineField)
    field = next(one for one in fields if one.accessibleName() == "Your name")
    qtbot.keyClicks(field, "Dr. Ada Lind")


def said(widget: QWidget) -> str:
    """Everything that can be read in `widget`."""
    texts = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " ".join(texts)


def messages(widget: QWidget) -> list[str]:
    """The inline messages shown in `widget`."""
    return [made.text() for made in widget.findChildren(InlineMessage) if made.isVisible()]


def test_create_stays_disabled_and_says_what_is_missing(qtbot: QtBot, page: StartPage) -> None:
    create = button(page, "Create record store")
    assert not create.isEnabled()
    assert "Still needed: your name, a passphrase of at least" in said(page.create_card)
    type_name(qtbot, page)
    assert "Still needed: a passphrase of at least 12 characters" in said(page.create_card)
    qtbot.keyClicks(passphrase(page, "Passphrase"), GOOD)
    assert not create.isEnabled()
    assert page.create_card.missing() == ["matching passphrases"]
    qtbot.keyClicks(passphrase(page, "Passphrase again"), GOOD)
    assert create.isEnabled()
    assert page.create_card.missing() == []
    page.set_folder("")
    assert not create.isEnabled()
    assert page.create_card.missing() == ["a folder"]


def test_create_hands_on_folder_passphrase_and_name(qtbot: QtBot, page: StartPage) -> None:
    type_name(qtbot, page)
    for name in ("Passphrase", "Passphrase again"):
        qtbot.keyClicks(passphrase(page, name), GOOD)
    with qtbot.waitSignal(page.create_requested) as heard:
        qtbot.mouseClick(button(page, "Create record store"), Qt.MouseButton.LeftButton)
    assert heard.args == ["/clinic/records.poems", GOOD, "Dr. Ada Lind"]


def test_differing_passphrases_are_named_at_once(qtbot: QtBot, page: StartPage) -> None:
    qtbot.keyClicks(passphrase(page, "Passphrase"), GOOD)
    again = passphrase(page, "Passphrase again")
    qtbot.keyClicks(again, GOOD[:5])
    assert messages(page.create_card) == []
    qtbot.keyClicks(again, "zz")
    assert messages(page.create_card) == [
        "The two passphrases differ. Type the same passphrase again."
    ]
    assert again.accessibleDescription().startswith("The two passphrases differ.")


def test_unfinished_repetition_is_named_on_leaving(qtbot: QtBot, page: StartPage) -> None:
    qtbot.keyClicks(passphrase(page, "Passphrase"), GOOD)
    again = passphrase(page, "Passphrase again")
    again.setFocus()
    qtbot.keyClicks(again, GOOD[:5])
    passphrase(page, "Passphrase").setFocus()
    assert len(messages(page.create_card)) == 1


def test_show_reveals_and_forgetting_hides_again(qtbot: QtBot, page: StartPage) -> None:
    edit = passphrase(page, "Passphrase")
    qtbot.keyClicks(edit, GOOD)
    assert edit.displayText() != GOOD
    qtbot.mouseClick(edit.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert edit.displayText() == GOOD
    page.forget_secrets()
    qtbot.keyClicks(edit, GOOD)
    assert edit.displayText() != GOOD


def test_unlock_with_enter(qtbot: QtBot, page: StartPage) -> None:
    page.set_recent([RecentStore("/a.poems", "a.poems"), RecentStore("/b.poems", "b.poems")])
    edit = passphrase(page, "Passphrase of the store")
    assert not button(page, "Unlock").isEnabled()
    qtbot.keyClicks(edit, "secret")
    with qtbot.waitSignal(page.unlock_requested) as heard:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert heard.args == ["/a.poems", "secret", ""]


def test_tab_goes_from_the_store_over_its_users_to_the_passphrase(page: StartPage) -> None:
    page.set_recent([RecentStore("/a.poems", "a.poems")])
    page.unlock_card.users.offer([("1", "Dr. Ada"), ("2", "Ben Cole")])
    forget, unlock = button(page, "Forget"), button(page, "Unlock")
    reached, widget = [], forget
    while widget is not unlock:
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            reached.append(widget.accessibleName())
    assert reached == ["User", "Passphrase of the store", "Show passphrase of the store", ""]


def test_without_stores_there_is_nothing_to_unlock(page: StartPage) -> None:
    assert not passphrase(page, "Passphrase of the store").isVisible()
    assert not button(page, "Unlock").isVisible()
    page.choose_store(RecentStore("/c.poems", "c.poems"))
    assert passphrase(page, "Passphrase of the store").isVisible()


def test_problem_stands_at_its_card_and_goes_when_typing(qtbot: QtBot, page: StartPage) -> None:
    page.set_recent([RecentStore("/a.poems", "a.poems")])
    page.show_problem("unlock", "This passphrase does not open the store. Nothing was changed.")
    assert messages(page.create_card) == []
    assert messages(page.unlock_card) == [
        "This passphrase does not open the store. Nothing was changed."
    ]
    qtbot.keyClicks(passphrase(page, "Passphrase of the store"), "x")
    assert messages(page.unlock_card) == []


def test_busy_takes_no_input(qtbot: QtBot, page: StartPage) -> None:
    page.set_recent([RecentStore("/a.poems", "a.poems")])
    qtbot.keyClicks(passphrase(page, "Passphrase of the store"), "secret")
    page.show_busy("Opening the store…")
    heard: list[object] = []
    page.unlock_requested.connect(heard.append)
    for made in (button(page, "Unlock"), button(page, "Open demo")):
        assert not made.isEnabled()
    qtbot.keyClick(passphrase(page, "Passphrase of the store"), Qt.Key.Key_Return)
    assert heard == []
    page.show_busy("")
    assert button(page, "Unlock").isEnabled()


def test_page_says_why_the_recovery_sheet_is_needed(page: StartPage) -> None:
    text = said(page)
    assert "Keep the recovery sheet: nobody can reset a passphrase" in text
    assert "Without passphrase or sheet the records cannot be opened, by anyone." in text


def test_demo_shows_its_passphrase(qtbot: QtBot, page: StartPage) -> None:
    page.set_demo_passphrase("fictional patients only")
    assert "fictional patients only" in said(page.demo_card)
    with qtbot.waitSignal(page.demo_requested):
        qtbot.mouseClick(button(page, "Open demo"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("width", "height"), [(1024, 690), (1440, 870)])
def test_nothing_is_cut_at_the_sides(page: StartPage, width: int, height: int) -> None:
    page.resize(width, height)
    QApplication.processEvents()
    for card in (page.create_card, page.unlock_card, page.demo_card):
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right < width
        assert card.width() >= card.minimumSizeHint().width()


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("short", {0}),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", {1}),
        ("abcdefghijklmnop", {1}),
        ("password password password password", {1}),
        ("violet anchor mistral dunes", {3, 4}),
        ("Zk8#qLw2!vTn6$Rb9@mXp4&Hc7%", {3}),
    ],
)
def test_strength_is_a_rough_but_sober_guide(text: str, levels: set[int]) -> None:
    assert rate(text).level in levels


def test_strength_says_how_much_is_missing() -> None:
    assert rate("short").remark == "5 characters; 7 more are needed."
