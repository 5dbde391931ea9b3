"""Words of a page that cannot be seen there; with `clips`, `covers` and `pdfium` the only modules that import pypdfium2.

Cheap signs first: a text without fill or of the colour of what it stands on, a place off the displayed page or of what it
is clipped to, letters too small to be seen, something filled drawn over it later, a layer that is off. Where there is one,
the page is drawn twice, with and without the suspects: a word whose place looks the same both times is hidden. Words without fill over printed ink are the text layer of a scan:
what they say can be seen, so they are not.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from phiscan.extract.clips import is_clipped
from phiscan.extract.covers import (
    PAPER,
    Colour,
    Cover,
    alike,
    covers_of,
    fill_of,
    held_by,
    holds,
    marked_redactions,
    over,
)
from phiscan.extract.frame import Box, Frame
from phiscan.extract.raw import RawWord

# ISO 32000-1, table 106: text neither filled nor stroked, or only added to the clipping path.
_INVISIBLE_MODES = frozenset({3, 7})
# Shades of 255 by which a drawn word changes its place; and by which print differs from paper.
_CHANGE, _INK = 24, 60
_LOOK_SCALE, _MOST_PIXELS = 1.0, 6_000_000
# Letters lower than this, and than this share of the page's longer side, are no letters to who looks at it.
_TINY_PT, _TINY_SHARE = 1.5, 1 / 500
_DUST_PX = 3
# No part of a colour that is like paper is darker: spares the closer look at every other.
_LIGHT = 200
# A picture over half of the page is a scan with its text behind it.
_SCAN_SHARE = 0.5


Shades = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Seen:
    """The words that can be seen and those that cannot, and how many boxes were drawn over text that is still there."""

    visible: list[RawWord]
    hidden: tuple[RawWord, ...] = ()
    failed_redactions: int = 0


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A word that may be hidden: its place in the page's list, its text object, what may hide it, whether it has no fill
    or is too small to be seen.
    """

    position: int
    word: RawWord
    text: Any
    over: Sequence[Cover]
    unlit: bool
    tiny: bool


