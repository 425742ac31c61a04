"""Build the translations of the window in resources/translations. For developers.

    python packaging/build_translations.py            # take new texts over, compile all languages
    python packaging/build_translations.py --check    # say whether what is committed is up to date
    python packaging/build_translations.py --pseudo FOLDER   # a made-up language, to find what is
                                                             # clipped or never translated

`resources/translations/poems_LANGUAGE.ts` holds the texts of the window; translators keep it. The
labels of forms and criteria come from `forms/languages/LANGUAGE.toml`. Both are compiled into
`poems_LANGUAGE.qm`, which the program reads. Uses lupdate and lrelease of the PySide6 wheels.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6

from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.languages import Language, checked_languages, texts

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "translations"
TOOLS = Path(PySide6.__file__).parent
PSEUDO = "qps"
LONGER = 0.35
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
_ACCENTED = str.maketrans(
    "AaBbCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz",
    "ÀàƁƀÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž",
)
# Kept as they are: values, tags, a letter with its accelerator, percent marks, file patterns.
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]+>|&[^&\s]|&&|%\w?|\*\.\S+?(?=[\s);]|$)|\\.)")


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked for; 1 where the committed files are not up to date."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--pseudo", type=Path, metavar="FOLDER")
    asked = parser.parse_args(arguments)
    definitions = load_definitions()
    if asked.pseudo is not None:
        asked.pseudo.mkdir(parents=True, exist_ok=True)
        build_pseudo(asked.pseudo, definitions)
        return 0
    languages = checked_languages(definitions)
    if asked.check:
        return check(languages, definitions)
    for language in languages:
        for line in build(language, definitions, TARGET):
            sys.stdout.write(f"{line}\n")
    return 0


def check(languages: Iterable[Language], definitions: Definitions) -> int:
    """0 where building again would change nothing."""
    stale = []
    for language in languages:
        names = [f"poems_{language.language}.{suffix}" for suffix in ("ts", "qm")]
        with TemporaryDirectory() as scratch:
            folder = Path(scratch)
            (folder / names[0]).write_bytes((TARGET / names[0]).read_bytes())
            build(language, definitions, folder)
            stale += [
                name
                for name in names
                if (folder / name).read_bytes() != (TARGET / name).read_bytes()
            ]
    for name in stale:
        sys.stdout.write(f"{name} is not up to date: run packaging/build_translations.py.\n")
    return 1 if stale else 0


def build(language: Language, definitions: Definitions, folder: Path) -> list[str]:
    """Take the texts of the window over into the .ts of `folder` and compile it; what to tell."""
    take_over(folder / f"poems_{language.language}.ts", language.language)
    mine, labels = compiled(language, definitions, folder)
    done = sum(bool(said) or source in labels for source, said in mine.items())
    return [f"{language.language}: {done} of {len(mine)} texts of the window, {len(labels)} labels"]


def compiled(
    language: Language, definitions: Definitions, folder: Path
) -> tuple[dict[str, str], dict[str, str]]:
    """Compile the .ts of `folder` as it stands, with the labels of forms; both as they were."""
    window = folder / f"poems_{language.language}.ts"
    mine = translations_of(window)
    labels = {en: said for en, said in texts(language, definitions).items() if not mine.get(en)}
    with TemporaryDirectory() as scratch:
        definitions_ts = Path(scratch) / "definitions.ts"
        write_ts(definitions_ts, language.language, labels)
        compile_ts((window, definitions_ts), folder / f"poems_{language.language}.qm")
    return mine, labels


def build_pseudo(folder: Path, definitions: Definitions) -> Path:
    """Every text in letters that nobody writes, longer than English, between ⟦ and ⟧."""
    with TemporaryDirectory() as scratch:
        window = Path(scratch) / "window.ts"
        take_over(window, PSEUDO)
        sources = {*translations_of(window), *texts_of_definitions(definitions)}
        pseudo_ts = Path(scratch) / "pseudo.ts"
        write_ts(pseudo_ts, "en", {source: pseudo(source) for source in sorted(sources)})
        compiled = folder / f"poems_{PSEUDO}.qm"
        compile_ts((pseudo_ts,), compiled)
    return compiled


def texts_of_definitions(definitions: Definitions) -> set[str]:
    """Every English text that a language file may translate."""
    found: set[str] = set()
    for form in definitions.forms:
        found |= {form.title, form.short}
        for field in form.field:
            found |= {field.label, field.plain, field.caveat or ""}
            found |= {one.label for one in getattr(field, "options", ())}
            found |= {one.label for one in getattr(field, "methods", ())}
    for one in definitions.sets.values():
        found |= {one.title, one.short}
        found |= {text for limb in one.limb for text in (limb.title, limb.need)}
        found |= {text for each in one.criterion for text in (each.label, each.settle)}
    return found - {""}


def pseudo(text: str) -> str:
    """`Sign visit…` as `⟦Šîîĝñ vîîšîţ…⟧`: vowels doubled until it is long enough."""
    parts = _KEPT.split(text)
    wanted = round(sum(len(part) for part in parts[::2]) * LONGER) - len("⟦⟧")
    made = []
    for place, part in enumerate(parts):
        if place % 2:
            made.append(part)
            continue
        letters = []
        for letter in part:
            letters.append(letter)
            if wanted > 0 and letter.lower() in "aeiou":
                letters.append(letter.lower())
                wanted -= 1
        made.append("".join(letters).translate(_ACCENTED))
    return f"⟦{''.join(made)}⟧"


def take_over(target: Path, language: str) -> None:
    """New texts of the window into `target`; texts that are gone leave it."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "poems_desktop").rglob("*.py"))
    with TemporaryDirectory() as scratch:
        listed = Path(scratch) / "sources.txt"
        listed.write_text("\n".join(sources), encoding="utf-8")
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
        options += ["-tr-function-alias", "tr+=marked", "-target-language", language]
        _run("lupdate", *options, f"@{listed}", "-ts", str(target))


def compile_ts(sources: Iterable[Path], target: Path) -> None:
    """One .qm from several .ts files."""
    _run("lrelease", *map(str, sources), "-qm", str(target))


def translations_of(path: Path) -> dict[str, str]:
    """Each source text with its translation, empty where it has none."""
    tree = ET.parse(path)  # noqa: S314 - our own file
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in tree.iter("message")
    }


def write_ts(path: Path, language: str, said: Mapping[str, str]) -> None:
    """A .ts file with one nameless context."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = ""
    for source, translation in said.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        ET.SubElement(message, "translation").text = translation
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f"{_HEAD}{body}\n", encoding="utf-8")


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run(
        [str(TOOLS / tool), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{tool} failed: {done.stderr.strip() or done.stdout.strip()}")


if __name__ == "__main__":
    sys.exit(main())
