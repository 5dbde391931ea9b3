"""Scoring whose a value is."""

from benchmarks.records import Record
from benchmarks.whose import score_attribution


def record(entity_type, value, subject="", role=""):
    """A record on the first page of one document."""
    return Record("a.pdf", 1, entity_type, value, role, subject=subject)


TRUTH = [
    record("PERSON", "John Smith", "P1", "patient"),
    record("PERSON", "Ana Cruz", "P2", "patient"),
    record("PERSON", "Jane Roe", "", "practitioner"),
    record("DATE_OF_BIRTH", "03/12/1951", "P1"),
    record("DATE_OF_BIRTH", "04/01/1980", "P2"),
    record("US_NPI", "1234567893", "", "practitioner"),
    record("US_SSN", "123-45-6789", "P1"),
]
NAMES = [
    record("PERSON", "SMITH, JOHN", "s1", "patient"),
    record("PERSON", "Ana Cruz", "s2", "patient"),
    record("PERSON", "Jane Roe", "s3", "practitioner"),
]


def counts(found):
    """(theirs, right of those, others, right of those)"""
    result = score_attribution(TRUTH, [*NAMES, *found])
    return result.theirs, result.theirs_right, result.others, result.others_right


def test_a_value_is_right_with_its_own_person():
    """Subjects are matched by name; what was not found does not count here."""
    found = [record("DATE_OF_BIRTH", "03/12/1951", "s1"), record("DATE_OF_BIRTH", "04/01/1980", "s1")]
    assert counts(found) == (2, 1, 0, 0)


def test_a_practitioners_value_is_right_with_anyone_but_a_patient():
    """With the practitioner, or with nobody."""
    assert counts([record("US_NPI", "1234567893", "s3")]) == (0, 0, 1, 1)
    assert counts([record("US_NPI", "1234567893")]) == (0, 0, 1, 1)
    assert counts([record("US_NPI", "1234567893", "s1")]) == (0, 0, 1, 0)


def test_a_patients_value_that_is_nobodys_is_wrong_and_listed():
    """What cannot be told is not right."""
    result = score_attribution(TRUTH, [*NAMES, record("US_SSN", "123-45-6789")])
    assert (result.theirs, result.theirs_right) == (1, 0)
    assert result.wrong[0].startswith("US_SSN")


def test_a_relatives_value_is_right_with_a_relative_who_is_no_subject_of_the_truth():
    """An emergency contact's phone: with the contact or with nobody, not with the patient."""
    truth = [
        *TRUTH[:1],
        record("PERSON", "Mary Smith", "", "relative"),
        record("PHONE_NUMBER", "555-0100", "", "relative"),
    ]
    names = [NAMES[0], record("PERSON", "Mary Smith", "s4", "relative")]
    right = {
        owner: score_attribution(truth, [*names, record("PHONE_NUMBER", "555-0100", owner)]).others_right
        for owner in ("s1", "s4", "")
    }
    assert right == {"s1": 0, "s4": 1, "": 1}


def test_dates_of_care_without_a_subject_are_not_counted():
    """The truth does not say whose they are."""
    result = score_attribution(
        [*TRUTH, record("DATE_TIME", "02/02/2017")], [*NAMES, record("DATE_TIME", "02/02/2017", "s1")]
    )
    assert (result.theirs, result.others) == (0, 0)
