"""The families: a template each, in the folder of its language, those about nobody apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.halves import is_examined

FOLDER = Path(__file__).parent / "templates"
HALVES = ("calibrating", "examined")


@dataclass(frozen=True, slots=True, order=True)
class Family:
    """A template; `printer` is what draws it, told by the file's ending."""

    lang: str
    negative: bool
    name: str
    printer: str
    path: Path

    @property
    def half(self) -> str:
        """Scores are calibrated on one half of the families, the other examines."""
        return "examined" if is_examined(self.name) else "calibrating"


@cache
def families() -> tuple[Family, ...]:
    """All families, in a fixed order."""
    found = (
        Family(folder.name[:2], folder.name.endswith("nobody"), path.name.partition(".")[0], path.suffix[1:], path)
        for folder in FOLDER.iterdir()
        if folder.is_dir()
        for path in folder.iterdir()
        if not path.name.startswith((".", "_"))
    )
    return tuple(sorted(found))


def deal(lang: str, *, negative: bool, half: str | None = None) -> list[Family]:
    """The families of a language and kind, of one half where wanted."""
    return [each for each in families() if (each.lang, each.negative) == (lang, negative) and half in (None, each.half)]
