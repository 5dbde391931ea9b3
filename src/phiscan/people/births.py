"""Birth dates against one another: the same, one misread for the other, or two people's."""

from __future__ import annotations

from enum import StrEnum


class Agreement(StrEnum):
    """How two birth dates agree; named as in `comparisons.toml`."""

    SAME = "same"
    SWAPPED = "day and month swapped"
    ONE_DIGIT = "one digit"
    DIFFERENT = "different"


def agreement(one: str, other: str) -> Agreement:
    """How two dates YYYYMMDD agree, as the model in `comparisons.toml` has it; a swap of two neighbouring digits is one digit's error.

    1951 may be 1981 misread: that a father and a son of one name were born on one day of one month, and decades apart to the
    year, is a chance of one in thousands.
    """
    if one == other:
        return Agreement.SAME
    if one[:4] == other[:4] and (one[4:6], one[6:]) == (other[6:], other[4:6]):
        return Agreement.SWAPPED
    return Agreement.ONE_DIGIT if _one_slip(one, other) else Agreement.DIFFERENT


def _one_slip(one: str, other: str) -> bool:
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) == 1:
        return True
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return (one[first], one[second]) == (other[second], other[first])
