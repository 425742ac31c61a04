"""Where the shipped, read-only folders lie."""

from pathlib import Path
from typing import Literal


def tree(name: Literal["forms", "resources"]) -> Path:
    """The shipped folder `name`: inside an installed package, beside it in a checkout.

    Raises:
        FileNotFoundError: if neither place holds it, which means a broken installation.
    """
    package = Path(__file__).resolve().parent
    for place in (package / "_shipped" / name, package.parent / name):
        if place.is_dir():
            return place
    message = f"The shipped folder {name!r} is missing beside {package.name}. Install again."
    raise FileNotFoundError(message)
