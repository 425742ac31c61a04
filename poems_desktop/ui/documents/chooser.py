"""What is chosen for a document: kind, paper, and what this kind leaves open."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.reports.kind_names import Kind
from poems_desktop.reports.kinds import DOCUMENTS, TITLES
from poems_desktop.ui.documents.maker import DocumentMaker, Wanted
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.theme import text_scale

_PAPERS = (SegmentOption("a4", "A4"), SegmentOption("letter", tr("US Letter")))
_LONGEST = 200
_LEAST = 160
_OFF = tr(
    "Arithmetic of doses is switched off for this site. A physician can switch it on in Settings."
)


class Chooser(QWidget):
    """The choices of the page; `chosen` follows each change."""

    chosen = Signal()

    def __init__(self, maker: DocumentMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maker = maker
        self.kind = ChoiceBox(
            [(kind, tr(title)) for kind, title in TITLES.items()], name=tr("Document")
        )
        self.kind.setMinimumWidth(round(_LEAST * text_scale()))  # a longer title ends in dots
        self.kind.show_value("summary")
        self.paper = SegmentedControl(_PAPERS, name=tr("Paper"), rest="a4")
        self.transplant = ChoiceBox((), name=tr("Transplant"))
        factors = tr(" and ").join(maker.dose_factors)
        self.dose = CheckBox(tr("Arithmetic of doses ({factors} mg/kg)").format(factors=factors))
        self.large = CheckBox(tr("Large print"))
        self.blank = CheckBox(tr("Blank, to fill in by hand"))
        self.call = LineField(name=tr("Whom to call"))
        self.temperature = LineField(name=tr("Call at which temperature"))
        self.feeds = Label("", "secondary", wrap=True)
        self._off = Label(_OFF, "secondary", wrap=True)
        self._parts: dict[str, tuple[QWidget, ...]] = {}
        self._build()
        named = {
            "kind": self.kind,
            "paper": self.paper,
            "transplant": self.transplant,
            "dose": self.dose,
            "large": self.large,
            "blank": self.blank,
            "call": self.call,
            "temperature": self.temperature,
        }
        for name, widget in named.items():
            widget.setObjectName(f"document.{name}")

    def wanted(self, kind: Kind | None = None) -> Wanted:
        """What is chosen now, for the kind chosen or another one.

        Choices that the kind does not have are left at their default.
        """
        kind = kind or self.document_kind
        has = DOCUMENTS[kind].choices
        return Wanted(
            kind=kind,
            paper="letter" if self.paper.value() == "letter" else "a4",
            transplant=self._transplant() if "transplant" in has else None,
            dose_arithmetic="dose" in has and self.dose.isChecked() and self.dose.isEnabled(),
            large_print="large" in has and self.large.isChecked(),
            blank="blank" in has and self.blank.isChecked(),
            call=self.call.text() if "site" in has else "",
            temperature=self.temperature.text() if "site" in has else "",
        )

    @property
    def document_kind(self) -> Kind:
        """The kind chosen."""
        value = self.kind.value()
        return next((kind for kind in TITLES if kind == value), "summary")

    def choose(self, kind: Kind) -> None:
        """As if the user had picked it."""
        self.kind.show_value(kind)
        self._on_kind()

    def show_record(self, refusals: Mapping[Kind, str]) -> None:
        """Say which kinds the open record does not allow, and offer its transplants."""
        for place, (kind, title) in enumerate(TITLES.items()):
            mark = tr(" (not available)") if kind in refusals else ""
            self.kind.setItemText(place, f"{tr(title)}{mark}")
        offered = self._maker.transplants
        chosen = self._transplant()
        self.transplant.set_options(offered)
        known = [name for name, _ in offered]
        if offered:
            self.transplant.show_value(
                chosen if chosen in known else self._maker.current_transplant
            )
        site = self._maker.site
        self.dose.setEnabled(site.dose_arithmetic)
        self._off.setHidden(site.dose_arithmetic)
        if not self.call.text():
            self.call.show_value(site.call)
        if not self.temperature.text():
            self.temperature.show_value(site.call_at)
        self._show_choices()

    def _transplant(self) -> str | None:
        value = self.transplant.value()
        return value if isinstance(value, str) and value else None

    def _on_kind(self, _value: object = None) -> None:
        self._show_choices()
        self.chosen.emit()

    def _show_choices(self) -> None:
        document = DOCUMENTS[self.document_kind]
        self.feeds.setText(tr("Made from: {feeds}").format(feeds=tr(document.feeds)))
        for choice, widgets in self._parts.items():
            shown = choice in document.choices
            if choice == "transplant":
                shown = shown and self.transplant.count() > 1
            for widget in widgets:
                widget.setVisible(shown)
        if "dose" in document.choices:
            self._off.setVisible(not self.dose.isEnabled())

    def _build(self) -> None:
        for field in (self.call, self.temperature):
            field.setMaxLength(_LONGEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field_label(tr("Document"), self.kind))
        column.addWidget(self.kind)
        column.addWidget(self.feeds)
        column.addSpacing(6)
        column.addWidget(field_label(tr("Paper"), self.paper))
        column.addWidget(self.paper)
        titled = (
            ("transplant", tr("Transplant"), self.transplant),
            ("site", tr("Whom to call"), self.call),
            ("site", tr("Call at which temperature"), self.temperature),
        )
        for choice, title, widget in titled:
            label = field_label(title, widget)
            self._parts[choice] = (*self._parts.get(choice, ()), label, widget)
            column.addWidget(label)
            column.addWidget(widget)
        for choice, boxes in (
            ("dose", (self.dose, self._off)),
            ("large", (self.large,)),
            ("blank", (self.blank,)),
        ):
            self._parts[choice] = boxes
            for box in boxes:
                column.addWidget(box)
        self.kind.edited.connect(self._on_kind)
        for signal in (self.paper.edited, self.transplant.edited, self.call.edited,
                       self.temperature.edited, self.dose.clicked, self.large.clicked,
                       self.blank.clicked):  # fmt: skip
            signal.connect(self._on_choice)

    def _on_choice(self, _value: object = None) -> None:
        self.chosen.emit()
