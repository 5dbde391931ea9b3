"""Tesseract, where its executable is installed. The only module that runs it.

One process a picture, fed through pipes: no file is written. One thread (OMP_THREAD_LIMIT): the workers are the
parallelism.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO, StringIO

from PIL import Image

from phiscan import errors
from phiscan.extract.ocr.engine import OcrWord

# ISO 639-1 to the names of Tesseract's language files, for the languages of Western Europe.
_FILES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "nl": "nld", "pt": "por"}
# "Automatic page segmentation, but no orientation": it keeps the parts of a page apart; how they belong together is
# for the layout to say.
_SEGMENTATION = "3"
_PROBE_S = 20.0


class Tesseract:
    """The executable with some of its languages."""

    name = "tesseract"

    def __init__(self, executable: str, files: tuple[str, ...]) -> None:
        self._command = [executable, "stdin", "stdout", "-l", "+".join(files), "--psm", _SEGMENTATION]

    def read(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        """The words of a grey picture. Raises `DamagedDocumentError` when Tesseract fails on it."""
        buffer = BytesIO()
        image.save(buffer, "PPM")
        try:
            ran = subprocess.run(
                [*self._command, "--dpi", str(dpi), "tsv"],
                input=buffer.getvalue(),
                capture_output=True,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                check=False,
            )
        except OSError as exc:
            raise errors.DamagedDocumentError(f"OCR: {type(exc).__name__}") from None
        if ran.returncode:
            raise errors.DamagedDocumentError(f"OCR: tesseract ended with {ran.returncode}")
        return list(_words(ran.stdout.decode("utf-8", "replace")))


def installed(languages: tuple[str, ...]) -> Tesseract | None:
    """Tesseract with the files of these languages; None when it or one of them is missing."""
    executable = shutil.which("tesseract")
    if executable is None:
        return None
    try:
        ran = subprocess.run([executable, "--list-langs"], capture_output=True, timeout=_PROBE_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    there = set(ran.stdout.decode("utf-8", "replace").split())
    files = tuple(_FILES.get(language, language) for language in languages)
    return Tesseract(executable, files) if there.issuperset(files) else None


def _words(tsv: str) -> Iterator[OcrWord]:
    """The rows of Tesseract's table that are words (level 5: confidence 0 to 100, the others have -1)."""
    for row in csv.DictReader(StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != "5" or not text:
            continue
        left, top = float(row["left"]), float(row["top"])
        right, bottom = left + float(row["width"]), top + float(row["height"])
        yield OcrWord(text, left, top, right, bottom, float(row["conf"]) / 100)
