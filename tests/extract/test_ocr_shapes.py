"""What is paper and what is ink: counted, and painted shape by shape or all at once, it is the same."""

from __future__ import annotations

import numpy as np
import pytest

from phiscan.extract.ocr.shapes import grey_at, paper_of, shapes_of


@pytest.mark.parametrize("seed", range(3))
def test_greys_are_those_of_a_sort(seed: int) -> None:
    """The median and the darkest in two hundred, of pages of any grey, and of a part of one."""
    page = np.random.default_rng(seed).integers(seed * 40, 200 + seed * 20, (301, 203)).astype(np.uint8)
    for part in (page, page[7:200, 3:90]):
        inverted = np.quantile(part, (0.5, 0.005), method="inverted_cdf")
        assert (paper_of(part), grey_at(part, 0.005)) == tuple(inverted)


@pytest.mark.parametrize("count", [3, 150])
def test_the_mask_of_some_shapes_is_all_of_their_pixels(count: int) -> None:
    """Of a few and of many, whose boxes reach into each other."""
    dark = np.zeros((400, 400), dtype=bool)
    for place in range(19 * 19):
        row, column = divmod(place, 19)
        corner = 20 * row + 2, 20 * column + 2
        dark[corner[0] : corner[0] + 16, corner[1]] = dark[corner[0] + 15, corner[1] : corner[1] + 16] = True
        dark[corner[0] + 4 : corner[0] + 10, corner[1] + 6 : corner[1] + 12] = True
    shapes = shapes_of(dark)
    chosen = np.arange(len(shapes)) % len(shapes) < count
    expected = np.isin(shapes.labels, np.flatnonzero(chosen) + 1)
    assert (shapes.mask_of(chosen) == expected).all()
    assert expected.any()
