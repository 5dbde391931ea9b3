"""Short and pet names ("Bob" for "Robert"). The only module that imports `nicknames`: its list, under Apache-2.0, is English."""

from __future__ import annotations

from functools import cache, lru_cache

from nicknames import NickNamer


@lru_cache(maxsize=65536)
def other_forms(given: str) -> tuple[str, ...]:
    """The names that somebody of this given name (folded) also goes by, and those it is short for; sorted, without itself."""
    namer = _namer()
    return tuple(sorted((namer.nicknames_of(given) | namer.canonicals_of(given)) - {given}))


def is_given_name(word: str) -> bool:
    """Whether the list knows it as a given name or a pet name."""
    return bool(other_forms(word))


@cache
def _namer() -> NickNamer:
    return NickNamer()
