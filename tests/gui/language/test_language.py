"""A made-up language and Japanese: nothing is clipped, nothing that should be is untranslated."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QRawFont

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


def walked(language: str, folder: Path, scratch: Path, size: tuple[int, int], pages: str) -> dict:
    """What a program of its own shows."""
    asked = [language, str(folder), str(scratch), *map(str, size), pages]
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
@pytest.mark.parametrize("size", SIZES)
def test_every_page_in_a_made_up_language(
    pseudo: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    facts = walked("qps", pseudo, tmp_path, size, "all")
    places = {"start", "Overview", "Visit", "Trends", "Transplant", "Documents", "menus"}
    assert places < facts["texts"].keys()
    assert untranslated(facts) == {}
    assert facts["cut"] == {}


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_the_visit_page_is_whole_in_japanese(
    bracketed: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    facts = walked("ja", bracketed, tmp_path, size, "Visit")
    assert untranslated(facts) == {}
    assert any("乳頭浮腫" in text for text in facts["texts"]["Visit"])


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_the_visit_page_is_cut_in_japanese(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    facts = walked("ja", building.TARGET, tmp_path, size, "Visit")
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
        ("⟦Àà {⟦b⟧}⟧ (Ctrl+F)", ""),
        ("present", "present"),
    ],
)
def test_the_rule_tells_data_and_medicine_from_what_was_forgotten(text: str, left: str) -> None:
    rule = English(["Elm Valley", "pg/mL"], ["Papilledema present · 03-Jan-2020"])
    assert rule.left(text) == left


def test_values_accelerators_and_marks_survive_the_made_up_language() -> None:
    made = building.pseudo("&Save {name} as <b>PDF</b> (*.pdf), 100 %")
    for kept in ("&S", "{name}", "<b>", "</b>", "*.pdf", "100 %"):
        assert kept in made
    assert made.startswith("⟦")
    assert made.endswith("⟧")
    plain = "Type the number as it stands on the report of the laboratory"
    assert 1.3 < len(building.pseudo(plain)) / len(plain) < 1.4
