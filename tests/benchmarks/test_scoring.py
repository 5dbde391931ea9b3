"""The scoring: what counts as found, as missed, as false."""

import pytest
from benchmarks.normalise import normal, same
from benchmarks.records import Record, read_records, truth_records, write_records
from benchmarks.scoring import LENIENT, score, table

SAME = [
    ("PERSON", "SMITH, JOHN", "John Smith"),
    ("PERSON", "Dr. José Núñez", "JOSE NUNEZ"),
    ("PERSON", "Jane Roe, NP-C", "Jane Roe"),
    ("PHONE_NUMBER", "(555) 555-0100", "+1 555.555.0100"),
    ("PHONE_NUMBER", "01 99 00 12 34", "+33 1 99 00 12 34"),
    ("US_SSN", "123-45-6789", "123456789"),
    ("MEDICAL_RECORD_NUMBER", "mrn-0012", "MRN 0012"),
    ("DATE_OF_BIRTH", "03/12/1951", "03-12-1951"),
    ("DATE_TIME", "03/12/2017 10:45", "03/12/2017"),
    ("STREET_ADDRESS", "12 Oak St., Springfield, IL 62701", "12 Oak St\nSpringfield IL 62701"),
    ("LAB_RESULT", "2,5", "2.5"),
    ("AGE", "65 y.o.", "65"),
    ("DIAGNOSIS", "I48.0 Paroxysmal atrial fibrillation", "Paroxysmal atrial fibrillation (I48.0)"),
    ("PROCEDURE", "80053 Comprehensive metabolic panel", "Comprehensive metabolic panel"),
    ("EMAIL_ADDRESS", "A@B.org.", "a@b.org"),
]
DIFFERENT = [
    ("PERSON", "John Smith", "John Q Smith"),
    ("DATE_OF_BIRTH", "03/12/1951", "12/03/1951"),
    ("US_SSN", "123-45-6789", "123-45-6780"),
    ("STREET_ADDRESS", "12 Oak St, Springfield, IL 62701", "Springfield"),
    ("LAB_RESULT", "2.5", "25"),
    ("LAB_RESULT", "<2.5", "2.5"),
]


def record(entity_type, value, role="", path="a.pdf", **detail):
    """A record on the first page."""
    return Record(path, 1, entity_type, value, role, detail)


def counts(row):
    """(there, right of those, found, right of those)"""
    return row.there, row.right_there, row.found, row.right_found


@pytest.mark.parametrize(("entity_type", "one", "other"), SAME)
def test_print_does_not_matter(entity_type, one, other):
    """The same value in another print is the same."""
    assert same(entity_type, normal(entity_type, one), normal(entity_type, other))


@pytest.mark.parametrize(("entity_type", "one", "other"), DIFFERENT)
def test_content_does(entity_type, one, other):
    """A digit, an order or a word more is another value."""
    assert not same(entity_type, normal(entity_type, one), normal(entity_type, other))


def test_a_value_counts_once_a_document():
    """Found on three pages it is right once; found in another document it is false there."""
    truth = [record("US_SSN", "123-45-6789")]
    found = [
        record("US_SSN", "123-45-6789"),
        record("US_SSN", "123456789"),
        record("US_SSN", "123456789", path="b.pdf"),
    ]
    scores = score(truth, found)
    assert counts(scores.rows["US_SSN"]) == (1, 1, 2, 1)
    assert [each.path for each in scores.false] == ["b.pdf"]


def test_types_the_truth_does_not_label_are_not_scored():
    """What nobody labelled can be neither right nor false."""
    assert "URL" not in score([record("US_SSN", "1")], [record("URL", "x.org")]).rows


def test_the_general_type_is_a_miss_but_not_false():
    """A birth date found as some date: missed as a birth date, near as a date. The reverse is false."""
    truth = [record("DATE_OF_BIRTH", "03/12/1951"), record("DATE_TIME", "05/06/2017")]
    found = [record("DATE_TIME", "03/12/1951"), record("DATE_OF_BIRTH", "05/06/2017"), record("DATE_TIME", "1/1/2001")]
    scores = score(truth, found)
    assert counts(scores.rows["DATE_OF_BIRTH"]) == (1, 0, 1, 0)
    assert scores.rows["DATE_TIME"].near == 1
    assert scores.rows["DATE_TIME"].found == 2
    assert score(truth, found[:2]).rows["DATE_TIME"].precision is None
    assert score(truth, [*found[:1], record("DATE_TIME", "05/06/2017")]).rows["DATE_TIME"].precision == 1
    assert [each.value for each in scores.false] == ["05/06/2017", "1/1/2001"]


