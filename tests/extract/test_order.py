"""The order in which blocks of a page are read."""

from __future__ import annotations

from tests.extract.cells import read


def test_blocks_whose_lines_lie_between_one_anothers_are_read_one_after_the_other():
    """A letterhead and the address beside it, half a line lower."""
    text = read(
        (40, 0, "MSA Saint-Roch"),
        (40, 1, "98 ter, faubourg Saint-Jacques"),
        (300, 1.5, "MME TIARE HOARAU"),
        (40, 2, "42000 Saint-Étienne"),
        (300, 2.5, "49 rue du Moulin"),
        (300, 3.5, "32600 L'Isle-Jourdain"),
    )
    assert "98 ter, faubourg Saint-Jacques\n42000 Saint-Étienne" in text
    assert "MME TIARE HOARAU\n49 rue du Moulin\n32600 L'Isle-Jourdain" in text


def test_lines_under_one_another_stay_in_their_order():
    """An indented line is no block of its own."""
    text = read((40, 0, "Dear Ms Roux,"), (300, 1, "re: your visit"), (40, 2, "We thank you"), (300, 3, "Yours"))
    assert text == "Dear Ms Roux,\nre: your visit\nWe thank you\nYours"
