"""PDFs with things in them that reportlab cannot make: pikepdf adds them to a drawn page."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf

from tests.extract.drawing import HEIGHT, Sheet, draw


def words(sheet: Sheet) -> None:
    sheet.put(72, 100, "Date of birth")


@contextmanager
def drawn(path: Path, *pages: object) -> Iterator[pikepdf.Pdf]:
    """A page, or these, open to be added to; saved at the end."""
    draw(path, *(pages or (words,)))  # type: ignore[arg-type]
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        yield pdf
        with warnings.catch_warnings():
            # Widgets that no form lists are what a test is about.
            warnings.simplefilter("ignore")
            pdf.save(path)


def annotate(pdf: pikepdf.Pdf, kind: str, box: tuple[float, float, float, float], **entries: object) -> None:
    """Add an annotation; `box` is in points from the top-left corner of the first page."""
    x0, top, x1, bottom = box
    page = pdf.pages[0].obj
    if "/Annots" not in page:
        page.Annots = pdf.make_indirect(pikepdf.Array())
    annotation = pikepdf.Dictionary(
        Subtype=pikepdf.Name(f"/{kind}"), Rect=[x0, HEIGHT - bottom, x1, HEIGHT - top], **entries
    )
    page.Annots.append(pdf.make_indirect(annotation))


def embed(pdf: pikepdf.Pdf, name: str, data: bytes, media_type: str = "application/pdf") -> pikepdf.Object:
    """Embed a file; its specification."""
    stream = pikepdf.Stream(pdf, data)
    stream.Subtype = pikepdf.Name(f"/{media_type}")
    specification = pdf.make_indirect(pikepdf.Dictionary(F=name, UF=name, EF=pikepdf.Dictionary(F=stream)))
    if "/Names" not in pdf.Root:
        pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array()))
    pdf.Root.Names.EmbeddedFiles.Names.extend([pikepdf.String(name), specification])
    return specification


def widget(pdf: pikepdf.Pdf, box: tuple[float, float, float, float], **entries: object) -> pikepdf.Object:
    """Add a field that is its own widget, in no list of fields; the field."""
    annotate(pdf, "Widget", box, **entries)
    return pdf.pages[0].obj.Annots[-1]


def appearance(pdf: pikepdf.Pdf, content: bytes, width: float = 200, height: float = 20) -> pikepdf.Object:
    """What something is drawn with: this content, in Helvetica."""
    form = pikepdf.Stream(pdf, content)
    form.Subtype, form.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, width, height])
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    return pdf.make_indirect(form)
