"""The checklist where the window is narrow: verdict and the state of each condition."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from poems_desktop.app.verdict_words import limbs_met, state_word, verdict
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import SetResult
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.buttons import IconButton
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.criterion_row import STATE

_WIDTH = 64
_BESIDE_SCALE = 1.2


class ChecklistStrip(Themed, QFrame):
    """64 px at the right edge; `open_wanted` asks for the whole checklist."""

    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setFixedWidth(round(_WIDTH * text_scale()))
        self._open = IconButton("cl", tr("Show the checklist"), size=12, kind="outlined")
        self._open.clicked.connect(self.open_wanted)
        self._icon = QLabel()
        self._word = Label("", "denseStrong", wrap=True)
        self._tally = Label("", "dense")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 8, 4, 8)
        self._column.setSpacing(4 if text_scale() > _BESIDE_SCALE else 6)
        center = Qt.AlignmentFlag.AlignHCenter
        for widget in (self._open, self._icon):
            self._column.addWidget(widget, 0, center)
        self._column.addWidget(self._word)  # as high as it is over the whole width
        self._column.addWidget(self._tally, 0, center)
        self._word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(rule())
        self._limbs: dict[str, QLabel] = {}
        self._result: SetResult | None = None
        self._column.addStretch(1)

    def show_open(self, opened: bool) -> None:
        """Say whether the whole checklist stands beside the strip."""
        self._open.set_icon_name("cr" if opened else "cl")
        self._open.set_name(tr("Hide the checklist") if opened else tr("Show the checklist"))

    def refresh_look(self) -> None:
        """Draw the states in the colors of a new theme."""
        if self._result is not None:
            self.show_result(self._result)

    def show_result(self, result: SetResult) -> None:
        """Show verdict and conditions."""
        self._result = result
        state = STATE[result.truth]
        self._icon.setPixmap(state_pixmap(state, round(28 * text_scale())))
        self._word.setText(verdict(result))
        self._word.set_tone({"met": "acc", "notmet": "not", "unknown": "unk"}[state])
        self._tally.setText(limbs_met(result))
        for limb in result.limbs:
            mark = self._limbs.get(limb.limb.id) or self._add(limb.limb.id)
            meaning = f"{limb.limb.id}, {tr(limb.limb.title)}: {state_word(limb.truth)}"
            mark.setPixmap(state_pixmap(STATE[limb.truth], round(16 * text_scale())))
            mark.setAccessibleName(meaning)
            mark.setToolTip(plain_tooltip(meaning))

    def _add(self, letter: str) -> QLabel:
        mark = QLabel()
        self._limbs[letter] = mark
        # Large texts in a low window leave no height for the mark below its letter.
        wide = text_scale() > _BESIDE_SCALE
        ways = QBoxLayout.Direction
        pair = QBoxLayout(ways.LeftToRight if wide else ways.TopToBottom)
        pair.setSpacing(6)
        side = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignHCenter
        if wide:
            pair.addStretch(1)
        pair.addWidget(Label(letter, "strong"), 0, side)
        pair.addWidget(mark, 0, side)
        if wide:
            pair.addStretch(1)
        self._column.insertLayout(self._column.count() - 1, pair)
        return mark
