"""phiscan's recognizers: each a genuine Presidio `EntityRecognizer`, listed in `ALL`."""

from phiscan.detect.recognizers.address import AddressRecognizer
from phiscan.detect.recognizers.age import AgeRecognizer
from phiscan.detect.recognizers.base import Recognizer
from phiscan.detect.recognizers.birth_date import BirthDateRecognizer
from phiscan.detect.recognizers.clinical import ClinicalRecognizer
from phiscan.detect.recognizers.date_time import DateTimeRecognizer
from phiscan.detect.recognizers.identifiers import IdentifierRecognizer
from phiscan.detect.recognizers.lab_result import LabResultRecognizer
from phiscan.detect.recognizers.online import OnlineRecognizer
from phiscan.detect.recognizers.organization import OrganizationRecognizer
from phiscan.detect.recognizers.person import PersonRecognizer
from phiscan.detect.recognizers.phone import PhoneRecognizer

ALL: tuple[type[Recognizer], ...] = (
    PersonRecognizer,
    BirthDateRecognizer,
    AgeRecognizer,
    DateTimeRecognizer,
    LabResultRecognizer,
    ClinicalRecognizer,
    AddressRecognizer,
    PhoneRecognizer,
    OnlineRecognizer,
    IdentifierRecognizer,
    OrganizationRecognizer,
)

__all__ = [
    "ALL",
    "AddressRecognizer",
    "AgeRecognizer",
    "BirthDateRecognizer",
    "ClinicalRecognizer",
    "DateTimeRecognizer",
    "IdentifierRecognizer",
    "LabResultRecognizer",
    "OnlineRecognizer",
    "OrganizationRecognizer",
    "PersonRecognizer",
    "PhoneRecognizer",
    "Recognizer",
]
