"""PDFs broken at random, from sound ones: the same number gives the same breakage."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

_NUMBER = re.compile(rb"(?<![\d.])\d{1,10}(?![\d.])")
_NAME = re.compile(rb"/[A-Za-z]{2,20}")
_REFERENCE = re.compile(rb"\d{1,6} 0 R")
# What numbers in hostile files are: limits of integers, and what is just beyond sense.
_NUMBERS = (b"0", b"1", b"-1", b"65536", b"2147483647", b"2147483648", b"4294967295", b"99999999999999999999")
_NAMES = (b"/Kids", b"/Pages", b"/FlateDecode", b"/ObjStm", b"/Parent", b"/Length", b"/Type3", b"/JBIG2Decode")
_MOST_CHANGES = 12


def mutated(data: bytes, others: Sequence[bytes], seed: int) -> bytes:
    """`data` with up to a dozen changes, some of them pieces of the others."""
    dice = random.Random(seed)
    broken = bytearray(data)
    for _ in range(dice.randint(1, _MOST_CHANGES)):
        dice.choice(_CHANGES)(broken, dice, others)
    return bytes(broken)


def _bytes(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
    for _ in range(dice.randint(1, 20)):
        if data:
            data[dice.randrange(len(data))] = dice.randrange(256)


def _cut(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
    start = dice.randrange(len(data) + 1)
    del data[start : start + dice.choice([1, 10, 1000, len(data)])]


def _repeat(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
    start = dice.randrange(len(data) + 1)
    piece = bytes(data[start : start + dice.randint(1, 2000)])
    data[start:start] = piece * dice.choice([1, 2, 50])


def _splice(data: bytearray, dice: random.Random, others: Sequence[bytes]) -> None:
    other = dice.choice(others)
    start = dice.randrange(len(other) + 1)
    place = dice.randrange(len(data) + 1)
    data[place:place] = other[start : start + dice.randint(1, 5000)]


def _replaced(pattern: re.Pattern[bytes], by: Callable[[bytearray, random.Random], bytes]) -> Change:
    def change(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
        found = list(pattern.finditer(data))
        if found:
            start, end = dice.choice(found).span()
            data[start:end] = by(data, dice)

    return change


def _another_reference(data: bytearray, dice: random.Random) -> bytes:
    return bytes(dice.choice(list(_REFERENCE.finditer(data))).group())


Change = Callable[[bytearray, random.Random, Sequence[bytes]], None]
_CHANGES: tuple[Change, ...] = (
    _bytes,
    _cut,
    _repeat,
    _splice,
    _replaced(_NUMBER, lambda _, dice: dice.choice(_NUMBERS)),
    _replaced(_NAME, lambda _, dice: dice.choice(_NAMES)),
    _replaced(_REFERENCE, _another_reference),
)
