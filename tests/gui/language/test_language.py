"""A made-up language and Japanese: nothing is clipped, nothing that should be is untranslated."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRawFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.assets import tree
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.languages import load_languages, texts

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SIZES = ((1440, 900), (1024, 720))


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


English = module(HERE / "allowed.py").English
heard = module(HERE / "painted.py").heard
_DRAW = QPainter.drawText
building = module(ROOT / "packaging" / "build_translations.py")


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made-up language, of all texts as they stand now."""
    folder = tmp_path_factory.mktemp("pseudo")
    building.build_pseudo(folder, load_definitions())
    return folder


@pytest.fixture(scope="session")
def bracketed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Japanese as shipped, each translation between the marks by which the rule knows one."""
    folder = tmp_path_factory.mktemp("japanese")
    window = building.translations_of(building.TARGET / "poems_ja.ts")
    (japanese,) = load_languages()
    said = {**texts(japanese, load_definitions()), **{k: v for k, v in window.items() if v}}
    building.write_ts(folder / "ja.ts", "ja", {one: f"⟦{text}⟧" for one, text in said.items()})
    building.compile_ts((folder / "ja.ts",), folder / "poems_ja.qm")
    return folder


def walked(
    language: str,
    folder: Path,
    scratch: Path,
    size: tuple[int, int],
    pages: str,
    *more: str,
) -> dict:
    """What a program of its own shows."""
    asked = [language, str(folder), str(scratch), *map(str, size), pages, *more]
    done = subprocess.run(
        [sys.executable, str(HERE / "walker.py"), *asked],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def untranslated(facts: dict) -> dict[str, str]:
    """What is left in English by the rule, each with the text in which it stands."""
    rule = English(facts["record"], facts["medicine"])
    shown = {text for found in facts["texts"].values() for text in found}
    return {left: text for text in sorted(shown) if (left := rule.left(text))}


def keys(facts: dict) -> list[str]:
    """Texts that show a key of the definitions, as `platelets_high`, in place of its label."""
    shown = {text for found in facts["texts"].values() for text in found}
    return sorted(text for text in shown if re.search(r"\b[a-z]+[0-9]*_[a-z0-9_]+\b", text))


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_the_visit_page_in_a_made_up_language(
    pseudo: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    facts = walked("qps", pseudo, tmp_path, size, "Visit")
    assert len(facts["texts"]["Visit, every field"]) > 1000
    assert untranslated(facts) == {}
    assert facts["cut"] == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "scale"), [(SIZES[0], "1.0"), (SIZES[1], "1.0"), (SIZES[0], "1.5")]
)
def test_every_page_in_a_made_up_language(
    pseudo: Path, tmp_path: Path, size: tuple[int, int], scale: str
) -> None:
    facts = walked("qps", pseudo, tmp_path, size, "all", "--scale", scale)
    places = {"start", "Overview", "Visit", "Trends", "Transplant", "Documents", "menus"}
    assert places < facts["texts"].keys()
    for place in ("Overview", "Visit", "Transplant"):
        assert facts["painted"][place], f"nothing painted was heard on {place}"
    assert untranslated(facts) == {}
    assert facts["cut"] == {}


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_whole_in_japanese(
    bracketed: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    facts = walked("ja", bracketed, tmp_path, size, "all")
    assert untranslated(facts) == {}
    assert keys(facts) == []


@pytest.mark.slow
def test_a_visit_worked_through_is_whole_in_japanese(bracketed: Path, tmp_path: Path) -> None:
    """A text that is shown without being looked up fails here."""
    facts = walked("ja", bracketed, tmp_path, SIZES[0], "work", "--unpainted")
    assert untranslated(facts) == {}
    assert keys(facts) == []
    seen = facts["texts"]
    assert any("乳頭浮腫" in text for text in seen["Visit, findings present"])
    # Each step showed what only that step shows, so none of them passed for want of anything.
    for place, other in (
        ("Visit, findings present", "Visit, empty"),
        ("Visit, not had here", "Visit, empty"),
        ("Visit, findings absent", "Visit, findings present"),
        ("Visit, entries to correct", "Visit, empty"),
        ("Visit, override met without a reason", "Visit, override met"),
        ("Visit, signed", "Visit, empty"),
        ("Visit, correction without a reason", "Visit, correction"),
        ("Visit, two versions", "Visit, compared"),
        ("Visit, two versions clash", "Visit, compared"),
    ):
        assert set(seen[place]) - set(seen[other]), place
    assert len(seen["dialogs"]) >= 6


@pytest.mark.slow
def test_what_is_painted_fits_while_a_visit_is_worked_through(pseudo: Path, tmp_path: Path) -> None:
    facts = walked("qps", pseudo, tmp_path, SIZES[0], "work")
    assert facts["painted"]["Visit, findings present"]
    assert facts["cut"] == {}


def test_every_text_of_the_window_is_said_in_japanese() -> None:
    """With the next but one: a new text without its Japanese fails."""
    (japanese,) = load_languages()
    labels = texts(japanese, load_definitions())
    window = building.translations_of(building.TARGET / "poems_ja.ts")
    assert len(window) > 1000
    assert [one for one, said in window.items() if not said and one not in labels] == []


def test_every_label_of_forms_and_criteria_is_said_in_japanese() -> None:
    """All of them, shown or not; the caveats of fields are sentences of the medicine."""
    definitions = load_definitions()
    (japanese,) = load_languages()
    window = building.translations_of(building.TARGET / "poems_ja.ts")
    said = texts(japanese, definitions).keys() | {one for one, text in window.items() if text}
    medicine = {field.caveat for form in definitions.forms for field in form.field}
    assert sorted(building.texts_of_definitions(definitions) - medicine - said) == []


def test_the_translations_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert building.main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "scale"), [(SIZES[0], "1.0"), (SIZES[1], "1.0"), (SIZES[0], "1.5")]
)
def test_nothing_is_cut_in_japanese(tmp_path: Path, size: tuple[int, int], scale: str) -> None:
    facts = walked("ja", building.TARGET, tmp_path, size, "all", "--scale", scale)
    assert facts["cut"] == {}


def test_every_sign_of_the_translation_has_a_glyph(qapp: object) -> None:
    fonts = tree("resources") / "fonts"
    names = ("NotoSans-Regular.ttf", "NotoSansCJK-Regular.ttf", "NotoSansMath-Regular.ttf")
    faces = [QRawFont(str(fonts / name), 12) for name in names]
    (japanese,) = load_languages()
    window = building.translations_of(building.TARGET / "poems_ja.ts").values()
    signs = set("".join((*window, *texts(japanese, load_definitions()).values()))) - {"\n"}
    assert [one for one in signs if not any(f.supportsCharacter(ord(one)) for f in faces)] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("⟦Šîîĝñ⟧", ""),
        ("Sign visit…", "sign visit"),
        ("⟦Ööṕéñ⟧ the field", "the field"),
        ("Elm Valley: 640 pg/mL, 12-Aug-2025", ""),
        ("Papilledema present · 12-Aug-2025", ""),
        ("Papilledema present. Go there", "go there"),
        ("⟦理由⟧: Sign correction", "sign correction"),
        ("⟦Àà {⟦b⟧}⟧ (Ctrl+F)", ""),
        ("present", "present"),
    ],
)
def test_the_rule_tells_data_and_medicine_from_what_was_forgotten(text: str, left: str) -> None:
    rule = English(["Elm Valley", "pg/mL"], ["Papilledema present · 03-Jan-2020"])
    assert rule.left(text) == left


class Writing(QWidget):
    """Writes a text into a rectangle, at a point, and shortened."""

    def __init__(self, text: str, room: QRect) -> None:
        super().__init__()
        self.setObjectName("writing")
        self.resize(200, 60)
        self._text, self._room = text, room

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - of Qt
        painter = QPainter(self)
        painter.drawText(self._room, Qt.AlignmentFlag.AlignLeft, self._text)
        painter.drawText(QPointF(150, 40), self._text)
        painter.drawText(4, 56, painter.fontMetrics().elidedText(self._text, _RIGHT, 40))
        painter.end()


_RIGHT = Qt.TextElideMode.ElideRight


def test_what_is_painted_is_heard_and_measured(qtbot: QtBot) -> None:
    long = "a name that is longer than its room"
    for text, room, faults in (
        ("short", QRect(0, 0, 100, 30), 0),
        (long, QRect(0, 0, 100, 30), 2),  # the rectangle, and the edge of the widget
        ("short", QRect(0, 0, 100, 4), 1),
    ):
        widget = Writing(text, room)
        qtbot.addWidget(widget)
        with heard() as painted:
            widget.grab()
        assert painted.shown() == {text}
        assert len(painted.faults()) == faults
        assert list(painted.shortened().values()) == ([long] if text == long else [])
        assert all(one.where == "Writing.paintEvent" for one in painted.texts)
    assert QPainter.drawText is _DRAW


def test_values_accelerators_and_marks_survive_the_made_up_language() -> None:
    made = building.pseudo("&Save {name} as <b>PDF</b> (*.pdf), 100 %")
    for kept in ("&S", "{name}", "<b>", "</b>", "*.pdf", "100 %"):
        assert kept in made
    assert made.startswith("⟦")
    assert made.endswith("⟧")
    plain = "Type the number as it stands on the report of the laboratory"
    assert 1.3 < len(building.pseudo(plain)) / len(plain) < 1.4
