"""Disbelief: what is suppressed, and why."""

from __future__ import annotations

import pytest

from phiscan.detect.candidate import Candidate
from phiscan.detect.disbelief import reason_against
from phiscan.model import Basis

CASES = {
    ("IP_ADDRESS", "OID 1.2.250.1.213.1", "1.2.250.1"): "part of a longer dotted number",
    ("IP_ADDRESS", "from 10.20.30.40 at", "10.20.30.40"): None,
    ("PERSON", "Example on screen: Patient: DOE, JANE.", "DOE, JANE"): "an example",
    ("PERSON", "Patient: DOE, JANE", "DOE, JANE"): None,
    ("PERSON", "For: Congestive\nheart failure", "Congestive"): "the first word of a condition",
    ("PERSON", "For: Ana\nheart failure", "Ana"): None,
    ("MEDICAL_RECORD_NUMBER", "for example ID: 123456789", "123456789"): "an example",
    ("MEDICAL_RECORD_NUMBER", "for example ID: 104417", "104417"): None,
    ("PERSON", "Registration training\nPatient name: Doe, Jane", "Doe, Jane"): "an example",
    ("PERSON", "TRAUMA FLOW SHEET\nPatient name: Doe, Jane", "Doe, Jane"): None,
    ("PERSON", "Registration training\nPresented by Ana Ruiz", "Ana Ruiz"): None,
    ("LAB_RESULT", "08:15 INFO QC Level 2 PT 24.8 s PASS", "24.8"): "of a control",
    ("LAB_RESULT", "Patient: Ruiz\nQC note; PT 24.8 s", "24.8"): None,
    ("PERSON", "Mr. Smith, a fictitious patient, is 68.", "Smith"): "an example",
    ("HEALTH_PLAN_ID", "Member ID: ABC000000000", "ABC000000000"): "an example",
    ("MEDICAL_RECORD_NUMBER", "Learning objectives\nMRN: 00123456", "00123456"): "an example",
    ("MEDICAL_RECORD_NUMBER", "Discharge summary\nMRN: 00123456", "00123456"): None,
    ("DATE_OF_BIRTH", "User guide\nDoe, John\tDOB: 01/01/1950", "01/01/1950"): "an example",
    ("DATE_OF_BIRTH", "Ruiz, Ana\tDOB: 01/01/1950", "01/01/1950"): None,
    ("PERSON", "Exemple : MARTIN Marie née ROUX, 12/05/1950", "MARTIN Marie"): "an example",
    ("DATE_OF_BIRTH", "Exemple : MARTIN Marie née ROUX, 12/05/1950", "12/05/1950"): "an example",
    ("PERSON", "2\tPatient's name\tExample: RUIZ, MARY A", "RUIZ, MARY A"): "an example",
    ("PERSON", "For example Ana Ruiz called.", "Ana Ruiz"): None,
    ("PERSON", "Sample: 12345\tRuiz, Ana", "Ruiz, Ana"): None,
    ("PERSON", "Operator's Manual\nPress OK.\nPatient: John Smith\nID: 4471902", "John Smith"): "an example",
    (
        "MEDICAL_RECORD_NUMBER",
        "Operator's Manual\nPress OK.\nPatient: John Smith\nID: 4471902",
        "4471902",
    ): "an example",
    ("DATE_OF_BIRTH", "Module 3\nQuiz\nDOB 07/04/1961\nDOE, JANE", "07/04/1961"): "an example",
    ("PERSON", "Visit summary\nPatient: John Smith\nID: 4471902", "John Smith"): None,
    ("PERSON", "Operator's Manual\nPress OK.\nPatient: Ana Ruiz", "Ana Ruiz"): None,
    ("US_ITIN", "SSN 999-99-9999", "999-99-9999"): "an example",
    ("US_MBI", "Medicare number 1EG4-TE5-MK73", "1EG4-TE5-MK73"): "an example",
    ("US_MBI", "Medicare number 2EG4-TE5-MK73", "2EG4-TE5-MK73"): None,
    ("PERSON", "Module 3. Quiz\nBox\tExample\n4\tRUIZ, ANA", "RUIZ, ANA"): "an example",
    ("PERSON", "Module 3. Quiz by RUIZ, ANA\nBox\tExample\n4\t-", "RUIZ, ANA"): None,
    ("PERSON", "How to read your statement. Sample value\nMember: Ana B. Sample", "Ana B."): "an example",
    ("MEDICAL_RECORD_NUMBER", "Cliquez. La fenêtre s'affiche.\nNom : TESTNOM\nIPP : 44719", "44719"): "an example",
    ("PERSON", 'Do not say "calling for Mr. Jones" on a voicemail.', "Jones"): "an example",
    ("PERSON", 'She says "Mr. Osei called" twice.', "Osei"): None,
    (
        "ACCESSION_NUMBER",
        "Référence : PS-MED-031\tVersion : 4\nObjet : surdosage",
        "PS-MED-031",
    ): "a writing's own number",
    (
        "HEALTH_PLAN_ID",
        "Policy Number: PC-RN-117\nSupersedes: 2014\nScope: all staff",
        "PC-RN-117",
    ): "a writing's own number",
    (
        "ACCESSION_NUMBER",
        "Manual. Table of contents, Troubleshooting, Warranty\nRef: 2558804",
        "2558804",
    ): "a writing's own number",
    ("ACCESSION_NUMBER", "Référence : 2558804\tVersion : 4\nObjet : résultats", "2558804"): None,
    ("ACCESSION_NUMBER", "Réf. : AB-CD-031\nVersion 4, validée\nNom : Ruiz", "AB-CD-031"): None,
    ("HEALTH_PLAN_ID", "q6fEb++infId XRitRWh3zF7REDiM", "XRitRWh3zF7REDiM"): "encoded data",
    ("HEALTH_PLAN_ID", "Member ID: XRa447190B", "XRa447190B"): None,
    ("DATE_OF_BIRTH", "JOHN DOE\tMRN 0012345\tDOB 1/1/1950", "1/1/1950"): "an example",
    ("DATE_OF_BIRTH", "JOHN DOE\tMRN 4471902\tDOB 1/1/1950", "1/1/1950"): None,
    ("CREDENTIAL", "Weak: a season and a year, such as Sun!2020", "Sun!2020"): "an example",
    ("CREDENTIAL", "user.name=svc_report", "svc_report"): "an example",
    ("CREDENTIAL", "user name: mreport", "mreport"): None,
    ("CREDENTIAL", "Quiz. Slide 3. Never take a password like Sun!2020", "Sun!2020"): "an example",
    ("CREDENTIAL", "Her portal password: Sun!2020", "Sun!2020"): None,
    ("CREDENTIAL", "E-mail: ana@inbox.example.org\tPassword: Sun!2020", "Sun!2020"): None,
    ("IP_ADDRESS", "mask 255.255.255.0", "255.255.255.0"): "no host's address",
    ("PERSON", "has Bence Jones protein in urine", "Bence Jones"): "eponym",
    ("PERSON", "fracture classée Garden IV, opérée", "Garden IV"): "eponym",
    ("PERSON", "classification de\nVaughan-Williams", "Vaughan-Williams"): "eponym",
    ("PERSON", "valve de Starr", "Starr"): "eponym",
    ("PERSON", "St. Jude valves", "St. Jude"): "eponym",
    ("PERSON", "maladie de Charles Bonnet", "Charles Bonnet"): "eponym",
    ("PERSON", "Karl Fischer and Celsius checks", "Karl Fischer"): "eponym",
    ("PERSON", "seen by Tom Jones today", "Tom Jones"): None,
    ("PERSON", "Control Number", "Control Number"): "words of a form",
    ("PERSON", "Antinuclear Antibodies, IFA", "Antinuclear Antibodies, IFA"): "an analyte",
    ("PERSON", "Mary Ward", "Mary Ward"): None,
    ("PERSON", "RN: LabCorp Raritan", "LabCorp Raritan"): "an organisation",
    ("PERSON", "Supported by Eli Lilly.", "Eli Lilly"): "an organisation",
    ("PERSON", "Supported by Merck, Eli Lilly.", "Merck, Eli Lilly"): "an organisation",
    ("PERSON", "Contracts with Becton Dickinson", "Becton Dickinson"): "an organisation",
    ("PERSON", "RN: Anthea Wells", "Anthea Wells"): None,
    ("PERSON", "From: Quality Desk\nThe desk for quality, is open.", "Quality Desk"): "common words",
    ("PERSON", "Call Ana Ruiz, aruiz@example.org or ana.ruiz@example.org", "Ana Ruiz"): None,
    ("PERSON", "Ana Price called. Ask for the price (in full).", "Ana Price"): "common words",
    ("LAB_RESULT", "Item Qty Unit price Amount\nINR strips, box 3 14.50 43.50", "14.50"): "a price",
    ("LAB_RESULT", "Article Quantité P.U. Montant\nRéactif TP 2 8,10 16,20 €", "8,10"): "a price",
    ("LAB_RESULT", "Test Result Units\nCreatinine 1.10\nINR 2.50", "2.50"): None,
    ("LAB_RESULT", "Supplies Qty Amount\nStrips 2 30.00\nINR 2.5 (range 2-3)", "2.5"): None,
    ("HEALTHCARE_ORGANIZATION", "Manufactured for: Elm Park Laboratories", "Elm Park Laboratories"): "a manufacturer",
    ("HEALTHCARE_ORGANIZATION", "Titulaire de l'AMM : Laboratoires Aulne", "Laboratoires Aulne"): "a manufacturer",
    ("HEALTHCARE_ORGANIZATION", "Referred by Elm Park Laboratories", "Elm Park Laboratories"): None,
    ("PERSON", "Objet : Suivi Des Stocks", "Suivi Des Stocks"): "a title",
    ("PERSON", "Objet : Paul Des Roches", "Paul Des Roches"): None,
    ("LAB_RESULT", "Monthly QC, level 2\nINR 3.1", "3.1"): "of a control",
    ("LAB_RESULT", "Suivi des contrôles\nAnalyte : TP\n12/03 2,16", "2,16"): "of a control",
    ("LAB_RESULT", "CONTROLE INTERNE DE QUALITE\nTP 2,16", "2,16"): "of a control",
    ("LAB_RESULT", "INR Target 2.30 SD 0.08\n03/12 INR 2.16", "2.16"): "of a control",
    ("LAB_RESULT", "Date INR Westgard\n03/12 INR 2.16 1-2s", "2.16"): "of a control",
    ("LAB_RESULT", "INR cible 2,5 et 3 au plus\nINR 2,16", "2,16"): None,
    ("ACCESSION_NUMBER", "Contrôle de qualité externe\nÉchantillon : 23B02", "23B02"): "of a control",
    ("LAB_RESULT", "CONTROLE INTERNE DE QUALITE\nINR 3,1", "3,1"): "of a control",
    ("LAB_RESULT", "DATE: 06/05\tVALEUR: 2.17\tWestgard: R-4s", "2.17"): "of a control",
    ("LAB_RESULT", "Sans contrôle de qualité\nINR 3,1", "3,1"): None,
    ("LAB_RESULT", "QC log\nPatient name: Ana Ruiz\nDOB 01/02/1950\nINR 3.1", "3.1"): None,
    ("LAB_RESULT", "Quality control passed\nINR 3.1", "3.1"): None,
    ("CREDIT_CARD", "Code EAN : 4111111111111111", "4111111111111111"): "a bar code",
    ("CREDIT_CARD", "boîte de 90 : 3401234567896", "3401234567896"): "a bar code",
    ("CREDIT_CARD", "paid with 4222222222222", "4222222222222"): None,
    ("PERSON", "1. Ruiz A, Osei B. Outcomes.\nMov Disord 2016;84:112-29.", "Mov Disord"): "of a reference",
    ("PERSON", "1. Ruiz A, Osei B. Outcomes.\nMov Disord 2016;84:112-29.", "Osei B"): None,
    ("PERSON", "1. Ruiz A, Osei B. Outcomes.\nGut 2016;84:112-29.\nBy Ana Roux", "Ana Roux"): None,
    ("PERSON", "I. PURPOSE\nTo inform.\nII. POLICY", "I. PURPOSE"): "a heading",
    ("PERSON", "I. ROUX\nB. DIOP", "I. ROUX"): None,
    ("PERSON", "un syndrome\nde Paul Roux-Petit", "Paul Roux-Petit"): "eponym",
    ("PERSON", "Entrée par le parking Paul Petit-Roux", "Paul Petit-Roux"): "a place named after somebody",
    ("PERSON", "Réunion en salle d'attente avec Paul Petit-Roux", "Paul Petit-Roux"): None,
    ("CREDIT_CARD", "ISBN 4111111111111111", "4111111111111111"): "ISBN",
}


@pytest.mark.parametrize("case", CASES)
def test_reasons(case: tuple[str, str, str]) -> None:
    """Each reason is given where it holds and only there."""
    entity_type, text, value = case
    start = text.index(value)
    candidate = Candidate(entity_type, start, start + len(value), "r", Basis.PATTERN, 0.8)
    assert reason_against(candidate, text) == CASES[case]


@pytest.mark.parametrize(("number", "reason"), [("9057790449", None), ("3401234567890", "a bar code")])
def test_a_tubes_bar_code_is_its_accession_a_packets_is_the_products(number: str, reason: str | None) -> None:
    """A batch sheet heads its accession numbers "Barcode"; an EAN with a right check digit is of goods."""
    text = f"Barcode: {number}"
    candidate = Candidate("ACCESSION_NUMBER", 9, len(text), "r", Basis.LABEL, 0.95)
    assert reason_against(candidate, text) == reason
