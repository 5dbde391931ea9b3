"""Across documents: who is one person."""

import re
from pathlib import Path

from phiscan.model import (
    Basis,
    DocumentRef,
    DocumentReport,
    Entry,
    Finding,
    Outcome,
    Role,
    SensitiveText,
    Span,
)
from phiscan.people import Linker
from phiscan.people.ids import distinct_ids


def entry(path, *persons, language="en"):
    """A document naming persons: (name, birth date or None, role, dates of care)."""
    findings = []
    for number, (name, birth, role, *dates) in enumerate(persons, 1):
        parts = (
            [("PERSON", name)] + ([("DATE_OF_BIRTH", birth)] if birth else []) + [("DATE_TIME", day) for day in dates]
        )
        findings += [
            Finding(
                page_number=1,
                entity_type=entity_type,
                value=SensitiveText(value),
                span=Span(0, 1),
                bbox=None,
                recognizer="test",
                basis=Basis.LABEL,
                role=role,
                subject=f"s{number}",
            )
            for entity_type, value in parts
        ]
    report = DocumentReport(Outcome.SCANNED, pages=1, pages_read=1, language=language, findings=tuple(findings))
    return Entry(DocumentRef(path, Path(path), 1, 0, path), report)


def linked(*entries):
    """All entries, linked."""
    linker = Linker()
    for each in entries:
        linker.add(each)
    return linker.linked()


def persons_by_path(result):
    """Paths to the persons they name: P1, P2 in order of the table."""
    numbers = {person.person_id: f"P{number}" for number, person in enumerate(result.persons, 1)}
    paths = {}
    for mention in result.mentions:
        paths.setdefault(mention.path, []).append(numbers[mention.person_id])
    return paths


def test_one_name_and_birth_date_are_one_person():
    """Any form of name, any form of date, in either language."""
    result = linked(
        entry("a.pdf", ("John Smith", "03/12/1951", Role.PATIENT)),
        entry("b.pdf", ("SMITH, JOHN Q", "March 12, 1951", Role.PATIENT)),
        entry("c.pdf", ("smith john", "12/03/1951", Role.PATIENT), language="fr"),
        entry("d.pdf", ("John Smith", "3/12/51", Role.PATIENT)),
    )
    assert {person for persons in persons_by_path(result).values() for person in persons} == {"P1"}
    assert result.persons[0].documents == 4
    assert result.persons[0].birth_date.reveal() == "1951-03-12"


def test_another_birth_date_is_another_person():
    """Namesakes are counted apart."""
    result = linked(
        entry("a.pdf", ("John Smith", "03/12/1951", Role.PATIENT)),
        entry("b.pdf", ("John Smith", "04/15/1951", Role.PATIENT)),
    )
    assert len(result.persons) == 2


def test_a_name_without_birth_date_joins_the_only_one_of_that_name():
    """A letter without a birth date is the person's, also if it is listed first."""
    result = linked(
        entry("a.pdf", ("John Smith", None, Role.PATIENT)),
        entry("b.pdf", ("John Smith", "03/12/1951", Role.PATIENT)),
    )
    assert persons_by_path(result) == {"a.pdf": ["P1"], "b.pdf": ["P1"]}
    assert result.persons[0].birth_date.reveal() == "1951-03-12"


def test_a_name_without_birth_date_does_not_choose_between_namesakes():
    """Two of that name: those without a birth date are a third."""
    result = linked(
        entry("a.pdf", ("John Smith", "03/12/1951", Role.PATIENT)),
        entry("b.pdf", ("John Smith", "04/01/1980", Role.PATIENT)),
        entry("c.pdf", ("John Smith", None, Role.PATIENT)),
        entry("d.pdf", ("SMITH John", None, Role.PATIENT)),
    )
    assert persons_by_path(result) == {
        "a.pdf": ["P1"],
        "b.pdf": ["P2"],
        "c.pdf": ["P3"],
        "d.pdf": ["P3"],
    }


def test_practitioners_are_listed_apart():
    """Only patients, members and relatives are persons whose data is exposed."""
    linker = Linker()
    count = linker.add(
        entry(
            "a.pdf",
            ("John Smith", "03/12/1951", Role.PATIENT),
            ("Mary Smith", None, Role.RELATIVE),
            ("Dr. Jane Roe", None, Role.PRACTITIONER),
            ("Someone Else", None, Role.OTHER),
        )
    )
    linker.add(entry("b.pdf", ("ROE, Jane, MD", None, Role.PRACTITIONER)))
    result = linker.linked()
    assert count == 2
    assert [person.role for person in result.persons] == [Role.PATIENT, Role.RELATIVE]
    assert [(each.name.reveal(), each.documents) for each in result.practitioners] == [("Dr. Jane Roe", 2)]


