"""Where -> DocumentRef*: what is to be scanned, in a fixed order, with digests. Never writes."""

from phiscan.source.digest import with_digest
from phiscan.source.folder import Listed, document_at, list_documents

__all__ = ["Listed", "document_at", "list_documents", "with_digest"]
