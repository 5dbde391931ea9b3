"""Names that the model gives: which are believed, and which are not."""

import pytest

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.detect.known import KnownNames
from phiscan.detect.modelled import modelled_names
from phiscan.model import Basis, Page, Role

HITS = {
    "Spoke today with Jeannette Obisanya about the refill.": "Jeannette Obisanya",
    "L'appel de ce matin concernait Solange Kervadec et la suite du traitement.": "Solange Kervadec",
    "My name is Priscilla and the pain has been gone since the injection.": "Priscilla",
}
MISSES = {
    "Send the forms to 418 Juniper Bend Road before the end of the week.": "a street",
    "She flew back from New Zealand a week ago and feels well.": "a country",
    "Please call us if you DON'T KNOW what to do with the strips.": "a contraction",
    "The strips are made by Hartwell Meyers Inc for use at home.": "a firm",
    "Then press the Power Button and wait for the Ready Signal.": "common words",
}


@pytest.fixture(scope="module")
def detector():
    """One detector for all texts."""
    return Detector(ScanConfig(thresholds={}))


def modelled(detector, text):
    """What the model alone calls a person in a text."""
    with detector.document() as detection:
        found = detection.detect(Page(1, 612, 792, text, ()))
    return [each.value.reveal() for each in found if each.entity_type == "PERSON" and each.basis is Basis.MODEL]


@pytest.mark.parametrize(("text", "name"), HITS.items())
def test_names_in_sentences_are_found(detector, text, name):
    """No label, title or credential stands beside them."""
    assert modelled(detector, text) == [name]


@pytest.mark.parametrize(("text", "what"), MISSES.items())
def test_what_is_no_name_is_not_believed(detector, text, what):
    """Whatever the model says."""
    assert modelled(detector, text) == []


def test_who_opens_a_row_of_a_list_of_patients_is_one(detector):
    """The title of the page says so; the model alone knows the name."""
    text = "Registre des résidents\n12\tJeannette Obisanya\tentrée le 3 mai\n14\tSolange Kervadec\tentrée le 5 mai\n"
    with detector.document() as detection:
        found = detection.detect(Page(1, 612, 792, text, ()))
    roles = {each.value.reveal(): each.role for each in found if each.entity_type == "PERSON"}
    assert set(roles.values()) == {Role.PATIENT}


def test_who_did_something_is_a_practitioner_by_default():
    """A name behind "by" or "with", where nothing is learned of it; any other is somebody, we cannot tell who."""
    detector = Detector(
        ScanConfig(thresholds={}), lambda text, names, settled, language: ((each, None) for each in names)
    )
    text = "The strips were reviewed with Jeannette Obisanya this morning.\nIn the evening Solange Kervadec phoned."
    with detector.document() as detection:
        found = detection.detect(Page(1, 612, 792, text, ()))
    roles = {each.value.reveal(): each.role for each in found if each.entity_type == "PERSON"}
    assert roles == {"Jeannette Obisanya": Role.PRACTITIONER, "Solange Kervadec": Role.OTHER}


class Told:
    """A model that calls persons what it is told to."""

    def __init__(self, *persons: str) -> None:
        self._persons = persons

    def entities(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Where they stand in the text."""
        return tuple((text.index(each), text.index(each) + len(each), "PERSON") for each in self._persons)


BELIEVED = {
    ("present this morning were:\nMei Quillon\nAnne Ampofo", "Mei Quillon\nAnne Ampofo"): [
        "Mei Quillon",
        "Anne Ampofo",
    ],
    ("Mei Quillon\tAnne Ampofo\t4 West", "Mei Quillon\tAnne Ampofo"): ["Mei Quillon", "Anne Ampofo"],
    ("Packer\tYakov Ampofo\t3 of 38", "Yakov Ampofo"): ["Yakov Ampofo"],
    ("Packer\tYakoval Ampofo\t3 of 38", "Yakoval Ampofo"): ["Yakoval Ampofo"],
    ("Ordered by: AMPOFO, YAKOVAL\t3 of 38", "AMPOFO, YAKOVAL"): ["AMPOFO, YAKOVAL"],
    ("Packer\tQUILLON TOLVIK\tMaria", "QUILLON TOLVIK"): [],
    ("Packer\tReady Tolvik\tMaria", "Ready Tolvik"): [],
    ("The chart was signed this morning by P. Tolvik of the ward.", "P. Tolvik"): ["P. Tolvik"],
    ("Rules of the ward at night. B. Tolviks must sign in first.", "B. Tolviks"): [],
    ("Permis B of the driver was seen and Tolvik B was not.", "Tolvik B"): [],
}


@pytest.mark.parametrize(("told", "names"), BELIEVED.items())
def test_what_is_believed_of_what_the_model_says(told: tuple[str, str], names: list[str]) -> None:
    """Two cells or lines are two names; a line has no given name to speak for it, but no word that speaks against it either."""
    text, person = told
    found = modelled_names(text, [], Told(person), KnownNames())  # type: ignore[arg-type]
    assert [text[each.start : each.end] for each in found] == names
