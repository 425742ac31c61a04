"""A new passphrase, typed twice, with a guide to its strength."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.caps_watch import CAPS_SENTENCE, CapsWatch
from poems_desktop.ui.kit.bars import StrengthBars
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.start_strength import SHORTEST, rate


class NewPassphrase(QWidget):
    """`changed()` follows every key; `passphrase()` is empty until both fields agree."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = PassphraseEdit(name=tr("New passphrase"))
        self._again = PassphraseEdit(name=tr("New passphrase again"), show_toggle=False)
        self._bars = StrengthBars()
        self._strength = Label(
            tr("At least {shortest} characters.").format(shortest=SHORTEST),
            "dense",
            tone="ink2",
            wrap=True,
        )
        self._message = InlineMessage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(field_label(tr("&New passphrase"), self._first, "row"))
        column.addWidget(self._first)
        column.addWidget(self._bars)
        column.addWidget(self._strength)
        column.addSpacing(7)
        column.addWidget(field_label(tr("New passphrase &again"), self._again, "row"))
        column.addWidget(self._again)
        column.addWidget(self._message)
        for field in (self._first, self._again):
            field.typing.connect(self._on_typing)
            field.returnPressed.connect(self.entered)
        CapsWatch(self._first, self._again).changed.connect(self._on_caps)

    def passphrase(self) -> str:
        """What was typed twice alike and is long enough; empty until then."""
        return "" if self.missing() else self._first.text()

    def missing(self) -> str:
        """What is still needed, empty where nothing is."""
        if len(self._first.text()) < SHORTEST:
            return tr("a passphrase of at least {shortest} characters").format(shortest=SHORTEST)
        return "" if self._first.text() == self._again.text() else tr("matching passphrases")

    def forget(self) -> None:
        """Empty both fields."""
        self._first.forget()
        self._again.forget()
        self._on_typing("")

    def _on_typing(self, _text: str) -> None:
        typed = self._first.text()
        strength = rate(typed)
        self._bars.show_level(strength.level)
        said = tr("{word}, {level} of 4.  {remark}").format(
            word=strength.word, level=strength.level, remark=strength.remark
        )
        self._strength.setText(
            said if typed else tr("At least {shortest} characters.").format(shortest=SHORTEST)
        )
        again = self._again.text()
        differ = bool(again) and not typed.startswith(again)
        self._message.show_message(
            "error", tr("The two passphrases differ. Type the same again.") if differ else ""
        )
        self.changed.emit()

    def _on_caps(self, on: bool) -> None:
        self._message.show_message("caution", CAPS_SENTENCE if on else "")
