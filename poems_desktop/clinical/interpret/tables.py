"""Reading the constants of a topic from `resources/`, with their sources."""

import tomllib
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from poems_desktop import assets
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.problems import Problem, ProblemsError

Cites = Annotated[tuple[str, ...], Field(min_length=1)]


class Sourced(Model):
    """A constant or statement that says where it comes from and how well that was seen."""

    cites: Cites
    confidence: Confidence


_T = TypeVar("_T", bound=Model)


def load_table(name: str, model: type[_T], resources: Path | None = None) -> _T:
    """Read and check `resources/NAME.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    path = (resources or assets.tree("resources")) / f"{name}.toml"
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProblemsError((Problem(path.name, f"cannot be read: {error}"),)) from None
    try:
        return model.model_validate(document)
    except ValidationError as error:
        found = tuple(
            Problem(f"{path.name}: {'.'.join(str(part) for part in one['loc'])}", one["msg"])
            for one in error.errors(include_url=False, include_input=False)
        )
        raise ProblemsError(found) from None
