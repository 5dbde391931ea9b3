"""Numbers that name a person, a policy or a practice: by their label, by their form, by their check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.bare_ids import is_no_patients, is_plans
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.billed_numbers import billed_numbers, is_billed_row
from phiscan.detect.recognizers.identifier_checks import digits_of, luhn_valid
from phiscan.detect.recognizers.identifier_context import (
    is_beside_birth,
    is_claimants,
    is_clients,
    is_dunned,
    is_granted,
    is_medicares,
    is_of_goods,
    is_own_order,
    is_payers,
    is_practices,
    is_registered,
    is_request,
    is_senders,
    strip_numbers,
    vague_type,
)
from phiscan.detect.recognizers.identifier_forms import CHECK_SCORE, FORMS, MBI
from phiscan.detect.recognizers.identifier_labels import BY_FIELD, LABELLED, Labelled
from phiscan.detect.recognizers.identifier_numbers import RANGE, number_span
from phiscan.detect.recognizers.joint_labels import is_whole, listed_below, piece_for
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.numbers_below import TELEPHONE, fields_below
from phiscan.detect.recognizers.payer_rows import payer_numbers
from phiscan.detect.recognizers.record_numbers import record_numbers
from phiscan.detect.recognizers.wrapping import unwrapped as flowing
from phiscan.detect.unwrapped import unwrapped
from phiscan.languages import fold
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.95
_LEAST_REFERENCE = 5
_CLOSE = 3
# "DR NO: 0474": a practitioner's number in the house; licences are longer, or called so.
_SHORTEST_LICENSE, _LICENSED = 5, re.compile(r"lic|cert|upin|agrement|ordre|ordinal|board")
# "HC 208" without a colon may be a ward and a time as well as a chart.
_SHORTEST_UNMARKED = 4
_STRIP_SCORE = 0.8
# A stay's number is a hospital's, on its bills too.
_STAY = re.compile(r"\b(?:sejour|entree|venue|admission|hospitalisation|iep|nda|passage|visit|encounter|stay)\b")
_VAGUE = frozenset({"file", "range", "reference"})
# What heads the ranges of a laboratory is a reference too.
_REFERS = re.compile(r"(?:reference|ref)[ .:#]*")
_FILE = re.compile(r"\b(?:our |your )?file\b")
_BEHIND_DASH = re.compile(r" [–—|-] (?P<rest>[^\n\t|]{3,40})")
# On a receipt "Auth" is what the card's bank answered.
_PAYMENT = re.compile(
    r"\b(?:visa|mastercard|amex|american express|discover|debit|credit card|approval)\b[^\n]{0,40}\n?\Z", re.IGNORECASE
)
_PAYMENT_REACH = 80
_INSURER = re.compile(
    r"(?:(?:primary|secondary|health|medical) )?(?:ins|insurance|insurer|plan|payer|payor|carrier|coverage|mutuelle|complementaire)"
    r"(?: (?:name|company|co|\d))?\.?\Z"
)
# Behind the payer's name: "Insurance: Medicaid CMK41543062".
_PAYERS_NUMBER = re.compile(
    r"[^\n\t\d]{2,60}?[ :#(-](?:(?:adh[ée]rent(?:\(e\)|e)?|id|policy|member|police|contrat)?[ .:]{0,2}(?:n°|no\.?|#)?[ :]?)(?P<number>[A-Z]{0,4}-?\d{6,12})\)?[ ,.;]*\Z",
    re.IGNORECASE,
)
# Under the payer's name, on a line of its own.
_BELOW_PAYER = re.compile(r"\n(?P<number>[A-Z]{1,4}-?\d{6,12})(?=[\n\t]|\Z)")
_CODE, _MEMBERS = re.compile(r"\d{1,2}"), re.compile(r"[A-Z]{0,4}\d{8,12}")
_ASKING_NAMES = frozenset({"name", "group", "other"})
_SHORTEST_CARD = 13
# The state that issued a licence stands before its number: "CA D1234567".
_STATE = re.compile(
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])[ :/#-]{1,3}(?=[A-Z]{0,2}\d)"
)
# Behind a device's model: "CoaguChek XS / UE0123456", "CoaguChek XS n° UE0123456".
_SERIAL_BEHIND = re.compile(
    r"(?:[#/(,–—]|\b(?:n°|no\.?|sn:?|s/n:?|serial)|[^\W\d_] -) ?(?P<serial>[A-Z]{0,4}-?\d{5,12}[A-Z]?)(?=[)\s,;.]|\Z)",
    re.IGNORECASE,
)
# A row whose columns are not where its headings stand.
_SEX_HEADING = re.compile(r"\b(?:sex|gender)(?=[\t\n:])", re.IGNORECASE)
_SEX_BEFORE = re.compile(r"[FM] (?=\d{4})")
_TWO_NUMBERS = re.compile(r"(?P<member>[A-Z]{1,4}-?\d{6,12}|\d{8,12}) (?P<group>[A-Z]{0,3}\d{4,8}(?:-\d{1,4})?)\s*")
# Behind a card's number.
_EXPIRY = re.compile(r"(?<=\d)[ ,]+(?:exp\.?:? ?)?(?:0[1-9]|1[0-2])/(?:20)?\d\d\b", re.IGNORECASE)
# "The meter serial number is" at the end of a line.
_IS = re.compile(r"\s(?:is|was|est)\s")
# Behind a number on a line of its own: nothing, or what else an implant's sticker says of it.
_GOES_ON = re.compile(r"[ .;)\]]*(?:\Z|$|[,;] ?(?:lot|ref|r[ée]f|exp|udi)\b)", re.IGNORECASE)
# "fin 16h47", "fin : 16:47": a time of day.
_WRAPPED_LABEL = re.compile(
    r"(?<=[a-zà-ÿ])\n(?=(?:no\.?|number|num\.?|n°|numéro|#)[ :]{0,2}(?:is |est )?[A-Z]{0,4}-?\d{3})"
)
# A lead's model: "5076-52", "7122Q".
_LEAD_MODEL = re.compile(r"\d{4}[A-Z]?(?:[-/]\d{2,3})?")
_TIME = re.compile(r"\d{1,2} ?[h:] ?\d\d(?: ?[ap]m)?", re.IGNORECASE)
# What opens another box of a form: "21. PRINCIPAL SOURCE OF PAYMENT".
_BOX = re.compile(r"\d{1,2}[a-z]?[.)] ?[A-Z]")
# "6294 King Dr, Yuma, AZ 85364": the number of a house.
_TOWN_BEHIND = re.compile(r" [A-Z][^\n\t:]{2,60},? [A-Z]{2} \d{5}(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")

# "notre compte FR76 4753 ...": a bank's.
_IBAN = re.compile(r"[A-Z]{2}\d\d ?(?:[A-Z0-9]{4} ?){2}")
# "code patient 634688<tab>mot de passe XRTLW640": what one signs in with.
_PASSWORD_BEHIND = re.compile(
    r"(?: ?[,;/|–-] ?|[\t ]{1,3}| et )(?:mot de passe|mdp|password|passcode|code (?:secret|confidentiel))\b",
    re.IGNORECASE,
)
# Partners of a practice print their numbers behind one label.
_OF_SEVERAL = frozenset({"adeli", "rpps"})
_AND = re.compile(r" ?(?:[/,;·•|–-]|et) ?")

ENTITY_TYPES = tuple(dict.fromkeys([each.entity_type for each in LABELLED] + [form.entity_type for form in FORMS]))


class IdentifierRecognizer(Recognizer):
    """All identifiers that are numbers: one pass over the labelled fields, one over the forms."""

    ENTITIES = ENTITY_TYPES

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Identifiers in `text`."""
        # "(serial" over "no. 660629256069)": a blank for the line end keeps every place.
        text = _WRAPPED_LABEL.sub(" ", text)
        labelled: set[tuple[int, int]] = set()
        for field in (*read_fields(text), *fields_below(text)):
            for name in dict.fromkeys(field.label.fields):
                asked = piece_for(text, field, name)
                found = next(filter(None, (self._labelled(text, asked, kind) for kind in BY_FIELD.get(name, ()))), None)
                if found:
                    labelled.add((found.start, found.end))
                    yield found
                    yield from self._listed(text, found, name)
        running = unwrapped(text)
        for field in read_fields(text):
            if field.has("group") and (both := _both_numbers(text, field)):
                yield self.result(
                    "HEALTH_PLAN_ID", *both.span("member"), basis=Basis.LABEL, score=_LABEL_SCORE, role=Role.PATIENT
                )
        for form in FORMS:
            for start, end in form.spans(running):
                # One number in ten passes a check digit: a label says more than that and a word on the page.
                if form.entity_type == "FR_FINESS" and (start, end) in labelled:
                    continue
                yield self.result(form.entity_type, start, end, basis=form.basis, score=form.score)
        for name, span in listed_below(text):
            yield self.result(
                BY_FIELD[name][-1].entity_type, *span, basis=Basis.LABEL, score=_LABEL_SCORE, role=Role.PATIENT
            )
        for span in billed_numbers(text):
            yield self.result("CLAIM_NUMBER", *span, basis=Basis.LABEL, score=_LABEL_SCORE, role=Role.PATIENT)
        for entity_type, span in (*strip_numbers(text), *payer_numbers(text), *record_numbers(text)):
            yield self.result(entity_type, *span, basis=Basis.PATTERN, score=_STRIP_SCORE, role=Role.PATIENT)

    def _listed(self, text: str, found: RecognizerResult, name: str) -> Iterator[RecognizerResult]:
        """ "N° ADELI : 376920966 / 566884020": each practitioner's, behind one label."""
        if name not in _OF_SEVERAL:
            return
        end, shape = found.end, BY_FIELD[name][0].shape
        while (between := _AND.match(text, end)) and (number := shape.match(text, between.end())):
            if text[number.end() : number.end() + 1].isalnum():
                return
            end = number.end()
            yield self.result(
                found.entity_type, *number.span(), basis=Basis.LABEL, score=_LABEL_SCORE, role=Role.PRACTITIONER
            )

    def _labelled(self, text: str, field: Field, kind: Labelled) -> RecognizerResult | None:
        if kind.holder and not _is_holders(text, field, kind.holder):
            return None
        span = _value_span(text, field, kind)
        if span is None or not _belongs(text, field, kind, span):
            return None
        valid = kind.check is not None and kind.check(text[span[0] : span[1]])
        if kind.check_decides and not valid:
            return None
        return self.result(
            _type_of(text, field, kind, text[span[0] : span[1]]),
            *span,
            basis=Basis.CHECKSUM if valid else field.basis,
            score=CHECK_SCORE if valid else _LABEL_SCORE,
            role=kind.role
            if kind.role is not Role.PATIENT or kind.holder == "organization"
            else field.role or kind.role,
        )


