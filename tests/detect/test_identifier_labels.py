"""Identifiers behind their labels: many wordings, four layouts each, in English and French."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import IdentifierRecognizer
from tests.detect.finding import values

WORDINGS = {
    "MEDICAL_RECORD_NUMBER": (
        "MRN|MRN#|M.R.N.|Medical Record No.|Med. Rec. #|Chart #|Chart ID|Patient ID|Pt. No.|Patient identifier|Unit no.|"
        "Hospital number|Record ID|Person number|Resident ID|EMR|PHN #|ID|IPP|N° IPP|N° patient|Identifiant patient|"
        "N° dossier médical|Numéro de dossier patient|N° d'étiquette|Code patient|Nº de fiche"
    ),
    "ACCOUNT_NUMBER": (
        "Account Number|Acct #|Acct. No.|A/C No.|Visit No.|Visit ID|Encounter|Encounter #|FIN|FIN #|HAR|CSN|Hospital acct #|"
        "Guarantor account|Patient Control No.|Billing ID|Admission number|Episode #|Enrollment no.|NDA|IEP|N° NDA|"
        "N° de séjour|N° de venue|Numéro de séjour|Numéro d'admission|N° d'hospitalisation|N° de dossier administratif|"
        "Passage n°|N° d'entrée"
    ),
    "ACCESSION_NUMBER": (
        "Accession|Accession #|Acc. No.|Specimen ID|Specimen #|Sample no|Req #|Requisition No.|Order no|Order #|Lab ID|"
        "Lab order #|Control no.|Case #|Report No.|Exam ID|Placer order no.|Barcode|Dossier n°|N° de dossier|N° de demande|"
        "N° d'examen|N° d'ordre|N° de prélèvement|Nº d'échantillon|Compte rendu n°|Numéro d'enregistrement|N° labo"
    ),
    "HEALTH_PLAN_ID": (
        "Member ID|Member #|Subscriber ID|Subscriber No.|Policy|Policy #|Policy No.|Cert #|Certificate no.|Insured's ID|"
        "Insurance ID|Ins. policy no.|Contract #|Medicaid ID|Recipient ID|Enrollee ID|Beneficiary No.|Coverage ID|"
        "N° d'adhérent|N° adhérent|Numéro d'adhérent|N° de contrat|Contrat n°|N° de mutuelle|N° de police|N° d'allocataire"
    ),
    "CLAIM_NUMBER": (
        "Claim #|Claim No.|ICN|DCN|Rx|Rx #|Rx No.|Prescription number|Auth #|Authorization No.|Prior auth no.|Pre-cert #|"
        "Precertification number|Referral #|Referral no.|Case reference|N° de sinistre|N° de prise en charge|N° d'ordonnance|"
        "N° d'accord préalable|N° de décompte|Numéro de feuille de soins"
    ),
    "GROUP_NUMBER": "Group #|Group No.|Grp|Grp #|RxGrp|Employer group no.|Policy group number|N° de groupe",
    "DEVICE_ID": (
        "Meter serial no.|Meter S/N|Monitor SN|Serial #|Device ID|Pacemaker serial number|Pump S/N|Implant serial|"
        "Generator serial no.|N° de série|N° d'appareil|N° du lecteur|Numéro de série du dispositif|N° de pompe"
    ),
    "US_DRIVER_LICENSE": "Driver's license|Driver license no.|DL #|Drivers License Number|State ID|D.L. No.",
    "US_MBI": "Medicare|MBI|Medicare beneficiary identifier|Medicare number|Medicare ID",
    "US_HICN": "HIC #|HICN|Medicare HIC number|Health insurance claim number",
}
VALUES = {"US_MBI": "1EG4-TE5-MK72", "US_HICN": "219456789A", "GROUP_NUMBER": "66462-831"}
LAYOUTS = ("{}: {}", "{}\t{}", "{}\n{}", "{} ........ {}", "Name: Ana Ruiz\t{}: {}\tSex: F")


@pytest.mark.parametrize("entity_type", WORDINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_number_is_known_by_its_label(entity_type: str, layout: str) -> None:
    """Wherever the value stands to its label, and however the label is worded."""
    value = VALUES.get(entity_type, "H204559")
    wrong = {}
    for label in WORDINGS[entity_type].split("|"):
        text = layout.format(label, value)
        found = {(each.entity_type, text[each.start : each.end]) for each in IdentifierRecognizer().analyze(text, [])}
        if found != {(entity_type, value)}:
            wrong[label] = found
    assert not wrong


# The page around it says what a file is.
VAGUE = {
    "Date de l'accident : 21.09.2021\nVos réf. : BT3798931": "CLAIM_NUMBER",
    "Laboratoire de biologie médicale\nDossier n° : 17-0912-0034": "ACCESSION_NUMBER",
    "Bonsecours Analyses Médicales\n"
    + "\n".join(
        f"Dossier: 36198{at}\tPatient: Ana Roux\tNé(e): 12/0{at}/1956" for at in range(1, 6)
    ): "ACCESSION_NUMBER",
    "Consultations du lundi\n"
    + "\n".join(
        f"Dossier: 36198{at}\tPatient: Ana Roux\tNé(e): 12/0{at}/1956" for at in range(1, 6)
    ): "MEDICAL_RECORD_NUMBER",
    "CHG Jean-Moulin — dossier 773639958\nPassage aux urgences": "ACCOUNT_NUMBER",
    "Avis des sommes à payer\nN° de dossier : 396992641": "ACCOUNT_NUMBER",
    "Réf. : 468337050 / Mme RUIZ Ana / DDN : 11/05/1961": "MEDICAL_RECORD_NUMBER",
    "V/Réf. : 468337050": "ACCESSION_NUMBER",
    "CENTRE HOSPITALIER DE VANNES\nCompte rendu" + " suite" * 80 + "\nDossier : 773639958\nBiologie": "ACCOUNT_NUMBER",
    "RPPS 10001234565 Dossier 15127592\nVotre patiente Ana Ruiz, née le 10/01/1948": "MEDICAL_RECORD_NUMBER",
    "Mme Ruiz, née le 10/01/1948 (dossier 17126092), a été dépistée": "MEDICAL_RECORD_NUMBER",
    "N° dossier: 26H04646\tPatient: Ana Ruiz\tNaissance: 16/12/1942\tPrélevé le: 29/12/2025": "ACCESSION_NUMBER",
    "Centre Hospitalier de Montbrun\nN° de dossier : 170303-7335\nDate de prélèvement : 03.03.2017": "ACCESSION_NUMBER",
    "Radiologie du Faubourg\nCher confrère,\nvotre patiente, née le 05/05/1964\nDossier 0074958403": "MEDICAL_RECORD_NUMBER",
    "Bon de transport\nDemande n° : AP-26-5829": "CLAIM_NUMBER",
    "Demande n° : 26-5829": "ACCESSION_NUMBER",
    "Ana Ruiz, née le 10/01/1948, dossier 4471902. Le laboratoire rappellera demain.": "MEDICAL_RECORD_NUMBER",
    "CH de Vannes\nNos réf. : 448812907\nMadame, votre hospitalisation est prévue lundi.": "ACCOUNT_NUMBER",
    "Votre relevé de remboursements\nDossier n° : 264360992": "CLAIM_NUMBER",
    "RUIZ Ana — F — 10/01/1948 — 206632158": "MEDICAL_RECORD_NUMBER",
    "DDN : 10/01/1948, n° 206632158": "MEDICAL_RECORD_NUMBER",
    "Patient: 00123456": "MEDICAL_RECORD_NUMBER",
    "Insurance: HPX345678": "HEALTH_PLAN_ID",
}


@pytest.mark.parametrize("text", VAGUE)
def test_a_vague_label_is_read_by_what_stands_around_it(text: str) -> None:
    """ "Dossier", "Réf." and a bare number are a person's or an examination's."""
    found = [each.entity_type for each in IdentifierRecognizer().analyze(text, []) if each.entity_type != "FR_RPPS"]
    assert set(found) == {VAGUE[text]}


@pytest.mark.parametrize("other", ["Hospitalisation\nIEP : 1260911335", "Laboratoire\nN° labo : L55952417"])
def test_a_file_beside_the_number_of_a_stay_or_sample_is_the_patients(other: str) -> None:
    """Those have their number already."""
    text = f"{other}\nN° dossier : 8060002332"
    assert values(IdentifierRecognizer(), text, "MEDICAL_RECORD_NUMBER") == ["8060002332"]


def test_a_line_of_identity_holds_the_records_number_then_the_stays() -> None:
    """Name, sex, birth date, IPP, NDA."""
    for stay in ("1029487540", "Dossier 1029487540"):
        text = f"RUIZ Ana | F | 22/01/1965 (52 ans) | 9010572683 | {stay}"
        assert values(IdentifierRecognizer(), text, "MEDICAL_RECORD_NUMBER") == ["9010572683"]
        assert values(IdentifierRecognizer(), text, "ACCOUNT_NUMBER") == ["1029487540"]


def test_a_number_behind_a_birth_date_and_an_age_is_the_records() -> None:
    """A line about somebody in a ward's list."""
    text = "M. Paul RUIZ\nné le 22.01.1965 – 52 ans – N° 9010572683"
    assert values(IdentifierRecognizer(), text, "MEDICAL_RECORD_NUMBER") == ["9010572683"]


