"""PERSON: names from labels, titles, credentials, relatives and place, each with its role."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import PersonRecognizer
from phiscan.model import Role

HITS = {
    "Patient: SMITH, JOHN A\tDOB: 03/12/1951": ("SMITH, JOHN A", Role.PATIENT),
    "Patient Name: Maria Lopez-Garcia": ("Maria Lopez-Garcia", Role.PATIENT),
    "Name: van der Berg, Anna": ("van der Berg, Anna", Role.PATIENT),
    "Ordering physician: Jane Q. Adams, MD": ("Jane Q. Adams", Role.PRACTITIONER),
    "Electronically signed by: Nguyen, Linh T., PA-C on 3/3/2017": ("Nguyen, Linh T.", Role.PRACTITIONER),
    "seen with Robert Chen, M.D. for his INR": ("Robert Chen", Role.PRACTITIONER),
    "Dear Dr. O'Brien,": ("O'Brien", Role.PRACTITIONER),
    "I saw Mrs. van der Berg's chart": ("van der Berg", None),
    "She came with her daughter Anne Ruiz.": ("Anne Ruiz", Role.RELATIVE),
    "Emergency contact: Bob Smith (son) 217-555-1212": ("Bob Smith", Role.RELATIVE),
    "John Smith\n12 Main Street\nSpringfield, IL 62701": ("John Smith", None),
    "PATEL, PRIYA": ("PATEL, PRIYA", None),
    "RE: Ana Ruiz": ("Ana Ruiz", Role.PATIENT),
    "Patient Name\nAna Ruiz": ("Ana Ruiz", Role.PATIENT),
    "PROVIDER INFORMATION\nName: Zoe Young": ("Zoe Young", Role.PRACTITIONER),
    "Nom et prénom : DUPONT Jean-Pierre": ("DUPONT Jean-Pierre", Role.PATIENT),
    "Nom de naissance: MARTIN": ("MARTIN", Role.PATIENT),
    "Médecin traitant : Docteur Jean-Pierre de la Fontaine": ("Jean-Pierre de la Fontaine", Role.PRACTITIONER),
    "le 1er mars - AUGIER Jeanne, née le 27/07/1967": ("AUGIER Jeanne", Role.PATIENT),
    "Mme LEROY Anne née MARTIN": ("LEROY Anne née MARTIN", None),
    "accompagnée de sa fille Anne": ("Anne", Role.RELATIVE),
}
MISSES = {
    "Provider: Quest Diagnostics": "an organisation",
    "Patient: See attached": "no name",
    "Patient Information": "a heading",
    "Springfield, IL": "a town",
    "Toulouse, Switzerland": "a town and a country",
    "12 Rue du Docteur Gachet": "a street named after a person",
    "Patient seen and discharged.": "a sentence",
    "Name:\tDate of birth:": "a blank form",
    "Parkinson disease": "an eponym",
}


@pytest.fixture(scope="module")
def recognizer() -> PersonRecognizer:
    return PersonRecognizer()


@pytest.mark.parametrize("text", HITS)
def test_a_name_is_found_with_its_role(recognizer: PersonRecognizer, text: str) -> None:
    """The whole name, nothing but the name, and who it is; None where the whole document has to say."""
    found = {
        (text[each.start : each.end], each.recognition_metadata["role"])
        for each in recognizer.analyze(text, ["PERSON"])
    }
    assert HITS[text] in found


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_what_is_no_name_is_left_alone(recognizer: PersonRecognizer, text: str, reason: str) -> None:
    """Somebody frightened for nothing is a failure too."""
    assert recognizer.analyze(text, ["PERSON"]) == [], reason


def test_parts_of_a_name_say_so(recognizer: PersonRecognizer) -> None:
    """A label that asks for a part of a name marks the finding with it."""
    (found,) = recognizer.analyze("Last Name: Ruiz", ["PERSON"])
    assert found.recognition_metadata["detail"] == {"part": "last_name"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Patient : d'Estaing André\nNé le 02/03/1950", "d'Estaing André"),
        ("Il est venu avec sa fille Céline Da\nSilva.", "Céline Da\nSilva"),
        ("She came with her niece, Agnieszka St.\nJames, who helps.", "Agnieszka St.\nJames"),
    ],
)
def test_particles_belong_to_the_name_behind_them(text: str, name: str) -> None:
    """A particle that opens a name or ends a line does not cost the rest of the name."""
    assert name in [text[each.start : each.end] for each in PersonRecognizer().find(text)]


def test_the_title_of_a_form_is_nobodys_name() -> None:
    """A holder's word in a title announces no name."""
    assert not list(PersonRecognizer().find("PATIENT REGISTRATION FORM\nMember Name: ____________\n"))


def test_a_name_stands_under_whoever_it_is_of() -> None:
    """A holder alone on its line, in whatever words, gives its role to the name below."""
    found = max(
        PersonRecognizer().find("Représentant du patient\nMME NESSI Jeanne\tAdresse\n"), key=lambda each: each.score
    )
    assert found.recognition_metadata["role"] is Role.RELATIVE


def test_one_word_in_lower_case_is_no_whole_name() -> None:
    """ "Name: handgun" is a column of something else; "First name: anne" is typed by somebody in a hurry."""
    assert not list(PersonRecognizer().find("Name: handgun\n"))
    assert list(PersonRecognizer().find("First name: anne\n"))


def test_who_is_born_is_the_patient() -> None:
    """A title with a birth label in or behind the name is the patient's."""
    results = PersonRecognizer().find("J'ai revu Madame Yvonne TANGUY née LE BIHAN le 02/11/1941.")
    best = max(results, key=lambda each: each.end - each.start)
    assert best.recognition_metadata["role"] is Role.PATIENT
