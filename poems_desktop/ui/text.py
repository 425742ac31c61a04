"""Text for Qt: what a user typed is never read as markup or as a shortcut mark."""

NO_BREAK_HYPHEN = "\u2011"
_ZERO_WIDTH_SPACE = "\u200b"


def escaped(text: str) -> str:
    """`text` for a place that reads markup, where it then shows literally."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain_tooltip(text: str) -> str:
    """A tooltip that shows `text` literally and wraps; empty stays empty."""
    if not text:
        return ""
    lines = "<br>".join(escaped(line) for line in text.splitlines())
    return f"<qt>{lines}</qt>"


def without_mnemonics(text: str) -> str:
    """`text` for a button, tab or menu, where a single `&` would underline a letter."""
    return text.replace("&", "&&")


def unbroken(text: str) -> str:
    """`text` with hyphens that do not break a line, for dates inside a paragraph."""
    return text.replace("-", NO_BREAK_HYPHEN)


def breakable(text: str, longest: int = 24) -> str:
    """`text` that may break inside words longer than `longest` characters.

    For labels that must show a whole name, however long, inside a narrow window.
    """
    return " ".join(_split_word(word, longest) for word in text.split(" "))


def _split_word(word: str, longest: int) -> str:
    if len(word) <= longest:
        return word
    step = max(1, longest // 2)
    return _ZERO_WIDTH_SPACE.join(word[at : at + step] for at in range(0, len(word), step))
