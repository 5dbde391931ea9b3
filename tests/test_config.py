"""Thresholds in a configuration: merged with those that come with phiscan, and checked."""

from pathlib import Path

import pytest

from phiscan.config import ScanConfig, default_thresholds, load_config
from phiscan.entities import BY_NAME
from phiscan.errors import ConfigError


def test_a_file_changes_the_thresholds_it_names(tmp_path: Path) -> None:
    """The others stay, and the fingerprint tells."""
    path = tmp_path / "phiscan.toml"
    path.write_text("[thresholds]\nPERSON = 0.9\n")
    config = load_config(path)
    assert config.thresholds == {**default_thresholds(), "PERSON": 0.9}
    assert config.fingerprint() != ScanConfig().fingerprint()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[thresholds]\nNAME = 0.9\n", "thresholds: unknown entity type 'NAME'"),
        ("[thresholds]\nPERSON = 90\n", "thresholds: PERSON must be a number from 0 to 1"),
        ("thresholds = 0.9\n", "thresholds must be a table: an entity type and a number on each line"),
    ],
)
def test_wrong_thresholds_are_named(tmp_path: Path, text: str, fault: str) -> None:
    """Each fault in a line of its own."""
    path = tmp_path / "phiscan.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as raised:
        load_config(path)
    assert raised.value.faults == (fault,)


def test_thresholds_that_come_with_phiscan_are_of_known_types() -> None:
    """And none drops what is right more often than not."""
    assert default_thresholds()
    assert all(name in BY_NAME and 0 <= least <= 0.5 for name, least in default_thresholds().items())
