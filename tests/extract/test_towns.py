"""The parts of an address that the page sets apart are read together."""

from __future__ import annotations

from phiscan.extract.raw import Rule
from tests.extract.cells import read


def test_a_town_under_a_street_that_is_set_right():
    """In a letterhead both end at the right margin, beside lines of something else."""
    text = read(
        (40, 0, "Dr Virginie Ancelin"),
        (400, 0, "Cabinet Armoricaine"),
        (40, 1, "Pneumologue"),
        (350, 1, "231 bis avenue Aristide-Briand"),
        (40, 2, "Ancien chef de clinique"),
        (404.5, 2, "38080 L'Isle-d'Abeau"),
    )
    assert "231 bis avenue Aristide-Briand 38080 L'Isle-d'Abeau" in text


def test_town_state_and_code_that_one_label_asks_for():
    """However far apart they are written."""
    text = read((40, 0, "City / State / ZIP"), (160, 0, "Altoona"), (300, 0, "PA"), (340, 0, "16657"), (420, 0, "Sex"))
    assert "ZIP: Altoona PA 16657" in text


def test_a_caption_under_an_address_of_two_lines():
    """It stands a line further down than the captions beside it."""
    cells = [(40, 0, "Ana Ruiz"), (40, 1, "Client"), (300, 0, "12-11-2007"), (300, 1, "Birthdate")]
    address = [
        (40, 2, "Luz Ruiz"),
        (40, 3, "Other parent"),
        (300, 2, "6068 Lakeshore Road"),
        (300, 2.9, "Topeka, KS 66674"),
    ]
    lines = [
        Rule(x, 61.5 + 13 * line, x + 160, 61.5 + 13 * line) for x, line in ((40, 0), (300, 0), (40, 2), (300, 2.9))
    ]
    text = read(*cells, *address, (300, 3.9, "Address"), rules=lines)
    assert "Address: 6068 Lakeshore Road Topeka, KS 66674" in text


def test_touching_cells_are_parted_where_their_headings_begin():
    """The blanks between the groups of a number are as narrow as those between its column and the next."""
    heading = [(40, 0, "Nom"), (140, 0, "Né(e) le"), (195, 0, "NIR"), (291, 0, "Taux")]
    rows = [
        cell
        for line, (name, birth, number) in enumerate(
            (("Ruiz", "28/12/2006", "1 06 12 22 810 772 81"), ("Roux", "23/02/2016", "1 16 02 74 877 189 92")), start=1
        )
        for cell in ((40, line, name), (140, line, birth), (195, line, number), (291, line, "100"))
    ]
    assert "NIR: 1 06 12 22 810 772 81" in read(*heading, *rows)
