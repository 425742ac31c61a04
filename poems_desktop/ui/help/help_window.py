"""The guide beside the work: searchable, offline, with every rule's source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidgetItem,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from poems_desktop.app.help_topics import (
    Topic,
    guide_topics,
    rule_topics,
    search,
    synonym_topic,
    text_topics,
)
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import shipped_definitions
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.ui.help.about_text import about_markdown, licences_text
from poems_desktop.ui.help.shortcut_text import shortcut_rows
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.plain_list import PlainList
from poems_desktop.ui.kit.search_field import SearchField
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import px, text_scale

_DAMAGED = tr("The program's own definitions are damaged: only the written guide is shown.")


class Page(Themed, QTextBrowser):
    """Text to read: Markdown of our own, no link leaves the program."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.follow_theme()

    def refresh_look(self) -> None:
        """Follow the text size."""
        self.document().setDocumentMargin(18)
        made = self.font()
        made.setPixelSize(px("body"))
        self.setFont(made)

    def show_markdown(self, text: str) -> None:
        """Show `text` from its beginning."""
        self.setMarkdown(text)
        self._give_air()
        self.verticalScrollBar().setValue(0)

    def _give_air(self) -> None:
        """Space between paragraphs and entries, which Markdown of Qt leaves out."""
        block = self.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            if QTextCursor(block).currentTable() is None:
                heading = shape.headingLevel() > 0
                shape.setTopMargin(14 if heading else 0)
                shape.setBottomMargin(6 if heading else 7)
                shape.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                QTextCursor(block).setBlockFormat(shape)
            block = block.next()


class HelpWindow(QDialog):
    """Guide, keyboard shortcuts, about. It holds nothing of any patient."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("POEMS Desktop: guide"))
        self.setAccessibleName(tr("Guide"))
        self._topics: tuple[Topic, ...] = ()
        self._digest = ""
        self._tabs = QTabWidget()
        self._search = SearchField(tr("Search the guide, rules, texts and sources"))
        self._list = PlainList(tr("Topics found"))
        self._count = Label("", "caption")
        self._page = Page(tr("Topic"))
        self._keys = Page(tr("Keyboard shortcuts"))
        self._about = Page(tr("About"))
        self._licences = Page(tr("Licenses of what the program is made of"))
        self._build()
        self._search.searched.connect(self._on_search)
        self._search.returnPressed.connect(self._list.setFocus)
        self._list.currentItemChanged.connect(self._on_topic)
        self.resize(round(980 * min(text_scale(), 1.2)), 700)

    def show_guide(self) -> None:
        """Show the guide, ready to search."""
        self._load()
        self._show(0)
        self._search.setFocus()

    def show_shortcuts(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """Show the list of keys."""
        self._keys.show_markdown(shortcut_rows(keys))
        self._show(1)
        self._keys.setFocus()

    def show_about(self) -> None:
        """Show versions, digests and licenses."""
        self._load()
        self._about.show_markdown(about_markdown(self._digest))
        if not self._licences.toPlainText():
            self._licences.show_markdown(licences_text())
        self._show(2)
        self._about.setFocus()

    def topics(self) -> tuple[Topic, ...]:
        """Everything that can be found."""
        return self._topics

    def shown(self) -> list[str]:
        """The titles that are listed now."""
        return self._list.lines()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F goes to the search field."""
        if event.matches(QKeySequence.StandardKey.Find):
            event.accept()
            self._tabs.setCurrentIndex(0)
            self._search.setFocus()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(10, 10, 6, 10)
        left.addWidget(self._search)
        left.addWidget(self._count)
        left.addWidget(self._list, 1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(round(300 * min(text_scale(), 1.2)))
        guide = QWidget()
        row = QHBoxLayout(guide)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._page, 1)
        about = QWidget()
        column = QVBoxLayout(about)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._about, 2)
        column.addWidget(self._licences, 3)
        self._tabs.addTab(guide, tr("Guide and sources"))
        self._tabs.addTab(self._keys, tr("Keyboard"))
        self._tabs.addTab(about, tr("About"))
        self._tabs.setDocumentMode(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.addWidget(self._tabs)

    def _show(self, tab: int) -> None:
        self._tabs.setCurrentIndex(tab)
        self.show()
        self.raise_()
        self.activateWindow()

    def _load(self) -> None:
        if self._topics:
            return
        topics = list(guide_topics())
        try:
            definitions = shipped_definitions()
            texts = definitions.library.guidance.texts
            topics.append(synonym_topic(texts.synonyms, definitions))
            topics += rule_topics(definitions)
            topics += text_topics(texts.texts, texts.synonyms, definitions)
            self._digest = definitions.digest
        except ProblemsError:
            self._count.setText(_DAMAGED)
        self._topics = tuple(topics)
        self._on_search("")

    def _on_search(self, query: str) -> None:
        found = search(self._topics, query)
        self._list.clear()
        group = ""
        for topic in found:
            if topic.group != group and not query.strip():
                self._list.add_heading(topic.group)
            group = topic.group
            self._list.add(topic.title, topic.id)
        count = len(found)
        said = tr("1 topic") if count == 1 else tr("{count} topics").format(count=count)
        self._count.setText(said if found else tr("Nothing found. Try fewer words."))
        self._list.choose_first()

    def _on_topic(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is None:
            return
        name = item.data(Qt.ItemDataRole.UserRole)
        topic = next((one for one in self._topics if one.id == name), None)
        if topic is not None:
            self._page.show_markdown(f"## {topic.title}\n\n*{topic.group}*\n\n{topic.body}")
