"""The summary of a scan as tables on stdout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from phiscan.outcomes import COMPLETE

_PAGES = {"read": "read as text", "ocr": "read by OCR", "blank": "blank", "unread": "unread"}
_LEVELS = ("critical", "high", "moderate", "low", "none")
_UNKNOWN = "unknown"


def is_complete(summary: dict[str, Any]) -> bool:
    """Whether every document was read, or holds nothing to read."""
    return all(outcome in COMPLETE for outcome in summary["outcomes"])


def show(summary: dict[str, Any], out: Path) -> None:
    """Print what was found and what could not be read."""
    console = Console(highlight=False)
    ledger = Table("documents", "", title="Ledger")
    for outcome, count in summary["outcomes"].items():
        ledger.add_row(outcome, f"{count:,}")
    ledger.add_section()
    ledger.add_row("listed", f"{summary['documents']:,}")
    ledger.add_row("of these, copies of another", f"{summary['duplicates']:,}")
    ledger.add_section()
    for kind in ("read", "ocr", "blank", "unread"):
        ledger.add_row(f"pages {_PAGES[kind]}", f"{summary[f'pages_{kind}']:,}")
    ledger.add_row("pages", f"{summary['pages']:,}")
    exposure = Table("exposure", "documents", title="Exposure")
    for level in _LEVELS:
        exposure.add_row(level, f"{summary['exposure'].get(level, 0):,}")
    if unknown := summary["exposure"].get(_UNKNOWN, 0):
        exposure.add_row("unknown: not read", f"{unknown:,}")
    found = Table("entity type", "findings", title="Findings")
    for name, count in summary["entities"].items():
        found.add_row(name, f"{count:,}")
    people = Table("people", "", title="People")
    count = summary["people"]
    people.add_row("patients, members, relatives: at least", f"{count['lower']:,}")
    people.add_row("most likely", f"{count['best']:,}")
    people.add_row("at most", f"{count['upper']:,}")
    for reason in count["wide_because"]:
        people.add_row(f"  {reason['cause']}", f"-{reason['fewer']:,} +{reason['more']:,}")
    people.add_row("told apart (rows of subjects.csv that are not unresolved)", f"{count['told_apart']:,}")
    if sample := summary["sample"]:
        people.add_section()
        people.add_row(
            f"in all {sample['listed']:,} documents, of which {sample['sampled']:,} were read: at least",
            f"{sample['lower']:,}",
        )
        people.add_row("most likely", f"{sample['best']:,}")
        people.add_row("at most", f"{sample['upper']:,}")
        people.add_section()
    if count["disagreements"]:
        people.add_row("disagreements within a person, to review", f"{count['disagreements']:,}")
    if lost := sum(1 for each in summary["corrections"] if not each["applied"]):
        people.add_row("corrections that name nobody here: see corrections in summary.json", f"{lost:,}")
    people.add_row("practitioners", f"{summary['practitioners']:,}")
    for table in (ledger, exposure, found, people):
        for column in table.columns[1:]:
            column.justify = "right"
        console.print(table)
    if asked := (memory := summary["memory"])["asked"]:
        console.print(f"Of {asked:,} texts that were looked up, {memory['answered'] / asked:.0%} had been seen before")
    console.print(f"Inventory, findings and subjects are in {out}", markup=False, soft_wrap=True)
