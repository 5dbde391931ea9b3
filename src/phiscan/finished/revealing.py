"""A table of a finished run with its values in clear: made anew from the vault, noted in the audit log first."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from phiscan import errors
from phiscan.finished.opened import Vault, opened
from phiscan.summarize import TABLES, Scan, summarize
from phiscan.vault import AuditLog, KeySource

PATHS = "paths"
REVEALED = (*(name for name in TABLES if name != "manifest"), PATHS)


def reveal(
    out: str | os.PathLike[str], table: str = "subjects", *, person: str | None = None, key: KeySource | None = None
) -> pd.DataFrame:
    """A table of the finished run in `out`, values and paths in clear; of one person where `person` is given.

    `paths` has a row for each document whose path the outputs mask. A line in the audit log says who
    looked at what, before anything is returned. Raises a `RunError`.
    """
    if table not in REVEALED:
        raise errors.SourceError(f"no table '{table}': choose one of {', '.join(REVEALED)}")
    folder = Path(out)
    with opened(folder, key or KeySource()) as vault:
        rows = _paths(vault) if table == PATHS else _of_person(_scan(vault), table, person)
    if person is not None and rows.empty:
        raise errors.SourceError(f"no person '{person}' in {folder}")
    whose = f" of {person}" if person is not None else ""
    AuditLog(folder).write(f"reveal: {table}{whose}, {len(rows)} rows")
    return rows


def _scan(vault: Vault) -> Scan:
    return summarize(vault.entries(), reveal=True, corrections=vault.corrections)


def _paths(vault: Vault) -> pd.DataFrame:
    masked = [(vault.shown[ref.path], ref.path) for ref in vault.refs if ref.path in vault.shown]
    return pd.DataFrame(masked, columns=["shown", "path"], dtype="string")


def _of_person(scan: Scan, table: str, person: str | None) -> pd.DataFrame:
    rows: pd.DataFrame = getattr(scan, table)
    if person is None:
        return rows
    if "person_id" in rows.columns:
        return rows[rows["person_id"] == person]
    mentions = scan.subject_documents[scan.subject_documents["person_id"] == person]
    keys = [column for column in ("path", "subject") if column in rows.columns and table != "inventory"] or ["path"]
    return rows.merge(mentions[keys].drop_duplicates(), on=keys, how="inner") if "path" in rows.columns else rows[:0]
