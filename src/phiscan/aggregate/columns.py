"""The columns of every table: name, dtype, meaning. Tables, CSV files and docs are made from these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from phiscan.aggregate.exposure import Exposure
from phiscan.model import Basis, Channel, Outcome, Role

STRING = "string"
INTEGER = "Int64"
NUMBER = "Float64"
BOOLEAN = "boolean"


class Verdict(StrEnum):
    """What became of a candidate; the last is for a page without any."""

    FOUND = "found"
    NOT_BELIEVED = "not-believed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `dtype` is pandas' name, or "category" with its `values` in order."""

    name: str
    dtype: str
    meaning: str
    values: tuple[str, ...] = ()
    ordered: bool = False

    def categories(self) -> pd.CategoricalDtype:
        """The dtype of a column of closed vocabulary."""
        return pd.CategoricalDtype(list(self.values), ordered=self.ordered)


def _choice(name: str, values: tuple[str, ...], meaning: str, *, ordered: bool = False) -> Column:
    return Column(name, "category", meaning, tuple(str(value) for value in values), ordered)


FINDINGS = (
    Column("path", STRING, "path of the document, relative to the scanned folder, with `/`"),
    Column("page_number", INTEGER, "page, from 1; empty for what stands on none (file name, metadata)"),
    _choice("channel", tuple(Channel), "where in the document the text came from"),
    Column("attachment", STRING, "name of the embedded file it was found in; empty for the document itself"),
    Column("entity_type", STRING, "what it is (see entity types)"),
    _choice("role", tuple(Role), "who the person is, or whose it is; empty when unknown"),
    Column("subject", STRING, "the person within this document (s1, s2, ..); empty when nobody's"),
    Column("value", STRING, "what was found; masked unless revealed"),
    Column("detail", STRING, "JSON with the named parts of a composite value; personal parts masked unless revealed"),
    Column("score", NUMBER, "probability that it is right, where one is known"),
    _choice("basis", tuple(Basis), "what it rests on"),
    Column("recognizer", STRING, "the recognizer that found it"),
    Column("start", INTEGER, "first character in the page's reading text"),
    Column("end", INTEGER, "the character after the last"),
    Column("x0", NUMBER, "left edge in points from the left of the page"),
    Column("top", NUMBER, "upper edge in points from the top of the page"),
    Column("x1", NUMBER, "right edge"),
    Column("bottom", NUMBER, "lower edge"),
)

EVIDENCE = (
    Column("page_number", INTEGER, "page, from 1; empty for what stands on none (file name, metadata)"),
    Column("attachment", STRING, "name of the embedded file; empty for the document itself"),
    _choice("verdict", tuple(Verdict), "what became of it; `unread` is a row for a page that was not read"),
    Column("entity_type", STRING, "what it is, or would have been"),
    Column("value", STRING, "what was found; masked unless revealed"),
    Column("reason", STRING, "why it was not believed, or why the page was not read"),
    _choice("basis", tuple(Basis), "what it rests on; `checksum`: its check digits are right"),
    Column("score", NUMBER, "probability that it is right, where one is known"),
    Column("recognizer", STRING, "the recognizer that found it"),
    Column("model", STRING, "the model that found it; empty where none was asked"),
    Column("label", STRING, "the words of the form that say what it is"),
    Column("stands", STRING, "where the value stands: right of its label, below it, under the heading of its column"),
    _choice("role", tuple(Role), "who the person is, or whose it is; empty when unknown"),
    Column("why", STRING, "why that person has that role"),
    Column("subject", STRING, "the person within this document (s1, s2, ..); empty when nobody's"),
    Column("rule", STRING, "the rule that gave it to that person, or to nobody"),
    _choice("channel", tuple(Channel), "where in the document the text came from"),
    Column("start", INTEGER, "first character in the page's reading text"),
    Column("end", INTEGER, "the character after the last"),
    Column("x0", NUMBER, "left edge in points from the left of the page"),
    Column("top", NUMBER, "upper edge in points from the top of the page"),
    Column("x1", NUMBER, "right edge"),
    Column("bottom", NUMBER, "lower edge"),
)

