"""Tables in docs/, made from the code: `python -m benchmarks.make_docs` (`make docs`).

A table stands between `<!-- made: NAME -->` and `<!-- end -->`; the text around it is written by hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, fields
from pathlib import Path

from phiscan.aggregate.columns import (
    DISAGREEMENTS,
    EVIDENCE,
    FINDINGS,
    INVENTORY_END,
    INVENTORY_START,
    MANIFEST,
    PERSONS,
    PRACTITIONERS,
    SUBJECT_DOCUMENTS,
    Column,
)
from phiscan.aggregate.exposure import EXPOSURE_RULES
from phiscan.config import ScanConfig
from phiscan.detect.detector import FACE_RECOGNIZER
from phiscan.detect.presidio import STOCK
from phiscan.detect.recognizers import ALL
from phiscan.detect.recognizers.reveals import categories
from phiscan.duties import DUTY_COLUMNS, VERDICT_MEANINGS, built_in_rules
from phiscan.duties import Verdict as DutyVerdict
from phiscan.entities import BY_NAME, ENTITY_TYPES
from phiscan.errors import ExitCode, RunError
from phiscan.model import Outcome
from phiscan.people.comparisons import comparisons as linking_comparisons
from phiscan.people.tiers import Verdict
from phiscan.safe_harbor import SAFE_HARBOR

DOCS = Path(__file__).resolve().parents[1] / "docs"
PACKAGE = DOCS.parent / "src" / "phiscan"

_MADE = re.compile(r"(<!-- made: (?P<name>[a-z_]+) -->\n).*?(<!-- end -->)", re.DOTALL)

OUTCOME_MEANINGS = {
    Outcome.SCANNED: "every page was read",
    Outcome.PARTLY_SCANNED: "some pages could not be read; `note` says which",
    Outcome.ENCRYPTED: "a password is needed to open it",
    Outcome.DAMAGED: "no reader can make sense of it",
    Outcome.EMPTY: "no bytes, or no pages",
    Outcome.NOT_SAMPLED: "left out by `--sample`; not opened",
    Outcome.NOT_PDF: "named like a PDF, but is none",
    Outcome.TOO_LARGE: "over a limit: bytes, pages or memory",
    Outcome.TIMED_OUT: "took longer than `timeout_s`",
    Outcome.CRASHED: "the worker that read it died, or failed in a way nobody foresaw",
    Outcome.UNREADABLE: "the operating system refused to give its bytes",
}

EXIT_MEANINGS = {
    ExitCode.COMPLETE: "every document was read to the end, whatever was found",
    ExitCode.INCOMPLETE: "the run is done, but some documents or pages were not read: see `outcome` in the inventory; of `verify` and `diff`: something differs; of `forget`: outputs in clear remain",
    ExitCode.USAGE: "the command cannot be carried out as given",
    ExitCode.BAD_CONFIG: "the configuration is wrong, or what it asks for is not there",
    ExitCode.OUTPUT_FAILED: "the outputs could not be written",
    ExitCode.INTERNAL: "phiscan failed; do not trust the outputs",
    ExitCode.INTERRUPTED: "stopped by Ctrl-C; the same command goes on where it stopped",
}

SETTING_MEANINGS = {
    "reader": "`auto`, `pdfium` or `pdfplumber`",
    "model": "`phiscan_names`, name of an installed spaCy pipeline, or a path to one",
    "entities": "report these entity types only",
    "thresholds": "a table: least score that is reported, 0 to 1, by entity type",
    "recognizers": "YAML files with recognizers of your own, in Presidio's format",
    "passwords": "a file of passwords, one a line, tried in order on locked documents",
    "timeout_s": "seconds one document may take",
    "page_timeout_s": "seconds one page may take to be read, and again to be searched; then it is unread",
    "memory_mb": "megabytes one worker may hold",
    "max_bytes": "largest file that is opened",
    "max_pages": "most pages a document may have",
    "ocr": "`auto`: pages that need it; `off`; `force`: every page, instead of its text",
    "ocr_engine": "`auto`: Tesseract where it is installed with the languages, RapidOCR otherwise; `tesseract`; `rapidocr`",
    "ocr_languages": "languages of scans, by ISO 639-1 code or the name of Tesseract's language file",
    "ocr_dpi": "resolution at which pages are drawn for OCR",
    "ocr_max_pages": "most pages of a document that are read by OCR; the others are unread",
    "max_image_pixels": "largest picture, and largest drawn page, that OCR looks at",
    "max_inflated_bytes": "largest stream of a document after decompression",
    "faces": "faces in pictures: `auto` where the extra `faces` is installed, `off`, or `force`",
    "max_attachment_depth": "how deep files inside of files are read; 0: none",
    "max_attachment_bytes": "bytes that all attachments of a document may have, unpacked",
    "workers": "processes; none given: one for each core",
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(row)} |" for row in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]]) + "\n"


def entity_types() -> str:
    """All entity types."""
    rows = ((f"`{each.name}`", each.category.replace("_", " "), each.meaning) for each in ENTITY_TYPES)
    return table(("entity type", "category", "what it is"), rows)


def columns(described: Sequence[Column]) -> str:
    """The columns of one output."""
    return table(("column", "dtype", "what it holds"), ((f"`{c.name}`", _dtype(c), c.meaning) for c in described))


def inventory() -> str:
    """The columns of the inventory; count columns as one row."""
    first, last = ENTITY_TYPES[0].name.lower(), ENTITY_TYPES[-1].name.lower()
    counts = (f"`{first}` .. `{last}`", "Int64", "findings of each entity type, in the order of the catalogue; then")
    brought = ("types of your own recognizers", "Int64", "in alphabetical order")
    rows = [(f"`{c.name}`", _dtype(c), c.meaning) for c in INVENTORY_START]
    rows += [counts, brought, *((f"`{c.name}`", _dtype(c), c.meaning) for c in INVENTORY_END)]
    return table(("column", "dtype", "what it holds"), rows)


def outcomes() -> str:
    """All outcomes."""
    return table(("outcome", "meaning"), ((f"`{outcome}`", OUTCOME_MEANINGS[outcome]) for outcome in Outcome))


def exposure() -> str:
    """The exposure rule."""
    rows = ((f"`{rule.level}`", " and ".join(_needs(rule.needs)), rule.meaning) for rule in EXPOSURE_RULES)
    return table(("level", "found together in one document", "that is"), rows)


def exit_codes() -> str:
    """All exit codes with the errors that lead to them."""
    errors = {code: [e.__name__ for e in RunError.__subclasses__() if e.exit_code is code] for code in ExitCode}
    rows = (
        (str(code.value), code.name, EXIT_MEANINGS[code], ", ".join(f"`{name}`" for name in errors[code]))
        for code in ExitCode
    )
    return table(("code", "name", "meaning", "errors"), rows)


def settings() -> str:
    """All settings with their defaults."""
    rows = []
    for each in fields(ScanConfig):
        default = "" if each.default in (None, (), MISSING) else f"`{each.default}`"
        rows.append((f"`{each.name}`", default, SETTING_MEANINGS[each.name]))
    return table(("setting", "default", "meaning"), rows)


def reveals() -> str:
    """The sensitive categories."""
    return table(("`reveals`", "meaning"), ((f"`{each.name}`", each.meaning) for each in categories()))


def comparisons() -> str:
    """What linking compares, and what each level is worth."""
    rows = []
    for comparison in linking_comparisons().values():
        for level in comparison.levels:
            weight = "how common it is" if level.frequency else f"{level.weight_bits:+.1f}"
            rows.append((comparison.name, level.name, f"{level.m:g}", f"{level.u:g}", weight))
    return table(("compared", "level", "m", "u", "bits"), rows)


def verdicts() -> str:
    """What joins two mentions, and what keeps them apart."""
    ordered = sorted(Verdict, key=lambda each: (each.value > 0, each.value == 0, abs(each.value)))
    return table(("verdict", "when"), ((f"`{each.name.lower()}`", each.meaning) for each in ordered))


def duty_rules() -> str:
    """The built-in rules of duties."""
    head = ("rule", "to whom", "from", "counted", "deadline", "source", "compared")
    rows = (
        (
            f"`{rule.id}`",
            rule.addressee,
            f"{rule.threshold}",
            "all people"
            if rule.per == "all"
            else f"each {rule.per}" + (f" ({', '.join(rule.places)})" * bool(rule.places)),
            f"{rule.deadline.amount or ''} {rule.deadline.kind.replace('_', ' ')}".strip(),
            rule.citation,
            rule.checked.isoformat(),
        )
        for rule in built_in_rules()
    )
    return table(head, rows)


def duty_verdicts() -> str:
    """What the counts say of a duty."""
    return table(("verdict", "meaning"), ((f"`{verdict}`", VERDICT_MEANINGS[verdict]) for verdict in DutyVerdict))


def duties() -> str:
    """The columns of the table of duties."""
    return table(("column", "what it holds"), ((f"`{column.name}`", column.meaning) for column in DUTY_COLUMNS))


def safe_harbor() -> str:
    """HIPAA's eighteen identifiers: what finds each, and on what grounds."""
    finders = {
        name: type(each).__name__
        for each in (*(kind() for kind in ALL), *(kind() for kind in STOCK))
        for name in each.supported_entities
    } | {"FACE": FACE_RECOGNIZER}
    rows = []
    for row in SAFE_HARBOR:
        recognizers = sorted({finders[name] for name in row.entity_types if name in finders})
        types = ", ".join(f"`{name}`" for name in row.entity_types)
        rows.append((row.letter, row.wording, types, ", ".join(recognizers), ", ".join(row.bases)))
    return table(("", "identifier", "entity types", "recognizers", "basis"), rows)


