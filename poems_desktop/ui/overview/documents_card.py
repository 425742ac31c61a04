"""Documents printed or saved for a patient, as the store recorded them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.printed import Printed, printed_documents
from poems_desktop.app.sitting import Sitting
from poems_desktop.app.words import tr
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import scaled


class DocumentRow(Themed, QWidget):
    """One document: what, when."""

    def __init__(self, printed: Printed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "print" if printed.printed else "doc"
        self._icon = Label()
        day = show_date(PartialDate.of(printed.at.astimezone().date()))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(Label(printed.title, "dense", wrap=True))
        code = Label(tr("Code {code}").format(code=printed.code), "caption", tone="ink2")
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        named.addWidget(code)
        row.addLayout(named, 1)
        row.addWidget(Label(day, "dense", tone="ink2"))
        self.setAccessibleName(
            tr("{title}, {day}, code {code}").format(
                title=printed.title, day=day, code=printed.code
            )
        )
        self.follow_theme()

    def refresh_look(self) -> None:
        """Draw the sign for the present theme."""
        self._icon.setPixmap(pixmap(self._icon_name, "ink2", scaled(14)))


class DocumentsCard(Card):
    """Newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Documents"), parent=parent)
        self._area = Scroller()
        self.body.addWidget(self._area)

    def show_documents(self, sitting: Sitting) -> None:
        """Show what was printed or saved for the open patient."""
        found = printed_documents(sitting)
        self.set_subtitle(str(len(found)) if found else "")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, one in enumerate(found):
            if place:
                column.addWidget(rule())
            column.addWidget(DocumentRow(one))
        if not found:
            nothing = Label(
                tr("Nothing was printed or saved yet."), "dense", tone="ink2", wrap=True
            )
            nothing.setContentsMargins(12, 10, 12, 10)
            column.addWidget(nothing)
        column.addStretch(1)
        self._area.show_widget(holder)
