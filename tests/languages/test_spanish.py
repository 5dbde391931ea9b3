"""Spanish: the small third language that shows what a folder of words is good for."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import BirthDateRecognizer, IdentifierRecognizer, PersonRecognizer, PhoneRecognizer
from phiscan.model import Role
from tests.detect.finding import values

NAMES = {
    "Paciente: RUIZ LÓPEZ, ANA\tSexo: Mujer": ("RUIZ LÓPEZ, ANA", Role.PATIENT),
    "Nombre y apellidos: Carlos Ortega Vidal": ("Carlos Ortega Vidal", Role.PATIENT),
    "Médico solicitante: Dra. Inés Molina": ("Inés Molina", Role.PRACTITIONER),
    "Acude con su hija Elena Ruiz.": ("Elena Ruiz", Role.RELATIVE),
    "Contacto de emergencia: Pablo Ruiz (marido)": ("Pablo Ruiz", Role.RELATIVE),
    "Extraído por: Nuria Sanz": ("Nuria Sanz", Role.STAFF),
    "Estimada Ana,": ("Ana", None),
}
NO_NAMES = {
    "Fecha de nacimiento:\tSexo:": "a blank form",
    "Hoja de consentimiento informado": "the title of a form",
    "Médico solicitante: Servicio de Urgencias": "a department",
}
BIRTHS = {
    "Fecha de nacimiento: 12/03/1951": "12/03/1951",
    "F. Nac.: 12-03-1951": "12-03-1951",
    "nacida el 12 de marzo de 1951": "12 de marzo de 1951",
}
VISITS = {"Fecha de ingreso: 12/03/1951": "an admission", "Fecha: 12/03/2017": "a date without a word of birth"}


@pytest.mark.parametrize("text", NAMES)
def test_names_are_found_with_their_role(text: str) -> None:
    """Labels, titles, relations and greetings of the folder are enough for the recognizer that all languages share."""
    found = {(text[each.start : each.end], each.recognition_metadata["role"]) for each in PersonRecognizer().find(text)}
    assert NAMES[text] in found


@pytest.mark.parametrize("text", NO_NAMES)
def test_words_of_forms_are_no_names(text: str) -> None:
    """What the folder says is no name is none."""
    assert not list(PersonRecognizer().find(text)), NO_NAMES[text]


@pytest.mark.parametrize("text", BIRTHS)
def test_birth_dates_are_found(text: str) -> None:
    """By label, in figures and in words."""
    assert values(BirthDateRecognizer(), text) == [BIRTHS[text]]


@pytest.mark.parametrize("text", VISITS)
def test_other_dates_are_no_births(text: str) -> None:
    """A date is a birth date with evidence only."""
    assert values(BirthDateRecognizer(), text) == [], VISITS[text]


def test_numbers_are_known_by_their_labels() -> None:
    """Record numbers and telephones stand behind Spanish labels as behind any other."""
    assert values(IdentifierRecognizer(), "Nº de historia clínica: 4471902") == ["4471902"]
    assert values(PhoneRecognizer(), "Teléfono: +34 912 34 56 78") == ["+34 912 34 56 78"]
