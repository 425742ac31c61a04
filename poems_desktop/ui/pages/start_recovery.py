"""The recovery sheet: shown once, printed or saved, and proved by typing two groups back."""

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.labels import Label, frame
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.pages.start_step import StepCard
from poems_desktop.ui.printing import print_pdf, save_pdf

_TITLE = tr("Keep the recovery sheet")
_TEXT = tr(
    "These groups open the store when every passphrase is forgotten. They are shown only now and "
    "kept nowhere. Print the sheet, or save it to a stick that you lock away; write it off by hand "
    "where there is no printer."
)
_WRONG = tr(
    "Group {place} is not as on the sheet. Look at the printed or saved sheet and type it again; "
    "small letters and capitals count alike."
)
_STAYS = tr(
    "Escape does not close this: the sheet is shown only now, and what is typed would be lost. "
    "Choose Later to close it; the sheet is then asked for at the next unlocking."
)
_SAVED = tr(
    "Saved as {name}. Whoever has the file can open the store: print it or move it to a safe "
    "place, then delete it here."
)


def draw_places(groups: int) -> tuple[int, int]:
    """Two different places of a sheet, in their order, drawn at random."""
    first = secrets.randbelow(groups)
    second = secrets.randbelow(groups - 1)
    second += second >= first
    return min(first, second), max(first, second)


class RecoveryStep(StepCard):
    """`confirmed()` comes once both groups were typed back; `later()` where that is allowed.

    `page()` makes the PDF of the sheet. While groups are asked for, none is shown.
    """

    confirmed = Signal()
    later = Signal()

    def __init__(
        self,
        groups: Sequence[str],
        sheet: str,
        page: Callable[[], bytes],
        *,
        may_wait: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_TITLE, _TEXT, parent)
        self._groups = tuple(groups)
        self._sheet = sheet
        self._page = page
        self._places = draw_places(len(self._groups))
        self._shown = QWidget()
        self._asked = QWidget()
        self._labels = (Label("", "row"), Label("", "row"))
        self._typed = (LineField(name=tr("First group")), LineField(name=tr("Second group")))
        self._print = PrimaryButton(tr("Print…"), "print", measure="large")
        self._save = SecondaryButton(tr("Save as PDF…"), "save", measure="large")
        self._next = SecondaryButton(tr("I have it: go on"), measure="large")
        self._open = PrimaryButton(tr("Open the store"), measure="large")
        self._back = LinkButton(tr("Show the sheet again"), measure="large")
        self._later = LinkButton(tr("Later"), measure="large")
        self._later.setVisible(may_wait)
        self._build()
        self._connect()
        self._show_groups()

    def asked_places(self) -> tuple[int, int]:
        """The places (from 1) of the groups that are to be typed."""
        return self._places[0] + 1, self._places[1] + 1

    def stay(self) -> None:
        """Say that this is left by its own buttons only."""
        self.problem.show_message("caution", _STAYS)

    def forget(self) -> None:
        """No group is left in the card."""
        self._groups = ()
        for field in self._typed:
            field.clear()
        for label in self._shown.findChildren(Label):
            label.setText("")

    def _build(self) -> None:
        grid = QGridLayout(self._shown)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        box = frame("box")
        inner = QGridLayout(box)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setHorizontalSpacing(12)
        inner.setVerticalSpacing(6)
        for place, group in enumerate(self._groups):
            row, column = divmod(place, 2)
            number = Label(f"{place + 1}", "caption")
            signs = Label(" ".join(group), "title")
            signs.setAccessibleName(
                tr("Group {number}: {signs}").format(number=place + 1, signs=" ".join(group))
            )
            inner.addWidget(number, row, column * 2, Qt.AlignmentFlag.AlignRight)
            inner.addWidget(signs, row, column * 2 + 1)
        inner.setColumnStretch(1, 1)
        inner.setColumnStretch(3, 1)
        grid.addWidget(
            Label(tr("Sheet {sheet}").format(sheet=self._sheet), "dense", tone="ink2"), 0, 0
        )
        grid.addWidget(box, 1, 0)
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(3)
        asked.addWidget(Label(tr("Type these two groups from your sheet."), "strong", wrap=True))
        for label, field in zip(self._labels, self._typed, strict=True):
            field.setProperty("measure", "large")
            label.setBuddy(field)
            asked.addSpacing(7)
            asked.addWidget(label)
            asked.addWidget(field)
        self.body.addWidget(self._shown)
        self.body.addWidget(self._asked)
        for button in (self._print, self._save, self._next, self._open, self._back, self._later):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)

    def _connect(self) -> None:
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(self._on_save)
        self._next.clicked.connect(self._show_questions)
        self._back.clicked.connect(self._show_groups)
        self._open.clicked.connect(self._on_open)
        self._later.clicked.connect(self.later)
        for field in self._typed:
            field.returnPressed.connect(self._on_open)

    def _show_groups(self) -> None:
        self._show(asking=False)
        self._print.setFocus()

    def _show_questions(self) -> None:
        self._places = draw_places(len(self._groups))
        for label, field, place in zip(self._labels, self._typed, self._places, strict=True):
            label.setText(tr("Group {number}").format(number=place + 1))
            field.setAccessibleName(tr("Group {number} of the sheet").format(number=place + 1))
            field.show_value("")
            field.show_problem(None)
        self._show(asking=True)
        self._typed[0].setFocus()

    def _show(self, *, asking: bool) -> None:
        self.show_problem("")
        self._shown.setVisible(not asking)
        self._asked.setVisible(asking)
        for button in (self._print, self._save, self._next):
            button.setVisible(not asking)
        self._open.setVisible(asking)
        self._back.setVisible(asking)

    def _on_print(self) -> None:
        said = print_pdf(self._page(), self)
        if said:
            self.show_problem(said)
        elif said is not None:
            self.show_note(tr("Sent to the printer. Wait for the paper before you go on."))

    def _on_save(self) -> None:
        try:
            path = save_pdf(self._page(), f"recovery-sheet-{self._sheet}.pdf", self)
        except OSError as error:
            reason = error.strerror or tr("unknown reason")
            self.show_problem(
                tr("The file was not saved: {reason}. Choose another place.").format(reason=reason)
            )
            return
        if path is not None:
            self.problem.show_message("caution", _SAVED.format(name=path.name))

    def _on_open(self) -> None:
        for place, field in zip(self._places, self._typed, strict=True):
            typed = "".join(field.text().upper().split()).replace("-", "")
            if typed != self._groups[place]:
                said = _WRONG.format(place=place + 1)
                field.show_problem(said)
                self.show_problem(said)
                field.setFocus()
                return
            field.show_problem(None)
        self.confirmed.emit()


def in_the_middle(card: QWidget) -> QWidget:
    """`card` with air around it, for the place of the start page's cards."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(24, 24, 24, 24)
    row.addStretch(1)
    row.addWidget(card, 8, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return holder
