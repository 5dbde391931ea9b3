"""The recipe of the model: what is labelled on a page that is learnt from, and what becomes of two sets of weights."""

import numpy as np
import pytest
from models.pages import LabelledPage, _labelled, _values
from models.pipeline import Size, blank, mix, parameters
from models.train import EDITIONS
from spacy.training import Example

PAGE = "Patient: RUIZ\tFirst name: Ana\nMercy Ridge Hospital, 7 Oak Street\nMacon, GA 31201\nSeen 07/01/2022 by Paul\nRoux, MD"
LABELLED = {
    ("PERSON", "Paul Roux", None): [("Paul\nRoux", "PERSON")],
    ("PERSON", "RUIZ, Ana", "yes"): [("RUIZ", "PERSON"), ("Ana", "PERSON")],
    ("PERSON", "Ridge", None): [("Ridge", "PERSON")],
    ("HEALTHCARE_ORGANIZATION", "Mercy Ridge Hospital", None): [("Mercy Ridge Hospital", "ORGANIZATION")],
    ("STREET_ADDRESS", "7 Oak Street, Macon, GA 31201", None): [("7 Oak Street\nMacon, GA 31201", "ADDRESS")],
    ("STREET_ADDRESS", "7 Oak Street, Dublin, GA 31021", None): [("7 Oak Street", "ADDRESS")],
    ("MEDICATION", "Oak", None): [],
}


@pytest.mark.parametrize(("entity", "expected"), LABELLED.items())
def test_values_of_the_truth_are_labelled_where_they_stand(
    entity: tuple[str, str, str | None], expected: list[tuple[str, str]]
) -> None:
    """Across line ends, in parts where a form asks for parts; of an address in parts the street; dates by their form."""
    kind, text, parts = entity
    values = tuple(_values({"entity_type": kind, "text": text, "detail": {"parts": parts}}))
    pieces = _labelled(LabelledPage("en", PAGE, values))
    assert "".join(piece.text for piece in pieces) == PAGE
    found = [(piece.text, piece.label) for piece in pieces if piece.label]
    assert sorted(found) == sorted([*expected, ("07/01/2022", "DATE")])


def test_weights_are_mixed_by_shares() -> None:
    """All of the old ones, all of the new ones, half of each."""
    nlp = blank(Size(8, 1, (50, 20, 50, 20), 8))
    nlp.initialize(lambda: [Example(nlp.make_doc("a"), nlp.make_doc("a"))])
    new = parameters(nlp)
    old = [each + 1 for each in new]
    for share in (1.0, 0.5, 0.0):
        for layer_new, again in zip(new, parameters(nlp), strict=True):
            assert np.allclose(layer_new, again, atol=1e-6)
        mix(nlp, old, share)
        assert all(np.allclose(a, b + 1 - share, atol=1e-6) for a, b in zip(parameters(nlp), new, strict=True))
        mix(nlp, new, 0.0)


def test_what_is_reported_on_is_not_learnt_from() -> None:
    """The editions that are named, no other."""
    assert EDITIONS == ("first", "second")
