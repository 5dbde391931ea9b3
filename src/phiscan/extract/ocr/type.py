"""Latin type: how tall and how wide letters are in a size, so that ink tells the size, and which of it is which letter.

Shares of the size are those of Helvetica and Times, rounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

_CAPITALS, _LOWER_CASE, DESCENT = 0.71, 0.5, 0.21
# Where readers of PDFs draw the top of a character's box.
ASCENT = 0.8
_LETTER = re.compile(r"[^\W_]")
_RISES = re.compile(r"[A-Z0-9bdfhijkltÀ-Ýß-ö(/\[|]")
_HANGS = re.compile(r"[gjpqyç,;(/\[|]")
# How wide the ink of a character is.
_WIDTHS = {
    **dict.fromkeys("ijlI|!.,:;'’`", 0.1),
    **dict.fromkeys('1frt()[]-/\\"°*', 0.28),
    **dict.fromkeys("mwMW@%", 0.75),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.58),
}
_WIDTH = 0.45
# Characters that leave blank paper beside them, where all characters are as wide as another: "11" in tables.
NARROW = frozenset("1ijlIfrtJ")
# A letter may be broken into so many pieces, or so many letters run together.
_MOST_TOGETHER = 3
_TOGETHER = [(1, letters) for letters in range(1, _MOST_TOGETHER + 1)]
_TOGETHER += [(pieces, 1) for pieces in range(2, _MOST_TOGETHER + 1)]

# The first column of a piece of ink, and the one behind its last.
Run = tuple[int, int]


def width_of(character: str) -> float:
    """How wide its ink is, as a share of the size."""
    return _WIDTHS.get(character, _WIDTH)


def hangs(text: str) -> bool:
    """Whether a letter of the text reaches under the line."""
    return _HANGS.search(text) is not None


def size_of(text: str, height: float) -> float | None:
    """The size of type in which the ink of a text is so tall; None for dots and dashes."""
    if not _LETTER.search(text):
        return None
    share = (_CAPITALS if _RISES.search(text) else _LOWER_CASE) + (DESCENT if hangs(text) else 0.0)
    return height / share


def boundaries(text: str, runs: Sequence[Run], size: float) -> list[tuple[int, int]]:
    """Which pieces of ink begin which characters, both counted from 0: the way to share them out that fits widths best.

    Pieces of one letter have no boundary between them, letters that run together have none either. Empty where no way is.
    """
    places = list(accumulate((width_of(character) for character in text), initial=0.0))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for state in ((taken, said) for taken in range(len(runs)) for said in range(len(text))):
        for pieces, letters in _TOGETHER if state in best else ():
            following = state[0] + pieces, state[1] + letters
            if following[0] > len(runs) or following[1] > len(text):
                continue
            inked = (runs[following[0] - 1][1] - runs[state[0]][0]) / size
            cost = best[state][0] + abs(inked - places[following[1]] + places[state[1]])
            if following not in best or cost < best[following][0]:
                best[following] = cost, state
    return _way(best, (len(runs), len(text)))


def _way(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], end: tuple[int, int]) -> list[tuple[int, int]]:
    """What lies between the beginning and the end on the best way."""
    way: list[tuple[int, int]] = []
    at = best[end][1] if end in best else (0, 0)
    while at != (0, 0):
        way.append(at)
        at = best[at][1]
    return way[::-1]
