"""Names: what is one person's name in another form, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.people.names import compatible, parse_name

SAME_KEY = {
    ("John Smith", "SMITH, JOHN"): "order and case",
    ("John Smith", "Smith, John Q."): "a middle initial",
    ("Dr. Jane Roe, M.D.", "Jane Roe"): "title and credentials",
    ("Jane Roe, PA-C", "Jane Roe"): "a hyphenated credential",
    ("José Núñez", "JOSE NUNEZ"): "accents",
    ("Marie-Claire Lefèvre", "LEFEVRE Marie Claire"): "a hyphen",
    ("Sean O’Brien", "OBRIEN, SEAN"): "an apostrophe",
    ("Søren Łukasz", "SOREN LUKASZ"): "letters that do not decompose",
    ("Mme DUPONT née MARTIN Anne", "Anne Martin Dupont"): "birth name and married name",
    ("Anh Do", "DO, ANH"): "a surname that is also a credential",
    ("Anh B Do", "DO, ANH"): "the same with a middle initial",
    ("Anh Nguyen, DO", "Anh Nguyen"): "the credential itself",
    ("J. Roe, MD", "Roe J"): "a credential after an initial",
    ("Pr Anne Martin, PU-PH", "Anne Martin"): "French title and credential",
}

COMPATIBLE = {
    ("J. Smith", "John Smith"): "an initial",
    ("Smith", "John Smith"): "the surname alone",
    ("John Michael Smith", "SMITH, JOHN M"): "a middle name cut to its initial",
    ("John Michael Smith", "John Smith"): "a middle name left out",
}

NOT_COMPATIBLE = {
    ("John Smith", "Mary Smith"): "a family",
    ("Mary Smith", "John M Smith"): "a first name that begins like a middle initial",
    ("John A Smith", "John B Smith"): "two middle initials",
    ("J. Smith", "J. Jones"): "an initial is not enough",
    ("", "John Smith"): "no name at all",
}


@pytest.mark.parametrize(("one", "other"), SAME_KEY, ids=SAME_KEY.values())
def test_one_name_in_two_forms_has_one_key(one, other):
    """Order, case, accents, punctuation, titles and middle initials do not part a person in two."""
    assert parse_name(one).key == parse_name(other).key


@pytest.mark.parametrize(("one", "other"), COMPATIBLE, ids=COMPATIBLE.values())
def test_a_shortened_name_is_compatible_with_the_full_one(one, other):
    """Within a document a name may be cut; it is still that person's."""
    assert compatible(parse_name(one), parse_name(other))
    assert compatible(parse_name(other), parse_name(one))


@pytest.mark.parametrize(("one", "other"), NOT_COMPATIBLE, ids=NOT_COMPATIBLE.values())
def test_two_persons_are_not_taken_for_one(one, other):
    """What one name has and the other contradicts keeps two persons apart."""
    assert not compatible(parse_name(one), parse_name(other))
    assert not compatible(parse_name(other), parse_name(one))


@given(st.lists(st.sampled_from(["Ana", "Berg", "Cruz", "Dubois", "E", "F"]), min_size=1, max_size=5), st.randoms())
def test_a_key_does_not_depend_on_the_order_of_words(words, random):
    """Any order of the same words is the same name."""
    shuffled = list(words)
    random.shuffle(shuffled)
    assert parse_name(" ".join(words)).key == parse_name(" ".join(shuffled)).key


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for_its_name(text):
    """Whatever a recognizer calls a person gives a name, perhaps an empty one, and never an error."""
    name = parse_name(text)
    assert all(word and not any(map(str.isspace, word)) for word in (*name.full, *name.initials))
