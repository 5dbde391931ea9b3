"""AGE: ages, not durations."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import AgeRecognizer
from tests.detect.finding import values

HITS = {
    "76M admitted with chest pain": "76",
    "Room 214A - Ruiz, A - 76/F - Dr. Roux": "76",
    "RUIZ, ANA (76) slept well": "76",
    "214-1\tRUIZ, ANA\t83 F\tCHF": "83",
    "214-1\tRUIZ, ANA\tF 83\tCHF": "83",
    "214-1\tRuiz, Ana\tCHF\t83Y\tDNR": "83Y",
    "ROUX Ana (83a)": "83",
    "83 years, female": "83",
    "12/03/1941 (83a)": "83",
    "SEX-AGE : 85 F": "85",
    "AGE S: 40 M": "40",
    "AGE S BIRTHDATE: 52 F 10/04/1971\tADMIT: 08/05/24": "52",
    "Birth date (age): Submitting facility\n10/30/1944 (79)": "79",
    "a history of melanoma at age 27.": "27",
    "Your mother, Keyonna Shabazz, now 87, had cancer": "87",
    "Mrs. Fujimoto, then 71, was taken to hospital": "71",
    "DOB: 9/18/1995 (29 F) Encounter: 917332659": "29",
    "Her mother died at 81 of stroke.": "81",
    "I am 72 and have never smoked.": "72",
    "when she was 45 she had": "45",
    "He will be 65 in June.": "65",
    "Jane Ruiz is 45 and works": "45",
    "Brother: 51, healthy": "51",
    "Her son, 24, drives her": "24",
    "Maternal aunt: breast ca, dx 44.": "44",
    "PT: DOE, JANE / 62 / F": "62",
    "DOE, JANE  F 62  03/12/1951": "62",
    "Male 45 years": "45",
    "DOB 4/4/1950 Age 71": "71",
    "Age at diagnosis: 47": "47",
    "Sex/Age: F/62": "62",
    "Station debout pénible. 55 ans, 187 cm, 103 kg.": "55",
    "PT: LEDBETTER, JIA A\n49/M\nBed 4": "49",
    "DOB: 06/27/1933\tF/88\n": "88",
    "Sex: M Age 82\n": "82",
    "Mr. Keita, 41, was brought in by family": "41",
    "lives with her father, Peter (48), and an aunt": "48",
    "Mr. Varghese is 48 and smoked a pack a day": "48",
    "He is only 32 and works": "32",
    "(patient is now 35\nand well)": "35",
    "At 94 he still insists on the stairs": "94",
    "Ledbetter, Anne\n67 M\n": "67",
    "Age at study\n47 years\n": "47",
    "Renseignements cliniques : 69 ans. Toux.": "69 ans",
    "a 66-year-old woman": "66",
    "66 y/o male": "66",
    "33Y F": "33Y",
    "45 yr male": "45",
    "RUIZ, ANA 65 F MRN 4471902": "65",
    "Mme Roux 82 ans": "82 ans",
    "her 95th birthday": "95",
    "Age: >89": "89",
    "70yo M w/ CHF": "70yo",
    "66 years of age": "66",
    "a 15-day-old female": "15-day",
    "Age: 66": "66",
    "Age: 66 Y": "66",
    "Age/Sex: 66/F": "66",
    "AGE/SX: 56/F": "56",
    "Age: 7 months": "7 months",
    "Age (Y/M/D): 26/05/21": "26/05/21",
    "DOB/Age/Sex: 03/12/1951 (66 Y) F": "66",
    "DOB 01 JAN 1949 (68Y)": "68Y",
    "DOB: 03/12/1951 (66 yrs)": "66",
    "aged 66, was seen": "66",
    "Âge : 66 ans": "66 ans",
    "un patient âgé de 66 ans": "66 ans",
    "Patiente de 66 ans.": "66 ans",
    "né le 12/03/1951 à Paris (66 ans)": "66 ans",
    "Née le : 4 mars 1951 (66\nans)\nTél.": "66\nans",
    "Mme MERCIER, 55 ans, que j'ai reçue": "55 ans",
    "nourrisson de 7 mois": "7 mois",
}
MISSES = {
    "Patient (né(e) le): Roux Ana (24/08/40)": "the last of a date",
    "6\tTsosie, Noah\t4.4\t406\t56 H": "a high result",
    "Foley\t14F\tintact": "the size of a catheter, in a row of nobody",
    "RUIZ, ANA\t83\tCHF": "a number by itself",
    "INR checks by 10/30/1999 (5)": "a count in brackets",
    "Colonoscopy is recommended at age 45.": "what a guideline says of everybody",
    "Mr. Ruiz is 180 cm tall": "a height",
    "He is 24 of 30 on the scale": "a score",
    "Mother: 12 Oak St, Dayton": "a house number",
    "mother at 14:20": "a time",
    "d. 50 mg": "a dose",
    "Age of equipment: 45": "no one's",
    "Appeler le SAMU (15).": "a number to call",
    "1 comprimé matin et soir au repas, 3 mois": "a duration",
    "See Table 3, 12, and others": "no name",
    "Screening at age 50, then yearly": "eligibility",
    "as Smith showed (12) and others": "a reference",
    "She is 5 kg lighter": "a weight",
    "The dose was 48 and then 50": "nobody's",
    "Odds 12/M of them": "no cell of its own",
    "for 3 years": "a duration",
    "Temp 98 F": "a temperature",
    "Ana Ruiz (1), Paul Roux (2), Bo Diop (1)": "where authors work",
    "Room 12 M": "a room",
    "Suivi Tabac 10 ans": "a duration",
    "must be at least 18 years old": "eligibility",
    "65 years or older": "eligibility",
    "18 years old or older": "eligibility",
    "depuis 5 ans": "a duration",
    "il y a 10 ans": "a duration",
    "traitement pendant 3 mois": "a duration",
    "traitement pendant\n3 mois": "a duration over two lines",
    "Conservation : 5 ans.": "a duration",
    "Age group: adult": "no number",
    "INR 2.4": "a result",
    "aged 18 to 65": "eligibility",
    "450 years old": "nobody's",
}


@pytest.mark.parametrize("text", HITS)
def test_an_age_is_found(text: str) -> None:
    """The number, with the unit where it is part of the value."""
    assert values(AgeRecognizer(), text) == [HITS[text]]


@pytest.mark.parametrize("text", MISSES)
def test_a_duration_is_no_age(text: str) -> None:
    """Durations, limits and other numbers are left alone."""
    assert values(AgeRecognizer(), text) == [], MISSES[text]


OLD = {
    "Age: 92": "AGE_OVER_89",
    "Age: 90 Y": "AGE_OVER_89",
    "a 101-year-old woman": "AGE_OVER_89",
    "Patiente de 94 ans.": "AGE_OVER_89",
    "Age: 89": "AGE",
    "a 92-day-old boy": "AGE",
    "nourrisson de 90 jours": "AGE",
}


@pytest.mark.parametrize("text", OLD)
def test_ninety_years_are_an_identifier_of_their_own(text: str) -> None:
    """Safe Harbor lets ages stand, but not those over 89."""
    assert [each.entity_type for each in AgeRecognizer().analyze(text, [])] == [OLD[text]]
