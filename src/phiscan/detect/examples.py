"""Who manuals, slides and guides show: "Jane Doe", "SAMPLE, SUSIE", 00123456, born on the first of January."""

from __future__ import annotations

import re
from functools import lru_cache

from phiscan.detect.candidate import Candidate
from phiscan.detect.sieve import Sieved
from phiscan.model import Role

_NOBODY = re.compile(
    r"\b(?:doe|test|testpatient|sample|specimen|demo|example|exemple|dupont|durand|mustermann)\b", re.IGNORECASE
)
# Nobody is called so but in examples; who is found unconscious is "DOE, JOHN" on a page that teaches nothing.
_PLACEHOLDER = re.compile(
    r"(?:(?:john|jane|joe|baby)(?: [a-z]\.?)? (?:doe|roe|q\.? public|public|sample|test|patient)|"
    r"(?:doe|roe|public|sample|test|patient|testpatient|zztest),?\s?[^\W\d_]+(?: [a-z]\.?)?|test ?patient)",
    re.IGNORECASE,
)
# Whom manuals and slides show beside these, who may be anybody elsewhere: on a page that teaches in so many words.
_STOCK = re.compile(
    r"(?:john|jane|joe|bob|mary) ?(?:[a-z]\.? )?(?:smith|jones|brown|q\.? citizen|citizen|bloggs)|"
    r"(?:smith|jones|brown|citizen|bloggs),? ?(?:john|jane|joe|bob|mary)(?: [a-z]\.?)?|"
    r"(?:jean|jeanne|marie|pierre|paul|jacques|michel) (?:dupont|durand|martin|dupond)|(?:dupont|durand|martin|dupond),? (?:jean|jeanne|marie|pierre|paul|jacques|michel)",
    re.IGNORECASE,
)
_STAND_IN = Sieved(
    rf"\b(?:test(?:nom|name|prenom)|(?:nom|prenom|name)test|(?:john|jane|joe|baby)(?: [a-z]\.?)? (?:doe|roe|q\.? public|public)|(?:doe|roe|public|testpatient|zztest), ?[a-z]+|{_STOCK.pattern})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[A-Z]{0,3}[- ]?(?:0{0,4}12345(?:6(?:7(?:8(?:90?)?)?)?)?|987654(?:3(?:21?)?)?|0{3,}\d|(\d)\1{4,})"
)
_COUNTED_UP = Sieved(r"(?<![\w.,/-])0{0,4}12345(?:6(?:7(?:8(?:90?)?)?)?)?(?![\w.,/-])")
# No office issues such a number.
_ONE_DIGIT = re.compile(r"[A-Z]{0,3}[- ]?(\d)(?:[- ]?\1){5,}")
# Printed on the card that Medicare shows everywhere: CMS, "Understanding the MBI format".
_SPECIMENS = re.compile(r"1EG4-?TE5-?MK7[23]")
# "Jordan A. Sample", of which a name's grammar leaves "Jordan A.".
_NOBODY_BEHIND = re.compile(r" (?:sample|specimen|exemple|testpatient|public)\b", re.IGNORECASE)
# "Do not say 'calling for Mr. Jones'": whom a script has somebody speak of.
_ANYBODY = re.compile(r"smith|jones|doe|brown|dupont|durand|martin", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«][^\"“”«»\n]{0,60}\Z")
_UNQUOTED = re.compile(r"[^\"“”«»\n]{0,40}[\"”»]")
_NEW_YEAR = re.compile(r"0?1[/.-]0?1[/.-]\d{2,4}|\d{4}-?01-?01")
_EXAMPLE = re.compile(
    r"\b(?:examples?|e\.g|demonstration|demo only|sample (?:screen|patient|data|label|report)|fictitious|fictional|exemples?|fictifs?|fictives?|"
    r"spécimen|démonstration)\b|\(ex\b|\bex\.? :|\bp(?:ar)?\.? ex\b",
    re.IGNORECASE,
)
_REACH = 90
# Right before what is shown, on its line: "Exemple : DUPONT Marie née MARTIN, 12/05/1950", "(e.g. SMITH, MARY, 03/15/1952)".
_SHOWN = re.compile(
    r"(?:\b(?:examples?|exemples?)[ \t]?:[ \t]?|\b(?:examples?|exemples?)\b[^\n.]{0,30}:\n|"
    r"\((?:e\.g\b|for example|par exemple|p(?:ar)?\. ?ex\b|ex\b)[ .:,]*)[^\n()]{0,60}\Z",
    re.IGNORECASE,
)
# "a weak password such as ..."
_SUCH_AS = re.compile(
    r"\b(?:(?P<surely>such as|e\.g|(?<![.@-])examples?(?!\.\w)|never|weak|avoid|instead of|bad|worst|tels? que|p(?:ar)?\.? ex|exemples?|jamais|éviter|évitez|faibles?)|"
    r"like|don['’]t|do not|strong|good|comme|forts?|bons?)\b[^\n]{0,60}\Z",
    re.IGNORECASE,
)
# A service's own account is no person's: "svc_report".
_SERVICE = re.compile(
    r"(?:svc|srv|service|daemon|batch|cron|robot)[_.-]\w+|\w+[_.-](?:svc|srv|service|daemon|bot)", re.IGNORECASE
)
# "a result that is too low (e.g. glucose 70 mg/dL shown for 140)"
_BRACKETED = re.compile(r"\((?:e\.g\b|for (?:example|instance)|par ex|p\. ?ex|ex\b)[^()\n]{0,60}\Z", re.IGNORECASE)
# What pages have that teach, somewhere.
_TEACHES = Sieved(
    r"\b(?:examples?|e\.g\.|exemples?|training|trainees?|learning|quiz|faq|how to|user(?:'s)? (?:guide|manual)|instructions for use|presented by|"
    r"orientation|message sample|interface spec\w*|release notes|screen ?shots?|the screen|mode d'emploi|formation|tutoriel)\b",
    re.IGNORECASE,
)
_MANUAL = Sieved(
    r"\b(?:(?:operator|user|owner)(?:'s|s)? (?:guide|manual)|(?:instruction|reference|training|installation) (?:guide|manual)|table of contents|"
    r"module \d|lesson \d|chapter \d|step \d|exercise|quiz|slide|webinar|curriculum|orientation|trainees?|learning objectives?|"
    r"(?:the|following) screen|is displayed|press (?:ok|enter|menu|clear|save)|click|interface spec\w*|data dictionary|n?varchar2?|sample values?|how to read|where to find|this is not a bill|required field|field name|"
    r"manuel d'utilisation|guide (?:de l'|d')utilisat\w+|mode d'emploi|cliquez|appuyez|saisissez|sélectionnez|l'écran|s'affiche|sommaire|chapitre \d|"
    r"étape \d|exercice|diapositive|dictionnaire des données|formateur|formation|champ obligatoire)\b",
    re.IGNORECASE,
)
_LEAST_TEACHING = 2
# The heading of a column.
_COLUMN = re.compile(
    r"(?:^|\t|: )(?:examples?|exemples?|sample (?:value|data|entry)s?)[ \t]*(?=[\t\n]|\Z)", re.IGNORECASE | re.MULTILINE
)
# What stands so near a name that stands for any belongs to it.
_BESIDE = 160
# "Mr. Smith, a fictitious patient"
_IMAGINED = re.compile(
    r",? ?\(?(?:an? |un |une )?(?:fictitious|fictional|hypothetical|imaginary|fictive?)\b", re.IGNORECASE
)
# What shows who a name that stands for any would be.
_OWN = frozenset(
    "PERSON DATE_OF_BIRTH MEDICAL_RECORD_NUMBER HEALTH_PLAN_ID ACCOUNT_NUMBER GROUP_NUMBER ACCESSION_NUMBER CLAIM_NUMBER DEVICE_ID".split()
)
_PATIENTS = (Role.PATIENT, Role.RELATIVE)
_PHONES = ("PHONE_NUMBER", "FAX_NUMBER", "IP_ADDRESS")


