"""Is the dump what was scanned, and are the records of the scan what it wrote?"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pandas as pd

from phiscan.finished.opened import masks_paths, opened, summary, table
from phiscan.model import DocumentRef
from phiscan.report import PathMasks, merkle_root
from phiscan.source import list_documents, with_digest
from phiscan.vault import AuditLog, KeySource


class Change(StrEnum):
    """What became of a document or a person since."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, eq=False)
class Verified:
    """`changes` has a row (change, path) for each document that is not as it was scanned.

    `manifest_is_whole`: the Merkle root of manifest.csv is that of summary.json. `log_is_whole`: no line of
    the audit log was changed or taken out.
    """

    changes: pd.DataFrame
    manifest_is_whole: bool
    log_is_whole: bool

    @property
    def is_same(self) -> bool:
        """Whether nothing has changed."""
        return self.changes.empty and self.manifest_is_whole and self.log_is_whole


def verify(
    out: str | os.PathLike[str],
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    key: KeySource | None = None,
) -> Verified:
    """Compare the documents under `paths` with the finished run in `out`, byte for byte (by SHA-256).

    `paths` are named as for the scan. Where the outputs mask paths, the key is needed, and paths that have
    changed are named by their masks. Raises a `RunError`.
    """
    folder = Path(out)
    evidence = summary(folder).get("evidence", {})
    manifest = table(folder, "manifest")
    given = [Path(paths)] if isinstance(paths, str | os.PathLike) else [Path(path) for path in paths]
    now = {ref.path: ref for ref in (with_digest(listed, lambda *_: None) for listed in list_documents(given))}
    # A document that a sample left out was listed, not read: there is nothing to compare it with.
    read = manifest[manifest["outcome"] != "not-sampled"]
    before = dict(zip(read["path"], read["sha256"], strict=True))
    left_out = set(manifest["path"]) - set(before)
    if masks_paths(folder):
        with opened(folder, key or KeySource()) as vault:
            shown = PathMasks(vault.journal.key, [*(ref.path for ref in vault.refs), *now]).shown
        before = {path: before[mask] for path, mask in shown.items() if mask in before}
    else:
        shown = {}
    changes = pd.DataFrame(_changes(before, now, shown, left_out), columns=["change", "path"], dtype="string")
    return Verified(changes, merkle_root(manifest) == evidence.get("merkle_root"), AuditLog(folder).is_whole())


def _changes(
    before: dict[str, str], now: dict[str, DocumentRef], shown: dict[str, str], left_out: set[str]
) -> Iterator[tuple[str, str]]:
    for path, sha256 in before.items():
        if path not in now:
            yield Change.GONE, shown.get(path, path)
        elif now[path].sha256 != sha256:
            yield Change.CHANGED, shown.get(path, path)
    for path in now:
        if path not in before and shown.get(path, path) not in left_out:
            yield Change.NEW, shown.get(path, path)
