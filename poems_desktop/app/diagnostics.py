"""A log and crash reports that cannot hold patient data.

Nothing that was recorded or typed has a way in: an event is a word of a fixed list with numbers,
and of an exception only its class and the places in the program are written, never its message or
a value. A message that another library logs is dropped for the same reason.
"""

import logging
import platform
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Literal

Event = Literal[
    "start",
    "end",
    "unlock",
    "unlock_failed",
    "lock",
    "lock_held",
    "idle_lock",
    "session_end",
    "create",
    "recover",
    "restore",
    "backup",
    "backup_trouble",
    "proof",
    "rotate_key",
    "settings",
    "save_failed",
    "crash",
    "export",
    "verify",
]
_EVENTS: Final = frozenset(Event.__args__)  # type: ignore[attr-defined]
_NAME: Final = re.compile(r"[a-z][a-z_]{0,30}")
# A class or module name: letters, digits, dots and underscores, as Python has them.
_DOTTED: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,120}")
_LOGGER: Final = "poems_desktop.diagnostics"
_MOST_BYTES: Final = 256 * 1024
_KEPT: Final = 3
_DEEPEST: Final = 60


def start_log(path: Path) -> bool:
    """Write the log at `path`, rotated at 256 KiB; False where the folder cannot be written."""
    # Loads a good part of the standard library; the start page paints without it.
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger(_LOGGER)
    stop_log()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_MOST_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return False
    handler.setFormatter(_Formatter())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return True


def stop_log() -> None:
    """Close the log."""
    logger = logging.getLogger(_LOGGER)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True
    logger.setLevel(logging.NOTSET)


def note(event: Event, **facts: int | bool) -> None:
    """Write that something happened, with counts; both are checked, so that no text slips in.

    Raises:
        ValueError: for an event that is not in the list, or a fact that is no whole number.
    """
    if event not in _EVENTS:
        message = "an event of the log is one of a fixed list"
        raise ValueError(message)
    for name, value in facts.items():
        if not _NAME.fullmatch(name) or not isinstance(value, int):
            message = "a fact in the log is a number with a plain name"
            raise ValueError(message)
    _write(event, facts=dict(facts))


def note_class(event: Event, error: BaseException) -> None:
    """Write that something happened, and the class of the exception that tells of it."""
    _write(event, facts={"error": type(error)})


def note_crash(error: BaseException) -> None:
    """Write the class of `error` and the places in the program it came from."""
    _write("crash", facts={}, places=report_lines(error))


def report_lines(error: BaseException) -> tuple[str, ...]:
    """The classes of `error` and of what caused it, with file, line and function; no value."""
    return tuple(_lines(error))


def crash_report(error: BaseException, versions: Mapping[str, str], now: datetime) -> str:
    """A report that may be given away: it holds versions and places in the program."""
    head = [
        "POEMS Desktop: report of a fault",
        "This report holds no patient data: classes of errors and places in the program only.",
        f"Written: {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        *(f"{name}: {version}" for name, version in versions.items()),
        "",
    ]
    return "\n".join([*head, *report_lines(error), ""])


def versions() -> dict[str, str]:
    """The versions of the program, of Python, of the system and of what the program is made of."""
    from importlib.metadata import PackageNotFoundError, version

    from poems_desktop import __version__

    found = {
        "POEMS Desktop": __version__,
        "Python": platform.python_version(),
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
    }
    for name in (
        *("PySide6-Essentials", "sqlcipher3", "cryptography", "pydantic", "reportlab"),
        *("matplotlib", "sqlite-utils"),
    ):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not found"
    return found


def diagnostics_text(path: Path, found: Mapping[str, str], now: datetime) -> str:
    """Versions and the log with its older parts, oldest first, for one file to give away."""
    parts = [
        "POEMS Desktop: diagnostics",
        "This file holds no patient data, no passphrase and no name of a store.",
        f"Written: {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        *(f"{name}: {version}" for name, version in found.items()),
        "",
    ]
    older = [path.with_name(f"{path.name}.{number}") for number in range(_KEPT, 0, -1)]
    parts += [
        one.read_text(encoding="utf-8", errors="replace").rstrip()
        for one in (*older, path)
        if one.is_file()
    ]
    return "\n".join([*parts, ""])


def _write(event: Event, **extra: object) -> None:
    if is_logging():
        logging.getLogger(_LOGGER).info(event, extra=extra)


class _Formatter(logging.Formatter):
    """Writes only what `note` and its kin put into the record."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC)
        event = record.msg if record.msg in _EVENTS else "other"
        facts = getattr(record, "facts", {})
        told = "".join(f" {name}={_fact(value)}" for name, value in sorted(facts.items()))
        lines = [f"{when:%Y-%m-%dT%H:%M:%SZ} {event}{told}"]
        lines += [f"  {line}" for line in getattr(record, "places", ())]
        return "\n".join(lines)


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    return _class_name(value) if isinstance(value, type) else "?"


def _lines(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    present: BaseException | None = error
    while present is not None and id(present) not in seen:
        seen.add(id(present))
        yield _class_name(type(present))
        yield from _frames(present.__traceback__)
        cause = present.__cause__
        if cause is None and not present.__suppress_context__:
            cause = present.__context__
        if cause is not None:
            yield "after:"
        present = cause


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for _ in range(_DEEPEST):
        if trace is None:
            return
        code = trace.tb_frame.f_code
        yield f"  {_place(code.co_filename)}:{trace.tb_lineno} in {code.co_name}"
        trace = trace.tb_next


def _place(filename: str) -> str:
    """The path from the package on; of anything else the bare name of the file."""
    path = Path(filename)
    parts = path.parts
    package = "poems_desktop"
    if package in parts:
        at = len(parts) - 1 - parts[::-1].index(package)
        return "/".join(parts[at:])
    return path.name


def _class_name(kind: type) -> str:
    name = f"{kind.__module__}.{kind.__qualname__}"
    return name if _DOTTED.fullmatch(name) else "an error"


def is_logging() -> bool:
    """Whether there is a log to save."""
    return bool(logging.getLogger(_LOGGER).handlers)
