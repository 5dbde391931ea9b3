"""The model: the same answer however texts are shared out, and a vocabulary that does not grow for ever."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import NumpyOps

from phiscan.config import DEFAULT_MODEL
from phiscan.detect import ner
from phiscan.detect.ner import Ner

TEXTS = [
    f"On Monday {name} called about the result of {number}. She will see Dr. Adaeze Lane of word{number} again."
    for number, name in enumerate(
        ("Ana Ruiz", "Paul Delacroix", "Mme Jeanne AUGIER", "the nurse", "Bo Diop", "Warfarin")
    )
]


def answers(texts_a_zone: int, monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[int, int, str], ...]]:
    monkeypatch.setattr(ner, "_TEXTS_A_ZONE", texts_a_zone)
    model = Ner(DEFAULT_MODEL)
    return [model.entities(text) for text in TEXTS]


def test_what_stood_before_a_text_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A zone for each text, for two, for all."""
    alone, two, one = (answers(number, monkeypatch) for number in (1, 2, 100))
    assert alone == two == one
    assert any(label in ("PER", "PERSON") for found in alone for _, _, label in found)


def test_the_vocabulary_goes_back_to_what_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a zone ends, and when a user's recognizer is given a document of its own."""
    monkeypatch.setattr(ner, "_TEXTS_A_ZONE", 3)
    model = Ner(DEFAULT_MODEL)
    model.load()
    sizes = []
    for number in range(12):
        model.entities(f"Never seen: vocable{number} and {'b' * (number + 9)}.")
        sizes.append(len(model._pipeline().vocab.strings))
    assert sizes[0] == sizes[3] == sizes[6] == sizes[9] < sizes[2]
    doc = model.process_text("Ana Ruiz called.", "en").tokens
    model.entities("Paul Roux called.")
    assert [token.text for token in doc] == ["Ana", "Ruiz", "called", "."]


@pytest.mark.parametrize("trans1", [False, True])
@pytest.mark.parametrize("trans2", [False, True])
def test_numpy_multiplies_as_thinc_does(trans1: bool, trans2: bool) -> None:
    """Up to the last bits."""
    draw = np.random.default_rng(1)
    x = draw.random((7, 5) if trans1 else (5, 7), dtype="float32")
    y = draw.random((3, 7) if trans2 else (7, 3), dtype="float32")
    expected = NumpyOps().gemm(x, y, trans1=trans1, trans2=trans2)
    out = np.zeros((5, 3), dtype="float32")
    assert np.allclose(ner._Ops().gemm(x, y, out=out, trans1=trans1, trans2=trans2), expected, rtol=1e-5)
    assert np.allclose(out, expected, rtol=1e-5)
    assert np.allclose(ner._Ops().gemm(x, y, trans1=trans1, trans2=trans2), expected, rtol=1e-5)


def test_only_a_process_of_one_thread_multiplies_by_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    """And names the same: with several threads numpy's BLAS waits for them longer than it multiplies."""
    found = []
    for threads, expected in (("1", ner._Ops), ("", NumpyOps)):
        monkeypatch.setenv("OMP_NUM_THREADS", threads)
        model = Ner(DEFAULT_MODEL)
        found.append([model.entities(text) for text in TEXTS])
        assert type(model._pipeline().get_pipe("ner").model.ops) is expected
    assert found[0] == found[1]
