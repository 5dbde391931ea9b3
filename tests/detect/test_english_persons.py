"""Persons of English documents: boxes of claims, logs, users of systems, who is listed as what, labels with a tail."""

from __future__ import annotations

import pytest

from phiscan.detect.known import KnownNames
from phiscan.detect.recognizers import PersonRecognizer
from phiscan.model import Role

CLAIM = (
    "76 ATTENDING\tNPI\t1841346228\nLAST OSEI FIRST Ama\n77 OPERATING\tNPI\t1358663403\nLAST\tDE LA ROSA\tFIRST\tJuana"
)
WARD = "\nThe patient was seen on the ward for the fever and the pain in the night."
HITS = {
    # a physician's boxes, under the number that is the physician's
    CLAIM: dict.fromkeys(("OSEI", "Ama", "DE LA ROSA", "Juana"), Role.PRACTITIONER),
    # what joins a surname that is a common word to a given name without a blank
    "NAME: HOLIDAY,DONALD E\tDOB: 10/03/1945": {"HOLIDAY,DONALD E": Role.PATIENT},
    # what was done is no part of the name of who has a credential
    "NOTIFIED ANA OSEI RN 06/17/18 19:27": {"ANA OSEI": Role.PRACTITIONER},
    # people print, too, not only companies; the month is the date's
    "30 patients scheduled. Printed by Shaghayegh Osei Jul 11, 2015.": {"Shaghayegh Osei": Role.STAFF},
    "9 appointments. Printed by Ana Osei": {"Ana Osei": Role.STAFF},
    # in English, "M" is an initial
    f"FINAL 11/18/19\tBY: M OSEI{WARD}": {"M OSEI": Role.STAFF},
    f"Technician: M Osei\tDate: 11/18/19{WARD}": {"M Osei": Role.STAFF},
    # two common words behind the comma are a department
    "From: Van Lo, Plant Operations\nDate: 22-Aug-2024": {"Van Lo": Role.STAFF},
    # a user of the system beside a patient; alone, the user of a device
    "NAME : OSEI, HAILE\nUSER RUIZ, REED\t06/13/15\tDIRECTIVE: N": {
        "OSEI, HAILE": Role.PATIENT,
        "RUIZ, REED": Role.STAFF,
    },
    "SUBSCRIBER NAME: OSEI, MILENA\nUSER: RUIZ, ARMEN\tREASON: gout": {
        "OSEI, MILENA": Role.PATIENT,
        "RUIZ, ARMEN": Role.STAFF,
    },
    "Device: meter 12\nUser: Elena De Angelis": {"Elena De Angelis": Role.PATIENT},
    # who is said to be listed as a relative
    "We also tried Patience Osei, listed as nearest relative, at 845.268.2565": {"Patience Osei": Role.RELATIVE},
    "Ana Osei is listed as your authorized representative.": {"Ana Osei": Role.RELATIVE},
    # a label goes on up to its colon
    "Responsible clinician of record: Ana Osei": {"Ana Osei": Role.PRACTITIONER},
    "Nurse on duty tonight: Bo Osei": {"Bo Osei": Role.STAFF},
    "Queue lead: Ahuva Osei": {"Ahuva Osei": Role.STAFF},
    # a committee has several members
    "Planning committee: Morag Osei, Yaw Diop": {
        "Morag Osei": Role.PRACTITIONER,
        "Yaw Diop": Role.PRACTITIONER,
    },
    # who lies in a room; a word before a colon is a label where it is a common one
    "Rm 301 - Okonkwo, Chidi: slept well": {"Okonkwo, Chidi": Role.PATIENT},
    # what patients do, and the grade they are in
    "Mr. Osei denies pain.": {"Osei": Role.PATIENT},
    "Tyler Osei (gr 6) c/o headache": {"Tyler Osei": Role.PATIENT},
    # sex and age, or a room, behind whom a list has
    "8:00 a\tDenise Osei (F, 68)\nDOB 05/24/1949": {"Denise Osei": Role.PATIENT},
    "6. Temple, Arnold, room 506, 62 yo M. Admitted": {"Temple, Arnold": Role.PATIENT},
    # a label without a colon, and a credential behind the name
    "RM/BED 334-A\tADM DR OSEI,FAISAL M.D.": {"OSEI,FAISAL": Role.PRACTITIONER},
    "LOAD LIST: URINALYSIS\tPrinted for: Osei, Clark\t02/14/2019 14:37": {"Osei, Clark": Role.STAFF},
    # who approves a policy leads the house; whom one asks, and who signs for the patient
    "NOTICE OF PRIVACY\nEffective 07/21/2023\nApproved by: Sekou Osei\nNext review 07/20/2024": {
        "Sekou Osei": Role.STAFF
    },
    "Registration: Ana Osei, education@osei.example.org, 440.844.5064": {"Ana Osei": Role.STAFF},
    "Name and relationship, if not the patient: Yan G Osei, spouse": {"Yan G Osei": Role.RELATIVE},
    # who signs a letter about his mother is a relative
    "I appeal the denial for my mother. My mother needs it.\nSincerely,\nMaeve Osei\n": {"Maeve Osei": Role.RELATIVE},
    # whom an item of an agenda ends with
    "COMMITTEE MEETING\nAGENDA\n1. Minutes of May - Janet Osei\n2. Budget (Samuel Diop)": {
        "Janet Osei": Role.STAFF,
        "Samuel Diop": Role.STAFF,
    },
    # who is insured is the member of a plan; whoever has the policy may be a parent
    "Member name: Dorota Osei\nSubscriber: Iwalani Osei": {
        "Dorota Osei": Role.PATIENT,
        "Iwalani Osei": Role.RELATIVE,
    },
    "NAME : OSEI, HAILE\nGUARANTOR : OSEI, HAILE A\tSSN : 072-85-5351": {
        "OSEI, HAILE": Role.PATIENT,
        "OSEI, HAILE A": Role.PATIENT,
    },
    # references that tell no volume; what follows "Vitamin K" is no author
    "As shown before (Osei K, Diop A, et al. Bridging).": {"Osei K": Role.OTHER, "Diop A": Role.OTHER},
    "References\nVitamin K. A history of the drug. 2009.": {},
    "References\n1. Raman P, Webb M, et al. Bridging. Ann Coag. 2018.\n2. Osei K. Warfarin: a history. Harbor; 2009.": {
        "Raman P": Role.OTHER,
        "Webb M": Role.OTHER,
        "Osei K": Role.OTHER,
    },
}
MISSES = {
    "This leaflet was printed by Hartwell Meyers, Inc": "a company prints",
    "Patient at risk: Yes": "an answer",
    "Treatment for: Cataract": "a condition",
    "DAILY QC RECORD: PT/INR": "no record number",
    "ACCESSION: QC0024\tPATIENT: CONTROL LEVEL 2": "a control",
}


