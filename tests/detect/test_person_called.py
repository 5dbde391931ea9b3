"""PERSON: who is named without a label is told by what the page calls him elsewhere: by title, or by who writes."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import PersonRecognizer
from phiscan.detect.recognizers.own_letters import is_own_letter
from phiscan.model import Role

_COMPLAINT = (
    "I was a patient in May. I am 71 years old and take warfarin. My birthday is 3/4/1950.\n"
    "My husband saw what my doctor wrote.\n"
)
# The text, a name and its role: with the reason.
NAMES = {
    "who is greeted by the surname": ("Ana K Osei\nFlat 4\nDear Ms. Osei,\n", "Ana K Osei", None),
    "a doctor, named with a title further down": (
        "Ana Osei\nEast Wing\nDr. Osei saw him.\n",
        "Ana Osei",
        Role.PRACTITIONER,
    ),
    "an address on a numbered street": ("Ana Osei\n7585 2nd Dr\nAkron, OH 44394", "Ana Osei", None),
    "a first name that is a herb, with an initial": (
        "ROSEMARY T OSEI\n33 Oak Lane\nJoplin, MO 64820",
        "ROSEMARY T OSEI",
        None,
    ),
    "a patient who writes": (_COMPLAINT + "Yours truly,\nAna Osei\n", "Ana Osei", Role.PATIENT),
    "a clerk who answers": ("Thank you for your letter.\nYours truly,\nAna Osei\n", "Ana Osei", Role.STAFF),
    "somebody to whom it happened": ("Affected person: Ana Osei\n", "Ana Osei", Role.PATIENT),
    "a mother, in a register of births": (
        "8. MOTHER'S CURRENT LEGAL NAME (First, Middle, Last)\nAna T Osei\n",
        "Ana T Osei",
        Role.RELATIVE,
    ),
    "a nurse is who treats": ("Nurse Ana Osei reports less pain.\n", "Ana Osei", Role.PRACTITIONER),
    "one who was excused": ("Excused: Ana Osei.\n", "Ana Osei", Role.STAFF),
    "who is to be asked, behind a colon": ("Questions? Ask for: Ana Osei, (312) 555-6505\n", "Ana Osei", Role.STAFF),
    "who decides for the patient": ("Her MPOA is Ana Osei.\n", "Ana Osei", Role.RELATIVE),
    "whom one may tell": ("Authorized contact: Ana Osei\n", "Ana Osei", Role.RELATIVE),
    "who calibrated, in the next cell": ("Calibrated by\tAna Osei\n", "Ana Osei", Role.STAFF),
    "a housekeeper": ("Housekeeper Ana Osei put out a sign.\n", "Ana Osei", Role.STAFF),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_name_has_the_role_its_page_tells(case: str) -> None:
    """What is said at one place of a page tells who is named at another."""
    text, name, role = NAMES[case]
    found = {(text[each.start : each.end], each.recognition_metadata["role"]) for each in PersonRecognizer().find(text)}
    assert (name, role) in found


def test_one_word_of_a_patient_makes_no_letter_of_his_own() -> None:
    """A letter to a patient may say "I was seen", once; three ways of it are a patient's."""
    assert is_own_letter(_COMPLAINT)
    assert not is_own_letter("I was seen by my doctor, you wrote.\n")
    assert is_own_letter("J'ai été hospitalisée en mai. Je suis née le 3 mars 1950 et mon médecin est informé.\n")
