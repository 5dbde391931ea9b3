"""The commands that ask something of a finished scan, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from phiscan.cli.main import app
from phiscan.errors import ExitCode
from tests.finished.runs import finished
from tests.run.fakes import PLANTED

KEY, OTHER_KEY = {"PHISCAN_KEY": "ab" * 32}, {"PHISCAN_KEY": "cd" * 32}


def phiscan(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], env=KEY if env is None else env)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The output folder of a finished scan."""
    return finished(tmp_path, {"a.pdf": "one", "b.pdf": "two"})


def test_reveal_prints_a_table_in_clear(out: Path) -> None:
    """CSV on stdout, nothing else."""
    result = phiscan("reveal", out, "--table", "subjects")
    assert result.exit_code == ExitCode.COMPLETE, result.output
    head, *rows = result.stdout.splitlines()
    assert head.startswith("person_id,")
    assert [PLANTED in row for row in rows] == [True, True]


def test_reveal_into_a_file_is_the_owners_alone(out: Path, tmp_path: Path) -> None:
    """Nothing on the terminal, mode 0600."""
    result = phiscan("reveal", out, "--to", tmp_path / "clear.csv")
    assert (result.exit_code, result.output) == (ExitCode.COMPLETE, "")
    assert PLANTED in (tmp_path / "clear.csv").read_text()
    assert (tmp_path / "clear.csv").stat().st_mode & 0o777 == 0o600


def test_without_the_key_there_is_one_clear_line(out: Path) -> None:
    """It says how to name the key; no value, no traceback."""
    result = phiscan("reveal", out, env=OTHER_KEY)
    assert (result.exit_code, result.stdout) == (ExitCode.BAD_CONFIG, "")
    assert result.stderr.startswith("phiscan: this run's vault cannot be opened: the key is another one (--key-file")
    assert result.stderr.count("\n") == 1


def test_forget_destroys_the_vault(out: Path) -> None:
    """Afterwards the key opens nothing, and the log says so."""
    result = phiscan("forget", out)
    assert (result.exit_code, result.stdout) == (ExitCode.COMPLETE, "the vault is destroyed\n")
    assert phiscan("reveal", out).exit_code == ExitCode.BAD_CONFIG
    assert json.loads((out / "audit.jsonl").read_text().splitlines()[-1])["what"].startswith("forget")


def test_forget_warns_of_outputs_in_clear(tmp_path: Path) -> None:
    """A scan with --reveal wrote them: no vault guards those."""
    result = phiscan("forget", finished(tmp_path, {"a.pdf": "one"}, reveal=True))
    assert result.exit_code == ExitCode.INCOMPLETE
    assert "hold values in clear" in result.stderr


def test_duties_are_printed_and_written(out: Path) -> None:
    """A line each with its deadline and source; three files, the owner's alone; and no legal advice."""
    result = phiscan("duties", out, "--discovered", "2017-10-05")
    assert result.exit_code == ExitCode.COMPLETE, result.output
    assert "due 2017-12-04  each individual: 2 people (hipaa-individuals, 45 CFR 164.404;" in result.stdout
    assert "no legal advice" in result.stdout
    for name in ("duties.csv", "duties.md", "brief.md"):
        content = (out / name).read_text(encoding="utf-8")
        assert (out / name).stat().st_mode & 0o777 == 0o600
        assert not [word for word in (*PLANTED.split(), "a.pdf", "b.pdf") if word in content]
    assert "2017-12-04" in (out / "duties.csv").read_text()


def test_small_counts_are_revealed_with_the_key_only(out: Path) -> None:
    """And the audit log notes it."""
    asked = ("duties", out, "--discovered", "2017-10-05", "--reveal")
    assert phiscan(*asked, env=OTHER_KEY).exit_code == ExitCode.BAD_CONFIG
    assert not (out / "brief.md").exists()
    assert phiscan(*asked).exit_code == ExitCode.COMPLETE
    assert "| identity | 2 |" in (out / "brief.md").read_text()
    assert "duties --reveal" in (out / "audit.jsonl").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--discovered", "soon"], "'soon' is no date"),
        (["--discovered", "2017-10-05", "--rules", "no.toml"], "no.toml"),
    ],
)
def test_a_wrong_date_or_rule_file_is_one_clear_line(out: Path, arguments: list[str], said: str) -> None:
    """Nothing is written."""
    result = phiscan("duties", out, *arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (ExitCode.BAD_CONFIG, 1)
    assert said in result.stderr
    assert not (out / "duties.csv").exists()


def test_verify_prints_what_changed(out: Path, tmp_path: Path) -> None:
    """CSV on stdout; the exit code says whether anything did."""
    dump = tmp_path / "dump"
    same = phiscan("verify", out, dump)
    assert (same.exit_code, same.stdout) == (ExitCode.COMPLETE, "change,path\n")
    assert same.stderr.startswith("nothing has changed")
    (dump / "b.pdf").write_bytes(b"%PDF-twa")
    changed = phiscan("verify", out, dump)
    assert (changed.exit_code, changed.stdout) == (ExitCode.INCOMPLETE, "change,path\nchanged,b.pdf\n")


def test_diff_prints_what_differs(out: Path, tmp_path: Path) -> None:
    """CSV on stdout; without the key a line says what was not compared."""
    (tmp_path / "later").mkdir()
    later = finished(tmp_path / "later", {"a.pdf": "one", "b.pdf": "two", "c.pdf": "three"})
    result = phiscan("diff", out, later)
    assert result.exit_code == ExitCode.INCOMPLETE
    head, document, person = result.stdout.splitlines()
    assert head == "kind,change,first,second,differs"
    assert document == "document,new,,c.pdf,"
    assert person.startswith("person,new,,P")
    assert result.stderr == ""
    assert "without the key" in phiscan("diff", out, later, env=OTHER_KEY).stderr
    assert phiscan("diff", out, out).exit_code == ExitCode.COMPLETE


def test_verify_of_masked_paths_needs_the_key(tmp_path: Path) -> None:
    """And without it says so in one line."""
    out = finished(tmp_path, {"Ruiz, Ana.pdf": "one"}, mask_paths=True)
    assert phiscan("verify", out, tmp_path / "dump").exit_code == ExitCode.COMPLETE
    result = phiscan("verify", out, tmp_path / "dump", env=OTHER_KEY)
    assert (result.exit_code, result.stderr.count("\n")) == (ExitCode.BAD_CONFIG, 1)


@pytest.mark.parametrize("command", ["reveal", "forget"])
def test_a_folder_without_a_scan_is_wrong_usage(tmp_path: Path, command: str) -> None:
    """One line."""
    result = phiscan(command, tmp_path)
    assert result.exit_code == ExitCode.USAGE
    assert result.stderr == f"phiscan: no run was finished in {tmp_path}: there is no summary.json\n"
