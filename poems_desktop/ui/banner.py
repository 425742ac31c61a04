"""The patient banner: who this is, on every page and behind every dialog."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.chip import Chip, ChipFacts
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.text import breakable
from poems_desktop.ui.theme import current_theme, height

_NARROW_BELOW, _FLAT_BELOW = 1200, 800


@dataclass(frozen=True, slots=True)
class BannerFacts:
    """The identity of a patient, ready to show.

    Attributes:
        name: `ELLERBY, Tomas (Mr)`.
        born: `03-May-1971 (54 y)`, or a word where it is not known.
        sex: `Male`.
        record_number: `DEMO-0147`.
        fictional: a demo patient, marked as not a real person.
        alike: who else has this family name, in words that name nobody; empty where nobody has.
        chips: up to a few states, shown at the right.
    """

    name: str
    born: str
    sex: str
    record_number: str
    fictional: bool = False
    chips: Sequence[ChipFacts] = ()
    alike: str = ""

    def sentence(self) -> str:
        """Name, birth, sex and record number as one string for a screen reader."""
        parts = [
            self.name,
            tr("born {born}").format(born=self.born),
            tr("sex {sex}").format(sex=self.sex),
            tr("record number {record_number}").format(record_number=self.record_number),
        ]
        if self.alike:
            parts.append(tr("similar name: {others}").format(others=self.alike))
        if self.fictional:
            parts.append(tr("fictional demo patient, not a real person"))
        parts += [f"{chip.caption}: {chip.value}" for chip in self.chips]
        return ". ".join(parts)


class FactPair(QWidget):
    """A small caption over its value, with a rule before it; both can be selected.

    `flat` sets caption and value on one line, without the rule.
    """

    def __init__(self, caption: str, value: str, *, flat: bool = False) -> None:
        super().__init__()
        text = QHBoxLayout() if flat else QVBoxLayout()
        text.setSpacing(6 if flat else 0)
        caption_label = Label(caption, "caption", tone="onBan2")
        value_label = Label(value, "row", tone="onBan")
        for label in (caption_label, value_label):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        if not flat:
            line = rule(vertical=True, kind="bannerRule")
            line.setMinimumHeight(34)
            layout.addWidget(line)
        layout.addLayout(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)


class PatientBanner(Themed, QFrame):
    """Identity at the left, chips at the right. Nothing is ever cut: it grows by lines instead.

    `chip_activated(index)` comes when the user clicks a chip or presses Enter on it.
    """

    chip_activated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._facts: BannerFacts | None = None
        self._chips: list[Chip] = []
        self._narrow = self._flat = False
        self._identity = QWidget()
        self._flow = FlowLayout(self._identity, spacing=18)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 8, 16, 8)
        layout.setSpacing(14)
        layout.addWidget(self._identity, 1)
        layout.addLayout(self._chip_row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._identity.setSizePolicy(policy)
        self.follow_theme()

    def show_facts(self, facts: BannerFacts) -> None:
        """Show a patient."""
        if facts == self._facts:
            return
        self._facts = facts
        self.setAccessibleName(facts.sentence())
        self._rebuild()

    def facts(self) -> BannerFacts | None:
        """The patient shown."""
        return self._facts

    def fit(self, width: float) -> None:
        """Arrange for `width` px at 100 % text.

        In a narrow window the demo block leaves (the record number still says it); in a very
        narrow one a caption stands beside its value, since the facts need more than one line.
        """
        narrow, flat = width < _NARROW_BELOW, width < _FLAT_BELOW
        if (narrow, flat) != (self._narrow, self._flat):
            self._narrow, self._flat = narrow, flat
            self._rebuild()

    def read_out(self) -> str:
        """Take the focus, speak the identity to a screen reader and return it as one string."""
        sentence = self._facts.sentence() if self._facts else ""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        return sentence

    def chips(self) -> Sequence[Chip]:
        """The chips shown, in order."""
        return tuple(self._chips)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.setMinimumHeight(height("banner"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band and, with focus, a ring inside it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(current_theme().color("onBan"), 2))
            painter.drawRect(self.rect().adjusted(3, 3, -3, -3))
            painter.end()

    def _rebuild(self) -> None:
        if self._facts is None:
            return
        _empty(self._flow)
        _empty(self._chip_row)
        facts = self._facts
        name = Label(breakable(facts.name), "name", tone="onBan", wrap=len(facts.name) > 40)
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._flow.addWidget(name)
        pairs = [
            (tr("Born"), facts.born),
            (tr("Sex"), facts.sex),
            (tr("Record no."), facts.record_number),
        ]
        if facts.alike:
            pairs.append((tr("Similar name"), facts.alike))
        if facts.fictional and not self._narrow:
            pairs.append((tr("Fictional demo patient"), tr("Not a real person")))
        for caption, value in pairs:
            self._flow.addWidget(FactPair(caption, value, flat=self._flat))
        self._chips = [Chip(chip) for chip in facts.chips]
        for chip in self._chips:
            chip.clicked.connect(self._on_chip)
            self._chip_row.addWidget(chip)

    def _on_chip(self) -> None:
        sender = self.sender()
        if isinstance(sender, Chip):
            self.chip_activated.emit(self._chips.index(sender))


def _empty(layout: FlowLayout | QHBoxLayout) -> None:
    while layout.count():
        widget = layout.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
