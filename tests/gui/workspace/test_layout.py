"""Nothing is cut, everything has a name, and Tab goes through the page as one reads it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding, Measurement, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth
from poems_desktop.ui.kit.segmented import SegmentedControl
from poems_desktop.ui.screens import settle
from poems_desktop.ui.theme import apply_theme, load_theme
from poems_desktop.ui.visit.visit_page import VisitPage

USUAL = ((1024, 720, 1.0),)
MORE = (
    (1366, 768, 1.0),
    (1440, 900, 1.0),
    (1440, 900, 1.5),
    (2560, 1440, 1.0),
    (1024, 720, 1.5),
    (2560, 1440, 1.5),
)
SIZES = (*USUAL, *(pytest.param(*one, marks=pytest.mark.slow) for one in MORE))
_BESIDE_A_CHOICE = 34  # padding, border and drop-down of the style sheet, in px
GRABBED = (QLabel, QAbstractButton, QLineEdit, QComboBox, SegmentedControl)


@pytest.fixture(
    params=[*USUAL, *(pytest.param(one, marks=pytest.mark.slow) for one in MORE)],
    ids=[f"{wide}x{high} at {scale:.0%}" for wide, high, scale in (*USUAL, *MORE)],
)
def arranged(request, sitting):
    """A visit with something of everything in it, at one window size."""
    wide, high, scale = request.param
    enter(sitting)
    sitting.shell.resize(wide, high)
    if scale != 1.0:
        sitting.shell.set_text_scale(scale)
    sitting.page.form.finish()
    settle(60)
    assert sitting.shell.width() == wide
    return sitting


def enter(sitting) -> None:
    for key, letter in (
        ("polyneuropathy", "p"),
        ("hyperpigmentation", "p"),
        ("sclerotic_bone_lesion", "a"),
        ("papilledema", "a"),
        ("splenomegaly", "p"),
    ):
        sitting.editor(key)
        sitting.qtbot.keyClicks(sitting.child(f"{key}.state"), letter)
    row = sitting.editor("vegf").rows[0]
    for field, text in ((row.value, "12345.5"), (row.collected, "30 nov 2024")):
        sitting.qtbot.keyClicks(field, text)
        sitting.qtbot.keyClick(field, Qt.Key.Key_Return)
    sitting.qtbot.keyClick(row.unit, Qt.Key.Key_Home)


def visible(root: QWidget) -> Iterator[QWidget]:
    for child in root.findChildren(QWidget):
        if child.isVisible():
            yield child


def cut_text(widget: QWidget) -> str:
    """What is wrong with how a label, button or field shows its text; empty where nothing is."""
    return cut_choice(widget) or _cut(widget)


def cut_choice(widget: QWidget) -> str:
    """What is wrong with how a list of choices shows the one that is chosen."""
    if not isinstance(widget, QComboBox) or widget.isEditable():
        return ""
    need = widget.fontMetrics().horizontalAdvance(widget.currentText())
    room = widget.width() - _BESIDE_A_CHOICE
    return "" if need <= room else f"{need} px of choice in {room}"


def _cut(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            need = widget.heightForWidth(widget.width())
            return "" if need <= widget.height() else f"{need} px high in {widget.height()}"
        # With a buddy the sign & names the letter that is underlined; it is not drawn.
        text = widget.text().replace("&", "") if widget.buddy() is not None else widget.text()
        need = max(map(widget.fontMetrics().horizontalAdvance, text.split("\n")))
        room = widget.contentsRect().width()
        return "" if need <= room + 1 else f"{need} px wide in {room}"
    if isinstance(widget, (SegmentedControl, QAbstractButton, QComboBox)):
        need, has = widget.sizeHint(), widget.size()
        if widget.hasHeightForWidth():  # it wraps
            need = QSize(0, widget.heightForWidth(has.width()))
        inside = isinstance(widget.parentWidget(), (SegmentedControl, QLineEdit))
        wide = need.width() > has.width() and not isinstance(widget, QComboBox)
        if not inside and (wide or need.height() > has.height()):
            return f"{need.width()} by {need.height()} px in {has.width()} by {has.height()}"
    if isinstance(widget, QLineEdit) and not isinstance(widget.parentWidget(), QComboBox):
        if widget.height() < widget.sizeHint().height():
            return f"{widget.sizeHint().height()} px high in {widget.height()}"
        need = widget.fontMetrics().horizontalAdvance(widget.text())
        margins = widget.textMargins()
        room = widget.width() - margins.left() - margins.right() - 8
        return "" if need <= room else f"{need} px of text in {room}"
    return ""


def sticks_out(widget: QWidget) -> str:
    """How far a widget lies outside its parent."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QAbstractItemView):
        return ""
    beside = widget.geometry().right() - parent.rect().right()
    below = widget.geometry().bottom() - parent.rect().bottom()
    scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
    over = max(beside, 0 if scrolled else below)
    return "" if over <= 0 else f"{over} px beyond {parent.metaObject().className()}"


