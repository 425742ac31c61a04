"""Versions, digests, and the notices that what we use asks for."""

from pathlib import Path

from PySide6.QtCore import qVersion

from poems_desktop.app.diagnostics import versions
from poems_desktop.app.words import tr
from poems_desktop.assets import tree
from poems_desktop.ui.language import unchecked_notice

_QT = tr(
    "The window is made with Qt and PySide6, used unchanged as shared libraries under the GNU "
    "Lesser General Public License version 3. You may replace them by versions of your own. Fonts: "
    "Noto, SIL Open Font License 1.1. Records: SQLCipher (BSD-3-Clause) and SQLite (public domain)."
)
_FILES = (
    *("licences/README.md", "licences/vocabularies.md", "licences/sqlcipher.txt", "fonts/OFL.txt"),
    *("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt"),
)


def about_markdown(digest: str) -> str:
    """What runs here, in which version, with which definitions."""
    found = {**versions(), "Qt": qVersion()}
    lines = ["## POEMS Desktop", ""]
    lines += [
        tr("It supports a clinician's judgment. It never diagnoses and never prescribes."),
        "",
    ]
    lines += [f"- {name}: {version}" for name, version in found.items()]
    lines += [
        tr("- Definitions (SHA-256): `{digest}`").format(digest=digest)
        if digest
        else tr("- Definitions: damaged")
    ]
    return "\n".join([*lines, "", *([notice, ""] if (notice := unchecked_notice()) else []), _QT])


def licences_text() -> str:
    """All license texts and notices that ship, one after another."""
    resources = tree("resources")
    return "\n\n".join(_part(resources / name) for name in _FILES)


def _part(path: Path) -> str:
    text = path.read_text(encoding="utf-8") if path.is_file() else tr("This text is missing.")
    if path.suffix == ".md":
        return text.strip()
    return f"# {path.name}\n\n```\n{text.strip()}\n```"
