"""Reasons not to believe a candidate: pure functions, each giving its reason. What they suppress is counted.

A false finding is somebody frightened for nothing; but what is not believed must be known, so every
suppression goes by its reason into the report of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from phiscan.detect.candidate import Candidate
from phiscan.detect.examples import example
from phiscan.detect.named_after import named_after
from phiscan.detect.own_numbers import own_number
from phiscan.detect.recognizers.analytes import named
from phiscan.detect.recognizers.condition_names import condition_spans
from phiscan.detect.recognizers.identifier_checks import gtin_valid
from phiscan.detect.recognizers.organization_words import company_pattern, known_pattern
from phiscan.detect.sieve import Sieved
from phiscan.detect.writings import heading, reference, title
from phiscan.entities import Category, category_of
from phiscan.languages import lexicon
from phiscan.model import Basis

Disbelief = Callable[[Candidate, str], str | None]

_DISEASE = re.compile(
    r"(?:['’]s)?[ -](?:disease|syndrome|sign|phenomenon|palsy|lymphoma|thyroiditis|contracture|classification|"
    r"criteria|score|scale|index|reflex|equation|formula|catheter|stain|test|method|protein|procedure|maneuver|"
    r"anaemia|anemia|antibod(?:y|ies)|aphasia|ataxia|bodies|cells|chorea|cyst|diagram|disorder|fistula|fracture|ganglion|"
    r"hernia|ligament|nystagmus|operation|plot|prosthesis|questionnaire|regression|staging|triad|tumou?r|ulcer|valves?|virus)\b",
    re.IGNORECASE,
)
_MALADIE = re.compile(
    r"(?:maladie|syndrome|signe|score|échelle|test|formule|lymphome|méthode|phénomène|indice|classification|critères|équation|"
    r"fracture|grille|loi|manœuvre|opération|prothèse|questionnaire|réflexe|thyroïdite|triade|tumeur|ulcère|valves?)\s(?:de\s|d['’])\Z",
    re.IGNORECASE,
)
# What is graded by, or looks like what somebody described: "classée Pfirrmann IV", "kyste de Baker".
_GRADED = re.compile(
    r"(?:\b(?:class[ée]e?s?|cot[ée]e?|gradée?|grade|stade|graded|classified|kystes?|sondes?|pinces?|hernies?|man[œo]e?uvre|cotation|graded as)\s)"
    r"(?:de |d'|d’|selon |as )?\Z",
    re.IGNORECASE,
)
# Who methods and tests are named after by the whole name, or by two surnames.
_OF_METHODS = re.compile(
    r"bland[ -]altman|charles bonnet|florence nightingale|gram schmidt|hosmer[ -]lemeshow|kaplan[ -]meier|karl fischer|kruskal[ -]wallis|"
    r"levey[ -]jennings|mann[ -]whitney|michaelis[ -]menten|ziehl[ -]neelsen",
    re.IGNORECASE,
)
# Shorter ones ("Ana", "Hb") are names too.
_LEAST_ANALYTE = 5
# Names with a title, credential or birth date beside them are surer than that.
_SURE = 0.9
_WORD = re.compile(r"[^\W\d_]{3,}")
_LOWER_WORD = re.compile(r"(?:(?<=[\s(])|\A)[a-zà-ÿ]{3,}(?=[\s,;:)?!]|\.(?:\s|\Z)|\Z)")
_DATED = re.compile(r", (?:le|LE) \d")
_PRICES = Sieved(
    r"^[^\n]*\b(?:(?:unit|list|net) (?:price|cost)|price|extended|amount|prix|p\.? ?u\.?|montant|tarif)(?!\w)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_QUANTITY = re.compile(r"\b(?:qty|quantity|units?|uom|qté|qte|quantité)\b", re.IGNORECASE)
_AMOUNT_LAST = re.compile(r"\d[.,]\d\d ?(?:€|\$|EUR|USD)?\s*\Z")
_MAKER = re.compile(
    r"\b(?:(?:manufactured|made|marketed|packaged|fabriqué|commercialisé|exploité)e?s? (?:by|for|par|pour)|manufacturer|fabricant|exploitant|"
    r"titulaire(?: de l['’](?:AMM|autorisation)[^\n:]{0,40})?) ?:?\s{0,2}\Z",
    re.IGNORECASE,
)
_CONTROLS = Sieved(
    r"\b(?:(?:internal |external )?quality controls? (?:log|record|report|chart|results|summary|data|review|worksheet)|(?:daily|weekly|monthly|internal) (?:quality control|qc)|"
    r"qc (?:log|record|chart|report|data|review|summary|worksheet)|control charts?|external quality assessment|proficiency (?:testing|survey|test)|"
    r"contr[oô]les? (?:(?:internes?|externes?) (?:de )?(?:la )?qualit[ée]|(?:de )?(?:la )?qualit[ée] (?:interne|externe|analytique)s?)|"
    r"[ée]valuation externe de la qualit[ée]|(?:relev[ée]s?|suivis?|cartes?|registres?|journal) (?:de |des |du )contr[oô]les?|"
    r"(?:target|assigned|cible|mean|moyenne)(?: value)?[ :=]{1,3}\d[\d.,]*[^\n\d]{0,12}(?-i:\b(?:SD|DS|ET|CV))[ :=]{1,3}\d)",
    re.IGNORECASE,
)
# Of the rules and charts of controls nobody else speaks.
_CONTROL_RULES = Sieved(r"\b(?:westgard|levey[- ]jennings|shewhart)\b", re.IGNORECASE)
# "QC Level 1 PT 12.1 s", among the messages of an analyzer.
_CONTROL_LINE = re.compile(r"\b(?:QC|quality control|control level|CQ|contrôle de qualité)\b", re.IGNORECASE)
_A_PATIENT = re.compile(
    r"\b(?:dob|birth|born|patient(?:e|'s)?(?: name)?(?= ?:)|mrn|née? le|né\(e\)|nom d'usage|date de naissance|prescripteur|ordered by)\b",
    re.IGNORECASE,
)
_HEAD = 400
_MAKER_REACH = 70
_BOOK = re.compile(r"\bIS[BS]N(?:-1[03])?[ :]*\Z", re.IGNORECASE)
# Cards of thirteen digits were Visa's and began with 4 (ISO/IEC 7812); those of drugs in France begin with 34009 (CIP 13).
_NO_CARD = re.compile(r"[^4\D](?:\D?\d){12}")
_GTIN_DIGITS = 14
_NUMBERED = frozenset({Category.HEALTH_ID, Category.FINANCIAL, Category.GOVERNMENT_ID})
# From a small letter to a capital.
_CHANGE = re.compile(r"[a-z]\d*[A-Z]")
_LEAST_CHANGES = 2
_BARCODE = re.compile(
    r"\b(?:EAN|GTIN|UPC|CIP|AMM|bar ?code|code[- ]barres?)(?:[- ]?1[234])?(?: ?(?:n°|no\.?|#))?[ :]*\Z", re.IGNORECASE
)


def condition_begun(candidate: Candidate, text: str) -> str | None:
    """The first word of a condition that goes on: "For: Opioid" at the end of a line, "dependence" in the next."""
    if candidate.entity_type != "PERSON" or len(text[candidate.start : candidate.end].split()) > 1:
        return None
    goes_on = text[candidate.end : candidate.end + 1] == "\n" and any(
        start <= candidate.start and candidate.end < end for start, end in condition_spans(text)
    )
    return "the first word of a condition" if goes_on else None


def object_identifier(candidate: Candidate, text: str) -> str | None:
    """Dotted numbers longer or shorter than an IP address: OIDs, versions, section numbers."""
    if candidate.entity_type != "IP_ADDRESS":
        return None
    before, after = text[max(0, candidate.start - 2) : candidate.start], text[candidate.end : candidate.end + 2]
    inside = re.fullmatch(r"\.\d", after) or re.fullmatch(r"\d\.", before)
    return "part of a longer dotted number" if inside else None


def unroutable(candidate: Candidate, text: str) -> str | None:
    """Addresses that are nobody's: "::", loopback, the unspecified address, masks of a network."""
    if candidate.entity_type != "IP_ADDRESS":
        return None
    value = text[candidate.start : candidate.end]
    return "no host's address" if value.strip(":") == "" or value.startswith(("0.", "127.", "255.")) else None


