"""What is to be known of the field with the focus: plain words, how common, what it counts for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from poems_desktop.app.evidence_links import criteria_of
from poems_desktop.app.field_about import about
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import SetResult
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.sets import Criterion
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.citation_mark import marks_in_short
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.theme import text_scale

_NOTHING = tr("Choose a field to see what it means and what it counts for.")
_HIGH = 86
_MOST_MARKS = 2
_AT_REST_MS = 250


class AboutBar(QFrame):
    """A strip under the form; `criterion_wanted(id)` goes to a row of the checklist."""

    criterion_wanted = Signal(str)

    def __init__(
        self,
        definitions: Definitions,
        shown_set: Callable[[], SetResult],
        parent: QWidget | None = None,
    ) -> None:
        """Know of no field yet; `shown_set` is the set whose letters are told."""
        super().__init__(parent)
        self.setProperty("kind", "subtle")
        self.setObjectName("about")
        self.setFixedHeight(round(_HIGH * text_scale()))
        self._definitions = definitions
        self._shown_set = shown_set
        self._key = self._wanted = ""
        self._soon = QTimer(self, singleShot=True, interval=_AT_REST_MS)
        self._soon.timeout.connect(self.tell)
        self._name = Label("", "denseStrong")
        self._plain = Label("", "dense", wrap=True)
        self._notes = Label("", "caption", tone="ink2", wrap=True)
        self._nothing = Label(_NOTHING, "caption", tone="ink3", wrap=True)
        self._nothing.setObjectName("about.nothing")
        self._links, self._marks = QHBoxLayout(), QHBoxLayout()
        for row in (self._links, self._marks):
            row.setSpacing(3)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._plain, 1, Qt.AlignmentFlag.AlignTop)
        head.addLayout(self._links)
        head.addLayout(self._marks)
        content = QFrame()
        content.setProperty("kind", "subtle")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 5, 14, 5)
        column.setSpacing(3)
        column.addWidget(self._nothing)
        column.addLayout(head)
        column.addWidget(self._notes)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule())
        layout.addWidget(area)

    @property
    def key(self) -> str:
        """The field told about; empty before there was one."""
        return self._key

    def text(self) -> str:
        """Everything that is said."""
        if not self._key:
            return self._nothing.text()
        return f"{self._name.text()}\n{self._plain.text()}\n{self._notes.text()}"

    def tell_of(self, key: str) -> None:
        """Tell of a field once the focus rests on it: the first time tables are read for it."""
        self._wanted = key
        self._soon.start()

    def tell(self) -> None:
        """Tell of the field with the focus, where that can be seen."""
        key = self._wanted
        if not key or self.isHidden() or key == self._key:
            return
        self._key = key
        said = about(key, self._definitions)
        self._nothing.hide()
        self._name.setText(said.label)
        self._plain.setText(said.plain)
        self._notes.setText(" ".join(text for text, _ in said.notes))
        for row in (self._links, self._marks):
            while (taken := row.takeAt(0)) is not None:
                taken.widget().hide()
                taken.widget().deleteLater()
        for letter, item in criteria_of(key, self._shown_set()):
            link = self._link(letter, item.criterion)
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        cites = [cite for _, sources in said.notes for cite in sources]
        for mark in marks_in_short(citations(cites, self._definitions), _MOST_MARKS):
            self._marks.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)

    def stop(self) -> None:
        """The page is about to go."""
        self._soon.stop()

    def _link(self, letter: str, criterion: Criterion) -> LinkButton:
        label = tr(criterion.label)
        link = LinkButton(tr("Counts for {letter}").format(letter=letter), measure="small")
        link.setObjectName(f"about.criterion.{criterion.id}")
        link.setAccessibleName(
            tr("Counts for {letter}, {label}: go to the checklist").format(
                letter=letter, label=label
            )
        )
        link.setToolTip(label)
        link.setProperty("criterion", criterion.id)
        link.clicked.connect(self._on_link)
        return link

    def _on_link(self) -> None:
        self.criterion_wanted.emit(self.sender().property("criterion"))