INVENTORY_START = (
    Column("path", STRING, "path of the document, relative to the scanned folder, with `/`"),
    Column("sha256", STRING, "SHA-256 of the file; empty when it could not be read"),
    Column("size_bytes", INTEGER, "size of the file"),
    _choice("outcome", tuple(Outcome), "how the reading ended; every listed document has one"),
    Column("pages", INTEGER, "pages of the document"),
    Column("pages_read", INTEGER, "pages that were read as text"),
    Column("pages_ocr", INTEGER, "pages that were read by OCR, all or a part of the page"),
    Column("language", STRING, "ISO 639-1 code; `und` where the text does not tell, empty where none was read"),
    Column("subjects", INTEGER, "patients, members and relatives named in the document"),
    _choice("exposure", tuple(Exposure), "exposure level by the rule below; empty when unknown", ordered=True),
)

INVENTORY_END = (
    Column("duplicate_of", STRING, "the first path with the same bytes; empty for that path itself"),
    Column("note", STRING, "what went wrong: a kind of error or page numbers, never a value"),
    Column("pages_blank", INTEGER, "pages on which nothing is printed"),
    Column("pages_unread", INTEGER, "pages that were not read, all or a part of the page; `note` says which and why"),
    Column("attachments", STRING, "embedded files, name and type, parted by `; `; empty when there are none"),
    Column("failed_redactions", INTEGER, "boxes drawn over text that is still there to be copied"),
)

MANIFEST = (
    Column("path", STRING, "path of the document, as in the inventory"),
    Column("size_bytes", INTEGER, "size of the file"),
    Column("sha256", STRING, "SHA-256 of the file; empty when it could not be read"),
    Column(
        "modified", STRING, "when the file was last changed by its file system, UTC; empty when it could not be read"
    ),
    _choice("outcome", tuple(Outcome), "how the reading ended"),
)

PERSONS = (
    Column(
        "person_id", STRING, "`P` and ten letters: a digest of where the person is first named; the same in every run"
    ),
    Column("name", STRING, "name as first printed; initials unless revealed"),
    Column("birth_date", STRING, "birth date, ISO where it could be read; masked unless revealed"),
    _choice("role", tuple(Role), "patient or relative"),
    Column("documents", INTEGER, "documents (paths) that name the person"),
    Column("categories", STRING, "categories of what is exposed of the person, parted by `;`"),
    Column("first_date", STRING, "earliest date tied to the person, ISO; the year alone unless revealed"),
    Column("last_date", STRING, "latest date tied to the person, ISO; the year alone unless revealed"),
    Column("birth_year", INTEGER, "year of birth; unless revealed, empty for those over 89"),
    Column("state", STRING, "US state of most of the person's addresses, two letters; empty when none says"),
    Column("country", STRING, "country of most of the person's addresses, ISO 3166-1; empty when none says"),
    Column("minor", BOOLEAN, "under 18 years at the last date of care; empty when no age is known"),
    Column("over_89", BOOLEAN, "90 years or more at the last date of care; empty when no age is known"),
    Column("deceased", BOOLEAN, "whether a document says so: a date under a label of death"),
    Column("no_address", BOOLEAN, "no document gives an address of the person: notice needs a substitute"),
    Column(
        "unresolved", BOOLEAN, "a name that fits other persons listed and was joined to none: counted as nobody new"
    ),
)

SUBJECT_DOCUMENTS = (
    Column("person_id", STRING, "the person in `subjects`"),
    Column("path", STRING, "the document"),
    Column("subject", STRING, "the person within that document, as in `findings`"),
)

DISAGREEMENTS = (
    Column("person_id", STRING, "the person in `subjects`"),
    Column("field", STRING, "what the documents disagree on: `birth_date`, `sex`, or the type of a number"),
    Column("value", STRING, "what differs from what most documents say; masked unless revealed"),
    Column("difference", STRING, "`one digit`, `day and month swapped`: likely misread; `other`: perhaps two people"),
    Column("documents", INTEGER, "documents that say so"),
    Column("usual_documents", INTEGER, "documents that say what most say"),
    Column("path", STRING, "the first document that says so"),
)

PRACTITIONERS = (
    Column("practitioner_id", STRING, "`D` and ten letters: a digest of where the practitioner is first named"),
    Column("name", STRING, "name as first printed; initials unless revealed"),
    _choice("role", tuple(Role), "practitioner or staff"),
    Column("documents", INTEGER, "documents (paths) that name the practitioner"),
)
