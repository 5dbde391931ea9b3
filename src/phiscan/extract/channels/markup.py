"""XML and HTML as lines: the text of an element, under the element's name in words. Entities are never expanded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from xml.parsers import expat

from phiscan.extract.qpdf import decoded
from phiscan.languages import lexicon

_WORD_BREAK = re.compile(r"[_.\s:-]+|(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ\d])|(?<=[A-Z])(?=[A-Z][a-z])")
_DROPPED = re.compile(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->")
_LINE_TAG = re.compile(r"(?i)</?(?:p|br|div|tr|li|h\d|table|title)\b[^>]*>")
_CELL_TAG = re.compile(r"(?i)</t[dh]>")
_TAG = re.compile(r"<[^>]*>")
_HTML = re.compile(rb"(?i)<!doctype html|<html")


def in_words(identifier: str) -> str:
    """ "patientBirthDate" as "patient Birth Date"."""
    return " ".join(filter(None, _WORD_BREAK.split(identifier)))


def without_tags(rich: str) -> str:
    """Rich text of an annotation or field as lines."""
    return "\n".join(_without_tags(rich))


def markup_lines(data: bytes, *, inherit: Collection[str] = ()) -> list[str]:
    """The lines of an XML or HTML file; of one that is not well formed, the text between its tags.

    Elements named in `inherit` go by the name of the element around them.
    """
    if not _HTML.search(data[:2048]):
        reading = _Reading(inherit)
        if reading.of(data):
            return reading.lines
    return list(_without_tags(decoded(data)))


class _Reading:
    """Collects a line for each element with text of its own."""

    def __init__(self, inherit: Collection[str]) -> None:
        self._inherit = inherit
        self.lines: list[str] = []
        self._names: list[str] = []
        self._text: list[list[str]] = []

    def of(self, data: bytes) -> bool:
        """Read a file; False where it is not well formed."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        # A declaration of entities is how small files explode: such a file is read without its tags.
        parser.EntityDeclHandler = self._refuse
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError, RecursionError):
            return False
        return True

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rsplit(":", 1)[-1]
        self._names.append(self._names[-1] if local in self._inherit and self._names else in_words(local))
        self._text.append([])
        for key, value in attributes.items():
            label = in_words(key.rsplit(":", 1)[-1])
            if value.strip() and lexicon().labels(f"{label}: x"):
                self.lines.append(f"{label}: {' '.join(value.split())}")

    def _data(self, text: str) -> None:
        if self._text:
            self._text[-1].append(text)

    def _end(self, _: str) -> None:
        tag, text = self._names.pop(), " ".join("".join(self._text.pop()).split())
        if text:
            self.lines.append(f"{tag}: {text}")

    def _refuse(self, *_: object) -> None:
        raise ValueError("entities")


def _without_tags(text: str) -> Iterator[str]:
    text = _CELL_TAG.sub("\t", _LINE_TAG.sub("\n", _DROPPED.sub("", text)))
    for line in unescape(_TAG.sub("", text)).splitlines():
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if any(cells):
            yield "\t".join(filter(None, cells))
