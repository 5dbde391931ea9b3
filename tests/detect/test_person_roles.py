"""PERSON: who somebody is by credentials, labels of many vendors, and what a page says around a name."""

from __future__ import annotations

import pytest

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.detect.recognizers import PersonRecognizer
from phiscan.model import Page, Role

_MINUTES = "Quality Committee\nMinutes of 3 April\nThe meeting was called to order at noon.\n"
# The text, whom it names, and who that is.
ROLES = {
    "an aide who signs, where a power of attorney is spoken of": (
        "Asked of the power of attorney by Ana Osei.\nSigned: Ana Osei, CMA\n",
        "Ana Osei",
        Role.STAFF,
    ),
    "a nurse with a degree of business before it": (
        "Reporting to Ana Osei, MBA, RN.\n",
        "Ana Osei",
        Role.PRACTITIONER,
    ),
    "an aide of home health": ("Supervisory visit of aide: Ana Osei, HHA.\n", "Ana Osei", Role.STAFF),
    "a pharmacist of anticoagulation": ("Clinical pharmacist: Ryo Osei, CACP\n", "Ryo Osei", Role.PRACTITIONER),
    "a technician of equipment": ("Calibrated: 04-Nov-2021 by Ana Osei, CBET\n", "Ana Osei", Role.STAFF),
    "a clinical social worker": ("Ana Osei, MSW, LICSW\n", "Ana Osei", Role.PRACTITIONER),
    "an acupuncturist, whose letters are small": ("Bram Osei, LAc\n", "Bram Osei", Role.PRACTITIONER),
    "a lawyer by what stands behind the name": ("Requested by Ana Osei, Esq.\n", "Ana Osei", Role.OTHER),
    "a lawyer who is announced": ("Counsel Ana Osei, Esq. objected\n", "Ana Osei", Role.OTHER),
    "a judge": ("Presiding judge: Ana Osei\n", "Ana Osei", Role.OTHER),
    "an officer, shortened": ("Seen with Sgt. Ana Osei at the gate\n", "Ana Osei", Role.OTHER),
    "who rendered, shortened": ("PT NAME RUIZ, LIA\nREND PROV OSEI, ANA\n", "OSEI, ANA", Role.PRACTITIONER),
    "who is responsible, shortened": ("Discharged 03/04/2020\tResp. MD Osei, Ana\n", "Osei, Ana", Role.PRACTITIONER),
    "who read it again": ("Overread: Ana Osei\n", "Ana Osei", Role.PRACTITIONER),
    "who reviewed, before a credential": (
        "Reviewer Ana Osei, RN, LNCC Prepared 3/4/2020\n",
        "Ana Osei",
        Role.PRACTITIONER,
    ),
    "a given name that is a day in Spanish": ("Referred by: Domingo Osei, MD\n", "Domingo Osei", Role.PRACTITIONER),
    "a given name that is an article": ("From: An N Osei, FNP-C\n", "An N Osei", Role.PRACTITIONER),
    "who was told on the telephone": (
        "Lab called a critical potassium of 2.8, read back to Ana Osei. Dose given.\n",
        "Ana Osei",
        Role.STAFF,
    ),
    "who meets with the family's": (
        "Family conference with Ana Osei about the prognosis.\n",
        "Ana Osei",
        Role.RELATIVE,
    ),
    "who printed a list": ("printed 08/11/21 user Ana Osei\nPaul Roux, DO\n", "Ana Osei", Role.STAFF),
    "who signs with an initial": (
        "Name: Ryota S Osei, NP\nPractice: Copper Ridge\nOn file: R. Osei\n",
        "R. Osei",
        Role.PRACTITIONER,
    ),
    "who serves clients": ("Service client : Ana Osei\n", "Ana Osei", Role.STAFF),
    "a client": ("Client : Ana Osei\n", "Ana Osei", Role.PATIENT),
    "a master of public health": ("Contact: Ana Osei, MPH\n", "Ana Osei", Role.STAFF),
    "a physician with it, too": ("Contact: Ana Osei, MPH, MD\n", "Ana Osei", Role.PRACTITIONER),
    "who keeps the statistics": ("CONTACT : Ana OSEI, TIM\tPOSTE 3681\n", "Ana OSEI", Role.STAFF),
    "who sells, before the next label": ("Votre contact : Ana Osei Marché : 20-020\n", "Ana Osei", Role.STAFF),
    "who wrote a paper": ("1. Van den Berg L, Osei B, et al. On gout. Gut 2016;84(2):112.\n", "Osei B", Role.OTHER),
    "an author in another style": ("1. Osei B, Levy J, et al.- On gout. Gut, 2005, 99, 37-45.\n", "Levy J", Role.OTHER),
    "an author with a particle": (
        "[1] Dos Reis M, Aït Osei B, et al. On gout. Gut 2016;84:112.\n",
        "Aït Osei B",
        Role.OTHER,
    ),
    "who signs with a title": ("By: ________\nName: Ana Osei\nTitle: Managing Partner\n", "Ana Osei", Role.STAFF),
    "a patient with a title": ("Name: Ana Osei\nTitle: Mrs\nDOB: 03/12/1951\n", "Ana Osei", Role.PATIENT),
    "a paper's author under a label": ("Patient label: Osei B, et al., Chest 2014; 115:941.\n", "Osei B", Role.OTHER),
    "who attends a meeting": (_MINUTES + "Name: Osei, Ana\tDepartment: Finance\tPresent: X\n", "Osei, Ana", Role.STAFF),
    "a nurse at a meeting": (
        _MINUTES + "Name: Osei, Ana\tDepartment: Nursing\tPresent: X\n",
        "Osei, Ana",
        Role.PRACTITIONER,
    ),
    "who presents at a meeting": (_MINUTES + "2. Formulary. Ana Osei presented apixaban.\n", "Ana Osei", Role.STAFF),
    "who speaks at a meeting, in French": (
        "Relevé de décisions\n3. Ana Osei rappelle le port du bracelet.\nProchaine séance : lundi\n",
        "Ana Osei",
        Role.STAFF,
    ),
    "who wrote the minutes": (_MINUTES + "Submitted by: Ana Osei\n", "Ana Osei", Role.STAFF),
    "a patient whose case a page tells": ("Name: Osei, Ana\tDepartment: Surgery\tBed: 4\n", "Osei, Ana", Role.PATIENT),
    "an author with a doctorate": (
        "Ana Osei, PhD; Paul Roux, MD\n1. Diop B. On gout. Gut 2016;84:112.\n",
        "Ana Osei",
        Role.OTHER,
    ),
    "a psychologist": ("Evaluated by Ana Osei, PhD\n", "Ana Osei", Role.PRACTITIONER),
    "a department behind a name": (
        "Linen was searched by Ana Osei of Environmental Services.\n",
        "Ana Osei",
        Role.STAFF,
    ),
    "a surgeon of a log, shortened": ("DOB 08/04/2003 MR 3022577\nSURG: OSEI, ANA\n", "OSEI, ANA", Role.PRACTITIONER),
    "who gave the narcosis, shortened": ("MR 3022577\nANES: OSEI, BRANDON\n", "OSEI, BRANDON", Role.PRACTITIONER),
    "a chiropractor with points": ("Seen by us. Femi Osei, D.C., found spasm.\n", "Femi Osei", Role.PRACTITIONER),
    "a technologist in capitals": ("RELEASED BY: ANA OSEI MT\tSTAT: COMP\n", "ANA OSEI", Role.STAFF),
    "a technologist behind a comma": ("Result called by: Ana Osei Roux, MT\n", "Ana Osei Roux", Role.STAFF),
    "who has studied the health of many": ("PREPARED BY: Ana Osei, MPH\n", "Ana Osei", Role.STAFF),
    "a physician who studied it too": ("PREPARED BY: Ana Osei, MPH, MD\n", "Ana Osei", Role.PRACTITIONER),
    "who sells": ("Customer no. C2157 Sales rep: Ana Osei\n", "Ana Osei", Role.STAFF),
    "who packs": ("Picked by\tAna Osei\tCartons\t3\n", "Ana Osei", Role.STAFF),
    "who drives the specimens": ("Specimens sealed.\nCourier: Ana Osei\n", "Ana Osei", Role.OTHER),
    "a lawyer who signs": ("Law Office of Ana Osei\nWe act for him.\n\nSincerely,\nAna Osei\n", "Ana Osei", Role.OTHER),
    "who drove into the client": ("Your Insured:\tRoland Osei\n", "Roland Osei", Role.OTHER),
    "an officer of the police": ("Officer Ana Osei cited your insured.\n", "Ana Osei", Role.OTHER),
    "who attended a meeting": (
        "Quality Council minutes\nThe meeting of the committee\nName: Osei, Ana\tDepartment: Finance\n",
        "Osei, Ana",
        Role.STAFF,
    ),
    "who made a list, before its date": ("User: Han, Ana\tCreated: 31 JAN 2019\n", "Han, Ana", Role.STAFF),
    "a job with a form's number, under its name": ("Ana Osei\n26. Birth registrar\n", "Ana Osei", Role.STAFF),
    "who wrote what is cited": (
        "1. Osei T, Roux NB. Outcomes after ten years. JAMA 2016;142:111-287.\n",
        "Roux NB",
        Role.OTHER,
    ),
}
# The text, and what is no name in it.
NOBODY = {
    "a department behind a name": ("Welcome aboard\nAna Osei, Coding\n", "Ana Osei, Coding"),
    "a department with a hyphen": (
        "Questions: Ana Osei, Post-Market Surveillance, 217-555-1212\n",
        "Ana Osei, Post-Market Surveillance",
    ),
    "an unknown credential": ("by Ana Osei, CXYZ\n", "Ana Osei, CXYZ"),
    "a clamp": ("B-12\tKelly Clamp, Curved\t6\n", "Kelly Clamp, Curved"),
    "a break and a room": ("10:30\tCoffee, Morgan Terrace\n", "Coffee, Morgan Terrace"),
    "two lines, two persons": (
        "Day sheet of the clinic, run by Ana Osei\nPaul Roux, MD\n",
        "Ana Osei Paul Roux",
    ),
    "the next heading of a form": ("Person involved (last, first): INCIDENT\n", "INCIDENT"),
    "a credential before a sentence": ("seen by Ana Osei, RN. Transferred at noon\n", "Transferred"),
    "a department, shortened": ("Finding: shared login\tUser: HR. Reviewed 2025-02-08\n", "HR."),
    "a dish": ("Recipe corner: Aunt Bea's Lemon Bars\n", "Bea"),
    "a station of a ward": ("Location: Nurse Station Dunn\n", "Station Dunn"),
    "a nurse's line": ("Call the Nurse Hotline at any hour\n", "Hotline"),
    "what was operated, behind the label of who did": ("Surg: Appendectomy\n", "Appendectomy"),
    "how narcosis was given": ("ANES: General\n", "General"),
    "a title and its surname alone": ("Author Ana Osei, RN\n", "Author Ana Osei"),
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    """One for all rows: it is what loads slowly."""
    return Detector(ScanConfig())


def names_in(detector: Detector, text: str) -> set[tuple[str, Role | None]]:
    page = Page(page_number=1, width_pt=612.0, height_pt=792.0, text=text, words=())
    with detector.document() as detection:
        found = detection.detect(page)
    return {(each.value.reveal(), each.role) for each in found if each.entity_type == "PERSON"}


@pytest.mark.parametrize("case", ROLES)
def test_somebody_has_the_role_that_the_page_tells(detector: Detector, case: str) -> None:
    """Patients are counted, and others are not: a role is half of a finding."""
    text, name, role = ROLES[case]
    assert (name, role) in names_in(detector, text)


@pytest.mark.parametrize("case", NOBODY)
def test_a_thing_or_two_people_are_no_name(case: str) -> None:
    """What is read beyond a name makes somebody who does not exist."""
    text, false = NOBODY[case]
    found = PersonRecognizer().find(text)
    assert false not in {text[each.start : each.end].replace("\n", " ") for each in found}
