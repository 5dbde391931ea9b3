"""Looks for values in files, however they are written down."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote, quote_plus

# Shorter parts would be found by chance in encrypted bytes.
SHORTEST = 6
HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_256")


def forms(value: str) -> set[str]:
    """A value as printed and as programs normalise it: case, spaces, digits alone, its words, backwards."""
    plain = {value, value.casefold(), value.upper(), re.sub(r"\s+", " ", value.casefold()).strip()}
    packed = {re.sub(r"[\W_]+", "", each) for each in plain} | {re.sub(r"\D", "", value)}
    words = {word for each in plain for word in re.split(r"[\W_]+", each)}
    swapped = {" ".join(sorted(re.split(r"[\W_]+", each))) for each in plain}
    found = {each for each in plain | packed | words | swapped if len(each) >= SHORTEST}
    return found | {each[::-1] for each in found}


def encodings(text: str) -> Iterator[tuple[str, bytes]]:
    """The bytes a text may be written as, with the name of each way."""
    for charset in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1"):
        raw = text.encode(charset, "replace")
        yield charset, raw
        yield f"{charset}, hex", raw.hex().encode()
        yield f"{charset}, HEX", raw.hex().upper().encode()
        for offset in range(3):
            for name, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
                yield f"{charset}, {name} +{offset}", _inner(encode(b"\0" * offset + raw), offset)
    yield "base32", base64.b32encode(text.encode())[: len(text) * 8 // 5]
    yield "url", quote(text).encode()
    yield "url, form", quote_plus(text).encode()
    yield "html", html.escape(text).encode()
    yield "json", text.encode("unicode_escape")


def digests(text: str) -> Iterator[tuple[str, bytes]]:
    """Unkeyed digests of a text, in the ways they are written down."""
    for name in HASHES:
        digest = hashlib.new(name, text.encode()).digest()
        yield name, digest
        yield f"{name}, hex", digest.hex().encode()
        yield f"{name}, HEX", digest.hex().upper().encode()
        yield f"{name}, base64", base64.b64encode(digest).rstrip(b"=")


@cache
def needles(values: tuple[str, ...]) -> dict[bytes, str]:
    """All that must be nowhere, and what each is."""
    wanted: dict[bytes, str] = {}
    for form in (form for value in values for form in forms(value)):
        for way, needle in (*encodings(form), *digests(form)):
            if len(needle) >= SHORTEST:
                wanted.setdefault(needle, way)
    return wanted


def leaks(folder: Path, values: tuple[str, ...]) -> list[str]:
    """Where any of these values stands in any file under a folder, or in the name of one."""
    wanted = needles(values)
    found = []
    for path in sorted(folder.rglob("*")):
        content = path.relative_to(folder).as_posix().encode() + b"\n" + (path.read_bytes() if path.is_file() else b"")
        found += [f"{path.name}: {way}" for needle, way in wanted.items() if needle in content]
    return found


def _inner(encoded: bytes, offset: int) -> bytes:
    """The part of a base64 text that depends on the value alone."""
    start = {0: 0, 1: 2, 2: 3}[offset]
    return encoded.rstrip(b"=")[start:-1]