def test_a_document_counts_once_for_a_person_it_names_twice():
    """With and without the birth date, under two subjects: one document."""
    result = linked(
        entry("a.pdf", ("John Smith", "03/12/1951", Role.PATIENT), ("John Smith", None, Role.RELATIVE)),
    )
    assert len(result.persons) == 1
    assert result.persons[0].documents == 1
    assert result.persons[0].role is Role.PATIENT


def test_dates_of_care_span_all_documents():
    """First and last date are of the person, in all forms of date; the birth date is none of them."""
    result = linked(
        entry("a.pdf", ("John Smith", "03/12/1951", Role.PATIENT, "05/06/2017", "not a date")),
        entry("b.pdf", ("John Smith", "03/12/1951", Role.PATIENT, "Jan 2, 2016", "04/30/2017")),
    )
    person = result.persons[0]
    assert (person.first_date.isoformat(), person.last_date.isoformat()) == ("2016-01-02", "2017-05-06")


def test_linking_may_be_asked_twice():
    """Asking for the persons so far changes nothing."""
    linker = Linker()
    linker.add(entry("a.pdf", ("John Smith", None, Role.PATIENT)))
    linker.add(entry("b.pdf", ("John Smith", "03/12/1951", Role.PATIENT)))
    first = linker.linked()
    assert linker.linked().mentions == first.mentions
    assert [person.documents for person in linker.linked().persons] == [2]


def test_the_century_of_a_two_digit_year_parts_nobody():
    """ "03/12/12" is read as 2012 alone, and is the patient of 1912 where one is known."""
    alone = linked(entry("a.pdf", ("John Smith", "03/12/12", Role.PATIENT)))
    both = linked(
        entry("a.pdf", ("John Smith", "03/12/12", Role.PATIENT)),
        entry("b.pdf", ("John Smith", "03/12/1912", Role.PATIENT)),
        entry("c.pdf", ("John Smith", "03/12/12", Role.PATIENT)),
    )
    assert [person.birth_date.reveal() for person in alone.persons] == ["2012-03-12"]
    assert [person.birth_date.reveal() for person in both.persons] == ["1912-03-12"]


def document(path, *findings):
    """A document of one patient: (entity type, value, detail)."""
    made = tuple(
        Finding(
            page_number=1,
            entity_type=entity_type,
            value=SensitiveText(value),
            span=Span(0, 1),
            bbox=None,
            recognizer="test",
            basis=Basis.LABEL,
            role=Role.PATIENT,
            subject="s1",
            detail={key: SensitiveText(text) for key, text in detail.items()},
        )
        for entity_type, value, detail in findings
    )
    return Entry(DocumentRef(path, Path(path), 1, 0, path), DocumentReport(Outcome.SCANNED, findings=made))


def test_the_fullest_name_and_the_usual_birth_date_stand_for_a_document():
    """A name cut short, or a birth date misread once, does not make another person."""
    result = linked(
        document(
            "a.pdf",
            ("PERSON", "J. Smith", {}),
            ("PERSON", "John Smith", {}),
            ("DATE_OF_BIRTH", "03/12/1951", {}),
            ("DATE_OF_BIRTH", "03/12/1951", {}),
            ("DATE_OF_BIRTH", "05/06/2017", {}),
        ),
        document("b.pdf", ("PERSON", "SMITH JOHN", {}), ("DATE_OF_BIRTH", "03/12/1951", {})),
    )
    assert [(person.name.reveal(), person.documents) for person in result.persons] == [("John Smith", 2)]


def test_the_date_of_a_result_is_a_date_of_care():
    """Also where it is printed only in the head of a column of results."""
    result = linked(document("a.pdf", ("PERSON", "John Smith", {}), ("LAB_RESULT", "2.5", {"date": "05/06/2017"})))
    assert result.persons[0].first_date.isoformat() == "2017-05-06"


def test_categories_are_those_of_all_documents():
    """Each category once, in the order of the catalogue."""
    result = linked(
        document("a.pdf", ("PERSON", "John Smith", {}), ("LAB_RESULT", "2.5", {})),
        document("b.pdf", ("PERSON", "John Smith", {}), ("PHONE_NUMBER", "555-0100", {})),
    )
    assert result.persons[0].categories == ("identity", "contact", "health")


