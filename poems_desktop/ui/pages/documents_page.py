"""Documents: choose, look at the pages that will be printed, print or save them, verify a code."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.reports.identity import RevisionInfo
from poems_desktop.ui.context import Context
from poems_desktop.ui.documents.chooser import Chooser
from poems_desktop.ui.documents.feed_list import FeedList
from poems_desktop.ui.documents.leaving import Leaving, Warned
from poems_desktop.ui.documents.maker import DocumentMaker
from poems_desktop.ui.documents.making import Making
from poems_desktop.ui.documents.preview import Preview
from poems_desktop.ui.documents.verify_dialog import VerifyDialog
from poems_desktop.ui.frozen_dialog import reopened_by
from poems_desktop.ui.half_typed import Box
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.theme import text_scale

_WORKING = tr("Making the document…")
_NOTE = tr(
    "The pages are made from the record as it stands, draft or signed, and say which. Nothing is "
    "written to disk until you save. Printing and saving are kept in the record with the code."
)
_MADE_FROM = tr("Made from")
_CARD_WIDTH = 370
_FEEDS_WIDTH = 270
_NARROW = 1040
_PLACE = "documents/"


class DocumentsPage(QWidget):
    """The documents of the open patient: what is chosen at the left, its pages beside it.

    `ready` follows each document that is shown, or the sentence why there is none. `feed_wanted`
    asks to go to where a thing that the document is made from is recorded.
    """

    ready = Signal()
    feed_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        revision: Callable[[], RevisionInfo],
        warned: Warned | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._maker = DocumentMaker(context, revision)
        self._making = Making(self._maker, self)
        self._half: Box | None = None
        self.chooser = Chooser(self._maker)
        self.preview = Preview()
        self.leaving = Leaving(
            context, self._making, self.chooser.wanted, self.preview.paint_on, warned or Warned()
        )
        self.feeds = FeedList()
        self._feeds_area = Scroller()
        self._beside = self._feeds_card()
        self._below = QVBoxLayout()
        self._below_title = Label(_MADE_FROM, "section")
        self._below.addWidget(self._below_title)
        self._narrow: bool | None = None
        self._build()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether a document is being made."""
        return self._making.busy

    @property
    def pdf(self) -> bytes:
        """The document shown, empty while there is none."""
        made = self._making.made
        return b"" if made is None else made.content

    @property
    def code(self) -> str:
        """The code on the pages shown."""
        made = self._making.made
        return "" if made is None else made.code

    def refresh(self) -> None:
        """Make the document anew from the record as it stands."""
        self.chooser.show_record(self._maker.refusals(self.chooser.wanted()))
        if self._half is None:
            self._half = self._half_typed()
        self._make()

    def close_session(self) -> None:
        """The record is left: what is still being made of it is shown to nobody."""
        self._making.close()

    def print_document(self) -> None:
        """Send the pages to a printer."""
        self.leaving.print_document()

    def save_document(self) -> None:
        """Ask for a place and save the document."""
        self.leaving.save_document()

    def save_several(self) -> None:
        """Choose several documents and save them."""
        self.leaving.save_several()

    def verify_code(self) -> None:
        """Ask for the code of a printed page, and tell whether it still matches."""
        if not self._context.flush():
            return
        dialog = VerifyDialog(self._maker.verify, self._context.half_typed, self)
        reopened_by(dialog, "reports.verify")
        dialog.exec()
        dialog.deleteLater()

    def _half_typed(self) -> Box:
        """What is typed in place of the site's words holds for this patient and day."""
        sitting, chooser = self._context.sitting, self.chooser
        fields = {"call": chooser.call, "temperature": chooser.temperature}
        book, patient = self._context.half_typed, sitting.record.patient.id
        here = f"{_PLACE}{sitting.today.isoformat()}"
        for place in book.places(patient, _PLACE):
            if place != here:
                book.put(patient, place, {})
        box = Box(book, patient, fields, self)
        box.at(here)
        return box

    def _make(self) -> None:
        self._making.make(self.chooser.wanted())

    def _on_chosen(self) -> None:
        self.leaving.message.clear()
        self._make()

    def _on_begun(self) -> None:
        self.feeds.show_feeds(self._maker.feeds(self.chooser.wanted()))
        if self._making.result is None:
            self.preview.show_sentence(_WORKING)

    def _on_ended(self) -> None:
        made = self._making.made
        if made is None:
            self.preview.show_sentence(self._making.trouble)
        else:
            self.preview.show_content(made.content, made.suffix)
        self.ready.emit()

    def _build(self) -> None:
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(12, 10, 12, 14)
        inner.setSpacing(4)
        inner.addWidget(self.chooser)
        inner.addSpacing(8)
        inner.addWidget(self.leaving)
        inner.addSpacing(6)
        inner.addWidget(Label(_NOTE, "secondary", wrap=True))
        inner.addLayout(self._below)
        inner.addStretch(1)
        area = Scroller()
        area.show_widget(held)
        card = Card(tr("Documents"))
        card.body.addWidget(area)
        card.setFixedWidth(round(_CARD_WIDTH * text_scale()))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(card)
        row.addWidget(self.preview, 1)
        row.addWidget(self._beside)
        self._place_feeds(narrow=False)

    def _connect(self) -> None:
        self.feeds.wanted.connect(self.feed_wanted)
        self.chooser.chosen.connect(self._on_chosen)
        self.leaving.verify.clicked.connect(self.verify_code)
        self._making.begun.connect(self._on_begun)
        self._making.ended.connect(self._on_ended)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what the pages are made from moves below the choices."""
        super().resizeEvent(event)
        self._place_feeds(narrow=self.width() / text_scale() < _NARROW)

    def _place_feeds(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self._beside.setHidden(narrow)
        self._below_title.setVisible(narrow)
        if narrow:
            self._feeds_area.takeWidget()
            self._below.addWidget(self.feeds)
        else:
            self._below.removeWidget(self.feeds)
            self._feeds_area.show_widget(self.feeds)
        self.feeds.show()

    def _feeds_card(self) -> Card:
        """Beside the pages: what they are made from."""
        card = Card(_MADE_FROM)
        card.body.addWidget(self._feeds_area)
        card.setFixedWidth(round(_FEEDS_WIDTH * text_scale()))
        return card
