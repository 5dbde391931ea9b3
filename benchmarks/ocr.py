"""How well scans are read, and how fast: `python -m benchmarks.ocr` (`make ocr`).

The same synthetic documents as text and as scans: of the words and of the findings of their text, how many are
found on the scan. `--families unseen` takes the many layouts of `benchmarks.unseen` in their place. Exits with 1 where a
target is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from PIL import Image

from benchmarks.records import TRUTH_FILE, Record, truth_documents, truth_records
from benchmarks.scoring import Scores, score
from benchmarks.serial import records, reports
from benchmarks.unseen.generate import generate
from phiscan.config import ScanConfig
from phiscan.extract import open_document
from phiscan.extract.ocr import OcrWord, engine_for
from phiscan.model import Page
from phiscan.synthetic import synthesize
from phiscan.synthetic.scans import CLEAN, FAX, NOISY, TURNED, Machine, scanned

SEED = 404
MACHINES = {"clean": CLEAN, "turned": TURNED, "fax": FAX, "noisy": NOISY}
# Asked for by name: kinds that the reading was not made on.
OTHERS = {
    "100dpi": replace(CLEAN, dpi=100),
    "150dpi": replace(CLEAN, dpi=150),
    "300dpi": replace(CLEAN, dpi=300),
    "fax150dpi": replace(FAX, dpi=150),
    "blurred": replace(CLEAN, blur_px=1.2),
    "squeezed": replace(CLEAN, quality=15),
    "askew": replace(CLEAN, skew_deg=5.5),
    "pale": replace(CLEAN, ink=140, paper=225),
    "upside": replace(CLEAN, turn=180),
}
# The goals: of the words, and of what is found in the text layer; seconds a letter page and core.
TOKENS = {"clean": 0.97, "noisy": 0.92}
FINDINGS = {"clean": 0.95, "noisy": 0.88}
SECONDS = {"tesseract": 1.5, "rapidocr": 3.0}
FAMILIES = ("synthetic", "unseen")
# What is measured is what is read, not how busy the machine is.
_PATIENCE_S = 3600.0
_TOKEN = re.compile(r"\w+")


@dataclass(slots=True)
class Measured:
    """One machine's scans by one engine."""

    tokens: int = 0
    tokens_read: int = 0
    pages: int = 0
    seconds: float = 0.0
    cpu_s: float = 0.0
    recalls: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    lost: list[Record] = field(default_factory=list)

    @property
    def token_recall(self) -> float:
        """The share of the words of the text that were read on the scan."""
        return self.tokens_read / max(self.tokens, 1)

    def of_text(self, kind: str) -> float | None:
        """Recall of a type on the scans, as a share of that on the text; None where the text has none found."""
        there, text, scan = self.recalls[kind]
        return scan / text if there and text else None


def make_documents(out: Path, families: str, documents: int) -> None:
    """Documents with text and truth, of the families that scores are calibrated on where these are not phiscan's own."""
    if families == "unseen":
        generate(out, documents, SEED, "calibrating")
    else:
        synthesize(out, documents=documents, seed=SEED)


