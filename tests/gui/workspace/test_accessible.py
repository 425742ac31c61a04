"""What a screen reader meets: the accessibility tree of every page, walked from the window down."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from poems_desktop.ui.desk import PAGES
from poems_desktop.ui.screens import settle

ROLE = QAccessible.Role
NAMED = {
    ROLE.Button,
    ROLE.ButtonMenu,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.SpinBox,
    ROLE.Slider,
    ROLE.List,
    ROLE.Table,
    ROLE.Tree,
    ROLE.PageTab,
    ROLE.MenuItem,
    ROLE.Dialog,
}


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    """As with a screen reader running."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def tree(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield one
    for place in range(one.childCount()):
        child = one.child(place)
        if child is not None and not child.state().invisible:
            yield from tree(child)


def walked(sitting) -> list[QAccessibleInterface]:
    root = QAccessible.queryAccessibleInterface(sitting.shell)
    assert root is not None
    return list(tree(root))


def name(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name).strip()


def inside(one: QAccessibleInterface, roles: set[QAccessible.Role]) -> bool:
    parent = one.parent()
    while parent is not None:
        if parent.role() in roles:
            return True
        parent = parent.parent()
    return False


def nameless(sitting) -> list[str]:
    found = []
    for one in walked(sitting):
        part = inside(one, {ROLE.ComboBox, ROLE.SpinBox, ROLE.Table, ROLE.List, ROLE.ScrollBar})
        wanted = one.role() in NAMED or (one.state().focusable and one.role() != ROLE.Client)
        if wanted and not part and not name(one):
            widget = one.object()
            home = type(widget.parent()).__name__ if widget is not None else ""
            found.append(f"{one.role()} {type(widget).__name__} in {home}")
    return found


def test_everything_that_can_be_used_has_a_name_on_every_page(sitting) -> None:
    met = 0
    for page in PAGES:
        sitting.go(page)
        settle(80)
        assert nameless(sitting) == [], page
        met += len(walked(sitting))
    assert met > 500  # the tree was there to be walked


def test_the_start_page_has_names(program) -> None:
    settle(50)
    root = QAccessible.queryAccessibleInterface(program.shell.start_page)
    fields = [one for one in tree(root) if one.role() in NAMED]
    assert len(fields) > 5
    assert [one.object().objectName() for one in fields if not name(one)] == []


def test_a_state_is_told_and_told_anew(sitting) -> None:
    sitting.editor("papilledema")
    control = sitting.child("papilledema.state")
    one = QAccessible.queryAccessibleInterface(control)
    assert "not assessed" in name(one)
    control.setFocus()
    sitting.qtbot.keyClick(control, Qt.Key.Key_P)
    assert "present" in name(one)
    assert one.state().focused
    assert one.state().focusable


def test_what_is_disabled_says_so(sitting) -> None:
    for one in walked(sitting):
        widget = one.object()
        if widget is not None and widget.isWidgetType() and one.role() in NAMED:
            assert bool(one.state().disabled) == (not widget.isEnabled()), name(one)


def test_a_refused_entry_is_described(sitting) -> None:
    row = sitting.editor("vegf").rows[0]
    sitting.qtbot.keyClicks(row.value, "1,234")
    sitting.qtbot.keyClick(row.value, Qt.Key.Key_Tab)
    one = QAccessible.queryAccessibleInterface(row.value)
    described = one.text(QAccessible.Text.Description)
    assert "1234" in described.replace(",", "").replace(" ", "")
