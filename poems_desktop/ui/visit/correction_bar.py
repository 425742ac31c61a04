"""Above the form of a signed visit: that it is signed, or what its correction changes and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.visit_differences import differences
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Visit
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.theme import set_look

_SIGNED = tr("Signed. It is not changed any more; a correction becomes a new version beside it.")
_OPEN = tr("Correcting a signed visit. The signed version stands until the correction is signed.")
_MISSING = tr("The reason is missing. Say why the signed visit is corrected.")
_MOST = 4


class CorrectionBar(QFrame):
    """Hidden for a visit that was never signed.

    `edited()` follows each key of the reason, `settled()` comes when its field is left.
    """

    edited = Signal()
    settled = Signal()
    correct_wanted = Signal()
    sign_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(
        self, session: EditSession, *, can_correct: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "box")
        self._session = session
        self._can_correct = can_correct
        self._signed: Visit | None = None
        self._compared: Visit | None = None
        self._about = Label("", "dense", tone="ink", wrap=True)
        self._changes = Label("", "dense", wrap=True)
        self.reason = LineField(name=tr("Reason for the correction"))
        self.reason.setObjectName("visit.reason")
        self.reason.show_value(session.reason)
        self._message = InlineMessage()
        self._correct = SecondaryButton(tr("Correct…"), measure="small")
        self._correct.setObjectName("visit.correct")
        self._sign = PrimaryButton(tr("Sign correction"), measure="small")
        self._sign.setObjectName("visit.sign_correction")
        self._withdraw = LinkButton(tr("Withdraw"), measure="small")
        self._withdraw.setObjectName("visit.withdraw_correction")
        self._withdraw.setAccessibleName(tr("Withdraw this correction"))
        self._entry = QWidget()
        self._build()
        self._connect()

    def show_signed(self, signed: Visit | None) -> None:
        """The visit as it was signed last: what a correction is told against."""
        self._signed = signed
        self._compared = None

    def refresh(self) -> None:
        """Show the state of the visit."""
        session = self._session
        self.setVisible(session.visit.signed or session.correcting)
        set_look(self, "tone", "unk" if session.correcting else "")
        self._about.setText(_OPEN if session.correcting else _SIGNED)
        self._correct.setVisible(session.visit.signed and self._can_correct)
        for widget in (self._entry, self._withdraw):
            widget.setVisible(session.correcting)
        for widget in (self._sign, self._withdraw):
            widget.setEnabled(self._can_correct)
        self.reason.setReadOnly(not self._can_correct)
        if session.correcting and not self.reason.hasFocus():
            self.reason.show_value(session.reason)
        if session.correcting:
            self._show_changes()
        else:
            self._changes.hide()

    def refuse(self) -> None:
        """Say that the reason is missing."""
        self._message.show_message("error", _MISSING)
        self.reason.show_problem(_MISSING)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def changes(self) -> str:
        """What the correction changes, a line each."""
        return self._changes.text()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._about, 1)
        top.addWidget(self._correct)
        top.addWidget(self._withdraw)
        entry = QHBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.setSpacing(8)
        entry.addWidget(field_label(tr("Reason"), self.reason, "dense"))
        entry.addWidget(self.reason, 1)
        entry.addWidget(self._sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 7)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._changes)
        column.addWidget(self._entry)
        column.addWidget(self._message)

    def _connect(self) -> None:
        self._correct.clicked.connect(self.correct_wanted)
        self._withdraw.clicked.connect(self.withdraw_wanted)
        self._sign.clicked.connect(self._on_sign)
        self.reason.typing.connect(self._on_reason)
        self.reason.edited.connect(self._on_left)

    def _on_reason(self, text: str) -> None:
        self._session.reason = text
        if text.strip():
            self._message.clear()
            self.reason.show_problem(None)
        self.edited.emit()

    def _on_left(self, text: str) -> None:
        self._on_reason(text)
        self.settled.emit()

    def _on_sign(self) -> None:
        self._session.reason = self.reason.text()
        if self._session.lacks_reason:
            self.refuse()
            return
        self.sign_wanted.emit()

    def _show_changes(self) -> None:
        visit = self._session.visit
        if self._signed is None or visit is self._compared:
            return
        self._compared = visit
        found = differences(self._signed, visit, self._session.definitions)
        lines = [one.line for one in found[:_MOST]]
        if len(found) > _MOST:
            lines.append(tr("and {count} more").format(count=len(found) - _MOST))
        self._changes.setText("\n".join(lines) or tr("Nothing changed yet."))
        self._changes.show()
