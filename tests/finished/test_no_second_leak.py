"""The outputs folder alone reveals nothing: not a value, not in any encoding, not by an unkeyed digest, not in a path."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.extract.document import NO_ENGINE, NO_WORDS, OCR_IS_OFF, OUT_OF_TIME, OVER_BUDGET
from phiscan.finished import diff, duties, explain_people, forget, reveal, verify
from phiscan.model import Basis, DocumentRef, DocumentReport, Finding, Outcome, Role, SensitiveText, Span
from phiscan.releasing import check_outputs
from phiscan.releasing.tables import is_own_note
from phiscan.report import PathMasks, csv_text
from phiscan.run.dump import scan
from phiscan.run.worker import Scan
from tests.finished.runs import CONFIG, KEY
from tests.leaks import leaks, needles

PLANTED = {
    "PERSON": "Zyxgrond Quillbert",
    "DATE_OF_BIRTH": "03/12/1951",
    "US_SSN": "536-22-8145",
    "PHONE_NUMBER": "(212) 555-0142",
    "EMAIL_ADDRESS": "zyxgrond.q@example.org",
    "STREET_ADDRESS": "4711 Wimblethorpe Crescent, Austin, TX 78701",
    "MEDICAL_RECORD_NUMBER": "MRN-8841127",
}
# File names name people too; one of a document that cannot be read, so nothing is found in it.
NAMED = ("QUILLBERT_ZYXGROND_03-12-1951.pdf", "Vexlington, Maraquel/inr 8841127.pdf")
UNREADABLE = "Thrimbleford Oskaline 536228145.pdf"
IN_PATHS = ("Vexlington", "Maraquel", "Thrimbleford", "Oskaline", "536228145")
VALUES = (*PLANTED.values(), *IN_PATHS)


def make_scan(config: ScanConfig) -> Scan:
    """Finds the planted values in every document."""
    return _scan


def _scan(ref: DocumentRef) -> DocumentReport:
    findings = tuple(
        Finding(1, kind, SensitiveText(value), Span(20 * at, 20 * at + len(value)), None, "planted", Basis.LABEL, 0.9,
                Role.PATIENT, "s1", attachment="Quillbert Zyxgrond.pdf" if at == 2 else None)
        for at, (kind, value) in enumerate(PLANTED.items())
    )  # fmt: skip
    result = {"analyte": "INR", "loinc": "6301-6", "unit": "ratio", "value": "7.77341", "date": "05/06/2017"}
    detail = {key: SensitiveText(value) for key, value in result.items()}
    measured = Finding(1, "LAB_RESULT", SensitiveText("7.77341"), Span(300, 307), None, "planted", Basis.LABEL, 0.9,
                       Role.PATIENT, "s1", detail)  # fmt: skip
    return DocumentReport(Outcome.SCANNED, pages=1, pages_read=1, language="en", findings=(*findings, measured))


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Documents named after people, a copy among them, and a link that leads nowhere."""
    folder = tmp_path / "dump"
    for name in (*NAMED, "copy of Quillbert.pdf"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"%PDF-1.4 " + name[:7].encode())
    (folder / UNREADABLE).symlink_to(folder / "nowhere")
    return folder


@pytest.fixture
def out(dump: Path, tmp_path: Path) -> Path:
    """The outputs of a scan that masks paths."""
    scan(dump, tmp_path / "out", config=CONFIG, key=KEY, make_scan=make_scan, mask_paths=True)
    return tmp_path / "out"


def test_what_is_looked_for_is_found(tmp_path: Path) -> None:
    """Values planted in many ways, each alone in a file, are seen; so are those in a file's name."""
    wanted = needles(VALUES)
    assert {"utf-16-le", "utf-8, hex", "utf-8, base64 +1", "url", "md5, hex", "sha256", "sha256, hex"} <= set(
        wanted.values()
    )
    for needle in list(wanted)[::150]:
        (tmp_path / "file.bin").write_bytes(b"\x00\xff before" + needle + b"after \x80")
        assert leaks(tmp_path, VALUES)
    (tmp_path / "file.bin").write_bytes(b"nothing")
    assert leaks(tmp_path, VALUES) == []
    (tmp_path / "zyxgrond.bin").touch()
    assert leaks(tmp_path, VALUES)


