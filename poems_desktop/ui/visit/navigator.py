"""The navigator of a visit: its domains with their counts, and ways to a field."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from poems_desktop.app.summary_words import all_counted
from poems_desktop.app.words import tr
from poems_desktop.clinical.summary import DomainSummary
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.domain_list import DomainDelegate, DomainModel
from poems_desktop.ui.visit.field_finder import FieldFinder

_WIDTH = 188


class Navigator(QFrame):
    """Header, finder, list and the way to the next finding that was not assessed.

    `domain_chosen(id)` follows the row that is marked; `picked` says that one was clicked, or
    entered with the keyboard: the reader goes on in the form.
    """

    domain_chosen = Signal(str)
    picked = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "subtle")
        self.model = DomainModel(self)
        self.list = QListView()
        self.list.setObjectName("domains")
        self.list.setAccessibleName(tr("Domains"))
        self.list.setModel(self.model)
        self._delegate = DomainDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "navigator")
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(self.picked)
        self.list.activated.connect(self.picked)
        self._totals = Label("", "caption", wrap=True)
        self.finder = FieldFinder()
        self._next = SecondaryButton(tr("Next not assessed"), measure="small")
        self._next.setObjectName("next_not_assessed")
        self._next.setToolTip("Ctrl+Down")
        self._next.clicked.connect(self.next_wanted)
        self._build()
        self.set_width(_WIDTH)

    def set_width(self, wide: int) -> None:
        """Be `wide` px at the usual text size, or what the button below needs."""
        self.setFixedWidth(max(round(wide * text_scale()), self._next.sizeHint().width() + 24))

    def domain(self) -> str:
        """The domain that is marked; the first before there was one."""
        return self.model.summary(max(self.list.currentIndex().row(), 0)).form.id

    def show_summaries(self, rows: Sequence[DomainSummary]) -> None:
        """Show the counts."""
        for at in self.model.show(rows):
            self.list.update(self.model.index(at))
        self._totals.setText(all_counted(rows))

    def show_domain(self, form_id: str) -> None:
        """Mark the domain that the form is in, without jumping."""
        for row in range(self.model.rowCount()):
            if self.model.summary(row).form.id == form_id:
                blocked = self.list.selectionModel().blockSignals(True)
                self.list.setCurrentIndex(self.model.index(row))
                self.list.selectionModel().blockSignals(blocked)
                self.list.viewport().update()

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(13, 0, 8, 4)
        head.setSpacing(1)
        head.addWidget(Label(tr("Domains"), "strong"))
        head.addWidget(self._totals)
        find = QHBoxLayout()
        find.setContentsMargins(11, 2, 11, 6)
        find.addWidget(self.finder)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 10)
        foot.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(find)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.domain_chosen.emit(self.model.summary(current.row()).form.id)
