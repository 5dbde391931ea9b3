"""At home in Presidio: ours run in a stock registry, the user's run in ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.plain import MODEL
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider

from phiscan import errors, recognizers, weights
from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.detect.recognizers import ALL
from phiscan.model import Basis, Page

YAML = """
recognizers:
  - name: badge
    supported_language: en
    supported_entity: BADGE
    patterns:
      - {name: badge, regex: 'B-\\d{4}', score: 0.6}
"""


def page(text: str) -> Page:
    return Page(1, 612, 792, text, ())


def test_a_recognizer_in_yaml_is_asked(tmp_path: Path) -> None:
    """Its entity type comes out as it was named, with its score and the basis "pattern"."""
    (tmp_path / "badge.yaml").write_text(YAML)
    detector = Detector(ScanConfig(recognizers=(tmp_path / "badge.yaml",)))
    with detector.document() as detection:
        (found,) = detection.detect(page("his badge B-1234 was lost"))
    assert (found.entity_type, found.value.reveal(), found.score, found.basis) == (
        "BADGE",
        "B-1234",
        0.6,
        Basis.PATTERN,
    )


def test_a_recognizer_from_an_entry_point_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package offers one in the group "phiscan.recognizers"."""
    (tmp_path / "acme_badges.py").write_text(
        "from presidio_analyzer import Pattern, PatternRecognizer\n"
        "def badge():\n"
        "    return PatternRecognizer('BADGE', patterns=[Pattern('b', r'B-\\d{4}', 0.6)])\n"
    )
    info = tmp_path / "acme_badges-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-badges\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[phiscan.recognizers]\nbadge = acme_badges:badge\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with Detector(ScanConfig()).document() as detection:
        (found,) = detection.detect(page("his badge B-1234 was lost"))
    assert found.entity_type == "BADGE"


@pytest.mark.parametrize("text", ["recognizers: 5", "- 1", "recognizers: [{name: x}]", ":::"])
def test_a_file_that_is_no_recognizer_file_is_a_config_error(tmp_path: Path, text: str) -> None:
    """Named, by path."""
    path = tmp_path / "odd.yaml"
    path.write_text(text)
    with pytest.raises(errors.ConfigError, match=r"odd\.yaml is not a Presidio recognizer file"):
        Detector(ScanConfig(recognizers=(path,)))


def test_ours_live_in_a_stock_registry() -> None:
    """Each can be added, is listed for its entities, and answers on plain text."""
    registry = RecognizerRegistry(supported_languages=["en"])
    for recognizer in ALL:
        registry.add_recognizer(recognizer())
    text = "Patient: Ana Ruiz  MRN: A-104422"
    found = {
        (result.entity_type, text[result.start : result.end])
        for recognizer in registry.get_recognizers("en", all_fields=True)
        for result in recognizer.analyze(text, recognizer.supported_entities, None)
    }
    assert {("PERSON", "Ana Ruiz"), ("MEDICAL_RECORD_NUMBER", "A-104422")} <= found


def test_ours_work_in_a_stock_engine() -> None:
    """A stock AnalyzerEngine with stock spaCy finds birth dates and record numbers once ours are added."""
    provider = NlpEngineProvider(
        nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": MODEL}]}
    )
    engine = AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])
    for recognizer in recognizers.ALL:
        engine.registry.add_recognizer(recognizer())
    text = "Patient: Ana Ruiz, DOB: 03/12/1951, MRN: A-104422. The INR was 2.4 today."
    found = {(result.entity_type, text[result.start : result.end]) for result in engine.analyze(text, language="en")}
    wanted = {("DATE_OF_BIRTH", "03/12/1951"), ("MEDICAL_RECORD_NUMBER", "A-104422"), ("LAB_RESULT", "2.4")}
    assert wanted <= found


def test_stock_recognizers_match_as_in_presidios_own_registry() -> None:
    """An IBAN typed in lower case is found."""
    with Detector(ScanConfig()).document() as detection:
        found = detection.detect(page("my iban is gb29nwbk60161331926819"))
    assert [each.entity_type for each in found] == ["IBAN_CODE"]


def test_an_iban_is_whole_over_two_lines_of_a_cell() -> None:
    """A narrow cell parts it between its groups."""
    with Detector(ScanConfig()).document() as detection:
        found = detection.detect(page("Compte : FR76 3000 6000 0112\n3456 7890 189\nSoins du 4 mai"))
    assert [each.entity_type for each in found if each.entity_type == "IBAN_CODE"] == ["IBAN_CODE"]


def test_other_weights_do_not_pass_for_phiscans_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model that comes with phiscan is known by the digest in its manifest."""
    monkeypatch.setattr(weights, "manifest", lambda: weights.Manifest("1", "0" * 64, ("en", "fr")))
    detector = Detector(ScanConfig())
    with pytest.raises(errors.MissingExtraError, match="digest differs"):
        detector.load()


def test_any_installed_pipeline_can_name_people() -> None:
    """`model` takes a spaCy pipeline by the name it is installed under."""
    with Detector(ScanConfig(model=MODEL)).document() as detection:
        found = detection.detect(page("Yesterday she wrote to John Smith about the results of the test."))
    assert [(each.value.reveal(), each.basis) for each in found] == [("John Smith", Basis.MODEL)]


def test_a_missing_pipeline_is_named() -> None:
    """Before anything is loaded."""
    with pytest.raises(errors.MissingExtraError, match="no spaCy pipeline 'xx_none'"):
        Detector(ScanConfig(model="xx_none"))
