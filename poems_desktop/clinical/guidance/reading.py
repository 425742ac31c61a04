"""Reading one of this package's data files, with every problem named."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from poems_desktop import assets
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.problems import Problem, ProblemsError

_M = TypeVar("_M", bound=Model)


def folder(resources: Path | None, name: str) -> Path:
    """`resources/name`, in the shipped tree where no other is given."""
    return (resources or assets.tree("resources")) / name


def read_model(path: Path, model: type[_M]) -> _M:
    """Read a TOML file into a frozen model.

    Raises:
        ProblemsError: with every problem of the file, none of them quoting its values.
    """
    try:
        document = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProblemsError((Problem(path.name, f"cannot be read: {error}"),)) from error
    try:
        return model.model_validate(document)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        problems = tuple(
            Problem(f"{path.name}: {'.'.join(str(part) for part in one['loc'])}", one["msg"])
            for one in details
        )
        raise ProblemsError(problems) from error
