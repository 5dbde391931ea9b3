"""Who is one person: what joins two mentions, and what keeps them apart whatever else agrees."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise

import duckdb
import pytest
from tests.people.mentions import link, mention, together

from phiscan import errors
from phiscan.people.births import Agreement, agreement
from phiscan.people.comparisons import comparisons
from phiscan.people.database import database
from phiscan.people.persons import Linked
from phiscan.people.scoring import SAME_BITS

Printed = Mapping[str, str]

# The two mentions of each case bear names that no other case has.
JOINED: dict[str, tuple[Printed, Printed]] = {
    "order of the name": ({"name": "Ann Abbott", "birth": "01/02/1950"}, {"name": "ABBOTT ANN", "birth": "01/02/1950"}),
    "accents, case, hyphen": (
        {"name": "Zoé Béart-Côté", "birth": "01/03/1950"},
        {"name": "BEART COTE, Zoe", "birth": "01/03/1950"},
    ),
    "particle": ({"name": "Juan de la Cruz", "birth": "01/04/1950"}, {"name": "Delacruz, Juan", "birth": "01/04/1950"}),
    "nickname": ({"name": "Robert Dunn", "birth": "01/05/1950"}, {"name": "Bob Dunn", "birth": "01/05/1950"}),
    "letters misread": (
        {"name": "Hamilton Ernst", "birth": "01/06/1950"},
        {"name": "Hami1ton Emst", "birth": "01/06/1950"},
    ),
    "letter mistyped": (
        {"name": "Marjorie Finch", "birth": "01/07/1950"},
        {"name": "Marjorie Fimch", "birth": "01/07/1950"},
    ),
    "initial": ({"name": "Gustav Gruber", "birth": "01/08/1950"}, {"name": "G. Gruber", "birth": "01/08/1950"}),
    "birth name on the form": (
        {"name": "Mme HUGO née IMBERT Lise", "birth": "09/01/1950"},
        {"name": "Lise Imbert", "birth": "09/01/1950"},
    ),
    "married name and telephone": (
        {"name": "Joan Ibsen", "birth": "01/10/1950", "phone": "212-555-0111"},
        {"name": "Joan Kessler", "birth": "01/10/1950", "phone": "(212) 555 0111"},
    ),
    "married name and telephone, one digit misread": (
        {"name": "Joan Inman", "birth": "01/18/1950", "phone": "212-555-0177"},
        {"name": "Joan Kibler", "birth": "01/18/1950", "phone": "(212) 555 0171"},
    ),
    "day and month swapped": (
        {"name": "Lars Lund", "birth": "02/11/1950", "phone": "212-555-0122"},
        {"name": "Lars Lund", "birth": "11/02/1950", "phone": "212-555-0122"},
    ),
    "one digit of the date": (
        {"name": "Mona Moss", "birth": "03/12/1951", "address": "1 Elm St, Reno, NV 89501"},
        {"name": "Mona Moss", "birth": "03/12/1957", "address": "1 Elm Street, Reno NV 89501"},
    ),
    "two-digit year": ({"name": "Nils Nash", "birth": "03/13/1912"}, {"name": "Nils Nash", "birth": "03/13/12"}),
    "record number without a date": (
        {"name": "Olga Orr", "birth": "03/14/1951", "mrn": "MR-0045511"},
        {"name": "O. Orr", "mrn": "45511"},
    ),
    "government number, one digit misread": (
        {"name": "Paul Pike", "birth": "03/15/1951", "ssn": "212-34-5678"},
        {"name": "Paul Pike", "birth": "03/15/1951", "ssn": "212-34-5673"},
    ),
    "address beside a name": (
        {"name": "Quinn Quist", "birth": "03/16/1951", "address": "22 Oak Ave, Reno, NV 89502"},
        {"name": "Quinn Quist", "address": "22 Oak Ave, Reno, NV 89502"},
    ),
    "nothing but a rare name": ({"name": "Rosa Szczepańska", "birth": "03/17/1951"}, {"name": "SZCZEPANSKA, Rosa"}),
}
APART: dict[str, tuple[Printed, Printed]] = {
    "another birth date, one address": (
        {"name": "Sam Stone", "birth": "04/01/1951", "address": "3 Ash St, Reno, NV 89503", "phone": "212-555-0133"},
        {"name": "Sam Stone", "birth": "07/22/1978", "address": "3 Ash St, Reno, NV 89503", "phone": "212-555-0133"},
    ),
    "twins": (
        {"name": "Tom Thorn", "birth": "04/02/1951", "address": "4 Ash St, Reno, NV 89504", "phone": "212-555-0144"},
        {"name": "Peter Thorn", "birth": "04/02/1951", "address": "4 Ash St, Reno, NV 89504", "phone": "212-555-0144"},
    ),
    "twins whose names differ in a letter": (
        {"name": "Christian Ulm", "birth": "04/03/1951", "phone": "212-555-0155"},
        {"name": "Christina Ulm", "birth": "04/03/1951", "phone": "212-555-0155"},
    ),
    "a couple": (
        {"name": "Vera Vance", "birth": "04/04/1951", "email": "vance@example.com"},
        {"name": "Victor Vance", "birth": "08/14/1949", "email": "vance@example.com"},
    ),
    "Jr and Sr": (
        {"name": "Walt Wren Jr.", "address": "5 Ash St, Reno, NV 89505"},
        {"name": "Walt Wren Sr.", "address": "5 Ash St, Reno, NV 89505"},
    ),
    "another government number": (
        {"name": "Xena Xu", "birth": "04/05/1951", "ssn": "212-34-1111"},
        {"name": "Xena Xu", "birth": "04/05/1951", "ssn": "345-67-2222"},
    ),
    "another record number, nothing else": (
        {"name": "Yves York", "mrn": "7711223"},
        {"name": "Yves York", "birth": "04/06/1951", "mrn": "9983746"},
    ),
    "a clinic's telephone": (
        {"name": "Zack Zorn", "birth": "04/07/1951", "phone": "212-555-0166"},
        {"name": "Abel Zorn", "phone": "212-555-0166"},
    ),
    "a middle initial": ({"name": "Carl A Vogt", "birth": "04/08/1951"}, {"name": "Carl B Vogt"}),
}


@pytest.fixture(scope="module")
def linked() -> Linked:
    """All cases in one dump."""
    cases = {**JOINED, **APART}
    return link(
        *(mention(f"{case} {side}", **printed) for case, pair in cases.items() for side, printed in enumerate(pair))
    )


@pytest.mark.parametrize("case", JOINED)
def test_one_person_in_two_prints(linked: Linked, case: str) -> None:
    """Forms, misprints and lacks that documents have do not part a person in two."""
    assert together(linked, f"{case} 0", f"{case} 1")


@pytest.mark.parametrize("case", APART)
def test_two_persons_who_are_much_alike(linked: Linked, case: str) -> None:
    """Relatives, namesakes and those who share an address or a number of a household are counted apart."""
    assert not together(linked, f"{case} 0", f"{case} 1")


def test_a_telephone_decides_between_namesakes() -> None:
    """Two of a name: the letter without a birth date is the one's who has its telephone."""
    result = link(
        mention("a", "Jim Low", "01/02/1950", phone="212-555-0101"),
        mention("b", "Jim Low", "09/27/1971", phone="212-555-0202"),
        mention("c", "Low, Jim", phone="2125550202"),
    )
    assert together(result, "b", "c")
    assert not together(result, "a", "c")


