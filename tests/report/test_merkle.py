"""One digest stands for all rows: any change of any of them changes it."""

import hashlib
from itertools import pairwise

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from phiscan.report.files import csv_text
from phiscan.report.merkle import merkle_root, root_of

LEAVES = st.lists(st.binary(max_size=4), min_size=1, max_size=12)


def reference(leaves):
    """The definition of RFC 6962, 2.1, word for word."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + reference(leaves[:split]) + reference(leaves[split:])).digest()


@given(LEAVES)
def test_the_root_is_that_of_the_rfc(leaves):
    """Others can compute it."""
    assert root_of(leaves) == reference(leaves).hex()


def test_nothing_has_the_digest_of_nothing():
    """RFC 6962: the hash of an empty list is the hash of an empty string."""
    assert root_of([]) == hashlib.sha256(b"").hexdigest()


@given(LEAVES, st.data())
def test_any_change_changes_the_root(leaves, data):
    """A changed, missing, doubled or swapped leaf shows."""
    at = data.draw(st.integers(0, len(leaves) - 1))
    others = [
        [*leaves[:at], leaves[at] + b"!", *leaves[at + 1 :]],
        leaves[:at] + leaves[at + 1 :],
        [*leaves, leaves[-1]],
    ]
    others += [leaves[::-1]] if any(a != b for a, b in pairwise(leaves)) and leaves != leaves[::-1] else []
    assert root_of(leaves) not in {root_of(each) for each in others}


def test_a_table_read_back_has_the_same_root(tmp_path):
    """Missing cells, numbers and neutralised formulas included."""
    table = pd.DataFrame(
        {
            "path": pd.Series(["=a.pdf", "é, b.pdf"], dtype="string"),
            "size_bytes": pd.Series([12, None], dtype="Int64"),
            "sha256": pd.Series(["ab", None], dtype="string"),
        }
    )
    (tmp_path / "table.csv").write_text(csv_text(table), encoding="utf-8")
    read = pd.read_csv(tmp_path / "table.csv", dtype=str, keep_default_na=False)
    assert merkle_root(read) == merkle_root(table)
