"""Names beside what somebody does: "Case manager Ana Ruiz", "Paul Roux, cadre de santé", a signature over "Scheduling clerk".

A job tells staff from practitioners too where a label does not: "Reported by: Ana Ruiz, Risk Coordinator".
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from phiscan.detect.fields import read_fields
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, Named, name_at, name_ending_at, runs_on
from phiscan.detect.recognizers.person_lines import alternatives
from phiscan.detect.recognizers.word_index import first_words, placed_words
from phiscan.languages import common_words, fold, given_names, name_words
from phiscan.model import Basis, Role

_SCORE = 0.88
_ACTS_SCORE = 0.8
# From a name to the job behind it: a comma, bracket, dash or line end, then words that go with the job.
_LEAD = re.compile(
    r"(?:, ?| \(| [-–—/|] |\n(?:\d{1,2}[.)] )?|\t)(?!an? |une? |the (?![\w-]+['’]s )|le |la |retired |ret\. )[^,()\n\t/|\d:;]{0,34}\Z",
    re.IGNORECASE,
)
_REACH = 40
# From a job to the name behind it.
_TO_NAME = re.compile(
    r" (?:d['’]|d[eu]s? (?:la )?|on )[a-zà-ÿ-]{3,}(?: |, )(?=[^\W\d_a-zà-ÿ])|,? (?:is |est )?\(?(?=[^\W\d_a-zà-ÿ]|d['’])|"
    r"[^\n\t:,.;()]{0,28}: ?(?=[^\W\d_a-zà-ÿ])|[,.]?\n(?=[^\W\d_a-zà-ÿ])"
)
# "Registrar: ..." behind a name is the next label.
_LABELS = re.compile(r"s?(?:\([a-zà-ÿ]{1,5}\))?(?: /)?(?:(?: [a-zà-ÿ']+){0,4} ?:|(?: [a-zà-ÿ]+){0,2} ?(?:[-–] |\.{3}))")
_NAME_NEXT = re.compile(r" [^\W\d_a-zà-ÿ]")
# Before a job, what makes it an organisation's: "Caisse gestionnaire".
_WORD_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_HER = "sa"
# Behind a name that is all of a field's value, or its beginning.
_VALUE_END = re.compile(r" ?(?:[,;(/|\t\n]|\Z)| [-–] |  ")
# A word and two capitals: how a medicine is given, not who.
_IN_SHORT = re.compile(r"[^\W\d_]+ [A-Z]{2}")
# Before the job over a name: nothing, or what belongs to it.
_OPENS_LINE = re.compile(
    r"(?:\A|[\n\t.,:;(/–—-])(?: ?(?:l['’]|le|la|les|the|un|une|an?|votre|your))?[ *•]*\Z", re.IGNORECASE
)
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OPENINGS = frozenset(", \n\t")
_DISCIPLINES = ("ologist", "iatrist", "iatrician", "ologue", "iatre")
_LONGEST_LINE = 48
# What physicians are called: cardiologist, pédiatre, rhumatologue (a technologist is none).
_DISCIPLINE = r"[^\W\d_-]*(?:(?<!techn)ologist|iatrist|iatrician|(?<!techn)ologue|iatre)"


def jobs(text: str) -> Iterator[Named]:
    """Names with a job right before or behind them."""
    for match in _named_jobs(text):
        role = _role(match)
        before = _WORD_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        # "SA", a company, is no "sa", as in "sa directrice".
        of_organization = (
            before is not None and before.group(1) != _HER and fold(before.group(1)) in name_words().organizations
        )
        name = (None if of_organization else _behind(text, match)) or _before(text, match)
        if name is not None:
            titled = Role.PRACTITIONER if name.titled == "practitioner" else None
            yield Named(name, name.credential or titled or role, Basis.PATTERN, _SCORE)


def _named_jobs(text: str, low: int = 0, high: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """Jobs in `text[low:high]`, tried where a first word of one stands: the pattern has hundreds of alternatives."""
    firsts, end = first_words("jobs_practitioner", "jobs_staff"), low
    words = placed_words(text)
    for place in range(bisect_left(words, (low,)), len(words)):
        start, word = words[place]
        if start >= high:
            return
        # The last word may be cut.
        if start >= end and (word in firsts or word.endswith(_DISCIPLINES) or start + len(word) > high):
            match = _pattern().match(text, start, high)
            if match is not None:
                end = match.end()
                yield match


def acts(text: str) -> Iterator[Named]:
    """ "Ana Ruiz called the patient", "Paul ROUX a joint Mme Diop": who does what staff does; "Ana Ruiz of social work"."""
    for match in _acts_pattern().finditer(text):
        name = name_ending_at(text, match.start(), sure=True)
        if name is not None and name.whole and name.titled is None and name.end == match.start():
            yield Named(name, name.credential or Role.STAFF, Basis.PATTERN, _ACTS_SCORE)


def job_behind(text: str, name: Name) -> Role | None:
    """Who does the job that stands right behind a name; None where none does."""
    if text[name.end : name.end + 1] not in _OPENINGS:
        return None
    match = next(_named_jobs(text, name.end, min(name.end + _REACH + 12, len(text))), None)
    lead = _LEAD.search(text, name.end, match.start()) if match else None
    if match is None or lead is None or lead.start() != name.end:
        return None
    if lead.group()[0] in "\n\t" and (_LABELS.match(text, match.end()) or _NAME_NEXT.match(text, match.end())):
        return None
    return _role(match)


def _role(match: re.Match[str]) -> Role:
    return Role.STAFF if match["staff"] else Role.PRACTITIONER


def _behind(text: str, match: re.Match[str]) -> Name | None:
    """The name that follows a job."""
    to_name = _TO_NAME.match(text, match.end())
    # "médecin traitant - Secrétaire : Ana DIOP": another job is nearer.
    if to_name is None or (":" in to_name.group() and _pattern().search(text, match.end(), to_name.end())):
        return None
    end = line_end(text, to_name.end())
    name = name_at(text, to_name.end(), end, sure=True)
    if name is None or not name.whole or runs_on(text, name.end):
        return None
    if ":" not in to_name.group() and name.titled is None and _opens_common(text, name):
        return None  # "Nurse Station Dunn"
    # On the next line, a name that is all of it: a signature under "the clerk".
    alone = line_end(text, match.end()) == match.end() + len(to_name.group()) - 1 and not text[name.end : end].strip(
        " .,"
    )
    if ":" in to_name.group() and not _VALUE_END.match(text, name.end):
        return None
    if "\n" not in to_name.group():
        return name
    # "Plan de soins infirmier" over a name is no signature.
    return name if alone and _OPENS_LINE.search(text, max(0, match.start() - _REACH), match.start()) else None


def _opens_common(text: str, name: Name) -> bool:
    """Whether the first word of a name is a common word, and given to nobody."""
    first = _FIRST_WORD.match(text, name.start)
    word = fold(first.group()) if first else ""
    return word in common_words() and word not in given_names() and word not in name_words().names_too


def _before(text: str, match: re.Match[str]) -> Name | None:
    """The name that a job follows; of a job on the next line, a name that is all there is on its own."""
    lead = _LEAD.search(text, max(0, match.start() - _REACH), match.start())
    if lead is None or (lead.group()[0] in "\n\t" and _is_label(text, match.end())):
        return None
    name = name_ending_at(text, lead.start(), sure=True)
    if name is not None and lead.group().strip(" ,(–—-/|\n\t") and _IN_SHORT.fullmatch(text, name.start, name.end):
        return None  # "Glucagon IM, appel médecin"
    if name is None or not (name.whole or name.titled) or name.end != lead.start():
        return None
    if lead.group()[0] in "\n\t":
        start = max(text.rfind("\n", 0, name.start), text.rfind("\t", 0, name.start)) + 1
        alone = not text[start : name.start].strip(" .*•-") or name.titled is not None
        return name if alone and line_end(text, match.end()) - lead.start() <= _LONGEST_LINE else None
    return name


def _is_label(text: str, at: int) -> bool:
    """Whether a job that ends at `at` is a label: not where another label is its value ("Office manager: MRN 12345")."""
    label = _LABELS.match(text, at)
    if label is None:
        return False
    value = label.end() + (text[label.end() : label.end() + 1] == " ")
    return not any(field.label.start == value and field.start > value for field in read_fields(text))


@cache
def _pattern() -> re.Pattern[str]:
    practitioners, staff = alternatives("jobs_practitioner"), alternatives("jobs_staff")
    both = rf"(?P<practitioner>{_DISCIPLINE}|{practitioners})|(?P<staff>{staff})"
    return re.compile(rf"(?<![\w-])(?:{both})(?![\w'’-])", re.IGNORECASE)


@cache
def _acts_pattern() -> re.Pattern[str]:
    """Behind a name, what was done for a patient, or the department it was done in."""
    patient = r"(?:(?:Mrs?|Ms|Miss|Mme|Mlle|Madame|Monsieur)\b|M\. |(?:the|le|la) (?:patient|family|famille|daughter|son|wife|husband))"
    return re.compile(
        rf" (?:(?:has |have )?(?:{alternatives('acts')}) (?={patient})|(?:of|from|in|du|de) (?:the )?(?:{alternatives('departments')})(?!\w))"
    )
