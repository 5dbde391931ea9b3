"""Diagnoses in sentences: "was diagnosed with ...", "history of atrial fibrillation", "mother Ana Roux: gout"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.condition_names import condition_spans
from phiscan.detect.recognizers.diagnosis_wording import NO_DIAGNOSIS
from phiscan.detect.sieve import Sieved

_SUFFERS = Sieved(
    r"\b(?:(?:was|were|been|is|recently) (?:diagnosed with|evaluated for|treated for|admitted with)|diagnosis of|"
    r"(?:suivie?|hospitalis[ée]e?|admise?|trait[ée]e?) (?:depuis \d{4} )?pour|atteinte? d(?:e |['’])|"
    r"porteu(?:r|se) d(?:e |['’])|en faveur d(?:e |['’]))"
    r"\s?(?:an? |the |une? |l['’]|des )?(?P<what>[^\W\d_][^.;()?\t\n:]{3,60}?(?:\n[a-zà-ÿ][^.;()\t\n:]{0,40}?)?)"
    r"(?=[.;()?\t\n]|, (?:with|who|and|not|without)\b|,? (?:in \d{4}|since|depuis|diagnostiqu[ée]e?|connue?|d[ée]couverte?|[ée]voluant|on \d+|on [A-Z][a-z]{2,8}\.? \d+|le \d+|by|par|[àa] la demande|which|and is|et)\b|\Z)",
    re.IGNORECASE,
)
# Before a condition's name, in a sentence about somebody: "history of", "follow-up of", "has", "suivi pour".
_OF_SOMEBODY = re.compile(
    r"(?:\b(?:qui a|(?:il|elle|je|patiente?) (?:a|souffre d['’e]) ?|j['’]ai (?:toujours )?|[àa] noter(?: [ée]galement| aussi)?(?: ?:| un| une)?|pour m[ée]moire(?: ?:)?|(?:looks like|[ée]tat de sant[ée][^.;:\n]{0,40}\(|(?:chez nous|en consultation|dans (?:le|notre) service|en hospitalisation|en urgence|aux urgences)\spour|suggestive of|suspicious for|concerning for|for (?:my|his|her|your)|(?:be|is) my|puffs?[^.;:\n]{0,25} for|something(?:\selse)? for|considered|(?:19|20)\d\d to have|was found[^.;:]{0,25} to have)|"
    r"history of|h/o|(?:p?mhx?|hx|pmh) of|known|(?:has|have|had)(?: (?:only|long had|always had|also))?|with|having|suffer(?:s|ed|ing)? (?:only )?from|living with|lives with|treated for|"
    r"(?:md|do|np|pa|dr\.? [^\W\d_][\w'’-]*|doctors?|(?:he|she|they|who)) diagnosed|complicated by|due to|secondary to|"
    r"found to have|diagnos[ei]s (?:is|was|are|were|of)|my (?:medical )?(?:condition|diagnosis|illness|disease)(?:,| is| of|:)|certif(?:ies|y) (?:that )?|(?:man|woman|boy|girl|male|female|patient|gentleman|lady) with|complaining of|"
    r"\d+ ?m?c?g(?:/\d+ ?m[gl])?(?: (?:daily|weekly|twice daily|par jour))? (?:for|pour)|comme ant[ée]c[ée]dents? ?:|ant[ée]c[ée]dents? ?:|[ée]tat \(|pr[ée]sente ?:|, pour|(?:\d{4}|\d+[/.]\d\d),? pour|"
    r"adress[ée]e? pour|follow(?:ed|ing)?[- ]?up (?:of|for|on)|followed for|seen for|management of|treatment (?:of|for)|therapy for|anticoagulated for|warfarin for|"
    r"(?:returns|here|seen in follow-?up|supplies|evaluation|referral|referred|visit|taken|prescribed|disability|off work) for|(?:past )?(?:medical )?history (?:includes|(?:is )?(?:significant|notable|remarkable|positive) for)|"
    r"(?:showed|shows|revealed|demonstrated|confirmed|confirming|documented|identified)|consistent with|(?:episode|exacerbation|flare|recurrence|onset|sequelae|complications?) of|"
    r"(?:p?mhx?|psh|hx)|also (?:has|had)|history (?:is|was)(?: also)? (?:significant|notable|remarkable|positive) for|for evaluation of|w/|(?:admitted|in(?: (?:here|house))?|hospitalized|here|followed|treated)(?: (?:on|since))? "
    r"(?:\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?|[^\W\d_]{3,9}\.? \d{1,2},? ?(?:\d{4})?|\d{1,2}[ -][^\W\d_]{3,9}[ -]\d{2,4})(?: (?:for|with))|"
    r"reports?|reported|because of|on account of|owing to|(?:came|come|comes|sent|went|returned|back|is back|taken|transferred|hospitalized)[ \n](?:[^.;:\n]{0,40}[ \n])?(?:for|with)|"
    r"there (?:was|is)(?: an episode of)?|developed|sustained|dx|dx of|diagnosis [^.;:\n]{0,25}should read|(?:worried|concerned) about|"
    r"diagnosed with|presents with|presented with|positive for|s/p|status post|admitted (?:for|with)|"
    r"ant[ée]c[ée]dents? d(?:e |['’])|ATCD ?:?|connue? pour|suivie? pour|souffr(?:e|ant) d(?:e |['’])|pr[ée]sente|atteinte? d(?:e |['’])|dans le cadre d(?:e |['’])|"
    r"(?:suivi|adress[ée]|hospitalis[ée]|admis|trait[ée]|vu|connu|pris en charge|op[ée]r[ée])(?:e|\(e\))? pour|(?:on|je) (?:note|retient|retrouve|rel[èe]ve)(?:[ \n][^.;]{0,25}ant[ée]c[ée]dents)?,?|"
    r"ant[ée]c[ée]dents,? on (?:note|retient|retrouve|rel[èe]ve)|constatant|constate ?:|bilan d(?:e |['’])|a(?:yant)? pr[ée]sent[ée]|signale|au total ?:|en rapport avec|d[ée]couverte d(?:e |['’])|pouss[ée]e d(?:e |['’])|"
    r"r[ée]cidive d(?:e |['’])|aggravation d(?:e |['’])|surveillance d(?:e |['’])|diagnostic d(?:e |['’])|[ée]voquant|compatible avec|terrain ?:|dans le cadre d['’]un(?:\(e\)|e)?|"
    r"qu['’]il existe|l['’]interrogatoire[ \n]retrouve|(?:certificat|compte rendu|bilan|examen|scanner|irm|radiographies?)[ \n][^.;:\n]{0,60}\n?[^.;:\n]{0,40}(?:mentionne|fait [ée]tat de|d[ée]crit|objective|conclut [àa]) ?:?|"
    r"que vous suivez[ \n]pour|(?:alt[ée]r[ée]e?s?|diminu[ée]e?s?) du fait d(?:e |['’])|(?:alt[ée]ration|incapacit[ée]|handicap|perte d['’]autonomie)[ \n](?:li[ée]e?|due?)[ \n]([àa]|au)|"
    r"(?<=\. )[ée]voque|[ée]voqu(?:ez|iez|ait|ons|er)|question(?: pos[ée]e)? (?:concerne|porte sur)|motif d[^.;:\n]{2,40} est|du fait d(?:e |['’])|en raison d(?:e |['’])|souffrant d(?:e |['’])|affect[ée]e? d(?:e |['’])|"
    r"[ée]tat[ \n]ant[ée]rieur ?:|contexte(?: clinique)? ?:|renseignements cliniques ?:|diagnostics? associ[ée]s? ?:|associ[ée]s ?:|pathologies? ?:|comorbidit[ée]s? ?:|"
    r"hospitalis[ée]e?(?:\(e\))? (?:en[ \n][^.;]{3,40}[ \n])?pour|in our care[^.;]{0,30} for|under (?:our )?care[^.;]{0,30} for|constat[ée]r? |trait[ée]e? pour|secondaire [àa]|compliqu[ée]e? d(?:e |['’])|prise en charge d(?:e |['’]))"
    r"\s?(?:an? |the |une? |d['’]une? |d['’]|l['’]|la |le |son |sa |his |her |your |this |chronic |known |severe |mild |moderate )?)(?:[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})? )?\Z",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:mother|father|sister|brother|(?-i:family)|family[- ](?:medical )?hist\w+|grand\w+|aunt|uncle|denies|denied|no|without|not|never|negative for|risk of|risks?|if you|people|patients? with|"
    r"anyone|used to treat|prevents?|mère|père|sœur|frère|famille|familiaux|pas|sans|absence|aucune?|risque|patients? atteints?|en cas)\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
# "Family history: mother Ana Roux: gout"
_FAMILY_HISTORY = Sieved(
    r"\b(?:family (?:medical |health )?history|(?:any(?:one| member) (?:in|of)|in) your family|ant[ée]c[ée]dents familiaux)[^\n:]{0,30}:\s?(?P<told>[^\n]{4,200})",
    re.IGNORECASE,
)
_RELATIVES = re.compile(
    r"\b(?:mother|father|sister|brother|son|daughter|aunt|uncle|cousin|grand(?:mother|father)|m[èe]re|p[èe]re|s(?:œ|oe)ur|fr[èe]re|fils|fille|tante|oncle)"
    r" [A-ZÀ-Ý][^,;.\n]{2,40}?(?: ?[:(–-] ?| (?:has|had|with|avec|a eu) )(?:an? )?\Z",
)
_REACH_BEFORE = 80
# ", and type 2 diabetes" behind one that was found.
_AND_ALSO = re.compile(
    r"(?: ?\([^()\n]{2,40}\))?(?:,|,?\sand|,? et|;|,? with|,? ainsi que|,? as well as|,? along with)\s(?:an? |une? |la |le |the |d['’]une? )?\Z"
)
# Behind one: "acute cholecystitis is stable".
_GOES = re.compile(
    r" (?:is|remains|has been) (?:now )?(?:stable|unchanged|improved|improving|worse|resolved|(?:well |poorly )?controlled)\b|[ \n](?:was|were|is)[ \n](?:also )?(?:diagnosed|suspected|confirmed|identified)\b|[ \n]a [ée]t[ée][ \n](?:diagnostiqu|confirm|suspect|retrouv|mis)[ée]+e?\b"
)
# Said of who is spoken of, whoever else is in the sentence: "brought by her mother and found to have ...".
_OWN = re.compile(r"\b(?:was|were) found to have (?:an? )?\Z", re.IGNORECASE)
_MOST_WORDS = 7
_REACH_BETWEEN = 60


def suffered(text: str) -> Iterator[tuple[int, int]]:
    """What stands behind words that only illnesses follow, whatever it is called."""
    for match in _SUFFERS.finditer(text):
        start, end = match.span("what")
        is_short = len(text[start:end].split()) <= _MOST_WORDS
        if is_short and not NO_DIAGNOSIS.match(text, start) and not match.group().isupper():
            yield start, end - (len(text[start:end]) - len(text[start:end].rstrip(" ,")))


def of_relatives(text: str) -> Iterator[tuple[int, int]]:
    """What a relative who is named suffers from, where a family's history is asked for."""
    for line in _FAMILY_HISTORY.finditer(text):
        at = line.start("told")
        for start, end in condition_spans(line["told"]):
            if _RELATIVES.search(line["told"], 0, start):
                yield at + start, at + end


def told_of_somebody(text: str) -> Iterator[tuple[int, int]]:
    """Conditions by their names, where the sentence says that somebody has them."""
    last = -1
    for start, end in condition_spans(text):
        low = max(0, start - _REACH_BEFORE)
        goes_on = 0 <= last <= start <= last + _REACH_BETWEEN and _AND_ALSO.search(text, last, start) is not None
        told = goes_on or _OF_SOMEBODY.search(text, low, start) or _GOES.match(text, end)
        if told and (_OWN.search(text, low, start) or not is_anothers(text, low, start)):
            last = end
            yield start, end


def is_anothers(text: str, low: int, start: int) -> bool:
    """Whether what `text[low:start]` leads to is denied, a relative's, or said of people at large."""
    return _ANOTHERS.search(text, low, start) is not None
