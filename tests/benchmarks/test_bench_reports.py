"""What the benchmarks print and write, from numbers made by hand."""

import sys

import pandas as pd
from benchmarks.bench import show
from benchmarks.corpus import page
from benchmarks.measured import Measured
from benchmarks.memory import samples
from benchmarks.memory import show as show_memory
from benchmarks.readers import share_that_differs, values
from benchmarks.records import Record
from benchmarks.scoring import score
from benchmarks.speed_goals import Goal


def measured(name, work_s, found):
    """A pipeline that read ten pages and found these names where one is."""
    records = [Record("a.pdf", 1, "PERSON", value) for value in found]
    scores = score([Record("a.pdf", 1, "PERSON", "John Smith")], records)
    return Measured(name=name, start_s=1.0, work_s=work_s, pages=10, peak_mb=100.0, scores=scores)


def test_the_ratio_is_ours_over_the_plain_pipelines(capsys):
    """Twice as fast is 2.00; where a pipeline finds nothing there is no ratio."""
    show(measured("plain", 10.0, []), measured("phiscan", 5.0, ["John Smith"]))
    lines = {line[:26].strip(): line[26:].split() for line in capsys.readouterr().out.splitlines()}
    assert lines["pages/s"] == ["1.00", "2.00", "2.00"]
    assert lines["F1, all types"] == ["0.00", "1.00", "-"]


def test_the_page_on_other_peoples_files_counts_and_names_none():
    """Origin and outcome only; the rows add up."""
    inventory = pd.DataFrame(
        {
            "path": ["qpdf/secret-name.pdf", "qpdf/b.pdf", "pypdf/c.pdf", "pypdf/d.pdf"],
            "outcome": ["scanned", "damaged", "scanned", "partly-scanned"],
            "origin": ["qpdf", "qpdf", "pypdf", "pypdf"],
            **{name: [1, 0, 1, 1] for name in ("pages", "pages_read", "pages_ocr", "pages_blank", "pages_unread")},
            "note": [
                "",
                "",
                "",
                "unread pages: 1, 3-5 (a picture; OCR is off), 7 (slow); unread in attachments: 2 (slow)",
            ],
        }
    )
    text = "\n".join(page({"pdfium": inventory}))
    assert "secret-name" not in text
    assert "| origin | files | scanned | partly-scanned | damaged |" in text
    assert "| qpdf | 2 | 1 | 0 | 1 |" in text
    assert "| all | 4 | 2 | 1 | 1 |" in text
    for row in ("a picture; OCR is off | 4 | 1", "slow | 1 | 1", "slow, attached | 2 | 1"):
        assert f"| {row} |" in text


def test_readers_differ_by_values_not_by_print():
    """What one reader prints with other blanks or case is the same value."""
    one = values([Record("a.pdf", 1, "PERSON", "John Smith"), Record("a.pdf", 1, "US_SSN", "123-45-6789")])
    other = values([Record("a.pdf", 2, "PERSON", "JOHN  SMITH"), Record("a.pdf", 1, "US_SSN", "123-45-6780")])
    assert share_that_differs(one, other) == 2 / 3
    assert share_that_differs(set(), set()) == 0.0


def test_memory_is_sampled_while_a_command_runs(capsys):
    """The first process is seen, and both halves have a peak."""
    taken = list(samples([sys.executable, "-c", "import time; time.sleep(0.5)"], every_s=0.1))
    assert taken
    assert all(sample.parent_mb > 1 for sample in taken[1:2])
    show_memory(taken)
    assert "peak in the second half" in capsys.readouterr().out


def test_a_goal_says_whether_it_is_met():
    """By its own side: speeds are at least, times at most."""
    assert str(Goal("speed", 31.0, 30.0)).split()[-3:] == [">=", "30.0", "met"]
    assert not Goal("speed", 29.9, 30.0).is_met
    assert Goal("time", 2.9, 3.0, at_least=False).is_met
    assert str(Goal("time", 3.1, 3.0, at_least=False)).endswith("not met")
