"""One scanner for all tests of this folder: its model is loaded once."""

from __future__ import annotations

import pytest

from phiscan.config import ScanConfig
from phiscan.scanning import Scanner


@pytest.fixture(scope="session")
def scanner() -> Scanner:
    return Scanner(ScanConfig())
