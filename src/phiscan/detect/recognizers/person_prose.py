"""Names in running text: by title, credential, relation, greeting, closing, age, or "né(e) le" behind them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from phiscan.detect.fields import fields_labelled, read_fields
from phiscan.detect.recognizers.age import is_condition
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.name_lines import behind_organization, behind_word, on_last_line
from phiscan.detect.recognizers.name_words import role_of_credential
from phiscan.detect.recognizers.names import Name, Named, name_at, name_ending_at, runs_on, with_initial
from phiscan.detect.recognizers.person_contacts import contact_names
from phiscan.detect.recognizers.person_described import birth_names, described
from phiscan.detect.recognizers.person_jobs import acts, jobs
from phiscan.detect.recognizers.person_letters import letter_names
from phiscan.detect.recognizers.person_lines import alternatives
from phiscan.detect.recognizers.person_messages import messaged_names
from phiscan.detect.recognizers.person_ranks import ranked_names
from phiscan.detect.recognizers.person_relatives import relation_before, relatives, treating
from phiscan.detect.recognizers.person_signed import signed_names
from phiscan.detect.recognizers.word_index import first_words, matches_at
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold, given_names, language_of, name_words, printed_words
from phiscan.model import Basis, Role

_BEFORE_BIRTH = re.compile(r"[ ,;(\-–—|•·]+\Z")
_STREET = re.compile(
    r"(?:rue|avenue|av\.?|bd|boulevard|place|allée|impasse|quai|square|chemin)(?: du| de la| de)? \Z", re.IGNORECASE
)
# "le 3/4/1950", or a birth name before it: "LE BIHAN le 3/4/1950".
_SOON_DATED = re.compile(r"[ ,:(]*(?:(?-i:[^\W\d_a-zà-ÿ])[\w'’-]*[ ,]{1,2}){0,3}(?:le|on)?[\s:]*\d", re.IGNORECASE)
# "a 66-year-old", "(88 yo female)", "66 ans": what follows a patient's name in a report, and what stands between.
_AGED = Sieved(r"(?<![\d/.-])\d{1,3}[- ]?(?:years?[- ]old|year|yrs?|y/?o|y\.o\.|yo|ans)\b", re.IGNORECASE)
_BEFORE_AGE = re.compile(r"(?:,? ?\(|,? (?:is |was )?an? (?:very |\w{4,12} )?|, |[ \t\n]{1,3})\Z", re.IGNORECASE)
# "Ana Ruiz, aged 86, died", "Paul ROUX, âgé de 87 ans"
_AGED_OF = Sieved(r",? \(?(?:aged|age|âgée?(?:\(e\))? de) \d{1,3}\b", re.IGNORECASE)
# What is said of who has died, behind the name.
_DIED = Sieved(
    r",? (?:(?:has |had )?(?:expired|died|passed away|was pronounced (?:dead|deceased))|est décédée?|est mort|s'est éteinte?|a été déclarée? décédée?)\b"
)
# Credentials that are also codes of States or words in capitals need their comma.
_STATES_TOO = frozenset("PA MA DC MT PT RT OT RD OD DC NP DO RN PH".split()) - {"DO", "RN", "NP"}
_ZIP = re.compile(r",? {1,2}\d{5}(?!\d)")
_NAME_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’]+),? \Z")
# What stands right behind the name of the person it is of.
_OWN = frozenset({"birth_date", "mrn", "ssn", "nir", "plan_id", "mbi", "hicn"})
# "Docteurs A. ROUX, P. DIOP et L. LE GALL"
_SEVERAL = frozenset({"docteurs", "drs", "doctors", "professeurs"})
_LISTED = re.compile(r"[^,;/\n\t]+?(?=,|;|/| et | and | - |\n|\t|\Z)")
_BETWEEN = re.compile(r"(?:,|;|/| et | and | - ) ?")
_TITLE_SCORE = 0.93
_LISTED_SCORE = 0.94
_SLASH_DOCTOR = Sieved(r" / (?=Dr\b\.? ?[^\W\d_a-zà-ÿ])")
_SLASH_SCORE = 0.86
_AGE_SCORE = 0.9


def prose_names(text: str) -> Iterator[Named]:
    """Names that their company gives away, in sentences that run over line ends too."""
    prose = unwrapped(text)
    yield from _titled(text, prose)
    yield from _credentialed(prose, text)
    yield from _called_by_credential(prose)
    yield from _born(text, prose)
    yield from relatives(prose)
    yield from treating(prose)
    yield from jobs(prose)
    yield from acts(prose)
    yield from _aged(prose)
    yield from _of_an_age(prose)
    yield from _before_doctor(prose)
    yield from described(prose)
    yield from ranked_names(prose)
    yield from signed_names(text)
    yield from birth_names(prose)
    yield from letter_names(prose, text)
    yield from messaged_names(text)
    yield from contact_names(prose)


def _titled(text: str, prose: str) -> Iterator[Named]:
    labels = [field.label.start for field in read_fields(text) if field.label.marked]
    labels.append(len(text))
    for match in matches_at(_title_pattern(), prose, first_words("titles_practitioner", "titles_person")):
        if fold(match.group()).strip(".") in _SEVERAL:
            yield from _listed(prose, match.end())
        end = min(line_end(prose, match.end()), labels[min(bisect_right(labels, match.end()), len(labels) - 1)])
        name = name_at(prose, match.start(), end, sure=True)
        if name is None or name.start < match.end() or name.titled is None:
            continue
        if _STREET.search(prose, max(0, match.start() - 24), match.start()):
            continue
        if match.group() == "M." and language_of(text) != "fr":
            continue
        role = name.credential or (Role.PRACTITIONER if name.titled == "practitioner" else None)
        # "Mr. Smith" is whom the document makes of him; see `people.cast`.
        role = (
            role
            or (Role.RELATIVE if relation_before(prose, match.start()) else None)
            or (Role.PATIENT if _is_born(text, name) else None)
        )
        yield Named(name, role, Basis.PATTERN, _TITLE_SCORE)


def _listed(text: str, at: int) -> Iterator[Named]:
    """The names of a list behind a title in the plural, up to what is no name."""
    piece = _LISTED.match(text, at)
    while piece is not None:
        start = piece.start() + len(piece.group()) - len(piece.group().lstrip(" :"))
        name = name_at(text, start, piece.end(), sure=True)
        name = with_initial(text, name, start)
        if name is None or not name.whole or name.end != piece.end():
            return
        yield Named(name, Role.PRACTITIONER, Basis.PATTERN, _LISTED_SCORE)
        between = _BETWEEN.match(text, piece.end())
        piece = _LISTED.match(text, between.end()) if between else None


def _credentialed(text: str, shown: str) -> Iterator[Named]:
    for match in _credential_pattern().finditer(text):
        if match.group(1) in _STATES_TOO and not match.group().startswith(","):
            continue
        name = name_ending_at(text, match.start(), sure=True)
        if name is None or not name.whole or name.end != match.start() or _is_tail(text, name.start, match.group(1)):
            continue
        may_be_state = match.group(1) in _STATES_TOO or not match.group().startswith(",")
        if may_be_state and _ZIP.match(text, match.end()):
            continue
        name = behind_word(text, behind_organization(text, on_last_line(name, shown)))
        yield Named(name, name.credential or role_of_credential(match.group(1)), Basis.PATTERN, _TITLE_SCORE)


def _called_by_credential(text: str) -> Iterator[Named]:
    """ "RN Ana Ruiz", "CNA Bo Diop", "IDE Nadia MORVAN", "Kiné A. ROUX": whole names only; who is no practitioner is staff."""
    for match in _credential_before_pattern().finditer(text):
        if match.group().endswith("\t") and not _opens_cell(text, match.start()):
            continue
        called: re.Match[str] | None = match
        while called is not None:
            named = _called(text, called)
            if named is None:
                break
            yield named
            called = _next_called_pattern().match(text, named.name.end)


def _called(text: str, credential: re.Match[str]) -> Named | None:
    """The whole name behind a credential."""
    at = credential.end()
    name = with_initial(text, name_at(text, at, line_end(text, at), sure=True), at)
    if name is None or not name.whole or name.start != at or runs_on(text, name.end):
        return None
    bare = fold(credential.group(1))
    called = Role.STAFF if bare in name_words().called_staff else role_of_credential(bare) or Role.PRACTITIONER
    return Named(name, name.credential or called, Basis.PATTERN, _AGE_SCORE)


def _is_tail(text: str, at: int, credential: str) -> bool:
    """Whether a name is the tail of something longer ("Temple University Press, Philadelphia, PA")."""
    before = _WORD_BEFORE.search(text, max(0, at - 30), at)
    if before and "," in before.group() and credential not in _STATES_TOO:
        return False  # "Keystone Nursing Center, Ana Ruiz, RN"
    return before is not None and fold(before.group(1)) in name_words().organizations


def _born(text: str, prose: str) -> Iterator[Named]:
    """A name right before a birth label or number: "AUGIER Jeanne, née le ...", "Ana Ruiz (MRN: ...)"."""
    for field in read_fields(text):
        if _OWN.isdisjoint(field.label.fields) or not any(map(str.isdigit, text[field.start : field.end])):
            continue
        before = _BEFORE_BIRTH.search(prose, max(0, field.label.start - 4), field.label.start)
        name = name_ending_at(prose, before.start() if before else field.label.start, sure=True)
        if name is None or not name.whole or field.label.role not in (None, Role.PATIENT):
            continue
        if field.has("birth_date") or (before and "(" in before.group()) or _opens_cell(prose, name.start):
            # "his brother, Bo Ruiz (born 3/4/1950)"
            role = name.credential or (Role.RELATIVE if relation_before(prose, name.start) else Role.PATIENT)
            yield Named(name, role, Basis.PATTERN, _TITLE_SCORE)


def _opens_cell(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at] in ("", "\n", "\t")


def _aged(text: str) -> Iterator[Named]:
    """ "John Smith is a 66-year-old man", "Ana Ruiz (88 yo)", "Mme Roux, 66 ans"."""
    for match in _AGED.finditer(text):
        if is_condition(text, match.end()):
            continue
        before = _BEFORE_AGE.search(text, max(0, match.start() - 28), match.start())
        name = name_ending_at(text, before.start(), sure=True) if before else None
        if before and not before.group().strip() and name and not (name.titled or _opens_cell(text, name.start)):
            continue
        if name is not None and (name.titled or (name.whole and _is_more_than_lettered(text, name))):
            yield Named(name, Role.PATIENT, Basis.PATTERN, _AGE_SCORE)


def _is_more_than_lettered(text: str, name: Name) -> bool:
    """Whether a name is more than a word and a letter, unless the word is a given name: "Anna S.", not "Permis B"."""
    words = [word for word in _NAME_WORD.findall(text, name.start, name.end) if len(word) > 1]
    return len(words) > 1 or any(fold(word) in given_names() for word in words)


def _of_an_age(text: str) -> Iterator[Named]:
    """ "Ana Ruiz, aged 86", "M. Roux, âgé de 87 ans", "Paul Roux passed away": whole names."""
    for pattern in (_AGED_OF, _DIED):
        for match in pattern.finditer(text):
            name = name_ending_at(text, match.start(), sure=True)
            if name is not None and name.whole and name.end == match.start():
                role = Role.RELATIVE if relation_before(text, name.start) else Role.PATIENT
                yield Named(name, role, Basis.PATTERN, _AGE_SCORE)


def _before_doctor(text: str) -> Iterator[Named]:
    """ "Ana Ruiz / Dr. Roux" in a line of a bill or schedule: whole names of who is treated, without title or credential."""
    for match in _SLASH_DOCTOR.finditer(text):
        name = name_ending_at(text, match.start(), sure=True)
        if name is not None and name.whole and name.end == match.start() and not (name.titled or name.credential):
            yield Named(name, Role.PATIENT, Basis.PATTERN, _SLASH_SCORE)


def _is_born(text: str, name: Name) -> bool:
    """Whether a birth follows a name: "Mme TANGUY née LE BIHAN le 02/11/1941", "M. Roux, né le 3 mai 1950"."""
    return any(
        field.has("birth_date")
        and field.role in (None, Role.PATIENT)
        and _SOON_DATED.match(text, max(name.end, field.label.end))
        for field in fields_labelled(text, name.start + 1, name.end + 3)
    )


@cache
def _title_pattern() -> re.Pattern[str]:
    words = [word for word in printed_words("titles_practitioner", "titles_person") if word != "m"]
    shown = "|".join(f"{word}|{word.capitalize()}|{word.upper()}" for word in words)
    # "LC-MS/MS" and "GC/MS" are spectrometers.
    return re.compile(rf"(?<![\w'’.-])(?<![SC]/)(?:(?:{shown})\b\.?|M\.)(?= ?[^\W\d_])")


@cache
def _credential_before_pattern() -> Sieved:
    # "IDE Ana Roux"; or in a cell of its own: "AS<tab>Ana Roux<tab>02 98 00 00 00".
    called = alternatives("credentials_before")
    return Sieved(rf"(?<![\w,.-])(?<!, )({called})(?: ?: ?|[ \t])(?=[^\W\d_a-zà-ÿ])")


@cache
def _next_called_pattern() -> re.Pattern[str]:
    """What parts the names of a list, and the next credential: "IDE Ana Roux, AS Léa Petit"."""
    return re.compile(rf"(?:[,;/]| et| and| -) ({alternatives('credentials_before')}) (?=[^\W\d_a-zà-ÿ])")


@cache
def _credential_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:, (?:[BM]\.?[AS]|[BM]\.?Sc|M\.?Ed|Ed\.?D)\.?(?=, ))?,? "
        rf"({alternatives('credentials', 'credentials_staff', 'credentials_other')})(?!\w|\.\w)"
    )
