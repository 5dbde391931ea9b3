"""Registers of births: the mothers in their rows are those who were cared for, not somebody's relatives."""

from __future__ import annotations

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.word_index import words_in
from phiscan.languages import fold

_FEWEST_MOTHERS = 2
_BIRTHS = frozenset(
    "accouchement accouchements accoucheur accoucheuse apgar delivery deliveries femme femmes gestite grossesse maieuticien "
    "maternite midwife naissance naissances obstetrical obstetrics obstetrique parite parturiente parturientes terme".split()
)


def is_of_births(text: str, field: Field) -> bool:
    """Whether `field` is one of a column of mothers, on a page that speaks of births."""
    label = fold(text[field.label.start : field.label.end])
    column = sum(fold(text[each.label.start : each.label.end]) == label for each in read_fields(text))
    return column >= _FEWEST_MOTHERS and not _BIRTHS.isdisjoint(words_in(text))
