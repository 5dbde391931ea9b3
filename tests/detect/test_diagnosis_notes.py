"""Diagnoses as notes and letters tell them: abbreviations, lists, sentences of more wordings, English and French."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import DiagnosisRecognizer
from tests.detect.finding import values

# What is written, and the diagnoses in it.
HITS: dict[str, list[str]] = {
    "Je rappelle qu'il existe endométriose ainsi que lupus érythémateux systémique.": [
        "endométriose",
        "lupus érythémateux systémique",
    ],
    "Le certificat médical initial du Dr Roux mentionne : Traumatisme crânien, Fracture du bras.": [
        "Traumatisme crânien",
        "Fracture du bras",
    ],
    "État antérieur : Polype utérin.": ["Polype utérin"],
    "Madame Roux, que vous suivez pour Démence vasculaire diagnostiqué en 2009.": ["Démence vasculaire"],
    "Diagnostic : goutte · associés : asthme": ["goutte", "asthme"],
    "She has since suffered from PTSD and multiple sclerosis. Before the collision she had only hypothyroidism.": [
        "PTSD",
        "multiple sclerosis",
        "hypothyroidism",
    ],
    "HPI: Mr. Roux is an 85yo M w/ PMH of gout, osteoporosis (last HbA1c 9.5%),\nand multiple sclerosis who p/w cough": [
        "gout",
        "osteoporosis",
        "multiple sclerosis",
    ],
    "A/P: # obstructive sleep apnea - nebs, steroids\n# deep vein thrombosis - hold Coumadin": [
        "obstructive sleep apnea",
        "deep vein thrombosis",
    ],
    "IMPRESSION:\n1.\tcirrhosis. Serial blood counts.\n": ["cirrhosis"],
    "PAST MEDICAL HISTORY: 1.\n2.\nhypertension.\nrheumatoid arthritis, improving.\n": [
        "hypertension",
        "rheumatoid arthritis",
    ],
    "PMH: HTN, HLD, T2DM, GERD.": ["HTN", "HLD", "T2DM", "GERD"],
    "S: Mr. Ibarra returns for hypothyroidism and gout.": ["hypothyroidism", "gout"],
    "Past history includes osteoporosis and mild cognitive impairment.": ["osteoporosis", "mild cognitive impairment"],
    "Films showed a displaced femoral neck fracture.": ["displaced femoral neck fracture"],
    "Diagnosis on the cover should read chronic low back pain.": ["chronic low back pain"],
    "CONCLUSION: 1. Acute uncomplicated sigmoid diverticulitis.\n2. Simple renal cyst, no follow-up.": [
        "Acute uncomplicated sigmoid diverticulitis",
        "Simple renal cyst",
    ],
    "A/P: Hypertension: above goal, increase the dose": ["Hypertension"],
    "17. Pregnancy risk factors\tPre-eclampsia": ["Pre-eclampsia"],
    "Conditions you are treated for ______ Sickle-cell trait\nIron deficiency anemia\nName": [
        "Sickle-cell trait",
        "Iron deficiency anemia",
    ],
    "DIAGNOSES\n1\tI48.20 Chronic atrial fibrillation, unspecified\n2\tZ79.01 Long term (current) use of anticoagulants": [
        "I48.20 Chronic atrial fibrillation, unspecified",
        "Z79.01 Long term (current) use of anticoagulants",
    ],
    "Monsieur Roux, suivi(e) pour Pneumopathie à pneumocoque.": ["Pneumopathie à pneumocoque"],
    "Dans les antécédents, on retient Cataracte sénile ainsi que Psoriasis en plaques.": [
        "Cataracte sénile",
        "Psoriasis en plaques",
    ],
    "vue dans le cadre d'un(e) DMLA exsudative.": ["DMLA exsudative"],
    "Justification médicale :\tGoutte (M10.9)\n2. Trajet": ["Goutte (M10.9)"],
    "adressé pour bilan d'une hypertension artérielle.": ["hypertension artérielle"],
}
# What is written, and why it is nobody's diagnosis.
MISSES: dict[str, str] = {
    "TEST ORDERED: FACTOR V LEIDEN\tQTY: 3": "what is to be measured",
    "Analyse: Syphilis (TPHA)\tRésultat: Négatif": "what was looked for",
    "Type: SVT\tDate: 30-Apr-2024": "an episode that a device counted",
    "calculated with the CKD-EPI 2021 equation": "a formula",
    "Assessment: Affect constricted, thought process linear": "how somebody appears",
    "REASON FOR CONSULTATION: Opinion regarding further treatment.": "what is asked for",
    "A/P: Increase dose": "a plan",
    "Antécédents : pas d'allergie connue": "none",
    "No evidence of DVT. Denies asthma.": "denied",
}


@pytest.mark.parametrize(("text", "found"), HITS.items())
def test_diagnoses_are_found_as_they_are_written(text: str, found: list[str]) -> None:
    """Each diagnosis with the words that belong to it, and nothing else."""
    assert values(DiagnosisRecognizer(), text) == found


@pytest.mark.parametrize("text", MISSES, ids=MISSES.values())
def test_what_nobody_suffers_from_is_no_diagnosis(text: str) -> None:
    """Tests, plans, formulas and what is denied."""
    assert values(DiagnosisRecognizer(), text) == []
