"""Pictures: the barcodes and faces in them. A picture seen before (a letterhead's) is not looked at again.

A page is drawn only when it has a picture that is new, or is drawn like a barcode: many bars between two lines, or
many small squares.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from phiscan.extract.channels.barcodes import Barcode, barcodes_in
from phiscan.extract.channels.faces import faces_in
from phiscan.extract.channels.overlay import Tied, with_tied
from phiscan.extract.ocr.scanned import Drawn
from phiscan.extract.raw import RawPage, RawWord, Rule, as_typed
from phiscan.model import BBox, Channel, Page

# The modules of a code on a label are a third of a millimetre: two and a half pixels.
DPI = 200
_LEAST_PT, _MARGIN_PT = 14.0, 8.0
_LEAST_BARS, _LEAST_BAR_PT = 20, 8.0
_LEAST_MODULES, _MODULE_PT = 120, 6.0
# A page with more pictures than this is looked at as a whole.
_MOST_REGIONS = 8
_REMEMBERED = 2048

Draw = Callable[[int], Drawn]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is in a picture, in pixels of it as it was drawn."""

    codes: tuple[Barcode, ...] = ()
    faces: tuple[tuple[float, float, float, float], ...] = ()


class Pictures:
    """Looks at pictures; remembers for the process which have nothing in them."""

    _empty: ClassVar[OrderedDict[str, None]] = OrderedDict()

    def __init__(self, *, faces: bool) -> None:
        self._faces = faces

    def page(self, raw: RawPage, draw: Draw) -> Page | None:
        """What the pictures of a page say and show; `draw` gives the page in grey. None when that is nothing.

        Raises `DamagedDocumentError` when the page cannot be drawn.
        """
        regions = [(box, key) for box, key in _regions(raw) if key not in self._empty]
        if not regions:
            return None
        drawn = draw(DPI)
        tied: list[Tied] = []
        faces: list[BBox] = []
        for box, key in regions:
            left, top, right, bottom = _crop(box, drawn)
            if right <= left or bottom <= top:
                # Beside the page: nobody sees it.
                continue
            seen = self._look(drawn, (left, top, right, bottom))
            if not (seen.codes or seen.faces) and key:
                self._remember(key)
            tied += (each for code in seen.codes for each in _lines(code, drawn, left, top))
            faces += (BBox(*_points(face, drawn, left, top)) for face in seen.faces)
        page = with_tied(None, raw, tied, Channel.PICTURE)
        if page is None and not faces:
            return None
        page = page or Page(raw.page_number, raw.width_pt, raw.height_pt, "", (), Channel.PICTURE)
        return replace(page, faces=tuple(sorted(set(faces))))

    def _look(self, drawn: Drawn, box: tuple[int, int, int, int]) -> _Seen:
        picture = drawn.image.crop(box)
        return _Seen(tuple(barcodes_in(picture)), tuple(faces_in(picture)) if self._faces else ())

    def _remember(self, key: str) -> None:
        self._empty[key] = None
        if len(self._empty) > _REMEMBERED:
            self._empty.popitem(last=False)


def _regions(raw: RawPage) -> list[tuple[BBox, str]]:
    """Where to look, each with what the picture there is known by ("" where it is not)."""
    keys = raw.picture_keys or ("",) * len(raw.pictures)
    pictures = [
        (box, f"{key}:{box.x1 - box.x0:.0f}x{box.bottom - box.top:.0f}" if key else "")
        for box, key in (*zip(raw.pictures, keys, strict=True), *raw.drawings)
        if key is not None and min(box.x1 - box.x0, box.bottom - box.top) >= _LEAST_PT
    ]
    drawn = [(box, "") for box in (*_bars(raw.rules), *_modules(raw.rules))]
    if len(pictures) + len(drawn) > _MOST_REGIONS:
        return [(BBox(0.0, 0.0, raw.width_pt, raw.height_pt), "")]
    return [*pictures, *drawn]


def _bars(rules: Sequence[Rule]) -> Iterator[BBox]:
    """Boxes around many upright bars between the same two lines."""
    upright = [rule for rule in rules if rule[2] - rule[0] < 0.1 and rule[3] - rule[1] >= _LEAST_BAR_PT]
    if len(upright) < _LEAST_BARS:
        return
    counts = Counter((round(rule.top), round(rule.bottom)) for rule in upright)
    for lines, count in sorted(counts.items()):
        if count >= _LEAST_BARS:
            yield _around(rule for rule in upright if (round(rule.top), round(rule.bottom)) == lines)


def _modules(rules: Sequence[Rule]) -> Iterator[BBox]:
    """A box around many small squares."""
    if len(rules) < _LEAST_MODULES:
        return
    small = [rule for rule in rules if rule[2] - rule[0] <= _MODULE_PT and rule[3] - rule[1] <= _MODULE_PT]
    if len(small) >= _LEAST_MODULES:
        yield _around(small)


def _around(rules: Iterable[Rule]) -> BBox:
    boxes = [BBox(*rule) for rule in rules]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _crop(box: BBox, drawn: Drawn) -> tuple[int, int, int, int]:
    """The pixels of a box with the quiet zone around it."""
    wide = RawWord("", box.x0 - _MARGIN_PT, box.top - _MARGIN_PT, box.x1 + _MARGIN_PT, box.bottom + _MARGIN_PT)
    left, top, right, bottom = drawn.in_picture(wide)
    width, height = drawn.image.size
    return max(int(left), 0), max(int(top), 0), min(int(right) + 1, width), min(int(bottom) + 1, height)


def _points(
    box: tuple[float, float, float, float], drawn: Drawn, left: int, top: int
) -> tuple[float, float, float, float]:
    """A box in pixels of a crop as points of the page."""
    x0, upper, x1, lower = box
    return drawn.on_page(x0 + left, upper + top, x1 + left, lower + top)


def _lines(code: Barcode, drawn: Drawn, left: int, top: int) -> Iterator[Tied]:
    spot = _points(code.box, drawn, left, top)
    for line in code.lines:
        words = [RawWord(word, *spot) for word in as_typed(line).split()]
        if words:
            yield Tied("", words, spot)
