"""A visit worked through from the first state to the signed correction, for the walker.

Every step is done with the page's own controls or through its session, and what the page shows
after it is seen: detail strips, entries that cannot be read, questions, overrides, sets, what
would settle it, signing, correcting, history, comparison, and two versions that clash.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding

# Typed in turn into the fields for numbers, dates and texts: nonsense, two readings, out of the
# range, a day to come. What is said of it depends on the kind of field; of each there are many.
_TYPED = ("abc", "1,234", "99999999", "-3", "7.5", "31 feb 2026", "1 jan 2031", "1.2.2026")
_NOTE, _REASON = "xnotex", "xreasonx"
CHANCES = ("7,5",)
TYPED = (*_TYPED, _NOTE, _REASON)
"""What a user typed is shown as typed."""


@dataclass
class HeardDialogs:
    """Agrees to everything and keeps what was asked and told."""

    said: list[str] = field(default_factory=list)

    def ask_patient(self, *_: object) -> None:
        return None

    def confirm(self, title: str, text: str, action: str, _over: object) -> bool:
        self.said += [title, text, action]
        return True

    def tell(self, title: str, text: str, _over: object) -> None:
        self.said += [title, text]


def shown_controls(root: QWidget, kind: type) -> Iterator[QWidget]:
    """Those that a user could work now."""
    for one in root.findChildren(kind):
        if one.isVisibleTo(root) and one.isEnabled():
            yield one


def press(root: QWidget, name: str) -> None:
    """Press the button of that name.

    Raises:
        LookupError: if nobody could.
    """
    for found in shown_controls(root, QAbstractButton):
        if found.objectName() == name:
            found.click()
            return
    raise LookupError(name)


class VisitWork:
    """`see(root, place)` takes what is shown; `settle(ms)` lets the page come to rest."""

    def __init__(
        self,
        page: Callable[[], QWidget],
        store: Callable[[], object],
        see: Callable[[QWidget, str], None],
        settle: Callable[[int], None],
    ) -> None:
        self._page = page
        self._store = store
        self._see = see
        self._settle = settle

    @property
    def page(self) -> QWidget:
        """The page as it is now: signing opens another one."""
        return self._page()

    def do(self) -> None:
        """All of it."""
        self._findings()
        self._unreadable()
        self._results_and_treatments()
        self._checklist()
        self._heading_and_finder()
        self._sign_and_correct()
        self._clash()

    def _rest(self) -> None:
        self._settle(0)
        self.page.checklist.show_rest()
        self._settle(0)

    def _seen(self, place: str, root: QWidget | None = None) -> None:
        self._rest()
        self._see(root or self.page, f"Visit, {place}")

    def _findings(self) -> None:
        """All that was found, with its strip, its method and its cause; then all that was not."""
        session = self.page.session
        fields = [f for f in session.definitions.fields.values() if f.kind == "finding"]
        self._open_all()
        self._seen("empty")
        self._not_had_here()
        for state in (FindingState.PRESENT, FindingState.ABSENT):
            answers = {one.key: Finding(state=state, note=_NOTE) for one in fields}
            visit = session.visit.model_copy(update={"answers": answers})
            session._apply("all", tuple(answers), visit, None, typing=False)
            self._open_all()
            for asked in shown_controls(self.page.form, QAbstractButton):
                if asked.objectName().endswith(".explain"):
                    asked.click()
            self._seen(f"findings {state.value}")
            for tab in ("conclusions", "sets", "checklist"):
                self.page.checklist.show_tab(tab)
                self._seen(f"{tab} of findings {state.value}", self.page.checklist)

    def _not_had_here(self) -> None:
        """A test that this site cannot have: marked away, and shown again."""
        view = self.page.checklist.view
        tests = (
            one.objectName()
            for one in shown_controls(view.settle, QAbstractButton)
            if one.objectName().endswith(".not_here")
        )
        press(view, next(tests))
        self._seen("not had here", self.page.checklist)
        press(view, "settle.again")

    def _open_all(self) -> None:
        page = self.page
        page.form.finish()
        for card in page.form.findChildren(QWidget):
            if card.objectName().startswith("domain.") and hasattr(card, "show_all"):
                card.show_all()

    def _unreadable(self) -> None:
        """What cannot be read, cannot be, or is not usual, in every field that takes it."""
        kinds: dict[str, list[QLineEdit]] = {}
        for line in shown_controls(self.page.form, QLineEdit):
            if not isinstance(line.parentWidget(), QComboBox):
                kinds.setdefault(line.objectName().rpartition(".")[2], []).append(line)
        for lines in kinds.values():
            for line, typed in zip(lines, _TYPED, strict=False):
                self._type(line, typed)
        self._seen("entries to correct")
        self._undo()

    def _type(self, line: QLineEdit, text: str) -> None:
        line.setText(text)
        line.textEdited.emit(text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def _results_and_treatments(self) -> None:
        for button in list(shown_controls(self.page.form, QAbstractButton)):
            if button.objectName().endswith(".add"):
                button.click()
        self._seen("results and treatments added")
        self._undo()

    def _undo(self) -> None:
        session = self.page.session
        while session.undo_name is not None:
            session.undo()

    def _checklist(self) -> None:
        """Overrides, with and without a reason; sets beside the first; tests not had here."""
        page = self.page
        page.checklist.show_tab("checklist")
        view = page.checklist.view
        view._on_override_wanted(view.result.items[0].criterion.id)
        press(view, "override.save")
        self._seen("override with nothing chosen", page.checklist)
        for truth in ("met", "notmet"):
            criterion = next(one.criterion.id for one in view.result.items)
            view._on_override_wanted(criterion)
            view.editor.truth.show_value(truth)
            press(view, "override.save")
            self._seen(f"override {truth} without a reason", page.checklist)
            view.editor.reason.setPlainText(_REASON)
            press(view, "override.save")
            self._seen(f"override {truth}", page.checklist)
        press(view, "override.0.withdraw")
        self._seen("override withdrawn", page.checklist)
        page.checklist.show_tab("sets")
        self._rest()
        for box in list(shown_controls(page.checklist.sets, QAbstractButton)):
            if box.objectName().startswith("set.") and not box.isChecked():
                box.click()
        self._seen("every set", page.checklist)
        chance = page.findChild(QLineEdit, "predictive.chance")
        for typed in (*CHANCES, "100", "<5", "abc"):
            self._type(chance, typed)
            self._seen(f"predictive values at {typed}", page.checklist)
        page.checklist.show_tab("checklist")

    def _heading_and_finder(self) -> None:
        page = self.page
        for form in page.session.definitions.forms:
            key = next(one.key for one in form.field if not getattr(one, "group", ()))
            page.form.go_to(key)
            page.about.tell_of(key)
            page.about.tell()
            self._seen("about", page.about)
        menu = page.heading._more.menu()
        if menu is not None:
            self._see(menu, "Visit, more")
        self._type(page.heading.date, "no day")
        self._seen("unreadable day")
        page.session.undo()
        page._filter.edited.emit("open")
        self._seen("not assessed only")
        page._filter.edited.emit("all")
        page.next_not_assessed()

    def _sign_and_correct(self) -> None:
        page = self.page
        page._flow.sign()
        self._settle(60)
        self._seen("signed")
        press(self.page, "visit.correct")
        self._seen("correction")
        press(self.page, "visit.sign_correction")
        self._seen("correction without a reason")
        absent = Finding(state=FindingState.ABSENT)
        for key in ("papilledema", "hemangioma", "splenomegaly"):
            self.page.session.set_answer(key, absent)
        self._seen("correction with changes")
        self._type(self.page.findChild(QLineEdit, "visit.reason"), _REASON)
        press(self.page, "visit.sign_correction")
        self._settle(60)
        self.page.show_history()
        self._seen("two versions")
        self.page.sides.show_comparison()
        self._seen("compared")
        self.page.sides.show_form()

    def _clash(self) -> None:
        """Both changed the same and other entries; then the correction is given up."""
        press(self.page, "visit.correct")
        session = self.page.session
        found, not_found = (
            Finding(state=one) for one in (FindingState.PRESENT, FindingState.ABSENT)
        )
        answers = {**session.visit.answers, "papilledema": found, "peripheral_edema": found}
        theirs = session.visit.model_copy(update={"signed": True, "answers": answers})
        self._store().save(
            "visit",
            theirs.id,
            session.record.patient.id,
            theirs.model_dump(mode="json"),
            reason=_REASON,
        )
        session.set_answer("papilledema", not_found.model_copy(update={"note": _NOTE}))
        self._type(self.page.findChild(QLineEdit, "visit.reason"), _REASON)
        press(self.page, "visit.sign_correction")
        self._seen("two versions clash")
        press(self.page, "visit.withdraw_correction")
        self._settle(60)
