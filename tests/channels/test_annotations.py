"""Annotations: what was noted on a page is read, with whose note it is."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from phiscan.model import Channel, Page
from phiscan.scanning import Scanner
from tests.channels.building import annotate, drawn
from tests.channels.scanned import found, scan
from tests.extract.drawing import read


def notes(path: Path) -> list[Page]:
    return [page for page in read(path) if page.channel is Channel.ANNOTATION]


def test_free_text_stands_beside_what_is_printed(tmp_path: Path, scanner: Scanner) -> None:
    """Forms are filled in with it; the printed label says what it is, and is not read twice."""
    with drawn(tmp_path / "a.pdf") as pdf:
        annotate(pdf, "FreeText", (140, 92, 240, 104), Contents="03/12/1951")
    assert found(scan(scanner, tmp_path / "a.pdf")) == [("DATE_OF_BIRTH", "03/12/1951", "annotation")]


def test_a_comment_says_its_author(tmp_path: Path, scanner: Scanner) -> None:
    """Contents, subject and author; the popup that shows it again is not read."""
    with drawn(tmp_path / "a.pdf") as pdf:
        annotate(pdf, "Text", (500, 40, 520, 60), Contents="Patient: Ana Ruiz\rPhone: (217) 555-0142", T="Jane Okafor")
        annotate(pdf, "Popup", (500, 40, 520, 60), Contents="Patient: Ana Ruiz")
    (page,) = notes(tmp_path / "a.pdf")
    assert page.text == "Patient: Ana Ruiz\nPhone: (217) 555-0142\nAuthor: Jane Okafor"
    roles = {each.value.reveal(): each.role for each in scan(scanner, tmp_path / "a.pdf").findings}
    assert roles["Jane Okafor"] == "practitioner"
    assert roles["Ana Ruiz"] == "patient"


def test_rich_text_is_read_where_there_is_no_plain_one(tmp_path: Path) -> None:
    """Without its tags, a paragraph a line."""
    with drawn(tmp_path / "a.pdf") as pdf:
        annotate(pdf, "Text", (500, 40, 520, 60), RC="<body><p>Patient: Ana</p><p>seen &amp; called</p></body>")
    assert [page.text for page in notes(tmp_path / "a.pdf")] == ["Patient: Ana\nseen & called"]


def test_where_a_link_leads(tmp_path: Path, scanner: Scanner) -> None:
    """The printed words of a link need not say it."""
    with drawn(tmp_path / "a.pdf") as pdf:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="mailto:ana.ruiz@example.com")
        annotate(pdf, "Link", (72, 92, 140, 104), A=action)
    assert found(scan(scanner, tmp_path / "a.pdf")) == [("EMAIL_ADDRESS", "ana.ruiz@example.com", "annotation")]


# What an action is, and the lines it gives.
ACTIONS = {
    "query": (
        {"S": "URI", "URI": "https://portal.example.com/p?lastName=Ruiz&dob=03%2F12%2F1951&x=7"},
        ["https://portal.example.com/p", "last Name: Ruiz", "dob: 03/12/1951", "x: 7"],
    ),
    "plain query": (
        {"S": "URI", "URI": "https://example.com/p?tab=7&lang=en"},
        ["https://example.com/p?tab=7&lang=en"],
    ),
    "mail": (
        {"S": "URI", "URI": "mailto:clinic@example.com?subject=INR%20of%20Ana%20Ruiz"},
        ["mailto:clinic@example.com", "subject: INR of Ana Ruiz"],
    ),
    "file": ({"S": "Launch", "F": {"F": "RUIZ_ANA.pdf"}}, ["RUIZ_ANA.pdf"]),
    "script": ({"S": "JavaScript", "JS": "app.alert('Patient: Ana Ruiz')"}, ["Patient: Ana Ruiz"]),
    "next": ({"S": "Named", "Next": {"S": "URI", "URI": "tel:+12175550142"}}, ["tel:+12175550142"]),
}


def action(entries: dict[str, object]) -> pikepdf.Dictionary:
    said = {key: action(value) if isinstance(value, dict) else value for key, value in entries.items()}
    if "S" in said:
        said["S"] = pikepdf.Name(f"/{said['S']}")
    return pikepdf.Dictionary(**said)


@pytest.mark.parametrize(("entries", "lines"), ACTIONS.values(), ids=ACTIONS)
def test_what_actions_say(tmp_path: Path, entries: dict[str, object], lines: list[str]) -> None:
    """Of a link, a field and a page: what is handed over to a web page goes by its names; a script is not run."""
    for holder in ("link", "field", "page"):
        with drawn(tmp_path / "a.pdf") as pdf:
            if holder == "page":
                pdf.pages[0].obj.AA = pikepdf.Dictionary(O=action(entries))
            else:
                annotate(pdf, "Link" if holder == "link" else "Widget", (72, 92, 140, 104), A=action(entries))
        assert [page.text.split("\n") for page in notes(tmp_path / "a.pdf")] == [lines]


def test_actions_that_follow_each_other_for_ever_end(tmp_path: Path) -> None:
    """Each is the next of itself."""
    with drawn(tmp_path / "a.pdf") as pdf:
        endless = pdf.make_indirect(action({"S": "URI", "URI": "tel:1"}))
        endless.Next = pikepdf.Array([endless, endless])
        annotate(pdf, "Link", (72, 92, 140, 104), A=endless)
    (page,) = notes(tmp_path / "a.pdf")
    assert set(page.text.split("\n")) == {"tel:1"}


def test_a_redaction_that_was_only_marked_says_what_is_to_stand_there(tmp_path: Path) -> None:
    """Its overlay; and a pinned file its description."""
    with drawn(tmp_path / "a.pdf") as pdf:
        annotate(pdf, "Redact", (300, 92, 400, 104), OverlayText="released to Ana Ruiz")
        annotate(pdf, "FileAttachment", (300, 192, 400, 204), FS=pikepdf.Dictionary(Desc="Card of Ana Ruiz"))
    assert [page.text for page in notes(tmp_path / "a.pdf")] == ["released to Ana Ruiz\nCard of Ana Ruiz"]


def test_annotations_that_are_none_are_passed_over(tmp_path: Path) -> None:
    """A number, a rectangle of three numbers, contents that are a list."""
    with drawn(tmp_path / "a.pdf") as pdf:
        annotate(pdf, "Text", (500, 40, 520, 60), Contents=pikepdf.Array([1]))
        pdf.pages[0].obj.Annots.append(7)
        pdf.pages[0].obj.Annots.append(pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[1, 2, 3], Contents="kept"))
    assert [page.text for page in notes(tmp_path / "a.pdf")] == ["kept"]


def stamped(pdf: pikepdf.Pdf, *lines: str, content: bytes | None = None) -> pikepdf.Object:
    """The appearance of a stamp: lines of Helvetica, or this content, turned by its matrix."""
    said = b"".join(b"1 0 0 1 10 %d Tm (%s) Tj " % (80 - 16 * i, line.encode()) for i, line in enumerate(lines))
    form = pikepdf.Stream(pdf, content if content is not None else b"BT /F 12 Tf %sET" % said)
    form.Subtype = pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 300, 100])
    form.Matrix = pikepdf.Array([0, 1, -1, 0, 0, 0])
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    return form


def test_a_stamp_says_what_is_drawn_on_it(tmp_path: Path, scanner: Scanner) -> None:
    """Under its contents, where it has some; of several states, the one that is shown."""
    with drawn(tmp_path / "a.pdf") as pdf:
        lines = stamped(pdf, "RECEIVED 04 OCT 2017", "Patient: Ana Ruiz", "DOB: 03/12/1951")
        annotate(pdf, "Stamp", (300, 400, 600, 500), AP=pikepdf.Dictionary(N=lines))
        annotate(pdf, "Stamp", (300, 520, 600, 620), Contents="Copy", AP=pikepdf.Dictionary(N=stamped(pdf, "Ward 6")))
        states = pikepdf.Dictionary(On=stamped(pdf, "Ward 7"), Off=stamped(pdf, "Ward 8"))
        annotate(pdf, "Stamp", (30, 640, 330, 740), AP=pikepdf.Dictionary(N=states), AS=pikepdf.Name.On)
    (page,) = notes(tmp_path / "a.pdf")
    assert page.text == "RECEIVED 04 OCT 2017\nPatient: Ana Ruiz\nDOB: 03/12/1951\nCopy\nWard 6\nWard 7"
    assert ("DATE_OF_BIRTH", "03/12/1951", "annotation") in found(scan(scanner, tmp_path / "a.pdf"))


def test_stamps_that_are_broken_say_nothing(tmp_path: Path) -> None:
    """An appearance that is no stream, draws itself, or is no content: the page is read all the same."""
    with drawn(tmp_path / "a.pdf") as pdf:
        endless = stamped(pdf, content=b"/Me Do")
        endless.Resources.XObject = pikepdf.Dictionary(Me=endless)
        for broken in (pikepdf.Name("/None"), stamped(pdf, content=b"\xff\x00(((BT"), endless):
            annotate(pdf, "Stamp", (30, 640, 330, 740), AP=pikepdf.Dictionary(N=broken))
    assert notes(tmp_path / "a.pdf") == []
    assert [page.text for page in read(tmp_path / "a.pdf")] == ["Date of birth"]
