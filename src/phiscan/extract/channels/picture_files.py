"""Picture files inside of a document: a scan that was attached is a page for OCR, as one that was bound in would be."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageSequence

from phiscan import errors

# What Pillow itself decodes; nothing that it hands to another program.
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
OVER_PIXELS = "over max_image_pixels"
_MOST_FRAMES = 500
# A page of it is taken for one of letter size: what files say of their size is often that of a screen.
_LETTER_IN = 11.0
_QUALITY = 90


def as_pdf(data: bytes, most_pixels: int) -> bytes | None:
    """A PDF with a page for each picture of a file; None where it is no picture file.

    Raises `TooLargeError` before a picture of more than `most_pixels` is decoded, `DamagedDocumentError` where it cannot be.
    """
    try:
        picture = Image.open(BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise errors.TooLargeError(OVER_PIXELS) from None
    except Exception:  # noqa: BLE001 - Pillow raises nearly anything on what is no picture
        return None
    try:
        return _bound(picture, most_pixels)
    except (MemoryError, errors.DocumentError):
        raise
    except Exception as exc:  # noqa: BLE001 - and on damaged ones
        raise errors.DamagedDocumentError(type(exc).__name__) from None


def _bound(picture: Image.Image, most_pixels: int) -> bytes:
    pages: list[Image.Image] = []
    left = most_pixels
    for frame in ImageSequence.Iterator(picture):
        left -= frame.width * frame.height
        if left < 0 or len(pages) >= _MOST_FRAMES:
            raise errors.TooLargeError(OVER_PIXELS)
        pages.append(_on_paper(frame))
    dpi = max(pages[0].size) / _LETTER_IN
    buffer = BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=_QUALITY)
    return buffer.getvalue()


def _on_paper(frame: Image.Image) -> Image.Image:
    """The picture in grey; what can be seen through is white."""
    if not frame.has_transparency_data:
        return frame.convert("L")
    paper = Image.new("RGBA", frame.size, "white")
    return Image.alpha_composite(paper, frame.convert("RGBA")).convert("L")
