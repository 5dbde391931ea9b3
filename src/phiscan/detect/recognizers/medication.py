"""MEDICATION: a drug with its strength, or alone where somebody is said to take it.

Drugs are known by name (`drugs.txt`), by the stem that international names share ("-pril", "-sartan"), or by their place:
what fills a medication's column is one. A brand or salt behind the name belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers import reveals
from phiscan.detect.recognizers.analytes import named
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.lab_grammar import DATE
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold, remembered
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.9
_DRUG_SCORE = 0.9
_SENTENCE_SCORE = 0.65

_AMOUNT = r"(?:\d{1,3}(?:[, ]\d{3})+|\d{1,5}(?:[.,]\d{1,4})?)(?: ?[-/] ?\d{1,4}(?:[.,]\d{1,3})?){0,2}"
# A dose is no concentration that is measured in blood ("digoxin 0.8 mg/dL"): nothing goes on behind the unit.
_STRENGTH = (
    rf"{_AMOUNT} ?(?:mg|mcg|[µμu]g|g|ml|meq|units?|unit[ée]s?|grams?|grammes?|milligrams?|micrograms?|microgrammes?|ui|iu|%|m\.?ui)"
    r"(?:/(?:[\d.,]{1,4} ?)?(?:mg|mcg|ml|puff|dose|h|hr|hour|inh|actuation|bouff[ée]e|patch))?(?![\w/])"
)
_SALTS = (
    "sodium succinate tartrate sulfate sulphate hydrochloride hcl acetate calcium potassium xr er sr xl cr dr lp odt hfa ir la ec glargine lispro "
    "aspart detemir degludec regular nph chloride citrate gluconate carbonate oxide maleate mesylate besylate fumarate phosphate furoate "
    "propionate mononitrate dinitrate chlorhydrate clavulanate clavulanique tazobactam valerate acid bicarbonate solostar doublestar flexpen kwikpen flextouch penfill innolet diskus evohaler respimat turbuhaler autohaler novolizer ellipta handihaler"
).split()
# Behind the first word of a drug: a salt or second substance, a brand in brackets, then the strength, in its cell or the next.
_SMALL = r"(?:to|dose|doses|at|of|by|from|was|is|with|and|et|de|the|le|la|total|daily|up|down|for|in|on|per|par|or|ou|every|about|due|since|level|was|mg)\b"
_AFTER = re.compile(
    rf"(?P<name>(?:[ /-](?:{'|'.join(_SALTS)})\b){{0,2}}(?:[/-][a-z]{{3,18}})?(?: ?\((?!\d)[^()\n\t\d]{{2,28}}\))?(?: (?:{'|'.join(_SALTS)})\b)?(?:(?: (?!{_SMALL})[a-z]{{2,6}}){{1,2}}(?= \d))?)"
    rf"(?P<strength>[ ,(\n]{{1,2}}{_STRENGTH}|\t(?:[^:\t\n]{{1,20}}: )?(?P<cell>{_STRENGTH}))?",
    re.IGNORECASE,
)
_LEAST_FRENCH = 7
_WORD = re.compile(
    r"(?:(?i:chlorhydrate|sulfate|bromhydrate) (?i:de |d['’]))?[^\W\d_]{4,}(?: [kKdD]\d{0,2}\b)?|\b(?:KCl|KCL|ASA|MTX|NTG|INH|APAP)\b"
)
_SHARE = re.compile(r"[ \t]+\d{1,3}(?:[.,]\d)? ?%")
_SALT_OF = re.compile(r"(?:chlorhydrate|sulfate|bromhydrate) d(?:e |['’])")
# Measured in blood, too, or an abbreviation of something else as well: drugs with a strength alone.
_WITH_STRENGTH = frozenset("kcl asa mtx ntg inh apap potassium sodium calcium magnesium ferrous folic".split())
# How a known drug is taken, its strength left out: "XALATAN 1 goutte le soir", "Humalog sliding scale", "Inexium 20 1-0-0".
_POSOLOGY = re.compile(
    r"[ :,]{1,3}(?:\d{1,4}(?:/\d{1,4})? )?(?:(?:\d|½|¼|1/2|1/4|3/4|one|two|un|une)[ ]?)?(?:(?:tab(?:let)?s?|caps?(?:ules?)?|puffs?|sprays?|drops?|gtts?|inh(?:alations?)?|cp[rs]?|comprim[ée]s?|g[ée]l(?:ules?)?|gttes?|"
    r"gouttes?|bouff[ée]es?|sachets?|amp(?:oules?)?|ui|units?|unit[ée]s)\b|\d ?- ?\d ?- ?\d|x ?\d ?/ ?j|/ ?j(?:our)?\b|le (?:matin|midi|soir)|(?:matin|midi|soir|au coucher)\b|(?:bid|tid|qid|qhs|qam|qd|daily|nightly|"
    r"weekly|prn|b\.i\.d|t\.i\.d|as directed|sliding scale|per inr|selon inr|once|twice)\b)",
    re.IGNORECASE,
)
# "Allergies: amoxicillin - hives; codeine 30 mg - nausea": all of the line, up to the next label.
_ALLERGIES = re.compile(
    r"[^\w\n]*(?:known |drug |medication |m[ée]dicament\w* )?allerg\w*[^\n:]{0,20}:[^\n\t:]*\Z", re.IGNORECASE
)
# Stems of international nonproprietary names (WHO, "Stem Book"), with French endings; none ends an English or French word of prose.
_STEM = re.compile(
    r"[a-z]{2,}(?:pril|sartan|[ao]statine?|prazole|conazole|nidazole|oxacine?|cilline?|m[yi]cine?|cyclines?|olol|dipine|gliptine?|gliflozine?|glitazone|"
    r"gli[nt]ide|xaban|gatran|parine?|tidine|setron|triptan|z[eo]pam|zolam|barbital|racetam|fibrate|thiazide|semide|lukast|terol|tropium|"
    r"[mv]ab|[a-z]mumab|zumab|ximab|tinib|ciclib|parib|[cv]ir|buvir|asvir|navir|tegravir|vudine|dronate|dronic|caine|codone|morphone|triptyline|"
    r"oxetine|faxine|peridone|apine|piprazole|afil|lamide|sone|solone|onide|trel|gestrel|estradiol|stim|poetin|tide|glutide|relix|platine?|rubicine?|taxel|"
    r"bine|trexate?|prost|zosin|osine|curium|curonium)\Z"
)
_EVERYDAY_STEMS = frozenset(
    "april avril person reason season lesson mason poison prison liaison saison maison raison combine turbine cabine vaccine medicine routine hotline "
    "discipline platine cabine carabine concubine bovine divine marine peptide riptide tide glutamide victim bench search sir vir soir devoir pouvoir "
    "avoir recevoir savoir couloir miroir tiroir espoir noir terroir peignoir rasoir comptoir trottoir reservoir memoir creatine taurine sone "
    "cortisone hormone testosterone progesterone estradiol cortisol alone stone phone zone bone drone clone outpatient stab lab collab slab crab grab "
    "rehab prefab vocab scab kebab urine adenosine guanosine thymosine albumine amide phosphatide nucleotide bedside codeine clamide".split()
)
_TAKES = re.compile(
    r"(?:\b(?:takes?|taking|tak(?:ing|es)|on|prescribed|given|start(?:ed)?|continue[sd]?|resumed?|medicines? (?:are|is|include)|medications? (?:are|include)|put on|"
    r"increased?|decreased?|reduced?|stop(?:ped)?|h[oe]ld|switched to|changed to|received?|administered|injected|refill|"
    r"traitement (?:associe|par|comporte)|sous|prend|trait[ée]e? par|associe|relais par|introduction d(?:e |['’])|arr[êe]t d(?:e |['’])|mise? sous|reçoit)|"
    r"signal[ée] ?:)[ :]*(?:the |your |his |her |le |la |l['’])?\Z",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:,|,? and|,? et|;)\s(?:once daily |daily )?\Z")
# Not taken by anybody: what somebody must not have, what a laboratory or leaflet names.
_REFUSED = re.compile(
    r"\b(?:allerg\w*|intol[ée]ran\w*|avoid|interacts? with|do not take|not to take|ne (?:prenez|pas)|sensitiv\w*|contre-indi\w*)\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
# Advice to anybody: "while you take warfarin", "si vous prenez de l'aspirine"; a drug without a dose is then nobody's.
_ADVICE = re.compile(
    r"\b(?:you|your|if|when|while|unless|should|can|may|people|patients|anyone|such as|like|including|called|vous|votre|vos|si|lorsque|doit|peut|comme)\b[^.;\n]{0,70}\Z",
    re.IGNORECASE,
)
# "Nom commercial: HAVRIX 1440\tLot: NYB898": what has a lot in a row with a day was given.
_OF_LOT = Sieved(
    r"(?m)(?:^|(?<=\t))[ ]*(?:(?:nom|name|brand|marque|trade|product|produit|sp[ée]cialit[ée]|valence|commercial)s?(?: |(?=:))){1,3}: ?([^\t\n:]{2,50}?)[ ]*(?=\t(?:[^\n]*\t)?(?:n° (?:de )?)?lots?(?: (?:no\.?|number|n°|#))?: )",
    re.IGNORECASE,
)
_VACCINE = Sieved(
    r"(?m)(?:^|(?<=\t))[ ]*(?:vaccin(?:e|s|es|ation|ations)?|immuni[sz]ations?|vacc?\.)(?: (?:name|doses?|brand|administered|given|type|product|re[çc]us?|administr[ée]s?|/ [a-z]+|\([^()\n\t:]{2,20}\))){0,2}: ([^\t\n:]{2,50}?)[ ]*(?=[\t\n]|\Z)",
    re.IGNORECASE,
)
# A whole cell of a column of drugs: a name, perhaps with its strength and form.
_CELL = re.compile(rf"[^\W\d_][\w ,./()+®-]{{2,60}}?(?:[ ,(]{{1,2}}{_STRENGTH})?", re.IGNORECASE)
_FORM_BEHIND = re.compile(
    r"[ ,]*(?:oral |extended[- ]release |delayed[- ]release |chewable |film[- ]coated )*(?:tab(?:let)?s?|cap(?:sule)?s?|cp[rs]?|comprim[ée]s?|g[ée]lules?|sachets?|sol(?:ution)?|susp(?:ension)?|inj(?:ection)?|"
    r"inhaler|cream|ointment|patch|po|p\.o\.)\b.*",
    re.IGNORECASE,
)
_NO_DRUG = re.compile(
    r"\b(?:none|n/?a|nil|no|see|voir|aucune?|n[ée]ant|medications?|drugs?|name|nom|total|list|date|page|prescriber|dose|inr|mg|same|unchanged|continue|take|each|"
    r"daily|every|horaires?|moment|posologie|heures?|fr[ée]quence|frequency|route|voie|tablets?|allerg\w*|copay|price|generic|tier|unknown|hold|no change|sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"\b(?:medications?|drugs?|medicines?|medicaments?|traitements?|specialites?|denomination|dci|drug name|prescriptions?)\b"
)
# A vaccine's or drug's column with this heading beside it prices or describes: no patient's.
_PRICED = re.compile(r"\b(?:price|tier|copay|ndc|cost|prix|tarif|cip)\b")


class MedicationRecognizer(Recognizer):
    """Drugs with strength, in a list or column of medications, or that somebody is said to take."""

    ENTITIES = ("MEDICATION",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Medications in `text`, each place once."""
        fields = [each for each in read_fields(text) if each.has("medication") and each.label.marked]
        taken: list[tuple[int, int]] = []
        for result in (*self._vaccines(text), *self._drugs(text, fields), *self._cells(text, fields)):
            if not any(start < result.end and result.start < end for start, end in taken):
                taken.append((result.start, result.end))
                yield result

    def _drugs(self, text: str, fields: list[Field]) -> Iterator[RecognizerResult]:
        last_end = -1
        for word in _WORD.finditer(text):
            if word.start() < last_end or not is_drug(word.group()) or _is_measured(text, word):
                continue
            after = _AFTER.match(text, word.end())
            strong = after is not None and after["strength"] is not None
            known = _name(word.group()) in _known_drugs() and _name(word.group()) not in _WITH_STRENGTH
            end = word.end() if after is None else after.end() if strong and not after["cell"] else after.end("name")
            field = any(each.start <= word.start() < each.end for each in fields)
            listed = 0 <= word.start() - last_end <= 8 and _LISTED.search(text, last_end, word.start()) is not None
            low = max(0, word.start() - 80)
            opening = max(text.rfind("\n", 0, word.start()), text.rfind("\t", 0, word.start())) + 1
            if (
                _REFUSED.search(text, low, word.start())
                or _ALLERGIES.match(text, opening, word.start())
                or not (strong or known)
            ):
                continue
            taken = (
                listed
                or (after is not None and _POSOLOGY.match(text, end) is not None)
                or _TAKES.search(text, low, word.start()) is not None
            )
            if strong or field or (taken and not _ADVICE.search(text, low, word.start())):
                last_end = end
                detail = _detail(text, word.start(), after, strong=strong)
                if field:
                    yield self._medication((word.start(), end), Basis.LABEL, _LABEL_SCORE, detail)
                else:
                    score = _DRUG_SCORE if strong else _SENTENCE_SCORE
                    yield self._medication((word.start(), end), Basis.PATTERN, score, detail)

    def _cells(self, text: str, fields: list[Field]) -> Iterator[RecognizerResult]:
        """Cells of a column of drugs whose names nobody listed."""
        for each in fields:
            heading = fold(text[each.label.start : each.label.end])
            if (
                each.next_cell
                or not _COLUMN.search(heading)
                or "\t" not in (text[each.end : each.end + 1], text[each.label.start - 1 : each.label.start])
            ):
                continue
            if _PRICED.search(fold(text[each.end : line_end(text, each.end)])):
                continue
            form = _FORM_BEHIND.search(text, each.start + 3, each.end)
            end = form.start() if form and text[form.start()] in " ," else each.end
            match = _CELL.fullmatch(text, each.start, end)
            if match and not _NO_DRUG.search(match.group()) and not DATE.search(match.group()):
                yield self._medication(match.span(), Basis.LABEL, _SENTENCE_SCORE, {"drug": match.group()})

    def _vaccines(self, text: str) -> Iterator[RecognizerResult]:
        """Rows of an immunisation record: a vaccine with the day it was given."""
        for match in (*_VACCINE.finditer(text), *_OF_LOT.finditer(text)):
            line_start = text.rfind("\n", 0, match.start(1)) + 1
            if any(
                DATE.search(text, *span)
                for span in ((line_start, match.start(1)), (match.end(), line_end(text, match.end())))
            ):
                yield self._medication(match.span(1), Basis.LABEL, _LABEL_SCORE, {})

    def _medication(
        self, span: tuple[int, int], basis: Basis, score: float, detail: dict[str, str]
    ) -> RecognizerResult:
        revealed = reveals.of_drug(detail.get("drug", ""))
        return self.result("MEDICATION", *span, basis=basis, score=score, role=Role.PATIENT, detail=detail | revealed)


