"""Which other tests are drawn under VEGF: a button, and a list of boxes that stays open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.scroll import Scroller

if TYPE_CHECKING:
    from poems_desktop.plots.other_build import Offered

_HIGHEST = 420


class OtherChooser(SecondaryButton):
    """`edited()` follows every change of what is chosen."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Other trends"), "cd", measure="small", parent=parent)
        self.setObjectName("trend.others")
        self._offered: tuple[Offered, ...] = ()
        self._fewest = 0
        self._left_out: set[str] = set()
        self._wanted: set[str] = set()
        self._list: OtherList | None = None
        self.clicked.connect(self.open_list)

    def offer(self, offered: "Sequence[Offered]", usual: Sequence[str], fewest: int) -> None:
        """Offer tests; the usual ones are chosen until somebody takes them out.

        `fewest`: how many results a test has that is offered.
        """
        self._offered = tuple(offered)
        self._fewest = fewest
        self._wanted |= {one.key for one in offered if one.key in usual} - self._left_out
        self._show_count()

    def keys(self) -> tuple[str, ...]:
        """What is chosen, in the order offered."""
        return tuple(one.key for one in self._offered if one.key in self._wanted)

    def choose(self, key: str, *, on: bool) -> None:
        """Choose a test or take it out."""
        if on:
            self._wanted.add(key)
            self._left_out.discard(key)
        else:
            self._wanted.discard(key)
            self._left_out.add(key)
        self._show_count()
        self.edited.emit()

    def choose_all(self, *, on: bool) -> None:
        """Choose every test or none."""
        keys = {one.key for one in self._offered}
        self._wanted = keys if on else set()
        self._left_out = set() if on else keys
        self._show_count()
        self.edited.emit()

    def open_list(self) -> None:
        """Open the list below the button."""
        self._list = OtherList(self._offered, self)
        self._list.destroyed.connect(self._on_list_gone)
        self._list.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._list.show()
        self._list.focus_first()

    def _on_list_gone(self) -> None:
        self._list = None

    def _show_count(self) -> None:
        count, of = len(self.keys()), len(self._offered)
        self.setText(
            tr("Other trends: {count} of {of}").format(count=count, of=of)
            if of
            else tr("No other trends yet")
        )
        self.setEnabled(of > 0)
        about = tr(
            "{count} of {of} drawn under VEGF on the same time axis; "
            "a test with {fewest} results or more is offered."
        ).format(count=count, of=of, fewest=self._fewest)
        self.setAccessibleDescription(about)
        self.setToolTip(f"<qt>{about}</qt>")


class OtherList(QFrame):
    """A box for each test; frees itself when closed."""

    def __init__(self, offered: "Sequence[Offered]", chooser: OtherChooser) -> None:
        super().__init__(chooser, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(tr("Other trends"))
        self._chooser = chooser
        self.boxes: dict[str, CheckBox] = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 6, 14, 6)
        column.setSpacing(2)
        chosen = chooser.keys()
        for one in offered:
            box = CheckBox(f"{tr(one.label)} ({one.count})".replace("&", "&&"))
            box.setAccessibleName(
                tr("{label}, {count} results").format(label=tr(one.label), count=one.count)
            )
            box.setChecked(one.key in chosen)
            box.setProperty("test", one.key)
            box.clicked.connect(self._on_clicked)
            column.addWidget(box)
            self.boxes[one.key] = box
        area = Scroller()
        area.show_widget(inner)
        area.setMinimumSize(
            inner.sizeHint().width() + 18, min(inner.sizeHint().height() + 2, _HIGHEST)
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(area)
        foot = QHBoxLayout()
        self._all, self._none = LinkButton(tr("All")), LinkButton(tr("None"))
        self._all.clicked.connect(self._on_all)
        self._none.clicked.connect(self._on_none)
        foot.addWidget(self._all)
        foot.addWidget(self._none)
        foot.addStretch(1)
        outer.addLayout(foot)

    def focus_first(self) -> None:
        """Give the focus to the first box."""
        for box in self.boxes.values():
            box.setFocus(Qt.FocusReason.PopupFocusReason)
            return

    def _on_clicked(self, on: bool) -> None:
        self._chooser.choose(str(self.sender().property("test")), on=on)

    def _on_all(self) -> None:
        self._show(on=True)

    def _on_none(self) -> None:
        self._show(on=False)

    def _show(self, *, on: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(on)
        self._chooser.choose_all(on=on)