def told(text: str) -> dict[str, Role | None]:
    """The names of a text, each with its role, as those with one stand before those without."""
    found: dict[str, Role | None] = {}
    for each in sorted(PersonRecognizer().analyze(text, []), key=lambda each: -each.score):
        name, role = text[each.start : each.end], (each.recognition_metadata or {})["role"]
        found[name] = found.get(name) or role
    return found


@pytest.mark.parametrize(("text", "names"), HITS.items())
def test_who_is_named_and_as_whom(text: str, names: dict[str, Role]) -> None:
    """Each name as it stands there, and no more."""
    assert told(text) == names


@pytest.mark.parametrize("text", MISSES)
def test_what_names_nobody(text: str) -> None:
    """The reason stands beside each."""
    assert told(text) == {}


@pytest.mark.parametrize("name", ["Jack Page", "Claire Street", "Patience Fields"])
def test_a_given_name_may_be_a_common_word(name: str) -> None:
    """With a capital they seldom are, so the job before it is somebody's."""
    assert told(f"The files are held by unit clerk {name}.") == {name: Role.STAFF}


def test_an_initial_without_its_point_stands_for_a_given_name() -> None:
    """ "H Osei" is Ha Osei, who is known; "I" is who writes."""
    known = KnownNames()
    known.learn("Ha Osei", Role.PRACTITIONER)
    known.learn("Ivo Diop", Role.PATIENT)
    text = "H Osei x 4342, and I Diop"
    assert [text[start:end] for start, end, _ in known.mentions(text)] == ["H Osei", "Diop"]
