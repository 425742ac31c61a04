"""The card that creates a record store."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poems_desktop.app.idle import LOCK_CHOICES
from poems_desktop.app.words import tr
from poems_desktop.ui.caps_watch import CAPS_SENTENCE, CapsWatch
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.bars import StrengthBars
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, field_label, frame
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.pages.start_strength import SHORTEST, rate
from poems_desktop.ui.theme import scaled

_DIFFER = tr("The two passphrases differ.")


class CreateCard(QFrame):
    """Name, folder, passphrase twice, and what is still missing. It creates nothing itself.

    `create_requested(folder, passphrase, name)`; `lock_minutes_chosen(minutes)`.
    """

    create_requested = Signal(str, str, str)
    browse_requested = Signal()
    lock_minutes_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Create a record store"))
        self._busy = False
        self._name = LineField(name=tr("Your name"))
        self._name.setProperty("measure", "large")
        self._folder = LineField(name=tr("Where to keep it"))
        self._folder.setProperty("measure", "large")
        self._browse = SecondaryButton(tr("Browse…"), measure="large")
        self._first = PassphraseEdit(name=tr("Passphrase"))
        self._again = PassphraseEdit(name=tr("Passphrase again"), show_toggle=False)
        self._bars = StrengthBars()
        self._strength = Label("", "dense", wrap=True)
        self._problem = InlineMessage()
        self._differ = InlineMessage()
        self._caps = InlineMessage()
        self._lock = ChoiceBox(
            [
                (minutes, tr("{minutes} minutes").format(minutes=minutes))
                for minutes in LOCK_CHOICES
            ],
            name=tr("Lock after this time without use"),
        )
        self._create = PrimaryButton(tr("Create record store"), measure="large")
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

    def set_lock_minutes(self, minutes: int) -> None:
        """Show after how long a time the window locks."""
        self._lock.show_value(minutes)

    def show_problem(self, sentence: str) -> None:
        """Say why no store was created; empty says nothing."""
        self._problem.show_message("error", sentence)

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        self._busy = busy
        fields = (self._name, self._folder, self._browse, self._first, self._again, self._lock)
        for widget in fields:
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
        if not self._name.text().strip():
            parts.append(tr("your name"))
        if not self.folder():
            parts.append(tr("a folder"))
        if len(first) < SHORTEST:
            parts.append(
                tr("a passphrase of at least {shortest} characters").format(shortest=SHORTEST)
            )
        if not first or first != again:
            parts.append(tr("matching passphrases"))
        return parts

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(33, 22, 33, 22)
        layout.setSpacing(0)
        layout.addWidget(Label(tr("Create a record store"), "title", wrap=True))
        about = tr(
            "An encrypted folder that holds all your patients. You can move it or back it up "
            "like any folder."
        )
        layout.addWidget(Label(about, "body", tone="ink2", wrap=True))
        layout.addSpacing(10)
        layout.addWidget(field_label(tr("Your &name, as it stands on records"), self._name, "row"))
        layout.addSpacing(3)
        layout.addWidget(self._name)
        layout.addSpacing(10)
        layout.addWidget(field_label(tr("&Where to keep it"), self._folder, "row"))
        layout.addSpacing(3)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._folder, 1)
        where.addWidget(self._browse)
        layout.addLayout(where)
        layout.addSpacing(10)
        self._build_passphrases(layout)
        layout.addSpacing(12)
        layout.addWidget(SheetNotice())
        layout.addSpacing(10)
        self._build_end(layout)

    def _build_passphrases(self, layout: QVBoxLayout) -> None:
        layout.addWidget(field_label(tr("&Passphrase"), self._first, "row"))
        layout.addSpacing(3)
        layout.addWidget(self._first)
        layout.addSpacing(6)
        layout.addWidget(self._bars)
        layout.addSpacing(3)
        layout.addWidget(self._strength)
        layout.addWidget(self._caps)
        layout.addSpacing(10)
        layout.addWidget(field_label(tr("Passphrase &again"), self._again, "row"))
        layout.addSpacing(3)
        layout.addWidget(self._again)
        layout.addWidget(self._differ)

    def _build_end(self, layout: QVBoxLayout) -> None:
        lock = QHBoxLayout()
        lock.setSpacing(8)
        lock.addWidget(field_label(tr("&Lock after"), self._lock, "body"))
        lock.addWidget(self._lock)
        lock.addWidget(Label(tr("without use"), "body"))
        lock.addStretch(1)
        layout.addLayout(lock)
        layout.addSpacing(10)
        layout.addWidget(self._problem)
        action = QHBoxLayout()
        action.setSpacing(14)
        action.addWidget(self._create)
        action.addWidget(self._needed, 1)
        layout.addLayout(action)

    def _connect(self) -> None:
        for field in (self._name, self._folder, self._first, self._again):
            field.typing.connect(self._on_typing)
        self._again.editingFinished.connect(self._on_left_again)
        self._browse.clicked.connect(self.browse_requested)
        self._create.clicked.connect(self._on_create)
        self._first.returnPressed.connect(self._on_create)
        self._again.returnPressed.connect(self._on_create)
        self._lock.edited.connect(self._on_lock)
        CapsWatch(self._first, self._again).changed.connect(self._on_caps)

    def _on_typing(self, _text: str) -> None:
        self.show_problem("")
        self._refresh()

    def _on_left_again(self) -> None:
        self._show_difference(finished=True)

    def _on_lock(self, minutes: object) -> None:
        if isinstance(minutes, int):
            self.lock_minutes_chosen.emit(minutes)

    def _on_caps(self, on: bool) -> None:
        self._caps.show_message("caution", CAPS_SENTENCE if on else "")

    def _on_create(self) -> None:
        if not self.missing() and not self._busy:
            name = self._name.text().strip()
            self.create_requested.emit(self.folder(), self._first.text(), name)

    def _refresh(self) -> None:
        typed = self._first.text()
        strength = rate(typed)
        self._bars.show_level(strength.level)
        said = tr("{word}, {level} of 4.  {remark}").format(
            word=strength.word, level=strength.level, remark=strength.remark
        )
        self._strength.setText(
            said if typed else tr("At least {shortest} characters.").format(shortest=SHORTEST)
        )
        self._strength.set_tone("acc" if strength.level > 2 else "ink2")
        self._show_difference(finished=False)
        missing = self.missing()
        self._create.setEnabled(not missing and not self._busy)
        self._needed.setText(
            tr("Still needed: {items}").format(items=", ".join(missing)) if missing else ""
        )

    def _show_difference(self, *, finished: bool) -> None:
        first, again = self._first.text(), self._again.text()
        # While the second is a beginning of the first, the user may simply not be done.
        unfinished = first.startswith(again) and not finished
        differ = bool(again) and first != again and not unfinished
        if differ:
            self._differ.show_message("error", tr("Type the same passphrase again."), _DIFFER)
        else:
            self._differ.clear()
        self._again.show_problem(self._differ.text() if differ else None)


class SheetNotice(Themed, QFrame):
    """That the recovery sheet is the next step, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = frame("box", "unk")
        self._icon = QLabel()
        text = QVBoxLayout()
        text.setSpacing(2)
        head = tr("Keep the recovery sheet: nobody can reset a passphrase")
        text.addWidget(Label(head, "strong", tone="unk", wrap=True))
        body = tr(
            "Without passphrase or sheet the records cannot be opened, by anyone. The next step "
            "prints it; the store opens when two of its groups were typed back."
        )
        text.addWidget(Label(body, "body", wrap=True))
        inner = QHBoxLayout(look)
        inner.setContentsMargins(14, 9, 14, 10)
        inner.setSpacing(9)
        inner.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(look)
        self.follow_theme()

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        self._icon.setPixmap(pixmap("warn", "unk", scaled(18)))
