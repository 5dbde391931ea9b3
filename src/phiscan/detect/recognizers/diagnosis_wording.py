"""The words of a diagnosis: where they begin and end in a value, and whether they are one at all."""

from __future__ import annotations

import re

from phiscan.detect.recognizers.analytes import named
from phiscan.detect.recognizers.condition_names import is_condition
from phiscan.detect.recognizers.lab_grammar import DATE

_CODE_AROUND = re.compile(r"[\s(\[,;:–-]*(?:\(?(?:ICD|CIM)[- ]?(?:10|9)?(?:-CM)?:?)?[\s(\[,;:–-]*\Z", re.IGNORECASE)
LEAD_IN = re.compile(
    r"(?:(?:an? )?(?:patiente?|homme|femme|fille|garçon|enfant|nourrisson|man|woman|boy|girl|male|female|child)[ ,]{1,2}(?:de |âgée? de |aged )?\d{1,3}"
    r"(?: ans| mois|[- ]?y(?:ears?|/?o)?(?:[- ]old)?)?[.,:;]|(?:an? |patiente? |homme |femme )?(?:de |âgée? de |of )?\d{1,3}(?:[- ]?year[- ]old| ?y/?o\b| ans\b)[^.;:\n]{0,40}? (?:with|w/|presenting with|for|avec|présentant|pour)(?= )|(?:findings? )?(?:are |is )?(?:most )?(?:consistent|compatible) with|(?:suspicious|concerning|suggestive) (?:for|of)|likely|(?:probable|possible|presumed|presumptive|suspected|provisional|working)(?= )|(?:suspicion|hypoth[èe]se) d[e'’] ?|"
    r"(?:aspect )?(?:compatible avec|évocat(?:eur|rice) d[e'’] ?)|history of|\d{1,2}[.)]|[-•*]|#{1,2} ?\d{0,2}[.)]?)\s*",
    re.IGNORECASE,
)
# Where tissue comes from, before what it is: "BREAST, LEFT, EXCISION: ...".
_SITE = re.compile(r"[A-Z][A-Z ,/()-]{2,60}: (?=\w)")
_SENTENCE_END = re.compile(r"\.(?=[\s,]|\Z)|: (?=[A-Z][a-z])|[\t]|;|\n(?![a-zà-ÿ])")
_SINCE = re.compile(
    r",? \(?(?:(?:depuis|since|en|in|de|diagnosed|dx'?d?|le|on)(?: in| en)? (?:[^\W\d_]{3,9}\.? )?(?:\d{1,2}/)?(?:\d{1,2}/)?(?:19|20)\d\d)\)?\Z",
    re.IGNORECASE,
)
NO_DIAGNOSIS = re.compile(
    r"(?:stable|good|fair|poor|improved|guarded|critical|satisfactory|none|n/?a|nil|no|yes|oui|non|see|unknown|not (?:provided|given|applicable|specified)|"
    r"pending|deferred|normal|unremarkable|aucune?|n[ée]ant|ras|voir|code|description|cf|same|as above|follow[- ]?up|left|right|status|date|page|"
    r"mrs?|ms|mme|mlle|dr|docteur|pansement|(?:premi[èe]re|1(?:[èe]re|re)|nouvelle) consultation|first visit|new visit|(?:r[ée]sultats?|results?)(?: [^\W\d_]+)?|macroscop\w+|microscop\w+|gross(?: description| examination)?|synop\w+(?: \w+)?|tumou?r synopsis|cap (?:checklist|protocol|\w+)|specimens?|vaccins?|vaccine|ordonnance|"
    r"certificat(?: (?:de |d['’]|m[ée]dical )?[^\W\d_][\w-]*){0,3}|contr[ôo]le (?:inr|annuel|tensionnel|tension|glyc[ée]mique|biologique|post-?op[ée]ratoire)|"
    r"(?:second |further )?(?:opinion|evaluation|treatment|management)(?: (?:and|regarding) (?:further )?(?:management|treatment|recommendations))?|opinion regarding further treatment|health maintenance[^\n]*|preventive care|"
    r"consultations|(?:brief )?(?:hospital course|course in (?:the )?hospital)(?: by problem)?|past (?:medical|surgical) history|social history|family history|review of systems|physical exam(?:ination)?|discharge (?:medications|instructions|condition|summary|labs)|"
    r"medications?|allergies|procedures?|imaging|laborator(?:y|ies)(?: data)?|hospital day \d+|condition at discharge|antécédents|traitements?|examen clinique|examens complémentaires|évolution|conduite à tenir|au total|conclusion|"
    r"(?:nouveau|nouvelle) patiente?(?: - [^\n]*)?|(?:t[ée]l[ée]consultation|visio(?:consultation)?|urgences?|(?:premi[èe]re|1(?:[èe]re|re)) (?:consultation|consult\.?|visite)|suivi (?:annuel|tensionnel|mensuel|m[ée]dical|rapproch[ée])|contr[ôo]le(?: post-?op)?|renouvellement|r[ée]sultats|absente?|excus[ée]e?)(?: [^\W\d_]+)?(?: - [^\n]*)?|"
    r"disposition|dispo|code status[^\n]*|(?:surgical|pre-?op(?:erative)?) clearance|increase|decrease|continue|decubitus|affect constricted|trajet|exon[ée]ration[^\n]*|bi-?rads[ 0-6a-c]*|terrain|first-line treatment|"
    r"negative|routine|screening|codes?|list|information|active|chronic|resolved|annual (?:physical|exam|wellness visit)|physical|check[- ]?up|new patient|"
    r"establish care|random|pre-?employment|post[- ]?accident|reasonable suspicion|annual|monitoring|lab ?work|blood ?work|medication refill|refill|inr check|wellness|injection|immunization|vaccination|consultation|contr[ôo]le|bilan|suivi|renouvellement)\b[ .]*\Z|"
    r"(?:\d{1,3}[- ]?(?:years?[- ]old|y/?o\b|ans\b)[^,;]{0,14}\Z|see|voir|code|no acute|no evidence|aucune?|pas d(?:e |['’])|absence d|please|date)\b",
    re.IGNORECASE,
)
# A sentence about the page, no name of an illness.
_TELLS = re.compile(
    r"\b(?:is|are|was|were|will|should|could|would|patient was|not evaluated|recommend\w*|est|sont|était|sera|doit)\b",
    re.IGNORECASE,
)
_OF_TEXT = re.compile(r"[^\W\d_]{3}")
_MEASURED = re.compile(
    r"\b[A-Za-zÀ-ÿ0-9-]{2,20} (?:[àa]|=|of|at|:)? ?[<>]?\d+[.,]?\d* ?(?:%|[a-zµ]{1,4}/[a-zA-Z]{1,3})"
)
# "Motif : LYRICA 75 mg"
_DOSE = re.compile(r"\d ?(?:m?c?g|µg|ml|ui)\Z", re.IGNORECASE)
# What is told of a diagnosis behind its name: "Hypertension: above goal", "CKD stage 3 - stable", "fibromyalgia Daily medicine".
_TOLD_OF = re.compile(
    r" ?[-–—] |: | on top of |, (?=(?:continue|stable|start|stop|increase|no |will|on )\b)|(?<=[a-zà-ÿ])[ \n](?=[A-Z]{3,} [A-Z]{2,})| (?=Daily |\d\d ?[h:]\d\d\b|Meds?\b|Medications?\b)"
)
# Abbreviations of two letters: an illness where a diagnosis is asked for.
_TWO_LETTERS = frozenset("FA EP PE AF MI MS RA DM OA PR HF AS AA".split())
_LONGEST_DIAGNOSIS = 110


