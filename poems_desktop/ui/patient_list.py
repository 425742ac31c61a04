"""The panel of patients at the left: search, list, and a narrow rail when folded."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import IconButton
from poems_desktop.ui.kit.counted_control import CountedControl
from poems_desktop.ui.kit.focus_ring import MARGIN
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.rail_count import RailCount
from poems_desktop.ui.kit.search_field import SearchField
from poems_desktop.ui.kit.segmented import SegmentOption
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.patient_rows import PatientItem, PatientView
from poems_desktop.ui.theme import current_theme, font, height, text_scale

if TYPE_CHECKING:
    from poems_desktop.app.patient_marks import ListCounts

RAIL_WIDTH = 44
_HINT = tr("Patients (Ctrl+B to show)")


class PatientList(Themed, QFrame):
    """All patients found by the search.

    `search_changed(text)` while the user types, `filter_changed(name)` with `all`, `due` or
    `transplant`, `open_requested(id)` on Enter, click or tap,
    `new_requested()` on the plus, `folded(bool)` when the user folds or unfolds the panel,
    `pointer_left()` when the pointer is over the rows no more.
    """

    search_changed = Signal(str)
    filter_changed = Signal(str)
    open_requested = Signal(str)
    new_requested = Signal()
    folded = Signal(bool)
    pointer_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setAccessibleName(tr("Patients"))
        self._width = 218
        self._search = SearchField(tr("Name or record no."), shortcut_text="Ctrl+F")
        self._search.setObjectName("patients.search")
        self._search.searched.connect(self.search_changed)
        self._search.returnPressed.connect(self._on_search_entered)
        self._filter = CountedControl(
            (
                SegmentOption("all", tr("All"), "a"),
                SegmentOption("due", tr("Due"), "d"),
                SegmentOption("transplant", tr("Transplant"), "t"),
            ),
            name=tr("Patients shown"),
            rest="all",
            size="small",
        )
        self._filter.show_counts({})
        self._filter.setObjectName("patients.filter")
        self._filter.edited.connect(self._on_filter)
        self._due = RailCount("clock", tr("due"), tone="unk")
        self._due.show_count("", "")
        self._due.clicked.connect(self._on_due)
        self._alone = False
        self._count = Label("", "dense", tone="ink3")
        self._view = PatientView()
        self._view.open_requested.connect(self.open_requested)
        self._view.pointer_left.connect(self.pointer_left)
        self._empty = Label("", "dense", tone="ink3", wrap=True)
        self._empty.hide()
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._build_panel())
        self._layout.addWidget(self._build_rail())
        self.follow_theme()

    def show_items(
        self, items: Sequence[PatientItem], *, nothing: str = "", more: bool = False
    ) -> None:
        """Show these patients in this order; `nothing` is said where there are none.

        `more`: there are others who are not shown; the count says so.
        """
        self._view.show_items(items)
        self._count.setText(f"{len(items)}+" if more else str(len(items)))
        self._empty.setText(nothing)
        self._empty.setVisible(not items and bool(nothing))

    def show_counts(self, counts: "ListCounts") -> None:
        """Say in the filters, and on the rail, how many patients of the store there are of each."""
        self._filter.show_counts(
            {"all": counts.all, "due": counts.due, "transplant": counts.transplant}
        )
        due = "" if self._alone or counts.due == "0" else counts.due
        self._due.show_count(due, tr("Due: {count}. Show them").format(count=due))

    def show_current(self, patient_id: str) -> None:
        """Mark the open patient without opening anything; empty marks none."""
        self._view.show_current(patient_id)

    def focus_search(self) -> None:
        """Unfold, and put the cursor into the search field with its text selected."""
        if self.is_rail():
            self.set_rail(False)
            self.folded.emit(False)
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def focus_list(self) -> None:
        """Put the focus on the list, where arrows and Enter work."""
        self._view.focus_first()

    def search_text(self) -> str:
        """What is searched for; empty where everybody is listed."""
        return self._search.text().strip()

    def filter_name(self) -> str:
        """`all`, `due` or `transplant`."""
        return str(self._filter.value())

    def is_pointed_at(self) -> bool:
        """Whether the pointer is over the rows, where a click would open one."""
        return self._view.pointed_at

    def say(self, text: str) -> None:
        """Say something about the list above it; empty says nothing."""
        self._empty.setText(text)
        self._empty.setVisible(bool(text))

    def set_alone(self, *, alone: bool) -> None:
        """Show one patient and nothing that leads to another, or the whole panel again."""
        self._alone = alone
        for part in (self._search, self._filter, self.new, self._find):
            part.setVisible(not alone)
        self._due.setVisible(not alone and bool(self._due.text()))

    def is_rail(self) -> bool:
        """Whether only the rail is shown."""
        return self._layout.currentIndex() == 1

    def set_rail(self, rail: bool) -> None:
        """Fold to the 44 px rail, or unfold."""
        self._layout.setCurrentIndex(1 if rail else 0)
        self._fit()

    def set_panel_width(self, width: int) -> None:
        """The width of the unfolded panel, in px at 100 % text."""
        self._width = width
        self._fit()

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(RAIL_WIDTH if self.is_rail() else round(self._width * text_scale()))

    def _build_panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_header())
        column.addWidget(rule())
        for widget, margins in (
            (self._search, (10, 8, 10, 7 - MARGIN)),
            # Its outline stands under that of the search; the room for its ring reaches beyond.
            (self._filter, (10 - MARGIN, 0, 10 - MARGIN, 8 - MARGIN)),
        ):
            holder = QVBoxLayout()
            holder.setContentsMargins(*margins)
            holder.addWidget(widget)
            column.addLayout(holder)
        self._empty.setContentsMargins(10, 0, 10, 8)
        column.addWidget(self._empty)
        column.addWidget(rule())
        column.addWidget(self._view, 1)
        return panel

    def _build_header(self) -> QWidget:
        header = QWidget()
        header.setFixedHeight(height("tabs") - 1)
        row = QHBoxLayout(header)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(Label(tr("Patients"), "strong"))
        row.addSpacing(6)
        row.addWidget(self._count)
        row.addStretch(1)
        self.new = IconButton("plus", tr("New patient"))
        self.new.clicked.connect(self.new_requested)
        fold = IconButton("cl", tr("Fold the patient list (Ctrl+B)"))
        fold.clicked.connect(self._on_fold)
        row.addWidget(self.new)
        row.addWidget(fold)
        return header

    def _build_rail(self) -> QWidget:
        rail = QWidget()
        column = QVBoxLayout(rail)
        column.setContentsMargins(2, 8, 2, 8)
        column.setSpacing(10)
        unfold = IconButton(
            "cr", tr("Show the patient list (Ctrl+B)"), kind="outlined", token="ink"
        )
        people = IconButton("people", tr("Show the patient list"))
        self._find = IconButton("search", tr("Search patients (Ctrl+F)"))
        unfold.clicked.connect(self._on_unfold)
        people.clicked.connect(self._on_unfold)
        self._find.clicked.connect(self.focus_search)
        for button in (unfold, people, self._find):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._due, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(VerticalText(_HINT), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return rail

    def _on_filter(self, value: object) -> None:
        self.filter_changed.emit(str(value))

    def _on_fold(self) -> None:
        self.set_rail(True)
        self.folded.emit(True)

    def _on_unfold(self) -> None:
        self.set_rail(False)
        self.folded.emit(False)

    def _on_due(self) -> None:
        self._on_unfold()
        if self.filter_name() != "due":
            self._filter.show_value("due")
            self.filter_changed.emit("due")

    def _on_search_entered(self) -> None:
        self._view.focus_first()


class VerticalText(QWidget):
    """A caption written upward, for rails."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As long as the text, 26 px wide."""
        return QSize(26, 30 + round(7 * len(self._text) * text_scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text turned by a quarter."""
        painter = QPainter(self)
        painter.setFont(font("caption"))
        painter.setPen(current_theme().color("ink3"))
        painter.translate(0, self.height())
        painter.rotate(-90)
        area = QRectF(0, 0, self.height(), self.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
