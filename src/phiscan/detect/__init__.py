"""Page -> Finding*: Presidio's recognizers, ours among them, and the model on what they leave unexplained."""

from phiscan.detect.detector import Detection, Detector

__all__ = ["Detection", "Detector"]
