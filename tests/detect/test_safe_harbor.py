"""Each of HIPAA's eighteen identifiers is found, on the grounds that the table gives."""

import pytest

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.model import Page
from phiscan.safe_harbor import SAFE_HARBOR

# A line of a document for each entity type of the table; all made up.
EXAMPLES = {
    "PERSON": "Patient: Odalys Brennecke",
    "STREET_ADDRESS": "Address: 418 Juniper Bend Rd, Apt 6, Dubuque, IA 52001",
    "DATE_OF_BIRTH": "DOB: 03/12/1951",
    "DATE_TIME": "Collected: 10/02/2017",
    "AGE_OVER_89": "Age: 93 years",
    "PHONE_NUMBER": "Home phone: (563) 555-0142",
    "FAX_NUMBER": "Fax: (563) 555-0143",
    "EMAIL_ADDRESS": "E-mail: o.brennecke@example.org",
    "US_SSN": "SSN: 219-47-3820",
    "US_ITIN": "ITIN: 912-71-4438",
    "US_HICN": "Medicare claim number (HICN): 219-47-3820A",
    "FR_NIR": "N° de sécurité sociale : 2 55 08 14 168 025 38",
    "MEDICAL_RECORD_NUMBER": "MRN: 00482913",
    "HEALTH_PLAN_ID": "Member ID: XKP204881734",
    "US_MBI": "Medicare number: 2EG4-TE5-MK73",
    "GROUP_NUMBER": "Group number: 77120-03",
    "ACCOUNT_NUMBER": "Account number: 5500218834",
    "CLAIM_NUMBER": "Claim number: 2017284CL0091",
    "CREDIT_CARD": "Card: 4111 1111 1111 1111",
    "IBAN_CODE": "IBAN: FR76 3000 6000 0112 3456 7890 189",
    "US_DRIVER_LICENSE": "Driver's license: B482-5519-0027",
    "US_PASSPORT": "Passport no.: 488120395",
    "LICENSE_NUMBER": "License no.: RN-204417",
    "US_DEA": "DEA: BS1234563",
    "US_NPI": "NPI: 1234567893",
    "FR_RPPS": "RPPS : 10001234565",
    "FR_ADELI": "N° ADELI : 751234567",
    "VEHICLE_ID": "VIN: 1M8GDM9AXKP042788",
    "DEVICE_ID": "Meter serial number: CG4471-20983",
    "URL": "Website: www.brennecke-family.example.org/odalys",
    "IP_ADDRESS": "Signed from IP address 203.0.113.77",
    "MAC_ADDRESS": "MAC address: 00:1B:44:11:3A:B7",
    "BIOMETRIC": "Fingerprint ID: FP-2048-8812",
    "ACCESSION_NUMBER": "Accession number: W17-204418",
    "CREDENTIAL": "Portal password: Tulip!4471",
}
# Drawn, not written: tests/channels looks for faces in pictures.
DRAWN = {"FACE"}
ROWS = [(row, name) for row in SAFE_HARBOR for name in row.entity_types if name not in DRAWN]


@pytest.fixture(scope="module")
def detector():
    """One detector for all examples."""
    return Detector(ScanConfig())


def test_the_eighteen_are_all_there():
    """Letters A to R, as in the rule, and each with what finds it."""
    assert "".join(row.letter for row in SAFE_HARBOR if row.entity_types) == "ABCDEFGHIJKLMNOPQR"


@pytest.mark.parametrize(("row", "entity_type"), ROWS, ids=[f"{row.letter}-{name}" for row, name in ROWS])
def test_each_is_found_on_the_grounds_given(detector, row, entity_type):
    """The value behind the label of the example is found, and its basis is one that the row names."""
    text = EXAMPLES[entity_type]
    with detector.document() as detection:
        found = [each for each in detection.detect(Page(1, 612, 792, text, ())) if each.entity_type == entity_type]
    assert [each.value.reveal() in text for each in found] == [True]
    assert found[0].basis in row.bases
