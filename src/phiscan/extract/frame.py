"""From PDF user space (origin bottom-left, before rotation) to the page as displayed (origin top-left)."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's media box (left, bottom, right, top) and its rotation in degrees."""

    box: Box
    rotation: int

    @property
    def width(self) -> float:
        """Width of the displayed page in points."""
        left, bottom, right, top = self.box
        return top - bottom if self.rotation in (90, 270) else right - left

    @property
    def height(self) -> float:
        """Height of the displayed page in points."""
        left, bottom, right, top = self.box
        return right - left if self.rotation in (90, 270) else top - bottom

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """x0, top, x1, bottom of a user-space box as displayed."""
        page_left, page_bottom, page_right, page_top = self.box
        if self.rotation == 0:
            return left - page_left, page_top - top, right - page_left, page_top - bottom
        if self.rotation == 90:
            return bottom - page_bottom, left - page_left, top - page_bottom, right - page_left
        if self.rotation == 180:
            return page_right - right, bottom - page_bottom, page_right - left, top - page_bottom
        return page_top - top, page_right - right, page_top - bottom, page_right - left
