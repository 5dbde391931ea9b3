"""One digest over all rows of a manifest: a Merkle tree as in RFC 6962, section 2.1.

A leaf is SHA-256 of 0x00 and the row's cells as the CSV file shows them, parted by U+001F; a node is
SHA-256 of 0x01 and its two children; a node without a partner goes up as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import pandas as pd

from phiscan.report.files import safe_cell

_LEAF, _NODE = b"\x00", b"\x01"
_PARTED = "\x1f"


def merkle_root(table: pd.DataFrame) -> str:
    """The root over the rows of a table, in hexadecimal; the same whether it was just made or read from its file."""
    cells = [[safe_cell(text) for text in column.astype("string").fillna("")] for _, column in table.items()]
    return root_of(_PARTED.join(row).encode("utf-8", "surrogatepass") for row in zip(*cells, strict=True))


def root_of(leaves: Iterable[bytes]) -> str:
    """The root over these leaves, in hexadecimal; over none it is the digest of nothing."""
    level = [hashlib.sha256(_LEAF + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        level = _parents(level)
    return (level[0] if level else hashlib.sha256().digest()).hex()


def _parents(level: Sequence[bytes]) -> list[bytes]:
    parents = [
        hashlib.sha256(_NODE + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)
    ]
    return [*parents, level[-1]] if len(level) % 2 else parents
