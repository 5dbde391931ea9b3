"""Size and SHA-256 of a listed file, read once from end to end; the worker then finds it in the page cache."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from phiscan.model import DocumentRef
from phiscan.source.folder import Listed

# Path, size in bytes, modified in ns -> SHA-256 known from an earlier run, or None.
KnownDigest = Callable[[str, int, int], str | None]


def with_digest(listed: Listed, known: KnownDigest) -> DocumentRef:
    """The document a listed path is. What cannot be read keeps an empty digest and the error's type."""
    if listed.problem:
        return DocumentRef(listed.path, listed.location, 0, 0, "", listed.problem)
    try:
        status = listed.location.stat()
        digest = known(listed.path, status.st_size, status.st_mtime_ns)
        if digest is None:
            with listed.location.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as exc:
        return DocumentRef(listed.path, listed.location, 0, 0, "", type(exc).__name__)
    return DocumentRef(listed.path, listed.location, status.st_size, status.st_mtime_ns, digest)
