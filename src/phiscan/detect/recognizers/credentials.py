"""CREDENTIAL: what opens an account or a system: user names, passwords, PINs, security answers, API and private keys.

By their label ("Temporary password: ...", "Mot de passe : ..."), or by a form that only secrets have. The finding is
the secret alone. A label without a value, and a sentence about passwords, expose nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.credential_notes import is_measure, noted_secrets
from phiscan.detect.recognizers.secret_forms import secret_forms
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.95
_FORM_SCORE = 0.97
_SENTENCE_SCORE = 0.85


@dataclass(frozen=True, slots=True)
class _Secret:
    """What stands behind a label: its kind, its characters, and whether words alone can be one."""

    kind: str
    shape: re.Pattern[str]
    words: bool = False


_TOKEN = re.compile(r"[^\s\t]{4,64}")
_SECRETS = {
    "password": _Secret("password", _TOKEN, words=True),
    "user_name": _Secret("user_name", re.compile(r"[^\W_][\w.@+-]{2,63}"), words=True),
    "login": _Secret("user_name", re.compile(r"[^\W_][\w.@+-]{2,63}"), words=True),
    "pin": _Secret(
        "pin",
        re.compile(
            r"\d{4,8}(?![\w.,/-]*\d)|(?=[A-Z-]*\d)[A-Z0-9]{3,6}-[A-Z0-9]{3,6}(?![\w-])|"
            r"(?=[A-Za-z]{0,16}\d)(?=\d{0,16}[A-Za-z])[A-Za-z0-9]{5,16}[!*#$%&?+]?(?=[\s.,;]|\Z)"
        ),
    ),
    "access_code": _Secret(
        "pin",
        re.compile(
            r"(?=[^\s]{0,40}\d)(?:[A-Za-z0-9]{4,12}|[A-Za-z0-9]{2,3}(?=-))(?:-[A-Za-z0-9]{2,8}){0,4}(?![\w-])|[A-Z]{4,8}(?:-[A-Z]{4,8}){1,4}(?![\w-])"
        ),
    ),
    "api_key": _Secret("api_key", re.compile(r"(?=[^\s]{0,100}\d)[A-Za-z0-9_.+/=-]{12,500}")),
}
# Behind the label, words that go on a sentence or say that there is none: "must be 8 characters", "see reverse".
_NO_SECRETS = frozenset(
    "must should shall will can may is are was has have be your the this that not no none n/a na yes set reset change changed "
    "required optional needed expired expires hidden unknown forgotten forgot see sent same as above below on file default "
    "blank empty example policy protected protection provided temporary case sensitive at least minimum and or for to if by in "
    "doit sera est votre vos le la les un une pas non aucun oui oublie oubliee modifie modifier voir envoye envoyee transmis "
    "transmise identique idem ci-dessus ci-dessous confidentiel personnel requis obligatoire contenant comportant avec et ou "
    "with contain contains containing enter choose create created confirm new old type click here sous pli courrier sms email "
    "password username user login mot passe identifiant".split()
)
_BLANK = re.compile(r"[\W_]*\Z|[xX*•●·_.…#]+\Z")
_OPENING = "\"'“”«»‘’`([<"
_CLOSING = "\"'“”«»‘’`)]>"
# "your password is Xy12!z", "le mot de passe est Xy12!z": in a sentence, only what no word looks like.
# "user mroux47 from 203.0.113.86", "connexion de l'utilisateur mroux47 depuis 203..."
_LOGGED_IN = Sieved(
    r"\b(?:user(?:name)?|account|login|utilisateur|compte|identifiant) (?P<user>(?=[a-zà-ÿ._-]*\d|[a-zà-ÿ]+[._-])[a-zà-ÿ][a-zà-ÿ0-9._-]{3,31}) (?:logged|signed|from|at|via|depuis|à partir)\b"
)
_SENTENCE = re.compile(
    r"(?:password|passcode|mot de passe|pin|code d[’']acc[èe]s|user ?name|login|identifiant)(?:(?: \w{1,12}){0,3}? (?:is|est|:|=)|(?: \w{1,12}){2,4}:)(?: now| d[ée]sormais)?:? "
    r"[\"'“«‘(]?(?P<secret>[^\s\"”»’)]{4,64})",
    re.IGNORECASE,
)
# "pay your bill using PIN 482913", "sign in with passcode 4829-11"
_USED = Sieved(
    r"\b(?:using|use|with|enter|avec|saisir|saisissez) (?:(?:your|the|this|votre|le) )?(?:pin|passcode|access code|pay code|code pin|code d[’']acc[èe]s)(?: (?:number|code))?:?\s"
    r"(?P<secret>(?=[A-Z0-9-]*\d)[A-Z0-9]{2,8}(?:-[A-Z0-9]{2,8}){0,3})(?![\w-])",
    re.IGNORECASE,
)
# Behind a web address, in its line or the next: "portal.example.org/results - code: 4XK9PQ", "... with the code 482193".
_AT_ADDRESS = Sieved(
    r"(?:https?://|www\.)\S{4,80}[^\n]{0,60}(?:\n[^\n]{0,30})?(?<![\w/])(?:code(?:\sd[’']acc[èe]s)?|key|clé|mot\sde\spasse|password)(?: ?:| is| est)?[ \n]"
    r"(?P<secret>(?=[A-Za-z]{0,12}\d)[A-Za-z0-9]{4,16})(?![\w@/-]|\.\w)",
    re.IGNORECASE,
)
# "Portal: login mroux47, last seen ...": a name with figures in it.
_LOGIN_NAMED = Sieved(
    r"\b(?:login|user ?name|identifiant)(?: :|:)? (?P<user>(?=[a-zà-ÿ._-]{2,30}\d)[a-zà-ÿ][a-zà-ÿ0-9._-]{3,31})(?=[,;.)]?(?:\s|\Z))",
    re.IGNORECASE,
)
_CONTEXT = Sieved(
    r"portal|user ?name|mychart|\bpin (?:is|code)|log ?[io]n|log into|sign in|password|passcode|voice ?mail|mot de passe|connexion|espace patient|code secret|"
    r"(?:identifiant|user id) ?: ?\S{4,32} ?[-–,;/] ?(?:code|clé|mot de passe|password)\b"
)
_SHORTEST_PIN = 4
# Six digits behind "PIN" are a postal code in India; a provider's number stands beside a group's on claims.
_POSTAL = re.compile(r"[1-9]\d{5}\Z")
_QUESTION = re.compile(
    r"security question|secret question|hint question|password hint|recovery question|verification question|challenge question|question (?:secrete|de securite)"
)
_QUESTION_REACH = 200
_PROVIDERS = re.compile(r"[^\n]{0,60}\b(?:GRP|UPIN|NPI)\b")


class CredentialRecognizer(Recognizer):
    """Credentials of persons and systems; `detail` names the kind."""

    ENTITIES = ("CREDENTIAL",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The secrets of `text`; of several readings of one the surest."""
        end = 0
        for found in sorted(self._found(text), key=lambda each: (each.start, -each.score)):
            if found.start >= end:
                end = found.end
                yield found

    def _found(self, text: str) -> Iterator[RecognizerResult]:
        for form in secret_forms():
            for span in form.spans(text):
                yield self._secret(span, form.kind, Basis.PATTERN, _FORM_SCORE)
        for match in _LOGGED_IN.finditer(text):
            yield self._secret(match.span("user"), "user_name", Basis.PATTERN, _SENTENCE_SCORE)
        for match in _LOGIN_NAMED.finditer(text):
            yield self._secret(match.span("user"), "user_name", Basis.PATTERN, _SENTENCE_SCORE)
        for match in _AT_ADDRESS.finditer(text):
            yield self._secret(match.span("secret"), "pin", Basis.PATTERN, _SENTENCE_SCORE)
        for noted in noted_secrets(text):
            yield self._secret(noted.span, noted.kind, Basis.PATTERN, _SENTENCE_SCORE)
        context = _CONTEXT.search(text.lower()) is not None
        for field in read_fields(text):
            if secret := _labelled(text, field, context=context):
                yield self._secret(secret[0], secret[1], Basis.LABEL, _LABEL_SCORE, field.role)
        for match in _USED.finditer(text):
            if len(match["secret"]) >= _SHORTEST_PIN:
                yield self._secret(match.span("secret"), "pin", Basis.PATTERN, _SENTENCE_SCORE)
        if context:
            for match in _SENTENCE.finditer(text):
                start, end = _trimmed(text, *match.span("secret"))
                if _looks_secret(text[start:end]):
                    yield self._secret((start, end), _kind_of(fold(match.group())), Basis.PATTERN, _SENTENCE_SCORE)

    def _secret(
        self, span: tuple[int, int], kind: str, basis: Basis, score: float, role: Role | None = None
    ) -> RecognizerResult:
        return self.result("CREDENTIAL", *span, basis=basis, score=score, role=role, detail={"kind": kind})


