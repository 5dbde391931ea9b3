"""RapidOCR: models in its wheel, nothing but pip needed. The only module that imports it.

It finds lines; their words and boxes come from the characters' places. Turned and skewed pictures are straightened
before, so its own classifier of upside-down lines is left out.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image

from phiscan import errors
from phiscan.extract.ocr.engine import OcrWord

# Finding lines needs less detail than reading them: a quarter of the time at a longest side of 960 pixels, no line lost.
_FINDING_PX = 960
_ONE_THREAD = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_SETTINGS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.return_word_box": True,
    "Det.limit_type": "max",
    "Det.limit_side_len": _FINDING_PX,
}


class RapidOcr:
    """RapidOCR with the models of its wheel; they are loaded with the first page."""

    name = "rapidocr"
    # Clean text, the right way up, is read at .99 and more; upside down at .65 to .83.
    upright = 0.93

    def __init__(self, engine_class: Any) -> None:
        self._engine_class = engine_class
        self._engine: Any = None

    def read(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        """The words of a grey picture; it makes no use of `dpi`. Raises `DamagedDocumentError` when it fails."""
        if self._engine is None:
            self._engine = self._engine_class(params=_SETTINGS | _ONE_THREAD)
        try:
            result = self._engine(np.asarray(image.convert("RGB")))
        except MemoryError:
            raise
        except Exception as exc:  # noqa: BLE001 - OpenCV and ONNX raise nearly anything on odd pictures
            raise errors.DamagedDocumentError(f"OCR: {type(exc).__name__}") from None
        # Where it finds nothing, there is a line that is none.
        lines = result.word_results or () if result.txts else ()
        return [_word(*word) for line in lines for word in line if word[0].strip()]

    def read_scattered(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        """The same: it looks for lines anywhere."""
        return self.read(image, dpi)


def installed() -> RapidOcr | None:
    """RapidOCR; None when it or its runtime is missing."""
    try:
        import onnxruntime  # noqa: F401 - RapidOCR imports without it, and fails later
        from rapidocr import RapidOCR
    except ImportError:
        return None
    return RapidOcr(RapidOCR)


def _word(text: str, confidence: float, corners: list[list[float]]) -> OcrWord:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return OcrWord(text.strip(), min(xs), min(ys), max(xs), max(ys), float(confidence))
