"""Faces in pictures, by the LBP cascade of OpenCV as scikit-image ships it. The only module that imports scikit-image.

It finds faces that look at the camera, as photographs on cards and forms do. It is an extra: `pip install
phiscan-pdf[faces]`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image

Box = tuple[float, float, float, float]

# The picture is looked at in small: a face of a quarter of it has 64 pixels, the cascade's window 24.
_LOOK_PX = 256
_LEAST_FACE_PX = 36
_SCALE_STEP = 1.2
# A photograph has many shades; a logo, a drawing or a page of text few. Of 255.
_LEAST_SHADES = 100


@cache
def are_available() -> bool:
    """Whether the extra is installed."""
    return find_spec("skimage") is not None


def faces_in(picture: Image.Image) -> list[Box]:
    """The faces of a grey picture: x0, top, x1, bottom in its pixels, from top to bottom."""
    if not _is_photograph(picture):
        return []
    scale = min(_LOOK_PX / max(picture.size), 1.0)
    small = picture.resize((max(int(picture.width * scale), 1), max(int(picture.height * scale), 1)))
    if min(small.size) < _LEAST_FACE_PX:
        return []
    found = _cascade().detect_multi_scale(
        img=np.asarray(small),
        scale_factor=_SCALE_STEP,
        step_ratio=1,
        min_size=(_LEAST_FACE_PX, _LEAST_FACE_PX),
        max_size=(min(small.size), min(small.size)),
    )
    boxes = ((each["c"], each["r"], each["c"] + each["width"], each["r"] + each["height"]) for each in found)
    return sorted(tuple(edge / scale for edge in box) for box in boxes)


def _is_photograph(picture: Image.Image) -> bool:
    return sum(1 for count in picture.histogram() if count) >= _LEAST_SHADES


@lru_cache(maxsize=1)
def _cascade() -> Any:
    from skimage.data import lbp_frontal_face_cascade_filename
    from skimage.feature import Cascade

    return Cascade(lbp_frontal_face_cascade_filename())