PROSE = {
    "my driver's license number is 6940579": "6940579",
    "seen last week, MRN H-204559.": "H-204559",
    "under MRN S-987654?": "S-987654",
    "IMPLANT: serial SN-6828919, lot 06036.": "SN-6828919",
    "Kenji Banks, LCSW, license PSY32246": "PSY32246",
    "Mutuelle : n° d'adhérent\tAlma – 4725122A": "4725122A",
    "Malakoff, adhérent n° 57713834": "57713834",
    "réalisée pour le patient 1234567890 hier": "1234567890",
    "vue lors de la visite 2345678901 : valide": "2345678901",
    "card number 4992819677820891 is lost": "4992819677820891",
    "what is the limit for card 501864667909?": "501864667909",
}


@pytest.mark.parametrize("text", PROSE)
def test_a_number_is_found_in_running_text(text: str) -> None:
    """Right behind words that name it."""
    assert values(IdentifierRecognizer(), text) == [PROSE[text]]


NOBODYS = {
    "Boise, ID 83702": "a state and its ZIP code",
    "Boise\tID 83702-1234": "a state and its ZIP code",
    "Visa ending in 6640\nAuth: 621928": "what the card's bank answered",
    "Dernier RDV en fin 2034": "a year",
    "Policy 2017 applies": "a year",
    "Claim: 45.00": "an amount",
    "Account: 60.90 48.72": "amounts",
    "Ref: 2.0 - 3.0": "a range",
    "Visit: 09/08/2017": "a date",
    "Order: 3 boxes": "a quantity",
    "Group therapy, 45 minutes": "a service",
    "Test strip lot: 037960": "a lot",
    "Page 12345": "a page",
    "CLIA: see reverse": "no number",
    "Item no. 44-1203": "a catalogue's",
    "ISBN 978-1-4028-9462-6": "a book",
    "NDC 0056-0172-70": "a drug's",
    "Phone: 217-523-4567": "a telephone",
    "Model: XS-200": "a model",
    "Software version: 4.10.22": "a version",
    "Rendering provider ID: 12": "too short",
}


@pytest.mark.parametrize(("text", "reason"), NOBODYS.items())
def test_other_numbers_are_nobodys(text: str, reason: str) -> None:
    """Amounts, dates, lots, books and catalogues have numbers too."""
    assert values(IdentifierRecognizer(), text) == [], reason
