"""Documents: what cannot be read is said, page by page, never passed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract import open_document
from phiscan.extract.document import LOST
from phiscan.extract.plumber import PlumberDocument
from phiscan.model import Page, UnreadPage
from tests.extract.drawing import READERS, Sheet, draw, picture_of


def words(sheet: Sheet) -> None:
    sheet.put(72, 100, "Patient: Ana Ruiz")


def blank(sheet: Sheet) -> None:
    sheet.put(72, 100, " ")


@pytest.mark.parametrize("reader", READERS)
def test_a_scanned_page_is_not_taken_for_a_blank_one(tmp_path: Path, reader: str) -> None:
    """A picture without text is unread; a blank page has been read; a plain grey picture hides nothing."""

    def grey(sheet: Sheet) -> None:
        sheet.canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "gray")), 0, 0, 612, 792)

    path = draw(tmp_path / "a.pdf", words, picture_of(words), blank, grey)
    with open_document(path, ScanConfig(reader=reader, ocr="off")) as document:
        pages = list(document.pages())
    assert [type(page) for page in pages] == [Page, UnreadPage, Page, Page]
    assert pages[1] == UnreadPage(2, "a picture without text; OCR is off")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.EmptyDocumentError),
        (b"plain text", errors.NotPdfError),
        (b"%PDF-1.4\nnothing else", errors.DamagedDocumentError),
    ],
)
@pytest.mark.parametrize("reader", ["auto", *READERS])
def test_what_cannot_be_opened(tmp_path: Path, reader: str, data: bytes, error: type[Exception]) -> None:
    """Each kind by its own error, whichever reader."""
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(error):
        open_document(tmp_path / "a.pdf", ScanConfig(reader=reader))


@pytest.mark.parametrize("reader", ["auto", *READERS])
def test_a_locked_document_is_encrypted_not_damaged(reader: str) -> None:
    """The sample has one."""
    path = Path(__file__).parents[2] / "sample_pdfs" / "hard" / "encrypted.pdf"
    with pytest.raises(errors.EncryptedDocumentError):
        open_document(path, ScanConfig(reader=reader))


def test_too_many_pages_is_a_limit(tmp_path: Path) -> None:
    """max_pages is enforced before a page is read."""
    path = draw(tmp_path / "a.pdf", words, words, words)
    with pytest.raises(errors.TooLargeError, match="pages"):
        open_document(path, ScanConfig(max_pages=2))


@pytest.mark.parametrize("reader", ["auto", *READERS])
def test_a_damaged_document_is_repaired_before_it_is_given_up(tmp_path: Path, reader: str) -> None:
    """Cut off before its table of objects no reader opens it; qpdf finds them, and the document says it was mended."""
    whole = draw(tmp_path / "a.pdf", words).read_bytes()
    broken = whole[: whole.rindex(b"\nxref")]
    (tmp_path / "a.pdf").write_bytes(broken + b"\n%%EOF\n")
    with open_document(tmp_path / "a.pdf", ScanConfig(reader=reader)) as document:
        (page,) = (each for each in document.pages() if each.page_number == 1)
        assert document.is_repaired
    assert isinstance(page, Page)
    assert page.text == "Patient: Ana Ruiz"


def test_a_page_that_repair_left_empty_is_unread(tmp_path: Path) -> None:
    """Not blank: what was printed on it is lost."""
    whole = draw(tmp_path / "a.pdf", words).read_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[: whole.rindex(b"endstream") - 40])
    with open_document(tmp_path / "a.pdf", ScanConfig()) as document:
        assert UnreadPage(1, LOST) in list(document.pages())


def test_a_page_without_a_sound_size_is_damage(tmp_path: Path) -> None:
    """Not a crash (`make fuzz` found one): a media box that holds a name."""
    whole = draw(tmp_path / "a.pdf", words).read_bytes()
    (tmp_path / "a.pdf").write_bytes(
        re.sub(rb"/MediaBox ?\[[^]]*\]", b"/CropBox [/A 0 612 792] /MediaBox [/A 0 612 792]", whole)
    )
    with pytest.raises(errors.DamagedDocumentError):
        PlumberDocument(tmp_path / "a.pdf")


def saying(word: str) -> Callable[[Sheet], None]:
    return lambda sheet: sheet.put(72, 100, word)


@pytest.mark.parametrize("reader", ["auto", "pdfium", "pdfplumber"])
@pytest.mark.parametrize("nested", [False, True], ids=["flat", "nested"])
def test_pages_that_the_page_tree_does_not_count_are_read(tmp_path: Path, reader: str, *, nested: bool) -> None:
    """The tree holds three and says one: a reader that believes it never comes to the others."""
    path = draw(tmp_path / "a.pdf", *map(saying, ("one", "two", "three")))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        tree = pdf.Root.Pages
        if nested:
            node = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Parent=tree, Count=1))
            node.Kids = pikepdf.Array(tree.Kids[:2])
            tree.Kids = pikepdf.Array([node, tree.Kids[2]])
        tree.Count = 1
        pdf.save(path)
    with open_document(path, ScanConfig(reader=reader)) as document:
        assert [page.text for page in document.pages() if isinstance(page, Page)] == ["one", "two", "three"]
        assert document.page_count == 3
    with pytest.raises(errors.TooLargeError, match="pages"):
        open_document(path, ScanConfig(reader=reader, max_pages=2))
