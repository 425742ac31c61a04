"""A card: title row and body, which may be folded away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import IconButton
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import text_scale

_HEADER = 35


class _Subtitle(Label):
    """Quiet words beside the title; where room lacks, shortened with all of them as a tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__("", "dense", tone="ink2")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Say something else."""
        self._whole = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """It may have been sized while it was hidden."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        fits = not self.isVisible() or metrics.horizontalAdvance(self._whole) <= room
        side = Qt.TextElideMode.ElideRight
        self.setText(self._whole if fits else metrics.elidedText(self._whole, side, room))
        self.setToolTip("" if fits else plain_tooltip(self._whole))


class CardFrame(Themed, QFrame):
    """A surface with a header row; what is below it is laid out by who derives from it.

    Attributes:
        content: what is below the header row.
    """

    collapsed_changed = Signal(bool)

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        collapsible: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title = Label(title, "section")
        self._subtitle = _Subtitle(subtitle)
        self._header = QWidget()
        self._slot = QHBoxLayout()
        self._chevron: IconButton | None = None
        self._line = rule()
        self.content = QWidget()
        self.content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._build(collapsible)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the quiet text beside the title."""
        self._subtitle.say(subtitle)

    def add_header_widget(self, widget: QWidget) -> None:
        """Put `widget` at the right end of the header row."""
        self._slot.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def is_collapsed(self) -> bool:
        """Whether the body is folded away."""
        return self.content.isHidden()

    def set_collapsed(self, collapsed: bool) -> None:
        """Fold the body away or show it."""
        if collapsed == self.is_collapsed():
            return
        self.content.setHidden(collapsed)
        self._line.setHidden(collapsed)
        self._show_chevron()
        self.collapsed_changed.emit(collapsed)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self._header.setMinimumHeight(round(_HEADER * text_scale()))

    def _build(self, collapsible: bool) -> None:
        row = QHBoxLayout(self._header)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        if collapsible:
            row.setContentsMargins(6, 0, 12, 0)
            row.setSpacing(5)
            self._chevron = IconButton("cd", tr("Fold"), size=12)
            self._chevron.clicked.connect(self._on_chevron)
            row.addWidget(self._chevron)
        row.addWidget(self._title)
        row.addWidget(self._subtitle, 1)
        row.addLayout(self._slot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._line)
        layout.addWidget(self.content, 1)
        self.follow_theme()
        self._show_chevron()

    def _on_chevron(self) -> None:
        self.set_collapsed(not self.is_collapsed())

    def _show_chevron(self) -> None:
        if self._chevron is not None:
            folded = self.is_collapsed()
            self._chevron.set_icon_name("cr" if folded else "cd")
            verb = tr("Unfold") if folded else tr("Fold")
            self._chevron.set_name(f"{verb} {self._title.text()}")


class Card(CardFrame):
    """A bordered surface with a header row.

    Attributes:
        body: the layout for the content, without margins.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        collapsible: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, subtitle, collapsible=collapsible, parent=parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