def example(candidate: Candidate, text: str) -> str | None:
    """A name that stands for any, a number that counts up, on a page that shows how something is done."""
    return "an example" if _is_example(candidate, text) else None


def _is_example(candidate: Candidate, text: str) -> bool:
    start, end = candidate.start, candidate.end
    if candidate.entity_type in _PHONES:
        return False
    if candidate.entity_type == "CREDENTIAL":
        return _is_shown_secret(text, start, end)
    if candidate.entity_type in _OWN and (
        _SHOWN.search(text, max(0, start - _REACH), start) or _column_of_examples(text) < start
    ):
        return True
    if _is_of_patients(candidate) and any(-_BESIDE <= at - start <= _BESIDE for at in _stand_ins(text)):
        return True
    if candidate.entity_type == "PERSON":
        if _IMAGINED.match(text, end) or (_PLACEHOLDER.fullmatch(text, start, end) and _teaches(text)):
            return True
        if (_STOCK.fullmatch(text, start, end) or _NOBODY_BEHIND.match(text, end)) and _teaches_much(text):
            return True
        if _ANYBODY.fullmatch(text, start, end) and _is_quoted(text, start, end):
            return True
        return _NOBODY.search(text, start, end) is not None and _is_announced(text, start, end)
    if candidate.entity_type == "LAB_RESULT":
        return _BRACKETED.search(text, max(0, start - _REACH), start) is not None
    if candidate.entity_type == "DATE_OF_BIRTH":
        return _NEW_YEAR.fullmatch(text, start, end) is not None and _teaches(text) and _has_placeholder(text)
    if _ONE_DIGIT.fullmatch(text, start, end) or _SPECIMENS.fullmatch(text, start, end):
        return True
    counted = _COUNTED.fullmatch(text, start, end) is not None
    return counted and (_teaches(text) or _is_announced(text, start, end))