def _labelled(text: str, field: Field, *, context: bool) -> tuple[tuple[int, int], str] | None:
    """The secret that opens a field, if it holds one, and its kind."""
    if not (field.label.marked or field.next_cell):
        return _unmarked(text, field) if context else None
    if field.name == "security_answer" or (field.name == "answer" and _asked(text, field)):
        return (field.start, field.end), "security_answer"
    secret = _SECRETS.get(field.name)
    # A weak word ("User ID", "Identifiant") heads a login only where a page is about one.
    if secret is None or (field.name == "login" and not context):
        return None
    span = _value(text, field, secret)
    if span and secret.kind == "pin" and not _is_pin(text, field, text[span[0] : span[1]], context=context):
        return None
    return (span, secret.kind) if span else None


def _unmarked(text: str, field: Field) -> tuple[tuple[int, int], str] | None:
    """What no word looks like and stands alone in a cell behind a label without a colon: "Temp. password kT84-K62x"."""
    secret = _SECRETS.get(field.name)
    span = _value(text, field, secret) if secret and secret.words else None
    if (
        secret is None
        or span is None
        or text[span[1] : field.end].strip(" .")
        or text[field.label.end : span[0]] != " "
    ):
        return None
    value = text[span[0] : span[1]]
    return (span, secret.kind) if any(c.isdigit() for c in value) and any(c.isalpha() for c in value) else None


