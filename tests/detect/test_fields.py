"""Fields: labels with their values, and whose they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from phiscan.detect.fields import read_fields
from phiscan.model import Role


def fields(text: str) -> list[tuple[str, str, Role | None]]:
    return [(field.name, text[field.start : field.end], field.role) for field in read_fields(text)]


def test_a_value_ends_where_the_next_label_begins() -> None:
    """On one line, in one cell, or in the next cell."""
    assert fields("Name: Ana Ruiz DOB: 1/2/1950\tPhone: 123") == [
        ("name", "Ana Ruiz", None),
        ("birth_date", "1/2/1950", None),
        ("phone", "123", None),
    ]


def test_an_empty_label_takes_the_next_cell_or_line_but_no_label() -> None:
    """A blank form has no values."""
    assert fields("Date of birth\n1/2/1950") == [("birth_date", "1/2/1950", None)]
    assert fields("Date of birth\t1/2/1950") == [("birth_date", "1/2/1950", None)]
    assert fields("Name:\tDate of birth:\tPhone:") == []


def test_a_heading_says_whose_the_fields_under_it_are() -> None:
    """Until the next heading, unless a label says otherwise."""
    text = "PATIENT INFORMATION\nPhone: 1\nPhysician phone: 2\nEMERGENCY CONTACT\nPhone: 3"
    assert fields(text) == [
        ("phone", "1", Role.PATIENT),
        ("phone", "2", Role.PRACTITIONER),
        ("phone", "3", Role.RELATIVE),
    ]


@given(st.text(alphabet="ab1 :\t\n/.-", max_size=60), st.sampled_from(["Name", "DOB", "MRN", "Patient"]))
def test_values_lie_inside_the_text(noise: str, label: str) -> None:
    """Whatever stands around a label, a value is a stretch of one line, not blank."""
    text = noise + label + ": " + noise
    for field in read_fields(text):
        value = text[field.start : field.end]
        assert value.strip()
        assert "\n" not in value


def test_the_fields_of_another_insured_person_are_a_relatives():
    """On a claim of a child, "Insured's date of birth" is the parent's; where patient and insured are one, it is the patient's."""
    form = "Patient's name: RUIZ, ANA\nInsured's name: {}\nInsured's date of birth: 02/01/1975\nMember ID: X1\n"
    roles = {
        name: [field.role for field in read_fields(form.format(name)) if field.label.holder == "insured"]
        for name in ("DIOP, BOB", "Ana Ruiz")
    }
    assert roles["DIOP, BOB"][:2] == [Role.RELATIVE, Role.RELATIVE]
    assert set(roles["Ana Ruiz"]) == {Role.PATIENT}


def test_the_insured_of_a_list_are_its_patients() -> None:
    """A remittance calls one claim's patient so, the next one's a member; a parent stands right beside the child."""
    claim = "{}: {}\nClaim number: 23{}\nPaid: 3.00\nNet: 2.00\n"
    listed = [("Patient name", "Ana Ruiz", 1), ("Member name", "Bo Osei", 2), ("Patient name", "Awa Diop", 3)]
    remittance = "".join(claim.format(*each) for each in listed)
    family = remittance + "Patient name: Max Roux\nMember name: Eva Roux\n"
    assert [each.role for each in read_fields(remittance) if each.label.holder == "insured"] == [Role.PATIENT]
    assert Role.RELATIVE in {each.role for each in read_fields(family) if each.label.holder == "insured"}


def test_a_heading_of_patient_and_insured_names_nobody() -> None:
    """Under a heading that speaks of both, the beneficiary is the patient, as where no other patient is named."""
    fields = read_fields("BÉNÉFICIAIRE DES SOINS ET ASSURÉ(E)\nBénéficiaire : DIOP PAUL\nné le : 02/01/1975\n")
    assert [each.role for each in fields if each.label.holder == "insured"] == [Role.PATIENT]


def test_no_letterhead_makes_a_birth_date_a_doctors() -> None:
    """A birth date below a doctor's name on paper of his is a patient's."""
    fields = read_fields("Docteur Anne ROUX\n12 rue Foch\nJ'ai vu Mme Diop, née le 4 juin 1947\n")
    assert [each.role for each in fields if each.has("birth_date")] == [None]


def test_the_prothrombin_time_is_no_patient() -> None:
    """ "PT/INR" over a report names a test: who is insured may be the patient, and nobody else is."""
    text = "PT/INR Home Monitoring Report\nMember Name: Ana Ruiz"
    assert [(field.name, field.role) for field in read_fields(text) if field.label.holder] == [("name", Role.PATIENT)]


def test_a_label_of_numbers_has_a_number() -> None:
    """In running text "cell" and "épisode" are words, unless figures follow."""
    assert [field.name for field in read_fields("Diagnosis: non-small cell carcinoma of the lung")] == ["diagnosis"]
    assert [field.name for field in read_fields("seen again, cell 217-523-4567")] == ["phone"]
    assert fields("his chart number is\n364-46-64")[0][:2] == ("mrn", "364-46-64")


def test_headings_read_as_one_share_their_values() -> None:
    """Two columns so near that their headings make one: the first date is the first heading's."""
    text = "Birth Date Collected: 07-30-1944 05-20-2026\tPatient Name: RUIZ,ANA"
    values = {each.name: text[each.start : each.end] for each in read_fields(text)}
    assert values["birth_date"] == "07-30-1944"
    assert values["date"] == "05-20-2026"
