"""Pictures of text -> words: one seam, two engines, and what both need done to a page first."""

from phiscan.extract.ocr.engine import OcrEngine, OcrWord, engine_for

__all__ = ["OcrEngine", "OcrWord", "engine_for"]