def test_what_is_looked_for_is_written_in_every_way() -> None:
    """As printed and normalised, backwards, encoded with any neighbour before it, and digested."""
    wanted = needles(("536-22-8145", "Zyxgrond Quillbert"))
    digest = hashlib.sha256(b"zyxgrond quillbert").hexdigest()
    for text in ("536228145", "5418-22-635", "541822635", "quillbert zyxgrond", "QUILLBERT", digest, digest.upper()):
        assert text.encode() in wanted, text
    for before in (b"", b"x", b"xy"):
        encoded = base64.b64encode(before + b"Zyxgrond Quillbert")
        assert any(needle in encoded for needle in wanted)


def test_no_byte_of_the_outputs_reveals_a_value(out: Path, tmp_path: Path) -> None:
    """After a scan, after duties, after each look with the key, after a scan that goes on."""
    assert leaks(out, VALUES) == []
    duties(out, "2017-10-05", key=KEY)
    duties(out, "2017-10-05", key=KEY, reveal=True)
    reveal(out, "findings", key=KEY)
    persons = pd.read_csv(out / "subjects.csv")["person_id"].tolist()
    told = [explain_people(out, persons[0], key=KEY), diff(out, out, key=KEY).rows]
    (tmp_path / "told").mkdir()
    for at, rows in enumerate(told):
        rows.to_csv(tmp_path / "told" / f"{at}.csv")
    assert leaks(tmp_path / "told", VALUES) == []
    verify(out, tmp_path / "dump", key=KEY)
    (tmp_path / "dump" / "Quillbert new.pdf").write_bytes(b"%PDF-1.4 new")
    scan(tmp_path / "dump", out, config=CONFIG, key=KEY, make_scan=make_scan, mask_paths=True)
    assert leaks(out, VALUES) == []
    assert len(pd.read_csv(out / "inventory.csv")) == 5


def test_without_masked_paths_values_are_in_no_file_but_for_their_paths(dump: Path, tmp_path: Path) -> None:
    """The journal, the records, the duties and the brief hold no path either way: only what the docs name does."""
    scan(dump, tmp_path / "out", config=CONFIG, key=KEY, make_scan=make_scan)
    duties(tmp_path / "out", "2017-10-05", key=KEY)
    assert leaks(tmp_path / "out" / ".phiscan", VALUES) == []
    shown = {line.split(":")[0] for line in leaks(tmp_path / "out", VALUES)}
    assert shown == {"inventory.csv", "findings.csv", "manifest.csv", "subject_documents.csv"}


def test_what_is_revealed_are_the_tables_that_were_written(out: Path) -> None:
    """The same persons and findings row by row, those of file names included; only the masks are gone."""
    for name, column in (("subjects", "person_id"), ("findings", "entity_type"), ("inventory", "sha256")):
        masked = pd.read_csv(out / f"{name}.csv", dtype=str, keep_default_na=False)
        clear = reveal(out, name, key=KEY)
        assert clear[column].fillna("").astype(str).tolist() == masked[column].tolist()
    assert "filename" in set(pd.read_csv(out / "findings.csv")["channel"])


def test_the_map_of_paths_is_in_the_vault(out: Path, dump: Path) -> None:
    """Each masked path leads back to one document, for who has the key."""
    paths = reveal(out, "paths", key=KEY)
    assert sorted(paths["path"]) == sorted([*NAMED, "copy of Quillbert.pdf", UNREADABLE])
    assert set(paths["shown"]) == set(pd.read_csv(out / "inventory.csv")["path"])
    assert reveal(out, "inventory", key=KEY)["path"].tolist() == paths["path"].tolist()


def test_masked_paths_are_verified_and_compared_with_the_key(out: Path, dump: Path, tmp_path: Path) -> None:
    """A changed byte is found under the mask of its path; two runs mask by two keys and still agree."""
    assert verify(out, dump, key=KEY).is_same
    later = tmp_path / "later"
    (dump / NAMED[0]).write_bytes(b"%PDF-1.4 changed")
    scan(dump, later, config=CONFIG, key=KEY, make_scan=make_scan, mask_paths=True)
    found = verify(out, dump, key=KEY).changes
    masked = reveal(out, "paths", key=KEY).set_index("path")["shown"]
    assert found.to_numpy().tolist() == [["changed", masked[NAMED[0]]]]
    rows = diff(out, later, key=KEY).rows
    assert rows[rows["kind"] == "document"][["change", "first"]].to_numpy().tolist() == [["changed", masked[NAMED[0]]]]
    forget(later)
    assert set(diff(out, later, key=KEY).rows["change"]) == {"gone", "new"}