def _type_of(text: str, field: Field, kind: Labelled, number: str) -> str:
    if kind.role is Role.PATIENT and MBI.fullmatch(number):
        # No other number is made like that one: its form says more than "ID".
        return "US_MBI"
    if kind.field in _VAGUE:
        return vague_type(text, field)
    if (
        kind.entity_type == "US_HICN"
        and kind.field == "plan_id"
        and number[:9].isdigit()
        and not is_medicares(text, field)
    ):
        return "HEALTH_PLAN_ID"
    if kind.field == "driver_license" and is_registered(text, field):
        return "MEDICAL_RECORD_NUMBER"
    if kind.field == "mrn" and is_dunned(text) and _FILE.search(_label_of(text, field)):
        return "ACCOUNT_NUMBER"
    if kind.field == "accession" and is_request(text, field):
        return "CLAIM_NUMBER"
    if kind.field == "accession" and is_clients(text, field):
        return "MEDICAL_RECORD_NUMBER"
    if kind.field == "mrn" and (is_claimants(text, field) or is_senders(text, field)):
        return "CLAIM_NUMBER"
    if kind.field == "claim" and is_own_order(text, field):
        return "ACCESSION_NUMBER"
    if (
        kind.field == "account"
        and (is_payers(text, number) or is_billed_row(text, field))
        and not is_granted(text)
        and not _STAY.search(fold(text[field.label.start : field.label.end]))
    ):
        return "CLAIM_NUMBER"
    return "HEALTH_PLAN_ID" if kind.field == "mrn" and is_plans(text, field) else kind.entity_type


