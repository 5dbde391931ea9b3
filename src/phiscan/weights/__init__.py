"""The model that comes with phiscan: its weights lie beside this file, with a manifest that says what they are.

How they were made is in `models/` of the source tree; `make models` makes them again.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

NAME = "phiscan_names"
FOLDER = Path(str(resources.files(__package__).joinpath(NAME)))
MANIFEST = FOLDER.with_name("manifest.toml")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the program must know of the weights; the file says more (data, recipe, scores)."""

    version: str
    sha256: str
    languages: tuple[str, ...]


@cache
def manifest() -> Manifest:
    """The manifest of the weights that are here."""
    table = tomllib.loads(MANIFEST.read_text("utf-8"))
    return Manifest(table["version"], table["sha256"], tuple(table["languages"]))