def overlaps(root: QWidget) -> Iterator[str]:
    """Texts and controls of one parent that lie on one another."""
    beside: dict[QWidget | None, list[QWidget]] = {}
    for widget in visible(root):
        if isinstance(widget, GRABBED) and not isinstance(widget.parentWidget(), GRABBED):
            beside.setdefault(widget.parentWidget(), []).append(widget)
    for family in beside.values():
        for one, other in combinations(family, 2):
            shared = one.geometry() & other.geometry()
            if shared.width() > 1 and shared.height() > 1:
                names = [w.objectName() or getattr(w, "text", str)() for w in (one, other)]
                yield f"{names[0]!r:.40} and {names[1]!r:.40} share {shared.size().toTuple()}"


def expect_whole(root: QWidget, name: str = "") -> None:
    """Nothing is cut, once the layout has come to rest."""
    for _ in range(20):
        if not faults(root):
            return
        settle(100)
    assert faults(root) == [], name


def faults(root: QWidget) -> list[str]:
    found = []
    for widget in visible(root):
        for fault in (cut_text(widget), sticks_out(widget)):
            if fault:
                name = widget.objectName() or getattr(widget, "text", str)() or type(widget)
                found.append(f"{type(widget).__name__} {name!r:.60}: {fault}")
    return [*found, *overlaps(root)]


def test_nothing_is_cut(arranged) -> None:
    held = arranged.go("Visit")
    assert isinstance(held, VisitPage)
    expect_whole(held)
    for area in held.findChildren(QScrollArea):
        if area.isVisible():
            assert area.widget().width() <= area.viewport().width()
    if held.checklist.isHidden():
        held.strip.open_wanted.emit()
        settle(30)
    assert held.checklist.isVisible()
    expect_whole(held.checklist)
    for name in ("Trends", "Documents", "Overview", "Transplant"):
        held = arranged.go(name)
        settle(60)
        expect_whole(held, name)
    expect_whole(arranged.shell.workspace().banner)
    table = arranged.go("Trends").table
    assert table.horizontalHeader().length() <= table.viewport().width() + 1


@pytest.fixture
def all_present(request, open_store, shipped):
    """A second visit where every finding is present, as at the first one, with many results."""
    store = open_store()
    present = {
        one.key: Finding(state=FindingState.PRESENT)
        for one in shipped.fields.values()
        if one.kind == "finding"
    }
    # How it was looked for makes the longest of what is said of the last visit.
    survey = Finding(state=FindingState.ABSENT, method="skeletal_survey")
    first = Visit(
        id="v0",
        date=PartialDate(2025, 8, 13),
        answers={**present, "sclerotic_bone_lesion": survey},
        signed=True,
    )
    many = tuple(
        Measurement(
            id=f"m{at}",
            test="vegf",
            value=Decimal(1200 + 317 * at),
            unit="pg/mL",
            specimen=("serum", "plasma", None)[at % 3],
            laboratory="Laboratory of the university hospital",
            collected=PartialDate(2025, 10, 1 + at),
        )
        for at in range(7)
    )
    begun = Visit.model_validate(store.draft("v1").content)
    second = begun.model_copy(update={"answers": present, "results": many})
    store.save("visit", "v0", "p1", first.model_dump(mode="json"))
    store.save_draft("v1", "p1", second.model_dump(mode="json"), None)
    store.lock()
    return request.getfixturevalue("sitting")


ROOMY = ((1366, 768, 1.0),)
NARROW = ((1024, 720, 1.0), (1280, 800, 1.0), (1024, 720, 1.5), (1366, 768, 1.5))


