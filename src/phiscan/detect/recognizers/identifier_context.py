"""Which number a vague label means: what "Dossier" or "Réf." heads is told by the line and page around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from phiscan.detect.fields import Field, fields_labelled, read_fields
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.listed_numbers import listed_numbers
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold
from phiscan.model import Role

# On the page of a laboratory or an imaging centre a file is an examination's; in a hospital's papers it is a stay's.
_LABORATORY = re.compile(
    r"\b(?:laboratoires?|biologie|biologiste|analyses?|prélèvements?|prélevée?|échantillon|radiologie|imagerie|scanner|irm|"
    r"échographie|anatomopathologique|laboratory|specimen|collected|pathology|radiology)\b",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\b(?:hospitalisée?|hospitalisation|séjour|urgences|admission|admise?|centre hospitalier|ch[ug]?|clinique|sommes à payer|"
    r"facture|facturation|bureau des entrées|frais|forfait|ticket modérateur|sortie)\b",
    re.IGNORECASE,
)
# On the papers of an insurer a file or a bill is a claim.
_PAYMENT = Sieved(
    r"\b(?:feuille de soins|remboursé(?:e|s|es)?\b|(?:votre|relevé de|relevé des|décompte de|décompte des) (?:remboursements?|prestations)|"
    r"reste à charge|tiers payant intégral|part mutuelle|base de remboursement)",
    re.IGNORECASE,
)
# Doctors write to one another about patients, whatever their letterhead says they do.
_LETTER = Sieved(
    r"\b(?:ch(?:er|ère)s? (?:ami|confrère|consœur|collègue)|confraternellement|de m['’]avoir adressé)", re.IGNORECASE
)
_AGREED = Sieved(
    r"\b(?:transports? sanitaires?|prescription médicale de transport|bon de transport|ambulanciers?|accord préalable|entente préalable)\b",
    re.IGNORECASE,
)
_ASKED = Sieved(r"\b(?:prior[- ]auth\w*|pre-?auth\w*|pre-?cert\w*|utilization review)\b", re.IGNORECASE)
# What an insurer decides, and what is written against it: its reference is of the request that it denied.
_DECIDED = Sieved(
    r"\b(?:coverage determination|adverse (?:benefit )?determination|notice of (?:denial|action|adverse)|appeal rights|appeals? (?:committee|department|"
    r"coordinator|unit)|(?:letter of|level) appeal|dates? denied|medical necessity|not to cover|(?:denied|denial of|deny) (?:your |the |this |my |his |her |our )?"
    r"(?:claims?|coverage|services?|requests?|authorization|benefits?|payment)|external review|reconsideration request)\b",
    re.IGNORECASE,
)
# Who asks for a debt to be paid calls it a file, and refers to it.
_DUNNED = Sieved(
    r"\b(?:collection (?:agency|bureau|department|notice|letter)|credit bureau|debt collector|collect (?:a|this) debt|this (?:is an attempt|debt)|"
    r"(?:seriously )?past due|delinquent (?:account|balance)|recovery (?:agency|services)|mise en demeure|impay[ée]s?|recouvrement amiable|"
    r"(?:derni[èe]re |lettre de )relance)\b",
    re.IGNORECASE,
)
# What a public office grants to who is old or disabled: its file is somebody's account there.
_GRANTED = Sieved(
    r"\b(?:allocation personnalis[ée]e d['’]autonomie|grille aggir|mdph|maison d[ée]partementale des personnes|allocation aux adultes handicap[ée]s|"
    r"prestation de compensation|aide sociale (?:d[ée]partementale|à l['’]h[ée]bergement)|carte mobilit[ée] inclusion)\b",
    re.IGNORECASE,
)
_MEDICARE = re.compile(r"\b(?:medicare|hic(?:n|no)?|mbi)\b", re.IGNORECASE)
_PAYER = re.compile(
    r"\b(?:primary|secondary|tertiary|payers?|payors?|insur\w+|plan|carrier|coverage|ppo|hmo|medicaid)\b", re.IGNORECASE
)
_PAYER_LINES = 4
_ELECTRONIC_CLAIM = "FSE"
_PRICED = re.compile(
    r"(?:\d[.,]\d\d ?(?:€|eur\b)|[$€£] ?\d)|\b(?:qté|quantité|qty|quantity|prix|montant|p\.?u\.?|price)\b[^\n]{0,20}: ?\d",
    re.IGNORECASE,
)
_IMMUNIZED = re.compile(r"\b(?:immunizations?|vaccinations?|immunisations?)\b", re.IGNORECASE)
# What is said of samples, wherever a page says it.
_SAMPLE = re.compile(
    r"\b(?:laboratoires?|labo|biologistes?|prélèvements?|prélevée?|échantillons?|specimen|collected|date de prélèvement|date du prélèvement)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[\w)]\. (?=[^\W\d_a-zà-ÿ])")
# Who is called to a hospital has a stay there.
_CALLED = re.compile(
    r"\b(?:pr[ée]-?admissions?|convocation|vous êtes (?:convoqué|attendu)|votre (?:hospitalisation|admission|entrée|intervention)|"
    r"your (?:admission|surgery|stay))\b",
    re.IGNORECASE,
)
_HEAD = 350
_REFERENCES = ("reference", "range")
_BILL = re.compile(
    r"\b(?:facture|facturation|sommes? à payer|bureau des entrées|avis des sommes|ticket modérateur)\b", re.IGNORECASE
)
_LEAST_OF_ROSTER = 3
_ORDER = re.compile(
    r"\b(?:(?:outgoing|ambulatory|specialty|specialist|consult(?:ation)?|outpatient) referral|(?:consult(?:ation)?|specialist|specialty) request|referral (?:order|request|form|letter|slip|summary))\b",
    re.IGNORECASE,
)
_COUNSEL = re.compile(
    r"\b(?:psychotherap\w+|therapist|counsel(?:or|ing)|behavioral health|mental health|session (?:date|note|no|#|number)|progress in therapy|"
    r"case manag\w+|social work\w*|psychosocial|substance use)\b",
    re.IGNORECASE,
)
_INJURED = Sieved(
    r"\b(?:claimant|examinee|injured worker|date of (?:loss|injury|accident)|injured on|independent medical|claims? (?:adjuster|examiner))\b",
    re.IGNORECASE,
)
# The same in French: "Date du sinistre", "expertise amiable", "taux d'incapacité permanente".
_SETTLED = Sieved(
    r"\b(?:date (?:du sinistre|de l['’]accident)|sinistre n°|n° (?:de )?sinistre|expertise (?:amiable|médicale contradictoire)|"
    r"médecin expert|médecin conseil de l['’]assur\w+|dommage corporel|incapacité permanente|date de consolidation|souffrances endurées)\b",
    re.IGNORECASE,
)
# What parts the members of a line that says who somebody is: "DOE, JANE | F | 03/12/1951 | 00123456", "né le 19.08.1922 – 92 ans – N° 5027305".
_STRIP = Sieved(
    r"(?:(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:19|20)\d\d)(?: ?\([^)\n]{1,12}\))?"
    r"(?: ?[|/,;·•—–-] ?\d{1,3} ?(?:ans?|mois|y/?o|yrs?|years?(?: old)?))? ?[|/,;·•—–-] ?(?:[FMH](?:emale|ale)? ?[|/,;·•—–-] ?)?"
    r"(?:n° ?|# ?|id:? ?|no\.? ?)?(?P<number>[A-Z]{0,3}-?\d{6,12})(?![\w/-]|\.\d)"
    r"(?: ?[|/;·•—–-] ?(?P<stay>[A-Z]{0,3}-?\d{6,12})(?![\w/-]|\.\d))?",
    re.IGNORECASE,
)
# "DOE, JANE / 00123456 / F / 03/12/1951"
_STRIP_BEFORE = Sieved(
    r"[^\W\d_][.)]? ?[|/;·•—–-] ?(?:n° ?|# ?|id:? ?|no\.? ?|mrn:? ?)?(?P<number>[A-Z]{0,3}-?\d{5,12}) ?[|/,;·•—–-] ?(?:[FMH](?:emale|ale)? ?[|/,;·•—–-] ?)"
    r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:(?:19|20)\d\d|\d\d)(?!\d)",
    re.IGNORECASE,
)
# Where a list of persons is one of tubes.
_BENCH = re.compile(
    r"\b(?:analyseurs?|automates?|paillasse|tubes?|pr[ée]l\.|analyzers?|worklist|rack|hématologie|hémostase|hematology|coagulation)(?!\w)",
    re.IGNORECASE,
)
# "Patient: Ruiz, Ana 2130857 6/29/52"
_NAMED = Sieved(
    r"[^\W\d_][.,]? (?P<number>[A-Z]{0,3}-?\d{5,10}) (?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:(?:19|20)\d\d|\d\d)(?=[\t\n]|\Z)",
    re.IGNORECASE,
)
_SEX = re.compile(r"[|/,;·•—–-] ?(?:[FMH]|female|male|masculin|féminin|homme|femme) ?[|/,;·•—–-]", re.IGNORECASE)
_LINE_REACH = 160
_REF = re.compile(r"\bref\.?\Z")
# What is printed beside the catalogue number of something made.
_MADE = re.compile(
    r"\b(?:serial|s/n|sn|lot|ean|lpp|cip|upc|udi(?:-di)?|gtin|p/n|part (?:no|number)|cat(?:alog(?:ue)?)? ?(?:no|#|n°)|brevets?|patents?|directive|"
    r"implants?|dmi|n° de série|numéro de série|posés?)\b",
    re.IGNORECASE,
)
_MADE_REACH = 60


def vague_type(text: str, field: Field) -> str:
    """The entity type of the number behind "Dossier" or "Réf."."""
    if _ASKED.search(text, 0, _HEAD) or is_decided(text):
        return "CLAIM_NUMBER"
    if is_dunned(text) or (field.name == "file" and is_granted(text)):
        return "ACCOUNT_NUMBER"
    if _STRIP.search(text, text.rfind("\n", 0, field.label.start) + 1, field.label.start):
        # "RUIZ Ana | F | 10/01/1948 | 8054692357 | Dossier 1407561893": the patient's own number stands before it.
        return "ACCOUNT_NUMBER"
    if field.name == "file" and _is_of_roster(text) and _LABORATORY.search(text, 0, _HEAD):
        return "ACCESSION_NUMBER"
    if is_beside_birth(text, field):
        return "ACCESSION_NUMBER" if _beside_sample(text, field) else "MEDICAL_RECORD_NUMBER"
    if field.name == "file" and (_is_of_roster(text) or (_next_to_birth(text, field) and not _is_billed(text))):
        return "MEDICAL_RECORD_NUMBER"
    if field.name in _REFERENCES and _SETTLED.search(text):
        return "CLAIM_NUMBER"
    if field.name in _REFERENCES:
        return "ACCOUNT_NUMBER" if _CALLED.search(text) and not _samples(text) else "ACCESSION_NUMBER"
    if _is_about_payment(text):
        return "CLAIM_NUMBER"
    if "accession" in _numbered(text) or (_births(text) and _LETTER.search(text)):
        return "MEDICAL_RECORD_NUMBER"
    if "account" in _numbered(text):
        return "ACCESSION_NUMBER" if _LABORATORY.search(text, 0, _HEAD) else "MEDICAL_RECORD_NUMBER"
    if not _samples(text) and _is_about_a_stay(text):
        return "ACCOUNT_NUMBER"
    examined = _samples(text) or _LABORATORY.search(text, 0, _HEAD)
    return "ACCESSION_NUMBER" if examined or not _births(text) else "MEDICAL_RECORD_NUMBER"


@lru_cache(maxsize=4)
def is_decided(text: str) -> bool:
    """Whether a page is about what an insurer decided, or was asked to decide."""
    return _DECIDED.search(text) is not None


@lru_cache(maxsize=4)
def is_dunned(text: str) -> bool:
    """Whether a page asks for a debt to be paid."""
    return _DUNNED.search(text) is not None


@lru_cache(maxsize=4)
def is_granted(text: str) -> bool:
    """Whether a page is about what a public office grants."""
    return _GRANTED.search(text) is not None


def is_registered(text: str, field: Field) -> bool:
    """Whether "State ID" is that of a state's register of immunizations, whose page this is."""
    label = fold(text[field.label.start : field.label.end])
    return label.startswith("state") and "lic" not in label and _IMMUNIZED.search(text, 0, _HEAD) is not None


