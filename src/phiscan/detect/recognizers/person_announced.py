"""Whether a label announces a name: "Patient John Smith" does without a colon, "For further" does not."""

from __future__ import annotations

import re

from phiscan.detect.fields import Field, fields_labelled
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import name_at
from phiscan.detect.recognizers.person_label_roles import before_label, role_before
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.languages import common_words, fold

_WORD = re.compile(r"[^\W\d_]+")
_ANNOUNCING = frozenset(
    (
        "patient patiente pt name nom prenom prenoms surname member subscriber insured physician provider doctor docteur "
        "je my dr attending medecin ordering referring prescriber prescripteur client guarantor spouse mother father"
    ).split()
)
# "First name", not "First".
_PART_WORDS = frozenset({"first", "last", "given", "family"})
# Before "name", where people's are meant: "Print name", "Your full name".
_NAMED_PERSONS = frozenset(
    "print printed your my full legal the complete preferred current birth his her their real typed official baptismal "
    "votre son sa vos leurs and et or ou".split()
)
_PART_FIELDS = frozenset({"last_name", "first_name", "maiden_name"})
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ]{2,}(?:[ '’-][A-ZÀ-Þ]+){0,3}")
# Behind a name, when it was done.
_WHEN = re.compile(r",? (?:le|on|the|at|à|du|en date du)(?: :)? \d|,? \d{1,4}[/.-]\d", re.IGNORECASE)


# Before a provider's name on claim forms: who ordered (DK), referred (DN) or supervised (DQ); NUCC 1500 manual, item 17.
# Or the rank of a dependent: "Dep.: 01 Ana Ruiz".
QUALIFIER = re.compile(r"(?:DK|DN|DQ|\d{1,2}[.)]?) (?=[^\W\d_])")


def announces(text: str, field: Field) -> bool:
    """Whether a label without a colon announces a name: "Patient John Smith" does, "For further" does not."""
    if field.label.holder is None and field.name == "name" and _is_of_a_thing(text, field):
        return False
    if not field.label.marked and _is_in_a_sentence(text, field):
        return False
    if field.label.marked or text[field.label.end : field.label.end + 1] == ",":
        return True
    words = [fold(word) for word in _WORD.findall(text, field.label.start, field.label.end)]
    if field.next_cell and field.label.holder and text[field.start - 1] == "\n":
        return True
    if field.label.holder and _fills_cell(text, field):
        return True
    return bool(words) and (
        words[0] in _ANNOUNCING or (words[0] in _PART_WORDS and (len(words) > 1 or _is_beside_part(text, field)))
    )


def _is_beside_part(text: str, field: Field) -> bool:
    """Whether another label of its line asks for another part of the name: "LAST ROUX FIRST Ana"."""
    line = text.rfind("\n", 0, field.label.start) + 1
    others = fields_labelled(text, line, line_end(text, line))
    return any(other.name in _PART_FIELDS and other.name != field.name for other in others)


def _is_of_a_thing(text: str, field: Field) -> bool:
    """Whether a word before "name" in its cell says that no person is called so: "Group Name: Acme"."""
    before = before_label(text, field)
    words = [fold(word) for word in _WORD.findall(before)]
    return bool(words) and words[-1] not in _NAMED_PERSONS and role_before(text, field) is None


def _fills_cell(text: str, field: Field) -> bool:
    """Whether what stands behind a label is a whole name and nothing else but when ("Delivered to Ana Ruiz on 3/4/2020")."""
    qualifier = QUALIFIER.match(text, field.start, field.end)
    start = qualifier.end() if qualifier else field.start
    name = name_at(text, start, field.end, sure=True)
    if name is None or not name.whole or (name.start != start and not name.titled):
        return False
    if name.end != field.end and not name.credential and not _WHEN.match(text, name.end, field.end):
        return False
    return not all(fold(word) in common_words() for word in _WORD.findall(text, name.start, name.end))


def _is_in_a_sentence(text: str, field: Field) -> bool:
    """Whether a label opens its line only because the sentence ran over the one above: "our medical<line end>assistant, Ana"."""
    at = field.label.start - 1
    if field.name in _PART_FIELDS and _CAPITALS.fullmatch(text, field.start, field.end):
        return False  # "Nom de naissance ROUX"
    return at > 0 and text[at] == "\n" and unwrapped(text)[at] == " "
