"""The two halves of the families of `benchmarks.unseen`: scores are calibrated on one, the other examines."""

from __future__ import annotations

import hashlib


def is_examined(family: str) -> bool:
    """Whether this family examines. By digest, so for ever."""
    return hashlib.sha256(family.encode()).digest()[0] % 2 == 0
