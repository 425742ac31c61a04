"""The window of the settings: sections at the left, one of them at the right."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.kit.labels import rule
from poems_desktop.ui.kit.plain_list import PlainList
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.settings.section import Section
from poems_desktop.ui.theme import text_scale

_WIDE, _HIGH, _LIST = 900, 640, 180
_BESIDE, _LEAST_SCALE = 90, 1.15


class SettingsDialog(QDialog):
    """Sections are made when they are first shown."""

    def __init__(
        self,
        sections: Sequence[tuple[str, Callable[[], Section]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("POEMS Desktop: settings"))
        self.setAccessibleName(tr("Settings"))
        self._makers = list(sections)
        self._made: dict[int, Section] = {}
        self._list = PlainList(tr("Sections of the settings"))
        self._list.setFixedWidth(round(_LIST * text_scale()))
        self._stack = QStackedWidget()
        for name, _ in sections:
            self._list.add(name)
            self._stack.addWidget(Scroller())
        self._close = SecondaryButton(tr("Close"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self._close.clicked.connect(self.close)
        self._list.currentRowChanged.connect(self._on_row)
        room = _WIDE * text_scale() if parent is None else parent.window().width() - _BESIDE
        wide = min(_WIDE * text_scale(), max(_WIDE * _LEAST_SCALE, room))
        self.resize(round(wide), _HIGH)
        self._list.setCurrentRow(0)

    def show_section(self, name: str) -> Section:
        """Go to a section by its name, and give it. Raises KeyError where there is none."""
        for place, (known, _) in enumerate(self._makers):
            if known == name:
                self._list.setCurrentRow(place)
                return self._made[place]
        raise KeyError(name)

    @property
    def dirty(self) -> Section | None:
        """A section where something was changed and not saved."""
        return next((one for one in self._made.values() if one.dirty), None)

    def freeze_more(self) -> Mapping[str, str]:
        """Which sections were made, which is shown, and what each is beyond its fields."""
        made = {str(place): section.freeze() for place, section in self._made.items()}
        return {**made, "shown": str(self._list.currentRow())}

    def thaw_more(self, more: Mapping[str, str]) -> None:
        """Make the same sections and show the one that was shown."""
        for name, kept in more.items():
            if name != "shown" and int(name) < self._list.count():
                self._list.setCurrentRow(int(name))
                self._made[int(name)].thaw(kept)
        self._list.setCurrentRow(int(more.get("shown", "0")))

    def open_inner(self, action: str) -> None:
        """Open a dialog of the section that is shown."""
        self._made[self._list.currentRow()].open_inner(action)

    def _on_row(self, place: int) -> None:
        if place not in self._made:
            self._made[place] = self._makers[place][1]()
            holder = self._stack.widget(place)
            if isinstance(holder, Scroller):
                holder.show_widget(self._made[place])
        else:
            self._made[place].come_back()
        self._stack.setCurrentIndex(place)
