"""Parts of a page that are read on their own: a side bar beside a table, two columns with lines of their own.

What tells them from the columns of a table or form is the lines: in a table the columns share their lines,
independent parts do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from phiscan.extract.raw import RawWord

# A part has at least so many lines, and a gutter at least so many points.
_LEAST_LINES = 5
_LEAST_GUTTER_PT = 8.0
# Lines nearer than this are one line; parts that share more than so many of their lines are one.
_SAME_LINE_PT = 1.6
_SHARED_LINES = 0.55
_DEEPEST = 3
_MOST_EDGES = 6
_X0, _X1, _BOTTOM, _FROM_LEFT = itemgetter(1), itemgetter(3), itemgetter(4), itemgetter(1, 0)


def regions(words: Sequence[RawWord], depth: int = 0) -> list[list[RawWord]]:
    """The words of each independent part, in reading order; all of them in one where there are no parts.

    They come, and stay, in the order of `rows.in_order`.
    """
    gutter = _gutter(words) if depth < _DEEPEST and len(words) > 2 * _LEAST_LINES else None
    if gutter is None:
        return [list(words)]
    x, top, bottom = gutter
    above = [word for word in words if _middle(word) < top]
    below = [word for word in words if _middle(word) > bottom]
    beside = [word for word in words if top <= _middle(word) <= bottom]
    left = [word for word in beside if word.x1 <= x]
    right = [word for word in beside if word.x1 > x]
    parts = [above, left, right, below]
    return [part for words_of_part in parts if words_of_part for part in regions(words_of_part, depth + 1)]


def _gutter(words: Sequence[RawWord]) -> tuple[float, float, float] | None:
    """x, top and bottom of the longest gutter between two parts with lines of their own; None without one."""
    best: tuple[int, float, float, float] | None = None
    lines = _grouped(words)
    # Before most of the gaps there is a margin.
    starts, ends = sorted(map(_X0, words)), sorted(map(_X1, words))
    for x in _gaps(lines):
        if min(bisect_right(ends, x), len(words) - bisect_left(starts, x)) < _LEAST_LINES:
            continue
        for run in _runs(lines, x):
            if len(run) < 2 * _LEAST_LINES:
                continue
            left = _lines(word for word in run if word.x1 <= x)
            right = _lines(word for word in run if word.x0 >= x)
            if min(len(left), len(right)) < _LEAST_LINES or _shared(left, right) > _SHARED_LINES:
                continue
            found = len(left) + len(right)
            if best is None or found > best[0]:
                best = (found, x, min(map(_middle, run)), max(map(_middle, run)))
    return best[1:] if best else None


def _gaps(lines: Sequence[Sequence[RawWord]]) -> list[float]:
    """Where most lines begin behind a gap or an indent: the left edges of right-hand parts, a little before them."""
    votes: dict[int, int] = {}
    for line in lines:
        for before, after in pairwise((None, *line)):
            if after is not None and (before is None or after.x0 - before.x1 >= _LEAST_GUTTER_PT):
                x = int(after.x0)
                votes[x] = votes.get(x, 0) + 1
    # An edge with next to nothing left of it is the page's margin.
    ends = sorted(word.x1 for line in lines for word in line)
    inner = (x for x, count in votes.items() if count >= _LEAST_LINES and bisect_left(ends, x) >= _LEAST_LINES)
    frequent = sorted(inner, key=lambda x: (-votes[x], x))
    chosen = frequent[:_MOST_EDGES]
    # What stands a little to the left of an edge, as text beside a table's, has its gutter there.
    beside = [min(x for x in frequent if 0 <= edge - x <= _LEAST_GUTTER_PT) for edge in chosen]
    return [x - _LEAST_GUTTER_PT / 2 for x in dict.fromkeys([*chosen, *beside])]


def _runs(lines: Sequence[Sequence[RawWord]], x: float) -> list[list[RawWord]]:
    """Stretches of the page in which no line crosses x."""
    runs: list[list[RawWord]] = [[]]
    before, behind = x - _LEAST_GUTTER_PT / 2, x + _LEAST_GUTTER_PT / 2
    for line in lines:
        for _, x0, _, x1, _, _ in line:
            if x0 < behind and x1 > before:
                runs.append([])
                break
        else:
            runs[-1] += line
    return runs


def _grouped(words: Sequence[RawWord]) -> list[list[RawWord]]:
    lines: list[list[RawWord]] = []
    line: list[RawWord] = []
    first = 0.0
    for word in words:
        middle = _middle(word)
        if line and middle - first <= _SAME_LINE_PT:
            line.append(word)
        else:
            line, first = [word], middle
            lines.append(line)
    return [sorted(line, key=_FROM_LEFT) for line in lines]


def _lines(words: Iterable[RawWord]) -> list[float]:
    """The heights of the lines that words stand on."""
    heights: list[float] = []
    for height in sorted(map(_BOTTOM, words)):
        if not heights or height - heights[-1] > _SAME_LINE_PT:
            heights.append(height)
    return heights


def _shared(left: list[float], right: list[float]) -> float:
    """The share of the lines of the shorter side that the other side has too."""
    fewer, more = sorted((left, right), key=len)
    return sum(1 for height in fewer if _is_among(more, height)) / len(fewer)


def _is_among(lines: list[float], height: float) -> bool:
    """Whether a line is one of these, which are sorted: it is if the nearest of them is."""
    at = bisect_left(lines, height)
    return any(abs(height - other) <= _SAME_LINE_PT for other in lines[max(at - 1, 0) : at + 1])


def _middle(word: RawWord) -> float:
    return (word.top + word.bottom) / 2
