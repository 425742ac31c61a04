"""What the translators get is what the program asks for, and what they give fits in its place."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.languages import load_languages, texts

pytest.importorskip("PySide6")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))
import build_translations as building  # noqa: E402

_PLACEHOLDER = re.compile(r"\{[a-z_0-9]*\}")
_CALLS = frozenset({"tr", "marked"})


def asked() -> Iterator[tuple[str, ast.Call, bool]]:
    """Place, call and whether it runs at import, of every text for the translators."""
    for path in sorted((ROOT / "poems_desktop").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from _calls(tree, str(path.relative_to(ROOT)), at_import=True)


def _calls(node: ast.AST, place: str, *, at_import: bool) -> Iterator[tuple[str, ast.Call, bool]]:
    if (
        isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in _CALLS
        and len(node.args) == 1
    ):
        yield f"{place}:{node.lineno}", node, at_import
    inside = isinstance(node, (ast.FunctionDef, ast.Lambda))
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, place, at_import=at_import and not inside)


def literal(call: ast.Call) -> str:
    one = call.args[0]
    return one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else ""


def test_the_translators_get_every_text(tmp_path: Path) -> None:
    window = tmp_path / "window.ts"
    building.take_over(window, "xx")
    known = building.translations_of(window)
    lost = {place: text for place, call, _ in asked() if (text := literal(call)) not in known}
    assert {place: text for place, text in lost.items() if text} == {}


def test_nothing_below_the_window_is_translated_at_import() -> None:
    early = [
        place
        for place, call, at_import in asked()
        if at_import and call.func.id == "tr" and "/ui/" not in place  # type: ignore[attr-defined]
        if not place.startswith("poems_desktop/program.py")
    ]
    assert early == []


def test_a_translation_keeps_the_values_of_its_text() -> None:
    (japanese,) = load_languages()
    window = building.translations_of(building.TARGET / "poems_ja.ts")
    said = {**texts(japanese, load_definitions()), **{k: v for k, v in window.items() if v}}
    wrong = {
        text: told
        for text, told in said.items()
        if sorted(_PLACEHOLDER.findall(text)) != sorted(_PLACEHOLDER.findall(told))
    }
    assert wrong == {}


def test_what_is_compiled_is_what_the_translators_wrote(tmp_path: Path) -> None:
    for language in load_languages():
        name = f"poems_{language.language}"
        (tmp_path / f"{name}.ts").write_bytes((building.TARGET / f"{name}.ts").read_bytes())
        building.compiled(language, load_definitions(), tmp_path)
        made = (tmp_path / f"{name}.qm").read_bytes()
        assert made == (building.TARGET / f"{name}.qm").read_bytes()
