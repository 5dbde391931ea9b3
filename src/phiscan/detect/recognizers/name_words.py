"""What one word is to a name: a title, a credential, a particle, one that ends it, or a part of it."""

from __future__ import annotations

import re
from functools import cache

from phiscan.languages import common_words, fold, given_names, name_words, remembered
from phiscan.model import Role

# A word with its hyphens, apostrophes and full stop.
TOKEN = re.compile(r"[^\W\d_]+(?:(?:['’.]|--?)[^\W\d_]+)*\.?")
PARTICLES = frozenset(
    (
        "de du des la le les van von der den ter ten da di do dos das del della el al bin ben ibn st ste saint "
        "y e d' l' zu af mac mc abu ait ould"
    ).split()
)
# "d'Estaing", "dell'Orto"
_ELIDED = re.compile(r"(?:d|l|dell|dall|nell)['’][^\W\d_a-zà-ÿ]")
# "L'enfant", "D'accueil"
_WITH_ARTICLE = re.compile(r"[LlDd]['’][a-zà-ÿ]")
# Particles that are no surname either, even in capitals: "CAHIER DE SALLE DE".
_OF = frozenset({"de", "des", "du"})
# A birth name joined to the name in use: "née MARTIN", "épouse DURAND", "dit", "ép."
BORN = frozenset({"nee", "ne", "born"})
JOINERS = frozenset({"nee", "ne", "epouse", "ep", "ep.", "veuve", "vve", "dit", "aka", "born"})
_LEAST_SURNAME = 3
# "J.-P.", "P-A."
_INITIALS = re.compile(r"[^\W\d_]\.?-[^\W\d_]\.")
# Cardiology, gériatrie, radiologue: what a practice does, under its practitioner's name.
_DISCIPLINES = (
    "paedics",
    "pedics",
    "pedie",
    "logie",
    "logy",
    "iatrie",
    "iatrics",
    "iatry",
    "ologue",
    "ologist",
    "ologiste",
    "iatre",
    "iatrist",
)
# "Surg: Appendectomy", "Ana Ruiz Colonoscopy"
_PROCEDURES = (
    "centesis",
    "ectomie",
    "ectomy",
    "ostomie",
    "ostomy",
    "otomie",
    "otomy",
    "plastie",
    "plasty",
    "rrhaphy",
    "scopie",
    "scopy",
)
_LEAST_DISCIPLINE = 6
# "DOACs", "NSAIDs"
_ACRONYMS = re.compile(r"[A-Z]{2,}s\.?")
# "Ma" and "Do" are names, "MA" and "DO" credentials.
_UPPER_OR_DOT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ.)cq")
# "MedLab", "HealthFirst": words of organisations that are written as one; no "LaCross", "McBoard".
_JOINED = re.compile(r"(?:[A-ZÀ-Þ][a-zà-ÿ]+){2,}")
_JOINED_PART = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+")
_LEADING_PARTS = frozenset("da de del di du fitz la le mac mc o san st van von".split())
# Between a name and its credentials: degrees that say nothing of what somebody does.
_DEGREES = re.compile(r",? (?:A\.?A\.?S|[BM]\.?[AS]|[BM]\.?Sc|M\.?Ed|M\.?Phil|M\.?H\.?Sc|Ed\.?D|Sc\.?D)\.?(?=,? [A-Z])")
# Nobody lists more before the one that tells most.
_MOST_CREDENTIALS = 4
_CREDENTIAL_BEHIND = re.compile(r"(?:,[ \n]?| |\t(?=[A-Z.]{2,5}(?:[\t\n:]|\Z)))([A-Z][A-Za-z.\-]{1,7})(?![\w])")
_COLON = re.compile(r" ?:")
# What ends a label of several words.
_LABEL_GOES_ON = re.compile(r" (?:(numbers?)|date|time|code|type|status|name|numéro|libellé)s? ?[:#]", re.IGNORECASE)
# Many rules ask about one place, and a dump says the same again and again.
_REMEMBERED = 1 << 12


def opens_label(text: str, token: re.Match[str]) -> bool:
    """Whether a common word is the next label, or the first of its words: "Ana Ruiz MARCHE : 20", "Ana Ruiz Run date: ..."."""
    goes_on = _LABEL_GOES_ON.match(text, token.end())
    if goes_on and (is_of_no_name(fold(token.group())) or (goes_on[1] and fold(token.group()) in common_words())):
        return True
    if not token.group().isupper() or _COLON.match(text, token.end()) is None:
        return False
    return is_of_no_name(fold(token.group()))


def is_of_no_name(word: str) -> bool:
    """Whether a folded word is a common one that nobody is called."""
    return word in common_words() and word not in given_names() and word not in name_words().names_too


