"""The heading of an entry: its day, which entry of the day, by whom, what the day still lacks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.transplant import LogEntry
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import text_scale

NEW = "new"


class EntryHead(Themed, QWidget):
    """Shows what it is given; choosing and correcting are told by its controls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = ChoiceBox([(NEW, tr("New entry"))], name=tr("Entries of the day"))
        self.chooser.setObjectName("log.entry")
        self.correct = LinkButton(tr("Correct…"), measure="small")
        self.correct.setObjectName("log.correct")
        self.title = Label("", "section")
        self._who = Label("", "dense", tone="ink2")
        self._clock = QLabel()
        self._reminder = Label("", "dense", tone="unk")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8, line_spacing=4)
        for widget in (self.title, self.chooser, self._who, self.correct):
            flow.addWidget(widget)
        row.addWidget(holder, 1)
        row.addWidget(self._clock)
        row.addWidget(self._reminder)
        self.follow_theme()

    def show_day(self, title: str, entries: Sequence[tuple[str, str]], chosen: str) -> None:
        """Which day is entered, and its entries to choose from, by id."""
        self.title.setText(tr("Entry for {title}").format(title=title))
        self.chooser.set_options([(NEW, tr("New entry")), *entries])
        self.chooser.show_value(chosen)

    def show_who(self, entry: LogEntry, saved: str) -> None:
        """Who entered it, whether late, and when it was saved."""
        said = [entry.by or tr("by: not recorded")]
        said += [tr("late entry")] if entry.late else []
        said += [saved] if saved else []
        self._who.setText(" · ".join(said))

    def show_reminder(self, text: str) -> None:
        """What the day still lacks; empty for nothing."""
        self._reminder.setText(text)
        self._clock.setVisible(bool(text))

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self._clock.setPixmap(pixmap("clock", "unk", round(14 * text_scale())))
