"""What draws pages: each takes source in its own markup."""

from benchmarks.unseen.printers.base import Printer
from benchmarks.unseen.printers.forms import FORMS
from benchmarks.unseen.printers.lines import LINES
from benchmarks.unseen.printers.typesetting import TYPST
from benchmarks.unseen.printers.webpages import HTML

PRINTERS = {"typ": TYPST, "html": HTML, "txt": LINES, "form": FORMS}

__all__ = ["PRINTERS", "Printer"]