def test_a_name_is_scored_alone_and_by_role():
    """The wrong role is right as a name and wrong as a role, and is listed."""
    truth = [record("PERSON", "John Smith", "patient"), record("PERSON", "Jane Roe", "practitioner")]
    found = [record("PERSON", "SMITH JOHN", "patient"), record("PERSON", "Jane Roe", "patient")]
    scores = score(truth, found)
    assert counts(scores.rows["PERSON"]) == (2, 2, 2, 2)
    assert counts(scores.rows["PERSON as patient"]) == (1, 1, 2, 1)
    assert counts(scores.rows["PERSON as practitioner"]) == (1, 0, 0, 0)
    assert [each.value for each in scores.missed] == ["Jane Roe"]


def test_a_result_needs_its_analyte():
    """The value under another analyte is wrong, but right for the lenient row."""
    truth = [record("LAB_RESULT", "2.5", loinc="6301-6", analyte="INR"), record("LAB_RESULT", "140", analyte="Sodium")]
    found = [
        record("LAB_RESULT", "2.5", loinc="2160-0", analyte="Creatinine"),
        record("LAB_RESULT", "140", analyte="SODIUM", loinc="2951-2"),
    ]
    scores = score(truth, found)
    assert counts(scores.rows["LAB_RESULT"]) == (2, 1, 2, 1)
    assert counts(scores.rows[LENIENT]) == (2, 2, 2, 2)


def test_two_names_of_an_analyte_are_one():
    """The truth may spell out what the page abbreviates."""
    truth = [record("LAB_RESULT", "11.9", analyte="Prothrombin Time"), record("LAB_RESULT", "5.1", analyte="Potassium")]
    found = [
        record("LAB_RESULT", "11.9", loinc="5902-2", analyte="PT"),
        record("LAB_RESULT", "5.1", loinc="2951-2", analyte="Na"),
    ]
    assert counts(score(truth, found).rows["LAB_RESULT"]) == (2, 1, 2, 1)


def test_ratios_and_total():
    """Recall, precision and F1 are what their names say; rows by role are not counted twice."""
    truth = [record("PERSON", "A B", "patient"), record("PERSON", "C D", "patient"), record("US_SSN", "1")]
    scores = score(truth, [record("PERSON", "A B", "patient"), record("PERSON", "X Y", "patient")])
    total = scores.total()
    assert (total.recall, total.precision, total.f1) == (1 / 3, 1 / 2, 0.4)
    assert "PERSON as patient" in table(scores)


def test_a_document_without_truth_makes_findings_false():
    """Negatives are documents too."""
    scores = score([record("US_SSN", "1")], [record("US_SSN", "2", path="brochure.pdf")])
    assert [each.path for each in scores.false] == ["brochure.pdf"]


def test_truth_lines_and_records_survive_the_file(tmp_path):
    """The truth's fields go where they belong; what is written is what is read."""
    entity = {
        "page_number": 2,
        "entity_type": "LAB_RESULT",
        "text": "2.5",
        "role": None,
        "subject": "s1",
        "detail": {"analyte": "INR", "unit": None},
    }
    records = list(truth_records([{"path": "a.pdf", "entities": [entity]}]))
    assert records == [Record("a.pdf", 2, "LAB_RESULT", "2.5")]
    assert records[0].detail == {"analyte": "INR"}
    write_records(records, tmp_path / "r.jsonl")
    assert read_records(tmp_path / "r.jsonl")[0].detail == {"analyte": "INR"}


def test_a_code_is_as_good_as_its_words():
    """A claim's column of codes says which diagnoses; another code says something else."""
    truth = [record("DIAGNOSIS", "Paroxysmal atrial fibrillation", code="I48.0")]
    assert counts(score(truth, [record("DIAGNOSIS", "I48.0")]).rows["DIAGNOSIS"]) == (1, 1, 1, 1)
    assert counts(score(truth, [record("DIAGNOSIS", "I48.1")]).rows["DIAGNOSIS"]) == (1, 0, 1, 0)
