"""An analyte's name as a laboratory prints it: the known words with what stands before and behind them in the cell.

"U AMPHETAMINES", "Glucose, Serum", "Sérologie VIH 1+2 (Ag P24 + Ac)": all of it is the name of what was measured; whether
it still is the analyte of the table depends on what the other words say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, mentions
from phiscan.languages import fold

LONGEST_NAME = 60
_MOST_WORDS = 8
_BULLETS = " \u00a0*•·–-—>.\t"
# Measured, but in no laboratory; or not measured at all.
NO_ANALYTE = re.compile(
    r"\b(?:weight|height|bp|blood pressure|pulse|heart rate|temp(?:erature)?|spo2|bmi|o2 sat|resp\w*|age|page|dose|(?<!, )total\Z|total (?:charges?|due|paid|amount|volume|score)|grand total|subtotal|isi|level [12]|"
    r"control|lot|diurese|diuresis|urine output|intake|output|eva|douleur|pain|poids|taille|imc|ta|pouls|saturation|tension|qc|date|name|nom|phone|amount|balance|montant)\b"
)
# Words that make something else of an analyte: a goal, a strip, a clinic, a medicine.
_NO_NAME = re.compile(
    r"#|n°|°|\b(?:(?:earlier|previous|prior|past|recent|latest|older) (?:results?|values?|readings?)|(?:resultats?|valeurs?) (?:anterieure?s?|precedente?s?)|no|number|numero|id)\b|\b(?:goals?|targets?|range|strips?|clinic|kit|controls?|lot|due|next|date|dose|doses|meter|machine|monitor\w*|supplement|tablets?|tabs?|"
    r"services?|network|associates|pharmacy|price|fee|cost|every|check|order(?:ed)?|repeat|recheck|draw|medications?|vaccine|if|when|your|please|call|"
    r"objectif|cible|bandelettes?|prochain|prochaine|lecteur|controle|surveillance|traitement|prix|tarif|si|votre|allerg\w*|history|family|therapy|zygosit\w*|summary|conclusion|impression)\b"
)
# Words of laboratories in a name.
_LABORATORY = re.compile(
    r"\b(?:antibod(?:y|ies)|ab|abs|antigens?|ag|igg|igm|iga|ige|pcr|naat?|dna|rna|toxins?|receptors?|mutation|gene|virus|viral load|serology|titer|"
    r"anticorps|ac|antigene|adn|arn|toxine|recepteurs?|serologie|recherche de|depistage|charge virale|culture|screen|hla-?\w*|her-?2|ki-?67|"
    r"pd-?l1|brca ?[12]?|virus|influenza|rsv|mrsa|streptococ\w*|chlamydia\w*|isoenzyme|kinase|hormone|globulin|globuline|factor \w+|facteur \w+|anti-\w+)\b"
)
# Words of specimen, method and manner: with them an analyte stays what it is.
_MANNER = re.compile(
    r"\b(?:serum|plasma|plasm|blood|sang|sanguine?|serique|plasmatique|s|p|b|random|fasting|jeun|calc|calculated|calcule|calculee|quant|quantitative|qual|"
    r"qualitative|auto|automated|w|with|reflex|to|method|methode|enzymatique|enzymatic|lc|ms|hplc|elisa|eia|cmia|ecl|ifa|immunoassay|ultra|"
    r"ultrasensible|hs|high|sensitivity|3rd|4th|generation|gen|estime|estimee|estimated|ckd|epi|mdrd|level|levels|count|result|results|value|poct?|"
    r"capillary|capillaire|venous|veineux|veineuse|a|taux|de|du|des|la|le|les|non|if|afr|african|american|americain|am|resultat|patient|malade|"
    r"dosage|lab|current|today|latest|last|recent|most|previous|prior|dernier|derniere|precedent|actuel|soit|or|ou|par|on|of)\b"
)
# A point behind an initial ends nothing: "C. difficile".
_SENTENCE = re.compile(r"[^\W\d_]{2}\. ")
_UNIT_BEHIND = re.compile(
    r" ?[(\[](?P<bracketed>(?:en |in )?[^()\[\]]{1,20})[)\]]\Z|,? (?:en |in )?(?P<bare>[^\s,()]{1,12}/[^\s,()]{1,12})\Z"
)
_PROPORTIONS = frozenset({"ratio", "index"})
# Behind a name these say nothing: "INR result", "Hemoglobin level".
_IDLE = re.compile(
    r" (?:0\d|results?|values?|levels?|readings?|r[ée]sultats?|valeurs?|test|today|obtained|done|drawn|taken|checked|collected|performed|measured|run|"
    r"(?:fait|r[ée]alis[ée]|prélev[ée]|mesur[ée]|dos[ée]|obtenu|contr[ôo]l[ée])e?)\Z",
    re.IGNORECASE,
)
# Under what: "INR (sous Sintrom)".
_UNDER = re.compile(r" ?\((?:traitement|sous|under|on|treated|therapy)\b[^()]*\)\Z", re.IGNORECASE)
_LETTER = re.compile(r"[a-z]{2}|\b[a-z]\b")
# "T.C.M.H."
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
# What leads from a name to its value, with what marks that one: "CRP ......... H".
# Begun where a leader begins, and never given back: a name of dots alone would take the square of them.
_LED = re.compile(
    r"(?<![.…_·]) ?(?:\.{3,}+|…|_{3,}+|·{3,}+|(?: \.){3,}+)[ .…_·]*+(?P<flag>[+−*-]{1,3}|[A-Z]{1,2}|[↑↓▲▼])?\Z"
)
_DATE_BESIDE = re.compile(
    rf"(?P<first>{grammar.DATE.pattern})[ ,:-]+(?P<name>\D.*)|(?P<name_first>.*\D)[ ,:(-]+(?P<last>{grammar.DATE.pattern})\)?",
    re.IGNORECASE,
)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A name's span without bullets, leaders and blanks around it."""
    while start < end and text[start] in _BULLETS:
        start += 1
    while start < end and text[end - 1] in _BULLETS + ":=,;_…":
        end -= 1
    return start, end


