"""Where a name ends at a comma: in lists of people, before what somebody does, never inside of "Ruiz, Ana"."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers.names import name_at

ENDS = {
    "Bhavna Menon, Bukola Chukwu": ("Bhavna Menon", "a list of two"),
    "Chanthy Phan, Maryse Hocquard": ("Chanthy Phan", "a list that opens with a name no list has"),
    "SILVA QUIROGA, Maria Belkis": ("SILVA QUIROGA, Maria Belkis", "surnames in capitals before given names"),
    "Mark Mason, Glenn T Osei, Ana Ruiz": ("Mark Mason", "a list, given names that are common words"),
    "Glenn T Adams, Julieta Ruiz": ("Glenn T Adams", "an initial before the surname"),
    "Dean Bailey, Haunani Osei and Ana\nRuiz": ("Dean Bailey", "a list over the line end"),
    "Vu, Dr N. Osei": ("Vu", "a title of the next"),
    "Jake Kidd,\nVolunteers": ("Jake Kidd", "the next heading"),
    "Ana Osei, PI; Paul Roux": ("Ana Osei", "what somebody is in a study"),
    "Laura Brandt, Co-Investigator": ("Laura Brandt", "the same in full"),
    "Van Lo, Plant Operations": ("Van Lo", "a department"),
    "Ilinca Popescu\nBip garde 4415": ("Ilinca Popescu", "a whole name before the next line"),
    "Okonkwo, Chidi Grant Number: R01": ("Okonkwo, Chidi", "the next label"),
    "Ruiz, Ana": ("Ruiz, Ana", "one name"),
    "De La Cruz, Maria Elena": ("De La Cruz, Maria Elena", "a surname of several words"),
    "Van Horn, Chase": ("Van Horn, Chase", "a given name that is a common word"),
    "Garcia Lopez, Xiomara": ("Garcia Lopez, Xiomara", "two surnames"),
    "SANTANA PERALTA,CHASE": ("SANTANA PERALTA,CHASE", "joined by the comma"),
    "RUIZ GOMEZ,\nANA": ("RUIZ GOMEZ,\nANA", "over the line end"),
    "Maria del Carmen\nLopez": ("Maria del Carmen\nLopez", "a surname wrapped in its cell"),
    "Ana Ruiz, Jr.": ("Ana Ruiz, Jr.", "a suffix"),
}


@pytest.mark.parametrize("text", ENDS)
def test_a_name_ends_where_it_does(text: str) -> None:
    """Two people are two, and what stands behind a name is none of it."""
    name = name_at(text, 0, len(text), sure=True)
    wanted, why = ENDS[text]
    assert name is not None
    assert text[name.start : name.end] == wanted, why
