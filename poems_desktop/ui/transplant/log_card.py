"""The card of one transplant: which one, its details, its log, and the entry of a day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.transplant.add_strip import AddStrip
from poems_desktop.ui.transplant.details_form import DetailsForm
from poems_desktop.ui.transplant.entry_form import EntryForm
from poems_desktop.ui.transplant.log_view import LogView
from poems_desktop.ui.transplant.panel_parts import icon_label


class LogCard(Card):
    """Puts the parts of the log under one another."""

    transplant_chosen = Signal(str)
    print_wanted = Signal()

    def __init__(self, definitions: Definitions, today: date) -> None:
        super().__init__(tr("Peri-transplant log"))
        self.chooser = ChoiceBox(name=tr("Transplant"))
        self.chooser.setObjectName("transplant.chooser")
        self.details_button = SecondaryButton(tr("Details"), measure="small")
        self.add_button = SecondaryButton(tr("Add transplant…"), "plus", measure="small")
        self.print_button = SecondaryButton(tr("Print log…"), "print", measure="small")
        self.details = DetailsForm(definitions, today)
        self.add_strip = AddStrip(definitions.library.engraftment, today)
        self.log = LogView()
        self.form = EntryForm(definitions, today)
        self._facts = Label("", "caption", tone="ink2", wrap=True)
        self._put_together()

    def show_transplants(self, titles: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the transplants of the patient."""
        self.chooser.set_options(titles)
        self.chooser.show_value(chosen)

    def show_facts(self, text: str) -> None:
        """The line under the heading: rule for day 0, days at home."""
        self._facts.setText(text)

    def set_details_shown(self, shown: bool) -> None:
        """Show or hide what is said of the whole transplant."""
        self.details.setVisible(shown)
        self.details_button.setText(tr("Hide details") if shown else tr("Details"))

    def _put_together(self) -> None:
        for button, name in (
            (self.details_button, "transplant.details"),
            (self.add_button, "transplant.add"),
            (self.print_button, "transplant.print"),
        ):
            button.setObjectName(name)
        holder = QWidget()
        tools = FlowLayout(holder, spacing=8, line_spacing=4)
        for widget in (self.chooser, self.details_button, self.add_button, self.print_button):
            tools.addWidget(widget)
        self.add_header_widget(holder)
        self.body.addWidget(self.add_strip)
        self.body.addWidget(self.details)
        self.body.addWidget(self._legend())
        self.body.addWidget(self.log, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self.form)
        self.add_strip.hide()
        self.details.hide()
        self.details_button.clicked.connect(self._on_details)
        self.chooser.edited.connect(self._on_chosen)
        self.print_button.clicked.connect(self.print_wanted)
        self.log.entered.connect(self._on_entered)

    def _legend(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(12, 4, 12, 3)
        row.setSpacing(5)
        row.addWidget(self._facts, 1)
        for state, word in (
            ("present", tr("present")),
            ("absent", tr("absent")),
            ("na", tr("not recorded")),
        ):
            row.addSpacing(8)
            row.addWidget(icon_label(state, 14))
            row.addWidget(Label(word, "caption", tone="ink2"))
        return holder

    def _on_details(self) -> None:
        self.set_details_shown(self.details.isHidden())

    def _on_chosen(self, transplant_id: object) -> None:
        self.transplant_chosen.emit(str(transplant_id))

    def _on_entered(self) -> None:
        self.form.go_to("temperature.value")
