"""Every text that the window shows, in one language, in a process of its own.

`walker.py LANGUAGE QM-FOLDER SCRATCH WIDTH HEIGHT PAGES` starts the program on the demo store, goes
through the pages named (`Visit`, `all`, or `work`: a visit worked through to its correction), and
prints one JSON object: the texts by place, those that were painted and not held by a widget, what
is cut, and the strings of the record and of the medicine that may stand in English.
"""

import argparse
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from html import unescape
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from poems_desktop.app.preferences import Places
from poems_desktop.ui.fonts import load_start_fonts
from poems_desktop.ui.language import NAMES, use_language
from poems_desktop.ui.singletons import keep_singletons
from poems_desktop.ui.theme import apply_theme, load_theme, qt_arguments

_HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(_HERE))
from painted import heard  # noqa: E402
from visit_work import CHANCES, TYPED, HeardDialogs, VisitWork  # noqa: E402

NOW = datetime(2026, 4, 20, 12, 32, tzinfo=UTC)
_LONGEST_MS, _STEP_MS = 20_000, 20
_REST, _REST_MS = 12, 60
_LAID_OUT_MS = 300
_TYPED_INTO = ("LineField", "NumberEdit", "DateEdit")
_TAGS = re.compile(r"<[^>]+>")
PATIENTS = {"Visit": "demo-0147", "Transplant": "demo-0147"}
USUAL = "demo-okonjo"
TOLD = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Walk:
    """What was seen so far."""

    def __init__(self, faults: Callable[[QWidget], list[str]]) -> None:
        self.texts: dict[str, set[str]] = {}
        self.painted: dict[str, list[str]] = {}
        self.cut: dict[str, list[str]] = {}
        self._faults = faults

    def see(
        self, root: QWidget, place: str, *, measured: bool = True, painted: bool = True
    ) -> None:
        """Take every text of what is visible below `root`, and of what is painted there.

        `measured`: say what of its labels and controls is cut.
        """
        found = self.texts.setdefault(place, set())
        told: set[str] = set()
        for widget in (root, *root.findChildren(QWidget)):
            if widget.isVisible():
                found |= {plain for text in texts_of(widget) if (plain := plain_text(text))}
                told |= set(told_of(widget))
        cut = self._at_rest(root) if measured else []
        if painted:
            cut += self._hear(root, place, told)
        if cut:
            self.cut[place] = [*self.cut.get(place, ()), *cut]

    def _hear(self, root: QWidget, place: str, told: set[str]) -> list[str]:
        """Take what is painted; what does not fit, or is shortened and not `told` in full."""
        with heard() as painted:
            root.grab()
        self.texts[place] |= painted.shown()
        self.painted[place] = sorted(painted.shown() | set(self.painted.get(place, ())))
        lost = [
            f"{shown!r} is painted for {whole!r}, which stands nowhere else"
            for shown, whole in painted.shortened().items()
            if not any(_bare(whole) in _bare(one) for one in told)
        ]
        return [*painted.faults(), *lost]

    def _at_rest(self, root: QWidget) -> list[str]:
        """What is cut once the layout has come to rest."""
        for _ in range(_REST):
            # What somebody typed scrolls inside its field.
            cut = [one for one in self._faults(root) if not one.startswith(_TYPED_INTO)]
            if not cut:
                return []
            _settle()(_REST_MS)
        return cut

    def see_menu(self, menu: QMenu, place: str) -> None:
        found = self.texts.setdefault(place, set())
        for action in menu.actions():
            if action.isVisible():
                found |= {text for text in (action.text(), action.toolTip()) if text}


def _bare(text: str) -> str:
    """Without commas and blanks: what is drawn side by side is told as a list."""
    return "".join(one for one in text if one not in ",、 ")


def plain_text(text: str) -> str:
    return unescape(_TAGS.sub("\n", text)).replace("\N{ZERO WIDTH SPACE}", "").strip()


