"""Coordinates to hundredths of a point: a page's all at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

# Nearer than this to midway between two hundredths, decimal digits decide, which floats only come near to.
_MIDWAY = 1e-4
# Larger numbers are not exact when they are multiplied.
_LARGEST = 1e9


def hundredths(values: Sequence[float]) -> list[float]:
    """`round(value, 2)` of each, in a tenth of its time."""
    exact = np.array(values, float)
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = exact * 100
        whole = np.rint(scaled)
        doubtful = (np.abs(scaled - whole) > 0.5 - _MIDWAY) | (np.abs(exact) > _LARGEST)
    rounded: list[float] = (whole / 100).tolist()
    if doubtful.any():
        for index in np.flatnonzero(doubtful).tolist():
            rounded[index] = round(values[index], 2)
    return rounded
