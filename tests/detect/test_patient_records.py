"""Lists of patients, a record of one or several lines each: the names in one place of all records are the patients'."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import AgeRecognizer, IdentifierRecognizer, PersonRecognizer
from phiscan.detect.recognizers.patient_records import read_records
from phiscan.model import Role
from tests.detect.finding import roles, values

_NAMES = ("Ruiz, Ana", "Osei, Bo", "Mark Bird", "DIOP, AWA", "Le Gall, Yves")
_ROWS = tuple(zip(_NAMES, (26, 60, 92, 45, 7), strict=True))
# Each list as it is read, from a name and an age or number: with the reason.
LISTS = {
    "age and sex in brackets, the birth date on a second line": "8:20\t{0} (F, {1})\tNew patient\na\tb. 01/07/1997",
    "a numbered list of a hand-off": "{2}. {0}, room 50{2}, {1} yo F. Getting folic acid.",
    "a number in the list in a cell of its own": "{2}.\t{0}, rm 50{2}, {1} yo M\tNothing to do.",
    "ages first, behind a time": "8h20 {0} - {1} ans - F\nContrôle",
    "blocks whose other lines repeat": "{0}\nné(e) 01/07/19{1:02}\nFav Gauche\nAllée Nord",
    "record numbers, on a second line": "{0}\tClinic visit\nMRN: 10042{1}\tStatus: arrived",
}
OTHERS = {
    "no patient's number, age or date is in a doctors' list": "{0}\tCardiology\t217-555-12{1}",
    "who treats is told by a credential": "{0}, MD\tRuns clinic {2}\nAge {1}",
    "what most have in common is a label": "Payer {0}, F 3{2}\t{1} F",
    "surnames in a column of their own": "El Osei\tA{2}\n01/07/19{1}\tF, {1}",
}


def _list(row: str, rows: int = 5) -> str:
    return "List of 3 March\n" + "\n".join(row.format(*each, at) for at, each in enumerate(_ROWS[:rows], 1))


@pytest.mark.parametrize("row", LISTS.values(), ids=LISTS)
def test_the_names_of_a_list_are_the_patients(row: str) -> None:
    """What most records of a list have decides for every one of them."""
    text = _list(row)
    found = zip(values(PersonRecognizer(), text), roles(PersonRecognizer(), text), strict=True)
    assert {value for value, role in found if role is Role.PATIENT} == set(_NAMES)


@pytest.mark.parametrize("row", OTHERS.values(), ids=OTHERS)
def test_other_lists_have_no_records_of_patients(row: str) -> None:
    """Names one under the other are no patients for that alone."""
    assert not read_records(_list(row))


def test_two_patients_are_no_list() -> None:
    """A page with a patient and a relative has no records."""
    assert not read_records(_list(LISTS["age and sex in brackets, the birth date on a second line"], rows=2))


def test_who_treats_is_told_by_repeating() -> None:
    """The few names that repeat in a column are not those of the list's patients."""
    text = "\n".join(f"{at}\tAna Ruiz\t{name}\t{age} F" for at, (name, age) in enumerate(_ROWS))
    assert [text[each.name.start : each.name.end] for each in read_records(text)] == list(_NAMES)


def test_ages_of_a_list_are_told_by_the_sex_beside_them() -> None:
    """The ages of all records, the one of ninety and more as such."""
    text = _list("8:20\t{0} (F, {1})\tNew patient")
    found = {text[each.start : each.end]: each.entity_type for each in AgeRecognizer().find(text)}
    assert found == {str(age): "AGE_OVER_89" if age >= 90 else "AGE" for _, age in _ROWS}


# Rows of a list, the title over them, and what their numbers are: with the reason.
NUMBERS = {
    "between name and birth date": ("{0} 21308{1:02} 01/07/19{1:02}", "Hand-off", "MEDICAL_RECORD_NUMBER"),
    "in a cell before the name": ("21308{1:02}-{2}\t{0}\t01/07/19{1:02}\tF", "Rounds", "MEDICAL_RECORD_NUMBER"),
    "under the name": ("{0}\nné(e) 01/07/19{1:02}\nN° 70{1:02}", "Planning", "MEDICAL_RECORD_NUMBER"),
    "a laboratory counts requests": ("21308{1:02}\t{0}\t01/07/19{1:02}\tF", "Worklist, tubes", "ACCESSION_NUMBER"),
    "a tube is no laboratory": ("{0} 21308{1:02} 01/07/19{1:02}", "Rounds, chest tube", "MEDICAL_RECORD_NUMBER"),
    "a supplier counts customers": ("21308{1:02}\t{0}\t01/07/19{1:02}\tF", "Shipping list", "ACCOUNT_NUMBER"),
}
NO_NUMBERS = {
    "one number for all is nobody's": "{0} 2130857 01/07/19{1:02}",
    "an amount": "{0} $2130{1:02} 01/07/19{1:02}",
    "numbers of several forms": "{0} " + "{1:0{2}}77{1:0{2}}" + " 01/07/19{1:02}",
}


@pytest.mark.parametrize(("row", "title", "entity_type"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_of_one_form_in_one_place_are_the_patients(row: str, title: str, entity_type: str) -> None:
    """They need no label, and whose list it is says what they count."""
    found = values(IdentifierRecognizer(), f"{title}\n{_list(row)}", entity_type)
    assert len(set(found)) == len(_ROWS)


@pytest.mark.parametrize("row", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_other_numbers_of_a_list_are_no_identifiers(row: str) -> None:
    """What repeats, costs or differs in form identifies nobody."""
    assert not values(IdentifierRecognizer(), _list(row), "MEDICAL_RECORD_NUMBER")
