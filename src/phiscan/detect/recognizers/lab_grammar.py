"""What laboratories print: numbers, units, reference ranges, flags, words that are results, dates.

Patterns only, English and French together; every one is matched at a place, none searches. Units are
those of UCUM and the older forms still printed ("K/mm3", "g/100 mL", "Giga/L").
"""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary|vier|v)?|feb(?:ruary)?|f[ée]v(?:rier|r)?|mar(?:ch|s)?|a[pv]r(?:il)?|ma[iy]|june?|juin|july?|"
    r"juil(?:let)?|aug(?:ust)?|ao[uû]t|sep(?:tember|tembre|t)?|oct(?:ober|obre)?|nov(?:ember|embre)?|"
    r"d[ée]c(?:ember|embre)?)\.?"
)
DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:/\d{1,2}/|-\d{1,2}-|\.\d{1,2}\.)(?:\d{4}|\d{2})|(?:19|20)\d\d(?:/\d{1,2}/|-\d{1,2}-|\.\d{1,2}\.)\d{1,2}|"
    rf"\d{{1,2}}(?:er|st|nd|rd|th)?[ -]{MONTH},?[ -](?:\d{{4}}|\d{{2}})|{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})(?!\d)",
    re.IGNORECASE,
)
ON = re.compile(r"(?:on|as of|le|du) ", re.IGNORECASE)
TIME = re.compile(r"(?:[ T,-]|\bat\b|à)*\d{1,2}[:hH]?\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?![\d.,])")

_SPACE = "[ \u00a0\u202f]"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?(?!\d| \d| ?(?:-|–|à|to) ?\d)|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|"
    r"\d{1,9}(?:[.,]\d{1,6})?|[.,]\d{1,6})"
)
_COMPARE = r"(?:(?![<>≤≥]=? ?0(?![.,\d]))[<>]=?|[≤≥]|=[<>])"
NUMBER = re.compile(rf"(?:{_COMPARE} ?)?{_NUMBER}(?:[eE][+-]?\d{{1,2}})?")
# Of a count given with its power: "3.7 x 10^4 copies/mL"; in "6.5 x 10^3/uL" the power is the unit's.
POWER = re.compile(r" ?[x×*·] ?10 ?(?:\^|\*{1,2}|e)? ?\d{1,2}(?![\d/]| ?/)", re.IGNORECASE)
TELEPHONE = re.compile(r"(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)|0\d(?:[ .]\d\d){4}(?!\d)")
TITER = re.compile(r"(?:[<>]=?|[≤≥])? ?1 ?[:/] ?(?:[1-9]|1?\d*[02468]|\d*[05]|\d{2,5})(?![\d:/])")
# Elements counted under the microscope are results in ranges: "0-5 /HPF".
COUNT = re.compile(r"\d{1,3} ?- ?\d{1,3}(?=(?:[ \t]+[HLhl*])?[ \t]*/ ?(?:[hl]pf|champ)\b)", re.IGNORECASE)
GRADE = re.compile(r"(?:[1-4] ?\+(?!\d)|\+{1,4}(?![\w+]))")

