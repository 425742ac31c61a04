"""The figure on the screen: pointed at by mouse and keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, text_scale
from poems_desktop.ui.trends.options import TrendOptions, model_of
from poems_desktop.ui.trends.pointing import beside, in_other_panel, nearest
from poems_desktop.ui.trends.rendering import Rendering, height_for

if TYPE_CHECKING:
    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.plots.spots import Spot
    from poems_desktop.plots.trend_model import TrendModel

_REACH = 14.0
_RING = 9.0
_LEAST_WIDTH, _LEAST_HEIGHT = 360, 240
_ALONG: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_End: 0}
_ACROSS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TrendCanvas(Themed, QWidget):
    """Draws when first shown and soon after each change of size or theme.

    `pointed(result_id)` follows the mouse (empty where it points at none); `chosen(result_id)`
    comes from a click or a key. `shown(point)` says where the chosen result stands.
    """

    pointed = Signal(str)
    chosen = Signal(str)
    shown = Signal(QPointF)
    copy_wanted = Signal()
    row_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.model: TrendModel | None = None
        self.spots: tuple[Spot, ...] = ()
        self._request: tuple[Assessment, TrendOptions] | None = None
        self._rendering = Rendering()
        self._image: QImage | None = None
        self._current = ""
        self._view_height = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(40)
        self._soon.timeout.connect(self.draw)
        self.follow_theme()

    @property
    def current(self) -> str:
        """The id of the chosen result; empty where there is none."""
        return self._current

    def show_trend(self, assessment: "Assessment", options: TrendOptions) -> None:
        """Draw this assessment's results; a hidden page draws when it is shown."""
        self._request = (assessment, options)
        if self.isVisible():
            self.draw()

    def set_current(self, result_id: str) -> None:
        """Ring a result without telling anybody; one that is not drawn clears the ring."""
        if result_id != self._current:
            self._current = result_id
            self.update()
            self._tell_place()

    def set_view_height(self, pixels: int) -> None:
        """How much of the height is seen at once; the figure may be higher."""
        self._view_height = pixels
        self._fit()

    def draw(self) -> None:
        """Draw at the present size in the present theme."""
        if self._request is None or not self.isVisible():
            return
        from poems_desktop.plots.trend_words import describe

        self.model = model_of(*self._request)
        self._fit()
        self._image, self.spots = self._rendering.draw(self.model, self)
        self.setAccessibleName(describe(self.model))
        self.update()

    def refresh_look(self) -> None:
        """Draw in the colors of a new theme."""
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """The first drawing waits for the first showing."""
        super().showEvent(event)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again for the new size."""
        super().resizeEvent(event)
        self._soon.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The figure, a ring around the chosen result, and one around the figure with focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        if self._image is not None:
            painter.drawImage(0, 0, self._image)
        spot = self._spot(self._current)
        if spot is not None:
            painter.setPen(QPen(theme.color("acc"), 2))
            painter.drawEllipse(self._place(spot), _RING * text_scale(), _RING * text_scale())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("acc"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which result is under the mouse."""
        self.pointed.emit(self._under(event.position()))

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the mouse any more."""
        self.pointed.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the result under the mouse."""
        found = self._under(event.position())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self._choose(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right within a panel, Up and Down between panels, Enter to the table's row."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current:
            self.row_wanted.emit()
            return
        found = self._target(event.key())
        if found is None:
            super().keyPressEvent(event)
            return
        event.accept()
        self._choose(found.result_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has left."""
        super().focusOutEvent(event)
        self.update()

    def _target(self, key: int) -> "Spot | None":
        here = self._spot(self._current)
        if key in _ALONG:
            return beside(self.spots, here, _ALONG[key] or len(self.spots))
        if key == Qt.Key.Key_Home:
            return beside(self.spots, here, -len(self.spots))
        if key in _ACROSS:
            return in_other_panel(self.spots, here, _ACROSS[key])
        return None

    def _choose(self, result_id: str) -> None:
        self._current = result_id
        self.update()
        self.chosen.emit(result_id)
        self._tell_place()

    def _tell_place(self) -> None:
        spot = self._spot(self._current)
        if spot is not None:
            self.shown.emit(self._place(spot))

    def _spot(self, result_id: str) -> "Spot | None":
        return next((one for one in self.spots if one.result_id == result_id), None)

    def _place(self, spot: "Spot") -> QPointF:
        return QPointF(spot.x * self.width(), spot.y * self.height())

    def _under(self, at: QPointF) -> str:
        found = nearest(
            self.spots, (at.x(), at.y()), (self.width(), self.height()), _REACH * text_scale()
        )
        return "" if found is None else found.result_id

    def _fit(self) -> None:
        """As high as what is seen; with other panels below, higher."""
        if self.model is not None:
            high = height_for(self.model, self.width(), self._view_height)
            self.setMinimumHeight(max(_LEAST_HEIGHT, high))
