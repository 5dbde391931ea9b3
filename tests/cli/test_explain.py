"""`phiscan explain`: what each finding rests on and whose it is; no value unless it was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import phiscan
from phiscan import errors
from phiscan.aggregate.columns import EVIDENCE
from phiscan.cli.main import app
from phiscan.errors import ExitCode
from tests.extract.drawing import Sheet, draw

VALUES = {
    "name": "Zyxgrond Quillbert",
    "birth": "03/12/1951",
    "number": "A-104422",
    "doctor": "Marwenna Oddlestone",
    "phone": "(217) 555-0143",
}
# Not believed: an eponym, and a payment card's number under "ISBN".
EPONYM, BOOK = "Klippel Trenaunay", "4111111111111111"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report about one patient, with a practitioner and two things that are nobody's."""

    def page(sheet: Sheet) -> None:
        sheet.put(72, 100, f"Patient: {VALUES['name']}")
        sheet.put(72, 120, f"Date of Birth: {VALUES['birth']}")
        sheet.put(72, 140, f"MRN: {VALUES['number']}")
        sheet.put(72, 200, f"Ordering physician: {VALUES['doctor']}, MD")
        sheet.put(72, 220, f"Physician phone: {VALUES['phone']}")
        sheet.put(72, 300, f"Seen with Mr. {EPONYM} syndrome in the family, ISBN {BOOK}.")

    return draw(tmp_path_factory.mktemp("explain") / "report.pdf", page)


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["explain", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_no_value_is_shown_by_default(pdf: Path) -> None:
    """Neither of what was found nor of what was not believed; the form's words are."""
    code, said, errors_said = run(pdf)
    assert (code, errors_said) == (ExitCode.COMPLETE, "")
    for value in (*VALUES.values(), EPONYM, BOOK):
        assert not [word for word in value.split() if word in said]
    assert all(label in said for label in ('"Patient"', '"Date of Birth"', '"MRN"', '"Physician phone"'))


def test_values_are_shown_on_request(pdf: Path) -> None:
    """--reveal shows them all."""
    _, said, _ = run(pdf, "--reveal")
    assert not [value for value in (*VALUES.values(), BOOK) if value not in said]


def test_evidence_says_what_a_finding_rests_on(pdf: Path) -> None:
    """Recognizer, label, where the value stands, whose it is and by which rule."""
    table = phiscan.explain(pdf, reveal=True).set_index("value")
    birth = table.loc[VALUES["birth"]]
    assert (birth["label"], birth["stands"], birth["basis"]) == ("Date of Birth", "right of its label", "label")
    assert (birth["role"], birth["subject"]) == ("patient", "s1")
    assert birth["rule"] == "the label, heading or sentence says whose"
    phone = table.loc[VALUES["phone"]]
    assert (phone["role"], phone["subject"], phone["recognizer"]) == ("practitioner", "s2", "PhoneRecognizer")
    assert table.loc[VALUES["name"], "why"] == "a label, title or word beside the name"


def test_what_was_not_believed_has_its_reason(pdf: Path) -> None:
    """The same reasons that a scan counts."""
    table = phiscan.explain(pdf, reveal=True)
    against = table[table["verdict"] == "not-believed"].set_index("value")
    assert against.loc[BOOK, "reason"] == "ISBN"
    counted = phiscan.scan_pdf(pdf).summary["suppressed"]
    assert counted["CREDIT_CARD: ISBN"] == 1
    _, said, _ = run(pdf)
    assert "NOT BELIEVED: ISBN" in said


def test_findings_are_those_of_a_scan(pdf: Path) -> None:
    """Explaining changes nothing."""
    table = phiscan.explain(pdf, reveal=True)
    found = table[table["verdict"] == "found"]
    scanned = phiscan.scan_pdf(pdf, reveal=True).findings
    columns = ["entity_type", "value", "role", "subject", "start", "end"]
    assert found[columns].astype(str).values.tolist() == scanned[columns].astype(str).values.tolist()


def test_columns_are_those_of_the_documentation(pdf: Path) -> None:
    """With their dtypes, also where nothing is left to show."""
    for table in (phiscan.explain(pdf), phiscan.explain(pdf, entity_type="IBAN_CODE")):
        assert list(table.columns) == [column.name for column in EVIDENCE]
        assert table["verdict"].dtype == "category"


def test_a_page_and_a_type_can_be_chosen(pdf: Path) -> None:
    """Rows of one type only; a page that is not there is said so."""
    _, said, _ = run(pdf, "--page", "1", "--type", "DATE_OF_BIRTH")
    assert said.count("whose:") == 1
    assert run(pdf, "--page", "2")[0] == ExitCode.USAGE


MISTAKES = {
    "no such file": ("none.pdf", ExitCode.USAGE, "no such file or folder: none.pdf"),
    "a folder": ("folder", ExitCode.USAGE, "folder is a folder: name one PDF"),
    "not a PDF": ("letter.txt", ExitCode.INCOMPLETE, "letter.txt was not read: not-pdf"),
    "damaged": ("damaged.pdf", ExitCode.INCOMPLETE, "damaged.pdf was not read: damaged"),
    "empty": ("empty.pdf", ExitCode.INCOMPLETE, "empty.pdf was not read: "),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_has_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: str) -> None:
    """No traceback, and nothing of what the file holds."""
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("letter.txt").write_text(f"Dear {VALUES['name']}")
    Path("damaged.pdf").write_bytes(b"%PDF-1.4\n" + VALUES["name"].encode())
    Path("empty.pdf").write_bytes(b"")
    name, code, line = MISTAKES[mistake]
    exit_code, said, errors_said = run(name)
    assert (exit_code, said, errors_said.count("\n")) == (code, "", 1)
    assert line in errors_said
    assert VALUES["name"] not in errors_said


def test_an_unknown_type_is_a_fault_of_the_configuration(pdf: Path) -> None:
    """As in a scan; the library raises what the command prints."""
    assert run(pdf, "--type", "SHOE_SIZE")[0] == ExitCode.BAD_CONFIG
    with pytest.raises(errors.ConfigError, match="unknown entity type 'SHOE_SIZE'"):
        phiscan.explain(pdf, entity_type="SHOE_SIZE")


def test_a_learned_role_tells_where_it_was_read(tmp_path: Path) -> None:
    """One of the house, of whom nothing tells but the words around his name, which are not shown."""

    def page(sheet: Sheet) -> None:
        sheet.put(72, 100, "INTERDISCIPLINARY ROUNDS")
        sheet.put(72, 120, f"Patient: {VALUES['name']}")
        sheet.put(72, 160, "Message taken at the front desk by Marta Delgado and passed on.")

    table = phiscan.explain(draw(tmp_path / "log.pdf", page), entity_type="PERSON")
    learned = table[table["why"].fillna("").str.startswith("learned: ")]
    assert list(learned["role"]) == ["staff"]
    assert not [word for word in ("desk", "message", "Rounds") if word in learned["why"].iloc[0]]
