"""Letters that patients or their families write: who signs "I was a patient ... my birthday is ..." is the patient, and no staff.

Who signs "my mother was denied ..." is a relative.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from phiscan.detect.recognizers.person_lines import alternatives
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
_LEAST, _LEAST_SPOKEN = 3, 2


@lru_cache(maxsize=4)
def is_own_letter(text: str) -> bool:
    """Whether who writes speaks of himself as a patient, in three ways at least."""
    prose = unwrapped(text)
    return sum(pattern.search(prose) is not None for pattern in _SAID) >= _LEAST


@lru_cache(maxsize=4)
def is_familys_letter(text: str) -> bool:
    """Whether who writes speaks of a patient as family, twice or as who he is to the patient; not the patient's own letter."""
    prose = unwrapped(text)
    spoken = len({match.start() for match in _my_relative().finditer(prose)})
    return (spoken >= _LEAST_SPOKEN or _as_relative().search(prose) is not None) and not is_own_letter(text)


@cache
def _my_relative() -> re.Pattern[str]:
    return re.compile(rf"\bmy (?:[a-z-]+ )?(?:{alternatives('relatives')})\b", re.IGNORECASE)


@cache
def _as_relative() -> re.Pattern[str]:
    relative = alternatives("relatives")
    return re.compile(
        rf"\bI am (?:her|his|the|their|the patient['’]s) (?:[a-z-]+ )?(?:{relative})\b|\b(?:on behalf of|appeal for) my (?:{relative})\b",
        re.IGNORECASE,
    )
