"""Whose is what, within one document."""

from dataclasses import replace

import pytest

from phiscan.model import Basis, BBox, Finding, Role, SensitiveText, Span
from phiscan.people import attribute

LINE_PT = 12.0


def found(entity_type, value, line, column=0, role=None, *, page=1, basis=Basis.LABEL, box=True, part=None):
    """A finding on a line and in a column of a page; its span follows the reading order."""
    start = line * 1000 + column * 100
    top = line * LINE_PT
    return Finding(
        page_number=page,
        entity_type=entity_type,
        value=SensitiveText(value),
        span=Span(start, start + len(value)),
        bbox=BBox(72.0 + column * 100, top, 160.0 + column * 100, top + 10) if box else None,
        recognizer="test",
        basis=basis,
        role=role,
        detail={"part": SensitiveText(part)} if part else None,
    )


def subjects(findings):
    """Values to the subject each was given."""
    return {finding.value.reveal(): finding.subject for finding in attribute(findings)}


def test_forms_of_a_name_are_one_subject():
    """A patient under several forms of name is one person; a practitioner is another."""
    told = subjects(
        [
            found("PERSON", "SMITH, JOHN Q", 1, role=Role.PATIENT),
            found("PERSON", "Dr. Jane Roe", 2, role=Role.PRACTITIONER),
            found("PERSON", "John Smith", 3, role=Role.PATIENT),
            found("PERSON", "Mr. Smith", 4),
        ]
    )
    assert told == {"SMITH, JOHN Q": "s1", "Dr. Jane Roe": "s2", "John Smith": "s1", "Mr. Smith": "s1"}


def test_a_name_without_a_role_takes_that_of_the_person_it_names():
    """ "Mr. Smith" in a narrative is the patient."""
    told = attribute([found("PERSON", "John Smith", 1, role=Role.PATIENT), found("PERSON", "Mr. Smith", 4)])
    assert [finding.role for finding in told] == [Role.PATIENT, Role.PATIENT]


def test_a_surname_does_not_choose_between_two_persons():
    """A lone surname that two patients bear is nobody's in particular."""
    told = subjects(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("PERSON", "Mary Smith", 2, role=Role.PATIENT),
            found("PERSON", "Smith", 3),
        ]
    )
    assert told["Smith"] not in (told["John Smith"], told["Mary Smith"])


def test_a_surname_is_the_patients_before_the_relatives():
    """ "Mr. Smith" in a letter about John Smith and his daughter is the patient."""
    told = subjects(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("PERSON", "Mary Smith", 2, role=Role.RELATIVE),
            found("PERSON", "Smith", 3),
        ]
    )
    assert told["Smith"] == told["John Smith"]


def test_patient_and_practitioner_of_one_name_are_two():
    """Roles are not mixed."""
    told = attribute(
        [found("PERSON", "Jane Roe", 1, role=Role.PATIENT), found("PERSON", "Jane Roe", 2, role=Role.PRACTITIONER)]
    )
    assert [finding.subject for finding in told] == ["s1", "s2"]


def test_attributes_go_to_the_only_patient():
    """One patient: birth date, results and record number are theirs wherever they stand."""
    told = subjects(
        [
            found("DATE_OF_BIRTH", "03/12/1951", 0),
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("PERSON", "Dr. Jane Roe", 2, role=Role.PRACTITIONER),
            found("LAB_RESULT", "2.5", 9),
            found("MEDICAL_RECORD_NUMBER", "A123", 30, page=2),
        ]
    )
    assert told["03/12/1951"] == told["2.5"] == told["A123"] == told["John Smith"]


def test_a_practitioners_data_is_not_the_patients():
    """Practice numbers, and contacts labelled as the practitioner's, stay with the practitioner."""
    told = subjects(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("PERSON", "Dr. Jane Roe", 2, role=Role.PRACTITIONER),
            found("US_NPI", "1234567893", 3),
            found("PHONE_NUMBER", "555-0100", 7, role=Role.PRACTITIONER),
        ]
    )
    assert told["1234567893"] == told["555-0100"] == told["Dr. Jane Roe"]


