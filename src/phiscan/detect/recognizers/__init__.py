"""phiscan's recognizers: each a genuine Presidio `EntityRecognizer`, listed in `ALL`."""

from phiscan.detect.recognizers.address import AddressRecognizer
from phiscan.detect.recognizers.age import AgeRecognizer
from phiscan.detect.recognizers.base import Recognizer
from phiscan.detect.recognizers.biometric import BiometricRecognizer
from phiscan.detect.recognizers.birth_date import BirthDateRecognizer
from phiscan.detect.recognizers.credentials import CredentialRecognizer
from phiscan.detect.recognizers.date_time import DateTimeRecognizer
from phiscan.detect.recognizers.device import DeviceRecognizer
from phiscan.detect.recognizers.diagnosis import DiagnosisRecognizer
from phiscan.detect.recognizers.identifiers import IdentifierRecognizer
from phiscan.detect.recognizers.lab_result import LabResultRecognizer
from phiscan.detect.recognizers.medication import MedicationRecognizer
from phiscan.detect.recognizers.online import OnlineRecognizer
from phiscan.detect.recognizers.organization import OrganizationRecognizer
from phiscan.detect.recognizers.person import PersonRecognizer
from phiscan.detect.recognizers.phone import PhoneRecognizer
from phiscan.detect.recognizers.procedure import ProcedureRecognizer
from phiscan.detect.recognizers.vehicle import VehicleRecognizer

ALL: tuple[type[Recognizer], ...] = (
    PersonRecognizer,
    BirthDateRecognizer,
    AgeRecognizer,
    DateTimeRecognizer,
    LabResultRecognizer,
    DiagnosisRecognizer,
    MedicationRecognizer,
    ProcedureRecognizer,
    AddressRecognizer,
    PhoneRecognizer,
    OnlineRecognizer,
    IdentifierRecognizer,
    DeviceRecognizer,
    VehicleRecognizer,
    BiometricRecognizer,
    CredentialRecognizer,
    OrganizationRecognizer,
)

__all__ = [
    "ALL",
    "AddressRecognizer",
    "AgeRecognizer",
    "BiometricRecognizer",
    "BirthDateRecognizer",
    "CredentialRecognizer",
    "DateTimeRecognizer",
    "DeviceRecognizer",
    "DiagnosisRecognizer",
    "IdentifierRecognizer",
    "LabResultRecognizer",
    "MedicationRecognizer",
    "OnlineRecognizer",
    "OrganizationRecognizer",
    "PersonRecognizer",
    "PhoneRecognizer",
    "ProcedureRecognizer",
    "Recognizer",
    "VehicleRecognizer",
]
