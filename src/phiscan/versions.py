"""What made a result: the versions of the tool, of its model, and of the rules it comes with as data."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from importlib.util import find_spec
from pathlib import Path

from phiscan import weights

UNKNOWN = "unknown"
# What it is called in pyproject.toml.
_DISTRIBUTION = "phiscan-pdf"
# Labels, word lists, analytes, duties: what decides results and is no code.
_DATA_SUFFIXES = frozenset({".csv", ".json", ".toml", ".txt", ".yaml"})


@cache
def phiscan_version() -> str:
    """The version of the installed distribution, whatever its name; "unknown" in a bare checkout."""
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        # Reads what every installed distribution lists: a quarter of a second.
        distributions = packages_distributions().get("phiscan")
        return version(distributions[0]) if distributions else UNKNOWN


@cache
def model_version(model: str) -> str:
    """Name and version of a spaCy pipeline, of its meta.json; loads nothing."""
    if model == weights.NAME:
        return f"{model} {weights.manifest().version}"
    for folder in _folders(model):
        for meta in sorted(folder.glob("*/meta.json")) or sorted(folder.glob("meta.json")):
            content = json.loads(meta.read_text(encoding="utf-8"))
            return f"{content.get('lang', '')}_{content.get('name', '')} {content.get('version', UNKNOWN)}"
    return UNKNOWN


@cache
def rules_version() -> str:
    """SHA-256 over the data files of the package: name and bytes, in order of name."""
    digest = hashlib.sha256()
    root = Path(str(resources.files("phiscan")))
    for path in sorted(path for path in root.rglob("*") if path.suffix in _DATA_SUFFIXES):
        if weights.FOLDER not in path.parents:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _folders(model: str) -> list[Path]:
    if Path(model).is_dir():
        return [Path(model)]
    try:
        spec = find_spec(model)
    except (ImportError, ValueError):
        return []
    return [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
