"""A random sample of the listed documents: the same in every run, and part of every larger one."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator, Sequence

from phiscan.model import DocumentRef, DocumentReport, Entry, Outcome
from phiscan.source import Listed


def split(listed: Sequence[Listed], sample: int | None) -> tuple[list[Listed], list[Listed]]:
    """The sampled documents and those left out, each in the order of the listing.

    Documents are drawn by a digest of their path: as good as chance for what they hold, and a run with a larger sample goes on
    with the smaller one's.
    """
    if sample is None or sample >= len(listed):
        return list(listed), []
    chosen = {each.path for each in heapq.nsmallest(sample, listed, key=lambda each: (_draw(each.path), each.path))}
    return [each for each in listed if each.path in chosen], [each for each in listed if each.path not in chosen]


def with_left_out(entries: Iterator[Entry], left_out: Sequence[Listed]) -> Iterator[Entry]:
    """The ledger of the sample with the documents that were left out, in the order of the listing."""
    return heapq.merge(entries, map(_entry, left_out), key=lambda entry: entry.ref.path.split("/"))


def _draw(path: str) -> bytes:
    return hashlib.sha256(f"sample\n{path}".encode()).digest()


def _entry(listed: Listed) -> Entry:
    try:
        size_bytes = 0 if listed.problem else listed.location.stat().st_size
    except OSError:
        size_bytes = 0
    return Entry(DocumentRef(listed.path, listed.location, size_bytes, 0, ""), DocumentReport(Outcome.NOT_SAMPLED))
