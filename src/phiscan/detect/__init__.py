"""Page -> Finding*: Presidio's recognizers, ours among them, and the model on what they leave unexplained."""

from phiscan.detect.detector import Detection, Detector
from phiscan.detect.evidence import Evidence, evidence_for
from phiscan.detect.nobody import REASON as REASON_NOBODY
from phiscan.detect.nobody import without_impersonal
from phiscan.detect.outputs import OutputCheck
from phiscan.detect.trace import Suppression, Trace

__all__ = [
    "REASON_NOBODY",
    "Detection",
    "Detector",
    "Evidence",
    "OutputCheck",
    "Suppression",
    "Trace",
    "evidence_for",
    "without_impersonal",
]
