"""A page with values blacked out, the text still under the boxes: some drawn over it, some under it in its own colour."""

from __future__ import annotations

from phiscan.synthetic.content import text_of
from phiscan.synthetic.families import Case, identity
from phiscan.synthetic.hard.kind import MARGIN, SIZE, Kind, Paper
from phiscan.synthetic.truth import Record


def make(case: Case, record: Record) -> bytes:
    """One page; every box is a failed redaction."""
    paper = Paper(case, record)
    paper.heading("RELEASED COPY" if case.house.lang == "en" else "COPIE COMMUNIQUÉE")
    x = MARGIN + 150
    for number, (label, piece) in enumerate(identity(case, "patient", "birth", "ssn", "phone")):
        paper.put(MARGIN, paper.y, label)
        width = paper.canvas.stringWidth(text_of(piece), "Helvetica", SIZE) + 8
        box = (x - 4, paper.height - paper.y - 4, width, 1.5 * SIZE)
        if number % 2:
            paper.canvas.rect(*box, fill=1)
            paper.put(x, paper.y, piece, channel="hidden")
        else:
            paper.put(x, paper.y, piece, channel="hidden")
            paper.canvas.rect(*box, fill=1)
        record.failed_redactions += 1
        paper.y += 30
    return paper.finished()


REDACTION = Kind("redaction", make)
