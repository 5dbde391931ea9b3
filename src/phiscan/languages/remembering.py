"""Memory of what was found in short texts, or in the lines of a form: they repeat massively in a dump.

Only functions of their arguments alone are remembered, so that memory changes no result. It is bounded: so many texts,
none of them long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

K = TypeVar("K", bound=Sequence[object])
P = ParamSpec("P")
R = TypeVar("R")

_LONGEST = 200
_memories: dict[str, Any] = {}


def remembered(
    most: int, longest: int = _LONGEST
) -> Callable[[Callable[Concatenate[K, P], R]], Callable[Concatenate[K, P], R]]:
    """Remember what a pure function gave for the last `most` texts of at most `longest` characters; others are read anew.

    A text may be any sequence that has a hash.
    """

    def with_memory(function: Callable[Concatenate[K, P], R]) -> Callable[Concatenate[K, P], R]:
        known: Any = lru_cache(maxsize=most)(function)
        _memories[f"{function.__module__}.{function.__qualname__}".removeprefix("phiscan.")] = known

        @wraps(function)
        def ask(text: K, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if len(text) > longest:
                return function(text, *args, **kwargs)
            found: R = known(text, *args, **kwargs)
            return found

        return ask

    return with_memory


def hit_rates() -> Iterator[tuple[str, float, int]]:
    """Of each memory of this process: what it is of, the share of questions it could answer, and how many there were."""
    for name, known in sorted(_memories.items()):
        told = known.cache_info()
        if asked := told.hits + told.misses:
            yield name, told.hits / asked, asked


def recalled() -> tuple[int, int]:
    """How many questions all memories of this process have answered, and how many they were asked."""
    told = [known.cache_info() for known in _memories.values()]
    hits = sum(each.hits for each in told)
    return hits, hits + sum(each.misses for each in told)
