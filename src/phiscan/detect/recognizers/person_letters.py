"""Names where letters, e-mails, faxes and declarations have them: who writes, who is written to, who signs.

"Dear Maria,", "Sincerely,<line end>Ana Ruiz", "From: Paul Roux", "I, Ana Ruiz, authorize", "please call Ana at".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.name_lines import on_first_line
from phiscan.detect.recognizers.names import Name, Named, has_given, is_given, name_at, with_initial
from phiscan.detect.recognizers.own_letters import is_familys_letter, is_own_letter
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.person_lines import alternatives
from phiscan.detect.recognizers.person_messages import is_patients_mailbox
from phiscan.detect.recognizers.person_relatives import is_related, relation_behind
from phiscan.detect.recognizers.word_index import first_words, matches_at
from phiscan.detect.sieve import Sieved
from phiscan.languages import common_words, fold, language_of
from phiscan.model import Basis, Role

_GREETING_SCORE = 0.85
_SIGNING_SCORE = 0.8
_BY_SCORE = 0.8
_UNDERSIGNED_SCORE = 0.88
_BY = Sieved(r"(?<=[\w).])[ \t](?:by|par|BY|PAR) ?(?::|(?<= )) ?(?=[^\W\d_a-zà-ÿ])")
# Behind the name in a header of an e-mail or fax: its address, credential, number, or nothing.
_HEADER_END = re.compile(r" ?(?:[<(\[;,\t\n|]|\Z| - |@)")
# What companies do.
_MADE = re.compile(
    r"(?:manufactured|distributed|marketed|published|powered|produced|sponsored|funded|supported|owned|operated|licensed|"
    r"brought to you|covered|edited|printed|fabriqué|distribué|commercialisé|publié|financé|imprimé|exploité)e?s?\Z",
    re.IGNORECASE,
)
# What practitioners do with a report.
_SIGNED = re.compile(
    r"(?:(?:electronically|digitally|e-?)[ -]?signed|signée? (?:électroniquement|numériquement)|dictée?|interprétée?|prescrite?|"
    r"opérée?|dictated|interpreted|prescribed)(?: le [\d/.]{6,10})?\Z|\bsigné(?:e|s)? électroniquement ?\Z",
    re.IGNORECASE,
)
_REACH = 40
_INTRODUCED = Sieved(
    r"\b(?:[Tt]his is|[Mm]y name is|[Ii]ci|[Cc]'est) (?P<name>[^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w'’-]+)?),? "
    r"(?:calling )?(?:from|with|at|du|de la|de l'|des?) (?=[^\W\d_a-zà-ÿ]|the |our |cabinet|secrétariat|laboratoire|service|clinique)"
)
_PHYSICIAN = re.compile(r"médecin|docteur|physician|doctor", re.IGNORECASE)
# Whom a message is to is a physician where it greets one by the title alone.
_TO = re.compile(r"\s*(?:à|a|to|destinataires?)\b", re.IGNORECASE)
_SAID_PATIENT = re.compile(r" ?\((?:the |le |la )?(?:patiente?|pt)\)", re.IGNORECASE)
_GREETS_PHYSICIAN = re.compile(
    r"(?:^|\n)(?:bonjour|bonsoir|ch[eè]re?|hello|dear|good morning)? ?(?:docteure?|doctor|dr\.?|professeur|(?:ch[eè]re? )?(?:confrère|cons(?:œ|oe)ur|collègue|ami)|colleague)[,!]?\n",
    re.IGNORECASE,
)
# "Help desk: 217 555 0101, Ana Ruiz", "Assistance : 02 00 00 00 00, Paul ROUX": who answers the call.
_ANSWERING = Sieved(
    r"\b(?:aide|assistance|hotline|renseignements?|contact|support|help(?: ?desk)?|questions?) ?: ?\+?\d[\d .()-]{7,18}\d, (?=(?-i:[^\W\d_a-zà-ÿ]))",
    re.IGNORECASE,
)
_BY_END = re.compile(r" ?(?:[,.\n(;\t]|\Z|\d)| (?:on|at|of|from|le|à|the|en|ON|AT|LE) ")
# "Printed by Ana Ruiz 3/4/2020": no company.
_DATED = re.compile(r" \d{1,2}[/.-]\d|,? (?:on )?(?:[A-Z][a-z]{2,8}\.? )?\d{1,2},? (?:[A-Z][a-z]{2,8} )?\d{4}")
_PRINTED = Sieved(
    r"\b(?:édité|imprimé|édition|impression|tirage|extrait|exporté|généré|printed|print date|run|run date|generated|created|exported)\b"
    r"[^\n\t\d]{0,28}\d[\d/.: hàat-]{3,24}(?:UTC|[A-Z][SD]T|[AP]M)?(?: ?[-–—/|•(] ?| (?:user|utilisateur) ?:? )(?=(?-i:[^\W\d_a-zà-ÿ]))",
    re.IGNORECASE,
)
# Whom one calls may be the patient; who answers at a number, or to questions, is of the house.
_CALLING = ("call", "phone", "reach", "appelez", "appeler")
_ANSWERS = re.compile(
    r"[ ,(:–-]*(?:at\b|on\b|au\b|ext|poste|with\b|for\b|pour\b|if\b|si\b|in\b|\+?\(?\d)", re.IGNORECASE
)
# What is said of a patient behind the call.
_SPOKEN_OF = re.compile(r"\b(?:her|his|she|he|inr|dose|results?|son|sa|elle|il|patiente?|pt)\b", re.IGNORECASE)
_SPOKEN_REACH = 80
_CALLED_END = re.compile(
    r"(?:,| ?\()? ?(?:at|on|au|ext\.?|extension|poste|for|to|with|in|pour|\d|[.,;\n]|\Z)", re.IGNORECASE
)


def letter_names(text: str, shown: str) -> Iterator[Named]:
    """Names by the customs of correspondence, in running `text` that the page has `shown` in lines."""
    yield from _greeted(text)
    yield from _signing(text)
    yield from _corresponding(text)
    yield from _undersigned(text)
    yield from _done_by(text, shown)
    yield from _printed(text, shown)
    yield from _called(text)
    yield from _answering(text)
    yield from _introducing(text)


def _greeted(text: str) -> Iterator[Named]:
    """ "Dear Maria," """
    for match in matches_at(_greeting_pattern(), text, first_words("greeting")):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name is None or name.titled is not None or text[name.end : name.end + 1] not in (",", ":", "!"):
            continue
        # "Hello World!" greets nobody.
        if name.whole or fold(text[name.start : name.end]) not in common_words():
            yield Named(name, None, Basis.PATTERN, _GREETING_SCORE)


def _signing(text: str) -> Iterator[Named]:
    """The name under "Sincerely," """
    for match in matches_at(_closing_pattern(), text, first_words("closings")):
        end = line_end(text, match.end())
        name = name_at(text, match.end(), end, sure=True)
        if name is None:
            continue
        if name.credential or (name.whole and (job_behind(text, name) or not text[name.end : end].strip(" .,"))):
            yield Named(name, _signers_role(text, name), Basis.PATTERN, _SIGNING_SCORE)


def _signers_role(text: str, name: Name) -> Role:
    """Who signs a letter: a patient or relative writes, or who works for the house."""
    if name.credential is None and job_behind(text, name) is None and name.titled != "practitioner":
        if is_own_letter(text):
            return Role.PATIENT
        if is_familys_letter(text):
            return Role.RELATIVE
    return _role(text, name)


def _corresponding(text: str) -> Iterator[Named]:
    """ "From: Ana Ruiz <...>", "À : ROUX Paul" at the head of a message."""
    for match in matches_at(_header_pattern(), text, first_words("headers")):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name is not None and name.whole and _HEADER_END.match(text, name.end):
            related = relation_behind(text, name) or is_related(text, match.start())
            greeted = _TO.match(match.group()) and _GREETS_PHYSICIAN.search(text, name.end)
            role = Role.RELATIVE if related else Role.PRACTITIONER if greeted else _role(text, name)
            role = Role.PATIENT if _SAID_PATIENT.match(text, name.end) else role
            yield Named(name, role, Basis.PATTERN, _BY_SCORE)


def _undersigned(text: str) -> Iterator[Named]:
    """ "I, Ana Ruiz, authorize ...", "Je soussigné Paul Roux certifie ..." """
    for match in matches_at(_undersigned_pattern(), text, first_words("undersigned")):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name is not None and name.whole:
            told = name.titled == "practitioner" or _PHYSICIAN.search(match.group())
            yield Named(
                name, name.credential or (Role.PRACTITIONER if told else None), Basis.PATTERN, _UNDERSIGNED_SCORE
            )


def _done_by(text: str, shown: str) -> Iterator[Named]:
    """ "Prepared 05/10/2017 by Ebony Ortiz, CPhT", "édité par Simone Roux"."""
    for match in _BY.finditer(text):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if language_of(text) == "en":
            name = with_initial(text, name, match.end())
        if name is None or not name.whole:
            continue
        dated = _DATED.match(text, name.end)
        made = _MADE.search(text, max(0, match.start() - _REACH), match.start())
        if (dated or _BY_END.match(text, name.end)) and (dated or made is None or has_given(text, name)):
            name = on_first_line(name, shown)
            signing = name.titled is None and _SIGNED.search(text, max(0, match.start() - _REACH), match.start() + 1)
            told = name.credential or job_behind(shown, name) or (Role.PRACTITIONER if signing else None)
            yield Named(name, told or _role(shown, name), Basis.PATTERN, _BY_SCORE)


def _printed(text: str, shown: str) -> Iterator[Named]:
    """ "Printed 05/10/2017 - Ebony Ortiz", "Édité le 12/07/2022 à 10h30 | ROUX Paul": who had it printed, at the end of its cell."""
    for match in _PRINTED.finditer(text):
        name = name_at(shown, match.end(), line_end(shown, match.end()))
        if name is not None and name.whole and shown[name.end : name.end + 1] in ("", "\n", "\t", ")"):
            yield Named(name, _role(shown, name), Basis.PATTERN, _BY_SCORE)


def _called(text: str) -> Iterator[Named]:
    """ "please contact Ana Ruiz at", "contactez Paul Roux au": whoever is to be called is of the house, unless known."""
    for match in matches_at(_call_pattern(), text, first_words("call")):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if (
            name is not None
            and (name.whole or is_given(text, name))
            and _CALLED_END.match(text, name.end + (text[name.end : name.end + 1] == " "))
        ):
            yield Named(name, _called_role(text, match, name), Basis.PATTERN, _BY_SCORE)


def _called_role(text: str, call: re.Match[str], name: Name) -> Role | None:
    """Who is to be called: somebody of the house, unless it may be the patient ("please call Mrs. Ruiz today")."""
    role = _role(text, name)
    if role is not Role.STAFF or name.credential or job_behind(text, name):
        return role
    is_open = fold(call.group()).rstrip().endswith(_CALLING) and not _ANSWERS.match(text, name.end)
    return None if is_open and (name.titled or _SPOKEN_OF.search(text, name.end, name.end + _SPOKEN_REACH)) else role


def _answering(text: str) -> Iterator[Named]:
    """ "Help desk: 217 555 0101, Ana Ruiz": whole names only."""
    for match in _ANSWERING.finditer(text):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name is not None and name.whole and _CALLED_END.match(text, name.end):
            yield Named(name, _role(text, name), Basis.PATTERN, _BY_SCORE)


def _introducing(text: str) -> Iterator[Named]:
    """ "This is Ana from Dr. Diop's office", "ici Ana du cabinet"."""
    for match in _INTRODUCED.finditer(text):
        name = name_at(text, match.start("name"), match.end("name"), sure=True)
        if name is not None and (name.whole or is_given(text, name)) and name.end == match.end("name"):
            yield Named(name, _role(text, name), Basis.PATTERN, _BY_SCORE)


def _role(text: str, name: Name) -> Role:
    titled = Role.PRACTITIONER if name.titled == "practitioner" else None
    told = name.credential or titled or job_behind(text, name)
    return told or (Role.PATIENT if is_patients_mailbox(text) else Role.STAFF)


@cache
def _greeting_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\n\t]))(?:{alternatives('greeting')}) (?=[^\W\d_])", re.IGNORECASE)


@cache
def _closing_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\n\t. ]))(?:{alternatives('closings')})[,.!]?\n", re.IGNORECASE)


@cache
def _header_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\A|(?<=[\n\t]))(?:{alternatives('headers')}) ?(?::|\.{{3}})[ .]*(?=[^\W\d_])", re.IGNORECASE
    )


@cache
def _undersigned_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('undersigned')})(?: ?\([^)\n]{{1,40}}\))?(?:,|[ ,]?:)?\s(?=[^\W\d_])")


@cache
def _call_pattern() -> re.Pattern[str]:
    words = "|".join(f"{word}|{word.capitalize()}" for word in alternatives("call").split("|"))
    return re.compile(rf"(?<!\w)(?:{words})(?: ?:)? (?=[^\W\d_a-zà-ÿ])")
