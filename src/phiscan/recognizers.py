"""phiscan's recognizers, for a Presidio registry of your own.

    from presidio_analyzer import AnalyzerEngine
    from phiscan.recognizers import BirthDateRecognizer

    engine = AnalyzerEngine()
    engine.registry.add_recognizer(BirthDateRecognizer())
    engine.analyze("Patient: Ana Ruiz, DOB: 03/12/1951", language="en")

On a page's reading text they do best; on plain text they work.
"""

from phiscan.detect.recognizers import (
    ALL,
    AddressRecognizer,
    AgeRecognizer,
    BiometricRecognizer,
    BirthDateRecognizer,
    CredentialRecognizer,
    DateTimeRecognizer,
    DeviceRecognizer,
    DiagnosisRecognizer,
    IdentifierRecognizer,
    LabResultRecognizer,
    MedicationRecognizer,
    OnlineRecognizer,
    OrganizationRecognizer,
    PersonRecognizer,
    PhoneRecognizer,
    ProcedureRecognizer,
    Recognizer,
    VehicleRecognizer,
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
