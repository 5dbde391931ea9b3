"""Barcodes in pictures, by zxing-cpp. The only module that imports it. Payloads are only ever read as text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from phiscan.extract.channels.payloads import payload_lines
from phiscan.extract.qpdf import decoded

# Those that hold text or a number somebody chose. Codes of goods (EAN, UPC) and those that noise looks like are left out.
_FORMATS = "QRCode MicroQRCode RMQRCode DataMatrix PDF417 Aztec Code128 Code39".split()
_LEAST_CHARACTERS = 4
_DARK = 190


@dataclass(frozen=True, slots=True)
class Barcode:
    """What a barcode says, line by line, and its box in pixels of the picture: x0, top, x1, bottom."""

    lines: tuple[str, ...]
    box: tuple[float, float, float, float]


def barcodes_in(picture: Image.Image) -> list[Barcode]:
    """The barcodes of a grey picture, from top to bottom."""
    # Here and not above: most dumps hold no picture, and what the module keeps it complains about when Python ends.
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(tuple(getattr(zxingcpp.BarcodeFormat, name) for name in _FORMATS))
    shades = np.asarray(picture)
    codes = zxingcpp.read_barcodes(shades, formats=formats)
    if not codes and shades.mean() < _DARK:
        # Of codes in white on black it turns only some kinds itself.
        codes = zxingcpp.read_barcodes(255 - shades, formats=formats)
    found = []
    for code in codes:
        text = decoded(bytes(code.bytes))
        if len(text.strip()) >= _LEAST_CHARACTERS:
            corners = (
                code.position.top_left,
                code.position.top_right,
                code.position.bottom_right,
                code.position.bottom_left,
            )
            across, down = [corner.x for corner in corners], [corner.y for corner in corners]
            box = (float(min(across)), float(min(down)), float(max(across)), float(max(down)))
            found.append(Barcode(tuple(payload_lines(text)), box))
    return sorted(found, key=lambda each: (each.box[1], each.box[0], each.lines))