def _is_announced(text: str, start: int, end: int) -> bool:
    """Whether an example is spoken of near by."""
    return _EXAMPLE.search(text, max(0, start - _REACH), end + 40) is not None


def _is_of_patients(candidate: Candidate) -> bool:
    """Whether it may be whose name stands for any: not who teaches."""
    return candidate.entity_type in _OWN and (candidate.entity_type != "PERSON" or candidate.role in _PATIENTS)


def _is_quoted(text: str, start: int, end: int) -> bool:
    return _QUOTED.search(text, max(0, start - _REACH), start) is not None and _UNQUOTED.match(text, end) is not None


def _is_shown_secret(text: str, start: int, end: int) -> bool:
    """A password that a page shows as one not to have, a name of an account that is nobody's."""
    shown = _SUCH_AS.search(text, max(0, start - _REACH), start)
    is_shown = shown is not None and (shown["surely"] is not None or _teaches_much(text))
    return is_shown or _SERVICE.fullmatch(text, start, end) is not None


@lru_cache(maxsize=4)
def _column_of_examples(text: str) -> int:
    """Where a page that teaches has the heading of a column of examples; past the text where it has none."""
    heading = _COLUMN.search(text) if _teaches_much(text) else None
    return heading.end() if heading else len(text)


@lru_cache(maxsize=4)
def _stand_ins(text: str) -> tuple[int, ...]:
    """Where names stand that stand for any, on a page that teaches, or beside a number that counts up."""
    found = [match.start() for match in _STAND_IN.finditer(text)]
    if not found or _teaches_much(text):
        return tuple(found)
    counted = [match.start() for match in _COUNTED_UP.finditer(text)]
    return tuple(at for at in found if any(abs(at - other) <= _BESIDE for other in counted))


@lru_cache(maxsize=4)
def _teaches_much(text: str) -> bool:
    """Whether a page teaches, in several ways."""
    return len({match.group().lower() for match in _MANUAL.finditer(text)}) >= _LEAST_TEACHING


@lru_cache(maxsize=4)
def _teaches(text: str) -> bool:
    return next(iter(_TEACHES.finditer(text)), None) is not None


@lru_cache(maxsize=4)
def _has_placeholder(text: str) -> bool:
    return _PLACEHOLDER.search(text) is not None or _NOBODY.search(text) is not None
