"""Tables printed as text, parted by marks, are read by their headings."""

from __future__ import annotations

import pytest

from tests.extract.cells import read


@pytest.mark.parametrize("mark", [";", "|", ","])
def test_a_value_stands_behind_its_heading(mark: str) -> None:
    """As exports of spreadsheets are printed; a blank column has nothing."""
    rows = ["nom;PRENOM;ddn;telephone", "ROUX;Ana;12/03/1951;01 44 53 45 51", "DIOP;Paul;;0645390232"]
    text = read(*((40.0, float(line), row.replace(";", mark)) for line, row in enumerate(rows)))
    assert "nom: ROUX\tPRENOM: Ana\tddn: 12/03/1951\ttelephone: 01 44 53 45 51" in text
    assert "nom: DIOP\tPRENOM: Paul\ttelephone: 0645390232" in text


@pytest.mark.parametrize(
    "rows",
    [
        ["nom;prenom;ddn;telephone", "Les patients sont revus chaque semaine."],
        ["Pain; nausea; fever; rash", "none; none; mild; none"],
        ["Call the name, the phone, the fax, or us", "a, b, c, d"],
    ],
    ids=["headings over nothing", "no headings", "a sentence"],
)
def test_lines_with_marks_are_no_table(rows: list[str]) -> None:
    """They stay as they are."""
    text = read(*((40.0, float(line), row) for line, row in enumerate(rows)))
    assert text == "\n".join(rows)