def test_a_name_in_parts_is_the_name_as_a_whole():
    """A form with fields for the parts and a letter with the name: one person, under the usual name."""
    result = linked(
        document(
            "a.pdf",
            ("PERSON", "Nessi", {"part": "last_name"}),
            ("PERSON", "Decourcy", {"part": "maiden_name"}),
            ("PERSON", "Ruth", {"part": "first_name"}),
            ("DATE_OF_BIRTH", "03/12/1951", {}),
        ),
        document("b.pdf", ("PERSON", "NESSI Ruth", {}), ("DATE_OF_BIRTH", "03/12/1951", {})),
    )
    assert [(person.name.reveal(), person.documents) for person in result.persons] == [("Ruth Nessi", 2)]


def test_a_shortened_name_with_the_birth_date_is_the_same_person():
    """All given names on the certificate, the usual one on the report, an initial on the label."""
    result = linked(
        entry("a.pdf", ("J. Smith", "03/12/1951", Role.PATIENT)),
        entry("b.pdf", ("John Paul Smith", "03/12/1951", Role.PATIENT)),
        entry("c.pdf", ("SMITH JOHN", "03/12/1951", Role.PATIENT)),
        entry("d.pdf", ("Smith, John", None, Role.PATIENT)),
    )
    assert [person.documents for person in result.persons] == [4]


def test_an_initial_does_not_choose_between_twins():
    """ "J. Smith" of that day is John or James, or neither."""
    result = linked(
        entry("a.pdf", ("J. Smith", "03/12/1951", Role.PATIENT)),
        entry("b.pdf", ("John Smith", "03/12/1951", Role.PATIENT)),
        entry("c.pdf", ("James Smith", "03/12/1951", Role.PATIENT)),
    )
    assert len(result.persons) == 3


def test_without_birth_dates_only_the_same_name_is_the_same_person():
    """An initial and a surname are too little to go by."""
    result = linked(
        entry("a.pdf", ("J. Smith", None, Role.PATIENT)), entry("b.pdf", ("John Smith", None, Role.PATIENT))
    )
    assert len(result.persons) == 2


def test_an_id_is_the_same_in_every_run_and_tells_no_name():
    """Not a counter: a document that comes later, or another person's, changes nothing; twins in one document differ."""
    smith = entry("b.pdf", ("John Smith", "03/12/1951", Role.PATIENT), ("Jane Roe", None, Role.RELATIVE))
    alone = [person.person_id for person in linked(smith).persons]
    more = linked(
        entry("a.pdf", ("Ann Lee", None, Role.PATIENT)), smith, entry("c.pdf", ("John Smith", None, Role.PATIENT))
    )
    assert [person.person_id for person in more.persons][1:] == alone
    assert len(set(alone)) == 2
    assert all(re.fullmatch("P[A-Z2-7]{10}", each) for each in alone)


def test_copies_of_one_document_may_name_two_persons():
    """The same bytes under two paths, told apart by hand: ids stay distinct."""
    assert len(set(distinct_ids("P", [("00", "s1"), ("00", "s1")]))) == 2


def test_a_person_has_a_state_an_age_and_an_address_or_none():
    """What notices need: where, how old at the last date of care, whether a letter can be sent."""
    result = linked(
        document(
            "a.pdf",
            ("PERSON", "John Smith", {}),
            ("DATE_OF_BIRTH", "03/12/2005", {}),
            ("DATE_TIME", "05/06/2017", {}),
            ("STREET_ADDRESS", "12 Main St\nSpringfield, IL 62704", {}),
        ),
        document("b.pdf", ("PERSON", "Ruth Nessi", {}), ("DATE_OF_BIRTH", "03/12/1925", {})),
        document(
            "c.pdf", ("PERSON", "Ann Lee", {}), ("AGE", "66 Y", {}), ("DATE_TIME", "01/02/2017", {"event": "death"})
        ),
        document("d.pdf", ("PERSON", "Old Man", {}), ("AGE_OVER_89", "92", {})),
        document("e.pdf", ("PERSON", "No Body", {})),
    )
    told = [(p.birth_year, p.state, p.country, p.minor, p.over_89, p.deceased, p.no_address) for p in result.persons]
    assert told == [
        (2005, "IL", "US", True, False, False, False),
        (1925, "", "", False, True, False, True),
        (None, "", "", False, False, True, True),
        (None, "", "", None, True, False, True),
        (None, "", "", None, None, False, True),
    ]
