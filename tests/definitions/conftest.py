"""The shipped definitions, read once for the tests of this folder."""

import pytest

from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.frequencies import Frequencies, load_frequencies


@pytest.fixture(scope="session")
def shipped() -> Definitions:
    return load_definitions()


@pytest.fixture(scope="session")
def frequencies() -> Frequencies:
    return load_frequencies()
