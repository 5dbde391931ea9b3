"""DocumentRef -> Page*: the readers and the layout that makes both of them give the same page."""

from phiscan.extract.document import Document, open_document

__all__ = ["Document", "open_document"]
