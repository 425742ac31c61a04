"""The left side of the start page: what the program is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, scaled

_POINTS = (
    (
        "lock",
        tr("Records stay on this computer"),
        tr("One encrypted store. No account, no network, no telemetry."),
    ),
    (
        "doc",
        tr("Every rule shows its source"),
        tr("Published criteria and reviews, named beside each rule and number."),
    ),
    (
        "shield",
        tr("The physician decides"),
        tr("The checklist and the figures support clinical judgment. They never diagnose."),
    ),
)


class Logo(QWidget):
    """A trend that crosses a threshold, in a rounded square."""

    def sizeHint(self) -> QSize:
        """56 px."""
        return QSize(57, 57)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the banner's colors."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("onBan"), 1.4))
        painter.drawRoundedRect(QRectF(1, 1, 54, 54), 9, 9)
        dashes = QPen(theme.color("onBan2"), 1.6)
        dashes.setDashPattern([2.5, 2])
        painter.setPen(dashes)
        painter.drawLine(QPointF(9, 27), QPointF(47, 27))
        line = QPen(theme.color("onBan"), 3)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(line)
        places = ((9, 38), (18, 33), (25, 17), (32, 32), (39, 35), (47, 36))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in places]))
        painter.setBrush(theme.color("onBan"))
        painter.drawEllipse(QPointF(25, 17), 2.6, 2.6)
        painter.end()


class _Point(Themed, QWidget):
    """An icon, a title and a sentence."""

    def __init__(self, icon_name: str, title: str, sentence: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._icon = QLabel()
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(Label(title, "section", tone="onBan", wrap=True))
        text.addWidget(Label(sentence, "body", tone="onBan2", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(text, 1)
        self.follow_theme()

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        self._icon.setPixmap(pixmap(self._icon_name, "onBan2", scaled(18)))


class StartSide(QFrame):
    """Name, purpose and three promises of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._version = Label("", "dense", tone="onBan2", wrap=True)
        purpose = tr("Diagnosis checklist and VEGF follow-up for POEMS syndrome.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 60, 44, 36)
        layout.setSpacing(0)
        logo = Logo()
        logo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout.addWidget(logo)
        layout.addSpacing(20)
        layout.addWidget(Label("POEMS Desktop", "hero", tone="onBan", wrap=True))
        layout.addSpacing(2)
        layout.addWidget(Label(purpose, "lead", tone="onBan2", wrap=True))
        layout.addSpacing(42)
        self._points = [_Point(*point) for point in _POINTS]
        for point in self._points:
            layout.addWidget(point)
            layout.addSpacing(22)
        layout.addStretch(1)
        layout.addWidget(self._version)

    def show_version(self, version: str) -> None:
        """Write the version at the foot."""
        self._version.setText(tr("Version {version}").format(version=version) if version else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out promises that would overlap: large text in a low window."""
        super().resizeEvent(event)
        shown = len(self._points)
        while shown > 0 and self._needed(shown) > self.height():
            shown -= 1
        for place, point in enumerate(self._points):
            point.setVisible(place < shown)

    def _needed(self, shown: int) -> int:
        """The height that the first `shown` promises need with everything around them."""
        layout = self.layout()
        margins = layout.contentsMargins()
        width = max(1, self.width() - margins.left() - margins.right())
        total = margins.top() + margins.bottom()
        places = {id(point): place for place, point in enumerate(self._points)}
        for at in range(layout.count()):
            item = layout.itemAt(at)
            widget = item.widget()
            if places.get(id(widget), -1) >= shown:
                continue
            if widget is not None and widget.hasHeightForWidth():
                total += widget.heightForWidth(width)
            else:
                total += item.sizeHint().height()
        return total

    def set_narrow(self, narrow: bool) -> None:
        """Smaller margins in a narrow window."""
        margins = (28, 36, 22, 24) if narrow else (48, 60, 44, 36)
        self.layout().setContentsMargins(*margins)
