"""Finished runs for tests, over obedient scanners: quick, and with values one can look for."""

from __future__ import annotations

from pathlib import Path

from phiscan.config import ScanConfig
from phiscan.run.dump import scan
from phiscan.vault import KeySource
from tests.run.fakes import dump, make_scan

KEY = KeySource(text="ab" * 32)
OTHER_KEY = KeySource(text="cd" * 32)
CONFIG = ScanConfig(workers=1)


def finished(folder: Path, orders: dict[str, str], **options: bool | Path) -> Path:
    """Scan a dump of these orders under `folder`; the output folder."""
    out = folder / "exposure"
    scan(dump(folder / "dump", orders), out, config=CONFIG, key=KEY, make_scan=make_scan, **options)  # type: ignore[arg-type]
    return out
