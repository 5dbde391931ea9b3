"""The seam between what is said and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.unseen.look import Look


@dataclass(frozen=True, slots=True)
class Printer:
    """A producer of PDFs: how a value is written in its markup, and how markup is printed."""

    producer: str
    escape: Callable[[str], str]
    print: Callable[[str, Look], bytes]
