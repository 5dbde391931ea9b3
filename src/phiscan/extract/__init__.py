"""DocumentRef -> Page*: the readers, OCR, and the layout that makes all of them give the same page."""

from phiscan.extract.channels import are_available as faces_are_available
from phiscan.extract.document import Document, open_document
from phiscan.extract.ledger import PageLedger, PageState

__all__ = ["Document", "PageLedger", "PageState", "faces_are_available", "open_document"]
