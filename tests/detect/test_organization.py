"""HEALTHCARE_ORGANIZATION: names, not mentions."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import OrganizationRecognizer
from tests.detect.finding import values

HITS = {
    "Organisme : l'Assurance Maladie - CPAM du Roc": "l'Assurance Maladie - CPAM du Roc",
    "Prélevé au LBM Bel-Air - site de la Gare": "LBM Bel-Air - site de la Gare",
    "Centre de soins infirmiers du Roc": "Centre de soins infirmiers du Roc",
    "Transported by Holy Cross Medical Transport, Inc.": "Holy Cross Medical Transport, Inc.",
    "Payer: Old Dominion Casualty & Indemnity": "Old Dominion Casualty & Indemnity",
    "North Star Fire Department EMS\nRun 12": "North Star Fire Department EMS",
    "Valley Forge Periodontics & Implants\n12 Oak St": "Valley Forge Periodontics & Implants",
    "seen at the HOSPICE OF SIERRA on Monday": "HOSPICE OF SIERRA",
    "from Copper Ridge Nursing & Rehabilitation Center": "Copper Ridge Nursing & Rehabilitation Center",
    "adressé à l'Hôpital d'instruction des armées Rive Gauche": "Hôpital d'instruction des armées Rive Gauche",
    "Vaccination : Pôle santé Notre-Dame": "Pôle santé Notre-Dame",
    "Mercy Ridge Hospital": "Mercy Ridge Hospital",
    "TRI-VALLEY REGIONAL HOSPITAL\nDEPARTMENT OF": "TRI-VALLEY REGIONAL HOSPITAL",
    "Cedar Ridge Internal Medicine Associates\n105 SW Alder": "Cedar Ridge Internal Medicine Associates",
    "Call Northside Family Medicine at 478": "Northside Family Medicine",
    "Summit Imaging Partners • Radiology": "Summit Imaging Partners",
    "SUNRISE PHYSICIANS PLLC": "SUNRISE PHYSICIANS PLLC",
    "Heart & Rhythm Specialists": "Heart & Rhythm Specialists",
    "seen at St. Vincent's Medical Center on May": "St. Vincent's Medical Center",
    "Laboratory Corporation of America": "Laboratory Corporation of America",
    "Insurance: Meridian Mutual": "Meridian Mutual",
    "Carrier: Cigna": "Cigna",
    "Centre hospitalier de Vannes": "Centre hospitalier de Vannes",
    "sent to Medley Pharmacy #0417, 72 Main": "Medley Pharmacy #0417",
    "Plan elected: Silver PPO 2500, Meridian Crest Health Plan": "Meridian Crest Health Plan",
    "TO: Lone Pine Orthopaedics\nFAX: 1": "Lone Pine Orthopaedics",
    "For help call Tri-Lakes General Hospital: 812 952 2948.": "Tri-Lakes General Hospital",
    "PulsePoint Devices\n384 Ironwood Way, Bozeman, MT 53710\nPhone 775-425-1234\nPatient: Ana Ruiz": "PulsePoint Devices",
    "Cabinet de néphrologie Bellevue\t18 rue Foch": "Cabinet de néphrologie Bellevue",
    "Arrivée Clinique des Trois-Rivières, 75 route": "Clinique des Trois-Rivières",
    "Arrivée :\tHôpital Saint-Côme (AP-HP), 102 ter": "Hôpital Saint-Côme (AP-HP)",
    "Organisme: Prévoyance Armorique\n": "Prévoyance Armorique",
    "Harmonie des Métiers Mutuelle\n": "Harmonie des Métiers Mutuelle",
    "CHU de Dijon\n16 rue": "CHU de Dijon",
    "Laboratoire de biologie médicale du Parc": "Laboratoire de biologie médicale du Parc",
    "Hôpital privé des Deux Rives": "Hôpital privé des Deux Rives",
    "admise à la clinique Val d'Ouest le 20 mai": "clinique Val d'Ouest",
    "à l'Hôpital Bichat le 15": "Hôpital Bichat",
}
MISSES = {
    "PHYSICIAN ORDER FOR HOME MEDICAL EQUIPMENT": "a form's title",
    "Years of service\n30 years: nine of us": "no address stands below it",
    "Patient: Ana Ruiz\tDOB: 3/4/1950\tInsurance: Commercial CMK41543062": "a kind of payer",
    "Hospital Course: stable": "a heading",
    "your pharmacy": "a mention",
    "Ask your Pharmacy": "a mention",
    "The laboratory called": "a mention",
    "Emergency Department": "a department",
    "Primary Insurance": "a heading",
    "Expression of Healthcare Treatment Wishes": "no organisation",
    "Health history": "a heading",
    "Appointment of a Primary Healthcare Agent": "no organisation",
    "le laboratoire a transmis": "a mention",
    "Chef de Clinique": "a title",
    "Cabinet du DR Pierre JOLI": "a practitioner",
    "Carrier: Jane Doe MD": "a practitioner",
    "Dr. Ana Fonseca of Oncology was consulted": "a practitioner and what she does",
    "PulsePoint Devices\n384 Ironwood Way, Bozeman, MT 53710\nPhone 775-425-1234\nInvoice 12": "a company's invoice",
    "Organisme: Dr R. LEBLOND": "a practitioner",
    "Carte de Mutuelle\n": "a card",
    "Pharmacy: 800-631-5250": "a number",
}


@pytest.mark.parametrize("text", HITS)
def test_a_name_is_found_whole(text: str) -> None:
    """The name as printed, without what stands around it."""
    assert values(OrganizationRecognizer(), text) == [HITS[text]]


def test_the_name_on_the_letterhead_is_known_again_below() -> None:
    """What no word makes an organisation is one wherever it stands again."""
    text = (
        "PulsePoint Devices\n384 Ironwood Way, Bozeman, MT 53710\nPhone 775-425-1234\nPatient: Ana Ruiz\n"
        "Please return the meter to PulsePoint Devices."
    )
    assert values(OrganizationRecognizer(), text) == ["PulsePoint Devices", "PulsePoint Devices"]


@pytest.mark.parametrize("text", MISSES)
def test_a_mention_is_no_name(text: str) -> None:
    """Headings, departments and common nouns name nobody."""
    assert values(OrganizationRecognizer(), text) == [], MISSES[text]
