"""Where somebody is in the workspace, taken before the lock and found again after it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from poems_desktop.app.resume import Resume, bring_back
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.search_field import SearchField
from poems_desktop.ui.kit.segmented import SegmentedControl
from poems_desktop.ui.text_cursor import cursor_of, put_cursor
from poems_desktop.ui.transplant.entry_desk import Place
from poems_desktop.ui.transplant.transplant_page import TransplantPage
from poems_desktop.ui.visit.visit_page import VisitPage

if TYPE_CHECKING:
    from poems_desktop.app.resume import DialogState
    from poems_desktop.ui.desk import Desk
    from poems_desktop.ui.workspace import Workspace

_PATIENTS_SOUGHT: Final = "patients.search"
_TICKED: Final = "yes"
_VIEWS: Final = (
    _PATIENTS_SOUGHT,
    "patients.filter",
    "field_finder",
    "visit.filter",
    "checklist.set",
    "checklist.tabs",
    "trend.tests",
    "trend.lines",
    "document.transplant",
    "document.paper",
    "document.dose",
    "document.large",
    "document.blank",
    "document.kind",
)
"""What is chosen to be looked at: no record, and not written anywhere."""


def take(desk: "Desk", workspace: "Workspace", dialog: "DialogState | None") -> Resume:
    """Where the user of `desk` is. `dialog` is what stood in an open dialog."""
    sitting = desk.sitting
    page = workspace.current_page()
    focused = QApplication.focusWidget()
    name, cursor = "", -1
    if focused is not None and workspace.isAncestorOf(focused):
        name, cursor = _name_of(focused, workspace), cursor_of(focused)
    return Resume(
        patient_id=None if sitting.file is None else sitting.record.patient.id,
        visit_id=None if sitting.session is None else sitting.session.visit.id,
        page=page,
        scrolls=_scrolls(desk.page_widget(page)),
        focus=name,
        cursor=cursor,
        place=_place(desk),
        dialog=dialog,
        views=_views(workspace),
    )


def with_unsaved(desk: "Desk", resume: Resume) -> Resume:
    """`resume` with everything that was entered and that the store does not have."""
    session, log = desk.session, desk.pages.held("Transplant")
    if session is not None and session.dirty:
        resume = replace(
            resume,
            unsaved=session.visit.model_dump_json(),
            unsaved_base=session.written.model_dump_json(),
            reason=session.reason,
        )
    resume = replace(resume, half_typed=desk.half_typed.unwritten())
    return replace(resume, held=log.held_back()) if isinstance(log, TransplantPage) else resume


def go_back(desk: "Desk", resume: Resume) -> None:
    """Open the patient, the visit and the page again, and put back what was not written."""
    if resume.half_typed is not None:
        desk.half_typed.take_back(resume.half_typed)
    if resume.patient_id is None:
        return
    try:
        desk.patients.open(resume.patient_id)
        if desk.session is not None and resume.visit_id not in (None, desk.session.visit.id):
            desk.visits.choose(resume.visit_id)
    except (LookupError, StoreError):
        return  # removed meanwhile by somebody else
    if resume.unsaved is not None and desk.session is not None:
        bring_back(desk.session, resume.unsaved, resume.unsaved_base, resume.reason)
        desk.pages.fill()
        desk.flush()
    if resume.held is not None:
        desk.show_page("Transplant")
    stand_again(desk, resume)
    log = desk.pages.held("Transplant")
    if resume.held is not None and resume.place and isinstance(log, TransplantPage):
        log.take_back(resume.held)


def stand_again(desk: "Desk", resume: Resume) -> None:
    """The page, and the day and entry of a log."""
    desk.show_page(resume.page)
    log = desk.pages.held("Transplant")
    if len(resume.place) == 3 and isinstance(log, TransplantPage):
        transplant, day, entry = resume.place
        log.go_to(Place(transplant, date.fromisoformat(day), entry))


def look_again(desk: "Desk", workspace: "Workspace", resume: Resume) -> None:
    """Lists, scroll and focus as they were; to be called once the page has its place."""
    _put_views(workspace, resume.views)
    page = desk.page_widget(resume.page)
    if page is None or resume.patient_id is None:
        return
    for form in page.findChildren(VisitPage):
        form.form.finish()
    target = workspace.findChild(QWidget, resume.focus) if resume.focus else None
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        put_cursor(target, resume.cursor)
    for area, position in zip(_areas(page), resume.scrolls, strict=False):
        area.verticalScrollBar().setValue(position)


def _views(workspace: QWidget) -> dict[str, str]:
    """What is shown of the pages that were made, and what is searched for."""
    found: dict[str, str] = {}
    for name in _VIEWS:
        one = workspace.findChild(QWidget, name)
        if isinstance(one, SearchField):
            found[name] = one.text()
        elif isinstance(one, (SegmentedControl, ChoiceBox)):
            found[name] = str(one.value() or "")
        elif isinstance(one, CheckBox):
            found[name] = _TICKED if one.isChecked() else ""
    return found


def _put_views(workspace: QWidget, views: Mapping[str, str]) -> None:
    """As if the user had chosen them; what cannot be chosen any more stays as it is."""
    for name, value in views.items():
        one = workspace.findChild(QWidget, name)
        if isinstance(one, SearchField):
            _search(one, value)
        elif isinstance(one, (SegmentedControl, ChoiceBox)):
            _choose(one, value)
        elif isinstance(one, CheckBox) and one.isEnabled() and one.isChecked() is not bool(value):
            one.click()


def _search(one: SearchField, text: str) -> None:
    if text == one.text():
        return
    one.setText(text)
    if one.objectName() == _PATIENTS_SOUGHT:  # the finder of fields would open its list
        one.searched.emit(text)


def _choose(one: SegmentedControl | ChoiceBox, value: str) -> None:
    before = one.value()
    if not value or value == before:
        return
    if isinstance(one, ChoiceBox) and one.findData(value) < 0:
        return
    one.show_value(value)
    if one.value() is None:
        one.show_value(before)
    else:
        one.edited.emit(value)


def _place(desk: "Desk") -> tuple[str, ...]:
    log = desk.pages.held("Transplant")
    if not isinstance(log, TransplantPage):
        return ()
    place = log.place()
    return (place.transplant, place.day.isoformat(), place.entry)


def _areas(page: QWidget | None) -> list[QScrollArea]:
    return [] if page is None else page.findChildren(QScrollArea)


def _scrolls(page: QWidget | None) -> tuple[int, ...]:
    return tuple(area.verticalScrollBar().value() for area in _areas(page))


def _name_of(widget: QWidget, workspace: QWidget) -> str:
    """The name of the control, or of the nearest named one around it. Qt's own names are none."""
    found: QWidget | None = widget
    while found is not None and found is not workspace:
        name = found.objectName()
        if name and not name.startswith("qt_"):
            return name
        found = found.parentWidget()
    return ""