@lru_cache(maxsize=2048)
def is_name(words: str) -> bool:
    """Whether the words of a cell can be the name of something a laboratory measures."""
    folded = fold(_DOTTED.sub(_undotted, words))
    return (
        2 <= len(words) <= LONGEST_NAME
        and len(folded.split()) <= _MOST_WORDS
        and _LETTER.search(folded) is not None
        and NO_ANALYTE.search(folded) is None
        and _NO_NAME.search(folded) is None
        and _SENTENCE.search(words) is None
    )


def is_laboratory(name: str) -> bool:
    """Whether a name has words that only laboratories use: "RSV antigen", "anticorps anti-..."."""
    return _LABORATORY.search(fold(name)) is not None


def _undotted(match: re.Match[str]) -> str:
    return match.group().replace(".", "")


def dated(name: str) -> tuple[str, str]:
    """An analyte's name and the day printed with it, "" where there is none: "11/10/2023 INR"."""
    match = _DATE_BESIDE.fullmatch(name)
    if match is None:
        return name, ""
    return (match["name"] or match["name_first"]).strip(), match["first"] or match["last"]


def parted_from_leader(name: str) -> tuple[str, str]:
    """An analyte's name and the flag behind the dots that lead to its value, "" where there is none."""
    match = _LED.search(name)
    return (name[: match.start()], match["flag"] or "") if match else (name, "")


@lru_cache(maxsize=2048)
def is_other(words: str) -> bool:
    """Whether words beside an analyte's name spoil it: "INR goal", "Glucose test strips"."""
    return _NO_NAME.search(fold(words)) is not None


@lru_cache(maxsize=2048)
def parted_from_unit(name: str) -> tuple[str, str]:
    """An analyte's name and the unit printed behind it, "" where there is none: "Hemoglobin (g/dL)", "Sodium, mmol/L"."""
    match = _UNIT_BEHIND.search(name)
    unit = (match["bracketed"] or match["bare"]).strip() if match else ""
    if not match or not grammar.UNIT.fullmatch(unit):
        return name, ""
    return name[: match.start()], unit


def is_other_quantity(unit: str, mention: Mention | None) -> bool:
    """Whether "ratio" or "index" behind a name is no unit of it: "TCA (ratio)" is not measured in seconds."""
    units = {each for analyte in mention.analytes for each in analyte.units} if mention else set()
    return fold(unit) in _PROPORTIONS and bool(units) and fold(unit) not in units


def without_idle(name: str) -> str:
    """A known analyte's name without the words "result" or "level" behind it."""
    shorter = _IDLE.sub("", _UNDER.sub("", name))
    return shorter if shorter != name and next(mentions(shorter), None) else name


@lru_cache(maxsize=2048)
def is_plain(name: str) -> bool:
    """Whether the name is the known analyte's, but for words of specimen and manner: its code then holds."""
    first = next(mentions(name), None)
    if first is None:
        return False
    rest = fold(f"{name[: first.start]} {name[first.end :]}")
    return _LETTER.search(_MANNER.sub(" ", rest)) is None
