"""Conditions that are items of a list, a field or a sentence of a record."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers.condition_items import condition_items

ITEMS = {
    "Antécédents : hernie discale L4-L5, polype utérin ; traumatisme crânien sans perte de connaissance": [
        "hernie discale L4-L5",
        "polype utérin",
        "traumatisme crânien sans perte de connaissance",
    ],
    "Antécédents : adénome tubulo-villeux du rectum, brûlure du second degré de la main, cervicalgie post-traumatique": [
        "adénome tubulo-villeux du rectum",
        "brûlure du second degré de la main",
        "cervicalgie post-traumatique",
    ],
    "Rx 48291 For:\nGout\n": ["Gout"],
    "Discharge problems\n1. Gout\n2. Stage 3 chronic kidney disease\n": ["Gout", "Stage 3 chronic kidney disease"],
    "PMH: asthma, type 2 diabetes and migraine. Meds: none": ["asthma", "type 2 diabetes", "migraine"],
    "Visit reason: Lumbar radiculopathy\tCopay: 20": ["Lumbar radiculopathy"],
    "HISTORY: 41-year-old woman. Pulmonary embolism.": ["Pulmonary embolism"],
    "Justification\tembolie pulmonaire\n": ["embolie pulmonaire"],
    "Antécédents : gonarthrose gauche, fracture du col fémoral droit ; tabac": [
        "gonarthrose gauche",
        "fracture du col fémoral droit",
    ],
    "Dx: J44.9 Chronic obstructive pulmonary disease (J44.9)": ["Chronic obstructive pulmonary disease"],
}
NO_ITEMS = {
    "Given today: Influenza, lot KX204": "a vaccine",
    "Family history: breast cancer, migraine": "somebody else's",
    "Smoking raises your risk of stroke and gout.": "nobody's: in the midst of a sentence",
    "Avez-vous : asthme, épilepsie": "a question",
    "History:\n1. Asthma\n[ ]\n2. Epilepsy\n[ ]": "boxes that nobody ticked",
    "Screening: chlamydia": "what is looked for",
    "Migraine clinic, second floor": "a place",
}


@pytest.mark.parametrize("text", ITEMS)
def test_an_item_is_a_condition(text: str) -> None:
    """All of the condition's name, and every item of a list."""
    assert [text[start:end] for start, end in condition_items(text)] == ITEMS[text]


@pytest.mark.parametrize(("text", "reason"), NO_ITEMS.items())
def test_a_condition_that_is_no_item_is_left_alone(text: str, reason: str) -> None:
    """What is said in passing, of others or asked is nobody's diagnosis."""
    assert list(condition_items(text)) == [], reason
