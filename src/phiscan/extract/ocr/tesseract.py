"""Tesseract, where its executable is installed. The only module that runs it.

One process a picture, fed through pipes: no file is written. One thread (OMP_THREAD_LIMIT): the workers are the
parallelism.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import groupby
from statistics import median

import numpy as np
from PIL import Image, ImageFilter

from phiscan import errors
from phiscan.extract.ocr.engine import OcrWord

# ISO 639-1 to the names of Tesseract's language files, for the languages of Western Europe.
_FILES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "nl": "nld", "pt": "por"}
# "Automatic page segmentation, but no orientation": it keeps the parts of a page apart; how they belong together is
# for the layout to say.
_SEGMENTATION = "3"
_PROBE_S = 20.0
# Decimal marks of small print fade in scans at 200 dpi: of synthetic reports, 0.949 of the words are read as they
# are and 0.991 sharpened. Grainy pages lose by it (0.99 and 0.95): where half of all
# neighbouring pixels differ by more than so many grey values.
_GRAIN = 2
_SHARPEN = ImageFilter.UnsharpMask(radius=1.2, percent=120, threshold=2)
# Heights of Latin type as shares of its size (Helvetica's and Times' metrics, rounded); the ascent is where readers of
# PDFs draw the top of a character's box.
_CAPITALS, _LOWER_CASE, _DESCENT, _ASCENT = 0.71, 0.5, 0.21, 0.8
_LETTER = re.compile(r"[^\W_]")
_RISES = re.compile(r"[A-Z0-9bdfhijkltÀ-Ýß-ö(/\[|]")
_HANGS = re.compile(r"[gjpqyç,;(/\[|]")


class Tesseract:
    """The executable with some of its languages."""

    name = "tesseract"

    def __init__(self, executable: str, files: tuple[str, ...]) -> None:
        # The first language counts for more. English comes last: it knows no accents, and the others know its letters.
        ordered = sorted(files, key=lambda file: file == _FILES["en"])
        self._command = [executable, "stdin", "stdout", "-l", "+".join(ordered), "--psm", _SEGMENTATION]

    def read(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        """The words of a grey picture. Raises `DamagedDocumentError` when Tesseract fails on it."""
        buffer = BytesIO()
        (image if _is_grainy(image) else image.filter(_SHARPEN)).save(buffer, "PPM")
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


def _is_grainy(image: Image.Image) -> bool:
    """Whether the paper itself is full of noise: print is a small part of a page, and does not move the median."""
    pixels = np.asarray(image, dtype=np.int16)
    return pixels.shape[1] > 1 and float(np.median(np.abs(np.diff(pixels, axis=1)))) > _GRAIN


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
    """The words of Tesseract's table (level 5: confidence 0 to 100, the others have -1), line by line."""
    rows = csv.DictReader(StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = (row for row in rows if row["level"] == "5" and (row["text"] or "").strip())
    for _, line in groupby(words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        yield from in_line_boxes([_word(row) for row in line])


def _word(row: dict[str, str]) -> OcrWord:
    left, top = float(row["left"]), float(row["top"])
    right, bottom = left + float(row["width"]), top + float(row["height"])
    return OcrWord(row["text"].strip(), left, top, right, bottom, float(row["conf"]) / 100)


def in_line_boxes(words: list[OcrWord]) -> list[OcrWord]:
    """Words of one line, each of whose boxes is drawn tightly around its letters, with boxes of the line's height."""
    sized = [(word, size) for word in words if (size := _size(word))]
    if not sized:
        return words
    size = median(size for _, size in sized)
    baseline = median(word.bottom - (_DESCENT * own if _HANGS.search(word.text) else 0.0) for word, own in sized)
    return [word._replace(top=baseline - _ASCENT * size, bottom=baseline + _DESCENT * size) for word in words]


def _size(word: OcrWord) -> float | None:
    """The size of a word's type by the height of its letters, in pixels; None for dots and dashes."""
    if not _LETTER.search(word.text):
        return None
    height = (_CAPITALS if _RISES.search(word.text) else _LOWER_CASE) + (_DESCENT if _HANGS.search(word.text) else 0.0)
    return (word.bottom - word.top) / height
