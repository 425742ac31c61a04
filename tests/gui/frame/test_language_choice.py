"""The language is chosen in the settings and holds from the next start."""

from poems_desktop.app.preferences import load_preferences
from poems_desktop.app.words import tr
from poems_desktop.program import Program
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import Label


def test_a_language_is_remembered_for_the_next_start(at_visit: Program) -> None:
    at_visit.shell.trigger("file.settings")
    computer = at_visit._menu._settings.dialog.show_section("This computer")
    chooser = computer.findChild(ChoiceBox, "settings.language")
    offered = [chooser.itemText(at) for at in range(chooser.count())]
    assert offered == ["English", "日本語 (Japanese, unchecked)"]
    assert chooser.value() == "en"
    said = [label.text() for label in computer.findChildren(Label)]
    assert any(text.startswith("Shown after the next start.") for text in said)
    chooser.setCurrentIndex(1)
    chooser.activated.emit(1)
    assert load_preferences(at_visit.places.preferences).language == "ja"
    assert tr("Cancel") == "Cancel"  # the window that is open stays as it is
    at_visit._menu._settings.dialog.close()
