"""Tables of words of an edition and language, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

EDITIONS = Path(__file__).parent / "editions"


@dataclass(frozen=True, slots=True, order=True)
class Country:
    """Names, places, organisations, analytes: what documents of a language are about in an edition."""

    edition: str
    lang: str

    def table(self, name: str) -> dict[str, Any]:
        """A file of the edition's `data/`."""
        return _read(EDITIONS / self.edition / "data" / self.lang / f"{name}.toml")


@cache
def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
