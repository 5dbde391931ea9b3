"""Numbers that writings have of their own: of a protocol, a policy, a manual, or of what these are about."""

from __future__ import annotations

import re
from functools import lru_cache

from phiscan.detect.candidate import Candidate
from phiscan.detect.sieve import Sieved

_TYPES = frozenset("ACCESSION_NUMBER ACCOUNT_NUMBER HEALTH_PLAN_ID MEDICAL_RECORD_NUMBER".split())
# What a writing says of itself, and its parts.
_PARTS = Sieved(
    r"(?<!\w)(?:version|r[ée]vision|rev\.|indice|supersedes|annule et remplace|remplace la version|effective(?: date)?(?= ?:)|date d['’]application|"
    r"applicable|next review|prochaine révision|review date|approved(?: by)?|approval|approbation|approuvée?|validée?|validation|rédacteurs?|rédaction|"
    r"rédigée?|vérificateurs?|vérification|distribution|diffusion|scope|domaine d['’]application|purpose|objet|polic(?:y|ies)|procedures?|"
    r"standard operating|sop|protocol|protocole|procédure|mode opératoire|conduite à tenir|manual|manuel|user guide|guide d['’]utilisation|mode d['’]emploi|"
    r"instructions for use|package insert|table of contents|contents|sommaire|troubleshooting|dépannage|warranty|garantie|technical (?:support|data)|"
    r"customer (?:care|support)|catalog(?:ue)?|specifications|caractéristiques techniques|revision history|historique|definitions|définitions|"
    r"responsibilities|responsabilités|appendix|annexe|cleaning|nettoyage|maintenance|error (?:codes?|messages?)|codes? d['’]erreur)(?!\w)",
    re.IGNORECASE,
)
# Where somebody is shown, the number may be his.
_SOMEBODY = Sieved(
    r"(?<!\w)(?:dob|birth ?date|date of birth|born|né(?:e|\(e\))? le|date de naissance|ddn)[ :.\t]{0,4}\d|"
    r"(?<!\w)(?:patiente?|patient name|nom(?: de naissance)?|member|insured|assurée?) ?: ?[^\W\d_]|(?<!\w)(?:mrn|ipp)[ :#]{1,3}\d",
    re.IGNORECASE,
)
# "PRO-AVK-012", "LAB/PRE/14": letters twice, and a number that counts writings, not people.
_CODE = re.compile(r"[A-Z]{1,6}\d?(?:[-_/. ][A-Z]{1,5}){1,3}[-_/. ]?\d{1,4}(?:[-_/. ]?[vV]?\d{1,2})?")
_LEAST_PARTS = 4
_LEAST_WITH_CODE = 2


def own_number(candidate: Candidate, text: str) -> str | None:
    """What a protocol or policy is filed under, or a manual's and its product's number, where nobody is shown beside it."""
    if candidate.entity_type not in _TYPES:
        return None
    is_code = _CODE.fullmatch(text, candidate.start, candidate.end) is not None
    return "a writing's own number" if _parts(text) >= (_LEAST_WITH_CODE if is_code else _LEAST_PARTS) else None


@lru_cache(maxsize=4)
def _parts(text: str) -> int:
    """How many things a page says that writings say of themselves; none where it shows somebody."""
    if _SOMEBODY.search(text):
        return 0
    return len({match.group().lower() for match in _PARTS.finditer(text)})