class Sight:
    """Looks at one loaded page. `placed` are its words, each with the index of its first character."""

    def __init__(
        self,
        page: pdfium.PdfPage,
        textpage: pdfium.PdfTextPage,
        frame: Frame,
        placed: Sequence[tuple[int, RawWord]],
        objects: Sequence[tuple[Any, int]],
    ) -> None:
        self._page, self._textpage, self._frame = page, textpage, frame
        self._placed = placed
        self._objects = objects
        self._shown = frame.place(*page.get_bbox())
        sides = self._shown[2] - self._shown[0], self._shown[3] - self._shown[1]
        self._tiny_pt = min(_TINY_PT, _TINY_SHARE * max(sides))

    def look(self, *, layers_off: bool) -> Seen:
        """Which words can be seen. With `layers_off` any of them may be in a layer that is not shown."""
        words = [word for _, word in self._placed]
        covers = covers_of(self._page, self._objects, self._frame)
        marked = self._marked(words)
        held = held_by(words, covers)
        every = layers_off or self._has_odd()
        candidates = [
            position
            for position, word in enumerate(words)
            if every or held[position] or _is_off(word, self._shown) or word.bottom - word.top < self._tiny_pt
        ]
        suspects = self._suspects(candidates, held, layers_off=layers_off)
        if not suspects or _area(self._shown) < 1:
            # Of a page that shows nothing, nothing is hidden.
            return Seen(words, failed_redactions=len(marked))
        gone = {each.position: each for each in self._unseen(suspects, covers)}
        most = _SCAN_SHARE * _area(self._shown)
        boxes = {
            cover.box for each in gone.values() for cover in each.over if cover.order >= 0 and _area(cover.box) < most
        }
        visible = [word for position, word in enumerate(words) if position not in gone]
        return Seen(visible, tuple(each.word for each in gone.values()), len(boxes | marked))

    def _marked(self, words: Sequence[RawWord]) -> set[Box]:
        """Where a redaction is marked over a word, and was never done."""
        boxes = marked_redactions(self._page, self._frame)
        return {box for box in boxes if any(holds(box, word) for word in words)}

    def _has_odd(self) -> bool:
        """Whether a text may not show on paper, or an object has text of its own inside. One pass over all objects of each page."""
        mode_of, clip_of = pdfium_c.FPDFTextObj_GetTextRenderMode, pdfium_c.FPDFPageObj_GetClipPath
        form, text = pdfium_c.FPDF_PAGEOBJ_FORM, pdfium_c.FPDF_PAGEOBJ_TEXT
        for each, kind in self._objects:
            if kind == form:
                return True
            if kind == text and (
                mode_of(each) in _INVISIBLE_MODES
                or (colour := fill_of(each)) is None
                or (min(colour) > _LIGHT and alike(colour, PAPER))
                or is_clipped(each, clip_of(each))
            ):
                return True
        return False

    def _suspects(
        self, candidates: Sequence[int], held: Sequence[Sequence[Cover]], *, layers_off: bool
    ) -> list[_Suspect]:
        order = (
            {ctypes.addressof(each.contents): number for number, (each, _) in enumerate(self._objects)}
            if candidates
            else {}
        )
        colours: dict[int, Colour | None] = {}
        clipped: dict[int, bool] = {}
        suspects = []
        for position in candidates:
            index, word = self._placed[position]
            text = pdfium_c.FPDFText_GetTextObject(self._textpage, index)
            if not text or not _is_print(word):
                continue
            address = ctypes.addressof(text.contents)
            if address not in colours:
                colours[address] = _colour(text)
                clipped[address] = is_clipped(text, pdfium_c.FPDFPageObj_GetClipPath(text))
            colour = colours[address]
            covering = over(order.get(address), colour, held[position])
            tiny = word.bottom - word.top < self._tiny_pt
            if layers_off or covering or colour is None or clipped[address] or tiny or _is_off(word, self._shown):
                suspects.append(_Suspect(position, word, text, covering, colour is None, tiny))
        return suspects

    def _unseen(self, suspects: Sequence[_Suspect], covers: Sequence[Cover]) -> Iterator[_Suspect]:
        """The suspects whose place looks the same with and without them."""
        left, top, _, _ = self._shown
        area = max(_area(self._shown), 1.0)
        scale = min(_LOOK_SCALE, (_MOST_PIXELS / area) ** 0.5)
        shown = self._drawn(scale)
        for each in suspects:
            pdfium_c.FPDFPageObj_SetIsActive(each.text, False)
        without = self._drawn(scale)
        for each in suspects:
            pdfium_c.FPDFPageObj_SetIsActive(each.text, True)
        scans = [each.box for each in covers if each.colour is None and _area(each.box) >= _SCAN_SHARE * area]
        gone, layer, inked = [], set(), 0
        for each in suspects:
            place = _pixels(_under(each), left, top, scale, shown.shape)
            if _differ(shown[place], without[place]) and not (each.tiny and self._is_dust(each, shown, without)):
                continue
            gone.append(each)
            if each.unlit or any(holds(box, each.word) for box in scans):
                layer.add(each.position)
                inked += _is_inked(shown[place])
        # The text layer of a scan lies mostly on its print; where it does not, it is not of this scan.
        if 2 * inked >= len(layer):
            gone = [each for each in gone if each.position not in layer]
        yield from gone

    def _is_dust(self, each: _Suspect, shown: Shades, without: Shades) -> bool:
        """Whether a word is drawn as small as its box says: a font may lie about that."""
        x0, top, x1, bottom = each.word[1:5]
        wide = (x0, top - 3 * _DUST_PX, x1, bottom + 3 * _DUST_PX)
        place = _pixels(wide, self._shown[0], self._shown[1], _LOOK_SCALE, shown.shape)
        changed = np.abs(shown[place].astype(np.int16) - without[place]) >= _CHANGE
        return int(changed.any(axis=1).sum()) <= _DUST_PX

    def _drawn(self, scale: float) -> Shades:
        bitmap = self._page.render(scale=scale, grayscale=True, may_draw_forms=False)
        with closing(bitmap):
            grey: Shades = np.array(bitmap.to_numpy())
        return grey.reshape(grey.shape[0], grey.shape[1])


def _differ(one: Shades, other: Shades) -> bool:
    """Whether two looks at one place show something else."""
    return bool((np.abs(one.astype(np.int16) - other) >= _CHANGE).any())


def _is_inked(place: Shades) -> bool:
    """Whether something is printed in the middle of a place: its edges may be a box's."""
    rows, columns = (max(length // 6, 1) for length in place.shape)
    middle = place[rows:-rows, columns:-columns]
    return bool(middle.size) and int(middle.max()) - int(middle.min()) >= _INK


def _is_print(word: RawWord) -> bool:
    """Whether it is more than a line or a dot."""
    return any(map(str.isalnum, word.text))


def _is_off(word: RawWord, shown: Box) -> bool:
    """Whether the middle of a word lies outside of what is displayed."""
    return not holds(shown, word)


def _colour(text: Any) -> Colour | None:
    """The colour of a text; None for one that is not filled."""
    if pdfium_c.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE_MODES:
        return None
    return fill_of(text)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _under(suspect: _Suspect) -> Box:
    """The part of a word that a cover hides, an edge left out; the whole word where there is none."""
    whole = suspect.word[1:5]
    x0, top, x1, bottom = whole
    for cover in suspect.over:
        if cover.order >= 0:
            x0, top = max(x0, cover.box[0] + 1), max(top, cover.box[1] + 1)
            x1, bottom = min(x1, cover.box[2] - 1), min(bottom, cover.box[3] - 1)
    return (x0, top, x1, bottom) if x1 > x0 and bottom > top else whole


def _pixels(place: Box, left: float, top: float, scale: float, shape: tuple[int, ...]) -> tuple[slice, slice]:
    x0, upper, x1, lower = place
    rows = slice(_within((upper - top) * scale, shape[0]), _within((lower - top) * scale + 1, shape[0]))
    columns = slice(_within((x0 - left) * scale, shape[1]), _within((x1 - left) * scale + 1, shape[1]))
    return rows, columns


def _within(pixel: float, most: int) -> int:
    return min(max(int(pixel), 0), most)