def is_medicares(text: str, field: Field) -> bool:
    """Whether a policy's number is Medicare's: its line says so, or of the lines above the nearest that names who pays."""
    end = line_end(text, field.end)
    for _ in range(_PAYER_LINES):
        start = text.rfind("\n", 0, end) + 1
        if _MEDICARE.search(text, start, end):
            return True
        if start == 0 or (end <= field.start and _PAYER.search(text, start, end)):
            return False
        end = start - 1
    return False


@lru_cache(maxsize=4)
def _is_of_roster(text: str) -> bool:
    """Whether a page lists persons by their birth dates, each with a file of his own: a day's appointments."""
    files = {text[each.start : each.end] for each in read_fields(text) if each.name == "file"}
    births = {text[each.start : each.end] for each in read_fields(text) if each.has("birth_date")}
    return min(len(files), len(births)) >= _LEAST_OF_ROSTER and not any(
        _SAMPLE.match(text, each.label.start) for each in read_fields(text)
    )


def _next_to_birth(text: str, field: Field) -> bool:
    """Whether the line above or below tells a birth date: the lines say who somebody is."""
    start = text.rfind("\n", 0, max(0, text.rfind("\n", 0, field.label.start))) + 1
    return _birth_between(text, start, line_end(text, min(len(text), line_end(text, field.end) + 1)))


