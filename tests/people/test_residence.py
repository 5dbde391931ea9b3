"""Where somebody lives, from an address as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.people.residence import residence_of

PLACES = {
    "12 Main St\nSpringfield, IL 62704": ("US", "IL", "62704"),
    "12 Main St, Apt 4B, Springfield, Illinois 62704-1234": ("US", "IL", "62704"),
    "PO Box 12, Santa Fe, New Mexico 87501": ("US", "NM", "87501"),
    "1 K Street NW, Washington, D.C. 20001": ("US", "DC", "20001"),
    "12 Main St, Springfield, IL": ("US", "IL", ""),
    "12 Main St\nSpringfield, IL 62704, USA": ("US", "IL", "62704"),
    "12 bis rue de la Paix\n75002 Paris": ("FR", "", "75002"),
    "3 allée des Tilleuls, 69003 LYON, France": ("FR", "", "69003"),
    "10 High St, London SW1A 2AA, United Kingdom": ("GB", "", ""),
    "12 Main St": ("", "", ""),
    "": ("", "", ""),
}


@pytest.mark.parametrize(("address", "place"), PLACES.items())
def test_an_address_says_its_country_and_state(address, place):
    """US states from code or name; France from postal code and town; others from the country's name."""
    found = residence_of(address)
    assert (found.country, found.state, found.postal_code) == place


def test_two_prints_of_one_address_have_one_key():
    """Case, punctuation, units and the words of the street do not part them; another house does."""
    one = residence_of("12 Main Street, Springfield, IL 62704").key
    assert residence_of("12 MAIN ST\nAPT 3\nSPRINGFIELD IL 62704-1111").key == one
    assert residence_of("14 Main Street, Springfield, IL 62704").key != one


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text):
    """Whatever a recognizer calls an address, the answer is a residence and never an error."""
    assert (residence_of(text).key, residence_of(text).state) == (
        residence_of(f" {text} ").key,
        residence_of(f" {text} ").state,
    )
