"""Files inside of a document: a PDF is read like the document itself, a picture like a scan, text is read, anything else is
listed as unread.

Depth and total size are limited; what is over a limit is unread, with the limit's name as the reason.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Protocol

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract.channels.attachments import Attachment, is_pdf, text_page
from phiscan.extract.channels.picture_files import as_pdf
from phiscan.model import NO_PAGE, Channel, Page, UnreadPage

OVER_DEPTH = "over max_attachment_depth"
OVER_BYTES = "over max_attachment_bytes"
# A portfolio of a year's mail has some hundreds.
_MOST_FILES = 1000
OVER_FILES = f"behind the first {_MOST_FILES} files"


class _Inner(Protocol):
    """An embedded PDF, opened."""

    def pages(self) -> Iterator[Page | UnreadPage]:
        """Its pages."""


@dataclass(slots=True)
class _Budget:
    """Bytes that attachments may still take, what has been met, and since when, over the whole document."""

    bytes_left: int
    met: list[str] = field(default_factory=list)
    began_s: float = field(default_factory=time.monotonic)


# Opens the bytes of a PDF that lies at this place.
OpenInner = Callable[[bytes, "Embedded"], AbstractContextManager[_Inner]]


class Embedded:
    """Where a document lies: on its own, or inside of others, whose names are its path."""

    def __init__(self, config: ScanConfig, path: tuple[str, ...] = (), budget: _Budget | None = None) -> None:
        self._config = config
        self._path = path
        self._budget = budget or _Budget(config.max_attachment_bytes)

    @property
    def began_s(self) -> float:
        """When the document around all of them was opened, by the monotonic clock."""
        return self._budget.began_s

    @property
    def met(self) -> tuple[str, ...]:
        """The embedded files met so far, at any depth: name and type."""
        return tuple(self._budget.met)

    def pages(self, attachment: Attachment, open_inner: OpenInner) -> Iterator[Page | UnreadPage]:
        """What an embedded file says, or why it says nothing."""
        here = Embedded(self._config, (*self._path, attachment.name), self._budget)
        name = "/".join(here._path)
        self._budget.met.append(f"{name} ({attachment.media_type})")
        try:
            yield from here._read(name, attachment, open_inner)
        except errors.DocumentError as exc:
            yield UnreadPage(NO_PAGE, _reason(exc), name)

    def _read(self, name: str, attachment: Attachment, open_inner: OpenInner) -> Iterator[Page | UnreadPage]:
        data = self._bytes(attachment)
        pdf = data if is_pdf(data) else as_pdf(data, self._config.max_image_pixels)
        if pdf is not None:
            with open_inner(pdf, self) as inner:
                yield from (_of(name, page) for page in inner.pages())
        elif page := text_page(attachment, data):
            yield _of(name, page)
        else:
            yield UnreadPage(NO_PAGE, attachment.media_type, name)

    def _bytes(self, attachment: Attachment) -> bytes:
        if len(self._budget.met) > _MOST_FILES:
            raise errors.TooLargeError(OVER_FILES)
        if len(self._path) > self._config.max_attachment_depth:
            raise errors.TooLargeError(OVER_DEPTH)
        data = attachment.read(self._budget.bytes_left + 1)
        if len(data) > self._budget.bytes_left:
            raise errors.TooLargeError(OVER_BYTES)
        if not data:
            raise errors.DamagedDocumentError
        self._budget.bytes_left -= len(data)
        return data


def _of(name: str, page: Page | UnreadPage) -> Page | UnreadPage:
    """The page under the name of its file; what lies in a file inside of it has its name already."""
    if page.attachment is not None:
        return replace(page, attachment=page.attachment if page.attachment.startswith(f"{name}/") else name)
    if isinstance(page, Page) and page.channel is Channel.TEXT:
        return replace(page, attachment=name, channel=Channel.ATTACHMENT)
    return replace(page, attachment=name)


def _reason(error: errors.DocumentError) -> str:
    """What kept a file from being read: a limit's name, else "encrypted", "damaged" .."""
    if isinstance(error, errors.TooLargeError):
        return str(error)
    return type(error).__name__.removesuffix("Error").removesuffix("Document").lower()
