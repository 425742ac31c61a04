"""A card: title row and body, which may be folded away."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import IconButton
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import current_theme, text_scale

_HEADER = 35
_ROUND = 5.5  # px, as in the style sheet
_EDGE = 8  # px, more than the corners are round


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


class Card(Themed, QFrame):
    """A bordered surface with a header row.

    `body` lays out the content, one under the other if it is not given. `ground` is the color
    token of what the card lies on: Qt then shifts the card as a picture when it moves and draws
    only what is new when it grows, instead of drawing all that is in it again.

    Attributes:
        content: what is below the header row.
        body: its layout, without margins.
    """

    collapsed_changed = Signal(bool)

    def __init__(  # noqa: PLR0913 - what a card is made of
        self,
        title: str,
        subtitle: str = "",
        *,
        collapsible: bool = False,
        body: QLayout | None = None,
        ground: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        if not ground:
            self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self._title = Label(title, "section")
        self._subtitle = _Subtitle(subtitle)
        self._header = QWidget()
        self._slot = QHBoxLayout()
        self._chevron: IconButton | None = None
        self._line = rule()
        self.content = QWidget()
        self.content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout() if body is None else body
        self.content.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._build(collapsible)
        if ground:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            for one in (self, self.content):
                one.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what the style sheet draws of other cards, and the ground in its corners."""
        if not self._ground:
            super().paintEvent(event)
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color(self._ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the lower edge where it was and where it is; the rest stays as it is drawn."""
        super().resizeEvent(event)
        if self._ground:
            before, now = event.oldSize(), event.size()
            if before.width() != now.width():
                self.update()
            for high in (before.height(), now.height()):
                self.update(0, high - _EDGE, now.width(), _EDGE)

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
