"""Pictures of every page, for looking at and for the README."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEventLoop, Qt, QTimer

from poems_desktop.ui.desk import PAGES, Desk
from poems_desktop.ui.pages.holder import Holder
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.visit.visit_page import VisitPage

_PATIENT = {"Visit": "demo-0147", "Transplant": "demo-0147"}
_USUAL_PATIENT = "demo-okonjo"
_LONGEST_MS, _STEP_MS = 20_000, 20
_TO_DRAW_MS = 200


class _Program(Protocol):
    shell: Shell
    desk: Desk | None

    def ready(self, store: Path | None = None, *, demo: bool = False) -> None:
        """Let the start page work."""
        ...

    def lock(self) -> bool:
        """Close the store."""
        ...


def render(program: _Program, out: Path, look: str, size: tuple[int, int]) -> Iterator[Path]:
    """The pages of one window, each as PAGE-LOOK-WIDTHxHEIGHT.png; `look` names theme and text."""
    shell = program.shell
    shell.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    shell.resize(*size)
    shell.show()
    program.ready()
    shell.start_page.set_folder("poems-records.poems")
    yield _grab(shell, out, "start", look, size)
    shell.start_page.demo_requested.emit()
    desk = _wait_for_desk(program)
    _wait_for_counts(desk)
    for index, name in enumerate(PAGES):
        desk.patients.open(_PATIENT.get(name, _USUAL_PATIENT))
        shell.set_page(index)
        _show_visit(desk, name)
        yield _grab(shell, out, name.lower(), look, size)
    program.lock()
    shell.close()
    shell.deleteLater()


def _wait_for_desk(program: _Program) -> Desk:
    for _ in range(_LONGEST_MS // _STEP_MS):
        if program.desk is not None:
            return program.desk
        settle(_STEP_MS)
    message = "the demo store did not open"
    raise RuntimeError(message)


def _wait_for_counts(desk: Desk) -> None:
    """What is due for everybody is read after the list is shown."""
    for _ in range(_LONGEST_MS // _STEP_MS):
        if desk.search.is_counted:
            return
        settle(_STEP_MS)


def settle(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _show_visit(desk: Desk, name: str) -> None:
    """The part of the visit that shows most: a finding with details, an inadequate method."""
    holder = desk.page_widget(name)
    page = holder.held if isinstance(holder, Holder) else None
    for _ in range(_LONGEST_MS // _STEP_MS):
        if not getattr(page, "busy", False):
            break
        settle(_STEP_MS)
    if isinstance(page, VisitPage):
        page.form.finish()
        settle(_TO_DRAW_MS)
        page.ways.go_to_domain("blood")


def _grab(shell: Shell, out: Path, page: str, look: str, size: tuple[int, int]) -> Path:
    settle(_TO_DRAW_MS)
    path = out / f"{page}-{look}-{size[0]}x{size[1]}.png"
    shell.grab().save(str(path))
    return path
