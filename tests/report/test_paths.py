"""Masked paths name nobody, keep what says what a document is, and are never two paths' at once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.report.paths import PREFIX, PathMasks

KEY = b"k" * 32

# Path, what of it must not show, what of it stays.
NAMED = [
    ("SMITH_JOHN_03-12-1951_INR.pdf", "smith john 03 12 1951 51", "INR.pdf"),
    ("reports/2017/Szczepański, Ana 19510312.pdf", "szczep ana 1951 0312", "reports/2017/"),
    ("Dupont-Martin d'Arc/compte rendu 3.pdf", "dupont martin arc", "/compte rendu 3.pdf"),
    ("JohnSmith/scan001.PDF", "john smith", "/scan001.PDF"),
    ("12 mars 1951 Élodie.pdf", "12 mars 1951 lodie", ".pdf"),
    ("A104422.pdf", "104422 A1", ".pdf"),
    ("inbox/fax (555) 010-0199.pdf", "555 010 0199", "inbox/fax"),
    ("labs/SMITH_J_John.pdf", "smith _J john", "labs/"),
    ("labs/May.pdf", "May", "labs/"),
    ("weekly/john.smith@example.org.pdf", "john smith example", "weekly/"),
]


@pytest.mark.parametrize(("path", "hidden", "stays"), NAMED)
def test_persons_give_way_to_pseudonyms(path, hidden, stays):
    """Names, dates and numbers of theirs go; folders, kinds of document and the suffix stay."""
    shown = PathMasks(KEY, [path]).shown[path]
    without = re.sub(f"{PREFIX}[a-z]+", "", shown)
    assert not [part for part in hidden.split() if part.casefold() in without.casefold()]
    assert stays in shown
    assert shown.count("/") == path.count("/")


@pytest.mark.parametrize(
    "path", ["reports/2017/10/05/inr 12.pdf", "scan_3.pdf", "a.pdf", "b/v2/résultats.pdf", "notes.txt"]
)
def test_what_names_nobody_stays(path):
    """Nothing to hide, nothing hidden."""
    assert PathMasks(KEY, [path]).shown[path] == path


def test_a_name_has_one_pseudonym_in_any_order():
    """So the documents of a person can still be seen to belong together; under another key it is another."""
    masks = PathMasks(KEY, [])
    one = masks.mask("Smith, John/a.pdf").split("/")[0]
    assert masks.mask("b/JOHN_SMITH.pdf") == f"b/{one}.pdf"
    assert PathMasks(b"o" * 32, []).mask("Smith, John/a.pdf").split("/")[0] != one


def test_two_paths_are_never_shown_alike():
    """They are rows of their own in every table."""
    paths = ["John Smith.pdf", "Smith John.pdf", "john_smith.pdf", "SMITH-JOHN.PDF"]
    shown = PathMasks(KEY, paths).shown
    assert len(set(shown.values())) == len(paths)
    assert shown["Smith John.pdf"].endswith("~2.pdf")


@given(st.lists(st.text("aBé1 9_-./,", min_size=1, max_size=12), max_size=8))
def test_any_paths_have_distinct_masks_of_the_same_depth(paths):
    """Whatever they look like."""
    shown = PathMasks(KEY, paths).shown
    assert set(shown) == set(paths)
    assert len(set(shown.values())) == len(shown)
    assert all(mask.count("/") == path.count("/") for path, mask in shown.items())