_POWER = r"(?:[x×*] ?)?10 ?(?:\^|\*{1,2}|e) ?\d{1,2}"
# "10*3/uL" behind a value is its unit, no other value with a flag.
POWERED_UNIT = re.compile(rf"{_POWER}(?= ?/|[\s)]|\Z)", re.IGNORECASE)
_AMOUNT = (
    r"(?:[kmgtcµμunpf]?(?:g|mol|eq|iu|ui|u|l)|m?osm(?:ol)?|[kmgt]|copies|cop|cp|cells?|thou(?:sand)?s?|mil(?:l?ions?)?|"
    r"giga|t[ée]ra|log(?: ?10)?(?: (?:copies|cp|iu|ui))?|eu|au|[#])"
)
_PER = (
    r"(?:(?:100 ?)?[dcmµμunpf]?l|(?:100 ?)?mm ?[3³]|cmm|[hl]pf|champ|heure|hour|hr|h|24 ?h(?:eures|rs?)?|"
    r"min(?: ?/ ?1[.,]73(?: ?m[2²]?)?)?|jour|day|g|mg|mmol|mol|kg|100 ?wbc|100 ?gb)"
)
_TAIL = r"(?: ?(?:feu|ddu|hb|of hb|cr[ée]at(?:inine)?\.?|de cr[ée]atinine|d'hb))?"
UNIT = re.compile(
    rf"(?:(?:{_POWER} ?|{_AMOUNT} ?)?/ ?{_PER}{_TAIL}|%(?: ?of total(?: h(?:gb|b|emoglobin))?)?|‰|{_POWER}|fl|pg|[uµμ]m[3³]|[µμ][3³]|mm|sec(?:ondes?|onds?|s)?\.?|s|"
    r"s/co(?: ratio)?|ratio|index|tit(?:er|re)|mmhg)(?![\w/³²])",
    re.IGNORECASE,
)
# Units of what is measured in a sample, and of little else: so much in a volume of it, in a cell, of its filtrate.
LABORATORY_UNIT = re.compile(
    rf"(?:(?:{_POWER} ?|{_AMOUNT} ?)?/ ?(?:(?:100 ?)?[dcmµμunpf]?l|(?:100 ?)?mm ?[3³]|cmm|[hl]pf|champ|100 ?wbc|100 ?gb){_TAIL}|"
    r"ml ?/ ?min(?: ?/ ?1[.,]73(?: ?m[2²]?)?)?|[mµμun]?g ?/ ?m?mol(?: ?cr[ée]at\w*)?|[mµμun]?mol ?/ ?m?mol|fl|pg|[uµμ]m[3³]|[µμ][3³])(?![\w/³²])",
    re.IGNORECASE,
)
# Drugs are sold in the first of these, and in the others too.
SOLUTION_UNIT = re.compile(r"m?g ?/ ?ml|(?:units|unit[ée]s|meq) ?/ ?ml", re.IGNORECASE)
STRENGTH_UNIT = re.compile(r"(?:mc|µ|u|μ)g ?/ ?ml|g ?/ ?l|(?:[iu]?u|ui) ?/ ?ml", re.IGNORECASE)
# A quantity of something that is given, waited for or paid: no result whatever stands before it.
NOT_A_RESULT = re.compile(
    r" ?(?:(?:mg|mcg|[µu]g|gm?|grams?|meq|[iu]u|ui|units?|unit[ée]s?|tab(?:let)?s?|cps?|comprim[ée]s?|caps?(?:ules?)?|"
    r"g[ée]lules?|ml|cc|puffs?|drops?|gouttes?|pills?|kg|lbs?|pounds?|cm|in(?:ches)?|bpm|years?|yrs?|y/?o|ans?|days?|jours?|weeks?|wks?|"
    r"semaines?|months?|mois|hours?|hrs?|h|heures?|min(?:ute)?s?|times?|fois|tests?|patients?|points?|pages?|am|pm|kcal|calories|usd|eur|"
    r"dollars?|st|nd|rd|th|e|er|[eè]me)(?![\w/])|[$€£°]|[ap]\.m)",
    re.IGNORECASE,
)
PRICE_BEFORE = re.compile(r"[$€£#]\s?\Z")

_LETTER_FLAG = r"(?:HH|LL|[HL]\*?|HI|LO|AA|ABN|CH|CL)(?![\w*+])|\*{1,3}(?!\*)|[↑↓▲▼]{1,2}"
_WORD_FLAG = r"(?:critical(?: high| low)?|panic|high|low|abnormal|above(?: range| goal)?|below(?: range| goal)?|haute?|basse?|[ée]lev[ée]e?|out of range)"
FLAG = re.compile(rf"[(\[]?(?:{_LETTER_FLAG}|(?i:{_WORD_FLAG})(?!\w))[)\]]?(?! ?-?(?i:density|sensitivity|risk|titer))")
# In cells of their own these letters are flags too.
CELL_FLAG = re.compile(r"[(\[]?(?:[AB]|R|C)[)\]]?(?![\w*+])")