def make_scans(text: Path, out: Path, machine: Machine) -> None:
    """The documents of a dump as scans, under the same names, with the same truth."""
    for number, document in enumerate(truth_documents(text)):
        target = out / document["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(scanned((text / document["path"]).read_bytes(), machine, random.Random(SEED + number)))
    shutil.copy(text / TRUTH_FILE, out / TRUTH_FILE)


def measure(text: Path, scans: Path, engine: str, on_text: Scores) -> Measured:
    """Words, findings and time of a dump of scans."""
    measured = Measured()
    config = ScanConfig(ocr_engine=engine, page_timeout_s=_PATIENCE_S, timeout_s=_PATIENCE_S)
    _remember_pictures(engine, config)
    for document in truth_documents(scans):
        words = Counter(_tokens(text / document["path"], config))
        began, cpu = time.perf_counter(), _cpu_s()
        read = Counter(_tokens(scans / document["path"], config))
        measured.seconds += time.perf_counter() - began
        measured.cpu_s += _cpu_s() - cpu
        measured.pages += document["pages"]
        measured.tokens += words.total()
        measured.tokens_read += (words & read).total()
    on_scans = score(truth_records(truth_documents(scans)), records(reports(scans, config)))
    for kind, row in on_text.rows.items():
        there = on_scans.row(kind)
        measured.recalls[kind] = (row.there, row.right_there, there.right_there)
    missed = set(on_text.missed)
    measured.lost = [record for record in on_scans.missed if record not in missed]
    return measured


def _remember_pictures(name: str, config: ScanConfig) -> None:
    """Have the engine read a picture once: words are counted first, and findings in a second reading of the same pages."""
    engine = engine_for(name, config.ocr_languages)
    for method in ("read", "read_scattered"):
        setattr(engine, method, _remembered(getattr(engine, method)))


def _remembered(read: Callable[[Image.Image, int], list[OcrWord]]) -> Callable[[Image.Image, int], list[OcrWord]]:
    known: dict[tuple[bytes, int], list[OcrWord]] = {}

    def look(image: Image.Image, dpi: int) -> list[OcrWord]:
        key = hashlib.sha256(image.tobytes()).digest(), dpi
        if key not in known:
            known[key] = read(image, dpi)
        return known[key]

    return look


def _tokens(path: Path, config: ScanConfig) -> Iterator[str]:
    with open_document(path, config) as document:
        for page in document.pages():
            if isinstance(page, Page):
                yield from (token for word in page.words if not word.echo for token in _TOKEN.findall(word.text))


def _cpu_s() -> float:
    """Seconds of this process and of the programs it ran."""
    times = time.process_time()
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return times + children.ru_utime + children.ru_stime


def report(engine: str, machine: str, measured: Measured) -> Iterator[str]:
    """Lines about one machine and engine; those that miss a target end in MISSED."""
    cpu = measured.cpu_s / max(measured.pages, 1)
    head = f"{engine:10}{machine:8}{measured.pages:>4} pages{measured.seconds / max(measured.pages, 1):7.2f} s"
    seconds = "" if machine != "clean" or cpu <= SECONDS[engine] else f" MISSED {SECONDS[engine]}"
    tokens = "" if measured.token_recall >= TOKENS.get(machine, 0) else f" MISSED {TOKENS[machine]}"
    yield f"{head}{cpu:7.2f} s of a core a page{seconds}; words {measured.token_recall:.3f}{tokens}"
    for kind in sorted(measured.recalls):
        share = measured.of_text(kind)
        if share is not None and " " not in kind:
            missed = "" if share >= FINDINGS.get(machine, 0) else f" MISSED {FINDINGS[machine]}"
            yield f"    {kind:28}{measured.recalls[kind][1]:>5}{measured.recalls[kind][2]:>5}{share:8.3f}{missed}"


def main() -> None:
    """Make documents and their scans; print time, recall of words, and recall of findings against their text."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--engine", action="append", choices=tuple(SECONDS), help="this engine only; repeatable")
    parser.add_argument(
        "--machine",
        action="append",
        choices=(*MACHINES, *OTHERS),
        help="these scans only, or kinds beside the usual; repeatable",
    )
    parser.add_argument("--families", choices=FAMILIES, default=FAMILIES[0], help="whose documents are scanned")
    parser.add_argument(
        "--list", action="store_true", help="list what the text gives and the scan does not (synthetic values)"
    )
    args = parser.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as place:
        text = Path(place) / "text"
        make_documents(text, args.families, args.documents)
        on_text = score(truth_records(truth_documents(text)), records(reports(text, ScanConfig(ocr="off"))))
        for machine in args.machine or MACHINES:
            make_scans(text, Path(place) / machine, (MACHINES | OTHERS)[machine])
            for engine in args.engine or SECONDS:
                if engine == "tesseract" and shutil.which("tesseract") is None:
                    print("tesseract is not installed")
                    continue
                measured = measure(text, Path(place) / machine, engine, on_text)
                for line in report(engine, machine, measured):
                    missed |= "MISSED" in line
                    print(line, flush=True)
                for record in measured.lost if args.list else ():
                    print(f"    lost {record.entity_type:24}{record.value!r:40} {record.path}:{record.page_number}")
    raise SystemExit(missed)


if __name__ == "__main__":
    main()
