"""Streams that explode: how much a document's compressed streams hold, counted before any reader unpacks them.

Deflate packs at most 1,032 to one, so only streams that could be over the limit are unpacked, piece by piece, and
nothing is kept. Streams of encrypted documents look like noise and are not judged here; the worker's memory limit is.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from phiscan import errors

# The highest ratio of deflate (zlib, "Maximum Expansion Factor").
_MOST_TO_ONE = 1032
_STREAM = b"stream"
_STREAM_LINES = (b"\n", b"\r\n")
_FLATE = re.compile(rb"/FlateDecode|/Fl\b")
# A stream's dictionary ends right before it; its filters stand within so many bytes.
_DICTIONARY_BYTES = 2048
_PIECE_BYTES = 1 << 16
_Bytes = mmap.mmap | bytes
INFLATED = "bytes after decompression"


def check_inflation(source: Path | bytes, max_inflated_bytes: int) -> None:
    """Raises `TooLargeError` when one stream of the file unpacks to more than `max_inflated_bytes`."""
    if isinstance(source, bytes):
        _check(source, max_inflated_bytes)
        return
    try:
        with source.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            _check(data, max_inflated_bytes)
    except OSError as exc:
        raise errors.UnreadableDocumentError(type(exc).__name__) from None


def _check(data: _Bytes, max_inflated_bytes: int) -> None:
    for start, end, layers in _packed(data):
        most = (end - start) * _MOST_TO_ONE**layers
        if most > max_inflated_bytes and _unpacks_over(data, start, end, layers, max_inflated_bytes):
            raise errors.TooLargeError(INFLATED)


def _packed(data: _Bytes) -> Iterator[tuple[int, int, int]]:
    """Start, end and layers of deflate of each compressed stream."""
    end = 0
    for at, start in _streams(data):
        head = data[max(0, at - _DICTIONARY_BYTES) : at]
        layers = len(_FLATE.findall(head[head.rfind(b" obj") + 1 :]))
        if layers:
            # Where there is no end, there is none behind it either: looked for once.
            if end < start:
                end = data.find(b"endstream", start)
                end = end if end >= 0 else len(data)
            yield start, end, layers


def _streams(data: _Bytes) -> Iterator[tuple[int, int]]:
    """Where the word stands that opens a stream, and where the stream begins. Most of a file is no words: `find` leaps over it."""
    at = data.find(_STREAM)
    while at >= 0:
        behind = at + len(_STREAM)
        line = next((line for line in _STREAM_LINES if data[behind : behind + len(line)] == line), None)
        if line:
            yield at, behind + len(line)
        at = data.find(_STREAM, behind)


def _unpacks_over(data: _Bytes, start: int, end: int, layers: int, limit: int) -> bool:
    """Whether more than `limit` bytes come out of any of the layers."""
    if not _is_zlib(data[start : start + 2]):
        return False
    unpackers = [zlib.decompressobj() for _ in range(layers)]
    totals = [0] * layers
    try:
        for place in range(start, end, _PIECE_BYTES):
            for layer, size in _poured(data[place : min(place + _PIECE_BYTES, end)], unpackers, 0):
                totals[layer] += size
                if totals[layer] > limit:
                    return True
    except zlib.error:
        return False
    return False


def _is_zlib(head: bytes) -> bool:
    """Whether bytes open a stream of deflate (RFC 1950, 2.2)."""
    return len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head) % 31 == 0


def _poured(piece: bytes, unpackers: list[zlib._Decompress], layer: int) -> Iterator[tuple[int, int]]:
    """What a piece gives in this layer and those within it, in pieces."""
    while piece and not unpackers[layer].eof:
        out = unpackers[layer].decompress(piece, _PIECE_BYTES)
        yield layer, len(out)
        if layer + 1 < len(unpackers) and out:
            yield from _poured(out, unpackers, layer + 1)
        piece = unpackers[layer].unconsumed_tail
