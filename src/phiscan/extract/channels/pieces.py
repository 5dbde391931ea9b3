"""One value in several fields: a box for each character, or a field each for day, month and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from phiscan.extract.channels.overlay import Placed
from phiscan.extract.frame import Box
from phiscan.extract.raw import RawPage

# What stands between fields of so many digits: month, day, year; social security and telephone numbers.
_BETWEEN: dict[tuple[int, ...], str] = {
    **{(one, two, 4): "/" for one in (1, 2) for two in (1, 2)},
    **{(4, one, two): "-" for one in (1, 2) for two in (1, 2)},
    (3, 2, 4): "-",
    (3, 3, 4): "-",
}
_LEAST_CHARACTERS = 3
# Pieces stand on one line, no further apart than this.
_GAP_PT = 30.0
_SEPARATORS = frozenset("/-.–()")


def pieced(placed: Sequence[Placed], raw: RawPage) -> tuple[list[Placed], RawPage]:
    """The values put together, and the page without the separators that are printed between their pieces."""
    whole: list[Placed] = []
    joints: list[Box] = []
    for run in _runs(placed):
        between = _between([each.text.strip() for each in run])
        if between is None:
            whole += run
            continue
        box = _around(run)
        whole.append(Placed(between.join(each.text.strip() for each in run), box, run[0].label))
        joints.append(box)
    if not joints:
        return whole, raw
    kept = [w for w in raw.words if w.text not in _SEPARATORS or not any(_holds(box, w[1:5]) for box in joints)]
    return whole, replace(raw, words=kept)


def _runs(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Fields that stand beside each other, as far as they may be pieces of one value."""
    run: list[Placed] = []
    for each in sorted(placed, key=lambda each: (round(each.box[1] + each.box[3], -1), each.box[0])):
        if run and not (_is_piece(each) and _is_piece(run[-1]) and _adjoin(run[-1].box, each.box)):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _is_piece(placed: Placed) -> bool:
    text = placed.text.strip()
    return len(text) == 1 or (len(text) <= 4 and text.isdigit())


def _adjoin(one: Box, other: Box) -> bool:
    height = min(one[3] - one[1], other[3] - other[1])
    return abs(one[1] + one[3] - other[1] - other[3]) <= height and -1 <= other[0] - one[2] <= _GAP_PT


def _between(texts: Sequence[str]) -> str | None:
    """What joins the pieces; None where they are none."""
    if len(texts) >= _LEAST_CHARACTERS and all(len(text) == 1 for text in texts):
        return ""
    return _BETWEEN.get(tuple(map(len, texts))) if all(map(str.isdigit, texts)) else None


def _around(run: Sequence[Placed]) -> Box:
    x0, top, x1, bottom = zip(*(each.box for each in run), strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def _holds(box: Box, word: Box) -> bool:
    across, down = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]
