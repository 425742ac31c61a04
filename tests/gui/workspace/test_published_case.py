"""Published cases, entered through the window from their text with the keyboard alone.

It counts what a physician's hands do: with 0.28 s a key and 1.35 s to find each item in the text
(the keystroke-level model of Card, Moran and Newell) a case is a matter of two or three minutes.
"""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from poems_desktop.core.truth import Truth
from poems_desktop.ui.screens import settle

pytestmark = pytest.mark.slow  # In --full: the default run stays under four minutes.

CASES = {
    one["id"]: one
    for one in json.loads((Path(__file__).parents[2] / "data/published-cases.json").read_text())
}
CHOSEN = ("liu2017-52m-addison", "endoabs2010-hypogonadism-49f", "nonaka2012-59m-urine-only")
TRUTHS = {
    "met": Truth.TRUE,
    "not_met": Truth.FALSE,
    "unknown": Truth.UNKNOWN,
    "undetermined": Truth.UNKNOWN,
}
LETTERS = {"present": "p", "absent": "a"}
A_KEY, AN_ITEM = 0.28, 1.35


class Hands:
    """Types, and counts."""

    def __init__(self, sitting) -> None:
        self.sitting = sitting
        self.keys = self.items = 0

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            popup = self.sitting.page.navigator.finder._offer.popup()
            target = popup if popup.isVisible() else QApplication.focusWidget()
            if isinstance(key, str):
                self.sitting.qtbot.keyClicks(target, key)
                self.keys += len(key)
            else:
                self.sitting.qtbot.keyClick(target, key)
                self.keys += 1

    def go_to(self, key: str) -> None:
        """Ctrl+G and as many letters of the label as bring it to the top, by the arrows if near."""
        self.items += 1
        self.keys += 1
        self.sitting.program.trigger("visit.find_field")
        finder = self.sitting.page.navigator.finder
        label = self.sitting.desk.sitting.definitions.fields[key].label
        for letter in label:
            # The letters go to the field; the popup only passes them on.
            self.sitting.qtbot.keyClicks(finder, letter)
            self.keys += 1
            offered = finder.offered()
            if key in offered[:3] and len(finder.text()) >= 3:
                break
        for _ in range(finder.offered().index(key)):
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        settle(60)
        if QApplication.focusWidget() is None:
            self.sitting.shell.activateWindow()  # Offscreen nobody does when a popup closes.
            settle(20)
        assert self.sitting.page.form.editor(key).isAncestorOf(QApplication.focusWidget()), key


def enter(sitting, case: dict) -> Hands:
    hands = Hands(sitting)
    fields = sitting.desk.sitting.definitions.fields
    for key, state in case["findings"].items():
        if state in LETTERS and fields[key].kind == "finding" and not fields[key].group:
            hands.go_to(key)
            hands.press(LETTERS[state])
    for one in case["measurements"]:
        field = fields.get(one["test"])
        if field is None or field.kind != "result" or one["unit"] not in field.units:
            continue
        hands.go_to(one["test"])
        hands.press(str(one["value"]), Qt.Key.Key_Tab)
        for _ in range(field.units.index(one["unit"]) + 1):
            hands.press(Qt.Key.Key_Down)
    sitting.page.form.finish()
    settle(60)
    return hands


@pytest.mark.parametrize("name", CHOSEN)
def test_a_published_case_by_keyboard(sitting, name: str, record_property) -> None:
    case = CASES[name]
    hands = enter(sitting, case)
    fields = sitting.desk.sitting.definitions.fields
    as_group = [one for one in case["findings"] if getattr(fields.get(one), "group", False)]
    result = sitting.page.checklist.view.result
    expected = case["expected"]["dispenzieri"]["stated"]
    for item in result.items:
        if not as_group:  # A group is never ticked in a form: its members are.
            assert item.truth is TRUTHS[expected["items"][item.criterion.id]], item.criterion.id
    assert as_group or result.truth is TRUTHS[expected["verdict"]]
    assert hands.items >= 5
    told = hands.keys * A_KEY + hands.items * AN_ITEM
    assert told < 5 * 60, f"{hands.items} items, {hands.keys} keys, {told:.0f} s"
    record_property("hands", f"{hands.items} items, {hands.keys} keys, about {told:.0f} s")