def test_a_practice_number_is_never_the_patients():
    """A document without a named practitioner leaves the number nobody's."""
    told = subjects([found("PERSON", "John Smith", 1, role=Role.PATIENT), found("US_NPI", "1234567893", 1, 1)])
    assert told["1234567893"] is None


@pytest.mark.parametrize("entity_type", ["PHONE_NUMBER", "STREET_ADDRESS", "FAX_NUMBER"])
def test_a_letterhead_is_nobodys(entity_type):
    """A contact before any name belongs to the organisation, and so does one far below the name."""
    told = subjects(
        [
            found(entity_type, "head", 0, basis=Basis.PATTERN),
            found("PERSON", "John Smith", 4, role=Role.PATIENT),
            found(entity_type, "near", 6, basis=Basis.PATTERN),
            found(entity_type, "foot", 60, basis=Basis.PATTERN),
        ]
    )
    assert told == {"head": None, "John Smith": "s1", "near": "s1", "foot": None}


def test_each_row_of_a_roster_is_one_patients():
    """Sixty patients on a page: each keeps what stands on their own line."""
    findings = []
    for line in range(60):
        findings += [
            found("PERSON", f"Given{chr(97 + line // 10)} Family{chr(97 + line % 10)}", line, role=Role.PATIENT),
            found("DATE_OF_BIRTH", f"01/02/19{line + 20}", line, 1),
            found("PHONE_NUMBER", f"555-01{line:02}", line, 2),
            found("LAB_RESULT", f"{line}.5", line, 3),
        ]
    told = attribute(findings)
    for line in range(60):
        assert len({finding.subject for finding in told[4 * line : 4 * line + 4]}) == 1
    assert len({finding.subject for finding in told}) == 60


def test_namesakes_with_their_own_birth_dates_are_two():
    """Father and son on one list."""
    told = attribute(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("DATE_OF_BIRTH", "03/12/1951", 1, 1),
            found("PERSON", "John Smith", 2, role=Role.PATIENT),
            found("DATE_OF_BIRTH", "04/01/1980", 2, 1),
        ]
    )
    assert [finding.subject for finding in told] == ["s1", "s1", "s2", "s2"]


def test_blocks_of_several_patients_follow_their_names():
    """Without rows: what follows a name is that patient's, on the next page too."""
    told = subjects(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("LAB_RESULT", "1.1", 3),
            found("PERSON", "Ana Cruz", 10, role=Role.PATIENT),
            found("LAB_RESULT", "2.2", 12),
            found("LAB_RESULT", "3.3", 1, page=2),
        ]
    )
    assert told["1.1"] == told["John Smith"]
    assert told["2.2"] == told["3.3"] == told["Ana Cruz"]


def test_an_explicit_role_wins_over_the_line():
    """Emergency contact: the relative's phone is the relative's, the patient's the patient's."""
    told = subjects(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("PERSON", "Mary Smith", 5, role=Role.RELATIVE),
            found("PHONE_NUMBER", "555-0101", 5, 1, role=Role.PATIENT),
            found("PHONE_NUMBER", "555-0102", 6, role=Role.RELATIVE),
        ]
    )
    assert told["555-0101"] == told["John Smith"]
    assert told["555-0102"] == told["Mary Smith"]


def test_a_name_beside_a_birth_date_is_a_patients():
    """A list whose heading nobody understood still exposes patients, not nobody."""
    told = attribute([found("PERSON", "John Smith", 1, role=Role.OTHER), found("DATE_OF_BIRTH", "03/12/1951", 1, 1)])
    assert [(finding.role, finding.subject) for finding in told] == [(Role.PATIENT, "s1")] * 2


def test_order_and_values_are_left_alone():
    """Attribution adds subject and role; nothing is dropped, moved or changed."""
    findings = [found("URL", "x.org", 3), found("PERSON", "123", 2), found("LAB_RESULT", "1", 1, box=False)]
    assert [(each.entity_type, each.value) for each in attribute(findings)] == [
        (each.entity_type, each.value) for each in findings
    ]
    assert attribute([]) == []


def test_a_shortened_name_does_not_bring_two_persons_together():
    """ "J. Smith" can be either of two; once it is one of them, the other stays apart."""
    told = subjects(
        [
            found("PERSON", "J. Smith", 1, role=Role.PATIENT),
            found("PERSON", "John Smith", 2, role=Role.PATIENT),
            found("PERSON", "Jane Smith", 3, role=Role.PATIENT),
        ]
    )
    assert told["J. Smith"] == told["John Smith"] != told["Jane Smith"]


