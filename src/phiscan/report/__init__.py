"""Tables to files, and values to what may be shown of them."""

from phiscan.report.files import csv_text, released, write_csv, write_json, write_text
from phiscan.report.masking import CLEAR, MASK_PATTERN, MASKED, display_for
from phiscan.report.merkle import merkle_root
from phiscan.report.paths import PathMasks

__all__ = [
    "CLEAR",
    "MASKED",
    "MASK_PATTERN",
    "PathMasks",
    "csv_text",
    "display_for",
    "merkle_root",
    "released",
    "write_csv",
    "write_json",
    "write_text",
]