_WORD_RESULT = (
    r"non[- ]?r[ée]acti(?:ve|f|fs)|reactive|r[ée]actif|not[- ]detected|none[- ]detected|undetect(?:able|ed)|detected|"
    r"negative|neg\.?|positive|pos\.?|indeterminate|inconclusive|equivocal|borderline|"
    r"n[ée]gati(?:f|ve)s?|n[ée]g\.|positi(?:f|ve)s?|non d[ée]tect[ée]e?s?|d[ée]tect[ée]e?s?|ind[ée]tectable|ind[ée]termin[ée]|douteux|"
    r"(?:heterozygous|homozygous|h[ée]t[ée]rozygote|homozygote|wild[- ]type|no mutation detected|mutation detected|muté|non muté|sauvage)|"
    r"non immunis[ée]e?|immunis[ée]e?|non[- ]immune|immune"
)
# Results only where a result must stand.
_CELL_WORD = (
    r"traces?|absen(?:t|ce)e?s?|pr[ée]sen(?:t|ce)e?s?|none(?: seen)?|few|moderate|many|occasional|rares?|no growth(?: (?:at|after) \d+ (?:hours|days))?|"
    r"normale?|abnormal|within normal limits|wnl|clear|cloudy|hazy|turbid|(?:pale |dark |light )?(?:yellow|amber|straw)|colou?rless|limpide|clair|"
    r"jaune(?: p[aâ]le| clair)?|trouble|st[ée]rile|small|large|(?:AB|[ABO]) ?(?:rh ?)?(?:pos(?:itive|itif)?|neg(?:ative)?|n[ée]gatif|\+|-)"
)
_DEGREE = r"(?:(?:weakly|strongly|low|repeatedly|presumptive(?:ly)?|faiblement|fortement) )?"
_DEGREE_BEHIND = r"(?: (?:faibles?|forte?s?|douteu(?:x|se)|limite)(?!\w))?"
WORD_RESULT = re.compile(rf"{_DEGREE}(?:{_WORD_RESULT})(?![\w+]){_DEGREE_BEHIND}", re.IGNORECASE)
CELL_RESULT = re.compile(rf"{_DEGREE}(?:{_WORD_RESULT}|{_CELL_WORD})(?![\w+]){_DEGREE_BEHIND}", re.IGNORECASE)

_BOUND = rf"{_NUMBER}"
_RANGE_NAME = (
    r"(?:(?:ref(?:erence)?|standard|r[ée]f(?:[ée]rences?)?|normale?s?|norme|n|vr|valeurs? (?:de r[ée]f[ée]rence|usuelles?|normales?)|"
    r"range|goal|target|cible|objectif|expected|therapeutic)(?: (?:range|interval|values?))?[.:]? ?:? ?)?"
)
RANGE = re.compile(
    rf"[(\[]?\s?{_RANGE_NAME}(?P<range>(?:[-−+]?{_BOUND} ?(?:{UNIT.pattern})? ?(?:-|–|—|à|a|to|et) ?{_BOUND}|"
    rf"(?:{_COMPARE}|<? ?inf\.? [àa]|<? ?sup\.? [àa]|inf[ée]rieure? (?:ou [ée]gale? )?[àa]|sup[ée]rieure? (?:ou [ée]gale? )?[àa]|"
    rf"less than|greater than|up to|moins de|plus de|jusqu'[àa]) ?(?:ou = )?(?:[àa] )?{_BOUND}))(?: ?(?P<unit>{UNIT.pattern}))?(?![\w%])\s?[)\]]?",
    re.IGNORECASE,
)
# Words that say that what follows was measured before.
PREVIOUSLY = re.compile(
    r"\(?(?:ant(?:[ée]riorit[ée]s?|[ée]rieurs?|\.)|pr[ée]c[ée]dente?s?|previous(?:ly)?|prev\.?|prior|last|dernier)(?: (?:result|value|r[ée]sultat))?"
    r"(?![\w])(?: (?:du|le|on))?",
    re.IGNORECASE,
)
SPREAD = re.compile(rf"{_BOUND} ?(?:-|–|—|to|à) ?\d")
WORD_RANGE = re.compile(
    rf"[(\[]?\s?{_RANGE_NAME}(?P<range>(?:{_WORD_RESULT}|absence|absent|none(?: seen)?|no growth|clear|yellow|normale?))(?!\w)\s?[)\]]?",
    re.IGNORECASE,
)
