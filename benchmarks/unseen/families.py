"""The families of each edition: a template each, in the folder of its language, those about nobody apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.halves import is_examined
from benchmarks.unseen.data import EDITIONS, Country

_ORDER = ("first", "second", "third", "fourth")
HALVES = ("calibrating", "examined")


@dataclass(frozen=True, slots=True, order=True)
class Family:
    """A template; `printer` is what draws it, told by the file's ending."""

    edition: str
    lang: str
    negative: bool
    name: str
    printer: str
    path: Path

    @property
    def country(self) -> Country:
        """Where its documents are set."""
        return Country(self.edition, self.lang)

    @property
    def half(self) -> str:
        """One half of the newest edition examines; the other and all older editions are known: scores are calibrated on them."""
        return (
            "examined"
            if self.edition == editions()[-1] and is_examined(f"{self.edition}-{self.name}")
            else "calibrating"
        )


@cache
def editions() -> tuple[str, ...]:
    """The editions, oldest first."""
    found = (path.name for path in EDITIONS.iterdir() if (path / "templates").is_dir())
    return tuple(sorted(found, key=_ORDER.index))


@cache
def families(*wanted: str) -> tuple[Family, ...]:
    """The families of these editions, else of all, in a fixed order."""
    return tuple(sorted(each for edition in wanted or editions() for each in _of(edition)))


def _of(edition: str) -> Iterator[Family]:
    for folder in (EDITIONS / edition / "templates").iterdir():
        lang, negative = folder.name[:2], folder.name.endswith("nobody")
        for path in folder.iterdir():
            if not path.name.startswith((".", "_")):
                yield Family(edition, lang, negative, path.name.partition(".")[0], path.suffix[1:], path)


def deal(lang: str, *, negative: bool, half: str | None = None, edition: str | None = None) -> list[Family]:
    """The families of a language and kind, of one half and edition where wanted."""
    among = families(*[edition] if edition else [])
    return [each for each in among if (each.lang, each.negative) == (lang, negative) and half in (None, each.half)]
