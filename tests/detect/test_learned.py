"""Learned readings: trained in little, kept, loaded, asked."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from models.readings import Example, Recipe, keep, train

from phiscan import errors, weights
from phiscan.detect import learned

CLASSES = ("patient", "practitioner", "nobody")
EXAMPLES = [
    *(Example((f"left:{word}", "alone"), "patient") for word in ("patient", "client", "pt") for _ in range(4)),
    *(Example((f"left:{word}", "titled"), "practitioner") for word in ("seen by", "md", "pt") for _ in range(4)),
    *(Example((f"left:{word}",), "nobody") for word in ("building", "street") for _ in range(4)),
]
RECIPE = Recipe(rows=1 << 10, steps=150)


def likeliest(reading: learned.Reading, *features: str) -> str:
    shares = reading.probabilities(features)
    return max(shares, key=shares.__getitem__)


def test_what_examples_share_decides() -> None:
    """What was seen with one class alone, and, where that is no help ("pt"), what stood beside it."""
    made = train(EXAMPLES, CLASSES, RECIPE)
    assert likeliest(made, "left:client", "alone") == "patient"
    assert likeliest(made, "left:pt", "titled") == "practitioner"
    assert likeliest(made, "left:street") == "nobody"


def test_probabilities_add_up_whatever_is_asked() -> None:
    """Also of features never met, of none, and of one twice, which counts once."""
    made = train(EXAMPLES, CLASSES, RECIPE)
    for features in ((), ("never met",), ("titled", "titled")):
        shares = made.probabilities(features)
        assert tuple(shares) == CLASSES
        assert math.isclose(sum(shares.values()), 1.0)
    assert made.probabilities(("titled", "titled")) == made.probabilities(("titled",))


def test_evidence_names_what_weighed_most() -> None:
    """Strongest first, with its sign: what explains an answer."""
    made = train(EXAMPLES, CLASSES, RECIPE)
    weighed = made.evidence(("left:client", "never met", "titled"), "practitioner")
    assert [feature for feature, _ in weighed][2] == "never met"
    assert dict(weighed)["titled"] > 0 > dict(weighed)["left:client"]


def test_the_same_examples_give_the_same_bytes() -> None:
    """The digest in the manifest stands for the recipe."""
    first, second = (learned.encoded(train(EXAMPLES, CLASSES, RECIPE)) for _ in range(2))
    assert first == second


def test_a_reading_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """Weights from the file, thresholds from the manifest, whose other tables stay."""
    made = train(EXAMPLES, CLASSES, RECIPE)
    manifest = tmp_path / "readings.toml"
    for name in ("beta", "alpha"):
        keep(name, made, {"data": ["made up"], "check": {"right": 0.5}}, manifest)
    assert [line for line in manifest.read_text().splitlines() if line.startswith("[")] == [
        *("[alpha]", "[alpha.check]", "[alpha.thresholds]"),
        *("[beta]", "[beta.check]", "[beta.thresholds]"),
    ]
    again = learned.decoded((tmp_path / "alpha.npz").read_bytes(), {"sure": 0.9})
    assert again.probabilities(("alone",)) == made.probabilities(("alone",))
    assert again.thresholds == {"sure": 0.9}


def test_broken_weights_are_told_from_good_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file that is no reading, and one whose digest is another than the manifest's: no answer is better than a wrong one."""
    with pytest.raises(errors.MissingExtraError):
        learned.decoded(b"no reading", {})
    (tmp_path / "tampered.npz").write_bytes(learned.encoded(train(EXAMPLES, CLASSES, RECIPE)))
    monkeypatch.setattr(weights, "readings", lambda: {"tampered": weights.ReadingManifest("0" * 64, {})})
    monkeypatch.setattr(weights, "reading_file", lambda name: tmp_path / f"{name}.npz")
    with pytest.raises(errors.MissingExtraError):
        learned.reading("tampered")


def test_every_listed_reading_loads() -> None:
    """What the manifest lists is in the package, with that digest."""
    for name in weights.readings():
        assert learned.reading(name).classes


def test_a_label_must_be_one_of_the_classes() -> None:
    """A misspelt class would be learned as none."""
    with pytest.raises(ValueError, match="not in"):
        train([Example(("alone",), "patience")], CLASSES, RECIPE)