def test_a_mention_that_fits_two_is_nobody_new() -> None:
    """It has a row of its own, is said to be unresolved, and does not count in the best number; at most it does."""
    result = link(mention("a", "Jim Low", "01/02/1950"), mention("b", "Jim Low", "09/27/1971"), mention("c", "Jim Low"))
    assert [person.unresolved for person in result.persons] == [False, False, True]
    assert (result.count.lower, result.count.best) == (2, 2)
    assert result.count.upper >= 3


def test_one_misread_date_in_many_parts_nobody_and_lets_nothing_drift() -> None:
    """Two misread dates, two digits from one another, are both the patient's of the ten reports."""
    reports = [mention(f"r{week}", "Eve Dorn", "03/12/1951", mrn="5550001") for week in range(10)]
    result = link(
        *reports,
        mention("x", "Eve Dorn", "03/12/1957", mrn="5550001"),
        mention("y", "Eve Dorn", "03/17/1951", mrn="5550001"),
    )
    assert len(result.persons) == 1
    assert result.persons[0].birth_date is not None
    assert result.persons[0].birth_date.reveal() == "1951-03-12"


def test_the_order_of_documents_changes_nobody() -> None:
    """The same mentions in any order are the same groups."""
    cases = [(f"{case} {side}", printed) for case, pair in JOINED.items() for side, printed in enumerate(pair)]
    one = link(*(mention(path, **printed) for path, printed in cases))
    other = link(*(mention(path, **printed) for path, printed in reversed(cases)))
    assert _groups(one) == _groups(other)


