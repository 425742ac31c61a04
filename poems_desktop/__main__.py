"""`poems-desktop` and `python -m poems_desktop`."""

import gc
import os
import sys

# Until the first window stands there is nothing to collect; `bootstrap` switches it on again.
gc.disable()

_WINDOW_OPTIONS = {"--demo", "--quit-when-painted"}


def main() -> None:
    """Open the window at once where nothing else is asked; else hand over to the command line."""
    arguments = sys.argv[1:]
    if set(arguments) <= _WINDOW_OPTIONS:
        from poems_desktop.ui.plain_imports import import_plainly

        import_plainly()  # before everything else is imported
        from poems_desktop.bootstrap import run_window

        timed = "--quit-when-painted" in arguments
        code = run_window(demo="--demo" in arguments, quit_when_painted=timed)
        if timed:
            os._exit(code)  # the time asked for ends with the paint, not with the clearing up
        sys.exit(code)
    from poems_desktop.cli import cli

    gc.enable()
    cli(prog_name="poems-desktop")


if __name__ == "__main__":
    main()