def modules(folder: str) -> str:
    """The modules of a folder of the package, each by the first line of its docstring."""
    paths = sorted(path for path in (PACKAGE / folder).glob("*.py") if path.stem != "__init__")
    told = ((path, ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "") for path in paths)
    rows = ((f"`{path.stem}`", text.partition("\n")[0].replace("|", "\\|").replace("<", "&lt;")) for path, text in told)
    return table(("module", "what it is about"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "entity_types": entity_types,
    "reveals": reveals,
    "findings": lambda: columns(FINDINGS),
    "inventory": inventory,
    "subjects": lambda: columns(PERSONS),
    "subject_documents": lambda: columns(SUBJECT_DOCUMENTS),
    "disagreements": lambda: columns(DISAGREEMENTS),
    "practitioners": lambda: columns(PRACTITIONERS),
    "manifest": lambda: columns(MANIFEST),
    "evidence": lambda: columns(EVIDENCE),
    "outcomes": outcomes,
    "exposure": exposure,
    "comparisons": comparisons,
    "verdicts": verdicts,
    "exit_codes": exit_codes,
    "settings": settings,
    "duty_rules": duty_rules,
    "duty_verdicts": duty_verdicts,
    "duties": duties,
    "safe_harbor": safe_harbor,
    "detect": lambda: modules("detect"),
    "recognizers": lambda: modules("detect/recognizers"),
    "languages": lambda: modules("languages"),
}


def rendered(text: str) -> str:
    """`text` with its tables made anew."""
    return _MADE.sub(lambda match: f"{match[1]}{TABLES[match['name']]()}{match[3]}", text)


def main() -> None:
    """Make all tables in docs/."""
    for page in sorted(DOCS.glob("*.md")):
        page.write_text(rendered(page.read_text(encoding="utf-8")), encoding="utf-8")


def _dtype(column: Column) -> str:
    if column.dtype != "category":
        return column.dtype
    return f"{'ordered ' if column.ordered else ''}category: {', '.join(column.values)}"


def _needs(needs: Iterable[str]) -> list[str]:
    return sorted(f"`{need}`" if need in BY_NAME else "any " + need.replace("_", " ") for need in needs)


if __name__ == "__main__":
    main()
