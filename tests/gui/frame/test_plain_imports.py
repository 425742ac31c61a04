"""The start spares PySide's search of each module's source; everything else stays as it is."""

import subprocess
import sys

import pytest

PROGRAM = """
import inspect, sys
from poems_desktop.ui.plain_imports import import_plainly
if {plainly}:
    assert import_plainly()
read = []
getsource = inspect.getsource
inspect.getsource = lambda one: read.append(one.__name__) or getsource(one)
import wave
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("as ever")
assert label.text() == "as ever"
print("wave" in read)
"""


@pytest.mark.parametrize("plainly", [True, False])
def test_no_module_is_read_for_features_that_nobody_asks_for(plainly: bool) -> None:
    program = PROGRAM.format(plainly=plainly)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout.strip(), done.returncode) == (str(not plainly), 0), done.stderr
