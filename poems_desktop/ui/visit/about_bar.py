"""What is to be known of the field with the focus: plain words, how common, what it counts for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from poems_desktop.app.field_about import About
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.theme import text_scale

_NOTHING = tr("Choose a field to see what it means and what it counts for.")
_HIGH = 86
_MOST_MARKS = 2


class AboutBar(QFrame):
    """A strip under the form; `criterion_wanted(id)` goes to a row of the checklist."""

    criterion_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "subtle")
        self.setObjectName("about")
        self.setFixedHeight(round(_HIGH * text_scale()))
        self._key = ""
        self._name = Label("", "denseStrong")
        self._plain = Label("", "dense", wrap=True)
        self._notes = Label("", "caption", tone="ink2", wrap=True)
        self._links, self._marks = QHBoxLayout(), QHBoxLayout()
        for row in (self._links, self._marks):
            row.setSpacing(3)
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
        self._nothing = Label(_NOTHING, "caption", tone="ink3", wrap=True)
        self._nothing.setObjectName("about.nothing")
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

    def show_about(
        self,
        key: str,
        about: About,
        criteria: Sequence[tuple[str, str, str]],
        definitions: Definitions,
    ) -> None:
        """Tell of a field; `criteria` are letter, id and label of what it counts for."""
        self._key = key
        self._nothing.setVisible(not key)
        self._name.setText(about.label)
        self._plain.setText(about.plain)
        self._notes.setText(" ".join(text for text, _ in about.notes))
        for row in (self._links, self._marks):
            while (taken := row.takeAt(0)) is not None:
                taken.widget().hide()
                taken.widget().deleteLater()
        for letter, name, label in criteria:
            link = LinkButton(tr("Counts for {letter}").format(letter=letter), measure="small")
            link.setObjectName(f"about.criterion.{name}")
            link.setAccessibleName(
                tr("Counts for {letter}, {label}: go to the checklist").format(
                    letter=letter, label=label
                )
            )
            link.setToolTip(label)
            link.setProperty("criterion", name)
            link.clicked.connect(self._on_link)
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        cites = [cite for _, sources in about.notes for cite in sources]
        for mark, reference in citations(cites, definitions)[:_MOST_MARKS]:
            self._marks.addWidget(CitationMark(mark, reference), 0, Qt.AlignmentFlag.AlignTop)

    def _on_link(self) -> None:
        self.criterion_wanted.emit(self.sender().property("criterion"))