def _value_span(text: str, field: Field, kind: Labelled) -> tuple[int, int] | None:
    """The number in the field; behind a payer's name it may stand in the part after a dash ("Groupama – 4725122A")."""
    issued = _STATE.match(text, field.start, field.end) if kind.field == "driver_license" else None
    if kind.entity_type == "HEALTH_PLAN_ID" and kind.field in ("name", "nir"):
        payers = _PAYERS_NUMBER.fullmatch(text, field.start, field.end)
        if payers and _INSURER.match(fold(text[field.label.start : field.label.end])):
            return payers.span("number")
    sex = (
        _SEX_BEFORE.match(text, field.start, field.end) if kind.field == "mrn" and _sex_is_asked(text, field) else None
    )
    prefix = issued or sex
    end = field.end
    if kind.field == "plan_id" and (expiry := _EXPIRY.search(text, field.start, end)):
        end = expiry.start()
    span = number_span(text, prefix.end() if prefix else field.start, end, kind.shape)
    if span and kind.field == "group" and (both := _both_numbers(text, field)):
        return both.span("group")
    if span is None and kind.field == "device" and (serial := _SERIAL_BEHIND.search(text, field.start, field.end)):
        return serial.span("serial")
    if span is None and kind.entity_type == "HEALTH_PLAN_ID" and (beside := _one_box_on(text, field)):
        return beside
    if span or (any(c.isdigit() for c in text[field.start : field.end]) and not _BOX.match(text, field.start)):
        return span
    insurers = kind.entity_type == "HEALTH_PLAN_ID" and kind.holder != "insured"
    if insurers and (below := _BELOW_PAYER.match(text, field.end)):
        label = fold(text[field.label.start : field.label.end])
        return below.span("number") if _INSURER.match(label) else None
    if field.label.marked and not field.next_cell and (under := _cell_below(text, field)):
        return number_span(text, *under, kind.shape)
    behind = _BEHIND_DASH.match(text, field.end)
    return number_span(text, behind.start("rest"), behind.end(), kind.shape) if behind else None