def eponym(candidate: Candidate, text: str) -> str | None:
    """Diseases, tests and formulas named after somebody."""
    if candidate.entity_type != "PERSON" or candidate.basis is Basis.LABEL:
        return None
    named = _DISEASE.match(text, candidate.end) or _MALADIE.search(text, max(0, candidate.start - 24), candidate.start)
    graded = _GRADED.search(text, max(0, candidate.start - 30), candidate.start)
    of_method = _OF_METHODS.fullmatch(text, candidate.start, candidate.end)
    return "eponym" if named or graded or of_method else None


def book_number(candidate: Candidate, text: str) -> str | None:
    """ISBN, ISSN and the numbers of bar codes: Luhn and phone patterns match them."""
    if candidate.entity_type not in ("CREDIT_CARD", "PHONE_NUMBER", "ACCESSION_NUMBER"):
        return None
    if candidate.entity_type == "CREDIT_CARD" and _NO_CARD.fullmatch(text, candidate.start, candidate.end):
        return "a bar code"
    is_labelled = candidate.entity_type == "ACCESSION_NUMBER" and candidate.basis is Basis.LABEL
    if is_labelled and not gtin_valid(text[candidate.start : candidate.end].zfill(_GTIN_DIGITS)):
        return None
    if _BARCODE.search(text, max(0, candidate.start - 20), candidate.start):
        return "a bar code"
    return "ISBN" if _BOOK.search(text, max(0, candidate.start - 12), candidate.start) else None


def form_label(candidate: Candidate, text: str) -> str | None:
    """The words of a form: "Control Number" is nobody's name."""
    if candidate.entity_type != "PERSON":
        return None
    value = text[candidate.start : candidate.end]
    return "words of a form" if " " in value and lexicon().whole(value) is not None else None


