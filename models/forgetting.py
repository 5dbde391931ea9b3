"""Have this process forget some of what the word lists know, as if documents were in wordings that nobody has listed.

Rules know the documents that development knows. What is left to a learned reading there is not what is left in documents to
come; what rules with fewer words leave is like it.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from phiscan.languages import folders

# Files that hold one of these tables: labels, and words around names.
_FILES = frozenset({"holders", "titles_practitioner"})
# What says how a name or label is made, or that something is none, is not forgotten.
_KEPT = frozenset(
    "forms months names_too not_names number_forms organizations suffixes titles_person titles_practitioner".split()
)
_FEWEST = 6
_STEPS = 1 << 32


def forget(seed: int, share: float) -> None:
    """Forget this share of the labels, jobs and credentials, by their digest; before any list is read."""

    def loads(text: str) -> dict[str, Any]:
        table = tomllib.loads(text)
        return _less(table, seed, share) if _FILES & table.keys() else table

    setattr(folders, "tomllib", SimpleNamespace(loads=loads))  # noqa: B010
    folders.language_table.cache_clear()


def _less(table: Mapping[str, Any], seed: int, share: float) -> dict[str, Any]:
    return {key: value if key in _KEPT else _remembered(value, seed, share) for key, value in table.items()}


def _remembered(value: Any, seed: int, share: float) -> Any:
    if isinstance(value, Mapping):
        return _less(value, seed, share)
    if not isinstance(value, list) or len(value) < _FEWEST:
        return value
    return [each for each in value if _drawn(seed, each) >= share] or value


def _drawn(seed: int, word: Any) -> float:
    return int.from_bytes(hashlib.sha256(f"{seed}:{word}".encode()).digest()[:4]) / _STEPS
