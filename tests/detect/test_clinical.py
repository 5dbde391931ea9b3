"""Diagnoses, medications and procedures."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import DiagnosisRecognizer, MedicationRecognizer, ProcedureRecognizer
from phiscan.model import Role

RECOGNIZERS = (DiagnosisRecognizer(), MedicationRecognizer(), ProcedureRecognizer())

HITS: dict[str, list[tuple[str, str]]] = {
    "Dx:\nGout\nlisinopril 10 mg PO daily\t08\tKW": [
        ("DIAGNOSIS", "Gout"),
        ("MEDICATION", "lisinopril 10 mg"),
    ],
    "Diagnoses\nI10 Essential hypertension\nM10.9 Gout": [
        ("DIAGNOSIS", "I10 Essential hypertension"),
        ("DIAGNOSIS", "M10.9 Gout"),
    ],
    "Conditions I am treated for: Gout, epilepsy": [("DIAGNOSIS", "Gout"), ("DIAGNOSIS", "epilepsy")],
    "Family health history: sister Ana Roux: epilepsy": [("DIAGNOSIS", "epilepsy")],
    "Type of delivery: 59510 Cesarean delivery": [("PROCEDURE", "59510 Cesarean delivery")],
    "He told me about my condition, gout, and its treatment.": [("DIAGNOSIS", "gout")],
    "Date: 2/7/24\tDescription of service: 71046 Chest X-ray, 2 views Ana Osei / Dr. Roux\tCharges: 346.00": [
        ("PROCEDURE", "71046 Chest X-ray, 2 views")
    ],
    "I agree that Dr. Roux may perform the following procedure: Hernia repair.": [("PROCEDURE", "Hernia repair")],
    "[X] Ferritin (82728)\n[ ] Iron (83540)": [("PROCEDURE", "82728")],
    "Service date\tActivity\tCharge\n04 MAY 2021\t49505 Inguinal hernia repair\t412.00": [
        ("PROCEDURE", "49505 Inguinal hernia repair"),
    ],
    "INDICATION: Mechanical mitral valve replacement (Z95.2)": [
        ("DIAGNOSIS", "Mechanical mitral valve replacement (Z95.2)"),
    ],
    "Diagnosis: I48.91 - Atrial fibrillation": [("DIAGNOSIS", "I48.91 - Atrial fibrillation")],
    "DIAGNOSIS: E11.9\t$ CHARGES: 48.00": [("DIAGNOSIS", "E11.9")],
    "Diagnostic principal : Fibrillation atriale persistante.": [("DIAGNOSIS", "Fibrillation atriale persistante")],
    "IMPRESSION: Findings consistent with right lower lobe pneumonia. Results": [
        ("DIAGNOSIS", "right lower lobe pneumonia")
    ],
    "DISCHARGE DIAGNOSES:\n1. Urinary tract infection.\n2. Hypertension.\nPROCEDURES: none": [
        ("DIAGNOSIS", "Urinary tract infection"),
        ("DIAGNOSIS", "Hypertension"),
    ],
    "Past medical history: depression, gout.": [("DIAGNOSIS", "depression"), ("DIAGNOSIS", "gout")],
    "You were evaluated for ankle sprain (ICD-10\nS93.402A).": [
        ("DIAGNOSIS", "ankle sprain"),
        ("DIAGNOSIS", "S93.402A"),
    ],
    "Il est suivi pour une schizophrénie depuis 2011.": [("DIAGNOSIS", "schizophrénie")],
    "• ibuprofen 600 mg: every 8 hours": [("MEDICATION", "ibuprofen 600 mg")],
    "1. Lévothyroxine 75 µg": [("MEDICATION", "Lévothyroxine 75 µg")],
    "Current medications: warfarin, metoprolol succinate": [
        ("MEDICATION", "warfarin"),
        ("MEDICATION", "metoprolol succinate"),
    ],
    "Le traitement associe Téralithe et olanzapine.": [("MEDICATION", "Téralithe"), ("MEDICATION", "olanzapine")],
    "Warfarin\t3 mg\t1800": [("MEDICATION", "Warfarin")],
    "ICD-10: F33.1\tDescription: Major depressive disorder, recurrent, moderate\tOnset: 2012": [
        ("DIAGNOSIS", "F33.1"),
        ("DIAGNOSIS", "Major depressive disorder, recurrent, moderate"),
    ],
    "Dx code: 427.31": [("DIAGNOSIS", "427.31")],
    # What was given, behind headings of several wordings; a lot tells a vaccine.
    "Immunization (brand) dose: Tdap (Boostrix) 0.5 mL\tDate given: 6/19/2007": [
        ("MEDICATION", "Tdap (Boostrix) 0.5 mL")
    ],
    "Fait le: 02/03/2014\tNom commercial: HAVRIX 1440\tLot: NYB898": [("MEDICATION", "HAVRIX 1440")],
    "Motif : LYRICA 75 mg": [("MEDICATION", "LYRICA 75 mg")],
    "Intervention programmée sans incident : IRM cérébrale en date du 11/02/2014.": [("PROCEDURE", "IRM cérébrale")],
    "NATURE DES SOINS: Consultation de psychiatrie\tPAYE: 47,00": [("PROCEDURE", "Consultation de psychiatrie")],
    # Handoffs: why somebody is in, and what else there is.
    "In since 04/04/17 with Trigeminal neuralgia; PMH Obesity. 45M w/ Graves' disease, HD2.": [
        ("DIAGNOSIS", "Trigeminal neuralgia"),
        ("DIAGNOSIS", "Obesity"),
        ("DIAGNOSIS", "Graves' disease"),
    ],
    "Admitted 04/06/17 for Herpes zoster without complication; also has Irritable bowel syndrome with diarrhea.": [
        ("DIAGNOSIS", "Herpes zoster without complication"),
        ("DIAGNOSIS", "Irritable bowel syndrome with diarrhea"),
    ],
    # A claim prints codes without their point.
    "69 ADMITTING DIAGNOSIS: R509\t77 OPERATING NPI": [("DIAGNOSIS", "R509")],
    "66 DX 67 PRINCIPAL A B\n0\nN179\nF329\nK219\n76 ATTENDING": [
        ("DIAGNOSIS", "N179"),
        ("DIAGNOSIS", "F329"),
        ("DIAGNOSIS", "K219"),
    ],
    "Medical conditions: atrial fibrillation, COPD": [("DIAGNOSIS", "atrial fibrillation"), ("DIAGNOSIS", "COPD")],
    "Antécédents : hypertension artérielle, AVC ischémique en 2011": [
        ("DIAGNOSIS", "hypertension artérielle"),
        ("DIAGNOSIS", "AVC ischémique"),
    ],
    "FINAL DIAGNOSIS:\nBREAST, LEFT, EXCISION: INVASIVE DUCTAL CARCINOMA, GRADE 2": [
        ("DIAGNOSIS", "INVASIVE DUCTAL CARCINOMA, GRADE 2")
    ],
    "She has a history of paroxysmal atrial fibrillation and type 2 diabetes.": [
        ("DIAGNOSIS", "paroxysmal atrial fibrillation"),
        ("DIAGNOSIS", "type 2 diabetes"),
    ],
    "Patient connu pour une insuffisance rénale chronique.": [("DIAGNOSIS", "insuffisance rénale chronique")],
    "Diagnoses\nessential hypertension (I10.9)": [
        ("DIAGNOSIS", "essential hypertension (I10.9)"),
    ],
    "• atorvastatin (LIPITOR) 40 mg tablet": [("MEDICATION", "atorvastatin (LIPITOR) 40 mg")],
    "insulin glargine 100 units/mL pen": [("MEDICATION", "insulin glargine 100 units/mL")],
    "Ziltipril 5 mg daily": [("MEDICATION", "Ziltipril 5 mg")],
    "Medication: Zyquorra\tDose: 5 mg": [("MEDICATION", "Zyquorra")],
    "CPT: 49650": [("PROCEDURE", "49650")],
    "Procedure code: 99214-25\tDescription: Office visit, established patient\tBilled: 210.00": [
        ("PROCEDURE", "99214-25"),
    ],
    "CPT/HCPCS\n08/21/2017\t97110\tGP\t126.00": [("PROCEDURE", "97110")],
    "Acte : Échocardiographie transthoracique (DZQM006)": [
        ("PROCEDURE", "Échocardiographie transthoracique (DZQM006)"),
    ],
    "PROCEDURE PERFORMED: Left heart catheterization on 09/02/2017": [("PROCEDURE", "Left heart catheterization")],
    "CPT 93793 Anticoagulant management": [("PROCEDURE", "93793 Anticoagulant management")],
    "Service: 99213 Office visit\tBilled: 142.00": [("PROCEDURE", "99213 Office visit")],
    "Reason for visit: 66-year-old man with chest pain": [("DIAGNOSIS", "chest pain")],
    "Indication : femme, 70 ans. épisode dépressif majeur.": [("DIAGNOSIS", "épisode dépressif majeur")],
    "The principal diagnosis is Parkinson's disease; acute cholecystitis is stable.": [
        ("DIAGNOSIS", "Parkinson's disease"),
        ("DIAGNOSIS", "acute cholecystitis"),
    ],
    "She was brought in by her mother and was found to have cellulitis of the right lower limb.": [
        ("DIAGNOSIS", "cellulitis of the right lower limb")
    ],
    "He takes Lisinopril 20 mg for chronic kidney disease, stage 3a.": [
        ("MEDICATION", "Lisinopril 20 mg"),
        ("DIAGNOSIS", "chronic kidney disease, stage 3a"),
    ],
    "Mr. Otte also has opioid dependence, in remission and hypothyroidism.": [
        ("DIAGNOSIS", "opioid dependence, in remission"),
        ("DIAGNOSIS", "hypothyroidism"),
    ],
    "Diagnosis: Non-small cell carcinoma of the right upper lobe": [
        ("DIAGNOSIS", "Non-small cell carcinoma of the right upper lobe")
    ],
    "Antécédents : sciatique L5 droite, cholécystite aiguë lithiasique. À l'examen : bon état": [
        ("DIAGNOSIS", "sciatique L5 droite"),
        ("DIAGNOSIS", "cholécystite aiguë lithiasique"),
    ],
    "a été hospitalisée du 03/12/22 au 16/12/22 pour érysipèle de la jambe gauche.": [
        ("DIAGNOSIS", "érysipèle de la jambe gauche")
    ],
    "Date: 03/20/2023\tCode: 99204\tDescription: Office visit, new patient\tBilled: $1,031.41": [
        ("PROCEDURE", "99204")
    ],
    "Rx: Buprenorphine-naloxone 8 mg/2 mg": [("MEDICATION", "Buprenorphine-naloxone 8 mg/2 mg")],
    "Produit: Tamoxifène 20 mg": [("MEDICATION", "Tamoxifène 20 mg")],
    "AMOXICILLINE/ACIDE CLAVULANIQUE 1 g": [("MEDICATION", "AMOXICILLINE/ACIDE CLAVULANIQUE 1 g")],
    "s/p right hip arthroplasty": [("PROCEDURE", "right hip arthroplasty")],
    "Procedures Performed\nColonoscopy with biopsy": [("PROCEDURE", "Colonoscopy with biopsy")],
    "She underwent a laparoscopic cholecystectomy on 09/02.": [("PROCEDURE", "laparoscopic cholecystectomy")],
    "Vaccine: MMR\tGiven: 04/27/2016\tMfr: Merck": [("MEDICATION", "MMR")],
}
MISSES = {
    "DATE: 12/06/2018\tNATURE DES SOINS: ACTE TECHNIQUE MEDICAL\tPAYE: 117,00": "a sort of care that is paid for",
    "Taux de prothrombine 101 %": "what a laboratory measures in shares of the normal",
    "Discharge Diagnoses:\nCourse in Hospital": "a heading",
    "Motif : suivi annuel - SMS envoyé": "why somebody came",
    "ROOMS\nB12\nC14\nDX": "what stands over a heading",
    "Family history: epilepsy, gout": "nobody's in particular",
    "Invoice no. 7\nPatient name: see order\n2\t49505 Inguinal hernia mesh\t412.00": "goods",
    "PROCEDURE: GRAM STAIN\tRESULT: FINAL\tVERIFIED: 06/13/20": "a laboratory's test",
    "Diagnosis: None": "nothing diagnosed",
    "Diagnosis: 09/08/2017": "a date",
    "CONDITION ON DISCHARGE: Stable.": "a state",
    "Diagnosis\tProcedure\tCharges": "headings",
    "Room E11 is on the left": "no code of a disease",
    "Medication Guide: amlodipine": "a leaflet",
    "this becomes a search problem: a user only needs to search": "a sentence",
    "amlodipine can cause swelling": "a leaflet",
    "Glucose 98 mg/dL": "a result",
    "digoxin 0.8 mg/dL": "a result",
    "Renseignements cliniques : PSA à 8,7 ng/mL": "a result",
    "Her mother has a history of breast cancer.": "a relative's",
    "He denies a history of asthma": "denied",
    "people with diabetes mellitus should exercise": "a leaflet",
    "Allergies: penicillin 500 mg, codeine": "not taken",
    "New appliance 5 mg": "no drug's name",
    "Account 99214": "no procedure's label",
    "Zip: 99214\tTotal: 126.00": "a ZIP code",
    "Procedure: None": "nothing done",
    "Ref ABCD123": "no page of acts",
    "Vaccine: MMR\tPrice: 40.00": "a price list",
    "Assessment: Mrs. Roux was seen today": "a person",
    "eGFR was calculated for him with the CKD-EPI equation": "a formula",
    "Motif : première consultation": "no illness",
    "Motif : certificat de non contre-indication": "a paper",
    "Motif : contrôle annuel": "a visit",
    "Her mother had colitis and was seen": "a relative's",
    "Code: 99204\tCity: Boise": "no bill",
    "déjà une atteinte des deux mains": "a finding",
}


def _found(text: str) -> list[tuple[str, str]]:
    found = (result for recognizer in RECOGNIZERS for result in recognizer.analyze(text, []))
    results = sorted(found, key=lambda each: each.start)
    return [(each.entity_type, text[each.start : each.end]) for each in results]


@pytest.mark.parametrize("text", HITS)
def test_what_somebody_has_or_takes_is_found(text: str) -> None:
    """Whole, and nothing else."""
    assert _found(text) == HITS[text]


@pytest.mark.parametrize("text", MISSES)
def test_what_is_nobodys(text: str) -> None:
    """MISSES says what it is instead."""
    assert _found(text) == []


def test_the_detail_parts_a_drug_from_its_dose() -> None:
    """In one cell or in two; the finding is the patient's."""
    for text in ("Warfarin 3 mg", "Warfarin\t3 mg"):
        (result,) = MedicationRecognizer().find(text)
        assert {"drug": "Warfarin", "dose": "3 mg"}.items() <= result.recognition_metadata["detail"].items()
        assert result.recognition_metadata["role"] is Role.PATIENT
