"""What a mask shows: at most initials, never a length or an end."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import phiscan
from phiscan.model import Basis, Finding, SensitiveText, Span
from phiscan.report.masking import CLEAR, MASK, MASKED, initials

# The modules that may look at a value, and why. Anything else works on it unseen.
MAY_REVEAL = {
    "report/masking.py": "shows it, masked or as asked",
    "detect/nobody.py": "asks whether words may be a name",
    "people/cast.py": "compares names and birth dates within a document",
    "people/filenames.py": "looks for a document's names and numbers in its path",
    "people/parts.py": "puts names together",
    "people/mailboxes.py": "compares e-mail addresses with names",
    "people/desk.py": "compares telephone numbers and birth dates within a document",
    "people/kinds.py": "counts the digits of a web address",
    "people/subjects.py": "gathers what one document says of a person",
    "run/records.py": "encrypts it",
}

# A call, the method handed on, or the private attribute behind it.
_LOOKS = re.compile(r"\.(reveal|_value)\b")

NAMES = {
    "John Smith": "J*** S***",
    "SMITH, JOHN Q": "S*** J*** Q***",
    "élodie d'Arc": "É*** D***",
    "1234 Main": "*** M***",
    "ßmith": "S***",
    "": "***",
}


def finding(entity_type, printed, **detail):
    """A finding of this value."""
    parts = {key: SensitiveText(text) for key, text in detail.items()} or None
    return Finding(1, entity_type, SensitiveText(printed), Span(0, 1), None, "test", Basis.LABEL, detail=parts)


@pytest.mark.parametrize(("name", "shown"), NAMES.items())
def test_a_name_shows_its_initials(name, shown):
    """One letter a word, and the same three stars whatever the length."""
    assert initials(name) == shown


@given(st.text(min_size=1, max_size=30))
def test_other_values_show_nothing(value):
    """No length, no last digits, no first letter."""
    assert MASKED.value(finding("US_SSN", value)) == MASK


@given(st.text(min_size=2, max_size=30))
def test_a_mask_never_holds_two_letters_in_a_row(name):
    """However odd the name, what shows of a word is one letter."""
    assert all(len(word) <= 1 + len(MASK) for word in initials(name).split())


def test_an_analyte_that_is_not_in_the_catalogue_is_masked():
    """Without a LOINC code the analyte is text off the page, and may be anything."""
    assert MASKED.detail(finding("LAB_RESULT", "7", analyte="John Smith", value="7")) == (
        '{"analyte": "***", "value": "***"}'
    )


def test_the_part_of_a_name_a_form_asks_for_is_shown():
    """It is phiscan's word for the field, not what stands in it."""
    assert MASKED.detail(finding("PERSON", "Smith", part="last_name")) == '{"part": "last_name"}'


def test_the_kind_of_a_credential_is_shown():
    """It is phiscan's word; the secret is not."""
    secret = finding("CREDENTIAL", "h0rse-Batt", kind="password")
    assert MASKED.detail(secret) == '{"kind": "password"}'
    assert MASKED.value(secret) == MASK


def test_a_code_is_masked_outside_of_lab_results_too():
    """Parts nobody declared open stay shut."""
    assert MASKED.detail(finding("DIAGNOSIS", "AF", code="I48.91")) == '{"code": "***"}'
    assert MASKED.detail(finding("DIAGNOSIS", "AF", loinc="6301-6", unit="x")) == '{"loinc": "***", "unit": "***"}'
    assert CLEAR.detail(finding("DIAGNOSIS", "AF", code="I48.91")) == '{"code": "I48.91"}'


def test_only_these_modules_look_at_values():
    """Every call of `reveal()` is in a module that has a reason for it.

    The stages before the report find values, so they hold them in clear; from the finding on, few may look.
    """
    root = Path(phiscan.__file__).parent if phiscan.__file__ else Path(next(iter(phiscan.__path__)))
    callers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if _LOOKS.search(path.read_text(encoding="utf-8")) and path.name != "model.py"
    }
    after_detection = {path for path in callers if not path.startswith(("detect/", "extract/", "synthetic/"))}
    assert after_detection <= set(MAY_REVEAL)


def test_the_year_of_birth_of_the_very_old_is_masked():
    """It would tell an age over 89."""
    assert MASKED.birth_year(1925, over_89=True) is None
    assert MASKED.birth_year(1951, over_89=False) == 1951
    assert CLEAR.birth_year(1925, over_89=True) == 1925
