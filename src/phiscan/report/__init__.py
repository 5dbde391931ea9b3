"""Tables to files, and values to what may be shown of them."""

from phiscan.report.files import csv_text, write_csv, write_json, write_text
from phiscan.report.masking import CLEAR, MASKED, display_for
from phiscan.report.merkle import merkle_root

__all__ = ["CLEAR", "MASKED", "csv_text", "display_for", "merkle_root", "write_csv", "write_json", "write_text"]
