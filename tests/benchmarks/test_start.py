"""Start to the first painted window, by the normal start path with theme and fonts."""

import compileall
import os
import subprocess
import sys
from pathlib import Path

import poems_desktop

HERE = Path(__file__).parent


def test_start_to_first_painted_window(board, tmp_path):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    assert compileall.compile_dir(Path(poems_desktop.__file__).parent, quiet=1)

    def started(*arguments):
        def run():
            subprocess.run([sys.executable, *arguments], env=environment, check=True)

        return run

    pair = board.compare(
        "start to first painted window",
        "at most 1.7x, stretch 1.3x",
        started(str(HERE / "empty_window.py")),
        started(
            "-c",
            "import sys; from poems_desktop.__main__ import main; sys.exit(main())",
            "--quit-when-painted",
        ),
        rounds=15,
    )
    assert len(pair.ours) == len(pair.floor) == 15
