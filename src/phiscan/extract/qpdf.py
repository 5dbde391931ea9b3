"""The objects of a PDF as qpdf sees them, through pikepdf, which `repair` imports too.

Objects of a hostile file may be anything: every accessor gives an empty answer where a thing is not what it should be.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from io import BytesIO
from pathlib import Path
from stringprep import in_table_b1
from typing import Any
from unicodedata import normalize

import pikepdf

from phiscan import errors
from phiscan.extract.frame import Box, Frame

# What it warns of quotes the document.
logging.getLogger("pikepdf").setLevel(logging.CRITICAL + 1)

Node = Any
# Number and generation of an object.
Place = tuple[int, int]
# What pikepdf raises on objects that are not what they should be, or packed in a way that takes another program.
Malformed = (
    pikepdf.PdfError,
    pikepdf.DependencyError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    OverflowError,
)
# Chains of parents and kids in a sound file are short; a loop is cut here.
_DEEPEST = 32
# The nodes of a tree of a million names are some ten thousand.
_MOST_NODES = 100_000
_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
# A text in one object longer than this is no field, note or title.
MOST_CHARACTERS = 1_000_000


class Objects:
    """An open document's objects. Close it."""

    def __init__(self, source: Path | bytes, password: str = "") -> None:
        """Raises a `DocumentError` when qpdf cannot open the file."""
        try:
            file = BytesIO(source) if isinstance(source, bytes) else source
            self._pdf = pikepdf.open(file, password=password, suppress_warnings=True)
        except pikepdf.PasswordError:
            raise errors.EncryptedDocumentError from None
        except OSError as exc:
            raise errors.UnreadableDocumentError(type(exc).__name__) from None
        except Malformed as exc:
            raise errors.DamagedDocumentError(type(exc).__name__) from None

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()

    @property
    def root(self) -> Node:
        """The catalog; None in a file without one."""
        with suppress(*Malformed):
            return self._pdf.Root
        return None

    @cached_property
    def entries(self) -> frozenset[str]:
        """The keys of the catalog: what the document has at all."""
        return frozenset(keys(self.root))

    @property
    def info(self) -> Node:
        """The information dictionary; None in a file without one."""
        with suppress(*Malformed):
            return self._pdf.trailer.get("/Info")
        return None

    @property
    def has_layers_off(self) -> bool:
        """Whether a layer (optional content) of the document is not shown."""
        if "/OCProperties" not in self.entries:
            return False
        shown = get(get(self.root, "/OCProperties"), "/D")
        # /AS turns layers off by what is done with the document: looking at it, for one.
        return bool(items(get(shown, "/OFF")) or items(get(shown, "/AS"))) or name(get(shown, "/BaseState")) == "OFF"

    @property
    def page_count(self) -> int:
        """The pages that are in the tree, whatever it says of their number; 0 where qpdf finds none."""
        with suppress(*Malformed):
            return len(self._pdf.pages)
        return 0

    def page(self, page_number: int) -> Node:
        """The page's dictionary, counted from 1; None where qpdf finds none."""
        with suppress(*Malformed):
            return self._pdf.pages[page_number - 1].obj
        return None

    def page_numbers(self) -> dict[tuple[int, int], int]:
        """The number of each page by its object."""
        with suppress(*Malformed):
            return {page.obj.objgen: number for number, page in enumerate(self._pdf.pages, 1)}
        return {}


def unlocked(source: Path | bytes, passwords: Sequence[str]) -> bytes | None:
    """A copy that needs no password, made in memory with the first of the passwords that opens it; None if none does."""
    for password in passwords:
        for written in dict.fromkeys((password.encode(), _latin(password), _prepared(password))):
            try:
                file = BytesIO(source) if isinstance(source, bytes) else source
                with pikepdf.open(file, password=written, suppress_warnings=True) as pdf:
                    copy = BytesIO()
                    pdf.save(copy, encryption=False)
                    return copy.getvalue()
            except pikepdf.PasswordError:
                continue
            except (OSError, *Malformed):
                return None
    return None


def _latin(password: str) -> bytes:
    """As PDFs before 2.0 encode it, as far as they can."""
    return password.encode("latin-1", "ignore")


def _prepared(password: str) -> bytes:
    """As PDF 2.0 prepares it (RFC 4013): compatibility forms, and nothing in place of characters that do not show."""
    return normalize("NFKC", "".join(c for c in password if not in_table_b1(c))).encode()


def get(node: Node, key: str) -> Node:
    """The value of a key of a dictionary or stream; None where there is none."""
    try:
        return node.get(key)
    except Malformed:
        return None


