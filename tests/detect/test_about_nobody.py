"""What pages about nobody say in the forms of pages about somebody: no name, age or record number is read there."""

from __future__ import annotations

import pytest

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.model import Page

# The text, and what must not be found in it.
NOBODYS = {
    "what a job asks for": ("- Caces R, 21 ans minimum.\n", {"PERSON", "AGE"}),
    "an age that is a condition": ("Conditions : Brevet C, 20 ans révolus\n", {"PERSON", "AGE"}),
    "a post to be filled": ("AVIS DE CONCOURS\nAvis de vacance de postes\nAVIS DE VACANCE DE POSTES\n", {"PERSON"}),
    "a company that is a client": ("Client : SNC Le Val Fleuri, n° client 4120077\n", {"PERSON"}),
    "a product's reference": ("Réf. KL-3307-S   LPP 201C118\n", {"ACCESSION_NUMBER"}),
    "sections with numbers": ("4.2 Renal Dosing\n5 ADVERSE REACTIONS\n", {"PERSON"}),
    "headings of common words": ("Safe Storage\n6 Handling And Disposal\n", {"PERSON"}),
    "a company that holds a licence": ("Titulaire : LABORATOIRES ANNE ROUX, Lyon\n", {"PERSON"}),
    "a firm's letterhead": (
        "DU VAL CLAIRE ASSISTANCE\n4 rue des Lilas\n35000 Rennes\nTél. 02 99 00 00 00\n",
        {"PERSON"},
    ),
    "a supplier's number": ("VENDOR ID 00417733, REVISION 3\n", {"MEDICAL_RECORD_NUMBER"}),
    "a list's number": ("Company: Osei\nscheme ID: 20417733\n", {"MEDICAL_RECORD_NUMBER", "HEALTH_PLAN_ID"}),
    "a lease's number": ("Lease ID: 20417733\n", {"MEDICAL_RECORD_NUMBER"}),
    "a terminal's number": ("Terminal ID: 20417733\n", {"MEDICAL_RECORD_NUMBER"}),
    "a department above an address": (
        "Accounts Receivable\n12 Main Street\nDover, DE 19901\n",
        {"HEALTHCARE_ORGANIZATION"},
    ),
    "a meeting's number": (
        "Line 1-866-555-0133, Access Code 2290#, Meeting ID: 881 2204 9917\n",
        {"MEDICAL_RECORD_NUMBER"},
    ),
    "a column of tests": ("Tests Flag Units\nLab\nTriglycerides, Fasting\t96\tmg/dL\n", {"HEALTHCARE_ORGANIZATION"}),
    "a department above an address, in French": (
        "Service des admissions\n4 rue des Lilas\n35000 Rennes\n",
        {"HEALTHCARE_ORGANIZATION"},
    ),
    "a leaflet for patients": ("Patient Package Insert\nFOR ORAL USE\n", {"PERSON"}),
    "a handout for patients": ("Patient Education Handout\nEating well\n", {"PERSON"}),
    "the next heading of minutes": ("Présents: Excusés\nMatin et soir\n", {"PERSON"}),
    "a value shown as an example": ("Un résultat trop bas (ex. glycémie 0,70 g/L affichée) gêne.\n", {"LAB_RESULT"}),
    "who stands for any patient": ("identifié par son nom (ex. :\nDUPONT Jean, né le JJ/MM/AAAA).\n", {"PERSON"}),
    "a ward in a table": ("1415\tSSR GERIATRIQUE\t140\t2339\n", {"HEALTHCARE_ORGANIZATION"}),
    "a hospital's pharmacy": ("PHARMACIE A USAGE INTERIEUR\tTEL 04 76 00 00 00\n", {"HEALTHCARE_ORGANIZATION"}),
    "what is done to teeth": ("Orthopédie Dento-Faciale\n", {"HEALTHCARE_ORGANIZATION"}),
    "a maker of splints": ("Orthopédie des Aulnes\n4 rue des Lilas\n35000 Rennes\n", {"PERSON"}),
    "a department in French": ("Hôpital : Bureau des Urgences\n", {"HEALTHCARE_ORGANIZATION"}),
}
# The text, and a value that must be found as this.
SOMEBODYS = {
    "a patient of a name that is in examples, beside how to write a date": (
        "Nom : DURAND Michel\nDate de naissance (JJ/MM/AAAA) : 12/03/1951\n",
        "PERSON",
        "DURAND Michel",
    ),
    "a number that counts up, beside how to write a date": (
        "DOB (MM/DD/YYYY): 03/12/1951\nMRN: 0012345\n",
        "MEDICAL_RECORD_NUMBER",
        "0012345",
    ),
    "a surname that is a common word": ("Patient: FOX\nDOB: 03/12/1951\n", "PERSON", "FOX"),
    "a first name and an initial": ("Our guest Anna S., 34 ans, called.\n", "PERSON", "Anna S."),
    "a whole name and an age": ("Paul Roux, 81 ans, est venu.\n", "PERSON", "Paul Roux"),
    "a buyer with a certificate": ("Buyer: Ana Ruiz, CPPB\nDue: June\n", "PERSON", "Ana Ruiz"),
    "an addressee": ("Paul Roux\n12 Main Street\nDover, DE 19901\n", "PERSON", "Paul Roux"),
    "a hospital behind a hall": (
        "Maple Hall, Mercy Ridge Hospital\n12 Main Street, Dover, DE 19901\n",
        "HEALTHCARE_ORGANIZATION",
        "Mercy Ridge Hospital",
    ),
    "a home for adults": (
        "Foyer de vie Les Aulnes\n4 rue des Lilas\n",
        "HEALTHCARE_ORGANIZATION",
        "Foyer de vie Les Aulnes",
    ),
    "a maker of splints": (
        "Orthopédie des Aulnes\n4 rue des Lilas\n",
        "HEALTHCARE_ORGANIZATION",
        "Orthopédie des Aulnes",
    ),
    "a patient's number": ("Patient ID 00417733\n", "MEDICAL_RECORD_NUMBER", "00417733"),
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    """One for all rows: it is what loads slowly."""
    return Detector(ScanConfig())


def found(detector: Detector, text: str) -> set[tuple[str, str]]:
    """The type and value of each finding."""
    with detector.document() as detection:
        page = Page(page_number=1, width_pt=612.0, height_pt=792.0, text=text, words=())
        return {(each.entity_type, each.value.reveal()) for each in detection.detect(page)}


@pytest.mark.parametrize("case", NOBODYS)
def test_nobody_is_found(detector: Detector, case: str) -> None:
    """A false one is somebody frightened for nothing."""
    text, types = NOBODYS[case]
    assert not {(kind, value) for kind, value in found(detector, text) if kind in types}


@pytest.mark.parametrize("case", SOMEBODYS)
def test_somebody_still_is(detector: Detector, case: str) -> None:
    """What looks much the same and is somebody's is kept."""
    text, kind, value = SOMEBODYS[case]
    assert (kind, value) in found(detector, text)
