"""`phiscan people explain` and a corrections file, from PDFs to the screen, as a user meets them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from phiscan.cli.main import app
from phiscan.errors import ExitCode
from tests.extract.drawing import Sheet, draw

NAMES = ("Quillbert", "Zyxgrond", "Vexlington", "Maraquel")
# Two forms of one patient, a namesake, and somebody else.
DOCUMENTS = {
    "a.pdf": ("Zyxgrond Quillbert", "03/12/1951"),
    "b.pdf": ("QUILLBERT, ZYXGROND A", "03/12/1951"),
    "c.pdf": ("Zyxgrond Quillbert", "11/27/1988"),
    "d.pdf": ("Maraquel Vexlington", "07/07/1960"),
}


def phiscan(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], env={"PHISCAN_KEY": "ab" * 32})


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One patient a document."""
    folder = tmp_path_factory.mktemp("people") / "dump"
    folder.mkdir()
    for name, (patient, born) in DOCUMENTS.items():

        def page(sheet: Sheet, patient: str = patient, born: str = born) -> None:
            sheet.put(72, 100, f"Patient: {patient}")
            sheet.put(72, 120, f"Date of Birth: {born}")

        draw(folder / name, page)
    return folder


@pytest.fixture(scope="module")
def out(dump: Path) -> Path:
    """The scan of it."""
    folder = dump.parent / "exposure"
    assert phiscan("scan", dump, "--out", folder, "--workers", "1", "--quiet").exit_code == ExitCode.COMPLETE
    return folder


def whose(out: Path) -> dict[str, str]:
    """The person of each document."""
    with (out / "subject_documents.csv").open(encoding="utf-8", newline="") as file:
        return {row["path"]: row["person_id"] for row in csv.DictReader(file)}


def test_explain_says_why_and_shows_no_name(out: Path) -> None:
    """Within a person, between two, and for an id that nobody has: exit codes as in the help, one clear line."""
    persons = whose(out)
    assert persons["a.pdf"] == persons["b.pdf"] != persons["c.pdf"]
    within = phiscan("people", "explain", persons["a.pdf"], "--out", out)
    assert within.exit_code == ExitCode.COMPLETE
    assert "a.pdf  |  b.pdf" in within.stdout
    assert "birth: one birth date, and names that can be one person's" in within.stdout
    assert "birth same" in within.stdout
    between = phiscan("people", "explain", persons["a.pdf"], persons["c.pdf"], "--out", out)
    assert between.stdout.strip() == "nothing in common to compare them by"
    unknown = phiscan("people", "explain", "PAAAAAAAAAA", "--out", out)
    assert (unknown.exit_code, unknown.stderr) == (ExitCode.USAGE, "phiscan: no person 'PAAAAAAAAAA'\n")
    shown = within.output + between.output + unknown.output
    assert not [name for name in NAMES if name.casefold() in shown.casefold()]


def test_a_corrections_file_is_applied_recorded_and_explained(out: Path, dump: Path, tmp_path: Path) -> None:
    """Two merged by their ids, one document split off by its path; a line that names nobody is recorded as not applied."""
    persons = whose(out)
    who = tmp_path / "who.csv"
    who.write_text(
        "action,one,other\n"
        f"merge,{persons['c.pdf']},{persons['d.pdf']}\n"
        f"split,{persons['a.pdf']},b.pdf\n"
        "merge,PAAAAAAAAAA,a.pdf\n",
        encoding="utf-8",
    )
    corrected = dump.parent / "corrected"
    done = phiscan("scan", dump, "--out", corrected, "--workers", "1", "--corrections", who)
    assert done.exit_code == ExitCode.COMPLETE
    assert "corrections that name nobody here" in done.stdout
    now = whose(corrected)
    assert now["c.pdf"] == now["d.pdf"]
    assert now["a.pdf"] != now["b.pdf"]
    recorded = json.loads((corrected / "summary.json").read_text(encoding="utf-8"))["corrections"]
    assert [(line["action"], line["applied"]) for line in recorded] == [
        ("merge", True),
        ("split", True),
        ("merge", False),
    ]
    merged = phiscan("people", "explain", now["c.pdf"], "--out", corrected).stdout
    assert "merged: a correction says that they are one person" in merged
    parted = phiscan("people", "explain", now["a.pdf"], now["b.pdf"], "--out", corrected).stdout
    assert "split: a correction splits it off" in parted
    clear = phiscan("reveal", corrected).stdout.splitlines()
    assert len(clear) == 1 + len(set(now.values()))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("action,one,other\nmerge,PAAAAAAAAAA\n", "line 2: one and other must be given"),
        ("action,one,other\njoin,a.pdf,b.pdf\n", "line 2: the action is neither merge nor split"),
        (None, "No such file or directory"),
    ],
)
def test_a_wrong_corrections_file_is_refused_before_anything_is_read(
    dump: Path, tmp_path: Path, written: str | None, said: str
) -> None:
    """One clear line, and no output."""
    who = tmp_path / "who.csv"
    if written is not None:
        who.write_text(written, encoding="utf-8")
    refused = phiscan("scan", dump, "--out", tmp_path / "out", "--corrections", who)
    assert refused.exit_code == ExitCode.BAD_CONFIG
    assert said in refused.stderr
    assert not (tmp_path / "out").exists()