def _is_billed(text: str) -> bool:
    """Whether the page is a bill or a laboratory's: what it calls a file is a stay's, or an examination's."""
    return _is_about_payment(text) or _BILL.search(text) is not None or _LABORATORY.search(text, 0, _HEAD) is not None


def is_own_order(text: str, field: Field) -> bool:
    """Whether a referral's number is that of the order itself, not of what an insurer grants: its page says that it is one."""
    label = fold(text[field.label.start : field.label.end])
    return label.startswith("referral") and "auth" not in label and _ORDER.search(text, 0, _HEAD) is not None


def is_clients(text: str, field: Field) -> bool:
    """Whether "Case no." is a client's, in the notes of those who counsel."""
    label = fold(text[field.label.start : field.label.end])
    return label.startswith("case") and _COUNSEL.search(text) is not None and not _samples(text)


def is_claimants(text: str, field: Field) -> bool:
    """Whether "File no." is that of an injury, in the papers of those who settle or examine it."""
    label = fold(text[field.label.start : field.label.end])
    return "file" in label.split() and "patient" not in label and _INJURED.search(text) is not None


@lru_cache(maxsize=4)
def _samples(text: str) -> bool:
    """Whether a label of the page is about a sample: "Prélevé le", "Échantillon", "Biologiste"."""
    return any(_SAMPLE.match(text, field.label.start) for field in read_fields(text))


