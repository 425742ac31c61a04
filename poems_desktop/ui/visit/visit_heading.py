"""Which visit this is: its date and label, the way to the others, and whether it is signed."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.entries import date_problem, shown_date, with_date
from poems_desktop.app.visit_words import visit_name
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Visit
from poems_desktop.ui.kit.buttons import IconButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import text_scale

_DATE_WIDTH = 126
_LABEL_WIDTH = 130


class VisitHeading(QWidget):
    """`settled` follows a finished change of date or label."""

    visit_chosen = Signal(str)
    settled = Signal()
    history_wanted = Signal()
    comparison_wanted = Signal()
    about_wanted = Signal()
    domains_wanted = Signal()

    def __init__(self, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._others = ChoiceBox(_choices(session), name=tr("Visit"))
        self._others.setObjectName("visit.choose")
        self._others.show_value(session.visit.id)
        self._others.edited.connect(self._on_chosen)
        self.date = DateEdit(name=tr("Visit date"))
        self.date.setObjectName("visit.date")
        self.date.set_today(session.today)
        self.date.setFixedWidth(round(_DATE_WIDTH * text_scale()))
        self.label = LineField(name=tr("Visit label"))
        self.label.setObjectName("visit.label")
        self.label.setFixedWidth(round(_LABEL_WIDTH * text_scale()))
        self._about = Label("", "caption", wrap=True)
        self._message = InlineMessage()
        self._domains = SecondaryButton(tr("Domains"), "cr")
        self._domains.setObjectName("visit.domains")
        self._domains.setToolTip(tr("Show or hide the domains"))
        self._domains.hide()
        self._more = IconButton("menu", tr("More about this visit"), kind="outlined", size=14)
        self._more.setObjectName("visit.more")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show the visit as it stands."""
        visit = self._session.visit
        state = tr("Signed") if visit.signed else tr("Draft, not signed")
        if self._session.correcting:
            state = tr("Correction, not signed")
        self._about.setText(f"{visit.note}\n{state}" if visit.note else state)
        self._about.setToolTip(plain_tooltip(visit.note))
        if not self.date.hasFocus():
            self.date.show_value(shown_date(visit, "date"))
        if not self.label.hasFocus():
            self.label.show_value(visit.label)
        alone = self._others.isHidden()
        for field in (self.date, self.label):
            field.setReadOnly(self._session.read_only)
            field.setVisible(alone or not visit.signed)  # a signed one is named by the list
        self._show_problem()

    def offer_domains(self, offered: bool) -> None:
        """Whether a button leads to the domains: the page has no room for them beside the form."""
        self._domains.setVisible(offered)

    def _build(self) -> None:
        line = FlowLayout(spacing=8, line_spacing=4)
        line.addWidget(self._domains)
        if len(self._session.record.visits) > 1:
            line.addWidget(self._others)
        else:
            self._others.setParent(self)
            self._others.setVisible(False)
        line.addWidget(self.date)
        line.addWidget(self.label)
        line.addWidget(self._more)
        line.addWidget(self._about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._message)

    def _connect(self) -> None:
        self._domains.clicked.connect(self.domains_wanted)
        self._more.clicked.connect(self._on_more)
        self.date.typing.connect(self._on_date_typing)
        self.date.edited.connect(self._on_date)
        self.label.typing.connect(self._on_label_typing)
        self.label.edited.connect(self._on_label)

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, wanted in (
            (tr("History of this visit"), self.history_wanted),
            (tr("Compare with another visit"), self.comparison_wanted),
            (tr("Show or hide what is known of a field"), self.about_wanted),
            (tr("Show or hide the domains"), self.domains_wanted),
        ):
            action = QAction(text, menu)
            action.triggered.connect(wanted)
            menu.addAction(action)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _on_chosen(self, visit_id: str) -> None:
        self.visit_chosen.emit(visit_id)

    def _dated(self, text: str) -> Visit:
        return with_date(self._session.visit, "date", text, self._session.today)

    def _on_date_typing(self, text: str) -> None:
        self._session.set_heading(self._dated(text), self, typing=True)

    def _on_date(self, text: str) -> None:
        self._session.set_heading(self._dated(text), self)
        self._session.seal()
        self.date.show_value(shown_date(self._session.visit, "date"))
        self._show_problem()
        self.settled.emit()

    def _on_label_typing(self, text: str) -> None:
        labeled = self._session.visit.model_copy(update={"label": text})
        self._session.set_heading(labeled, self, typing=True)

    def _on_label(self, text: str) -> None:
        labeled = self._session.visit.model_copy(update={"label": text})
        self._session.set_heading(labeled, self)
        self._session.seal()
        self.settled.emit()

    def _show_problem(self) -> None:
        shown = shown_date(self._session.visit, "date")
        hint = date_problem(shown, self._session.today, what=tr("The visit date"))
        sentence = "" if hint is None or self.date.hasFocus() else hint.sentence
        self.date.show_problem(sentence or None)
        self._message.show_message("error", sentence)


def _choices(session: EditSession) -> list[tuple[object, str]]:
    return [(visit.id, visit_name(visit)) for visit in reversed(session.record.visits)]
