"""Results to print: analytes with LOINC codes, units and reference ranges, and values that fit."""

from __future__ import annotations

import random
from dataclasses import dataclass

from phiscan.synthetic.house import House
from phiscan.synthetic.truth import Value


@dataclass(frozen=True, slots=True)
class Analyte:
    """A quantity a laboratory reports: names, code, unit and range in each language's habits."""

    loinc: str
    en: str
    fr: str
    unit_en: str
    unit_fr: str
    low: float
    high: float
    places: int


ANALYTES: tuple[Analyte, ...] = (
    Analyte("6690-2", "WBC", "Leucocytes", "x10E3/uL", "G/L", 4.0, 10.5, 1),
    Analyte("718-7", "Hemoglobin", "Hémoglobine", "g/dL", "g/dL", 12.0, 16.0, 1),
    Analyte("4544-3", "Hematocrit", "Hématocrite", "%", "%", 37.0, 47.0, 1),
    Analyte("777-3", "Platelets", "Plaquettes", "x10E3/uL", "G/L", 150, 400, 0),
    Analyte("2345-7", "Glucose", "Glycémie à jeun", "mg/dL", "g/L", 65, 99, 0),
    Analyte("2160-0", "Creatinine", "Créatinine", "mg/dL", "mg/L", 0.6, 1.3, 2),
    Analyte("2951-2", "Sodium", "Sodium", "mmol/L", "mmol/L", 136, 145, 0),
    Analyte("2823-3", "Potassium", "Potassium", "mmol/L", "mmol/L", 3.5, 5.1, 1),
    Analyte("2093-3", "Cholesterol, Total", "Cholestérol total", "mg/dL", "g/L", 100, 199, 0),
    Analyte("3016-3", "TSH", "TSH", "uIU/mL", "mUI/L", 0.45, 4.5, 2),
    Analyte("1988-5", "C-Reactive Protein", "CRP", "mg/L", "mg/L", 0.0, 5.0, 1),
    Analyte("4548-4", "Hemoglobin A1c", "Hémoglobine glyquée", "%", "%", 4.0, 5.6, 1),
)
QUALITATIVE: tuple[tuple[str, str, str, str], ...] = (
    ("Hepatitis C Antibody", "Anticorps anti-VHC", "Non-Reactive", "Négatif"),
    ("HIV Screen", "Sérologie VIH", "Negative", "Négatif"),
    ("Urine Ketones", "Corps cétoniques (urines)", "Trace", "Absence"),
)


def measured(
    dice: random.Random, analyte: Analyte, house: House, subject: str, day: str | None
) -> tuple[Value, str, str, str]:
    """A result's value with its unit, range and flag as the house prints them."""
    scale = 0.01 if house.lang == "fr" and analyte.unit_fr == "g/L" else 1.0
    low, high = analyte.low * scale, analyte.high * scale
    places = analyte.places if scale == 1.0 else 2
    figure = dice.uniform(low * 0.8, high * 1.2)
    text = house.number(f"{figure:.{places}f}")
    unit = analyte.unit_fr if house.lang == "fr" else analyte.unit_en
    span = house.number(f"{low:.{places}f}") + " - " + house.number(f"{high:.{places}f}")
    flag = "L" if figure < low else "H" if figure > high else ""
    detail = {
        "analyte": analyte.fr if house.lang == "fr" else analyte.en,
        "loinc": analyte.loinc,
        "value": text,
        "unit": unit,
        "range": span,
        "flag": flag or None,
        "date": day,
    }
    return Value(text, "LAB_RESULT", "patient", subject, _Detail(detail)), unit, span, flag


class _Detail(dict[str, str | None]):
    """A detail that can be part of a frozen value."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(sorted((key, value or "") for key, value in self.items())))


def inr(dice: random.Random, house: House, subject: str, goal: str, day: str | None) -> Value:
    """An INR of somebody on warfarin."""
    text = house.number(f"{dice.uniform(1.4, 4.2):.1f}")
    detail = {
        "analyte": "INR",
        "loinc": "6301-6",
        "value": text,
        "unit": None,
        "range": goal,
        "flag": None,
        "date": day,
    }
    return Value(text, "LAB_RESULT", "patient", subject, _Detail(detail))


def qualitative(dice: random.Random, house: House, subject: str) -> tuple[str, Value]:
    """A result in words, behind its name."""
    name_en, name_fr, result_en, result_fr = dice.choice(QUALITATIVE)
    name, text = (name_fr, result_fr) if house.lang == "fr" else (name_en, result_en)
    detail = {"analyte": name, "loinc": None, "value": text, "unit": None, "range": None, "flag": None, "date": None}
    return name, Value(text, "LAB_RESULT", "patient", subject, _Detail(detail))
