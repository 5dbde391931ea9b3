"""Third-party labelled texts as truth: parts of one value joined, labels told in our types."""

import json
from pathlib import Path

import pytest
from benchmarks.labelled import SETS, LabelledSet, find, read_set

from phiscan.config import ScanConfig

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "labelled"
FRENCH = LabelledSet(
    "some", "fr", {"NOM": "PERSON", "PRENOM": "PERSON", "DATE": "DATE_TIME"}, joined=frozenset({"PERSON"})
)


def texts(tmp_path, *lines):
    """A set with these lines, read."""
    (tmp_path / "some.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return read_set(tmp_path, FRENCH)


def test_neighbouring_parts_of_a_name_are_one_name(tmp_path):
    """A family name and a given name side by side make one person; a comma and a date part the next one."""
    text = "BRENNEC Odile 03/02/2017 LASTIR"
    spans = [(0, 7, "NOM"), (8, 13, "PRENOM"), (14, 24, "DATE"), (25, 31, "NOM")]
    line = {"text": text, "spans": [{"start": a, "end": b, "label": label} for a, b, label in spans]}
    (read,) = texts(tmp_path, line)
    assert [(each.entity_type, each.value) for each in read.truth] == [
        ("PERSON", "BRENNEC Odile"),
        ("DATE_TIME", "03/02/2017"),
        ("PERSON", "LASTIR"),
    ]


def test_labels_without_a_type_here_are_left_out(tmp_path):
    """They would count as missed."""
    (read,) = texts(tmp_path, {"text": "le Pr Astir", "values": [{"label": "TITRE", "text": "Pr"}]})
    assert read.truth == ()


def test_what_is_found_goes_by_the_text_it_is_in(tmp_path):
    """So that truth and findings meet."""
    read = texts(tmp_path, {"text": "DDN : 03/02/1951", "spans": []}, {"text": "rien", "spans": []})
    assert [(each.path, each.value) for each in find(read, ScanConfig())] == [("some:0", "03/02/1951")]


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the labelled sets are not beside the checkout")
@pytest.mark.parametrize("labelled", SETS, ids=lambda each: each.name)
def test_the_sets_are_read_whole(labelled):
    """Every line is a text, and every text of the file's labels that mean something here has truth."""
    lines = (CORPORA / f"{labelled.name}.jsonl").read_text("utf-8").splitlines()
    read = read_set(CORPORA, labelled)
    assert len(read) == len(lines)
    assert {record.entity_type for text in read for record in text.truth} == set(labelled.labels.values())
