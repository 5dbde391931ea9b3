"""What an open document keeps beside the text of its pages, page by page and then of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from phiscan import errors
from phiscan.extract.channels.annotations import annotations_of_page
from phiscan.extract.channels.attachments import Attachment, attachments_of, specifications_of_page
from phiscan.extract.channels.forms import form_of_page, form_without_place, has_fields
from phiscan.extract.channels.metadata import metadata_page
from phiscan.extract.channels.overlay import joined, merged
from phiscan.extract.channels.pictures import Draw, Pictures
from phiscan.extract.channels.xfa import xfa_page
from phiscan.extract.qpdf import Node, Objects, Place, get, items, name, place_of
from phiscan.extract.raw import RawPage
from phiscan.model import Channel, Page

# Of a page; a sheet of a large form has some hundred.
MOST_MARKS = 10_000
# Annotations that may hold a file.
_HOLDING = frozenset({"FileAttachment", "RichMedia", "Sound", "Movie", "Screen", "3D", "Link", "Text"})


class Channels:
    """Looks only where the catalog or the page says that there is something. Close it."""

    def __init__(self, source: Path | bytes, *, faces: bool) -> None:
        """`faces` are looked for in pictures or not. A file that qpdf cannot open has no channels: its pages are read, or not, without them."""
        self._objects: Objects | None = None
        self.has_layers_off = False
        self._form_text = ""
        # Widgets that pages show, and files pinned to pages, as far as pages have been asked for.
        self._placed: set[Place] = set()
        self._pinned: list[Node] = []
        self._pictures = Pictures(faces=faces)
        try:
            self._objects = Objects(source)
        except errors.DocumentError:
            return
        self.has_layers_off = self._objects.has_layers_off
        self._has_fields = has_fields(self._objects)

    @property
    def page_count(self) -> int:
        """The pages that qpdf finds in the page tree."""
        return self._objects.page_count if self._objects else 0

    def close(self) -> None:
        """Let go of the file."""
        if self._objects:
            self._objects.close()

    def of_page(self, raw: RawPage, draw: Draw) -> Iterator[Page]:
        """What stands on a page and is not seen of its content. `raw` is what it says itself, however it was read.

        `draw` gives the page in grey. Raises `DamagedDocumentError` where that fails and a picture is to be looked at.
        """
        if raw.hidden:
            yield merged(raw, raw.words, raw.hidden, Channel.HIDDEN)
        if pictures := self._pictures.page(raw, draw):
            yield pictures
        if self._objects is None:
            return
        page = self._objects.page(raw.page_number)
        annotations = items(get(page, "/Annots"))
        marks = [(name(get(each, "/Subtype")), each) for each in annotations[:MOST_MARKS]]
        self._pinned += specifications_of_page(page, (each for kind, each in marks if kind in _HOLDING))
        widgets = [each for kind, each in marks if kind == "Widget"]
        self._placed.update(filter(None, map(place_of, widgets)))
        if widgets and (form := form_of_page(page, widgets, raw)):
            self._form_text += form.text + "\n"
            yield form
        if notes := annotations_of_page(page, marks, raw):
            yield notes
        if len(annotations) > MOST_MARKS:
            raise errors.DamagedDocumentError(f"behind the first {MOST_MARKS} annotations")

    def attachments(self) -> list[Attachment]:
        """The files embedded in the document, and in the pages that were asked for."""
        return attachments_of(self._objects, self._pinned) if self._objects else []

    def of_document(self) -> Iterator[Page]:
        """What stands on no page."""
        if self._objects is None:
            return
        pages = (
            form_without_place(self._objects, self._placed) if self._has_fields else None,
            xfa_page(self._objects, self._form_text),
        )
        form = joined(pages)
        yield from filter(None, (form, metadata_page(self._objects)))