def test_a_birth_date_learnt_later_keeps_namesakes_apart():
    """The first line has no birth date, the second and third have different ones."""
    told = attribute(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("PERSON", "John Smith", 2, role=Role.PATIENT),
            found("DATE_OF_BIRTH", "03/12/1951", 2, 1),
            found("PERSON", "SMITH, John", 3, role=Role.PATIENT),
            found("DATE_OF_BIRTH", "04/01/1980", 3, 1),
        ]
    )
    assert [finding.subject for finding in told] == ["s1", "s1", "s1", "s2", "s2"]


def test_the_only_person_of_a_document_with_a_birth_date_is_the_patient():
    """Whatever line it stands on; without a birth date the person's role stays open."""
    birth = found("DATE_OF_BIRTH", "03/12/1951", 9)
    assert attribute([found("PERSON", "John Smith", 1, role=Role.OTHER), birth])[0].role is Role.PATIENT
    assert attribute([found("PERSON", "John Smith", 1, role=Role.OTHER)])[0].role is Role.OTHER


def test_two_unplaced_names_beside_their_records_are_two_patients():
    """Each line of the list makes its own patient; a number of the practice's makes none."""
    told = attribute(
        [
            found("PERSON", "John Smith", 1),
            found("MEDICAL_RECORD_NUMBER", "A1", 1, 1),
            found("PERSON", "Ana Cruz", 2),
            found("MEDICAL_RECORD_NUMBER", "A2", 2, 1),
            found("PERSON", "Jane Roe", 3),
            found("MEDICAL_RECORD_NUMBER", "A3", 3, 1, role=Role.PRACTITIONER),
        ]
    )
    assert [(each.role, each.subject) for each in told[:4]] == [(Role.PATIENT, "s1")] * 2 + [(Role.PATIENT, "s2")] * 2
    assert told[4].role is Role.OTHER


def test_a_birth_date_between_two_names_on_a_line_makes_neither_a_patient():
    """Which of both it belongs to is not for the line to say."""
    told = attribute(
        [
            found("PERSON", "John Smith", 1, role=Role.OTHER),
            found("DATE_OF_BIRTH", "03/12/1951", 1, 1),
            found("PERSON", "Ana Cruz", 1, 2, role=Role.OTHER),
        ]
    )
    assert [told[0].role, told[2].role] == [Role.OTHER, Role.OTHER]


def test_an_organisation_is_nobodys():
    """The laboratory on the patient's line is not the patient's."""
    told = subjects(
        [found("PERSON", "John Smith", 1, role=Role.PATIENT), found("HEALTHCARE_ORGANIZATION", "Acme Lab", 1, 1)]
    )
    assert told["Acme Lab"] is None


def test_a_row_counts_also_where_the_name_comes_last():
    """A list with the record number first and the name at the end of the line."""
    told = subjects(
        [
            found("MEDICAL_RECORD_NUMBER", "A1", 1, 0),
            found("PERSON", "John Smith", 1, 1, role=Role.PATIENT),
            found("MEDICAL_RECORD_NUMBER", "A2", 2, 0),
            found("PERSON", "Ana Cruz", 2, 1, role=Role.PATIENT),
        ]
    )
    assert told == {"A1": "s1", "John Smith": "s1", "A2": "s2", "Ana Cruz": "s2"}


def test_a_relative_at_the_end_of_a_line_does_not_own_what_comes_before():
    """ "DOB 03/12/1951   Spouse: Mary Smith": the birth date is the patient's."""
    told = subjects(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("DATE_OF_BIRTH", "03/12/1951", 2, 0),
            found("PERSON", "Mary Smith", 2, 1, role=Role.RELATIVE),
        ]
    )
    assert told["03/12/1951"] == told["John Smith"]


def test_the_only_patient_owns_results_of_pages_before_the_name():
    """A first page with results and no name; the name is on the second."""
    told = subjects([found("LAB_RESULT", "2.5", 1), found("PERSON", "John Smith", 1, role=Role.PATIENT, page=2)])
    assert told["2.5"] == told["John Smith"]


