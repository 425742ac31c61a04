"""`poems-desktop` and `python -m poems_desktop`."""

import sys

_WINDOW_OPTIONS = {"--demo", "--quit-when-painted"}


def main() -> None:
    """Open the window at once where nothing else is asked; else hand over to the command line."""
    arguments = sys.argv[1:]
    if set(arguments) <= _WINDOW_OPTIONS:
        from poems_desktop.bootstrap import run_window  # noqa: PLC0415 - the start must be quick

        sys.exit(
            run_window(
                demo="--demo" in arguments,
                quit_when_painted="--quit-when-painted" in arguments,
            )
        )
    from poems_desktop.cli import cli  # noqa: PLC0415 - the window never needs it

    cli(prog_name="poems-desktop")


if __name__ == "__main__":
    main()
