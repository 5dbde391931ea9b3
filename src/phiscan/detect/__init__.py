"""Page -> Finding*: Presidio's recognizers, ours among them, and the model on what they leave unexplained."""

from phiscan.detect.detector import Detection, Detector
from phiscan.detect.nobody import without_impersonal

__all__ = ["Detection", "Detector", "without_impersonal"]