def test_the_only_patient_of_a_page_owns_what_stands_above_the_name():
    """In a file of several patients, a page with one name is that patient's from top to bottom."""
    told = subjects(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("LAB_RESULT", "2.2", 1, page=2),
            found("PERSON", "Ana Cruz", 5, role=Role.PATIENT, page=2),
        ]
    )
    assert told["2.2"] == told["Ana Cruz"]


def test_a_practice_number_does_not_wander_between_pages():
    """Two practitioners on the first page: a number on the second is neither's."""
    told = subjects(
        [
            found("PERSON", "Jane Roe", 1, role=Role.PRACTITIONER),
            found("PERSON", "Ana Cruz", 2, role=Role.PRACTITIONER),
            found("US_NPI", "1234567893", 1, page=2),
        ]
    )
    assert told["1234567893"] is None


def test_a_labelled_phone_may_stand_far_below_the_name():
    """A form is as long as it is: the label vouches for the number."""
    told = subjects([found("PERSON", "John Smith", 1, role=Role.PATIENT), found("PHONE_NUMBER", "555-0100", 40)])
    assert told["555-0100"] == "s1"


def test_one_birth_date_in_two_prints_is_one_person():
    """The head of a report and a table in it print the date in their own ways."""
    told = attribute(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("DATE_OF_BIRTH", "03/12/1951", 1, 1),
            found("PERSON", "SMITH, John", 9, role=Role.PATIENT),
            found("DATE_OF_BIRTH", "12 Mar 51", 9, 1),
        ]
    )
    assert {finding.subject for finding in told} == {"s1"}


def test_a_clerk_beside_a_record_number_is_no_second_patient():
    """ "MRN A1   Printed by Ana Cruz", in a report whose patient is known."""
    told = attribute(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("MEDICAL_RECORD_NUMBER", "A1", 2),
            found("PERSON", "Ana Cruz", 2, 1, role=Role.OTHER),
        ]
    )
    assert [finding.subject for finding in told] == ["s1", "s1", "s2"]
    assert told[2].role is Role.OTHER


def test_the_parts_of_a_name_on_a_form_are_one_person():
    """Last name, first name and birth name in fields of their own, and the whole name elsewhere."""
    told = subjects(
        [
            found("PERSON", "DECOURCY", 1, role=Role.PATIENT, part="maiden_name"),
            found("PERSON", "NESSI", 2, role=Role.PATIENT, part="last_name"),
            found("PERSON", "RUTH ISABELLE", 3, role=Role.PATIENT, part="first_name"),
            found("PERSON", "Ruth Nessi", 20, role=Role.PATIENT),
            found("PERSON", "Ruth Decourcy", 21),
        ]
    )
    assert set(told.values()) == {"s1"}


def test_a_list_with_names_in_two_columns_has_a_person_a_row():
    """A part that comes again begins the next person."""
    findings = []
    for line, (last, first) in enumerate([("Smith", "John"), ("Cruz", "Ana"), ("Stone", "John")]):
        findings.append(found("PERSON", last, line, 0, role=Role.PATIENT, part="last_name"))
        findings.append(found("PERSON", first, line, 1, role=Role.PATIENT, part="first_name"))
    assert [each.subject for each in attribute(findings)] == ["s1", "s1", "s2", "s2", "s3", "s3"]


def test_a_row_is_its_persons_wherever_the_first_name_stands():
    """First names behind last names of any length stand in no column; those that do are not the list."""
    findings = []
    for line, (last, first, birth, place) in enumerate(
        [
            ("Smith", "John", "1/2/1950", 1),
            ("Cruz", "Ana", "3/4/1951", 2),
            ("Stone", "Bo", "5/6/1952", 1),
            ("Roux", "Cy", "7/8/1953", 2),
            ("Lind", "Dee", "9/9/1954", 1),
            ("Otte", "Eve", "2/3/1955", 1),
        ]
    ):
        findings.append(found("PERSON", last, line, 0, role=Role.PATIENT, part="last_name"))
        findings.append(found("PERSON", first, line, place, role=Role.PATIENT, part="first_name"))
        findings.append(found("DATE_OF_BIRTH", birth, line, 3, role=Role.PATIENT))
    told = [each.subject for each in attribute(findings)]
    assert [told[at : at + 3] for at in range(0, 18, 3)] == [[f"s{row}"] * 3 for row in range(1, 7)]


