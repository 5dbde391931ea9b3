"""The unseen examination says of itself what it prints."""

import json
import re
from datetime import date
from random import Random

import pypdfium2
import pytest
from benchmarks.unseen import identifiers
from benchmarks.unseen.families import HALVES, deal, editions, families
from benchmarks.unseen.generate import document, generate
from benchmarks.unseen.locate import UnprintedError, located, squeezed
from benchmarks.unseen.look import draw
from benchmarks.unseen.printers import PRINTERS
from stdnum import iban, luhn
from stdnum.fr import nir
from stdnum.us import ssn

from phiscan.entities import BY_NAME
from phiscan.synthetic.truth import Value

EVERY = [pytest.param(each, id=f"{each.lang}-{each.name}") for each in families()]


@pytest.mark.parametrize("family", EVERY)
def test_every_value_of_the_truth_is_on_its_page(family):
    """Asked of the page's own text, word by word; a document about nobody has no subjects."""
    pdf, record = document(family, "truth")
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = [squeezed(page.get_textpage().get_text_range()) for page in opened]
    assert record.entities or family.negative
    for page_number, value, _ in record.entities:
        assert value.entity_type in BY_NAME
        words = [squeezed(word.strip(",;")) for word in value.text.split()]
        assert all(word in pages[page_number - 1] for word in words), value
    assert bool(record.subjects) is not family.negative


def test_a_value_that_is_not_printed_is_an_error():
    """Truth cannot tell of what a reader of the page does not see."""
    pdf, record = document(families()[0], "truth")
    with pytest.raises(UnprintedError):
        located(pdf, [Value("Nobody Atall", "PERSON")])
    assert record.pages >= 1


def test_a_value_that_runs_over_a_page_is_where_it_begins():
    """Wrapped prose may turn the page within a value; a reader reads on."""
    pdf = PRINTERS["txt"].print("known for panic\fdisorder, stable", draw(Random(1), "en"))
    assert [page for page, _ in located(pdf, [Value("panic disorder", "DIAGNOSIS")])[1]] == [1]


def test_the_same_seed_gives_the_same_truth(tmp_path):
    """Else the figures of two runs would not be of the same examination."""
    for name in ("one", "two"):
        generate(tmp_path / name, 24, 5)
    assert (tmp_path / "one" / "truth.jsonl").read_bytes() == (tmp_path / "two" / "truth.jsonl").read_bytes()
    generate(tmp_path / "other", 24, 6)
    assert (tmp_path / "one" / "truth.jsonl").read_bytes() != (tmp_path / "other" / "truth.jsonl").read_bytes()


@pytest.mark.parametrize("half", HALVES)
def test_a_half_holds_only_its_families(tmp_path, half):
    """What scores are calibrated on never shows a family that examines."""
    generate(tmp_path, 24, 7, half)
    lines = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 24
    assert {line["family"] for line in lines} <= {each.name for each in families() if each.half == half}


@pytest.mark.parametrize(("lang", "negative"), [("en", False), ("en", True), ("fr", False), ("fr", True)])
def test_both_halves_have_a_fair_share(lang, negative):
    """Each has two families of five at least, or an examination of one would not stand for the other; an edition begun has few."""
    newest = editions()[-1]
    sizes = [len(deal(lang, negative=negative, half=half, edition=newest)) for half in HALVES]
    assert min(sizes) * 5 >= sum(sizes) * 2 or sum(sizes) < 10


def test_an_edition_in_the_making_is_dealt_from_what_it_has(tmp_path, monkeypatch):
    """French is written after English, and documents about nobody last: till then others take their turns."""
    begun = [each for each in families(editions()[0]) if each.lang == "en" and not each.negative][:3]
    monkeypatch.setattr(
        "benchmarks.unseen.generate.deal",
        lambda lang, *, negative, **_: [each for each in begun if (each.lang, each.negative) == (lang, negative)],
    )
    generate(tmp_path, 9, 3)
    lines = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["family"] for line in lines} == {each.name for each in begun}
    monkeypatch.setattr("benchmarks.unseen.generate.deal", lambda *_, **__: [])
    with pytest.raises(ValueError, match="no families"):
        generate(tmp_path, 1, 3)


@pytest.mark.parametrize("seed", range(40))
def test_numbers_with_a_check_pass_it(seed):
    """A wrong number would teach to find what is none."""
    rng = Random(seed)
    assert luhn.is_valid("80840" + identifiers.npi(rng))
    assert luhn.is_valid(identifiers.card(rng))
    assert luhn.is_valid(identifiers.rpps(rng))
    assert luhn.is_valid(identifiers.finess(rng, "49100"))
    assert iban.is_valid(identifiers.iban(rng))
    assert nir.is_valid(identifiers.nir(rng, date(1951, 3, 9), "F", parted=True))
    assert re.fullmatch(r"9\d\d-(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])-\d{4}", identifiers.itin(rng))
    assert ssn.is_valid(identifiers.ssn(rng))
    dea = [int(digit) for digit in identifiers.dea(rng, "Okonjo")[2:]]
    assert (sum(dea[0:6:2]) + 2 * sum(dea[1:6:2])) % 10 == dea[6]
    assert identifiers.vin(rng)[8] in "0123456789X"
    assert re.fullmatch(r"[1-9][A-Z][A-Z0-9]\d[A-Z][A-Z0-9]\d[A-Z]{2}\d\d", identifiers.mbi(rng, parted=False))


def test_no_markup_is_taken_for_a_value():
    """A value is what a reader sees, never how a printer was told to draw it."""
    for family in families():
        _, record = document(family, "markup")
        assert not [value.text for _, value, _ in record.entities if re.search(r'#"|&[a-z]+;|\{\{', value.text)]
