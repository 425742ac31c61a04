"""Conditions of a set that stand under one heading, with their criteria."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from poems_desktop.app.verdict_words import need
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment, LimbResult
from poems_desktop.clinical.sets import CriteriaSet
from poems_desktop.ui.kit.column import ColumnLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.visit.criterion_row import CriterionRow, drawn_once

_MOST_FULL_ROWS = 3


class LimbBlock(QWidget):
    """One condition with several criteria, or several with one each."""

    def __init__(
        self,
        limbs: Sequence[LimbResult],
        criteria_set: CriteriaSet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        drawn_once(self)
        self._ids = tuple(limb.limb.id for limb in limbs)
        self._count = Label("", "secondary")
        compact = len(limbs) == 1 and len(limbs[0].items) > _MOST_FULL_ROWS
        self.rows = {
            item.criterion.id: CriterionRow(compact=compact)
            for limb in limbs
            for item in limb.items
        }
        head = QWidget()
        heading = QHBoxLayout(head)
        heading.setContentsMargins(0, 0, 0, 0)
        heading.setSpacing(6)
        heading.addWidget(Label((" " + tr("and") + " ").join(self._ids), "denseStrong"))
        heading.addWidget(Label(need(limbs, criteria_set), "secondary", wrap=True), 1)
        heading.addWidget(self._count)
        layout = ColumnLayout(self, spacing=1)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.addWidget(head)
        layout.addWidget(rule())
        for row in self.rows.values():
            layout.addWidget(row)

    def show_limbs(
        self, limbs: Sequence[LimbResult], assessment: Assessment, criteria_set: CriteriaSet
    ) -> list[CriterionRow]:
        """Show every criterion of the conditions that are this block's: the rows that changed."""
        mine = [limb for limb in limbs if limb.limb.id in self._ids]
        total = sum(len(limb.items) for limb in mine)
        self._count.setText(
            tr("{met} of {total}").format(met=sum(limb.met for limb in mine), total=total)
        )
        changed = []
        for limb in mine:
            letter = limb.limb.id if len(mine) > 1 else ""
            for item in limb.items:
                row = self.rows[item.criterion.id]
                if row.show_item(item, assessment, letter, criteria_set):
                    changed.append(row)
        return changed