def _beside_sample(text: str, field: Field) -> bool:
    """Whether the row, or the sentence, also tells when a sample was taken."""
    start = text.rfind("\n", 0, field.label.start) + 1
    end = line_end(text, field.end)
    sentence = _SENTENCE_END.search(text, field.start, end)
    return _SAMPLE.search(text, start, sentence.start() if sentence else end) is not None


def is_of_goods(text: str, field: Field) -> bool:
    """Whether the line of a "Réf." prices something, or goes on with a serial or lot number: a number of the catalogue."""
    if field.name == "reference" and _PRICED.search(text, field.end, line_end(text, field.end)):
        return True
    if not _REF.search(fold(text[field.label.start : field.label.end])):
        return False
    line = text.rfind("\n", 0, field.label.start) + 1
    return _MADE.search(text, line, min(line_end(text, field.end), field.end + _MADE_REACH)) is not None


def is_senders(text: str, field: Field) -> bool:
    """Whether "Our file" is what the sender of a letter calls the matter: another label of the page has the patient's own number."""
    label = fold(text[field.label.start : field.label.end])
    if not label.startswith(("our file", "your file")):
        return False
    numbers = [each for each in read_fields(text) if each.name == "mrn" and text[each.start : each.end][:1].isalnum()]
    return any("file" not in fold(text[each.label.start : each.label.end]) for each in numbers)


