"""The listing of a finished run, sealed: which documents there were, in order, and how outputs name them.

    OUT/.phiscan/listing.bin

With the journal it is all that the tables are made of, so they can be made again in clear.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from phiscan import errors
from phiscan.model import DocumentRef
from phiscan.run.journal import FOLDER
from phiscan.vault import seal, unseal

_FILE = "listing.bin"


def write_listing(out: Path, key: bytes, refs: Sequence[DocumentRef], shown: Mapping[str, str] | None = None) -> None:
    """Keep the documents of a run into `out`; `shown` is how outputs name a path, where they mask it."""
    rows = [
        (ref.path, (shown or {}).get(ref.path), ref.size_bytes, ref.modified_ns, ref.sha256, ref.problem)
        for ref in refs
    ]
    sealed = seal(key, zlib.compress(json.dumps(rows).encode("utf-8", "surrogatepass")))
    path = out / FOLDER / _FILE
    unfinished = path.with_name(f".{_FILE}.unfinished")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as exc:
        raise errors.OutputError(f"cannot write in {path.parent}: {exc.strerror}") from None


def read_listing(out: Path, key: bytes) -> tuple[list[DocumentRef], dict[str, str]]:
    """The documents of the finished run in `out`, and how outputs name those whose path they mask.

    Raises `SourceError` when no run was finished there.
    """
    try:
        sealed = (out / FOLDER / _FILE).read_bytes()
    except FileNotFoundError:
        raise errors.SourceError(f"no run was finished in {out}") from None
    rows = json.loads(zlib.decompress(unseal(key, sealed)).decode("utf-8", "surrogatepass"))
    refs = [
        DocumentRef(path, Path(path), size_bytes, modified_ns, sha256, problem)
        for path, _, size_bytes, modified_ns, sha256, problem in rows
    ]
    return refs, {path: shown for path, shown, *_ in rows if shown is not None}
