"""Many documents: workers, limits, journal, resume, progress.

A worker imports `run.worker` and with it this package, so nothing heavy is imported here before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from phiscan.run.dump import scan, scan_pdf
    from phiscan.run.progress import Progress

__all__ = ["Progress", "scan", "scan_pdf"]

_LAZY = {"scan": "phiscan.run.dump", "scan_pdf": "phiscan.run.dump", "Progress": "phiscan.run.progress"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'phiscan.run' has no attribute '{name}'")
