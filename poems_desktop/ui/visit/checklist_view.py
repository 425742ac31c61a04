"""The checklist of one set: verdict, overrides, criteria with evidence, what would settle it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.app.overrides import told
from poems_desktop.app.settle_options import settle
from poems_desktop.app.verdict_words import conditions, verdict
from poems_desktop.app.words import tr
from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment, SetResult
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth
from poems_desktop.ui.allowing import fix_fields
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.announcer import Announcer
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.column import ColumnArea
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.verdict_box import VerdictBox
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.criterion_row import STATE, CriterionRow
from poems_desktop.ui.visit.limb_block import LimbBlock
from poems_desktop.ui.visit.override_box import OverrideEditor, OverrideList
from poems_desktop.ui.visit.settle_box import SettleBox

_HINT = tr("Enter goes to the field. O, or a right click, overrides with a reason.")


class ChecklistView(QWidget):
    """Shows the set chosen among those in use; `field_wanted(key)` asks to go to a field."""

    field_wanted = Signal(str)

    def __init__(
        self, assessment: Assessment, beside: Beside, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._beside = beside
        self._set_id = assessment.policy.sets[0]
        self._built = ""
        self._blocks: list[LimbBlock] = []
        self._verdict = VerdictBox()
        self._verdict.setObjectName("checklist.verdict")
        self._said: tuple[object, ...] = ()
        self.announcer = Announcer(self._verdict)
        self.chooser = ChoiceBox(name=tr("Criteria set shown"))
        self.chooser.setObjectName("checklist.set")
        self.chooser.edited.connect(self._on_set)
        self._offered: tuple[str, ...] = ()
        self._title = Label("", "dense", wrap=True)
        self._marks = FlowLayout(spacing=3, line_spacing=3)
        self._conflicts = Label("", "dense", tone="unk", wrap=True)
        self.editor = OverrideEditor(beside)
        if not beside.can_save:
            fix_fields(self.editor)
        self.overrides = OverrideList(can_withdraw=beside.can_save)
        self.settle = SettleBox(can_mark=beside.can_save)
        self._build()
        self._connect()

    @property
    def verdict(self) -> str:
        """The verdict as it is read out."""
        return self._verdict.accessibleName()

    @property
    def result(self) -> SetResult:
        """The set that is shown, as weighed now."""
        return self._assessment.results[self._set_id]

    def row(self, criterion_id: str) -> CriterionRow:
        """The row of a criterion.

        Raises:
            KeyError: if the set has no such criterion.
        """
        for block in self._blocks:
            if criterion_id in block.rows:
                return block.rows[criterion_id]
        raise KeyError(criterion_id)

    def go_to(self, criterion_id: str) -> bool:
        """Give a criterion's row the focus; False where the shown set has none of that name."""
        try:
            row = self.row(criterion_id)
        except KeyError:
            return False
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(row, 0, 40)
        return True

    def redraw(self) -> None:
        """Draw everything in the colors of a new theme."""
        self._said = ()
        for block in self._blocks:
            for row in block.rows.values():
                row.forget()
        self.show_assessment(self._assessment)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the record as weighed now; only what changed is drawn."""
        self._assessment = assessment
        if self._set_id not in assessment.results:
            self._set_id = assessment.policy.sets[0]
        self._offer_sets()
        if self._built != self._set_id:
            self._build_blocks()
        result = self.result
        self._show_verdict(result)
        changed: list[QWidget] = []
        for block in self._blocks:
            changed += block.show_limbs(result.limbs, assessment, result.criteria_set)
        record, definitions = assessment.record, assessment.definitions
        self.overrides.show_overrides(
            told(record, definitions, self._set_id, assessment.as_of) if record.overrides else ()
        )
        if self.settle.show_settle(settle(assessment, result, self._beside.not_here.listed)):
            changed += self.settle.rows
        conflicts = "\n".join(assessment.conflicts)
        self._conflicts.setText(conflicts)
        if self._conflicts.isHidden() == bool(conflicts):
            self._conflicts.setVisible(bool(conflicts))
        self._area.settle((*changed, self.overrides))

    def _show_verdict(self, result: SetResult) -> None:
        said = (STATE[result.truth], verdict(result), wording.subline(result))
        if said != self._said:
            self._said = said
            self._verdict.show_verdict(*said)
            self.announcer.show(self.verdict)
        self.announcer.typing()

    def _offer_sets(self) -> None:
        sets = tuple(self._assessment.results)
        if sets != self._offered:
            self._offered = sets
            names = self._assessment.definitions.sets
            self.chooser.set_options([(one, tr(names[one].short)) for one in sets])
            self.chooser.setVisible(len(sets) > 1)
        if self.chooser.value() != self._set_id:
            self.chooser.show_value(self._set_id)

    def _build(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(14, 7, 14, 8)
        top.setSpacing(4)
        top.addWidget(self.chooser)
        top.addWidget(self._title)
        top.addLayout(self._marks)
        self._area = ColumnArea()
        self._area.content.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = self._area.column
        self._column.setContentsMargins(14, 9, 14, 10)
        self._column.setSpacing(6)
        for widget in (self._verdict, self.overrides, self.editor, self._conflicts):
            self._column.addWidget(widget)
        self._first_block = self._column.count()
        self._column.addWidget(self.settle)
        hint = Label(self._beside.why_not or _HINT, "caption", wrap=True)
        hint.setObjectName("checklist.hint")
        if self._beside.connected:
            self._column.addWidget(hint)
        self._column.addWidget(Label(tr(wording.SUPPORTS), "caption", wrap=True))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(self._area, 1)

    def _build_blocks(self) -> None:
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._built = self._set_id
        result = self.result
        self._blocks = [LimbBlock(limbs, result.criteria_set) for limbs in conditions(result)]
        for at, block in enumerate(self._blocks):
            self._column.insertWidget(self._first_block + at, block)
            for row in block.rows.values():
                row.can_override = self._beside.can_save
                row.chosen.connect(self.field_wanted)
                row.override_wanted.connect(self._on_override_wanted)
        self._title.setText(tr(result.criteria_set.title))
        while (taken := self._marks.takeAt(0)) is not None:
            taken.widget().deleteLater()
        for mark, reference in citations(result.criteria_set.cites, self._assessment.definitions):
            self._marks.addWidget(CitationMark(mark, reference))
        self.editor.leave()
        if self._beside.can_save and (criterion := self.editor.half_typed(self._set_id)):
            self._ask(criterion)

    def _connect(self) -> None:
        self.settle.chosen.connect(self.field_wanted)
        self.settle.not_here.connect(self._on_not_here)
        self.settle.here.connect(self._on_here)
        self.settle.opened.connect(lambda: self._area.settle(self.settle.rows))
        self.editor.given.connect(self._on_given)
        self.overrides.withdrawn.connect(self._beside.withdraw)

    def _on_set(self, name: object) -> None:
        self._set_id = str(name)
        self.show_assessment(self._assessment)

    def _on_not_here(self, field: str) -> None:
        if self._beside.not_here.mark(field):
            self.show_assessment(self._assessment)

    def _on_here(self, field: str) -> None:
        if self._beside.not_here.unmark(field):
            self.show_assessment(self._assessment)

    def _on_override_wanted(self, criterion: str) -> None:
        if not self._beside.can_save or not self._ask(criterion):
            return
        self.editor.truth.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.editor, 0, 20)

    def _ask(self, criterion: str) -> bool:
        items = (item.criterion for item in self.result.items)
        label = next((tr(one.label) for one in items if one.id == criterion), None)
        if label is None:
            return False  # another version of the set had it
        today = show_date(PartialDate.of(self._assessment.as_of))
        author = self._beside.author or tr("No name set")
        self.editor.ask(self._set_id, criterion, label, f"{author}, {today}")
        return True

    def _on_given(self, criterion: str, truth: Truth, reason: str) -> None:
        wrong = self._beside.override(self._set_id, criterion, truth, reason)
        if wrong is None:
            self.editor.done()
        else:
            self.editor.refuse(wrong)
