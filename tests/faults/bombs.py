"""PDFs made to break who reads them, small on disk."""

from __future__ import annotations

import zlib
from collections.abc import Callable

_MEGABYTE = 1024 * 1024


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def _page(contents: bytes, resources: bytes = b"<< >>", *more: bytes) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources %b >>" % resources,
        contents,
        *more,
    )


def exploding_stream(layers: int = 1, megabytes: int = 40) -> bytes:
    """A page whose content unpacks to a thousand times its size, through one layer of deflate or two."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * _MEGABYTE) for _ in range(megabytes)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return _page(stream(data, b"/Filter [%b]" % (b"/FlateDecode " * layers)))


def exploding_object_stream() -> bytes:
    """Objects packed into a stream of a thousand times its size."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"0 " * (_MEGABYTE // 2)) for _ in range(40)) + packer.flush()
    return _page(stream(b""), b"<< >>", stream(data, b"/Type /ObjStm /N 100000 /First 30000000 /Filter /FlateDecode"))


def million_pages() -> bytes:
    """A tree that says it has a million pages, and has: each level holds its one child a hundred times."""
    kids = b" ".join([b"%d 0 R"] * 100)
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1000000 /Kids [%b] >>" % (kids % ((3,) * 100)),
        b"<< /Type /Pages /Count 10000 /Parent 2 0 R /Kids [%b] >>" % (kids % ((4,) * 100)),
        b"<< /Type /Pages /Count 100 /Parent 3 0 R /Kids [%b] >>" % (kids % ((5,) * 100)),
        b"<< /Type /Page /Parent 4 0 R /MediaBox [0 0 612 792] >>",
    )


def looping_page_tree() -> bytes:
    """A node that is its own child."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Parent 2 0 R /Kids [2 0 R 3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    )


def knotted_trees() -> bytes:
    """Trees of names, labels and files, eight levels deep, in which each node holds the next a hundred times."""
    levels = [b"<< /Kids [%b] >>" % (b"%d 0 R " % (5 + level) * 100) for level in range(8)]
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /PageLabels 4 0 R /Names << /EmbeddedFiles 4 0 R /JavaScript 4 0 R >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        *levels,
        b"<< /Kids [4 0 R] >>",
    )


def streams_without_end() -> bytes:
    """A hundred thousand streams, none of which ends."""
    return b"%PDF-1.7\n" + b"/FlateDecode stream\n" * 100_000


def nothing_shown() -> bytes:
    """A page that shows a part of itself which does not exist."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /CropBox [5000 5000 6000 6000] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        stream(b"BT /F1 12 Tf 72 700 Td (Patient: Ana Ruiz) Tj ET"),
    )


def looping_form() -> bytes:
    """A form that draws itself twice: PDFium asks for memory until there is none."""
    return _page(
        stream(b"/X Do"),
        b"<< /XObject << /X 5 0 R >> >>",
        stream(
            b"/X Do /X Do",
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X 5 0 R >> >>",
        ),
    )


def looping_font() -> bytes:
    """A Type 3 font whose glyph is drawn with the font itself."""
    return _page(
        stream(b"BT /F1 20 Tf 72 700 Td (aaaa) Tj ET"),
        b"<< /Font << /F1 5 0 R >> >>",
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97"
        b" /LastChar 97 /Widths [1000] /Encoding << /Differences [97 /a] >> /CharProcs << /a 6 0 R >>"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(b"1000 0 d0 BT /F1 900 Tf (aa) Tj ET"),
    )


def deep_nesting() -> bytes:
    """An array in an array, half a million deep."""
    return _page(stream(b"[" * 500_000 + b"]" * 500_000), b"<< /Deep %b%b >>" % (b"[" * 500_000, b"]" * 500_000))


def giant_picture() -> bytes:
    """A fax of 100,000 by 100,000 pixels in a few bytes."""
    return _page(
        stream(b"q 612 0 0 792 0 0 cm /Im Do Q"),
        b"<< /XObject << /Im 5 0 R >> >>",
        stream(
            b"\x00" * 64,
            b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 1"
            b" /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 100000 /Rows 100000 >>",
        ),
    )


BOMBS: dict[str, Callable[[], bytes]] = {
    "exploding-stream": exploding_stream,
    "exploding-twice": lambda: exploding_stream(layers=2, megabytes=100),
    "exploding-objects": exploding_object_stream,
    "million-pages": million_pages,
    "looping-tree": looping_page_tree,
    "looping-font": looping_font,
    "deep": deep_nesting,
    "knotted-trees": knotted_trees,
    "endless-streams": streams_without_end,
    "nothing-shown": nothing_shown,
    "looping-form": looping_form,
    "giant-picture": giant_picture,
}
