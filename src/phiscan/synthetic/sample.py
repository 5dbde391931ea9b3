"""sample_pdfs/: a small dump of every kind, one of each hard kind, and four files that cannot be read."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from phiscan.synthetic.dump import TRUTH_FILE, synthesize
from phiscan.synthetic.hard import KINDS

DOCUMENTS = 44
SEED = 2017
PATIENTS = 30


def make_sample(out: Path) -> None:
    """Write the sample dump and its truth into a new folder; always the same bytes."""
    synthesize(out, documents=DOCUMENTS, seed=SEED, patients=PATIENTS)
    hard = {
        "hard/damaged.pdf": (
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty",
            "damaged",
        ),
        "hard/empty.pdf": (b"", "empty"),
        "hard/encrypted.pdf": (_encrypted(), "encrypted"),
        "hard/not_a_pdf.pdf": (b"This is a text file that somebody renamed.\n", "not-pdf"),
    }
    truth = (out / TRUTH_FILE).read_text(encoding="utf-8").splitlines()
    truth += _hard_kinds(out / "hard")
    for path, (data, outcome) in hard.items():
        (out / path).write_bytes(data)
        line = {"path": path, "family": "hard", "layout": "hard", "lang": "en", "producer": "none", "pages": 0}
        truth.append(json.dumps({**line, "negative": True, "outcome": outcome, "subjects": [], "entities": []}))
    truth.sort(key=lambda line: str(json.loads(line)["path"]))
    (out / TRUTH_FILE).write_text("\n".join(truth) + "\n", encoding="utf-8")


def _hard_kinds(out: Path) -> list[str]:
    """One document of each hard kind, about the people of the dump; their lines of the truth."""
    synthesize(out, documents=len(KINDS), seed=SEED, patients=PATIENTS, hard=True)
    lines = [json.loads(line) for line in (out / TRUTH_FILE).read_text(encoding="utf-8").splitlines()]
    (out / TRUTH_FILE).unlink()
    return [json.dumps({**line, "path": f"hard/{line['path']}"}, ensure_ascii=False) for line in lines]


def _encrypted() -> bytes:
    """A page behind a user password."""
    buffer = BytesIO()
    lock = StandardEncryption("open sesame", ownerPassword="owner", strength=128)
    canvas = Canvas(buffer, encrypt=lock, invariant=1)
    canvas.drawString(72, 720, "Nobody reads this without the password.")
    canvas.save()
    return buffer.getvalue()
