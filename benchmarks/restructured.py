"""PDFs that are whole as files and wrong inside: objects changed, tied into loops, their contents shuffled. By number, as in `mutations`."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from benchmarks.mutations import mutated

_MOST_CHANGES = 6
# What stands where something else is meant.
_ODD: tuple[Callable[[], Any], ...] = (
    lambda: 0,
    lambda: -1,
    lambda: 2**31 - 1,
    lambda: pikepdf.Object.parse(b"1e30"),
    lambda: Array(),
    lambda: Dictionary(),
    lambda: String(""),
    lambda: String("\ufeff\x00\ud7ff" * 200),
    lambda: Name("/Off"),
    lambda: True,
    lambda: Array([0, 0, 0, 0]),
    lambda: Array([Array([Array([1])])]),
)
# Ties that may become loops.
_TIES = (
    "/Kids",
    "/Parent",
    "/Next",
    "/First",
    "/Prev",
    "/Annots",
    "/Contents",
    "/Resources",
    "/XObject",
    "/Font",
    "/AP",
)
_OPERATORS = b"q Q cm re W n f S Do BT ET Tj TJ Tf Td Tm Tr gs sh BI ID EI BDC EMC".split()


def restructured(data: bytes, seed: int) -> bytes:
    """The document with some of its objects changed; broken as `mutated` does where it cannot be opened."""
    dice = random.Random(seed)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for _ in range(dice.randint(1, _MOST_CHANGES)):
                dice.choice(_CHANGES)(pdf, dice)
            copy = BytesIO()
            streams = dice.choice(list(pikepdf.ObjectStreamMode.__members__.values()))
            pdf.save(copy, deterministic_id=True, object_stream_mode=streams, fix_metadata_version=False)
            return copy.getvalue()
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        pikepdf.DependencyError,
        ValueError,
        TypeError,
        KeyError,
        RuntimeError,
    ):
        return mutated(data, [data], seed)


def _some(pdf: pikepdf.Pdf, dice: random.Random, *kinds: type) -> Any:
    """One of the objects of these kinds."""
    return dice.choice([each for each in pdf.objects if isinstance(each, kinds)])


def _another_value(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    holder = _some(pdf, dice, Dictionary, pikepdf.Stream)
    key = dice.choice(sorted(holder.keys()) or ["/Type"])
    if key != "/Length":
        holder[key] = dice.choice(_ODD)()


def _missing(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    holder = _some(pdf, dice, Dictionary, pikepdf.Stream)
    key = dice.choice(sorted(holder.keys()) or ["/Type"])
    if key != "/Length" and key in holder:
        del holder[key]


def _tied(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    holder, other = _some(pdf, dice, Dictionary), _some(pdf, dice, Dictionary, pikepdf.Stream)
    holder[dice.choice(_TIES)] = other if dice.random() < 0.5 else Array([other] * dice.choice([1, 2, 300]))


def _swapped(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    one, other = _some(pdf, dice, Dictionary, pikepdf.Stream), _some(pdf, dice, Dictionary, pikepdf.Stream)
    for key in sorted(set(one.keys()) & set(other.keys()) - {"/Length"})[:2]:
        one[key], other[key] = other[key], one[key]


def _shuffled_content(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    stream = _some(pdf, dice, pikepdf.Stream)
    words = stream.read_bytes().split(b" ")
    for _ in range(dice.randint(1, 30)):
        words[dice.randrange(len(words))] = dice.choice([*_OPERATORS, b"99999999", b"-0.00001", b"[", b"<<", b"(("])
    stream.write(b" ".join(words))


def _other_packing(pdf: pikepdf.Pdf, dice: random.Random) -> None:
    stream = _some(pdf, dice, pikepdf.Stream)
    names = "FlateDecode LZWDecode RunLengthDecode ASCII85Decode DCTDecode JPXDecode JBIG2Decode CCITTFaxDecode Crypt".split()
    filters = Array([Name(f"/{dice.choice(names)}") for _ in range(dice.randint(1, 3))])
    stream.write(stream.read_raw_bytes(), filter=filters, decode_parms=None)


_CHANGES: tuple[Callable[[pikepdf.Pdf, random.Random], None], ...] = (
    *(_another_value, _another_value, _missing, _tied, _tied),
    *(_swapped, _shuffled_content, _other_packing),
)
