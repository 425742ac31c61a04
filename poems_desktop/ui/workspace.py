"""The work on a store: banner, patients, pages and status line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.banner import BannerFacts, PatientBanner
from poems_desktop.ui.kit.labels import Label, frame, rule
from poems_desktop.ui.page_tabs import PageTabs
from poems_desktop.ui.pages_table import PageSpec
from poems_desktop.ui.patient_list import PatientList
from poems_desktop.ui.status_strip import StatusStrip
from poems_desktop.ui.theme import height, text_scale

_RAIL_BELOW = 1366
# Panel width of the patient list by the least window width.
_PANELS = ((2560, 280), (1920, 260), (0, 218))
_NO_PATIENT = tr("No patient is open. Choose one in the list, or add one with the plus sign.")


class Workspace(QWidget):
    """Made after unlocking and thrown away on locking, with everything it shows.

    Attributes:
        banner, patients, tabs, status: its parts.
    """

    page_changed = Signal(str)

    def __init__(self, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = PatientBanner(self)
        self.patients = PatientList(self)
        self.tabs = PageTabs(self)
        self.status = StatusStrip(self)
        self._specs: list[PageSpec] = []
        self._built: dict[str, QWidget] = {}
        self._actions: dict[str, QWidget] = {}
        self._folded_by_user: bool | None = None
        self._has_patient = False
        self._stack = QStackedWidget(self)
        self._nothing = Label(_NO_PATIENT, "body", tone="ink2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._nothing)
        self._action_row = QHBoxLayout()
        self._build()
        for page in pages:
            self.add_page(page)
        self.tabs.currentChanged.connect(self._on_tab)
        self.patients.folded.connect(self._on_folded)
        self.show_patient(None)

    def add_page(self, page: PageSpec) -> None:
        """Add a page at the end; it is made when it is first shown."""
        self._specs.append(page)
        self.tabs.add_page(page.name)

    def show_patient(self, facts: BannerFacts | None) -> None:
        """Show whose record is open; None shows that no record is."""
        self._has_patient = facts is not None
        self.tabs.setEnabled(self._has_patient)
        self.banner.setVisible(self._has_patient)
        if facts is not None:
            self.banner.show_facts(facts)
        self._show_page()

    def page(self, name: str) -> QWidget:
        """The page `name`, made now if it was not yet. Raises KeyError if there is none."""
        if name not in self._built:
            made = next((spec.factory for spec in self._specs if spec.name == name), None)
            if made is None:
                raise KeyError(name)
            widget = made()
            self._built[name] = widget
            self._stack.addWidget(widget)
        return self._built[name]

    def built(self, name: str) -> QWidget | None:
        """The page `name` if it was made already."""
        return self._built.get(name)

    def current_page(self) -> str:
        """The name of the chosen page."""
        return self.tabs.page_name(self.tabs.currentIndex())

    def set_page(self, index: int) -> None:
        """Choose a page by its place; out of range does nothing."""
        if 0 <= index < self.tabs.count():
            self.tabs.setCurrentIndex(index)

    def step_page(self, by: int) -> None:
        """Go to the next (1) or previous (-1) page, around the end."""
        if self.tabs.count():
            self.set_page((self.tabs.currentIndex() + by) % self.tabs.count())

    def set_page_actions(self, name: str, widgets: Sequence[QWidget]) -> None:
        """The buttons beside the tabs while the page `name` is shown, from left to right."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        old = self._actions.pop(name, None)
        if old is not None:
            self._action_row.removeWidget(old)
            old.deleteLater()
        self._actions[name] = holder
        self._action_row.addWidget(holder)
        self._show_actions()

    def toggle_list(self) -> None:
        """Fold or unfold the patient list."""
        self._on_folded(not self.patients.is_rail())

    def fit(self, width: int) -> None:
        """Arrange the parts for a window `width` px wide."""
        scaled = width / text_scale()
        panel = next(size for least, size in _PANELS if scaled >= least)
        self.patients.set_panel_width(panel)
        index = self.tabs.currentIndex()
        page_rail = bool(self._specs) and index >= 0 and self._specs[index].rail
        rail = scaled < _RAIL_BELOW or (page_rail and self._has_patient)
        wanted = rail if self._folded_by_user is None else self._folded_by_user
        if not self._has_patient and self._folded_by_user is None:
            wanted = False
        self.patients.set_rail(wanted)
        self.banner.fit(scaled)
        self.status.fit(round(scaled))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self.fit(self.width())

    def _build(self) -> None:
        top = frame("bar")
        top.setMinimumHeight(height("tabs") - 1)
        bar = QHBoxLayout(top)
        bar.setContentsMargins(8, 0, 14, 0)
        bar.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        bar.addStretch(1)
        bar.addLayout(self._action_row)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(top)
        right.addWidget(rule())
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.patients)
        middle.addWidget(rule(vertical=True))
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        layout.addWidget(rule())
        layout.addWidget(self.status)

    def _on_tab(self, _index: int) -> None:
        self._folded_by_user = None
        self._show_page()
        self.page_changed.emit(self.current_page())

    def _on_folded(self, folded: bool) -> None:
        self._folded_by_user = folded
        self.fit(self.width())

    def _show_page(self) -> None:
        if self._has_patient and self.tabs.count():
            self._stack.setCurrentWidget(self.page(self.current_page()))
        else:
            self._stack.setCurrentWidget(self._nothing)
        self._show_actions()
        self.fit(self.width())

    def _show_actions(self) -> None:
        for name, holder in self._actions.items():
            holder.setVisible(self._has_patient and name == self.current_page())