@remembered(_REMEMBERED)
def is_title(word: str) -> bool:
    """Whether a word is a title ("Dr", "Mme"); "m" only where it is printed "M." or "M"."""
    words = name_words()
    bare = fold(word.rstrip("."))
    if bare == "m":
        return word in ("M.", "M")
    return bare in words.titles_practitioner or bare in words.titles_person


def is_credential(word: str) -> bool:
    """Whether a word is a professional credential ("MD", "Pharm.D.", "RN"), whatever its case."""
    return role_of_credential(word) is not None


@remembered(_REMEMBERED)
def role_of_credential(word: str) -> Role | None:
    """Who bears a credential: a practitioner (MD, RN), staff (CMA), a lawyer (Esq.), or None when it is no credential."""
    return _credential_roles().get(_as_credential(word))


def credential_behind(text: str, at: int) -> Role | None:
    """Who bears the credentials right behind a name that ends at `at`: of several ("MBA, RN"), a practitioner's decides."""
    first: Role | None = None
    degree = _DEGREES.match(text, at)
    if degree is not None and text[degree.end()] == ",":
        at = degree.end()
    for _ in range(_MOST_CREDENTIALS):
        match = _CREDENTIAL_BEHIND.match(text, at)
        role = role_of_credential(match.group(1)) if match and match.group(1)[-1] in _UPPER_OR_DOT else None
        if match is None or role is None:
            return first
        if role is Role.PRACTITIONER:
            return role
        first, at = first or role, match.end()
    return first


def _as_credential(word: str) -> str:
    return fold(word.replace(".", "").strip(" ,"))


@cache
def _credential_roles() -> dict[str, Role]:
    words = name_words()
    roles = {_as_credential(word): Role.STAFF for word in words.credentials_staff}
    roles |= {_as_credential(word): Role.OTHER for word in words.credentials_other}
    return roles | {_as_credential(word): Role.PRACTITIONER for word in words.credentials}


def is_discipline(folded: str) -> bool:
    """Whether a folded word is what a practice does: cardiology, gériatrie, radiologue, colonoscopy."""
    return folded.endswith(_DISCIPLINES + _PROCEDURES) and len(folded) > _LEAST_DISCIPLINE


def is_joined_of_organizations(word: str) -> bool:
    """Whether a word is written as one of several that end with one of organisations: "MedLab", "HealthFirst"."""
    if _JOINED.fullmatch(word) is None:
        return False
    parts = [fold(part) for part in _JOINED_PART.findall(word)]
    return parts[0] not in _LEADING_PARTS and not name_words().organizations.isdisjoint(parts)


@remembered(_REMEMBERED)
def may_be_in_name(word: str, *, loose: bool, first: bool, sure: bool) -> bool:
    """Whether a word may be part of a name, its first when `first`; `loose` and `sure` as in `name_at`."""
    words = name_words()
    elided = _ELIDED.match(word)
    if elided:
        return may_be_in_name(word[elided.end() - 1 :], loose=loose, first=False, sure=sure)
    folded = fold(word.replace(".", ""))
    if _WITH_ARTICLE.match(word) and words.is_of_forms(folded[2:]):
        return False
    if sure and folded in words.names_too and word[0].isupper():
        return True
    if folded in PARTICLES or (folded in JOINERS and not first):
        return True
    if len(folded) == 1:
        return word[0].isupper()
    if folded in words.suffixes:
        return not first
    if len(folded) >= _LEAST_SURNAME and len(set(folded)) == 1:
        return False  # "XXXX"
    if is_credential(word) and (word.replace(".", "").isupper() or role_of_credential(word) is Role.OTHER):
        return False
    if is_discipline(folded) or _ACRONYMS.fullmatch(word) or is_joined_of_organizations(word):
        return False
    if "-" in folded and all(part in words.not_names for part in folded.split("-")):
        return False
    if folded in words.not_names or folded in words.organizations or folded in words.months or word[0] in "'’-":
        return folded in words.months and word[0].isupper()
    return word[0].isupper() or loose


def ends_name(word: str) -> bool:
    """A possessive, or a full stop behind more than an initial: what follows is another thing."""
    if word.endswith(("'s", "’s")):
        return True
    if _INITIALS.fullmatch(word):
        return False
    return (
        word.endswith(".")
        and len(word) > _LEAST_SURNAME
        and fold(word[:-1]) not in name_words().suffixes
        and word.count(".") == 1
    )


def hangs(word: str) -> bool:
    """Whether a name does not end in such a word: "née", "de", or a credential that is a particle too ("DO")."""
    folded = fold(word.rstrip("."))
    return folded in JOINERS | _OF or (folded in PARTICLES and (word.islower() or is_credential(word)))