def inherited(node: Node, key: str) -> Node:
    """The value of a key of the node or the nearest of its parents."""
    for each in lineage(node):
        value = get(each, key)
        if value is not None:
            return value
    return None


def lineage(node: Node) -> Iterator[Node]:
    """The node and its parents, nearest first."""
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Object):
            return
        yield node
        node = get(node, "/Parent")


def in_tree(root: Node, key: str) -> Iterator[Node]:
    """The values of a name tree ("/Names") or number tree ("/Nums"); each node once, however the tree is knotted."""
    waiting = [root]
    seen: set[Place] = set()
    while waiting and len(seen) < _MOST_NODES:
        node = waiting.pop()
        where = place_of(node)
        if where in seen:
            continue
        # A node without a number stands where it is: it cannot come again.
        seen.add(where or (0, len(seen) + 1))
        yield from items(get(node, key))[1::2]
        waiting += reversed(items(get(node, "/Kids")))


def items(node: Node) -> list[Node]:
    """The members of an array; the node itself where it is none."""
    if node is None:
        return []
    if isinstance(node, pikepdf.Array):
        try:
            return list(node)
        except Malformed:
            return []
    return [node]


def keys(node: Node) -> list[str]:
    """The keys of a dictionary or stream, sorted."""
    try:
        return sorted(node.keys())
    except Malformed:
        return []


def text(node: Node) -> str:
    """A string, name or stream as text; "" where the node is none of them."""
    try:
        if isinstance(node, pikepdf.String):
            return str(node)[:MOST_CHARACTERS]
        if isinstance(node, pikepdf.Name):
            return str(node)[1:]
        return decoded(content(node, MOST_CHARACTERS)) if isinstance(node, pikepdf.Stream) else ""
    except Malformed:
        return ""


def name(node: Node) -> str:
    """A name without its slash; "" where the node is none, or one whose bytes are no UTF-8."""
    with suppress(*Malformed):
        return str(node)[1:] if isinstance(node, pikepdf.Name) else ""
    return ""


def integer(node: Node) -> int:
    """A number as an integer, 0 where the node is none."""
    with suppress(*Malformed):
        return int(node)
    return 0


def content(node: Node, most_bytes: int) -> bytes:
    """The decoded bytes of a stream, cut at `most_bytes`; empty where it cannot be decoded."""
    with suppress(*Malformed, zlib.error):
        if str(node.get("/Filter")) == "/FlateDecode" and node.get("/DecodeParms") is None:
            # Not more than asked for is unpacked: a small stream may hold gigabytes.
            return zlib.decompressobj().decompress(node.read_raw_bytes(), most_bytes)
        return bytes(node.read_bytes()[:most_bytes])
    return b""


def decoded(data: bytes) -> str:
    """Bytes as text: by their byte order mark, else UTF-8, else Latin-1."""
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def place_of(node: Node) -> Place | None:
    """The number of an object of the file; None for one that has none of its own."""
    where: Place = getattr(node, "objgen", (0, 0))
    return where if where != (0, 0) else None


def box(node: Node) -> Box | None:
    """Left, bottom, right, top of a rectangle; None where the node is none."""
    with suppress(*Malformed):
        one, two, three, four = (float(each) for each in node)
        return min(one, three), min(two, four), max(one, three), max(two, four)
    return None


def frame(page: Node) -> Frame:
    """The frame of a page."""
    rotation = integer(inherited(page, "/Rotate")) % 360
    return Frame(box(inherited(page, "/MediaBox")) or _LETTER, rotation if rotation in (90, 180, 270) else 0)


def appearance(annotation: Node) -> bytes | None:
    """A PDF of one page that shows an annotation as it is drawn (ISO 32000-1, 12.5.5); None where it says nothing of that."""
    drawn = get(get(annotation, "/AP"), "/N")
    state = name(get(annotation, "/AS"))
    if state and not isinstance(drawn, pikepdf.Stream):
        drawn = get(drawn, f"/{state}")
    sides = box(get(drawn, "/BBox"))
    if not isinstance(drawn, pikepdf.Stream) or sides is None:
        return None
    with suppress(*Malformed), pikepdf.new() as pdf:
        form = pdf.copy_foreign(drawn)
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        if "/Matrix" in form:
            del form["/Matrix"]
        page = pdf.add_blank_page()
        page.MediaBox = pikepdf.Array(sides)
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Drawn=form))
        page.Contents = pdf.make_stream(b"/Drawn Do")
        copy = BytesIO()
        pdf.save(copy)
        return copy.getvalue()
    return None
