"""A page about nobody whose information, bookmarks and scripts name somebody."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from phiscan.synthetic.content import Piece, text_of
from phiscan.synthetic.families import Case, identity
from phiscan.synthetic.hard.kind import MARGIN, Kind, Paper, saved
from phiscan.synthetic.truth import Record, Value

_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>'
    "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
)


def make(case: Case, record: Record) -> bytes:
    """One page."""
    paper = Paper(case, record)
    paper.heading("PRICE LIST" if case.house.lang == "en" else "LISTE DES PRIX")
    paper.put(MARGIN, paper.y, "118.00")
    doctor = Value(f"{case.doctor.given} {case.doctor.family}", "PERSON", "practitioner", case.doctor.key)
    fields = identity(case, "patient", "birth", "mrn", "phone")
    title, bookmark, script, keywords = (f"{label}: {text_of(piece)}" for label, piece in fields)
    _note(record, doctor, *(piece for _, piece in fields))
    with pikepdf.open(BytesIO(paper.finished())) as pdf:
        pdf.docinfo["/Title"], pdf.docinfo["/Keywords"] = title, keywords
        pdf.Root.Metadata = pdf.make_stream(_XMP.format(author=doctor.text).encode())
        item = pdf.make_indirect(pikepdf.Dictionary(Title=bookmark))
        pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(First=item, Last=item, Count=1))
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f'app.alert("{script}");')
        return saved(pdf)


def _note(record: Record, *pieces: Piece) -> None:
    for piece in pieces:
        if isinstance(piece, Value):
            record.note(piece, None, "metadata")


METADATA = Kind("metadata", make)
