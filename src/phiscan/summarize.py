"""All documents: a stream of entries to the tables of a scan, and those to its files."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from phiscan.aggregate import (
    FindingsTable,
    InventoryTable,
    ManifestTable,
    disagreement_table,
    person_table,
    practitioner_table,
    subject_document_table,
)
from phiscan.config import ScanConfig
from phiscan.model import Entry
from phiscan.people import Correction, Linked, Linker
from phiscan.report import display_for, merkle_root, write_csv, write_json
from phiscan.versions import UNKNOWN, model_version, phiscan_version, rules_version

TABLES = ("inventory", "findings", "subjects", "subject_documents", "practitioners", "disagreements", "manifest")
# They add up to `pages`, for a document and for a run.
PAGE_COUNTS = ("pages_read", "pages_ocr", "pages_blank", "pages_unread")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Scan:
    """The result of a scan: a row a document, a finding, a person, a person in a document, a practitioner, a disagreement.

    `manifest` says which bytes were read. Columns and dtypes are those of docs/outputs.md. `summary` counts; it holds no value.
    """

    inventory: pd.DataFrame
    findings: pd.DataFrame
    subjects: pd.DataFrame
    subject_documents: pd.DataFrame
    practitioners: pd.DataFrame
    manifest: pd.DataFrame
    disagreements: pd.DataFrame
    summary: dict[str, Any]

    def __repr__(self) -> str:
        counts = (f"{self.summary[key]} {key}" for key in ("documents", "findings", "subjects"))
        return f"<Scan: {', '.join(counts)}>"


def summarize(entries: Iterable[Entry], *, reveal: bool = False, corrections: Sequence[Correction] = ()) -> Scan:
    """The tables of these entries, in their order. Values are masked unless `reveal`; `corrections` say who is whom.

    Holds the tables and a small key for each subject of each document; entries are let go.
    """
    with uncollected():
        return _summarized(entries, reveal=reveal, corrections=corrections)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's collector of cycles: of millions of small objects none is in one, and it would look through all of them
    again and again, a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _summarized(entries: Iterable[Entry], *, reveal: bool, corrections: Sequence[Correction]) -> Scan:
    display = display_for(reveal=reveal)
    findings, inventory, manifest, linker = (
        FindingsTable(display),
        InventoryTable(),
        ManifestTable(),
        Linker(corrections),
    )
    suppressed: Counter[str] = Counter()
    for entry in entries:
        findings.add(entry)
        manifest.add(entry)
        inventory.add(entry, linker.add(entry))
        suppressed.update(entry.report.suppressed)
    linked = linker.linked()
    tables = {
        "inventory": inventory.table(),
        "findings": findings.table(),
        "subjects": person_table(linked.persons, display),
        "subject_documents": subject_document_table(linked.mentions),
        "practitioners": practitioner_table(linked.practitioners, display),
        "manifest": manifest.table(),
        "disagreements": disagreement_table(linked.reviews, display),
    }
    return Scan(**tables, summary=_summary(tables, suppressed) | _people(linked))


def write_outputs(
    scan: Scan, out: Path, *, config: ScanConfig | None = None, reveal: bool = False, mask_paths: bool = False
) -> None:
    """Write the tables as CSV and the summary as JSON into the folder `out`.

    `config` is that of the scan; `reveal` and `mask_paths` say whether values are in clear, and paths masked. Raises
    `OutputError` if a file cannot be written.
    """
    for name in TABLES:
        write_csv(getattr(scan, name), out / f"{name}.csv")
    facts = {
        "masking": {"values": "clear" if reveal else "masked", "paths": "masked" if mask_paths else "clear"},
        "evidence": {"manifest_rows": len(scan.manifest), "merkle_root": merkle_root(scan.manifest)},
        "versions": _versions(config or ScanConfig()),
    }
    write_json(scan.summary | facts, out / "summary.json")


def _versions(config: ScanConfig) -> dict[str, str]:
    return {
        "phiscan": phiscan_version(),
        "config": config.fingerprint(),
        "model": model_version(config.model),
        "rules": rules_version(),
    }


def _summary(tables: dict[str, pd.DataFrame], suppressed: Counter[str]) -> dict[str, Any]:
    inventory, findings = tables["inventory"], tables["findings"]
    return {
        "documents": len(inventory),
        "outcomes": _counted(inventory["outcome"]),
        "pages": int(inventory["pages"].sum()),
        **{name: int(inventory[name].sum()) for name in PAGE_COUNTS},
        "findings": len(findings),
        "entities": _counted(findings["entity_type"]),
        "subjects": len(tables["subjects"]),
        "practitioners": len(tables["practitioners"]),
        "exposure": _counted(inventory["exposure"]),
        "duplicates": int(inventory["duplicate_of"].notna().sum()),
        "suppressed": _ranked(suppressed),
    }


def _people(linked: Linked) -> dict[str, Any]:
    """The number of people in what was read; where that was a sample, the estimate for all."""
    counts = {**linked.count.described(), "disagreements": len(linked.reviews)}
    corrections = [
        {"action": str(each.action), "one": each.one, "other": each.other, "applied": told.applied}
        for told in linked.corrections
        for each in (told.correction,)
    ]
    return {
        "people": counts,
        "corrections": corrections,
        "sample": None if linked.estimate is None else asdict(linked.estimate),
    }


def _counted(column: pd.Series[Any]) -> dict[str, int]:
    """How often each value occurs; a missing one is "unknown"."""
    return _ranked(Counter(str(value) for value in column.astype("object").fillna(UNKNOWN)))


def _ranked(counts: Counter[str]) -> dict[str, int]:
    """Most often first, then by name."""
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
