"""Letters that patients write themselves: who signs "I was a patient ... my birthday is ..." is the patient, and no staff."""

from __future__ import annotations

import re
from functools import lru_cache

from phiscan.detect.recognizers.wrapping import unwrapped

# What patients say of themselves, each of another kind; so many of them make a letter a patient's own.
_SAID = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:I was|I am|I have been|when I was) (?:a patient|an inpatient|admitted|discharged|hospitali[sz]ed|operated|seen|treated)\b|"
        r"\b(?:j['’]ai été|je suis|j['’]étais) (?:hospitalisée?|admise?|opérée?|soignée?|suivie?|patiente?)\b",
        r"\bmy (?:birthday|birth ?date|date of birth|medicare|medicaid|social security|member|insurance|health insurance|policy)\b|"
        r"\b(?:ma date de naissance|mon numéro de sécurité sociale|mon numéro de dossier|ma mutuelle|ma carte vitale)\b",
        r"\bI am \d{1,3} (?:years|yrs)\b|\bI was born\b|\bj['’]ai \d{1,3} ans\b|\bje suis née?\b",
        r"\bI (?:take|have been taking|am on|was prescribed|suffer from|was diagnosed)\b|"
        r"\b(?:je prends|je souffre|on m['’]a (?:prescrit|diagnostiqué|opérée?))\b",
        r"\bmy (?:chart|medical records?|records|doctor|physician|surgeon|surgery|operation|stay|room|pills|medicines?|medications?|blood|inr|heart|"
        r"diagnosis|illness|pain|treatment|care|hospital bill)\b|"
        r"\bmon (?:dossier(?: médical)?|médecin|chirurgien|traitement|hospitalisation|opération|intervention|séjour|état|inr)\b",
    )
)
_LEAST = 3


@lru_cache(maxsize=4)
def is_own_letter(text: str) -> bool:
    """Whether who writes speaks of himself as a patient, in three ways at least."""
    prose = unwrapped(text)
    return sum(pattern.search(prose) is not None for pattern in _SAID) >= _LEAST
