"""Embedded files: of the document (portfolios too), of a page, or pinned to a page by an annotation. ISO 32000-1, 7.11.4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phiscan.extract.channels.markup import markup_lines
from phiscan.extract.qpdf import Node, Objects, content, decoded, get, items, keys, name, text
from phiscan.model import NO_PAGE, Channel, Page

_DEEPEST, _MOST = 32, 1000
_PDF_WITHIN = 1024
_TEXTS = re.compile(r"\.(?:txt|csv|tsv|md|log|json|xml|html?|ics|vcf|eml|hl7)\Z", re.IGNORECASE)
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


def attachments_of(objects: Objects, page_count: int) -> list[Attachment]:
    """All embedded files, each once, in the order of the document."""
    found: dict[tuple[int, int], Attachment] = {}
    for specification in _specifications(objects, page_count):
        files = get(specification, "/EF")
        stream = get(files, "/UF") or get(files, "/F")
        where = getattr(stream, "objgen", None)
        if where is None or where in found or len(found) >= _MOST:
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
    lines = markup_lines(data) if _MARKUP.match(data) else decoded(data).splitlines()
    body = "\n".join(line.rstrip() for line in lines)
    return Page(NO_PAGE, 0.0, 0.0, body, (), Channel.ATTACHMENT, attachment.name)


def _specifications(objects: Objects, page_count: int) -> Iterator[Node]:
    root = objects.root
    yield from _tree(get(get(root, "/Names"), "/EmbeddedFiles"), 0)
    yield from items(get(root, "/AF"))
    for page_number in range(1, page_count + 1):
        page = objects.page(page_number)
        yield from items(get(page, "/AF"))
        for annotation in items(get(page, "/Annots")):
            yield from filter(None, (get(annotation, "/FS"),))
            assets = get(get(annotation, "/RichMediaContent"), "/Assets")
            yield from _tree(assets, 0) if keys(assets) else ()


def _tree(node: Node, depth: int) -> Iterator[Node]:
    """The values of a name tree."""
    if node is None or depth > _DEEPEST:
        return
    yield from items(get(node, "/Names"))[1::2]
    for kid in items(get(node, "/Kids"))[:_MOST]:
        yield from _tree(kid, depth + 1)
