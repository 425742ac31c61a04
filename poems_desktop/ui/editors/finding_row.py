"""A finding: present, absent or not assessed, with details where they matter."""

from datetime import date

from PySide6.QtWidgets import QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import FindingField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Answer, Finding
from poems_desktop.ui.editors.detail_strip import AbsentStrip, DetailStrip, PresentStrip
from poems_desktop.ui.editors.field_row import FieldRow
from poems_desktop.ui.kit.focus_ring import MARGIN
from poems_desktop.ui.kit.reading_order import put_in_reading_order
from poems_desktop.ui.kit.segmented import SegmentedControl, finding_control

_CONTROL_WIDTH = 296
_BLANK = Finding(state=FindingState.NOT_ASSESSED)


class FindingRow(FieldRow):
    """The three-state control, and a strip below it while the state has something to add."""

    control: SegmentedControl

    def __init__(
        self,
        field: FindingField,
        definitions: Definitions,
        today: date,
        author: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet; `author` works here, for what is stated of another cause."""
        super().__init__(field, definitions, parent)
        self._field = field
        self._definitions = definitions
        self._today = today
        self._author = author
        self._finding = _BLANK
        self._strips: dict[FindingState, DetailStrip] = {}
        self._read_only = False
        self.control = finding_control(tr(field.label))
        self.control.setObjectName(f"{field.key}.state")
        self.control.edited.connect(self._on_state)
        self.line.setSpacing(self.line.spacing() - MARGIN)  # the room of the ring is space enough
        self.leave_room_for(self.control, _CONTROL_WIDTH)
        self.line.addWidget(self.control)
        self.line.addStretch(1)

    def show_value(self, answer: Answer | None) -> None:
        """Show an answer; None and answers of another kind are Not assessed."""
        self._finding = answer if isinstance(answer, Finding) else _BLANK
        self.control.show_value(self._finding.state.value)
        self._show_strip()

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input, as for a signed visit."""
        self._read_only = read_only
        self.control.set_read_only(read_only)
        for strip in self._strips.values():
            strip.set_read_only(read_only)

    @property
    def strip(self) -> DetailStrip | None:
        """The strip of details that is shown, if any."""
        return self._strips.get(self._finding.state)

    def _show_strip(self) -> None:
        state = self._finding.state
        if state not in self._strips and self._field.asked_of(state):
            self._make(state)
        for made_for, strip in self._strips.items():
            if made_for is not state:
                strip.hide()
        if (wanted := self.strip) is not None:
            # Filled before it is shown: the rows below move once.
            wanted.show_value(self._finding)
            wanted.show()

    def _make(self, state: FindingState) -> None:
        strip = (
            PresentStrip(self._field, self._today, self._author)
            if state is FindingState.PRESENT
            else AbsentStrip(self._field, self._definitions, self._today)
        )
        strip.edited.connect(self._on_detail)
        strip.left.connect(self.left)
        strip.set_read_only(self._read_only)
        self._strips[state] = strip
        self.layout_.addWidget(strip)
        put_in_reading_order(self)  # the control has its place in the page; the strip follows it

    def _on_state(self, value: str) -> None:
        self._finding = self._finding.model_copy(update={"state": FindingState(value)})
        self._show_strip()
        self._tell(typing=False)

    def _on_detail(self, finding: Finding, typing: bool) -> None:
        self._finding = finding
        self._tell(typing=typing)

    def _tell(self, *, typing: bool) -> None:
        self.edited.emit(None if self._finding == _BLANK else self._finding, typing)
