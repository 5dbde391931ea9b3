"""Tesseract, where its executable is installed. The only module that runs it.

One process a picture, fed through pipes: no file is written. One thread (OMP_THREAD_LIMIT): the workers are the
parallelism.
"""

from __future__ import annotations

import csv
import os
import subprocess
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import groupby
from statistics import median

import numpy as np
from PIL import Image

from phiscan import errors
from phiscan.engines import ENGLISH, tesseract_with
from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.shapes import grey_at, paper_of
from phiscan.extract.ocr.type import ASCENT, DESCENT, hangs, size_of

# "A single column of text of variable sizes" keeps the cells of tables that "automatic" leaves out, and how parts of a page
# belong together is for the layout to say. "A single uniform block" finds words in no order.
_PAGE, _SCATTERED = "4", "6"
# Decimal marks of small print fade where paper is not white and ink is not black: of results on synthetic reports scanned
# at 200 dpi, three in four are read as they are, nearly all with paper made white and the darkest fifth black.
_BLACK_SHARE = 0.2
_DARKEST = 0.005
_GREYS = 256
# Paper is what is less than so many deviations of its noise, and at least so many grey values, darker than the median.
_NOISE_DEVIATIONS = 3.0
_LEAST_PAPER = 20
_DEVIATION_OF_MEDIAN = 1.4826


class Tesseract:
    """The executable with some of its languages."""

    name = "tesseract"
    # Clean text, the right way up, is read at .9 and more, noisy text at .75; upside down at .3 to .67.
    upright = 0.8

    def __init__(self, executable: str, files: tuple[str, ...]) -> None:
        # The first language counts for more. English comes last: it knows no accents, and the others know its letters.
        ordered = sorted(files, key=lambda file: file == ENGLISH)
        self._command = [executable, "stdin", "stdout", "-l", "+".join(ordered)]

    def read(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        """The words of a grey picture. Raises `DamagedDocumentError` when Tesseract fails on it."""
        return self._read(image, dpi, _PAGE)

    def read_scattered(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        """The words of a grey picture that has few of them."""
        return self._read(image, dpi, _SCATTERED)

    def _read(self, image: Image.Image, dpi: int, segmentation: str) -> list[OcrWord]:
        buffer = BytesIO()
        levelled(image).save(buffer, "PPM")
        try:
            ran = subprocess.run(
                [*self._command, "--psm", segmentation, "--dpi", str(dpi), "tsv"],
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


def levelled(image: Image.Image) -> Image.Image:
    """A grey picture with its paper white and its ink black; what is between keeps its shades."""
    pixels = np.asarray(image)
    paper, ink = paper_of(pixels), grey_at(pixels, _DARKEST)
    off_paper = np.abs(np.arange(_GREYS) - paper).astype(np.uint8)
    noise = _DEVIATION_OF_MEDIAN * paper_of(off_paper[pixels])
    white = paper - max(_NOISE_DEVIATIONS * noise, _LEAST_PAPER)
    black = ink + _BLACK_SHARE * (paper - ink)
    if white <= black:
        return image
    shades = np.clip((np.arange(_GREYS) - black) / (white - black), 0, 1) * (_GREYS - 1)
    return image.point(shades.astype(np.uint8).tolist())


def installed(languages: tuple[str, ...]) -> Tesseract | None:
    """Tesseract with the files of these languages; None when it or one of them is missing."""
    found = tesseract_with(languages)
    return Tesseract(*found) if found else None


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
    sized = [(word, size) for word in words if (size := size_of(word.text, word.bottom - word.top))]
    if not sized:
        return words
    size = median(size for _, size in sized)
    baseline = median(word.bottom - (DESCENT * own if hangs(word.text) else 0.0) for word, own in sized)
    return [word._replace(top=baseline - ASCENT * size, bottom=baseline + DESCENT * size) for word in words]
