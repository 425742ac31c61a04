"""Parts of the engraftment panel, each made from what was concluded; nothing is decided here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.engraftment.advice import PairedAdvice
from poems_desktop.clinical.engraftment.arithmetic import WeightArithmetic
from poems_desktop.clinical.engraftment.bedside import BedsideLine
from poems_desktop.clinical.engraftment.constants import CitedText
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.thresholds import Thresholds
from poems_desktop.core.truth import Truth
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.icons import pixmap, state_pixmap
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, frame
from poems_desktop.ui.text import unbroken
from poems_desktop.ui.theme import text_scale

PAD = 12
_SEEN = {Truth.TRUE: "present", Truth.FALSE: "absent", Truth.UNKNOWN: "na"}
_TONES = {Truth.TRUE: "acc", Truth.FALSE: "not", Truth.UNKNOWN: "unk"}


def part(spacing: int = 4) -> tuple[QWidget, QVBoxLayout]:
    """An empty part of the panel."""
    holder = QWidget()
    return holder, filled(holder, spacing)


def filled(holder: QWidget, spacing: int = 4) -> QVBoxLayout:
    """The column of a part of the panel."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(PAD, 9, PAD, 9)
    column.setSpacing(spacing)
    return column


def marks(cites: Sequence[str], definitions: Definitions) -> QWidget:
    """The source marks of a statement, in as many lines as they need."""
    holder = QWidget()
    flow = FlowLayout(holder, spacing=3, line_spacing=3)
    for mark, reference in citations(cites, definitions):
        flow.addWidget(CitationMark(mark, reference))
    return holder


def cited(
    text: CitedText | Thresholds, definitions: Definitions, role: str = "caption"
) -> QBoxLayout:
    """A statement with its mark beside it, or with several below it."""
    label = Label(unbroken(text.text), role, tone="ink2", wrap=True)
    return _with_marks(label, text.cites, definitions)


def _with_marks(label: Label, cites: Sequence[str], definitions: Definitions) -> QBoxLayout:
    shown = marks(cites, definitions)
    if len(citations(cites, definitions)) > 1:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(shown)
        return column
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(label, 1)
    row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
    return row


def icon_label(drawn_for: str, size: int = 15, token: str = "") -> QLabel:
    """A state's shape, or an icon in a token's color."""
    label = QLabel()
    scaled = round(size * text_scale())
    drawn = pixmap(drawn_for, token, scaled) if token else state_pixmap(drawn_for, scaled)
    label.setPixmap(drawn)
    label.setFixedWidth(scaled + 1)
    return label


def feature_row(line: BedsideLine) -> QWidget:
    """Shape, name, state and what was read; the whole is one sentence for screen readers."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(9)
    row.addWidget(icon_label(_SEEN[line.truth]), 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(0)
    head = QHBoxLayout()
    head.addWidget(Label(line.title, "body"))
    head.addStretch(1)
    state = Label(line.state, "dense", tone=_TONES[line.truth])
    face = state.font()
    face.setBold(True)
    state.setFont(face)
    head.addWidget(state)
    text.addLayout(head)
    text.addWidget(Label(unbroken(line.reading), "caption", tone="ink2", wrap=True))
    if line.beside:
        text.addWidget(Label(unbroken(line.beside), "caption", wrap=True))
    row.addLayout(text, 1)
    holder.setAccessibleName(f"{line.title}: {line.state}. {line.reading}. {line.beside}".strip())
    return holder


def both_boxes(advice: PairedAdvice) -> QWidget:
    """Both halves of the advice, always together and of one size."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(6)
    infection = _half(advice.infection.text, advice.infection_recorded)
    steroid = _half(advice.steroid.text, advice.steroid_recorded)
    row.addWidget(infection, 1)
    row.addWidget(Label(tr("AND"), "section"), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(steroid, 1)
    holder.setAccessibleName(
        f"{advice.text} {advice.infection_recorded}. {advice.steroid_recorded}."
    )
    holder.setObjectName("engraftment.both")
    return holder


def _half(title: str, recorded: str) -> QFrame:
    box = frame("box")
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(box)
    column.setContentsMargins(9, 7, 9, 8)
    column.setSpacing(3)
    name = Label(title, "body", tone="ink", wrap=True)
    face = name.font()
    face.setBold(True)
    name.setFont(face)
    column.addWidget(name)
    column.addWidget(Label(unbroken(f"{recorded}."), "dense", tone="ink2", wrap=True))
    column.addStretch(1)
    return box


def confirm_box(title: str, text: str) -> QFrame:
    """The amber box that stands wherever the dose sentence stands."""
    box = frame("box", "unk")
    column = QVBoxLayout(box)
    column.setContentsMargins(10, 7, 10, 8)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.setSpacing(7)
    head.addWidget(icon_label("warn", 15, "unk"))
    lead = Label(title, "body", tone="unk", wrap=True)
    face = lead.font()
    face.setBold(True)
    lead.setFont(face)
    head.addWidget(lead, 1)
    column.addLayout(head)
    column.addWidget(Label(text, "dense", tone="ink", wrap=True))
    box.setAccessibleName(tr("Caution: {title} {text}").format(title=title, text=text))
    return box


def quotation(text: CitedText, definitions: Definitions) -> QWidget:
    """The source's words as they stand."""
    holder = frame("detail")
    row = QHBoxLayout(holder)
    row.setContentsMargins(9, 3, 0, 3)
    row.setSpacing(6)
    words = Label(f"\N{LEFT DOUBLE QUOTATION MARK}{text.text}.\N{RIGHT DOUBLE QUOTATION MARK}")
    words.setWordWrap(True)
    row.addWidget(words, 1)
    row.addWidget(marks(text.cites, definitions), 0, Qt.AlignmentFlag.AlignTop)
    holder.setObjectName("engraftment.quotation")
    holder.setAccessibleName(tr("The source says: {text}").format(text=text.text))
    return holder


def products(found: WeightArithmetic, column: QVBoxLayout) -> None:
    """Weight times factor, each with its weight and date, no larger than the source's words."""
    column.addWidget(Label(found.heading, "section"))
    for one in found.products:
        basis = tr("baseline weight") if one.basis == "baseline" else tr("latest weight")
        words = f"{one.text}; {basis} {one.weight_text}, {date_text(one.weighed)}"
        column.addWidget(Label(unbroken(words), "body", wrap=True))
    for sentence in found.refused:
        column.addWidget(Label(unbroken(sentence), "dense", tone="unk", wrap=True))


def fact(title: str, told: Interpretation, definitions: Definitions) -> QWidget:
    """A conclusion in a line: what, value, and what is missing."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 1, 0, 1)
    column.setSpacing(1)
    label = Label(unbroken(f"{title}: {told.value}"), "dense", tone="ink", wrap=True)
    column.addLayout(_with_marks(label, told.cites, definitions))
    for sentence in (*told.missing, *told.cautions):
        column.addWidget(Label(unbroken(sentence), "caption", wrap=True))
    return holder
