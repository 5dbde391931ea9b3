"""Where printed values are: asked of the PDF itself, so that truth cannot tell of what is not there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pypdfium2

from phiscan.synthetic.truth import Value


class UnprintedError(ValueError):
    """A value of the truth is on no page."""


def squeezed(text: str) -> str:
    """Without white space and hyphens, which line ends and letter spacing bring and take."""
    return re.sub(r"[\s\u00ad\u2010\u2011\ufffe\ufeff\x02-]", "", unicodedata.normalize("NFKC", text)).replace("'", "’")


def located(pdf: bytes, values: Sequence[Value]) -> tuple[int, list[tuple[int, Value]]]:
    """The number of pages, and each value with its page (from 1); values come in the order of print.

    Raises UnprintedError for a value that is on no page.
    """
    pages = page_texts(pdf)
    return len(pages), list(_places(pages, values))


def page_texts(pdf: bytes) -> list[str]:
    """The squeezed text of each page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [squeezed(page.get_textpage().get_text_range()) for page in opened]


def _places(pages: Sequence[str], values: Iterable[Value]) -> Iterable[tuple[int, Value]]:
    page = start = 0
    for value in values:
        wanted = squeezed(value.text)
        # Forward first: a short result may stand by chance on an earlier page too.
        for number in range(page, len(pages)):
            found = pages[number].find(wanted, start if number == page else 0)
            if found >= 0:
                page, start = number, found + len(wanted)
                yield page + 1, value
                break
        else:
            yield _anywhere(pages, value), value


def _anywhere(pages: Sequence[str], value: Value) -> int:
    """The first page with the value, else with each of its words (lines of a column may be parted), else where it begins."""
    parts = [squeezed(part.strip(",;")) for part in value.text.split()]
    for number, text in enumerate(pages, 1):
        if squeezed(value.text) in text:
            return number
    for number, text in enumerate(pages, 1):
        if all(part in text for part in parts):
            return number
    for number, (text, following) in enumerate(pairwise(pages), 1):
        if any(_parted(parts[:end], text, parts[end:], following) for end in range(1, len(parts))):
            return number
    raise UnprintedError(f"{value.entity_type}: {value.text!r}")


def _parted(first: Sequence[str], page: str, rest: Sequence[str], following: str) -> bool:
    return all(part in page for part in first) and all(part in following for part in rest)
