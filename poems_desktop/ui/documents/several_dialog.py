"""Choose several documents, save them into a folder, watch the run and stop it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.reports.kind_names import Kind
from poems_desktop.reports.kinds import TITLES
from poems_desktop.ui.documents.run import Batch, Ended, Run
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.theme import text_scale

_WIDTH, _HEIGHT = 560, 620
_INDENT = 30
_WHAT = tr(
    "Each document is a file of its own. Paper, transplant, large print, contact and password are "
    "those chosen on the page. A run that is stopped leaves whole files only."
)
_NONE = tr("Choose at least one document.")


class SeveralDialog(QDialog):
    """`prepare(kinds)` asks for the folder and gives what to make; None where nobody agreed.

    Closing the dialog stops a run that is under way.
    """

    def __init__(
        self,
        run: Run,
        refusals: Mapping[Kind, str],
        prepare: Callable[[Sequence[Kind]], Batch | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self._run = run
        self._prepare = prepare
        self.boxes: dict[Kind, CheckBox] = {}
        self.message = InlineMessage()
        self.progress = QProgressBar()
        self.save = PrimaryButton(tr("Save in a folder…"), "save")
        self.stop = SecondaryButton(tr("Stop"))
        self.close_it = SecondaryButton(tr("Close"))
        self._build(refusals)
        run.stepped.connect(self._on_step)
        run.over.connect(self._on_over)

    def start(self) -> None:
        """Ask for the folder, then make what is ticked."""
        kinds = [kind for kind, box in self.boxes.items() if box.isChecked()]
        if not kinds:
            self.message.show_message("error", _NONE)
            return
        batch = self._prepare(kinds)
        if batch is not None:
            self.message.clear()
            self._show_running(on=True)
            self._run.start(batch)

    def reject(self) -> None:
        """Close; nothing more is written."""
        self._run.stop()
        super().reject()

    def _on_step(self, done: int, of: int, title: str) -> None:
        said = tr("{number} of {of}: {title}").format(number=done + 1, of=of, title=title)
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.progress.setFormat(said)
        self.progress.setAccessibleName(said)

    def _on_over(self, ended: Ended) -> None:
        self._show_running(on=False)
        self.message.show_message("caution" if ended.others else "note", ended.sentence)
        self.close_it.setFocus()

    def _show_running(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.stop.setVisible(on)
        self.save.setVisible(not on)
        self._area.setEnabled(not on)
        if on:
            self.stop.setFocus()

    def _build(self, refusals: Mapping[Kind, str]) -> None:
        self.resize(round(_WIDTH * text_scale()), round(_HEIGHT * text_scale()))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(6)
        column.addWidget(Label(tr("Save several documents"), "title"))
        column.addWidget(Label(_WHAT, "secondary", wrap=True))
        self._area = Scroller()
        self._area.show_widget(self._kinds(refusals))
        column.addWidget(self._area, 1)
        column.addWidget(self.progress)
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.save, self.stop, self.close_it):
            foot.addWidget(button)
        column.addLayout(foot)
        self._show_running(on=False)
        self.save.setDefault(True)
        self.save.clicked.connect(self.start)
        self.stop.clicked.connect(self._run.stop)
        self.close_it.clicked.connect(self.reject)

    def _kinds(self, refusals: Mapping[Kind, str]) -> QWidget:
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 4, 0, 4)
        inner.setSpacing(2)
        for kind, title in TITLES.items():
            box = CheckBox(tr(title))
            box.setObjectName(f"several.{kind}")
            box.setChecked(kind not in refusals)
            box.setEnabled(kind not in refusals)
            inner.addWidget(box)
            self.boxes[kind] = box
            if kind in refusals:
                box.setAccessibleDescription(refusals[kind])
                why = Label(refusals[kind], "secondary", wrap=True)
                why.setContentsMargins(_INDENT, 0, 8, 4)
                inner.addWidget(why)
        inner.addStretch(1)
        return held
