"""What a learned reading sees of a label's words, so that it knows wordings nobody listed: their beginnings, their consonants, their initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from phiscan.detect.value_shapes import Shape
from phiscan.languages import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*|[#°&/]")
_VOWELS = frozenset("aeiouy")
_SMALL = frozenset(
    "a an and at au aux by d da de del du el et for id in is l la le les n nbr no nr num number numero of on or ou par pour the "
    "to un une".split()
)
_PREFIXES, _BONES, _GRAMS = (3, 4, 5, 6), (2, 3, 4), (3, 4)
_CROSSED = 4
_ENDING = 4
_MOST_WORDS = 6
_LONGEST_INITIALS = 5


def skeleton(word: str) -> str:
    """A word's first letter and its consonants, doubled ones once: "patient" is "ptnt", as "Pt." is "pt"."""
    return word[:1] + "".join(letter for before, letter in pairwise(word) if letter not in _VOWELS and letter != before)


def label_features(label: str, shape: Shape, place: str, *, marked: bool) -> tuple[str, ...]:
    """The features of a label whose value has this shape and stands at this place; each once, in a fixed order."""
    words = [fold(word) for word in _WORD.findall(label)]
    of_words = list(dict.fromkeys(_of_words(label, words)))
    crossed = [f"{shape.kind}|{each}" for each in of_words if each.startswith(("w:", f"p{_CROSSED}:"))]
    how = "marked" if marked else "bare"
    return (
        *of_words,
        *crossed,
        f"value:{shape.kind}",
        f"value:{shape.kind} sure={shape.sure} whole={shape.whole}",
        f"how:{how}",
        f"place:{place} {how}",
        f"place:{place} {how} {shape.kind} {shape.sure}",
        *shape.marks,
    )


def _of_words(label: str, words: list[str]) -> Iterator[str]:
    telling = [word for word in words if word not in _SMALL and word.isalnum()]
    yield f"words:{min(len(words), _MOST_WORDS)}"
    yield "upper" if label.isupper() else "lower" if label[:1].islower() else "mixed"
    if words:
        yield from (f"first:{words[0]}", f"last:{words[-1]}")
    if telling:
        yield from (f"head:{telling[0]}", f"tail:{telling[-1]}")
        initials = telling[0] if len(telling) == 1 else "".join(word[0] for word in telling)
        if len(initials) <= _LONGEST_INITIALS:
            yield f"initials:{initials}"
    yield from (f"two:{one} {other}" for one, other in pairwise(words))
    for word in words:
        yield f"w:{word}"
        if word.isalpha() and word not in _SMALL:
            yield from _of_word(word)


def _of_word(word: str) -> Iterator[str]:
    yield from (f"p{length}:{word[:length]}" for length in _PREFIXES if len(word) >= length)
    if len(word) > _ENDING:
        yield f"end:{word[-_ENDING:]}"
    bones = skeleton(word)
    yield f"bones:{bones}"
    yield from (f"b{length}:{bones[:length]}" for length in _BONES if len(bones) >= length)
    edged = f"^{word}$"
    for length in _GRAMS:
        yield from (f"c:{edged[at : at + length]}" for at in range(len(edged) - length + 1))
