"""Documents as a scanner or a fax machine gives them back: pictures of their pages, with what such machines add.

The only module of the generator that draws pages. Pictures are not the same to the byte under another version of PDFium or
Pillow.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

_POINTS_AN_INCH = 72
# The date that the file says it was made on; any will do, and always the same.
_MADE = time.struct_time((2017, 10, 5, 12, 0, 0, 3, 278, 0))
_INK = 25
# What a fax machine takes for white.
_BLACK = 140
_HOLES_IN = (0.3, 0.14)


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine does to a page: resolution, turn (degrees counter-clockwise), at most so much skew, then faults.

    `noise` is the deviation of a pixel in grey values, `specks` are pixels of dirt in a million, `blur_px` a radius,
    `paper` and `ink` grey values; `quality` is JPEG's, None for the two colours of a fax.
    """

    dpi: int = 200
    turn: int = 0
    skew_deg: float = 0.0
    noise: float = 0.0
    specks: float = 0.0
    blur_px: float = 0.0
    paper: int = 255
    ink: int = 0
    holes: bool = False
    quality: int | None = 75


CLEAN = Machine(skew_deg=0.4, noise=2.0, paper=250, ink=20)
NOISY = Machine(skew_deg=2.5, noise=14.0, specks=250, blur_px=0.7, paper=232, ink=60, holes=True, quality=40)
TURNED = Machine(skew_deg=0.8, noise=2.0, paper=250, ink=20, turn=90)
FAX = Machine(skew_deg=1.2, specks=120, blur_px=0.5, noise=10.0, quality=None)


def scanned(document: bytes, machine: Machine, dice: random.Random) -> bytes:
    """The PDF of the pages of a PDF as this machine gives them back."""
    images = pictures(document, machine, dice)
    buffer = BytesIO()
    images[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=machine.dpi,
        **({"quality": machine.quality} if machine.quality else {}),
        creationDate=_MADE,
        modDate=_MADE,
    )
    return buffer.getvalue()


def pictures(document: bytes, machine: Machine, dice: random.Random) -> list[Image.Image]:
    """The pages of a PDF as this machine sees them, in grey or, by fax, in two colours."""
    with pypdfium2.PdfDocument(document) as pdf:
        pages = [_drawn(page, machine.dpi) for page in pdf]
    grey = np.random.default_rng(dice.getrandbits(64))
    return [_through(page, machine, dice, grey) for page in pages]


def _drawn(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    image: Image.Image = page.render(scale=dpi / _POINTS_AN_INCH, grayscale=True).to_pil()
    return image.convert("L")


def _through(page: Image.Image, machine: Machine, dice: random.Random, grey: np.random.Generator) -> Image.Image:
    skew = dice.uniform(-machine.skew_deg, machine.skew_deg)
    page = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if machine.holes:
        _punch(page, machine.dpi)
    if machine.blur_px:
        page = page.filter(ImageFilter.GaussianBlur(machine.blur_px))
    pixels = machine.ink + np.asarray(page, dtype=np.float32) * ((machine.paper - machine.ink) / 255)
    pixels += grey.normal(0.0, machine.noise, pixels.shape)
    dirt = grey.random(pixels.shape) < machine.specks / 1e6
    pixels[dirt] = _INK
    page = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if machine.turn:
        page = page.rotate(machine.turn, expand=True)
    return page if machine.quality else Image.fromarray(np.asarray(page) > _BLACK)


def _punch(page: Image.Image, dpi: int) -> None:
    """Two holes at the left edge."""
    middle, radius = (part * dpi for part in _HOLES_IN)
    brush = ImageDraw.Draw(page)
    for height in (0.36, 0.64):
        y = page.height * height
        brush.ellipse((middle - radius, y - radius, middle + radius, y + radius), fill=30)
