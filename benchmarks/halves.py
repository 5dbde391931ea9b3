"""The two halves of an edition of `benchmarks.unseen`: one is opened to development, the other examines."""

from __future__ import annotations

import hashlib


def is_examined(family: str) -> bool:
    """Whether this family examines. By digest, so for ever."""
    return hashlib.sha256(family.encode()).digest()[0] % 2 == 0
