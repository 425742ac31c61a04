"""Which tests a site cannot do: chosen from everything that the forms ask."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.theme import text_scale

_LEAST = 240


class UnavailableList(QWidget):
    """The tests named so far, and one more."""

    def __init__(self, definitions: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definitions = definitions
        self._chosen: list[str] = []
        self._rows = QVBoxLayout()
        options: list[tuple[object, str]] = [
            (key, tr(field.label)) for key, field in definitions.fields.items()
        ]
        self._one = ChoiceBox(sorted(options, key=_label), name=tr("Test not available here"))
        self._one.setObjectName("unavailable.test")
        self._one.setMinimumWidth(round(_LEAST * text_scale()))  # the list itself shows all
        self._add = SecondaryButton(tr("Add"), "plus")
        row = QHBoxLayout()
        row.addWidget(self._one)
        row.addWidget(self._add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addLayout(row)
        self._add.clicked.connect(self._on_add)

    def show_chosen(self, chosen: Sequence[str]) -> None:
        """Show these as not available."""
        self._chosen = list(chosen)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key in self._chosen:
            self._rows.addWidget(self._line(key))

    def chosen(self) -> list[str]:
        """The keys of what is not available."""
        return list(self._chosen)

    def _line(self, key: str) -> QWidget:
        field = self._definitions.fields.get(key)
        label = tr(field.label) if field is not None else key
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        remove = LinkButton(tr("Available again"), measure="small")
        remove.setAccessibleName(tr("{label} is available again").format(label=label))
        remove.setProperty("key", key)
        remove.clicked.connect(self._on_remove)
        row.addWidget(Label(label, "body", wrap=True), 1)
        row.addWidget(remove)
        return line

    def _on_add(self) -> None:
        key = self._one.value()
        if isinstance(key, str) and key not in self._chosen:
            self.show_chosen([*self._chosen, key])

    def _on_remove(self) -> None:
        key = self.sender().property("key")
        self.show_chosen([one for one in self._chosen if one != key])


def _label(option: tuple[object, str]) -> str:
    return option[1].casefold()
