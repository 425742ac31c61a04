"""The store's tasks beside raw SQLCipher, on a small scale store.

The table of 1,000 and 100,000 patients comes from `packaging/store_benchmarks.py`; this keeps that
code running and shows the ratios of a store that fits into memory.
"""

import sys
from pathlib import Path

import pytest

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.store.unlocking import unlock_key

sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))
from scale_content import Cohort
from scale_store import PASSPHRASE, build
from store_benchmarks import table
from store_figures import Scene, reading, whole, writing

PATIENTS = 300


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    place = tmp_path_factory.mktemp("scale")
    (place / "scratch").mkdir()
    build(place / "scale.poems", PATIENTS)
    return Scene(place / "scale.poems", place / "scratch", PATIENTS, Cohort(load_definitions()))


def test_the_store_beside_raw_sqlcipher(scene, board):
    with unlock_key(scene.folder, PASSPHRASE) as key:
        figures = [*reading(scene, key), *whole(scene, key, 3)]
    figures += writing(scene)
    for figure in figures:
        if figure.floor:
            board.pairs.append(figure)
    assert len(figures) == 10
    rows = table(figures, figures, 1, 2)
    assert all(figure.name in row for figure, row in zip(figures, rows[2:], strict=True))
