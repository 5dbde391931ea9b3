"""Readings that were learned from documents with truth: what is likely where no word list or rule knows.

A reading is a multinomial logistic regression over features that are texts ("left:patient", "alone"). A feature's row of
weights is its CRC-32; several features may share one. Made by `models/readings.py`, kept in `phiscan.weights`.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from phiscan import errors, weights

# Each example has it: its weights say how often a class is met.
_ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Reading:
    """Weights, a row of int8 for each bucket of features and a column for each class, times `scale`.

    `thresholds` say from which probability on a reading is to be believed, by what it is asked; chosen in training.
    """

    classes: tuple[str, ...]
    rows: NDArray[np.int8]
    scale: float
    thresholds: Mapping[str, float]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class, in the order of `classes`; they add up to 1. A feature counts once."""
        sums = self.rows[buckets(features, len(self.rows))].sum(axis=0, dtype=np.int64) * self.scale
        powers = np.exp(sums - sums.max())
        return dict(zip(self.classes, (powers / powers.sum()).tolist(), strict=True))

    def evidence(self, features: Iterable[str], of: str) -> list[tuple[str, float]]:
        """The features that speak for or against class `of`, strongest first: log-odds against the mean of the others."""
        column = self.classes.index(of)
        weighed = []
        for each in dict.fromkeys(features):
            row = self.rows[_bucket(each, len(self.rows))].astype(float) * self.scale
            others = (row.sum() - row[column]) / max(len(row) - 1, 1)
            weighed.append((each, float(row[column] - others)))
        return sorted(weighed, key=lambda each: (-abs(each[1]), each[0]))


def buckets(features: Iterable[str], rows: int) -> list[int]:
    """The rows of features, each once, and that of what all examples have; `rows` is a power of two."""
    return sorted({_bucket(_ALWAYS, rows), *(_bucket(each, rows) for each in features)})


def _bucket(feature: str, rows: int) -> int:
    return zlib.crc32(feature.encode()) & (rows - 1)


@cache
def reading(name: str) -> Reading:
    """The reading of this name that comes with phiscan, loaded once. Raises `MissingExtraError` where it is not the listed one."""
    listed = weights.readings().get(name)
    path = weights.reading_file(name)
    content = path.read_bytes() if listed and path.is_file() else b""
    if listed is None or hashlib.sha256(content).hexdigest() != listed.sha256:
        raise errors.MissingExtraError(
            f"the learned reading '{name}' is not the one in its manifest: its digest differs"
        )
    return decoded(content, listed.thresholds)


def decoded(content: bytes, thresholds: Mapping[str, float]) -> Reading:
    """A reading from the bytes of `encoded`. Raises `MissingExtraError` where they are of something else."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as kept:
            classes: Sequence[Any] = kept["classes"].tolist()
            return Reading(tuple(map(str, classes)), kept["rows"], float(kept["scale"]), dict(thresholds))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as exc:
        raise errors.MissingExtraError(f"a learned reading is broken ({type(exc).__name__})") from None


def encoded(made: Reading) -> bytes:
    """A reading as the bytes of a file, the same for the same reading; thresholds stand in the manifest."""
    stream = io.BytesIO()
    np.savez_compressed(stream, classes=np.array(made.classes), rows=made.rows, scale=np.float64(made.scale))
    return stream.getvalue()
