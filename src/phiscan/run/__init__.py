"""Many documents: workers, limits, journal, resume, progress."""

from phiscan.run.dump import scan, scan_pdf
from phiscan.run.progress import Progress

__all__ = ["Progress", "scan", "scan_pdf"]
