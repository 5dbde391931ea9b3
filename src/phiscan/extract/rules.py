"""The ruling lines of a page, sorted: what lies between two places, and what is framed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from phiscan.extract.cells import Cell
from phiscan.extract.raw import Rule
from phiscan.languages import remembered
from phiscan.model import BBox

# Pieces of one rule are nearer than this.
_RULE_GAP_PT = 2.0
# The lines of so many forms are remembered, of forms with at most so many.
_FORMS, _MOST_RULES = 64, 500


@dataclass(frozen=True, slots=True)
class Rules:
    """The ruling lines of a page, to ask what lies between two places."""

    vertical: tuple[Rule, ...]
    horizontal: tuple[Rule, ...]
    _vertical_x: tuple[float, ...]
    _horizontal_y: tuple[float, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Rules:
        """Sorted by place; slanted lines are left out. Forms repeat in a dump, and so do their lines."""
        return _sorted_rules(tuple(rules))

    def parts_columns(self, x_left: float, x_right: float, y: float) -> bool:
        """Whether a vertical rule stands between two x at this height."""
        if x_right < x_left:
            return False
        first, last = bisect_left(self._vertical_x, x_left - 1), bisect_right(self._vertical_x, x_right + 1)
        # Asked of all neighbours on a page: between most there is none.
        return first < last and any(rule.top <= y <= rule.bottom for rule in self.vertical[first:last])

    def end_between(self, upper: Cell, lower: Cell) -> bool:
        """Whether the frame around one cell ends over another that has a frame of its own: two tables."""
        if upper.bottom > lower.top or not self.vertical:
            return False
        return self._frames(upper) and self._frames(lower) and not self._framed_through(upper, lower)

    def _frames(self, cell: Cell) -> bool:
        y = (cell.top + cell.bottom) / 2
        at = bisect_right(self._vertical_x, cell.x0 + 1)
        return any(rule.top <= y <= rule.bottom for rule in self.vertical[:at])

    def _framed_through(self, upper: Cell, lower: Cell) -> bool:
        """Whether rules left of two cells cover every height between them, a point or two aside."""
        spans = sorted(
            (rule.top, rule.bottom) for rule in self.vertical[: bisect_right(self._vertical_x, upper.x0 + 1)]
        )
        reached = upper.bottom
        for top, bottom in spans:
            if top <= reached + _RULE_GAP_PT:
                reached = max(reached, bottom)
        return reached >= lower.top - _RULE_GAP_PT

    def right_of(self, cell: Cell) -> float:
        """Where the nearest vertical rule to the right of a cell stands; infinite without one."""
        y = (cell.top + cell.bottom) / 2
        at = bisect_left(self._vertical_x, cell.x1 - 1)
        return next((rule.x0 for rule in self.vertical[at:] if rule.top <= y <= rule.bottom), float("inf"))

    def parts_rows(self, y_top: float, y_bottom: float, x0: float, x1: float) -> bool:
        """Whether a horizontal rule lies between two heights over most of an extent."""
        first, last = bisect_left(self._horizontal_y, y_top), bisect_right(self._horizontal_y, y_bottom)
        middle = (x0 + x1) / 2
        return any(rule.x0 <= middle <= rule.x1 for rule in self.horizontal[first:last])

    def underlines(self, caption: Cell, value: Cell | None = None) -> bool:
        """Whether a short rule of its own lies right over a caption (and under a value): a line to write on."""
        slack = 0.6 * caption.height
        first = bisect_left(self._horizontal_y, caption.top - slack)
        last = bisect_right(self._horizontal_y, caption.top + slack)
        for rule in self.horizontal[first:last]:
            own = rule.x0 - 3 <= caption.x0 and caption.overlap(rule) > 0 and not self._goes_on(rule)
            if own and (value is None or (value.overlap(rule) > 0 and -slack < rule.top - value.bottom < 1.5 * slack)):
                return True
        return False

    def _goes_on(self, rule: Rule) -> bool:
        """Whether another rule continues it, or a vertical one meets it: a table's border, not a line to write on."""
        same = [other for other in self.horizontal if other is not rule and abs(other.top - rule.top) < 1]
        if any(-1 < other.x0 - rule.x1 < 3 or -1 < rule.x0 - other.x1 < 3 for other in same):
            return True
        return any(
            min(abs(other.x0 - rule.x0), abs(other.x0 - rule.x1)) < 2 and other.top - 2 <= rule.top <= other.bottom + 2
            for other in self.vertical
        )

    def box(self, cell: Cell) -> BBox | None:
        """The ruled box around a cell: the nearest rules on all four sides, None where one is missing."""
        x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
        at = bisect_right(self._vertical_x, cell.x0 + 1)
        left = next((r.x0 for r in reversed(self.vertical[:at]) if r.top <= y <= r.bottom), None)
        at = bisect_left(self._vertical_x, cell.x1 - 1)
        right = next((r.x0 for r in self.vertical[at:] if r.top <= y <= r.bottom), None)
        if left is None or right is None:
            return None
        at = bisect_right(self._horizontal_y, y)
        over = next((r.top for r in reversed(self.horizontal[:at]) if r.x0 <= x <= r.x1), None)
        under = next((r.top for r in self.horizontal[at:] if r.x0 <= x <= r.x1), None)
        return None if over is None or under is None else BBox(left, over, right, under)


@remembered(_FORMS, longest=_MOST_RULES)
def _sorted_rules(rules: tuple[Rule, ...]) -> Rules:
    unique = {Rule(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)) for x0, top, x1, bottom in rules}
    vertical = sorted((r for r in unique if abs(r.x1 - r.x0) < 1 and r.bottom - r.top > 3), key=lambda r: r.x0)
    horizontal = sorted((r for r in unique if abs(r.bottom - r.top) < 1 and r.x1 - r.x0 > 3), key=lambda r: r.top)
    return Rules(tuple(vertical), tuple(horizontal), tuple(r.x0 for r in vertical), tuple(r.top for r in horizontal))
