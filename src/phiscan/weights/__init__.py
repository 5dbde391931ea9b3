"""The models that come with phiscan: their weights lie beside this file, with manifests that say what they are.

How they were made is in `models/` of the source tree; `make models` makes them again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

NAME = "phiscan_names"
FOLDER = Path(str(resources.files(__package__).joinpath(NAME)))
MANIFEST = FOLDER.with_name("manifest.toml")
# Small models that read features, not texts: a table each.
READINGS = FOLDER.with_name("readings.toml")


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


@dataclass(frozen=True, slots=True)
class ReadingManifest:
    """What the program must know of a learned reading: its file's digest, and from which probability on it is believed."""

    sha256: str
    thresholds: Mapping[str, float]


@cache
def readings() -> Mapping[str, ReadingManifest]:
    """The learned readings that are here, by name."""
    tables = tomllib.loads(READINGS.read_text("utf-8")) if READINGS.is_file() else {}
    return {name: ReadingManifest(each["sha256"], each.get("thresholds", {})) for name, each in tables.items()}


def reading_file(name: str) -> Path:
    """Where the weights of a learned reading lie."""
    return FOLDER.with_name(f"{name}.npz")
