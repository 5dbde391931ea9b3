"""DATE_OF_BIRTH and DATE_TIME: which date is whose birth."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import BirthDateRecognizer, DateTimeRecognizer
from phiscan.model import Role
from tests.detect.finding import roles, values

HITS = {
    "10 BIRTHDATE: 09-03-2008\t11 SEX: F\tADMISSION 12 DATE: 13 HR\t17 STAT\tCODES\n09/17/17\t11\t1\t8\t01": "09-03-2008",
    "MRN: 01-60-71-66\nDOB: 08 Feb 48\nLoc: 4W": "08 Feb 48",
    "Birthdate: Feb 8, 48": "Feb 8, 48",
    "née le 8 févr. 48": "8 févr. 48",
    "Date of birth: 03/12/1951\tSex: F": "03/12/1951",
    "DOB/Age/Sex: 03/12/1951 (66 Y) F": "03/12/1951",
    "DOB/Age/Sex: 03/12/1951 / 66 / F": "03/12/1951",
    "Name/DOB: Jane Doe 03/12/1951": "03/12/1951",
    "Patient DOB/Collected: 03/12/1951 / 09/08/2017": "03/12/1951",
    "Jane Doe (DOB 03/12/1951) was seen on 09/08/2017": "03/12/1951",
    "DOE, JANE DOB03/12/51 F": "03/12/51",
    "She was born on 3/12/1951 and is well.": "3/12/1951",
    "born in Lyon, France on March 12, 1951": "March 12, 1951",
    "Né le 12/03/1951 à Paris (66 ans)": "12/03/1951",
    "NOM Prénom, né(e) le 12 mars 1951": "12 mars 1951",
    "née à Saint-Étienne le 12/03/1951": "12/03/1951",
    "Date of birth: 28031979": "28031979",
    "DDN : 11.05.1961": "11.05.1961",
    "Jane Doe 03/12/1951 (66 yrs)\nCollected: 09/08/2017": "03/12/1951",
    "Doe, Jane\tF, 66 y, 03/12/1951\nSeen 09/08/2017": "03/12/1951",
    "Patient : Philippe Roche | M | 13/09/1965 | 8054692357": "13/09/1965",
    "Dr. Roe * 12.03.1951, Arrived 01.09.2017": "12.03.1951",
    "BIRTH DATE SEX\n02 17 1936\nF": "02 17 1936",
    "Doe\tJane\t06-09-1976\nLast name\tFirst name\tM.I.\tDate of birth (month-day-year)": "06-09-1976",
    "7 PATIENT\t8 BIRTHDATE\t9 SEX\nDOE JANE\t03121951\tF": "03121951",
    "8 BIRTHDATE: 9 SEX\t12 HR\n03121951\tF\t11": "03121951",
    "Date\nLabel: DOE, JANE / 5550123 / F / 03/12/1951\tForm 7\nSeen 09/08/2017": "03/12/1951",
    "Patient: Jane Doe 03/12/1951\nPrinted: 09/08/2017": "03/12/1951",
    "M. Roux (17 mai 1990) a rappelé le 29/09/2017": "17 mai 1990",
}
MISSES = {
    "09/08/2017": "a bare date",
    "DOB: ____ Date: 09/08/2017": "the label's value is empty",
    "DOB:\tDate: 09/08/2017": "the label's value is empty",
    "Date of birth not given, seen 09/08/2017": "a sentence between label and date",
    "8 ACCOUNT\t9 SEX\n03121951\tF": "digits under another label",
    "Collected: 09/08/2017 (3 days)": "another date",
    "Printed: 09/08/2017\tF": "a labelled date beside a sex",
    "Patient: Jane Doe 09/08/2017\nReported: 09/10/2017": "a visit beside a name",
    "Jane Doe 03/12/1851 (66 Y)\nseen 09/08/2017": "too long ago",
    "Date of service: 03/12/1951 (66 Y)": "labelled otherwise",
    "Mr. Roe (09/08/2016) was seen again on 09/08/2017": "a visit in brackets",
    "1. Ana Ruiz 09/08/2017\n2. Bob Diop 09/09/2017\n3. Leif Osei 10/01/2017": "a list of visits",
}


@pytest.fixture(scope="module")
def births() -> BirthDateRecognizer:
    return BirthDateRecognizer()


@pytest.mark.parametrize("text", HITS)
def test_a_date_with_evidence_is_a_birth_date(births: BirthDateRecognizer, text: str) -> None:
    """Labels, ages, sexes, stars and names are evidence; that date and no other is found."""
    assert values(births, text) == [HITS[text]]


@pytest.mark.parametrize("text", MISSES)
def test_a_date_without_evidence_is_none(births: BirthDateRecognizer, text: str) -> None:
    """A visit, a print, a collection is no birth."""
    assert values(births, text) == [], MISSES[text]


def test_a_labelled_birth_date_is_one_wherever_it_is_printed(births: BirthDateRecognizer) -> None:
    """The same day again on the page, in another form, is the same birth; an event's label forbids it."""
    text = "DOB: 03/12/1951\nDoe, Jane 12 Mar 1951 p. 2\nCollected: 03/12/1951"
    assert values(births, text) == ["03/12/1951", "12 Mar 1951"]


def test_nobody_is_born_after_the_visit_or_120_years_before(births: BirthDateRecognizer) -> None:
    """Of several labelled dates the implausible ones are refused; the only one is kept."""
    text = "DOB: 03/12/1951\nDOB: 03/12/2019\nDOB: 03/12/1881\nCollected: 09/08/2017"
    assert values(births, text) == ["03/12/1951"]
    assert values(births, "DOB: 03/12/2019\nCollected: 09/08/2017") == ["03/12/2019"]


def test_the_role_is_the_labels(births: BirthDateRecognizer) -> None:
    """Whose birth date it is, the patient's unless the label says otherwise."""
    assert roles(births, "DOB: 03/12/1951") == [Role.PATIENT]
    assert roles(births, "Spouse DOB: 03/12/1951") == [Role.RELATIVE]


def test_every_other_date_is_a_date_time() -> None:
    """No date is both, none is lost, and a time is no part of it."""
    text = "DOB: 03/12/1951\tCollected: 09/08/2017 10:15\nReported Sep 9, 2017"
    assert values(DateTimeRecognizer(), text) == ["09/08/2017", "Sep 9, 2017"]


def test_a_period_in_boxes_is_a_date_time() -> None:
    """The dates of a claim's lines have two-digit years without marks."""
    assert values(DateTimeRecognizer(), "FROM: 02 11 17\tTO: 02 12 17\tPOS: 11") == ["02 11 17", "02 12 17"]


def test_a_line_may_end_between_birth_and_date() -> None:
    """Running text breaks where it must; "née X le" still announces the date on the next line."""
    (birth,) = BirthDateRecognizer().find("Madame Yvonne TANGUY née LE BIHAN le\n02/11/1941, domiciliée à Brest")
    assert (birth.start, birth.end) == (37, 47)
    assert not list(BirthDateRecognizer().find("Née MARTIN Anne\n02/11/2017 consultation\n"))


def test_a_list_without_labels_shows_births_by_their_spread(births: BirthDateRecognizer) -> None:
    """Dates of a list that lie decades apart, each beside a name, are births; the dates of visits beside them are not."""
    rows = "1. Ana Ruiz\t02/01/1975\t09/08/2017\n2. Bill Price\t11/14/1947\t09/08/2017\n3. OSEI, LEIF\t07/02/2011\t09/09/2017\n"
    assert values(births, "Walk-ins of 09/10/2017\n" + rows) == ["02/01/1975", "11/14/1947", "07/02/2011"]
