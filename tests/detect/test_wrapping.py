"""Running text without the line ends that the width of the page put there."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers.wrapping import unwrapped

PROSE = "He was brought to the emergency department by his brother and seen by Dr. Ana L."
WRAPPED = {
    f"{PROSE}\nRuiz of Oncology at once.": "the initial of a name",
    "Elle a été vue hier dans notre service pour une fracture du col\nfémoral gauche.": "lower case goes on",
    "Elle a été vue à son domicile, en présence de son fils, au 12\nRue du Lavoir, 24000 Périgueux, le matin": "an address whose number stands above",
    "She lives with her daughter Pilar Abernathy at 2063 Juniper Hollow Rd, Cedar\nRapids, IA 52408.": "a town in two words",
}
NOT_WRAPPED = {
    "Laboratoire de biologie du CH Bel-Air\nMas du Figuier, 24000 Périgueux": "an address opens a line of its own",
    "Please take one tablet by mouth in the evening with food.\nAna Ruiz, MD": "a sentence that has ended",
    "Patient: Ana Ruiz\nDOB: 1/2/1950": "two lines of a form",
    "Domicile: 12 bis place de la Halle 44000 Nantes\nNom et prénom: Bo Diop": "two fields, one of which reads like prose",
    f"{PROSE}\n2. Rest and drink": "a new item of a list",
    "Édité le 09/12/2025 à 12h42 par la garde Gontran Diop\nNom\tEntrée\tLit": "a table begins",
    "Signature of patient or guardian ______ Date 2022-10-29 Entered by Bo Diop\nAllow 7 days for it": "a line to fill in",
    "The results were discussed with him at length\nThe results of the whole panel that was drawn on Monday will be faxed to you by Ana": "a line that had room for more",
}


@pytest.mark.parametrize(("text", "reason"), WRAPPED.items())
def test_a_sentence_goes_on_behind_the_line_end(text: str, reason: str) -> None:
    """What a narrow page parts is read as one, every character in its place."""
    assert unwrapped(text) == text.replace("\n", " "), reason


@pytest.mark.parametrize(("text", "reason"), NOT_WRAPPED.items())
def test_other_line_ends_stay(text: str, reason: str) -> None:
    """Lines of forms, lists and finished sentences are kept apart."""
    assert unwrapped(text) == text, reason