LEAKS: dict[str, tuple[str, Callable[[pd.DataFrame], pd.DataFrame], str]] = {
    "value": ("findings.csv", lambda t: t.assign(value="Zyxgrond Quillbert"), "not masked in the column 'value'"),
    "last digits": ("findings.csv", lambda t: t.assign(value="***8145"), "not masked in the column 'value'"),
    "name": ("subjects.csv", lambda t: t.assign(name="Z*** Quillbert"), "not masked in the column 'name'"),
    "birth date": ("subjects.csv", lambda t: t.assign(birth_date="1951-03-12"), "column 'birth_date'"),
    "day of care": ("subjects.csv", lambda t: t.assign(first_date="2017-05-06"), "column 'first_date'"),
    "path": ("inventory.csv", lambda t: t.assign(path="Quillbert.pdf"), "a path that is not masked"),
    "attachment": ("findings.csv", lambda t: t.assign(attachment="Quillbert.pdf"), "a path that is not masked"),
    "detail": ("findings.csv", lambda t: t.assign(detail='{"range": "SSN 536-22-8145"}'), "US_SSN in the column 'detail'"),
    "note": ("inventory.csv", lambda t: t.assign(note="Patient: John Smith"), "PERSON in the column 'note'"),
    "new column": ("inventory.csv", lambda t: t.assign(remark="MRN: 8841127"), "MEDICAL_RECORD_NUMBER in the column 'remark'"),
}  # fmt: skip


def test_a_leak_in_an_output_is_found_before_it_is_released(out: Path) -> None:
    """Whatever leaks, wherever: the message names the file and the column, never the cell."""
    masks = PathMasks(b"k" * 32, [])
    check_outputs(out, masks)
    for name, tampered, said in LEAKS.values():
        whole = (out / name).read_bytes()
        table = pd.read_csv(out / name, dtype=str, keep_default_na=False)
        (out / name).write_text(csv_text(tampered(table)), encoding="utf-8")
        with pytest.raises(errors.LeakError) as caught:
            check_outputs(out, masks)
        assert said in str(caught.value)
        assert not [part for value in VALUES for part in value.split() if len(part) > 3 and part in str(caught.value)]
        (out / name).write_bytes(whole)


def _put(path: Path, *keys: str, to: object) -> None:
    """Set one entry of a summary."""
    content = json.loads(path.read_text(encoding="utf-8"))
    place = content
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = to
    path.write_text(json.dumps(content), encoding="utf-8")


SUMMARY_LEAKS: dict[str, tuple[tuple[str, ...], object]] = {
    "a text": (("remark",), "Zyxgrond Quillbert"),
    "a text deep inside": (("people", "wide_because"), [{"cause": "Quillbert", "documents": 1}]),
    "a key": (("entities", "Zyxgrond Quillbert"), 3),
    "a path": (("corrections",), [{"action": "split", "one": "PAAAAAAAAAA", "other": "Quillbert/INR.pdf", "applied": True}]),
}  # fmt: skip


@pytest.mark.parametrize("case", SUMMARY_LEAKS)
def test_a_leak_in_the_summary_is_found_before_it_is_released(out: Path, case: str) -> None:
    """In a value, a key, however deep: the message names the entry, never the text."""
    keys, to = SUMMARY_LEAKS[case]
    _put(out / "summary.json", *keys, to=to)
    with pytest.raises(errors.LeakError) as caught:
        check_outputs(out, PathMasks(b"k" * 32, []))
    assert f"'{keys[0]}'" in str(caught.value)
    assert "uillbert" not in str(caught.value)


