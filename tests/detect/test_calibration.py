"""A score is the share of findings of its kind that were right."""

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.detect.calibration import Kind, calibrated, fitted, kinds
from phiscan.detect.candidate import Candidate
from phiscan.entities import BY_NAME
from phiscan.model import Basis, Page


def test_a_kind_met_often_speaks_for_itself():
    """900 of 1000 right is 0.9, whatever its basis is worth otherwise."""
    table = fitted([Kind("PERSON", "r", Basis.LABEL, 900, 1000), Kind("AGE", "r", Basis.LABEL, 9000, 9000)])
    assert abs(table["PERSON", "r", Basis.LABEL] - 0.9) < 0.001


def test_a_kind_met_once_leans_on_its_basis():
    """One wrong finding does not make a label worthless."""
    table = fitted([Kind("PERSON", "r", Basis.LABEL, 0, 1), Kind("AGE", "r", Basis.LABEL, 9000, 9000)])
    assert 0.5 < table["PERSON", "r", Basis.LABEL] < 1.0


def test_a_kind_never_met_keeps_its_recognizers_score():
    """A user's recognizer is believed as far as it says."""
    assert calibrated(Candidate("BADGE", 0, 6, "badge", Basis.PATTERN, 0.6)) == 0.6


def test_the_table_counts_types_of_the_catalogue_once():
    """Each line is a kind of its own, right at most as often as found."""
    listed = list(kinds())
    assert listed
    assert len({(each.entity_type, each.recognizer, each.basis) for each in listed}) == len(listed)
    assert all(each.entity_type in BY_NAME and 0 <= each.right <= each.found for each in listed)


def test_what_is_under_its_threshold_is_counted_and_not_reported():
    """Nothing is dropped in silence."""
    page = Page(1, 612, 792, "Patient: Odalys Brennecke", ())
    with Detector(ScanConfig(thresholds={"PERSON": 1.0})).document() as detection:
        assert detection.detect(page) == []
        assert detection.suppressed["PERSON: score under the threshold"] == 1
    with Detector(ScanConfig(thresholds={})).document() as detection:
        assert [each.entity_type for each in detection.detect(page)] == ["PERSON"]
