"""What a user typed is shown literally, and identity is shown whole."""

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListView, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.ui.banner import BannerFacts, PatientBanner
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.chip import ChipFacts
from poems_desktop.ui.kit.citation_mark import CitationMark, ReferencePopup, marks_in_short
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.verdict_box import VerdictBox
from poems_desktop.ui.patient_list import PatientList
from poems_desktop.ui.patient_rows import ItemNote, PatientItem
from poems_desktop.ui.text import breakable, plain_tooltip, without_mnemonics

MARKUP = '<b>x</b> & "O\'Brien"'
LONG = "WOLFESCHLEGELSTEINHAUSENBERGERDORFFWELCHEVORALTERN"


def facts(name: str) -> BannerFacts:
    """A fictional patient of that name."""
    chip = ChipFacts("Diagnosis checklist", "Not yet known · 3 of 4", "unknown", "unk")
    return BannerFacts(name, "03-May-1971 (54 y)", "Male", "DEMO-0147", True, (chip,))


def test_label_never_reads_markup(qtbot: QtBot) -> None:
    label = Label(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    literal = QLabel("x")
    qtbot.addWidget(literal)
    assert label.sizeHint().width() > 3 * literal.sizeHint().width()


def test_label_keeps_its_color_inside_a_menu_bar(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    label = Label("███", tone="err")
    bar.setCornerWidget(label)
    bar.resize(300, 30)
    bar.show()
    middle = label.mapTo(bar, label.rect().center())
    drawn = bar.grab().toImage().pixelColor(middle)
    assert drawn.red() > drawn.green() + 60


def test_tooltip_shows_markup_literally() -> None:
    assert plain_tooltip(MARKUP) == '<qt>&lt;b&gt;x&lt;/b&gt; &amp; "O\'Brien"</qt>'
    assert plain_tooltip("") == ""


def test_ampersand_is_no_mnemonic() -> None:
    assert without_mnemonics("Bone & Castleman") == "Bone && Castleman"


def test_message_shows_markup_literally(qtbot: QtBot) -> None:
    message = InlineMessage()
    qtbot.addWidget(message)
    message.show_message("error", MARKUP, MARKUP)
    assert message.text() == f"{MARKUP} {MARKUP}"
    drawn = [label.text() for label in message.findChildren(QLabel) if label.text()]
    assert all("<b>" not in text for text in drawn)
    assert "&lt;b&gt;x&lt;/b&gt;" in drawn[0]


def test_every_label_of_banner_card_and_verdict_is_plain(qtbot: QtBot) -> None:
    banner, card, box = PatientBanner(), Card(MARKUP, MARKUP), VerdictBox()
    banner.show_facts(facts(MARKUP))
    box.show_verdict("unknown", MARKUP, MARKUP)
    for widget in (banner, card, box):
        qtbot.addWidget(widget)
        for label in widget.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()


def test_banner_is_one_sentence_for_a_screen_reader(qtbot: QtBot) -> None:
    banner = PatientBanner()
    qtbot.addWidget(banner)
    banner.show_facts(facts("ELLERBY, Tomas (Mr)"))
    banner.show()
    expected = (
        "ELLERBY, Tomas (Mr). born 03-May-1971 (54 y). sex Male. record number DEMO-0147. "
        "fictional demo patient, not a real person. Diagnosis checklist: Not yet known · 3 of 4"
    )
    assert banner.accessibleName() == expected
    assert banner.read_out() == expected


def test_banner_grows_instead_of_cutting_a_name(qtbot: QtBot) -> None:
    banner = PatientBanner()
    qtbot.addWidget(banner)
    banner.show_facts(facts(f"{LONG}, Tomas (Mr)"))
    banner.resize(1024, banner.heightForWidth(1024))
    banner.show()
    banner.grab()
    for label in banner.findChildren(QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
        assert label.height() >= needed
        assert label.width() >= label.minimumSizeHint().width()
        inside = label.mapTo(banner, label.rect().bottomRight())
        assert banner.rect().contains(inside)


def test_banner_chip_reports_its_place(qtbot: QtBot) -> None:
    banner = PatientBanner()
    qtbot.addWidget(banner)
    banner.show_facts(facts("ELLERBY, Tomas (Mr)"))
    banner.show()
    with qtbot.waitSignal(banner.chip_activated) as heard:
        qtbot.keyClick(banner.chips()[0], Qt.Key.Key_Return)
    assert heard.args == [0]


def test_breakable_keeps_every_letter() -> None:
    assert breakable(LONG).replace("\u200b", "") == LONG
    assert breakable("ELLERBY, Tomas") == "ELLERBY, Tomas"


def patients() -> list[PatientItem]:
    """Three fictional patients, one with a very long name."""
    return [
        PatientItem("1", MARKUP, "DEMO-0147 · 54 y M", (ItemNote("Due", "clock", "unk"),)),
        PatientItem("2", f"{LONG}, Piet", "DEMO-0064 · 58 y M"),
        PatientItem("3", "محمد", "DEMO-0093 · 59 y F"),
    ]


def test_list_opens_with_enter_after_a_search(qtbot: QtBot) -> None:
    panel = PatientList()
    qtbot.addWidget(panel)
    panel.show_items(patients())
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.focus_search()
    searched: list[str] = []
    opened: list[str] = []
    panel.search_changed.connect(searched.append)
    panel.open_requested.connect(opened.append)
    qtbot.keyClicks(QApplication.focusWidget(), "van")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert (searched, opened) == (["v", "va", "van"], ["2"])


def test_list_marks_without_opening(qtbot: QtBot) -> None:
    panel = PatientList()
    qtbot.addWidget(panel)
    opened: list[str] = []
    panel.open_requested.connect(opened.append)
    panel.show_items(patients())
    panel.show_current("2")
    panel.show_items(patients()[1:])
    assert panel.findChild(QListView).currentIndex().row() == 0
    panel.show_current("")
    assert not panel.findChild(QListView).currentIndex().isValid()
    assert opened == []


def test_long_name_makes_its_row_higher(qtbot: QtBot) -> None:
    panel = PatientList()
    qtbot.addWidget(panel)
    panel.show_items(patients())
    panel.resize(218, 600)
    panel.show()
    view = panel.findChild(QListView)
    heights = [view.visualRect(view.model().index(row, 0)).height() for row in range(3)]
    assert heights[1] > heights[2] + 15


def test_folding_the_list(qtbot: QtBot) -> None:
    panel = PatientList()
    qtbot.addWidget(panel)
    panel.show()
    panel.set_rail(True)
    assert panel.width() == 44
    panel.focus_search()
    assert panel.width() == 218


def test_citation_opens_and_closes_by_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    # Away from the corner where the offscreen pointer rests: hovering opens the reference too.
    mark = CitationMark("F6", f"Fictional reference {MARKUP}", window)
    mark.move(150, 100)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    mark.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(mark, key)
        assert mark.shows_reference()
        popup = mark.findChild(ReferencePopup)
        assert popup.isVisible()
        assert popup.findChild(Label).text() == f"Fictional reference {MARKUP}"
        qtbot.keyClick(mark, Qt.Key.Key_Escape)
        assert not mark.shows_reference()
        QApplication.sendPostedEvents(None, 52)
        assert mark.findChild(ReferencePopup) is None


@pytest.mark.parametrize(
    ("count", "most", "shown"),
    [(0, 1, []), (2, 2, ["F0", "F1"]), (3, 2, ["F0", "F1", "F2"]), (4, 2, ["F0", "F1", "+2"]),
     (4, 1, ["F0", "+3"])],
)  # fmt: skip
def test_no_source_goes_untold_where_marks_have_no_room(
    qtbot: QtBot, count: int, most: int, shown: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sources = [(f"F{at}", f"Fictional reference {at}") for at in range(count)]
    marks = marks_in_short(sources, most, window)
    assert [one.text() for one in marks] == shown
    told = "\n".join(one.accessibleName() + one.reference() for one in marks)
    assert all(mark in told and reference in told for mark, reference in sources)


def test_the_last_mark_names_the_sources_that_have_no_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    last = marks_in_short([(f"F{at}", f"Reference {at}") for at in range(4)], 2, window)[-1]
    assert last.accessibleName() == "More sources: F2, F3"
    assert last.accessibleDescription() == last.reference() == "F2: Reference 2\nF3: Reference 3"


def test_closed_widgets_are_freed(qtbot: QtBot) -> None:
    assert not gc.isenabled()
    card = Card("Blood", collapsible=True)
    message = InlineMessage()
    card.body.addWidget(message)
    card.add_header_widget(CitationMark("F6", "reference"))
    card.show()
    card.close()
    kept = weakref.ref(card)
    del card, message
    assert kept() is None


def test_card_folds(qtbot: QtBot) -> None:
    card = Card("Blood", "4 of 5 assessed", collapsible=True)
    qtbot.addWidget(card)
    inside = QWidget()
    card.body.addWidget(inside)
    card.show()
    heard: list[bool] = []
    card.collapsed_changed.connect(heard.append)
    card.set_collapsed(True)
    assert not inside.isVisible()
    card.set_collapsed(True)
    card.set_collapsed(False)
    assert inside.isVisible()
    assert heard == [True, False]


def test_reference_goes_with_its_page(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    mark = CitationMark("F6", "Fictional reference", window)
    mark.move(150, 100)
    window.show()
    mark.toggle_reference()
    popup = mark.findChild(ReferencePopup)
    assert popup.isVisible()
    window.hide()
    assert not mark.shows_reference()
    assert not popup.isVisible()