def _asked(text: str, field: Field) -> bool:
    return _QUESTION.search(fold(text[max(0, field.label.start - _QUESTION_REACH) : field.label.start])) is not None


def _value(text: str, field: Field, secret: _Secret) -> tuple[int, int] | None:
    start = field.start
    while start < field.end and text[start] in _OPENING:
        start += 1
    match = secret.shape.match(text, start, field.end)
    if match is None:
        return None
    start, end = _trimmed(text, start, match.end())
    value, rest = text[start:end], text[end : field.end].strip()
    if _BLANK.match(value) or is_measure(value) or fold(value).strip(".,;:") in _NO_SECRETS or value.endswith(":"):
        return None
    if not _looks_secret(value) and (not secret.words or (rest and rest[0].isalpha())):
        return None
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start + 1 and text[end - 1] in _CLOSING + ".,;":
        end -= 1
    return start, end


def _looks_secret(value: str) -> bool:
    """What no word looks like: digits, or signs and capitals inside."""
    signs = any(
        not c.isalnum() for c in value[1:-1].replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    )
    return len(value) > 3 and (any(c.isdigit() for c in value) or signs or any(c.isupper() for c in value[1:]))


def _is_pin(text: str, field: Field, value: str, *, context: bool) -> bool:
    if _PROVIDERS.match(text, field.end):
        return False
    return context or not (field.name == "pin" and _POSTAL.match(value))


def _kind_of(sentence: str) -> str:
    if sentence.startswith(("user", "login", "identifiant")):
        return "user_name"
    return "password" if sentence.startswith(("password", "mot")) else "pin"
