"""One treatment in the form: its fields, and what is half typed in them."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.treatment_entry import DIRECTED, read, shown
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Treatment
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import below, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.beside import NOT_KEPT, Beside

PLACE = "treatment/"
_DATE_WIDTH = 126
_TITLES = {
    "name": tr("Treatment"),
    "start": tr("Start"),
    "stop": tr("End"),
    "when": tr("When, in words"),
    "outcome": tr("Outcome"),
}


class TreatmentRow(QFrame):
    """One treatment; `finished(treatment)` comes when a field is left and all can be read."""

    finished = Signal(object)

    def __init__(
        self,
        treatment: Treatment,
        today: date,
        parent: QWidget | None = None,
        *,
        beside: Beside,
    ) -> None:
        super().__init__(parent)
        read_only = not beside.can_save
        self.setProperty("kind", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.treatment = treatment
        self._today = today
        who = treatment.name or tr("New treatment")
        self.fields: dict[str, LineField] = {
            name: (DateEdit if name in {"start", "stop"} else LineField)(name=f"{who}: {title}")
            for name, title in _TITLES.items()
        }
        self.directed = ChoiceBox(
            [(value, tr(text)) for value, text in DIRECTED],
            name=tr("{who}: directed at the plasma cells").format(who=who),
        )
        self.directed.setObjectName(f"treatment.{treatment.id}.directed")
        self._message = InlineMessage()
        self._build()
        for field in self.fields.values():
            field.setReadOnly(read_only)
        self.directed.set_read_only(read_only)
        self.show_value(treatment)
        self._box = beside.box({**self.fields, "directed": self.directed}, self)
        self._box.at(f"{PLACE}{treatment.id}")
        for field in self.fields.values():
            field.typing.connect(self._on_typing)

    def go_on(self) -> None:
        """Go on with what was half typed here before.

        What was left and could not be saved is saved now. What was still being typed when the
        program ended is no treatment until its field is left: nobody said that it was all.
        """
        if self._box.is_open:
            self._on_left(None)
        elif self._box.holds_text:
            for name, text in shown(self.treatment).items():
                if self.fields[name].text() != text:
                    self.fields[name].ask_again()
            self._message.show_message("note", NOT_KEPT)

    def kept(self, treatment: Treatment) -> None:
        """The treatment is in the record as it stands here."""
        self.treatment = treatment
        for name, text in shown(treatment).items():
            if not self.fields[name].hasFocus():
                self.fields[name].show_value(text)
        self._box.settled()

    def not_kept(self) -> None:
        """The treatment could not be saved; leaving any field of the row tries again."""
        self._message.show_message("error", NOT_KEPT)
        for field in self.fields.values():
            field.ask_again()
        self.directed.ask_again()

    def show_changed(self, treatment: Treatment) -> None:
        """The record says something else now; what is half typed here stays."""
        if self._box.holds_text:
            self.treatment = treatment
        else:
            self.show_value(treatment)
            self._box.settled()

    def show_value(self, treatment: Treatment) -> None:
        """Show a treatment."""
        self.treatment = treatment
        for name, text in shown(treatment).items():
            self.fields[name].show_value(text)
            self.fields[name].setCursorPosition(0)
        self.directed.show_value(treatment.directed)

    def problem(self) -> str:
        """What is said under the row."""
        return self._message.text()

    def _build(self) -> None:
        for name, field in self.fields.items():
            field.setObjectName(f"treatment.{self.treatment.id}.{name}")
            field.edited.connect(self._on_left)
            if isinstance(field, DateEdit):
                field.set_today(self._today)
                field.setFixedWidth(round(_DATE_WIDTH * text_scale()))
        self.directed.edited.connect(self._on_left)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._cell("name"), 1)
        directed = field_label(tr("Directed at the plasma cells"), self.directed)
        first.addWidget(below(directed, self.directed))
        for name in ("start", "stop", "when", "outcome"):
            second.addWidget(self._cell(name), name in {"when", "outcome"})
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(4)
        for line in (first, second):
            line.setSpacing(8)
            column.addLayout(line)
        column.addWidget(self._message)

    def _cell(self, name: str) -> QWidget:
        return below(field_label(_TITLES[name], self.fields[name]), self.fields[name])

    def _on_left(self, _value: object) -> None:
        texts = {name: field.text() for name, field in self.fields.items()}
        directed = self.directed.value()
        said = directed if isinstance(directed, bool) else None
        entry = read(self.treatment, texts, said, self._today)
        for name, field in self.fields.items():
            field.show_problem(entry.problems.get(name))
        sentence = next(iter(entry.problems.values()), "")
        self._message.show_message(
            "error", sentence and tr("{sentence} Not saved until then.").format(sentence=sentence)
        )
        if entry.treatment is not None and entry.treatment != self.treatment:
            self.finished.emit(entry.treatment)
        # Open is what was left here and is not in the record.
        self._box.set_open(shown=self._box.holds_text)

    def _on_typing(self, _text: str) -> None:
        if self._box.is_open:
            self._box.set_open(shown=False)
