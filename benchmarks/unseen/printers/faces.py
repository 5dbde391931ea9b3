"""Typefaces that come with packages, so that pages look the same on any machine."""

from importlib.resources import files
from pathlib import Path

FOLDERS = (
    Path(str(files("reportlab") / "fonts")),
    Path(str(files("font_lato") / "files")),
    Path(str(files("font_caladea") / "files")),
)
# Regular, bold, italic, both.
FAMILIES = {
    "Vera": ("Vera", "VeraBd", "VeraIt", "VeraBI"),
    "Lato": ("Lato-Regular", "Lato-Bold", "Lato-Italic", "Lato-BlackItalic"),
    "Caladea": ("Caladea-Regular", "Caladea-Bold", "Caladea-Italic", "Caladea-BoldItalic"),
}


def path(name: str) -> Path:
    """The file of a face."""
    return next(folder / f"{name}.ttf" for folder in FOLDERS if (folder / f"{name}.ttf").is_file())
