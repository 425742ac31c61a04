"""The card that creates a record store."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.bars import StrengthBars
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label, frame
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.pages.start_strength import SHORTEST, rate

_DIFFER = "The two passphrases differ."


class CreateCard(QFrame):
    """Folder, passphrase twice, and what is still missing. It creates nothing itself."""

    create_requested = Signal(str, str)
    browse_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName("Create a record store")
        self._busy = False
        self._folder = LineField(name="Where to keep it")
        self._folder.setProperty("measure", "large")
        self._browse = SecondaryButton("Browse…", measure="large")
        self._first = PassphraseEdit(name="Passphrase")
        self._again = PassphraseEdit(name="Passphrase again", show_toggle=False)
        self._bars = StrengthBars()
        self._strength = Label("", "dense", wrap=True)
        self._problem = InlineMessage()
        self._differ = InlineMessage()
        self._create = PrimaryButton("Create record store", measure="large")
        self._needed = Label("", "dense", tone="ink2", wrap=True)
        self._build()
        self._connect()
        self._refresh()

    def set_folder(self, folder: str) -> None:
        """Show where the store would be kept."""
        self._folder.show_value(folder)
        self._refresh()

    def folder(self) -> str:
        """Where the user wants the store."""
        return self._folder.text().strip()

    def show_problem(self, sentence: str) -> None:
        """Say why no store was created; empty says nothing."""
        self._problem.show_message("error", sentence)

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self._busy = busy
        for widget in (self._folder, self._browse, self._first, self._again):
            widget.setEnabled(not busy)
        self._refresh()

    def forget(self) -> None:
        """Empty both passphrases."""
        self._first.forget()
        self._again.forget()
        self._refresh()

    def missing(self) -> list[str]:
        """What is still needed, in the order of the fields."""
        first, again = self._first.text(), self._again.text()
        parts = []
        if not self.folder():
            parts.append("a folder")
        if len(first) < SHORTEST:
            parts.append(f"a passphrase of at least {SHORTEST} characters")
        if not first or first != again:
            parts.append("matching passphrases")
        return parts

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(33, 26, 33, 26)
        layout.setSpacing(0)
        layout.addWidget(Label("Create a record store", "title", wrap=True))
        about = (
            "An encrypted folder that holds all your patients. You can move it or back it up "
            "like any folder."
        )
        layout.addWidget(Label(about, "body", tone="ink2", wrap=True))
        layout.addSpacing(12)
        layout.addWidget(field_label("&Where to keep it", self._folder, "row"))
        layout.addSpacing(3)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._folder, 1)
        where.addWidget(self._browse)
        layout.addLayout(where)
        layout.addSpacing(12)
        layout.addWidget(field_label("&Passphrase", self._first, "row"))
        layout.addSpacing(3)
        layout.addWidget(self._first)
        layout.addSpacing(6)
        layout.addWidget(self._bars)
        layout.addSpacing(3)
        layout.addWidget(self._strength)
        layout.addSpacing(12)
        layout.addWidget(field_label("Passphrase &again", self._again, "row"))
        layout.addSpacing(3)
        layout.addWidget(self._again)
        layout.addWidget(self._differ)
        layout.addSpacing(14)
        layout.addWidget(TrialNotice())
        layout.addSpacing(14)
        layout.addWidget(self._problem)
        action = QHBoxLayout()
        action.setSpacing(14)
        action.addWidget(self._create)
        action.addWidget(self._needed, 1)
        layout.addLayout(action)

    def _connect(self) -> None:
        self._folder.typing.connect(self._on_typing)
        self._first.typing.connect(self._on_typing)
        self._again.typing.connect(self._on_typing)
        self._again.editingFinished.connect(self._on_left_again)
        self._browse.clicked.connect(self.browse_requested)
        self._create.clicked.connect(self._on_create)
        self._first.returnPressed.connect(self._on_create)
        self._again.returnPressed.connect(self._on_create)

    def _on_typing(self, _text: str) -> None:
        self.show_problem("")
        self._refresh()

    def _on_left_again(self) -> None:
        self._show_difference(finished=True)

    def _on_create(self) -> None:
        if not self.missing() and not self._busy:
            self.create_requested.emit(self.folder(), self._first.text())

    def _refresh(self) -> None:
        typed = self._first.text()
        strength = rate(typed)
        self._bars.show_level(strength.level)
        said = f"{strength.word}, {strength.level} of 4.  {strength.remark}"
        self._strength.setText(said if typed else f"At least {SHORTEST} characters.")
        self._strength.set_tone("acc" if strength.level > 2 else "ink2")
        self._show_difference(finished=False)
        missing = self.missing()
        self._create.setEnabled(not missing and not self._busy)
        self._needed.setText(f"Still needed: {', '.join(missing)}" if missing else "")

    def _show_difference(self, *, finished: bool) -> None:
        first, again = self._first.text(), self._again.text()
        # While the second is a beginning of the first, the user may simply not be done.
        unfinished = first.startswith(again) and not finished
        differ = bool(again) and first != again and not unfinished
        if differ:
            self._differ.show_message("error", "Type the same passphrase again.", _DIFFER)
        else:
            self._differ.clear()
        self._again.show_problem(self._differ.text() if differ else None)


class TrialNotice(Themed, QFrame):
    """What a store of this version cannot do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = frame("box", "unk")
        self._icon = QLabel()
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(
            Label(
                "Trial store without a recovery sheet: nobody can reset a passphrase",
                "strong",
                tone="unk",
                wrap=True,
            )
        )
        text.addWidget(
            Label(
                "Without the passphrase the records cannot be opened, by anyone. Write it down "
                "and keep it apart from this computer.",
                "body",
                wrap=True,
            )
        )
        inner = QHBoxLayout(look)
        inner.setContentsMargins(14, 10, 14, 11)
        inner.setSpacing(9)
        inner.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(look)
        self.follow_theme()

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        self._icon.setPixmap(pixmap("warn", "unk", 18))
