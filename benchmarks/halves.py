"""The two halves of the held-back families: one tells what scores mean, the other whether they do."""

from __future__ import annotations

import hashlib


def is_examined(family: str) -> bool:
    """Whether scores are examined on this family; they are calibrated on the others. By digest, so for ever."""
    return hashlib.sha256(family.encode()).digest()[0] % 2 == 0
