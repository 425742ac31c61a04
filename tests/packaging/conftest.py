"""Makes the set-up scripts importable; they live outside the package."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"


def script(name: str) -> ModuleType:
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(SCRIPTS))


@pytest.fixture(scope="session")
def console() -> ModuleType:
    return script("console")


@pytest.fixture(scope="session")
def system() -> ModuleType:
    return script("system")


@pytest.fixture(scope="session")
def environment() -> ModuleType:
    return script("environment")


@pytest.fixture(scope="session")
def run_script() -> ModuleType:
    return script("run")


@pytest.fixture(scope="session")
def checks() -> ModuleType:
    """packaging/test.py, under a name of its own: `test` is a module of Python."""
    path = SCRIPTS / "test.py"
    spec = importlib.util.spec_from_file_location("packaging_checks", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module