def _cell_below(text: str, field: Field) -> tuple[int, int] | None:
    """The cell under a label whose line goes on with another box's words: "Mother MRN: 21. SOURCE | LMP" over "695947 | SELF"."""
    if _BOX.match(text, field.start) is None:
        return None
    line = text.rfind("\n", 0, field.label.start) + 1
    column = text.count("\t", line, field.label.start)
    at = line_end(text, field.end) + 1
    end = line_end(text, min(at, len(text)))
    for _ in range(column):
        at = text.find("\t", at, end) + 1 or end
    return (at, text.find("\t", at, end) if "\t" in text[at:end] else end) if at < end else None


def _one_box_on(text: str, field: Field) -> tuple[int, int] | None:
    """The member's number where a form was printed one box off: a code in its own box, and it where a name is asked for."""
    if _CODE.fullmatch(text, field.start, field.end) is None:
        return None
    fields = read_fields(text)
    following = next((each for each in fields if each.start > field.end), None)
    if following is None or following.name not in _ASKING_NAMES or "\n" in text[field.end : following.start]:
        return None
    return (following.start, following.end) if _MEMBERS.fullmatch(text, following.start, following.end) else None


def _sex_is_asked(text: str, field: Field) -> bool:
    """Whether the cell before a record number's has the heading of a sex, whose letter has run into the number's cell."""
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, field.start))) + 1
    return _SEX_HEADING.search(text, above, field.start) is not None


def _both_numbers(text: str, field: Field) -> re.Match[str] | None:
    """The member's and the group's number, where both stand in the group's cell: the cell before has the payer's name only."""
    line = text.rfind("\n", 0, field.label.start) + 1
    for before in read_fields(text):
        beside = before.has("plan_id") and line <= before.label.start < field.label.start
        if beside and not any(map(str.isdigit, text[before.start : before.end])):
            return _TWO_NUMBERS.fullmatch(text, field.start, field.end)
    return None


