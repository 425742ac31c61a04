"""What this computer remembers by itself: look, lock time, paper. Nothing of it is in a store."""

from typing import TYPE_CHECKING

from poems_desktop.app.idle import LOCK_CHOICES
from poems_desktop.app.words import tr
from poems_desktop.ui.frozen_dialog import leave_alone
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.language import NAMES
from poems_desktop.ui.settings.section import Section
from poems_desktop.ui.theme import TEXT_SCALES, current_theme, text_scale

if TYPE_CHECKING:
    from poems_desktop.ui.bench import Bench

_UNITS = tr(
    "A unit is never chosen for you: it is entered with each result as the laboratory reports it, "
    "and conversions are shown beside it. Limits of the site name their own unit under Site."
)
_LANGUAGE = tr(
    "Shown after the next start. Documents, exports and the sentences of the medicine stay English."
)
_REMARK = tr("Kept on this computer, outside the store. Each change holds at once.")


class ComputerSection(Section):
    """Language, theme, text size, lock time, paper, and why units are not chosen here."""

    def __init__(self, program: "Bench") -> None:
        super().__init__(tr("This computer"), _REMARK)
        leave_alone(self)
        self._program = program
        now = program.remembered.now
        self._theme = SegmentedControl(
            (SegmentOption("light", tr("Light")), SegmentOption("dark", tr("Dark"))),
            name=tr("Theme"),
        )
        self._text = SegmentedControl(
            [SegmentOption(scale, f"{round(scale * 100)}%") for scale in TEXT_SCALES],
            name=tr("Text size"),
        )
        minutes = sorted({*LOCK_CHOICES, now.lock_minutes})
        self._lock = ChoiceBox(
            [(one, tr("{one} minutes").format(one=one)) for one in minutes],
            name=tr("Lock after this time without use"),
        )
        self._paper = SegmentedControl(
            (SegmentOption("a4", "A4"), SegmentOption("letter", tr("US Letter"))), name=tr("Paper")
        )
        self._language = ChoiceBox(tuple(NAMES.items()), name=tr("Language"))
        self._language.setObjectName("settings.language")
        self.add_field(tr("Language"), self._language, _LANGUAGE)
        self.add_field(tr("Theme"), self._theme)
        self.add_field(tr("Text size"), self._text)
        lock = tr("A minute before, the status line says so. What was entered is kept.")
        self.add_field(tr("Lock after this time without use"), self._lock, lock)
        self.add_field(tr("Paper of what is printed"), self._paper)
        self.add_field(tr("Units"), Label(_UNITS, "body", wrap=True))
        self.refresh()
        self._language.edited.connect(self._on_language)
        self._theme.edited.connect(self._on_theme)
        self._text.edited.connect(self._on_text)
        self._lock.edited.connect(self._on_lock)
        self._paper.edited.connect(self._on_paper)

    def refresh(self) -> None:
        """Show what holds now."""
        now = self._program.remembered.now
        self._language.show_value(now.language)
        self._theme.show_value(current_theme().name)
        self._text.show_value(text_scale())
        self._lock.show_value(now.lock_minutes)
        self._paper.show_value(now.paper)

    def _on_language(self, language: object) -> None:
        self._program.remembered.change(language=str(language))

    def _on_theme(self, _name: object) -> None:
        self._program.shell.toggle_theme()

    def _on_text(self, scale: object) -> None:
        if isinstance(scale, float):
            self._program.shell.set_text_scale(scale)

    def _on_lock(self, minutes: object) -> None:
        if isinstance(minutes, int):
            self._program.set_lock_minutes(minutes)

    def _on_paper(self, paper: object) -> None:
        self._program.remembered.change(paper=paper)
        if self._program.opening is not None:
            self._program.opening.sheet.paper = self._program.remembered.now.paper
