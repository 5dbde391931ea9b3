"""Ids of persons: a digest of where a person is first named, not of who it is.

The same dump gives the same ids in every run, on every machine, under every key; a document more changes none but those of
persons it names before any other document does. Nothing of a person is in an id: it digests what `inventory.csv` shows.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator

# Fifty bits: among a million persons two have one id with a chance of 1 in 2,000; then the later one is digested again.
_LETTERS = 10


def mention_id(prefix: str, content: str, subject: str, again: int = 0) -> str:
    """The id of a person first named as `subject` in a document with this digest (or path, where it was not read)."""
    place = f"{content}\n{subject}\n{again}" if again else f"{content}\n{subject}"
    return prefix + base64.b32encode(hashlib.sha256(place.encode()).digest()).decode()[:_LETTERS]


def distinct_ids(prefix: str, places: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One id for each place (content, subject), in order; none twice."""
    taken: set[str] = set()
    for content, subject in places:
        again = 0
        while (made := mention_id(prefix, content, subject, again)) in taken:
            again += 1
        taken.add(made)
        yield made
