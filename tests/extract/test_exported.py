"""Exported records printed as text, whose fields a mark parts."""

from __future__ import annotations

import pytest

from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord

HEADINGS = ("nom", "prenom", "ddn", "telephone")
ROWS = (
    ("RUIZ", "Ana", "12/03/1951", "06 39 98 00 01"),
    ("LIND", "Bo", "02/11/1944", ""),
    ("DE ROUX", "Cy", "30/01/1962", "06 39 98 00 03"),
)


def _page(*lines: str) -> list[str]:
    words = []
    for number, line in enumerate(lines):
        x = 54.0
        for word in line.split():
            words.append(RawWord(word, x, 60.0 + 12 * number, x + 5 * len(word), 69.0 + 12 * number))
            x += 5 * len(word) + 5
    return lay_out(RawPage(1, 612.0, 792.0, tuple(words), ())).text.split("\n")


@pytest.mark.parametrize("mark", [";", " | ", "|", ",", "~"])
def test_each_field_stands_behind_its_heading(mark: str) -> None:
    """Whatever parts them, fields are told by their number; an empty one moves none."""
    heading, *lines = _page(mark.join(HEADINGS), *(mark.join(row).rstrip() for row in ROWS))
    assert heading == "\t".join(HEADINGS)
    for line, row in zip(lines, ROWS, strict=True):
        fields = zip(HEADINGS, row, strict=True)
        assert line == "\t".join(f"{heading}: {field}" for heading, field in fields if field)


def test_what_stands_around_records_keeps_its_place() -> None:
    """A title above and a line below are read there."""
    lines = _page("Export of the week", *(";".join(row) for row in (HEADINGS, *ROWS)), "Printed on Monday")
    assert (lines[0], lines[-1]) == ("Export of the week", "Printed on Monday")


@pytest.mark.parametrize(
    "lines",
    [
        ("Ruiz, Ana, Lyon, France", "Lind, Bo, Lille, France", "Roux, Cy, Brest, France", "Otte, Dee, Metz, France"),
        ("Lyon;Paris;Metz", "one;two;three", "four;five;six", "seven;eight;nine"),
        ("nom;prenom;ddn", "Ruiz;Ana;12/03/1951"),
    ],
    ids=["commas of prose", "no headings", "one line alone"],
)
def test_other_lines_stay_as_they_are(lines: tuple[str, ...]) -> None:
    """Neither a list in prose nor marks under no heading are records."""
    assert _page(*lines) == list(lines)


def test_a_part_of_a_word_has_its_own_place() -> None:
    """A box is drawn over what was found, not over all of the line."""
    words = [
        RawWord(
            ";".join(row[:3]).replace(" ", "-"), 50.0, 60.0 + 12 * at, 50.0 + 5 * len(";".join(row[:3])), 69.0 + 12 * at
        )
        for at, row in enumerate((HEADINGS, *ROWS))
    ]
    page = lay_out(RawPage(1, 612.0, 792.0, tuple(words), ()))
    given = next(word for word in page.words if word.text == "Ana")
    assert (given.bbox.x0, given.bbox.x1) == (75.0, 90.0)
