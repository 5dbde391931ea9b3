"""Documents about nobody expose nobody; what may be somebody's is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from phiscan.detect import without_impersonal
from phiscan.model import Basis, Channel, Finding, Role, SensitiveText, Span


def found(*types: str, person: Role | None = None) -> list[Finding]:
    made = [(name, None) for name in types] + ([("PERSON", person)] if person else [])
    return [
        Finding(1, name, SensitiveText("Ana Ruiz"), Span(at, at + 1), None, "r", Basis.LABEL, role=role)
        for at, (name, role) in enumerate(made)
    ]


def test_a_birth_date_that_was_filled_in_or_covered_is_somebodys() -> None:
    """Alone on a page it may be an example; written into a form, or hidden under a box, it is not."""
    (printed,) = found("DATE_OF_BIRTH")
    assert without_impersonal([printed])[0] == []
    for channel in (Channel.FORM, Channel.ANNOTATION, Channel.HIDDEN):
        by_hand = [replace(printed, channel=channel)]
        assert without_impersonal(by_hand) == (by_hand, {})


KEPT = {
    "a patient's claim": (("CLAIM_NUMBER",), Role.PATIENT),
    "a birth date": (("DATE_OF_BIRTH", "ACCOUNT_NUMBER"), None),
    "results under a specimen number, without a name": (("LAB_RESULT",) * 3 + ("ACCESSION_NUMBER",), None),
    "a practice's contacts": (("PHONE_NUMBER", "HEALTHCARE_ORGANIZATION"), None),
}
DOUBTED = {
    "an invoice between companies": (("CLAIM_NUMBER", "ACCOUNT_NUMBER"), None),
    "the sale of an ambulance": (("VEHICLE_ID", "ACCOUNT_NUMBER"), None),
    "a meter's manual": (("LAB_RESULT", "ACCESSION_NUMBER"), None),
    "a leaflet": (("MEDICATION", "LAB_RESULT"), None),
    "a price list for members of a plan": (("HEALTH_PLAN_ID", "LAB_RESULT"), None),
    "a policy a director signed": (("HEALTH_PLAN_ID",), Role.PRACTITIONER),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_may_be_somebodys_is_kept(case: str) -> None:
    """A missed patient is somebody not warned."""
    types, person = KEPT[case]
    findings = found(*types, person=person)
    assert without_impersonal(findings) == (findings, {})


@pytest.mark.parametrize("case", DOUBTED)
def test_what_is_nobodys_is_counted_not_reported(case: str) -> None:
    """A false one is somebody frightened."""
    types, person = DOUBTED[case]
    kept, suppressed = without_impersonal(found(*types, person=person))
    assert not {each.entity_type for each in kept} & set(types)
    assert sum(suppressed.values()) == len(types)


def named(value: str, role: Role, basis: Basis = Basis.LABEL) -> Finding:
    """A name found."""
    return Finding(1, "PERSON", SensitiveText(value), Span(0, 1), None, "r", basis, role=role)


def test_what_is_only_written_as_names_are_needs_somebody() -> None:
    """ "Named Entity" in a paper is none; a given name, or a label, makes one."""
    only_written = named("Named Entity Xyz", Role.PATIENT, Basis.PATTERN)
    assert without_impersonal([only_written])[0] == []
    for other in (named("Ana Ruiz", Role.PATIENT, Basis.PATTERN), named("Bhattacharya Xyz", Role.PATIENT)):
        assert without_impersonal([other])[0] == [other]


ALONE = {
    "a birth date where somebody presides": [*found("DATE_OF_BIRTH"), named("Ana Ruiz", Role.STAFF)],
    "a record number": found("MEDICAL_RECORD_NUMBER"),
    "a customer's number, and an order's": found("MEDICAL_RECORD_NUMBER", "ACCESSION_NUMBER"),
    "the next label where somebody signs": [named("Approbation", Role.PRACTITIONER), *found("ACCOUNT_NUMBER")],
    "words behind a patient's label": [named("Client Price", Role.PATIENT), *found("ACCOUNT_NUMBER")],
    "words that the model takes for a patient": [named("Monte Ruiz", Role.PATIENT, Basis.MODEL), *found("DEVICE_ID")],
    "a representative of no known name, and a device": [named("Emergo Xyz", Role.RELATIVE), *found("DEVICE_ID")],
}


@pytest.mark.parametrize("case", ALONE)
def test_one_thing_alone_is_nobodys(case: str) -> None:
    """Of pages about people hardly any shows one thing that is somebody's and nothing else."""
    kept, _ = without_impersonal(ALONE[case])
    assert not {each.entity_type for each in kept} - {"PERSON"}


