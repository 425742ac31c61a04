"""A field above the domains: type a word of a finding or test, Enter goes to it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from poems_desktop.app.field_search import FieldSearch, Found
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.search_field import SearchField


class FieldFinder(SearchField):
    """Offers fields as one types; `field_wanted(key)` when one is chosen."""

    field_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Find a field"), shortcut_text="Ctrl+G", parent=parent)
        self.setObjectName("field_finder")
        self._make: Callable[[], FieldSearch] | None = None
        self._search: FieldSearch | None = None
        self._found: tuple[Found, ...] = ()
        self._wanted = ""
        self._names = QStringListModel(self)
        self._offer = QCompleter(self._names, self)
        self._offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._offer.setWidget(self)
        self._offer.popup().setAccessibleName(tr("Fields found"))
        chosen = self._offer.activated[QModelIndex]  # type: ignore[index] # one of two signals
        chosen.connect(self._on_chosen)
        self.searched.connect(self._on_searched)
        self.returnPressed.connect(self._on_enter)

    def search_in(self, make: Callable[[], FieldSearch]) -> None:
        """Look among these fields, made when the first letter is typed."""
        self._make, self._search = make, None

    def offered(self) -> tuple[str, ...]:
        """The keys offered now, the first one chosen by Enter."""
        return tuple(one.key for one in self._found)

    def _on_searched(self, typed: str) -> None:
        if self._search is None and self._make is not None:
            self._search = self._make()
        self._found = () if self._search is None else self._search.find(typed)
        names = [f"{one.label}   {one.where}" for one in self._found]
        if typed.strip() and not names:
            names = [tr("No field has this in its name.")]
        self._names.setStringList(names)
        popup = self._offer.popup()
        if not names:
            popup.hide()
            return
        popup.setMinimumWidth(popup.sizeHintForColumn(0) + 24)
        self._offer.complete()
        popup.setCurrentIndex(self._names.index(0))

    def _on_enter(self) -> None:
        """Enter without a list: the first one, as the list would have chosen."""
        self._choose(max(0, self._offer.popup().currentIndex().row()))

    def _on_chosen(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, row: int) -> None:
        if row < len(self._found):
            self._wanted, self._found = self._found[row].key, ()
            # After the popup has closed: it gives the focus back to this field.
            QTimer.singleShot(0, self._go)

    def _go(self) -> None:
        self._offer.popup().hide()
        self.clear()
        self.field_wanted.emit(self._wanted)