def told_of(widget: QWidget) -> Iterator[str]:
    """What stands for a text that is shortened: tooltips, and what a screen reader is told."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield plain_text(widget.toolTip())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from map(plain_text, _cells(widget, TOLD))
        for role in TOLD:
            yield from map(plain_text, _headings(widget, role))


def texts_of(widget: QWidget) -> Iterator[str]:
    """What a widget shows, and what it says to a screen reader."""
    if isinstance(widget.parentWidget(), QTabBar):
        return  # the arrows of a narrow bar: Qt names them, in the languages that Qt speaks
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    match widget:
        case QLabel():
            yield widget.text()
        case QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QLineEdit():
            yield widget.text()
            yield widget.placeholderText()
        case QTabBar():
            yield from (widget.tabText(at) for at in range(widget.count()))
        case QTextEdit():
            yield widget.placeholderText()
        case QAbstractItemView():
            yield from _items(widget)
    if getattr(widget, "_options", None):
        yield from (getattr(one, "text", "") for one in widget._options)


def _items(view: QAbstractItemView) -> Iterator[str]:
    if view.model() is not None:
        yield from _headings(view, Qt.ItemDataRole.DisplayRole)
        yield from _cells(view, SHOWN)


def _headings(view: QAbstractItemView, role: Qt.ItemDataRole) -> Iterator[str]:
    rows, columns = _size_of(view)
    sides = (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)
    for side, count in zip(sides, (columns, rows), strict=True):
        for at in range(count):
            said = view.model().headerData(at, side, role)
            yield said if isinstance(said, str) else ""


def _size_of(view: QAbstractItemView) -> tuple[int, int]:
    model = view.model()
    return model.rowCount(), 1 if isinstance(view, QListView) else model.columnCount()


def _cells(view: QAbstractItemView, roles: Sequence[Qt.ItemDataRole]) -> Iterator[str]:
    model = view.model()
    rows, columns = _size_of(view)
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column)
            for role in roles:
                said = model.data(index, role)
                yield said if isinstance(said, str) else ""


def strings(value: object, seen: set[int], deep: int = 0) -> Iterator[str]:
    """Every text inside an object of the domain."""
    if isinstance(value, str):
        yield value
        return
    if value is None or isinstance(value, int | float | Enum | type) or deep > 12:
        return
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        inside: Sequence[object] = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        inside = list(value)
    elif hasattr(type(value), "model_fields"):
        inside = [getattr(value, name) for name in type(value).model_fields]
    elif is_dataclass(value):
        inside = [getattr(value, one.name) for one in fields(value)]
        computed = (name for name, one in vars(type(value)).items() if isinstance(one, property))
        inside += [getattr(value, name) for name in computed]
    else:
        return
    for one in inside:
        yield from strings(one, seen, deep + 1)


def medicine(assessment: object) -> Iterator[str]:
    """The sentences of the medicine, which are English in every language; never a label."""
    from poems_desktop.app.predictive import predicted, read_chance, set_figures
    from poems_desktop.app.set_overview import disagreement_lines, set_lines
    from poems_desktop.app.verdict_words import MOST_LINES
    from poems_desktop.clinical import wording
    from poems_desktop.clinical.problem_timeline import problem_timeline
    from poems_desktop.clinical.vegf_lines import vegf_lines

    definitions = assessment.definitions
    for one in definitions.references.values():
        yield one.citation
    for field in definitions.fields.values():
        yield field.caveat or ""
        yield from (m.caution or "" for m in getattr(field, "methods", ()))
        if field.pre_treatment is not None:
            yield field.pre_treatment.caution
    for one in assessment.results.values():
        yield wording.subline(one)
        yield from wording.override_lines(one)
        for item in one.items:
            yield from wording.item_lines(item)
            yield from wording.item_lines(item, MOST_LINES)
            yield wording.brief(item)
            yield from (e.text for e in item.evidence)
            yield from (e.caution or "" for e in item.evidence)
    for figures in set_figures(definitions):
        yield figures.known
    for chance in CHANCES:
        yield from strings(predicted(read_chance(chance), definitions), set())
    for line in set_lines(assessment):
        yield from (line.deciding, line.robust, line.refused)
    yield from disagreement_lines(assessment)
    yield from assessment.conflicts
    yield from assessment.clarify_vegf
    seen: set[int] = {id(definitions), id(assessment.record)}
    for told in (assessment.conclusions, assessment.advice, assessment.engraftment):
        yield from strings(told, seen)
    yield from strings(definitions.thresholds, seen)
    yield from strings(vegf_lines(tuple(definitions.sets.values()), definitions, "published"), seen)
    yield from strings(problem_timeline(assessment.record, definitions, assessment.as_of), seen)


def library_texts(definitions: object) -> Iterator[str]:
    """Tables and texts beyond the forms: guidance, scales, frequencies, sources."""
    from poems_desktop.app.field_about import about

    library = definitions.library
    seen: set[int] = {id(definitions)}
    for name in type(library).__dataclass_fields__ if is_dataclass(library) else vars(library):
        yield from strings(getattr(library, name), seen)
    for key in definitions.fields:
        yield from (text for text, _ in about(key, definitions).notes)


def main() -> None:
    asked = _asked()
    keep_singletons()
    app = QApplication(qt_arguments())
    load_start_fonts()
    apply_theme(app, load_theme("light"))
    if not use_language(app, asked.language, asked.folder):
        sys.exit("the language could not be loaded")
    dialogs = HeardDialogs()
    program = started(asked.scratch, dialogs)
    walk = Walk(_layout_faults())
    shell = program.shell
    shell.resize(asked.wide, asked.high)
    if asked.scale != 1.0:
        shell.set_text_scale(asked.scale)
    settle_ = _settle()
    everything = asked.pages == "all"
    if everything:
        shell.start_page.set_folder("records.poems")
        settle_(60)
        walk.see(shell.start_page, "start")
    shell.start_page.demo_requested.emit()
    _wait(lambda: program.desk is not None)
    corpus: dict[str, set[str]] = {"record": set(), "medicine": set()}
    corpus["record"] |= set(NAMES.values())  # each language says its name itself
    if asked.pages == "work":
        _work(program, walk, corpus, painted=not asked.unpainted)
        walk.texts["dialogs"] = set(dialogs.said)
        walk.texts["Qt"] = set(_said_by_qt(shell))
    else:
        _pages(program, walk, corpus, everything=everything, pictures=asked.pictures)
    if everything:
        _windows(program, walk)
    program.lock()
    shell.close()
    facts = {
        "texts": {place: sorted(found) for place, found in walk.texts.items()},
        "painted": walk.painted,
        "cut": walk.cut,
        **{name: sorted(found) for name, found in corpus.items()},
    }
    sys.stdout.write(json.dumps(facts) + "\n")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("language")
    parser.add_argument("folder", type=Path)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("wide", type=int)
    parser.add_argument("high", type=int)
    parser.add_argument("pages", choices=("Visit", "all", "work"))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--unpainted", action="store_true")
    parser.add_argument("--pictures", type=Path)
    return parser.parse_args()


def _work(program: object, walk: Walk, corpus: dict[str, set[str]], *, painted: bool) -> None:
    """A new visit of a patient with others, from the first state to its correction."""
    desk, shell = program.desk, program.shell
    desk.patients.open(PATIENTS["Visit"])
    shell.trigger("visit.new")

    def page() -> QWidget:
        return desk.page_widget("Visit").held

    def see(root: QWidget, place: str) -> None:
        if painted:
            _settle()(_LAID_OUT_MS)
        walk.see(root, place, measured=False, painted=painted)
        _learn(corpus, desk.sitting.session.assessment, desk.sitting.author)

    VisitWork(page, lambda: desk.sitting.store, see, _settle()).do()
    _learn(corpus, desk.sitting.assessment, desk.sitting.author)
    corpus["record"] |= set(TYPED)
    walk.see(shell, "the window around it", measured=False)
    for menu in shell.menuBar().findChildren(QMenu):
        walk.see_menu(menu, "menus")
    _learn_store(corpus, desk)


def _said_by_qt(over: QWidget) -> Iterator[str]:
    """Buttons of its dialogs and the menu of its fields."""
    box = QMessageBox(over)
    buttons = QMessageBox.StandardButton
    for one in (buttons.Cancel, buttons.Yes, buttons.No, buttons.Save, buttons.Discard):
        yield box.addButton(one).text()
    line = QLineEdit(over)
    menu = line.createStandardContextMenu()
    yield from (action.text() for action in menu.actions())
    for one in (menu, line, box):
        one.deleteLater()


def started(data: Path, dialogs: HeardDialogs | None = None) -> object:
    """The program on its start page, with a cheap key derivation."""
    from poems_desktop.program import Program
    from poems_desktop.store import creation, recovery
    from poems_desktop.store.keys import KdfCost

    cheap = KdfCost(iterations=1, memory_kib=64, lanes=1)
    creation.create_store = partial(creation.create_store, kdf=cheap)
    recovery.seal_recovery = partial(recovery.seal_recovery, kdf=cheap)
    program = Program(Places(data, data / "config"), lambda: NOW, dialogs)
    program.shell.show()
    program.ready()
    return program


def _pages(
    program: object,
    walk: Walk,
    corpus: dict[str, set[str]],
    *,
    everything: bool,
    pictures: Path | None,
) -> None:
    from poems_desktop.ui.desk import PAGES

    settle_ = _settle()
    desk, shell = program.desk, program.shell
    for index, name in enumerate(PAGES):
        if not everything and name != "Visit":
            continue
        desk.patients.open(PATIENTS.get(name, USUAL))
        shell.set_page(index)
        page = desk.page_widget(name).held
        _wait(lambda page=page: not getattr(page, "busy", False))
        settle_(120)
        if name == "Visit":
            _visit(page, walk, pictures, shell)
        walk.see(shell, name, measured=False)
        walk.see(page, name)
        if pictures is not None:
            for _ in ("light", "dark"):
                _grab(shell, pictures, name)
                shell.toggle_theme()
                settle_(120)
        _learn(corpus, desk.sitting.assessment, desk.sitting.author)
        corpus["medicine"] |= set(_drawn(page))
    for menu in shell.menuBar().findChildren(QMenu):
        walk.see_menu(menu, "menus")
    _learn_store(corpus, desk)


def _learn(corpus: dict[str, set[str]], assessment: object, author: str) -> None:
    """What of the record and of the medicine may stand in English."""
    definitions, record = assessment.definitions, corpus["record"]
    if author not in record:  # what does not change with the record is learned once
        corpus["medicine"] |= set(library_texts(definitions))
        for family in definitions.unit_families:
            record |= set(family.display.values())
        for one in definitions.fields.values():
            record |= set(getattr(one, "units", ()))
        record |= {one.mark for one in definitions.references.values()}
        record.add(author)
    corpus["medicine"] |= set(medicine(assessment))
    record |= set(strings(assessment.record, set()))


def _learn_store(corpus: dict[str, set[str]], desk: object) -> None:
    for row in desk.store.patients() if hasattr(desk.store, "patients") else ():
        corpus["record"] |= set(strings(row, set()))


def clauses(sentences: Iterable[str]) -> Iterator[str]:
    """The parts of sentences: a page joins those of several entries anew."""
    for one in sentences:
        yield from re.split(r"[;:,.] |;$", one)


def _drawn(page: QWidget) -> Iterator[str]:
    """What the medicine says of what is drawn: a figure in words, the lines of a bedside note."""
    from poems_desktop.clinical.engraftment.bedside import bedside_lines
    from poems_desktop.clinical.engraftment.days import min_days_interpretation
    from poems_desktop.clinical.engraftment.infection import named_culture
    from poems_desktop.clinical.engraftment.log_words import MAIN, MORE, words_of
    from poems_desktop.ui.transplant.panel import EngraftmentView

    if hasattr(page, "figure"):
        yield page.figure.accessibleName()
    for shown in page.findChildren(EngraftmentView):
        view = shown._view
        seen: set[int] = set()
        yield from clauses(strings(bedside_lines(view.panel, view.log), set()))
        yield from strings(view, seen)
        yield from strings(bedside_lines(view.panel, view.log), seen)
        yield from strings(min_days_interpretation(view.log.as_of, view.log.constants), seen)
        for entry in view.log.course.entries:
            told = [words_of(entry, key, view.log.constants) for key in (*MAIN, *MORE)]
            yield from (*told, *clauses(told))
            yield from (named_culture(one) for one in entry.cultures)


def _visit(page: object, walk: Walk, pictures: Path | None, shell: QWidget) -> None:
    settle_ = _settle()
    page.form.finish()
    for card in page.form.findChildren(QWidget):
        if card.objectName().startswith("domain.") and hasattr(card, "show_all"):
            card.show_all()
    for field in (f for form in page.session.definitions.forms for f in form.field):
        if not (field.kind == "finding" and field.group):
            page.form.editor(field.key)
    settle_(200)
    walk.see(page, "Visit, every field")
    narrow = page.checklist.isHidden()
    if narrow:
        page.strip.open_wanted.emit()
    for tab in ("sets", "conclusions", "checklist"):
        page.checklist.show_tab(tab)
        page.checklist.show_rest()
        settle_(60)
        walk.see(page.checklist, f"Visit, {tab}")
        if pictures is not None:
            _grab(shell, pictures, f"Visit-{tab}")
    if narrow:
        page.strip.open_wanted.emit()
    page.show_history()
    settle_(60)
    walk.see(page.sides, "Visit, history")
    page.sides.show_comparison()
    settle_(60)
    walk.see(page.sides, "Visit, comparison")
    page.sides.show_form()
    page.form.go_to("papilledema")
    settle_(400)


def _windows(program: object, walk: Walk) -> None:
    """Settings, help and the dialog of a patient."""
    settle_ = _settle()
    shell = program.shell
    shell.trigger("file.settings")
    settle_(120)
    dialog = next(one for one in _others(shell) if one.findChildren(QAbstractItemView))
    chooser = dialog.findChildren(QAbstractItemView)[0]
    for row in range(chooser.model().rowCount()):
        chooser.setCurrentIndex(chooser.model().index(row, 0))
        settle_(80)
        walk.see(dialog, f"settings {row}")
    dialog.close()
    for action, place in (("help.shortcuts", "help keys"), ("help.about", "help about")):
        shell.trigger(action)
        settle_(120)
        for one in _others(shell):
            walk.see(one, place)
            one.close()
    from poems_desktop.ui.patient_dialog import PatientChecks, PatientDialog

    dialog = PatientDialog(NOW.date(), PatientChecks(lambda _: False), parent=shell)
    dialog.show()
    settle_(60)
    walk.see(dialog, "patient dialog")
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _others(shell: QWidget) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not shell]


def _grab(shell: QWidget, folder: Path, name: str) -> None:
    from poems_desktop.ui.theme import current_theme

    folder.mkdir(parents=True, exist_ok=True)
    size: QSize = shell.size()
    shell.grab().save(
        str(folder / f"{name}-{current_theme().name}-{size.width()}x{size.height()}.png")
    )


def _settle() -> Callable[[int], None]:
    from poems_desktop.ui.screens import settle

    return settle


def _wait(ready: Callable[[], bool]) -> None:
    settle_ = _settle()
    for _ in range(_LONGEST_MS // _STEP_MS):
        if ready():
            return
        settle_(_STEP_MS)
    sys.exit("the demo store did not open")


def _layout_faults() -> Callable[[QWidget], list[str]]:
    """The measure of the tests of the layout."""
    place = Path(__file__).resolve().parent.parent / "workspace" / "test_layout.py"
    spec = importlib.util.spec_from_file_location("layout_measure", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.faults


if __name__ == "__main__":
    main()