@pytest.mark.parametrize(
    ("wide", "high", "scale"),
    [*ROOMY, *(pytest.param(*one, marks=pytest.mark.slow) for one in NARROW)],
)
def test_a_second_visit_with_everything_present_fits(
    all_present, wide: int, high: int, scale: float
) -> None:
    all_present.shell.resize(wide, high)
    if scale != 1.0:
        all_present.shell.set_text_scale(scale)
    page = all_present.page
    page.form.finish()
    settle(60)
    assert "skeletal survey" in page.form.editor("sclerotic_bone_lesion")._last.text()
    expect_whole(page)
    assert page.form.widget().width() <= page.form.viewport().width()
    if page.checklist.isHidden():
        page.strip.open_wanted.emit()
        settle(60)
    view = page.checklist.view
    view._on_override_wanted("vegf")
    view.editor.given.emit("vegf", Truth.TRUE, "")
    assert "reason is missing" in view.editor._message.text()
    expect_whole(page.checklist)
    area = view._area
    assert area.widget().width() <= area.viewport().width()
    all_present.shell.resize(wide, high + 40)
    settle(30)
    assert page.checklist.isVisible()  # what was opened by hand stays in any height


@pytest.mark.parametrize(("wide", "high", "scale"), SIZES)
def test_nothing_is_cut_on_the_start_page(
    program, qapp: QApplication, wide: int, high: int, scale: float
) -> None:
    apply_theme(qapp, load_theme("light"), scale)
    program.shell.start_page.set_folder("records.poems")  # a long path scrolls in its field
    program.shell.resize(wide, high)
    settle(60)
    expect_whole(program.shell.start_page)


def focusable(root: QWidget) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    return [one for one in visible(root) if one.focusPolicy() & tab and one.isEnabled()]


@pytest.mark.slow
def test_everything_that_takes_the_focus_has_a_name(sitting) -> None:
    enter(sitting)
    for name in ("Visit", "Trends", "Documents"):
        nameless = []
        for widget in focusable(sitting.go(name)):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            area = isinstance(widget, QScrollArea)
            inside = isinstance(widget.parentWidget(), QComboBox)
            if not (widget.accessibleName() or text or area or inside):
                nameless.append(f"{type(widget).__name__} {widget.objectName()}")
        assert nameless == []


def until_nothing_moves(content: QWidget) -> None:
    before = None
    while before != (now := [one.geometry() for one in content.findChildren(QWidget)]):
        before = now
        settle(60)


def tabbed(sitting, start: QWidget) -> list[QWidget]:
    """Where Tab goes, once around."""
    start.setFocus()
    met = [QApplication.focusWidget()]
    while True:
        sitting.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now in met or len(met) > 900:
            return met
        met.append(now)


def place_in(widget: QWidget, page: VisitPage) -> str:
    for name in ("navigator", "form", "checklist"):
        part = getattr(page, name)
        if widget is part or part.isAncestorOf(widget):
            return name
    return ""


def test_tab_goes_through_navigator_form_and_checklist_in_reading_order(sitting) -> None:
    enter(sitting)
    page = sitting.page
    page.form.finish()
    sitting.qtbot.mouseClick(sitting.child("domain.skin.more"), Qt.MouseButton.LeftButton)
    page.form.editor("vegf").add_blank()
    until_nothing_moves(page.form.widget())
    met = tabbed(sitting, page.navigator.finder)
    parts = [part for part in (place_in(widget, page) for widget in met) if part]
    changes = [parts[0], *(b for a, b in pairwise(parts) if a != b)]
    assert changes == ["navigator", "form", "checklist"]
    content = page.form.widget()
    inside = [one for one in met if content.isAncestorOf(one)]
    rows = [one.mapTo(content, QPoint(0, one.height() // 2)).y() for one in inside]
    back = [
        (inside[place].objectName() or inside[place].accessibleName())
        for place in range(1, len(rows))
        if rows[place] < rows[place - 1] - 24
    ]
    assert back == []
    wanted = {one for one in focusable(content) if not isinstance(one.parentWidget(), QComboBox)}
    missed = {one.objectName() or one.accessibleName() for one in wanted - set(inside)}
    assert missed == set()


@pytest.mark.slow
def test_going_to_a_field_puts_the_focus_into_its_control(sitting) -> None:
    page = sitting.page
    astray = []
    for form in page.session.definitions.forms:
        for field in form.field:
            if field.kind == "finding" and field.group:
                continue
            page.form.go_to(field.key)
            focused = QApplication.focusWidget()
            editor = page.form.editor(field.key)
            control = isinstance(focused, (SegmentedControl, QComboBox, QLineEdit))
            if not (control and editor.isAncestorOf(focused)):
                astray.append(f"{field.key}: {focused!r:.60}")
    assert astray == []


@pytest.mark.slow
def test_the_navigator_follows_the_focus(sitting) -> None:
    page = sitting.page
    for domain, key in (("skin", "hyperpigmentation"), ("eye", "papilledema")):
        page.form.editor(key).control.setFocus()
        settle(10)
        current = page.navigator.list.currentIndex().row()
        assert page.navigator.model.summary(current).form.id == domain
