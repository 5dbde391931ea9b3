"""Which pages need OCR, page by page: what is printed there and no text says it.

A page without pictures is as its text says. One with pictures is looked at in small: where its words cover the ink,
there is nothing to read; where ink is left over, there is. That tells a scan, a scan with a stamp, a form filled in
over a scan and a card pasted into a letter from a photograph's caption or a letterhead, whichever program made them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto

from phiscan.extract.ocr.ink import inked_cells
from phiscan.extract.ocr.scanned import Drawn
from phiscan.extract.raw import RawPage, RawWord
from phiscan.model import BBox

# The smallest picture that may hold a person: an identity card (86 x 54 mm) on a letter page is 7.7 %; logos are less.
_LEAST_PICTURE = 0.05
# Text drawn as outlines: a page without text and this many drawn paths is no blank page.
_OUTLINED_STROKES = 30
# Inked cells of 1/6 inch: two words on a page without text; about two lines where there is text besides.
_LEAST_CELLS_ALONE = 3
_LEAST_CELLS_BESIDE = 40
# A text layer of which fewer words look like words than this is what a bad OCR once left.
_WORDLIKE_SHARE = 0.5
_LEAST_TO_JUDGE = 10
_COVERED = 0.5
_WORDLIKE = re.compile(
    r"[^\W\d_]*[aeiouyàâäéèêëîïôöùûü][^\W\d_]*[.,:;)]?|[(]?[\d.,:/%()+-]+[^\W\d_]{0,4}", re.IGNORECASE
)


class Need(Enum):
    """What OCR has to do for a page."""

    NOTHING = auto()
    WHOLE = auto()
    REST = auto()


def need_of(raw: RawPage, look: Callable[[], Drawn]) -> Need:
    """What OCR has to do for a page; `look` draws it in small, and is called for pages with pictures only."""
    regions = [picture for picture in _pictures(raw) if _area(picture) >= _LEAST_PICTURE * _page_area(raw)]
    if not raw.words and raw.strokes >= _OUTLINED_STROKES:
        regions = [BBox(0, 0, raw.width_pt, raw.height_pt)]
    if not regions:
        return Need.NOTHING
    if raw.words and _is_garbage(raw.words) and max(map(_area, regions)) >= _COVERED * _page_area(raw):
        return Need.WHOLE
    left = _ink_left(raw.words, regions, look())
    if not raw.words:
        return Need.WHOLE if left >= _LEAST_CELLS_ALONE else Need.NOTHING
    return Need.REST if left >= _LEAST_CELLS_BESIDE else Need.NOTHING


def _ink_left(words: list[RawWord], regions: list[BBox], drawn: Drawn) -> int:
    return inked_cells(
        drawn.image,
        [BBox(*drawn.in_picture(word)) for word in words],
        [BBox(*drawn.in_picture(region)) for region in regions],
    )


def _pictures(raw: RawPage) -> list[BBox]:
    """The pictures, cut to the page."""
    cut = (
        BBox(max(p.x0, 0), max(p.top, 0), min(p.x1, raw.width_pt), min(p.bottom, raw.height_pt)) for p in raw.pictures
    )
    return [picture for picture in cut if picture.x1 > picture.x0 and picture.bottom > picture.top]


def _is_garbage(words: list[RawWord]) -> bool:
    wordlike = sum(1 for word in words if _WORDLIKE.fullmatch(word.text))
    return len(words) >= _LEAST_TO_JUDGE and wordlike < _WORDLIKE_SHARE * len(words)


def _area(box: BBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _page_area(raw: RawPage) -> float:
    return max(raw.width_pt * raw.height_pt, 1.0)
