"""Pages whose text stands on its side or on its head as they are displayed: laid out as they would be turned to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from phiscan.extract.frame import Box
from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord, Rule
from phiscan.model import BBox, Page

_Turn = Callable[[Box], Box]


def lay_out_upright(raw: RawPage) -> Page:
    """The page in the order in which its text reads; the boxes are where the words stand on the page as displayed."""
    if not raw.turned:
        return lay_out(raw)
    width, height = raw.width_pt, raw.height_pt
    there, back = _turns(raw.turned, width, height)
    upright = replace(
        raw,
        width_pt=height if raw.turned % 180 else width,
        height_pt=width if raw.turned % 180 else height,
        words=[RawWord(word.text, *there(word[1:5]), word.confidence) for word in raw.words],
        rules=[Rule(*there(rule)) for rule in raw.rules],
    )
    page = lay_out(upright)
    words = tuple(
        word._replace(bbox=BBox(*(round(side, 2) for side in back(_sides(word.bbox))))) for word in page.words
    )
    return replace(page, width_pt=width, height_pt=height, words=words)


def _turns(turned: int, width: float, height: float) -> tuple[_Turn, _Turn]:
    """To upright and back, for text that is turned counter-clockwise by so many degrees."""
    if turned == 180:
        return (lambda box: _over(box, width, height),) * 2
    if turned == 90:
        return (lambda box: _right(box, height)), (lambda box: _left(box, height))
    return (lambda box: _left(box, width)), (lambda box: _right(box, width))


def _right(box: Box, height: float) -> Box:
    """A quarter turn clockwise, of a page of this height."""
    x0, top, x1, bottom = box
    return height - bottom, x0, height - top, x1


def _left(box: Box, width: float) -> Box:
    """A quarter turn counter-clockwise, of a page of this width."""
    x0, top, x1, bottom = box
    return top, width - x1, bottom, width - x0


def _over(box: Box, width: float, height: float) -> Box:
    x0, top, x1, bottom = box
    return width - x1, height - bottom, width - x0, height - top


def _sides(box: BBox) -> Box:
    return box.x0, box.top, box.x1, box.bottom
