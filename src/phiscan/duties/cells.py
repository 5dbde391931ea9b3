"""Small cells: a count under five of one place and category can point to a person, so it is not shown."""

from __future__ import annotations

from collections.abc import Mapping

# Fewer people than this in a cell of place and category are not counted in the open.
SMALL = 5
UNDER = f"<{SMALL}"
# In place of a count from which a small one beside it could be worked out.
WITHHELD = "withheld"


def shown(counts: Mapping[str, int], *, reveal: bool = False) -> dict[str, str]:
    """The cells of one column as text. None is no one, so 0 stays.

    Where a total shown elsewhere would give the small cells away, the smallest other count is withheld too: where there is one
    alone, or each of them is the least or the most that it can be.
    """
    texts = {label: f"{count}" for label, count in counts.items()}
    if reveal:
        return texts
    small = [label for label, count in counts.items() if is_small(count)]
    texts |= dict.fromkeys(small, UNDER)
    others = sorted((count, label) for label, count in counts.items() if count >= SMALL)
    hidden = sum(counts[label] for label in small)
    if small and others and (len(small) == 1 or hidden in (len(small), (SMALL - 1) * len(small))):
        texts[others[0][1]] = WITHHELD
    return texts


def is_small(count: int) -> bool:
    """Whether a count is of few people, and not of nobody."""
    return 0 < count < SMALL


def cell(count: int, *, reveal: bool = False) -> str:
    """One count as text."""
    return UNDER if is_small(count) and not reveal else f"{count}"
