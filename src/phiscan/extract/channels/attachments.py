"""Embedded files: of the document (portfolios too), of a page, or pinned to a page by an annotation. ISO 32000-1, 7.11.4."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from phiscan.extract.channels.markup import in_words, markup_lines
from phiscan.extract.channels.records import json_lines, table_lines
from phiscan.extract.qpdf import Node, Objects, content, decoded, get, in_tree, items, keys, name, text
from phiscan.model import NO_PAGE, Channel, Page

_PDF_WITHIN = 1024
_TEXTS = re.compile(r"\.(?:txt|csv|tsv|md|log|json|xml|html?|ics|vcf|eml|hl7)\Z", re.IGNORECASE)
_TABLES = re.compile(r"csv|\.tsv\Z|tab-separated")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
_MEDIA_TYPE = re.compile(r"[a-z]{4,12}/[a-z0-9.+-]{1,80}")
UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attachment:
    """An embedded file: its name, its media type as far as it is said, and how to get at its bytes."""

    name: str
    media_type: str
    stream: Node

    def read(self, most_bytes: int) -> bytes:
        """Its bytes, cut at `most_bytes`."""
        return content(self.stream, most_bytes)

    @property
    def shown(self) -> str:
        """Name and type, as the inventory lists it."""
        return f"{self.name} ({self.media_type})"


def attachments_of(objects: Objects, of_pages: Iterable[Node]) -> list[Attachment]:
    """All embedded files, each once: those of the document, then those of its pages."""
    found: dict[tuple[int, int], Attachment] = {}
    for specification in (*_of_document(objects), *of_pages):
        files = get(specification, "/EF")
        stream = next(filter(None, (get(files, key) for key in ("/UF", "/F", *keys(files)))), None)
        where = getattr(stream, "objgen", None)
        if where is None or where in found:
            continue
        named = text(get(specification, "/UF")) or text(get(specification, "/F")) or f"unnamed {len(found) + 1}"
        found[where] = Attachment(" ".join(named.split()), _media_type(stream), stream)
    return list(found.values())


def _media_type(stream: Node) -> str:
    """The media type, where what is said looks like one: it is shown, and may not be anything."""
    said = name(get(stream, "/Subtype")).lower()
    return said if _MEDIA_TYPE.fullmatch(said) else UNKNOWN_TYPE


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF's."""
    return b"%PDF-" in data[:_PDF_WITHIN]


def text_page(attachment: Attachment, data: bytes) -> Page | None:
    """A text file, or one of markup, as a page; None for any other kind of file."""
    told = attachment.media_type.startswith("text/") or _TEXTS.search(attachment.name)
    if not told or b"\0" in data[:_PDF_WITHIN].replace(b"\xff\xfe", b"").replace(b"\xfe\xff", b"")[:1]:
        return None
    lines = markup_lines(data) if _MARKUP.match(data) else _plain_lines(attachment, decoded(data))
    body = "\n".join(line.rstrip() for line in lines)
    return Page(NO_PAGE, 0.0, 0.0, body, (), Channel.ATTACHMENT, attachment.name)


def _plain_lines(attachment: Attachment, said: str) -> list[str]:
    kind = f"{attachment.media_type} {attachment.name}".lower()
    records = json_lines(said) if "json" in kind else table_lines(said) if _TABLES.search(kind) else None
    return said.splitlines() if records is None else records


def description_lines(objects: Objects) -> Iterator[str]:
    """What the document says of its files: a description, and what a portfolio lists of each (subject, sender)."""
    for specification in _of_document(objects):
        yield text(get(specification, "/Desc"))
        listed = get(specification, "/CI")
        for key in keys(listed):
            value = get(listed, key)
            said = text(value) or text(get(value, "/D"))
            yield f"{in_words(key[1:])}: {said}" if said and key != "/Type" else ""


def specifications_of_page(page: Node, annotations: Iterable[Node]) -> Iterator[Node]:
    """The files that a page and its annotations hold."""
    yield from items(get(page, "/AF"))
    for annotation in annotations:
        yield from filter(None, (get(annotation, "/FS"),))
        assets = get(get(annotation, "/RichMediaContent"), "/Assets")
        yield from in_tree(assets, "/Names") if keys(assets) else ()


def _of_document(objects: Objects) -> Iterator[Node]:
    if "/Names" in objects.entries:
        yield from in_tree(get(get(objects.root, "/Names"), "/EmbeddedFiles"), "/Names")
    if "/AF" in objects.entries:
        yield from items(get(objects.root, "/AF"))
