"""One more limit of the site's own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.site_draft import NewLimit, Word, limit_words, with_limit
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.policy import Policy, SiteThreshold
from poems_desktop.core.reading import show_date
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.number_edit import NumberEdit

_ACROSS = 3


class LimitRows(QWidget):
    """The limits set so far; `removed(place)` takes one away."""

    removed = Signal(int)

    def __init__(self, definitions: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Limits of the site"))
        self._definitions = definitions
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_limits(self, limits: Sequence[SiteThreshold]) -> None:
        """Show these, in their order."""
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(limits):
            self._column.addWidget(self._line(place, one))

    def _line(self, place: int, one: SiteThreshold) -> QWidget:
        field = self._definitions.result(one.test)
        sex = {"F": tr(", women"), "M": tr(", men")}.get(one.sex or "", "")
        label = tr(field.label) if field is not None else one.test
        limit = limit_words(one, self._definitions)
        text = f"{label}{sex}: {limit} ({one.by}, {show_date(one.day)})"
        remove = LinkButton(tr("Remove"), measure="small")
        remove.setAccessibleName(tr("Remove the limit {text}").format(text=text))
        remove.setProperty("place", place)
        remove.clicked.connect(self._on_remove)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(text, "body", wrap=True), 1)
        row.addWidget(remove)
        return line

    def _on_remove(self) -> None:
        self.removed.emit(int(self.sender().property("place")))


class LimitForm(QWidget):
    """Test, sign, value, unit, sex; `added()` when the user wants it."""

    added = Signal()

    def __init__(self, definitions: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definitions = definitions
        tests = [
            (name, tr(field.label))
            for name in definitions.thresholds.tests
            if (field := definitions.result(name)) is not None
        ]
        self._test = ChoiceBox(tests, name=tr("Test of the limit"))
        self._operator = ChoiceBox(
            [("above", tr("above")), ("at_least", tr("at least"))], name=tr("Above or at least")
        )
        self._value = NumberEdit(name=tr("Value of the limit"))
        self._unit = ChoiceBox(name=tr("Unit of the limit"))
        self._sex = ChoiceBox(
            [("", tr("Both")), ("F", tr("Women")), ("M", tr("Men"))], name=tr("Sex")
        )
        self._add = SecondaryButton(tr("Add limit"), "plus")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        fields = (
            (tr("Test"), self._test),
            (tr("Operator"), self._operator),
            (tr("Value"), self._value),
            (tr("Unit"), self._unit),
            (tr("Sex"), self._sex),
        )
        names = ("test", "operator", "value", "unit", "sex")
        for (_, widget), name in zip(fields, names, strict=True):
            widget.setObjectName(f"limit.{name}")
        for place, (label, widget) in enumerate(fields):
            row, column = divmod(place, _ACROSS)
            grid.addWidget(field_label(label, widget), 2 * row, column)
            grid.addWidget(widget, 2 * row + 1, column)
        row, column = divmod(len(fields), _ACROSS)
        grid.addWidget(self._add, 2 * row + 1, column)
        grid.setColumnStretch(_ACROSS, 1)
        self._test.edited.connect(self._on_test)
        self._add.clicked.connect(self.added)
        self.empty()

    @property
    def begun(self) -> bool:
        """Whether a value was typed that is no limit yet."""
        return bool(self._value.text())

    def empty(self) -> None:
        """Begin anew."""
        self._test.show_value(self._test.itemData(0))
        self._operator.show_value("above")
        self._sex.show_value("")
        self._value.show_value("")
        self._show_units()

    def added_to(self, policy: Policy, word: Word) -> Policy:
        """The policy with what was typed here.

        Raises:
            ProblemsError: where the value cannot be read.
        """
        limit = NewLimit(
            test=str(self._test.value()),
            operator=str(self._operator.value()),
            value=self._value.text(),
            unit=str(self._unit.value()),
            sex=str(self._sex.value() or ""),
        )
        return with_limit(policy, limit, word)

    def _on_test(self, _name: object) -> None:
        self._show_units()

    def _show_units(self) -> None:
        field = self._definitions.result(str(self._test.value()))
        units = () if field is None else field.units
        self._unit.show_value(None)
        self._unit.set_options([(unit, self._definitions.unit_text(unit)) for unit in units])
        self._unit.show_value(units[0] if units else None)
