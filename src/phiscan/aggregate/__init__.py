"""Reports to pandas tables, column by column, while entries stream by."""

from phiscan.aggregate.evidence import Explained, evidence_table
from phiscan.aggregate.exposure import Exposure, exposure_of
from phiscan.aggregate.manifest import ManifestTable
from phiscan.aggregate.people import disagreement_table, person_table, practitioner_table, subject_document_table
from phiscan.aggregate.tables import Display, FindingsTable, InventoryTable

__all__ = [
    "Display",
    "Explained",
    "Exposure",
    "FindingsTable",
    "InventoryTable",
    "ManifestTable",
    "disagreement_table",
    "evidence_table",
    "exposure_of",
    "person_table",
    "practitioner_table",
    "subject_document_table",
]
