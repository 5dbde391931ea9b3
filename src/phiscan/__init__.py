"""phiscan: which PDF of a dump exposes whose personal and health data, how many people, how sure.

    import phiscan
    scan = phiscan.scan("dump/", out="exposure/")
    scan.inventory, scan.findings, scan.subjects    # pandas DataFrames

What is public is in `__all__`; the heavy parts are imported when they are first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from phiscan import errors
from phiscan.config import ScanConfig, load_config

if TYPE_CHECKING:
    from phiscan.explaining import explain
    from phiscan.run import scan, scan_pdf
    from phiscan.summarize import Scan

__all__ = ["Scan", "ScanConfig", "errors", "explain", "load_config", "scan", "scan_pdf"]

_LAZY = {"explain": "phiscan.explaining", "scan": "phiscan.run", "scan_pdf": "phiscan.run", "Scan": "phiscan.summarize"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'phiscan' has no attribute '{name}'")