def branch(candidate: Candidate, text: str) -> str | None:
    """The branch of an organisation that is known by name ("LabCorp Raritan"), or a company called like a person ("Eli Lilly")."""
    if candidate.entity_type != "PERSON":
        return None
    known = known_pattern().search(text, candidate.start, candidate.end)
    if known and known.start() == candidate.start:
        return "an organisation"
    company = candidate.basis is not Basis.LABEL and company_pattern().match(text, candidate.start, candidate.end)
    return "an organisation" if company else None


def analyte(candidate: Candidate, text: str) -> str | None:
    """ "Antinuclear Antibodies, IFA" is written like a name in a file."""
    if candidate.entity_type != "PERSON" or candidate.basis is Basis.LABEL:
        return None
    mention = named(text[candidate.start : candidate.end])
    return "an analyte" if mention and mention.end - mention.start > _LEAST_ANALYTE else None


def place_and_date(candidate: Candidate, text: str) -> str | None:
    """Where a letter was written: "A COLMAR, LE 06/06/2023", "Fait à Roux, le 3 mai"."""
    if candidate.entity_type != "PERSON" or candidate.basis is not Basis.MODEL:
        return None
    return "a place and a date" if _DATED.match(text, candidate.end) else None


def common_words(candidate: Candidate, text: str) -> str | None:
    """ "Quality Assurance" is no name on a page that speaks of quality and assurance in lower case."""
    if candidate.entity_type != "PERSON" or candidate.basis is Basis.LABEL or (candidate.score or 0.0) >= _SURE:
        return None
    words = [word.lower() for word in _WORD.findall(text, candidate.start, candidate.end)]
    common = sum(1 for word in words if word in _lower_words(text))
    return "common words" if len(words) > 1 and common * 2 >= len(words) else None


@lru_cache(maxsize=4)
def _lower_words(text: str) -> frozenset[str]:
    """The words that a text writes in lower case in running text, not in addresses of e-mail or web."""
    return frozenset(_LOWER_WORD.findall(text))


def figures_of_cells(candidate: Candidate, text: str) -> str | None:
    """Figures in several cells of a row ("142\t188\t131"): no telephone number runs over a column."""
    if candidate.entity_type not in ("PHONE_NUMBER", "FAX_NUMBER"):
        return None
    return "figures of several cells" if "\t" in text[candidate.start : candidate.end] else None


def price(candidate: Candidate, text: str) -> str | None:
    """Test strips and reagents on an invoice: behind their name stands what they cost, no result."""
    if candidate.entity_type != "LAB_RESULT":
        return None
    line_end = text.find("\n", candidate.end)
    line_end = line_end if line_end >= 0 else len(text)
    is_priced = _AMOUNT_LAST.search(text, max(candidate.start, line_end - 24), line_end) is not None
    return "a price" if is_priced and _goods_from(text) < candidate.start else None


@lru_cache(maxsize=4)
def _goods_from(text: str) -> int:
    """Where the heading of a table of goods ends, one that asks for quantities and prices; past the text where there is none."""
    for line in _PRICES.finditer(text):
        if _QUANTITY.search(line.group()):
            return line.end()
    return len(text)


def of_a_control(candidate: Candidate, text: str) -> str | None:
    """What a log of quality controls holds are values of a material that is bought, unless the page has a patient, too."""
    if candidate.entity_type not in ("LAB_RESULT", "ACCESSION_NUMBER"):
        return None
    line_start = text.rfind("\n", 0, candidate.start) + 1
    told = (
        _CONTROLS.search(text, 0, _HEAD)
        or _CONTROL_RULES.search(text)
        or _CONTROL_LINE.search(text, line_start, candidate.start)
    )
    return "of a control" if told and not _A_PATIENT.search(text) else None


def encoded(candidate: Candidate, text: str) -> str | None:
    """What a picture or font is encoded as ("X5rfltrHnG80uSwube3i"): no office mixes small letters and capitals in a number."""
    if category_of(candidate.entity_type) not in _NUMBERED:
        return None
    changes = len(_CHANGE.findall(text, candidate.start, candidate.end))
    return "encoded data" if changes >= _LEAST_CHANGES else None


def made_by(candidate: Candidate, text: str) -> str | None:
    """Who made or sells a drug or a device, in a leaflet: a company, not one that cares for anybody."""
    if candidate.entity_type != "HEALTHCARE_ORGANIZATION":
        return None
    return "a manufacturer" if _MAKER.search(text, max(0, candidate.start - _MAKER_REACH), candidate.start) else None


DISBELIEFS: tuple[Disbelief, ...] = (
    condition_begun,
    object_identifier,
    unroutable,
    eponym,
    named_after,
    reference,
    heading,
    book_number,
    form_label,
    branch,
    analyte,
    example,
    place_and_date,
    common_words,
    figures_of_cells,
    price,
    title,
    of_a_control,
    own_number,
    encoded,
    made_by,
)


def reason_against(candidate: Candidate, text: str) -> str | None:
    """The first reason not to believe a candidate, None when there is none."""
    return next((reason for disbelief in DISBELIEFS if (reason := disbelief(candidate, text))), None)