def test_a_leak_in_the_duties_is_found_before_they_are_released(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of them is written, and what was there stays; words of a rule file are the user's own."""
    duties(out, "2017-10-05", key=KEY)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    monkeypatch.setattr("phiscan.finished.notifying.brief_text", lambda *_, **__: "- MRN: 8841127, SSN 536-22-8145")
    with pytest.raises(errors.LeakError, match=r"brief\.md shows .*US_SSN in line 1") as caught:
        duties(out, "2017-10-06", key=KEY)
    assert "536" not in str(caught.value)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


def test_a_rule_may_say_whom_to_call(out: Path, tmp_path: Path) -> None:
    """The telephone of an authority in a rule of one's own is no leak."""
    rule = tmp_path / "texas.toml"
    rule.write_text(
        '[[rule]]\nid = "texas"\nregime = "Texas"\naddressee = "the Attorney General, (512) 555-0147"\nduty = "notice"\n'
        'citation = "521.053(i)"\nchecked = 2026-01-31\nin_force = 2017-01-01\nat_least = 1\ndeadline = { days = 30 }\n'
    )
    duties(out, "2017-10-05", rules=[rule], key=KEY)
    assert "(512) 555-0147" in (out / "duties.md").read_text(encoding="utf-8")


def test_corrections_name_no_path_in_clear_where_paths_are_masked(dump: Path, tmp_path: Path) -> None:
    """They are recorded in the summary: a clear path is refused before anything is written, a mask is taken."""
    who = tmp_path / "who.csv"
    options = {"config": CONFIG, "key": KEY, "make_scan": make_scan, "mask_paths": True, "corrections": who}
    who.write_text(f"action,one,other\nsplit,PAAAAAAAAAA,{NAMED[0]}\n")
    with pytest.raises(errors.ConfigError, match="correction 1: paths are masked") as caught:
        scan(dump, tmp_path / "out", **options)  # type: ignore[arg-type]
    assert "QUILLBERT" not in str(caught.value)
    assert not (tmp_path / "out" / "summary.json").exists()
    who.unlink()
    scan(dump, tmp_path / "out", **options | {"corrections": None})  # type: ignore[arg-type]
    shown = reveal(tmp_path / "out", "paths", key=KEY)["shown"].iloc[0]
    who.write_text(f"action,one,other\nsplit,PAAAAAAAAAA,{shown}#s1\n")
    scan(dump, tmp_path / "out", **options)  # type: ignore[arg-type]
    assert leaks(tmp_path / "out", VALUES) == []


def test_a_leak_fails_the_run_and_nothing_is_released(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mask that forgot to mask: no output, and none of it left lying about."""
    monkeypatch.setattr("phiscan.report.masking.initials", lambda name: name)
    with pytest.raises(errors.LeakError):
        scan(dump, tmp_path / "out", config=CONFIG, key=KEY, make_scan=make_scan, mask_paths=True)
    assert os.listdir(tmp_path / "out") == [".phiscan"]
    assert leaks(tmp_path / "out", VALUES) == []


def test_what_people_asked_to_see_is_released(dump: Path, tmp_path: Path) -> None:
    """`reveal` is asked for: there is nothing to check."""
    result = scan(dump, tmp_path / "out", config=CONFIG, key=KEY, make_scan=make_scan, reveal=True)
    assert PLANTED["US_SSN"] in (tmp_path / "out" / "findings.csv").read_text()
    assert PLANTED["PERSON"] in set(result.subjects["name"])


@pytest.mark.parametrize(
    "note",
    [
        *(
            f"unread pages: 2-4, 17 ({reason})"
            for reason in (NO_ENGINE, NO_WORDS, OCR_IS_OFF, OUT_OF_TIME, OVER_BUDGET)
        ),
        "a password is needed",
        "damaged; read after repair",
        "no reader can open it",
        "worker ended with -9",
        "ValueError at phiscan.extract.pdfium:51",
        "language not supported: language-neutral recognizers only",
    ],
)
def test_what_phiscan_says_of_documents_is_known(note: str) -> None:
    """Nobody is looked for in it, which would load all recognizers into the parent."""
    assert is_own_note(note)


@pytest.mark.parametrize("note", ["unread pages: 3 (Ana Ruiz)", "KeyError: Ruiz", "read after repair; 555123456"])
def test_what_a_document_says_is_not(note: str) -> None:
    """One word of a document's, or a long number, and the note is looked at."""
    assert not is_own_note(note)
