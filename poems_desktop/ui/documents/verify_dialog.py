"""Type the code of a printed page, and read whether the page still holds."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.half_typed import NOBODY, HalfTyped
from poems_desktop.app.verify import Verified
from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.half_typed import Box
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.theme import text_scale

_WIDTH, _HEIGHT = 620, 420
_PLACE = "verify a page"
_WHAT = tr(
    "Each page bears a code at its foot. Type it to learn whether the page still says what the "
    "record says, or what changed since."
)


class VerifyDialog(QDialog):
    """Asks for a code as often as the user likes. Escape keeps what is typed, Close does not."""

    def __init__(
        self,
        check: Callable[[str], Verified],
        half_typed: HalfTyped,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self._check = check
        self.code = LineField(name=tr("Code of the page"))
        self.code.setObjectName("verify.code")
        self.verdict = InlineMessage()
        self._details = Label("", "body", wrap=True)
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build()
        self._box = Box(half_typed, NOBODY, {"code": self.code}, self)
        self._box.at(_PLACE)
        self.code.selectAll()  # another code takes the place of the one before

    def verify(self) -> None:
        """Check what is typed."""
        try:
            found = self._check(self.code.text())
        except StoreError as error:
            self.verdict.show_message("error", error.sentence)
            return
        first, *rest = found.lines
        if found.refusal:
            self.verdict.show_message("error", first)
            self._details.setText("")
            return
        self.verdict.show_message(
            "note" if found.matches else "caution", rest[0] if rest else first
        )
        self._details.setText("\n".join((first, *rest[1:])))

    def freeze_more(self) -> Mapping[str, str]:
        """Whether a verdict is shown."""
        return {"checked": "yes"} if self.verdict.text() else {}

    def thaw_more(self, more: Mapping[str, str]) -> None:
        """Check again once the code is there, where it had been checked."""
        if more:
            QTimer.singleShot(0, self.verify)

    def details(self) -> str:
        """What stands below the verdict."""
        return self._details.text()

    def _build(self) -> None:
        self.resize(round(_WIDTH * text_scale()), round(_HEIGHT * text_scale()))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(6)
        column.addWidget(Label(tr("Verify a printed page"), "title"))
        column.addWidget(Label(_WHAT, "secondary", wrap=True))
        column.addSpacing(6)
        column.addWidget(field_label(tr("Code, such as K7QD2-M9XRT"), self.code))
        row = QHBoxLayout()
        row.addWidget(self.code, 1)
        check = PrimaryButton(tr("Verify"))
        check.setDefault(True)
        row.addWidget(check)
        column.addLayout(row)
        column.addWidget(self.verdict)
        area = Scroller()
        area.show_widget(self._details)
        column.addWidget(area, 1)
        close = SecondaryButton(tr("Close"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        check.clicked.connect(self.verify)
        close.clicked.connect(self._on_close)

    def _on_close(self) -> None:
        self._box.used()
        self.reject()