def test_a_result_with_its_range_is_a_reports() -> None:
    """Under a specimen number it may be somebody's; what a manual shows has none."""
    detail = {"range": SensitiveText("2-3")}
    result = Finding(1, "LAB_RESULT", SensitiveText("2.4"), Span(0, 3), None, "r", Basis.LABEL, detail=detail)
    findings = [result, *found("ACCESSION_NUMBER")]
    assert without_impersonal(findings) == (findings, {})


TOGETHER = {
    "a birth date and a result": found("DATE_OF_BIRTH", "LAB_RESULT"),
    "a birth date and a record number": found("DATE_OF_BIRTH", "MEDICAL_RECORD_NUMBER"),
    "a birth date and somebody": [*found("DATE_OF_BIRTH"), named("Ana Ruiz", Role.OTHER)],
    "a record number and a drug": found("MEDICAL_RECORD_NUMBER", "MEDICATION"),
    "a patient of no known name, and a claim": [named("Bhattacharya Xyz", Role.PATIENT), *found("CLAIM_NUMBER")],
    "a list by birth dates": [
        Finding(1, "DATE_OF_BIRTH", SensitiveText(f"0{day}/12/1951"), Span(day, day + 1), None, "r", Basis.LABEL)
        for day in (1, 2)
    ],
    "a name of common words, and an insurer's numbers": [
        named("Fang Hu", Role.PATIENT),
        *found("CLAIM_NUMBER", "GROUP_NUMBER"),
    ],
    "a name of common words, and a result": [named("Red Elk", Role.PATIENT), *found("LAB_RESULT")],
    "a social security number": found("US_SSN"),
}


@pytest.mark.parametrize("case", TOGETHER)
def test_two_things_are_somebodys(case: str) -> None:
    """What identifies nobody by itself does beside another."""
    assert without_impersonal(TOGETHER[case]) == (TOGETHER[case], {})


def test_a_name_on_the_models_word_alone_needs_somebody() -> None:
    """In a leaflet it is a product; beside an age or a result it is whoever has them."""
    guessed = Finding(
        1, "PERSON", SensitiveText("Tolvik Ampofo"), Span(0, 1), None, "Ner", Basis.MODEL, role=Role.OTHER
    )
    assert without_impersonal([guessed])[0] == []
    aged = Finding(1, "AGE", SensitiveText("x"), Span(2, 3), None, "r", Basis.PATTERN)
    assert guessed in without_impersonal([guessed, aged])[0]
    elsewhere = Finding(1, "AGE", SensitiveText("x"), Span(400, 402), None, "r", Basis.PATTERN)
    assert without_impersonal([guessed, elsewhere])[0] == []


@pytest.mark.parametrize("role", [Role.STAFF, Role.PRACTITIONER, Role.RELATIVE])
def test_who_works_there_on_the_models_word_alone_needs_somebody_too(role: Role) -> None:
    """Whoever signs a price list treats nobody; where there is a patient, who treats him is of interest."""
    guessed = Finding(1, "PERSON", SensitiveText("Tolvik Ampofo"), Span(0, 1), None, "Ner", Basis.MODEL, role=role)
    assert without_impersonal([guessed])[0] == []
    patient = Finding(1, "PERSON", SensitiveText("Ana Ruiz"), Span(9, 10), None, "r", Basis.LABEL, role=Role.PATIENT)
    assert guessed in without_impersonal([guessed, patient])[0]


def test_a_known_given_name_speaks_for_a_person_too() -> None:
    """Who owns a guideline or speaks at a meeting is somebody; what has a common word is not, nor a given name alone."""

    def guess(value: str) -> Finding:
        return Finding(1, "PERSON", SensitiveText(value), Span(0, 9), None, "Ner", Basis.MODEL, role=Role.OTHER)

    believed = [guess("Janusz Osei"), guess("OSEI, MARTIN")]
    doubted = [guess("Covered Osei"), guess("Janusz")]
    assert without_impersonal([*believed, *doubted])[0] == believed