def _is_measured(text: str, word: re.Match[str]) -> bool:
    """Whether what looks like a drug is what a laboratory measures in shares of the normal: "prothrombine 101 %"."""
    return _SHARE.match(text, word.end()) is not None and named(word.group()) is not None


def _detail(text: str, start: int, after: re.Match[str] | None, *, strong: bool) -> dict[str, str]:
    if after is None:
        return {}
    detail = {
        "drug": text[start : after.end("name")],
        "dose": (after["cell"] or after["strength"] or "").strip(" ,(\t") if strong else "",
    }
    return {key: value for key, value in detail.items() if value}


def _name(word: str) -> str:
    """The drug's name, folded, without the salt before it."""
    return _SALT_OF.sub("", fold(word)).split(" ")[0]


@remembered(1 << 12)
def is_drug(word: str) -> bool:
    """Whether a word is a drug's name: a listed one, or one with an international stem."""
    folded = _name(word)
    if folded in _WITH_STRENGTH:
        return True
    # French names are the international ones with an e: "tamoxifène".
    known = folded in _known_drugs() or (
        len(folded) > _LEAST_FRENCH and folded.endswith("e") and folded[:-1] in _known_drugs()
    )
    return known or (folded not in _EVERYDAY_STEMS and _STEM.match(folded) is not None)


@cache
def _known_drugs() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("drugs.txt").read_text("utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line and not line.startswith("#"))
