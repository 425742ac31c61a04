"""The language of the window: Qt's translations, compiled from the translators' files."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from poems_desktop.app.words import tr, translate_with
from poems_desktop.assets import tree
from poems_desktop.ui.fonts import load_cjk_font

ENGLISH = "en"
NAMES: Mapping[str, str] = MappingProxyType(
    {ENGLISH: "English", "ja": "日本語 (Japanese, unchecked)"}
)
"""What each language is called in the settings; a translation no native has checked says so."""
_CJK = frozenset({"ja"})
_UNCHECKED = frozenset({"ja"})
_IN_USE = "poems_language"


def use_language(app: QApplication, language: str, folder: Path | None = None) -> bool:
    """Give the texts of windows made from now on in `language`; False where it is not shipped.

    `folder` holds the compiled translations, the shipped ones where none is given. Most texts are
    read when their module is imported: call it before the window is imported.
    """
    if language == ENGLISH:
        return True
    translator = QTranslator(app)
    where = folder or tree("resources") / "translations"
    if not translator.load(str(where / f"poems_{language}.qm")):
        return False
    if language in _CJK:
        load_cjk_font()
    _speak_qt(app, language)
    app.installTranslator(translator)
    translate_with(_by_qt)
    app.setProperty(_IN_USE, language)
    return True


def unchecked_notice() -> str:
    """What the window says of a translation that no native speaker has checked; else nothing."""
    app = QCoreApplication.instance()
    language = ENGLISH if app is None else app.property(_IN_USE)
    return (
        tr("This translation is not checked by a native speaker.") if language in _UNCHECKED else ""
    )


def _speak_qt(app: QApplication, language: str) -> None:
    """What Qt itself says: buttons of its dialogs, menus of its fields; English where it cannot."""
    own = QTranslator(app)
    where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if own.load(f"qtbase_{language}.qm", where):
        app.installTranslator(own)


def _by_qt(text: str) -> str:
    return QCoreApplication.translate("", text)
