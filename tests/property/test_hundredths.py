"""Coordinates are rounded a page at once, and as Python rounds each."""

from __future__ import annotations

import struct

from hypothesis import example, given
from hypothesis import strategies as st

from phiscan.extract.hundredths import hundredths

_MIDWAY = st.integers(-100_000, 100_000).map(lambda number: number / 200)
_SINGLE = st.floats(-20_000, 20_000, width=32)
_COORDINATES = _MIDWAY | _SINGLE | st.floats(allow_nan=False)


@given(st.lists(_COORDINATES, max_size=60))
@example([0.125, 0.155, 1.005, 2.675, -0.001, -0.0, 0.0, float("inf"), 1e300])
def test_each_is_what_round_gives(values: list[float]) -> None:
    """To the last bit, midway between two hundredths too, and with its sign."""
    assert [struct.pack("d", each) for each in hundredths(values)] == [
        struct.pack("d", round(each, 2)) for each in values
    ]