def _groups(linked: Linked) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for each in linked.mentions:
        groups.setdefault(each.person_id, set()).add(each.path)
    return {frozenset(paths) for paths in groups.values()}


AGREEMENTS = {
    ("19510312", "19510312"): Agreement.SAME,
    ("19510312", "19511203"): Agreement.SWAPPED,
    ("19510312", "19510317"): Agreement.ONE_DIGIT,
    ("19510312", "19150312"): Agreement.ONE_DIGIT,
    ("19510312", "19811203"): Agreement.DIFFERENT,
    ("19510312", "19680427"): Agreement.DIFFERENT,
}


@pytest.mark.parametrize(("pair", "expected"), AGREEMENTS.items())
def test_birth_dates_agree_as_in_the_model(pair: tuple[str, str], expected: Agreement) -> None:
    """What Python says of two dates is what the database says."""
    assert agreement(*pair) is agreement(*pair[::-1]) is expected
    levels = comparisons()["birth"].levels
    columns = "birth_l, birth_r, substr(birth_l, 3) AS birth_day_l, substr(birth_r, 3) AS birth_day_r"
    cases = " ".join(f"WHEN {level.sql} THEN '{level.name}'" for level in levels if level.sql != "ELSE")
    with database() as connection:
        table = (
            f"(SELECT {columns}, true AS full_year_l, true AS full_year_r FROM (VALUES (?, ?)) AS t(birth_l, birth_r))"
        )
        found = connection.execute(f"SELECT CASE {cases} ELSE 'different' END FROM {table}", list(pair)).fetchone()
    assert found == (str(expected),)


def test_levels_can_be_told_by_their_weight() -> None:
    """No two levels of a comparison are worth the same, nor nothing: that is how a pair's level is known."""
    for comparison in comparisons().values():
        weights = sorted([0.0, *(level.weight_bits for level in comparison.levels)])
        assert all(later - earlier > 2 * SAME_BITS for earlier, later in pairwise(weights))
        assert sum(level.m for level in comparison.levels) == pytest.approx(1, abs=0.05)


def test_the_database_touches_neither_disk_nor_network() -> None:
    """Names in clear would lie there: no spilling, no files, no extensions from elsewhere."""
    with database() as connection:
        settings = dict(connection.execute("SELECT name, value FROM duckdb_settings()").fetchall())
        with pytest.raises(duckdb.PermissionException):
            connection.execute("COPY (SELECT 1) TO '/tmp/phiscan-test.csv'")
    assert settings["temp_directory"] == ""
    assert settings["autoload_known_extensions"] == "false"


def test_errors_of_the_database_are_ours() -> None:
    """By their type alone: a message may quote a row."""
    with pytest.raises(errors.LinkingError) as caught, database() as connection:
        connection.execute("SELECT 'Zyxgrond'::INTEGER")
    assert "Zyxgrond" not in str(caught.value)


def test_splink_is_loaded_only_to_link() -> None:
    """Not for --help, nor in a worker."""
    code = "import sys, phiscan.cli.main, phiscan.people; print(sorted({'splink', 'duckdb', 'pyarrow'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


SHORT_FORMS = {
    ("Kimmy", "Kimberly"): True,
    ("Topher", "Christopher"): True,
    ("Paul", "Paula"): False,
    ("Joseph", "Josephine"): False,
    ("Ed", "Frederick"): False,
}


@pytest.mark.parametrize(("names", "one"), SHORT_FORMS.items())
def test_a_short_form_that_no_list_has(names: tuple[str, str], one: bool) -> None:
    """Cut out of a name, with -y or -ie: one person, where family name and birth date are the same. Not the other sex's form."""
    result = link(*(mention(name, f"{name} Wimblethorpe", "04/01/1951") for name in names))
    assert together(result, *names) is one