def wording(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a diagnosis, without what leads to them and its code's brackets; None when they are none."""
    around = _CODE_AROUND.search(text, max(start, end - 24), end)
    end = around.start() if around else end
    while start < end and (text[start].isspace() or text[start] in "()[]:;,.–-" or LEAD_IN.match(text, start, end)):
        lead = LEAD_IN.match(text, start, end)
        start = lead.end() if lead else start + 1
    site = _SITE.match(text, start, end)
    start = site.end() if site else start
    stop = _SENTENCE_END.search(text, start, end)
    end = stop.start() if stop else end
    end -= len(text[start:end]) - len(text[start:end].rstrip(" .,;:-–(\n"))
    since = _SINCE.search(text, start, end)
    end = since.start() if since else end
    told = _TOLD_OF.search(text, start, end)
    if told and is_condition(text[start : told.start()]) and not is_condition(text[told.end() : end]):
        end = told.start()
    return (start, end) if _is_wording(text[start:end]) else None


def _is_wording(words: str) -> bool:
    return (
        (_OF_TEXT.search(words) is not None or words in _TWO_LETTERS)
        and len(words) <= _LONGEST_DIAGNOSIS
        and NO_DIAGNOSIS.match(words) is None
        and DATE.match(words) is None
        and _MEASURED.search(words) is None
        and _DOSE.search(words) is None
        and _TELLS.search(words) is None
        and not (any(map(str.isdigit, words)) and named(words) is not None)
    )