@pytest.mark.parametrize(
    "other",
    [
        {"line": 2, "role": Role.RELATIVE},
        {"line": 40, "role": Role.PATIENT},
        {"line": 1, "page": 2, "role": Role.PATIENT},
    ],
    ids=["another role", "far below", "another page"],
)
def test_parts_that_do_not_belong_together_are_not_one_name(other):
    """A last name, and a first name that later turns out to be someone else's."""
    told = subjects(
        [
            found("PERSON", "Smith", 1, role=Role.PATIENT, part="last_name"),
            found("PERSON", "Ana", **other, part="first_name"),
            found("PERSON", "Ana Cruz", 50, role=other["role"]),
        ]
    )
    assert told["Smith"] != told["Ana"] == told["Ana Cruz"]


def test_parts_are_put_together_in_the_order_of_the_page():
    """Whatever recognizer found which part first."""
    told = subjects(
        [
            found("PERSON", "Smith", 1, 0, role=Role.PATIENT, part="last_name"),
            found("PERSON", "Cruz", 2, 0, role=Role.PATIENT, part="last_name"),
            found("PERSON", "John", 1, 1, role=Role.PATIENT, part="first_name"),
            found("PERSON", "Ana", 2, 1, role=Role.PATIENT, part="first_name"),
        ]
    )
    assert told["Smith"] == told["John"] != told["Cruz"] == told["Ana"]


def test_what_is_learnt_last_can_be_the_fullest_name():
    """The usual name first, then the form with the birth name, then the birth name in use."""
    told = subjects(
        [
            found("PERSON", "Ruth Nessi", 1, role=Role.PATIENT),
            found("PERSON", "Ruth DECOURCY NESSI", 2, role=Role.PATIENT),
            found("PERSON", "Ruth Decourcy", 3, role=Role.PATIENT),
        ]
    )
    assert set(told.values()) == {"s1"}


def test_a_birth_date_makes_a_patient_beside_others():
    """A second person whose birth date stands beside the name is exposed too."""
    told = attribute(
        [
            found("PERSON", "John Smith", 1, role=Role.PATIENT),
            found("PERSON", "Ana Cruz", 9, role=Role.OTHER),
            found("DATE_OF_BIRTH", "03/12/1951", 9, 1),
        ]
    )
    assert [(each.role, each.subject) for each in told[1:]] == [(Role.PATIENT, "s2")] * 2


def test_a_page_without_names_goes_on_with_the_last_patient():
    """Of three patients, the one whose report runs over two pages."""
    findings = [
        found("PERSON", name, 1, role=Role.PATIENT, page=page)
        for page, name in enumerate(("John Smith", "Ana Cruz", "Rita Stone"), 1)
    ]
    told = subjects([*findings, found("LAB_RESULT", "2.5", 1, page=4)])
    assert told["2.5"] == told["Rita Stone"]


def test_a_contact_behind_the_parent_in_a_childs_row_is_the_parents():
    """The telephone number beside the guardian's name is the guardian's, the birth date before it the child's."""
    told = subjects(
        [
            found("PERSON", "Ana Ruiz", 1, role=Role.PATIENT),
            found("DATE_OF_BIRTH", "02/01/2011", 1, 1),
            found("PERSON", "Bob Diop", 1, 2, role=Role.RELATIVE),
            found("PHONE_NUMBER", "217-555-1212", 1, 3),
        ]
    )
    assert told["02/01/2011"] == told["Ana Ruiz"]
    assert told["217-555-1212"] == told["Bob Diop"]


def test_a_patient_who_signs_is_no_staff():
    """ "Entered by: Ana Ruiz" is the patient's own entry when the patient bears that name."""
    told = attribute(
        [found("PERSON", "Ana Ruiz", 4, role=Role.STAFF), found("PERSON", "RUIZ, ANA", 1, role=Role.PATIENT)]
    )
    assert {finding.role for finding in told} == {Role.PATIENT}


