"""Lists whose records take two lines, under headings of two lines."""

from __future__ import annotations

from tests.extract.cells import read

UPPER = ((40.0, "PATIENT"), (160.0, "DOB"), (240.0, "PHONE"))
LOWER = ((60.0, "RX"), (180.0, "TESTED"), (260.0, "RESULT"))
RECORDS = (
    (
        ((40.0, "RUIZ, ANA"), (160.0, "03/12/1951"), (240.0, "937-555-0101")),
        ((60.0, "warfarin 5 mg"), (180.0, "06/01/2026"), (260.0, "2.4")),
    ),
    (
        ((40.0, "LIND, BEA"), (160.0, "04/11/1944")),
        ((60.0, "warfarin 2 mg"), (180.0, "06/02/2026"), (260.0, "3.1")),
    ),
    (
        ((40.0, "ROUX, CYD"), (160.0, "05/10/1962"), (240.0, "937-555-0103")),
        ((60.0, "warfarin 4 mg"), (180.0, "06/03/2026"), (260.0, "2.2")),
    ),
)


def _read(*lines: tuple[tuple[float, str], ...]) -> list[str]:
    return read(*((x, float(number), text) for number, line in enumerate(lines) for x, text in line)).split("\n")


def test_each_line_of_a_record_stands_behind_its_own_headings() -> None:
    """Both lines of one patient are one row, a cell that is missing and all."""
    heading, first, second, _ = _read(UPPER, LOWER, *(line for record in RECORDS for line in record))
    assert heading == "PATIENT\tDOB\tPHONE\tRX\tTESTED\tRESULT"
    assert first == (
        "PATIENT: RUIZ, ANA\tDOB: 03/12/1951\tPHONE: 937-555-0101\tRX: warfarin 5 mg\tTESTED: 06/01/2026\tRESULT: 2.4"
    )
    assert second == "PATIENT: LIND, BEA\tDOB: 04/11/1944\tRX: warfarin 2 mg\tTESTED: 06/02/2026\tRESULT: 3.1"


def test_a_record_without_its_second_line_is_one_too() -> None:
    """An empty bed between two patients has one line."""
    lines = _read(UPPER, LOWER, *RECORDS[0], ((40.0, "EMPTY"),), *RECORDS[1])
    assert [line.split("\t")[0] for line in lines[1:]] == ["PATIENT: RUIZ, ANA", "PATIENT: EMPTY", "PATIENT: LIND, BEA"]


def test_two_rows_of_headings_over_one_kind_of_row_are_no_such_list() -> None:
    """Each heading has rows of its own, or none has."""
    lines = _read(UPPER, LOWER, *(record[1] for record in RECORDS))
    assert not any("PATIENT: " in line for line in lines)
