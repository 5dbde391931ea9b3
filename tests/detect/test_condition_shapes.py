"""Conditions that no list names, told by how their names are made; and the places where records name them."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import DiagnosisRecognizer
from tests.detect.finding import values

# What is written, and the diagnoses in it.
HITS: dict[str, list[str]] = {
    "PMH: choledocholithiasis.": ["choledocholithiasis"],
    "Elle est suivie chez nous pour dacryocystite aiguë.": ["dacryocystite aiguë"],
    "She has failed back surgery syndrome.": ["failed back surgery syndrome"],
    "DX: Papillary thyroid carcinoma": ["Papillary thyroid carcinoma"],
    "For: Systemic lupus erythematosus": ["Systemic lupus erythematosus"],
    "The MRI showed L5-S1 disc protrusion.": ["L5-S1 disc protrusion"],
    "Diagnoses: cervical strain and closed fracture of the sternum.": [
        "cervical strain",
        "closed fracture of the sternum",
    ],
    "PAST HISTORY. Parkinson's disease; Congestive heart failure.": ["Parkinson's disease", "Congestive heart failure"],
    "Comorbidités :\n. Fracture de côtes\n. Maladie de Kahler\nTraitements :": [
        "Fracture de côtes",
        "Maladie de Kahler",
    ],
    "Lumbar strain was diagnosed at the clinic.": ["Lumbar strain"],
    "Une patiente de 81 ans, qui a une sclérose en plaques rémittente.": ["sclérose en plaques rémittente"],
    "À noter également schizophrénie paranoïde.": ["schizophrénie paranoïde"],
    "Impression: Probable cholangitis.": ["cholangitis"],
    "Path. : Mélanome du dos": ["Mélanome du dos"],
    "PMH of permanent AFib, end-stage renal disease, and protein S deficiency.": [
        "permanent AFib",
        "end-stage renal disease",
        "protein S deficiency",
    ],
    "You have Hashimoto thyroiditis and a torn rotator cuff, and take warfarin.": [
        "Hashimoto thyroiditis",
        "torn rotator cuff",
    ],
    "She was sent out on 2/14/2014 for COPD and came back with vascular dementia.": ["COPD", "vascular dementia"],
    "Dx: Stimulant dependence, amphetamine type": ["Stimulant dependence, amphetamine type"],
    "He was diagnosed with multiple myeloma on 30-Aug-2013.": ["multiple myeloma"],
    "Vous évoquiez Otite moyenne aiguë.": ["Otite moyenne aiguë"],
    "Associés : Cataracte de l'œil droit": ["Cataracte de l'œil droit"],
    "La question posée concerne Rupture du tendon d'Achille.": ["Rupture du tendon d'Achille"],
}
# What is written, and why it is nobody's diagnosis.
MISSES: dict[str, str] = {
    "She has sympathy and a diploma.": "the same ending on words that are no illness",
    "Inclusion: deep vein thrombosis, pulmonary embolism.": "whom a protocol is for",
    "Motif : résultats biologiques": "why somebody came",
    "Un DFG inférieur à 60 évoque une maladie rénale chronique.": "what is said of anybody",
    "She has the syndrome.": "a word that names none by itself",
    "Family history: scleritis": "a relative's",
    "Diagnosis: Macroscopic": "a heading",
}


@pytest.mark.parametrize(("text", "found"), HITS.items())
def test_conditions_are_told_by_their_shape_and_place(text: str, found: list[str]) -> None:
    """Each with the words that belong to its name, and nothing else."""
    assert values(DiagnosisRecognizer(), text) == found


@pytest.mark.parametrize("text", MISSES, ids=MISSES.values())
def test_what_is_shaped_alike_and_is_no_condition(text: str) -> None:
    """MISSES says what it is instead."""
    assert values(DiagnosisRecognizer(), text) == []