def is_practices(text: str, field: Field) -> bool:
    """Whether "Client no." is that of who sends samples: on a laboratory's page the client is a practice."""
    label = fold(text[field.label.start : field.label.end])
    return (
        label.split(" ")[0].rstrip("#") == "client"
        and _samples(text)
        and any(each.name == "accession" for each in read_fields(text))
    )


def is_request(text: str, field: Field) -> bool:
    """Whether "Demande n°" or "Case ID" is what an insurer is asked to agree to, as for a transport."""
    label = fold(text[field.label.start : field.label.end])
    if label.startswith("case") and (_ASKED.search(text) or is_decided(text)):
        return True
    return "demande" in label and "examen" not in label and _AGREED.search(text) is not None


def is_payers(text: str, number: str) -> bool:
    """Whether the number of a bill is an insurer's: that of an electronic claim, or on a page about reimbursement."""
    return number.startswith(_ELECTRONIC_CLAIM) or _is_about_payment(text)


@lru_cache(maxsize=4)
def _is_about_payment(text: str) -> bool:
    return _PAYMENT.search(text) is not None


@lru_cache(maxsize=4)
def _numbered(text: str) -> frozenset[str]:
    """The kinds of numbers that other labels of the page name."""
    return frozenset(field.name for field in read_fields(text) if any(map(str.isdigit, text[field.start : field.end])))


@lru_cache(maxsize=4)
def _is_about_a_stay(text: str) -> bool:
    """Told by the head of the page first: a hospital's letter speaks of analyses too, a laboratory's of hospitals."""
    return _STAY.search(text) is not None and _LABORATORY.search(text, 0, _HEAD) is None


@lru_cache(maxsize=4)
def _births(text: str) -> tuple[int, ...]:
    """Where the birth dates behind a label stand."""
    return tuple(field.start for field in read_fields(text) if field.has("birth_date"))


def _birth_between(text: str, start: int, end: int) -> bool:
    births = _births(text)
    place = bisect_left(births, start)
    return place < len(births) and births[place] < end


def strip_numbers(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The record number behind the birth date of a line that says who somebody is, and the stay's behind it."""
    for match in _STRIP.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        if _birth_between(text, line, match.end()) or _SEX.search(
            text, max(line, match.start() - _LINE_REACH), match.start("number")
        ):
            yield "MEDICAL_RECORD_NUMBER", match.span("number")
            if match["stay"]:
                yield "ACCOUNT_NUMBER", match.span("stay")
    for match in _STRIP_BEFORE.finditer(text):
        yield "MEDICAL_RECORD_NUMBER", match.span("number")
    listed = list(listed_numbers(text))
    if listed:
        of_samples = _samples(text) or _LABORATORY.search(text) or _BENCH.search(text)
        yield from (("ACCESSION_NUMBER" if of_samples else "MEDICAL_RECORD_NUMBER", span) for span in listed)
    for match in _NAMED.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        asked = fields_labelled(text, max(line, match.start() - _LINE_REACH), match.start())
        if asked and asked[-1].name == "name" and asked[-1].role is Role.PATIENT and asked[-1].end == match.end():
            yield "MEDICAL_RECORD_NUMBER", match.span("number")


def is_beside_birth(text: str, field: Field) -> bool:
    """Whether the line also tells a birth date: what it refers to is a person."""
    start = text.rfind("\n", 0, field.label.start) + 1
    return _birth_between(text, start, line_end(text, field.end))
