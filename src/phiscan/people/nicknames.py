"""Short and pet names ("Bob" for "Robert"). The only module that imports `nicknames`: its list, under Apache-2.0, is English."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nicknames import NickNamer

_LEAST_STEM = 3
_PET_ENDING = re.compile(r"(?:ie|ey|y|i)$")


@lru_cache(maxsize=65536)
def other_forms(given: str) -> tuple[str, ...]:
    """The names that somebody of this given name (folded) also goes by, and those it is short for; sorted, without itself."""
    namer = _namer()
    return tuple(sorted((namer.nicknames_of(given) | namer.canonicals_of(given)) - {given}))


def is_given_name(word: str) -> bool:
    """Whether the list knows it as a given name or a pet name."""
    return bool(other_forms(word))


@lru_cache(maxsize=65536)
def stem(given: str) -> str | None:
    """What a pet name has kept of the name that it was cut out of: "kim" of "kimmy", "topher" of itself; None of too few letters."""
    bare = _PET_ENDING.sub("", given)
    if bare != given and bare[-1:] == bare[-2:-1]:
        bare = bare[:-1]
    kept = bare if len(bare) >= _LEAST_STEM else given
    return kept if len(kept) >= _LEAST_STEM else None


@cache
def _namer() -> NickNamer:
    return NickNamer()
