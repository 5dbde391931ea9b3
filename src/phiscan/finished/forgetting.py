"""The end of a run's vault."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from phiscan.finished.opened import summary
from phiscan.run.journal import forget_records
from phiscan.vault import AuditLog


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What `forget` found: whether there was a key to destroy, and whether outputs hold values in clear."""

    had_vault: bool
    outputs_in_clear: bool


def forget(out: str | os.PathLike[str]) -> Forgotten:
    """Destroy the vault of the finished run in `out`; needs no key. The outputs stay as they are.

    The run's key is overwritten and removed before anything else, so that copies of the sealed records
    (snapshots, backups, old blocks of the disk) cannot be read. Raises a `RunError`.
    """
    folder = Path(out)
    in_clear = summary(folder).get("masking", {}).get("values") == "clear"
    had_vault = forget_records(folder)
    if had_vault:
        AuditLog(folder).write("forget: the vault was destroyed")
    return Forgotten(had_vault, in_clear)