def _belongs(text: str, field: Field, kind: Labelled, span: tuple[int, int]) -> bool:
    """Whether the number is the label's: alone in a cell of its own, or right behind words that are a label for sure."""
    if _TIME.fullmatch(text, *span) or _TOWN_BEHIND.match(text, span[1]) or not is_whole(text, field, span):
        return False
    if kind.field == "range" and (_REFERS.fullmatch(_label_of(text, field)) is None or span[1] < field.end):
        return False
    if kind.field in ("accession", "reference") and _is_range_behind_ref(text, field, *span):
        return False
    if is_of_goods(text, field) or (
        field.next_cell
        and not _IS.fullmatch(text, field.label.end, field.start)
        and span[1] < field.end
        and not (_runs_on(text, field) and text[span[1]] in ".,;)")
        and not _GOES_ON.match(text, span[1], field.end)
    ):
        return False
    if kind.field == "device" and _LEAD_MODEL.fullmatch(text, *span) and _label_of(text, field).endswith("lead"):
        return False
    if kind.field == "account" and _IBAN.match(text, span[0]):
        return False
    if kind.field in ("mrn", "login") and _PASSWORD_BEHIND.match(text, span[1]):
        return False
    if kind.entity_type == "FR_ADELI" and kind.field == "login" and field.role is not Role.PRACTITIONER:
        return False
    if kind.field == "login" and kind.entity_type == "MEDICAL_RECORD_NUMBER" and not is_beside_birth(text, field):
        return False
    if kind.field in ("mrn", "account") and field.next_cell and TELEPHONE.fullmatch(text, *span):
        return False
    if (
        kind.field == "nir"
        and kind.entity_type == "MEDICAL_RECORD_NUMBER"
        and not ("matricule" in _label_of(text, field) and is_beside_birth(text, field))
    ):
        return False
    if kind.field == "mrn" and is_practices(text, field):
        return False
    if (
        kind.entity_type == "LICENSE_NUMBER"
        and span[1] - span[0] < _SHORTEST_LICENSE
        and not _LICENSED.search(_label_of(text, field))
    ):
        return False
    if kind.field == "mrn" and is_no_patients(text, field, text[span[0] : span[1]]):
        return False
    if kind.field == "plan_id" and _is_card(text, field, text[span[0] : span[1]]):
        return False
    if kind.field == "claim" and _PAYMENT.search(text, max(0, field.label.start - _PAYMENT_REACH), field.label.start):
        return False
    if field.label.marked or field.next_cell:
        return True
    if kind.field == "mrn" and span[1] - span[0] < _SHORTEST_UNMARKED:
        return False
    return _stands_close(text, field) and _YEAR.fullmatch(text, *span) is None


def _label_of(text: str, field: Field) -> str:
    return fold(text[field.label.start : field.label.end]).strip()


def _runs_on(text: str, field: Field) -> bool:
    """Whether nothing but the width of the page parts a label from its number: "born in 1989, chart" over "779246. She"."""
    return "\n" in text[field.label.end : field.start] and not flowing(text)[field.label.end : field.start].strip(" ")


def _is_holders(text: str, field: Field, holder: str) -> bool:
    """Whether the label names the patient, or of all organizations the insurer, and nothing else of them."""
    if field.label.holder != holder:
        return False
    if not (field.label.marked or field.next_cell or _stands_close(text, field)):
        return False
    return holder != "organization" or _INSURER.match(fold(text[field.label.start : field.label.end])) is not None


def _is_card(text: str, field: Field, number: str) -> bool:
    """ "Card number" heads payment cards too: those have at least thirteen digits and a check digit."""
    digits = digits_of(number)
    labelled = "card" in fold(text[field.label.start : field.label.end])
    return labelled and len(digits) >= _SHORTEST_CARD and luhn_valid(digits)


def _is_range_behind_ref(text: str, field: Field, start: int, end: int) -> bool:
    """ "Ref" heads reference ranges as often as reference numbers."""
    if fold(text[field.label.start : field.label.start + 3]) != "ref":
        return False
    return RANGE.fullmatch(text, start, end) is not None or end - start < _LEAST_REFERENCE


def _stands_close(text: str, field: Field) -> bool:
    """An unmarked label ("MRN 12345", "Acct# 12345") has its number right behind it."""
    between = text[field.label.end : field.start]
    return "\n" not in between and len(between) <= _CLOSE