def test_who_is_called_doctor_once_is_a_practitioner():
    """The addressee of a message is staff until the greeting says "Dr"."""
    told = attribute(
        [found("PERSON", "Roe, Jane", 1, role=Role.STAFF), found("PERSON", "Roe", 3, role=Role.PRACTITIONER)]
    )
    assert {finding.role for finding in told} == {Role.PRACTITIONER}


def test_whom_a_letter_addresses_is_the_patient_where_nobody_else_is():
    """An appointment letter exposes whom it is written to, without a birth date or result."""
    told = attribute([found("PERSON", "Mrs. Ana Ruiz", 1), found("PERSON", "Dr. Jane Roe", 3, role=Role.PRACTITIONER)])
    assert [finding.role for finding in told] == [Role.PATIENT, Role.PRACTITIONER]


def test_a_relative_who_fills_in_the_form_is_no_staff():
    """ "Completed by" names the mother whom the form names above."""
    told = attribute(
        [
            found("PERSON", "Linh Roe", 1, role=Role.RELATIVE),
            found("PERSON", "Bao Roe", 2, role=Role.PATIENT),
            found("PERSON", "Linh Roe", 3, role=Role.STAFF),
        ]
    )
    assert [each.role for each in told] == [Role.RELATIVE, Role.PATIENT, Role.RELATIVE]


def test_whom_a_letter_addresses_is_not_the_relative_of_the_same_name():
    """ "Madame Roe," in a letter to Anne Roe is hers, though her son Bob Roe is to be called."""
    told = subjects(
        [
            found("PERSON", "Anne ROE", 1),
            found("PERSON", "Madame Roe", 2),
            found("PERSON", "Bob Roe", 3, role=Role.RELATIVE),
        ]
    )
    assert told["Madame Roe"] == told["Anne ROE"] != told["Bob Roe"]


def test_who_a_sheet_of_cards_is_addressed_to_are_patients():
    """Each name over an address of its own; not the name that has none, nor one over an address far below."""
    told = attribute(
        [
            found("PERSON", "Ana Ruiz", 1),
            found("STREET_ADDRESS", "12 Elm St, Springfield, IL 62701", 2),
            found("PERSON", "Bo Osei", 5, 1),
            found("STREET_ADDRESS", "9 Oak Ave, Springfield, IL 62701", 6, 1),
            found("PERSON", "Max Diop", 9),
            found("STREET_ADDRESS", "1 Main St, Springfield, IL 62701", 14),
            found("DIAGNOSIS", "asthma", 15, role=Role.PATIENT),
        ]
    )
    roles = {finding.value.reveal(): finding.role for finding in told if finding.entity_type == "PERSON"}
    assert roles == {"Ana Ruiz": Role.PATIENT, "Bo Osei": Role.PATIENT, "Max Diop": Role.OTHER}


def test_who_is_said_to_be_another_is_not_promoted():
    """A member of a board, then called "Ms. Roe", is no patient, though the page speaks of health."""
    told = attribute(
        [
            found("PERSON", "Jane Roe", 1, role=Role.OTHER),
            found("PERSON", "Ms. Roe", 3),
            found("DIAGNOSIS", "sepsis", 4),
        ]
    )
    assert {finding.role for finding in told if finding.entity_type == "PERSON"} == {Role.OTHER}


def test_who_accepts_for_the_patient_and_bears_the_surname_is_family():
    """ "Accepted by: Ed Smith" on the plan of Ana Smith is a parent; with another surname, staff."""
    told = attribute(
        [
            found("PERSON", "Ana Smith", 1, role=Role.PATIENT),
            found("PERSON", "Ed Smith", 3, role=Role.STAFF),
            found("PERSON", "Renee Fortier", 4, role=Role.STAFF),
        ]
    )
    assert [finding.role for finding in told] == [Role.PATIENT, Role.RELATIVE, Role.STAFF]


def test_health_data_of_another_page_make_nobody_a_patient():
    """A name written as in a file, on a page without births or health data, is nobody's patient; on one with them, it is."""

    def filed(page):
        name = replace(found("PERSON", "SMITH, ALVARO R", 1), score=0.75)
        return attribute([name, found("DIAGNOSIS", "sepsis", 4, page=page)])[0].role

    assert filed(2) is Role.OTHER
    assert filed(1) is Role.PATIENT
