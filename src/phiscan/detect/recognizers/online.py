"""EMAIL_ADDRESS, URL and MAC_ADDRESS. Host names are checked against the public suffixes packaged with tldextract: no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import tldextract

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.99
_PATTERN_SCORE = 0.97
_BARE_SCORE = 0.8

# RFC 5321: a local part of at most 64 characters.
_LONGEST_LOCAL = 64
_LOCAL = re.compile(r"[\w.%&'+=~-]{1,64}\Z", re.ASCII)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,24}(?![\w-])", re.IGNORECASE | re.ASCII)
_URL = re.compile(
    r"(?<![\w@.-])(?:(?P<sure>(?:https?|ftp)://|www\.)[^\s<>\"«»|\\^`{}]{3,400}|"
    r"(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}[a-z]{2,10})(?P<path>(?::\d{2,5})?/[^\s<>\"«»|\\^`{},;]{0,300})?(?![\w@-]))",
    re.IGNORECASE | re.ASCII,
)
_REST = re.compile(
    r"(?P<host>(?:[a-z0-9-]{1,40}\.){0,4}[a-z]{2,10})(?:/[^\s<>\"«»|\\^`{}]{0,300})?(?=[\s.,;)]|\Z)", re.ASCII
)
# Without "www." and path a host name is believed under these alone; the others are words after a full stop ("daily.no").
_SURE_SUFFIXES = frozenset("com org net edu gov mil fr info io eu ca co.uk asso.fr gouv.fr biz".split())
# IEEE 802: six octets; with hyphens a letter among them tells it from a telephone number.
_MAC = re.compile(
    r"(?<![\w:.-])(?:(?:[0-9A-F]{2}:){5}[0-9A-F]{2}|(?=[0-9-]{0,16}[A-F])(?:[0-9A-F]{2}-){5}[0-9A-F]{2}|"
    r"(?:[0-9A-F]{4}\.){2}[0-9A-F]{4})(?![\w:-]|\.\w)",
    re.IGNORECASE | re.ASCII,
)
_NO_HOSTS_MACS = frozenset({"0" * 12, "f" * 12})
_TRAILING = ".,;:!?)]}'’>*\"-"


class OnlineRecognizer(Recognizer):
    """E-mail and web addresses, and those of network cards."""

    ENTITIES = ("EMAIL_ADDRESS", "URL", "MAC_ADDRESS")

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The addresses of `text`; the host of an e-mail address is no web address."""
        for match in _MAC.finditer(text):
            if re.sub(r"\W", "", match.group()).lower() not in _NO_HOSTS_MACS:
                yield self.result("MAC_ADDRESS", *match.span(), basis=Basis.PATTERN, score=_PATTERN_SCORE)
        if "." not in text:
            return
        emails = list(_emails(text)) if "@" in text else []
        for start, end in emails:
            yield self._online("EMAIL_ADDRESS", text, (start, end), _PATTERN_SCORE)
        for start, end, score in _urls(text):
            if not any(start < mail_end and mail_start < end for mail_start, mail_end in emails):
                yield self._online("URL", text, (start, end), score)

    def _online(self, entity: str, text: str, span: tuple[int, int], score: float) -> RecognizerResult:
        field = _field_at(text, span[0])
        if field:
            return self.result(entity, *span, basis=Basis.LABEL, score=_LABEL_SCORE, role=_role(field))
        return self.result(entity, *span, basis=Basis.PATTERN, score=score)


def _emails(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text, max(0, at - _LONGEST_LOCAL), at)
        domain = _DOMAIN.match(text, at + 1)
        if local and domain:
            start = local.start() + len(local.group()) - len(local.group().lstrip(".'=~&-"))
            if start < at:
                yield start, domain.end()
        at = text.find("@", at + 1)


def _urls(text: str) -> Iterator[tuple[int, int, float]]:
    taken = 0
    for match in _URL.finditer(text):
        if match.start() < taken:
            continue
        end = match.start() + len(match.group().rstrip(_TRAILING))
        if match["sure"]:
            # "https://www." at the end of a line goes on in the next one, which is found by itself.
            if behind := _continued(text, match.start(), match.end()):
                taken = behind
                yield match.start(), behind, _PATTERN_SCORE
            elif "." in text[match.start() + len("www.") : end]:
                yield match.start(), end, _PATTERN_SCORE
        elif _is_host(match["host"], with_path=bool(match["path"])):
            yield match.start(), end, _BARE_SCORE


def _continued(text: str, start: int, end: int) -> int | None:
    """Where an address ends that goes on in the next line, "www.clinic.\\nexample.org": its first part is no host yet."""
    if text[end : end + 1] != "\n" or "/" in (text[start:end].partition("//")[2] or text[start:end]):
        return None
    rest = _REST.match(text, end + 1)
    if rest is None or _has_suffix(text[start:end]) or not _has_suffix(text[start:end] + rest["host"]):
        return None
    return end + 1 + len(rest.group().rstrip(_TRAILING))


def _has_suffix(address: str) -> bool:
    """Whether an address without its path ends in a public suffix, "example.com"; what ends in a full stop does not yet."""
    return not address.endswith(".") and bool(_suffixes()(address.lower()).suffix)


def _is_host(host: str, *, with_path: bool) -> bool:
    suffix = host.rpartition(".")[2]
    if not suffix.islower() and not host.isupper():
        return False
    folded = host.lower()
    if not with_path and not any(folded.endswith("." + known) for known in _SURE_SUFFIXES):
        return False
    name = _suffixes()(folded)
    return len(name.domain) > 1 and bool(name.suffix) and not name.domain.isdigit()


@cache
def _suffixes() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def _field_at(text: str, at: int) -> Field | None:
    for field in read_fields(text):
        if field.start <= at < field.end and (field.has("email") or field.has("url")):
            return field
    return None


def _role(field: Field) -> Role | None:
    return field.role
