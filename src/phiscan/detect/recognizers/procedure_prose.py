"""Procedures in sentences: "underwent a colonoscopy", "status post right hip arthroplasty"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.sieve import Sieved

_UNDERWENT = Sieved(
    r"\b(?:underwent|undergone|undergo|had undergone|was taken to the (?:operating room|OR) for|scheduled for|taken for|(?:to )?perform(?: (?:up)?on me)?(?: the following(?: (?:operation|procedure|surgery|treatment)(?:s|\(s\))?)?(?: (?:up)?on me)?)?:|consented for|j['’]ai pratiqu[ée]|je propose(?!\sd)|op[ée]r[ée](?:e|\(e\))? d(?:['’]une?)|a b[ée]n[ée]fici[ée] d(?:['’]une?|e la|u)|"
    r"b[ée]n[ée]ficie d(?:['’]une?|e la|u)|a subi une?|r[ée]alisation d(?:['’]une?|e la|u|e(?=\s[A-ZÀ-Ý]))|intervention (?:programm|r[ée]alis|pratiqu)[ée]e(?: sans (?:incident|complication))? ?:|proc[ée]d[ée] [àa] une?)\s(?:an? |the |successful |uncomplicated |elective |urgent |une? )*"
    r"(?P<what>[^\W\d_][^.;()\t\n:,]{4,70}(?:\n[a-zà-ÿ][^.;()\t\n:,]{0,40})?)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\s(?:on|in|le|en|at|by|par(?! (?:c(?:œ|oe)lioscopie|voie|laparo\w+|arthroscopie|robot))|[àa] la date|for|under|sous|pour|with dr|which|that|and (?:was|is|had|tolerated)|without|sans|next|this|tomorrow|today|due to|avec succ[èe]s)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NO_PROCEDURE = re.compile(
    r"\b(?:test(?:ing)?s?|treatment|visit|appointment|follow[- ]?up|training|review|consultation|suivi|bilan|an?)\Z",
    re.IGNORECASE,
)
_PHRASE = (
    r"(?P<what>(?:[^\W\d_][\w-]{2,} ){0,3}?"
    r"(?:[^\W\d_]{2,}(?:ectomy|plasty|scopy|otomy|ostomy|centesis|pexy|graphy|ectomie|plastie|scopie|otomie|ostomie|centèse|graphie)|"
    r"[^\W\d_]*(?:echocardiogram|electrocardiogram|angiogram|mammogram|sonogram|myelogram)|biopsy|biopsie|catheterization|ablation|cardioversion|"
    r"dialysis|dialyse|transplant(?:ation)?|bypass graft(?:ing)?|CABG|stent(?:ing)?|valve replacement|pacemaker (?:implantation|insertion)|MRI|CT scan|"
    r"PET scan|ultrasound|X-ray|polysomnography|polysomnographie|(?:[ée]cho-?)?doppler|TAVR|EGD|ORIF|ERCP|TURP|hernia repair|endoscopy|intubation|embolization|chemotherapy|cesarean section|c-section|IRM|scanner|échographie|pontage)\b"
    r"(?: (?:of the|of|with|du|de la|des|de l['’]) ?[^\W\d_]{3,}(?: [^\W\d_]{3,})?)?"
    r"(?: (?:totale?|partielle?|droite?|gauche|bilat[ée]rale?|cardiaque|c[ée]r[ée]brale?|thyro[ïi]dienne|r[ée]nale|abdominale|pelvienne|thoracique|gastrique|lombaire|transthoracique|h[ée]patique|mammaire)\b)?"
    r"(?:[ \n]par[ \n](?:c(?:œ|oe)lioscopie|voie [a-z]{3,}|laparoscopie|laparotomie|arthroscopie)\b)?)"
)
# What is told of one that was done or will be: "a transthoracic echocardiogram showed", "une coronarographie a été réalisée".
_SHOWN = Sieved(
    rf"\b(?:an?\s|the\s|une\s|la\s|le\s|l['’]){_PHRASE}"
    r"(?=[ \n](?:showed|shows|revealed|demonstrated|confirmed|was (?:performed|obtained|done|completed|unremarkable)|"
    r"a (?:montr[ée]|[ée]t[ée] (?:r[ée]alis|pratiqu|effectu)[ée]e?|retrouv[ée]|objectiv[ée]|mis en [ée]vidence)|est (?:programm[ée]e?|pr[ée]vue?)|montre|retrouve|objective)(?!\w))",
    re.IGNORECASE,
)
# Words that only procedures end in, behind words of somebody who had or will have one: "s/p right hip arthroplasty".
_NAMED = Sieved(
    r"\b(?:status post|s/p|history of|hx of|had|having|post|after|following|scheduled?(?: for)?|plan(?:ned)? for|proceed with|obtain|await|"
    r"repeat|prior|previous|recent|undergo|a eu|après|suites? d(?:e |['’])|antécédents? d(?:e |['’])|bénéficié d(?:e |['’])|prévue?|programmée?|"
    r"réalisation d(?:e |['’])|pour)\s?(?:an? |the |her |his |une? |la |le |l['’])?"
    rf"{_PHRASE}",
    re.IGNORECASE,
)
# What was looked into, before what it told: "MRI of the lumbar spine, which showed", "CT of the head was negative".
_IMAGED = Sieved(
    r"\b(?P<what>(?:CT(?: scan)?|MRI|MRA|CTA|PET(?:/CT)?|X-?rays?|ultrasound|sonogram|radiographs?) of (?:the )?(?:(?:left|right|cervical|lumbar|thoracic|lower|upper) )?[a-z]{3,})"
    r"(?=:|,?[ \n](?:was|were|is|which|showed|shows|revealed|demonstrated|confirmed|on \d|dated)\b)"
)
# What an insurer denied or a surgeon advises, whatever it is called; what somebody had sessions of.
_ASKED = Sieved(
    r"\b(?:(?:denial|approval|coverage|authorization) of|recommend(?:s|ed)|sessions? of|treated by|candidate for)\s(?:an? |the )?"
    r"(?P<what>(?:[a-z][\w-]+[ \n]){0,4}?(?:stimulator trial|fusion|therapy|phototherapy|replacement|removal|fixation|arthroplasty|\w{3,}ectomy(?:[ \n]and[ \n]fusion)?|injections?))\b"
)
_MOST_WORDS = 9


def underwent(text: str) -> Iterator[tuple[int, int]]:
    """What stands behind words that only procedures follow, whatever it is called."""
    for match in _UNDERWENT.finditer(text):
        start, end = match.span("what")
        until = _UNTIL.search(text, start, end)
        end = until.start() if until else end
        if len(text[start:end].split()) <= _MOST_WORDS and not _NO_PROCEDURE.search(text, start, end):
            yield start, end


def named(text: str) -> Iterator[tuple[int, int]]:
    """Words that only procedures end in, where somebody had or will have one."""
    for pattern in (_NAMED, _SHOWN, _IMAGED, _ASKED):
        for match in pattern.finditer(text):
            yield match.span("what")
