"""Identifiers: by label, by form, by check digit."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.fr import nir

from phiscan.detect.recognizers import IdentifierRecognizer
from phiscan.detect.recognizers.identifier_checks import dea_valid, nir_valid, npi_valid, ssn_valid
from phiscan.model import Basis

HITS = {
    "Bloc B\n8h00\tROUX Ana\t11/02/1982\t5917424\tgenou\n9h00\tDIOP Paul\t72 ans\t4185171\thanche\n9h30\tPETIT Léa\t83 F\t8735290\tmain": (
        "MEDICAL_RECORD_NUMBER",
        "4185171",
    ),
    "Name / MRN: Shaheen, Farideh 5617862 07/30/84": ("MEDICAL_RECORD_NUMBER", "5617862"),
    "Bed: 401\tPatient: Montoya, Gerardo 2130857 6/29/52\tSummary: well": ("MEDICAL_RECORD_NUMBER", "2130857"),
    "LABORATOIRE\n1\t5917424-9\tROUX Ana\t11/02/82\tF\n2\t4185171-2\tDIOP Paul\t17/04/83\tM\n3\t8735290-9\tPETIT Léa\t14/06/91\tF": (
        "ACCESSION_NUMBER",
        "4185171-2",
    ),
    "TEKIN Ani\tNé(e) le 23 avr. 1931\t87 ans\tMatricule 379183": ("MEDICAL_RECORD_NUMBER", "379183"),
    "Encounter: Discharged to\n2238533979\tSkilled nursing facility": ("ACCOUNT_NUMBER", "2238533979"),
    "Prescripteur : Dr Paul Diop\nINAMI : 1-47080-50-004": ("LICENSE_NUMBER", "1-47080-50-004"),
    "Cher Docteur Diop (INAMI 1-57154-48-130), voici": ("LICENSE_NUMBER", "1-57154-48-130"),
    "NAM : ROUA 5112 0314": ("HEALTH_PLAN_ID", "ROUA 5112 0314"),
    "Grille AGGIR\nDossier n°: Visite du\nAPA-4161083\t3 août 2019": ("ACCOUNT_NUMBER", "APA-4161083"),
    "3a PAT. CNTL #: 4 TOB\nVALLEY OSTEOPATHIC HOSPITAL\n68303023432\t0121": ("ACCOUNT_NUMBER", "68303023432"),
    "b. MED. REC. #\n713-662-9819\n644468\n": ("MEDICAL_RECORD_NUMBER", "644468"),
    "IPP: 55548705\nNDA: UF\n708217451\nMéd. interne": ("ACCOUNT_NUMBER", "708217451"),
    "Régime : CPAM du Roc\tMutuelle : Mutuelle nationale Belledonne (8817819)": ("HEALTH_PLAN_ID", "8817819"),
    "1 MEDICARE : 1EG4TE5MK73\nSECONDARY : LINCOLN COMMUNITY CARE\nPOLICY NO : 529173079A": (
        "HEALTH_PLAN_ID",
        "529173079A",
    ),
    "Primary insurance: Medicare Part B\nPolicy no: 529173079A": ("US_HICN", "529173079A"),
    "ABOUT YOUR APPEAL RIGHTS\nReference number: 5133327578": ("CLAIM_NUMBER", "5133327578"),
    "NOTICE OF ADVERSE BENEFIT DETERMINATION\nID number: 529196355 02": ("HEALTH_PLAN_ID", "529196355 02"),
    "Coverage Determination Request Form\nCase ID\tPA-14956894": ("CLAIM_NUMBER", "PA-14956894"),
    "THIS IS AN ATTEMPT TO COLLECT A DEBT\nFILE NO: 796706329": ("ACCOUNT_NUMBER", "796706329"),
    "You are past due. This debt is old.\nREFERENCE: 484687047\n": ("ACCOUNT_NUMBER", "484687047"),
    "Allocation personnalisée d'autonomie\nN° dossier : 3282470": ("ACCOUNT_NUMBER", "3282470"),
    "Retraite : CNRACL n° 7157043N": ("ACCOUNT_NUMBER", "7157043N"),
    "CUST 5351640\tTSAKIRIS, PANOS": ("ACCOUNT_NUMBER", "5351640"),
    "CERTIFICATE OF IMMUNIZATION\nState ID: W1806725": ("MEDICAL_RECORD_NUMBER", "W1806725"),
    "Réf. commande BL6842626": ("ACCESSION_NUMBER", "BL6842626"),
    "VOS REMBOURSEMENTS\tN° 4008078024": ("CLAIM_NUMBER", "4008078024"),
    "La mutuelle a refusé le tiers payant.\nFacture: F7795019\tMontant: 622,12 €": ("CLAIM_NUMBER", "F7795019"),
    "Attendant at birth\nAaron Word DO\t1234567893": ("US_NPI", "1234567893"),
    "BIRTHDATE\tSEX\tPATIENT ID / CHART\nBIRTHDATE: 07/19/1948\tPATIENT ID / CHART: M 311154": (
        "MEDICAL_RECORD_NUMBER",
        "311154",
    ),
    "MRN / Account: 1234567 / 98765432": ("MEDICAL_RECORD_NUMBER", "1234567"),
    "MRN/FIN: 1234567/98765432": ("ACCOUNT_NUMBER", "98765432"),
    "MRN & Visit #: 1234567 98765432": ("ACCOUNT_NUMBER", "98765432"),
    "Chart no. / Encounter no.\n1234567 / 98765432": ("MEDICAL_RECORD_NUMBER", "1234567"),
    "Member ID / Group: W123456789 / 55512": ("GROUP_NUMBER", "55512"),
    "Patient name, home address, phone, insurance number: ASMAR, WAEL\n12 Oak Bend\n973-959-3090\n662538475\n": (
        "HEALTH_PLAN_ID",
        "662538475",
    ),
    "Mother MRN: 21. PRINCIPAL SOURCE OF PAYMENT\tLMP\n6959479\tSELF-PAY\t10/23/2012": (
        "MEDICAL_RECORD_NUMBER",
        "6959479",
    ),
    "West Side Assurance\tW954730102\t342935": ("HEALTH_PLAN_ID", "W954730102"),
    "Payer: Blue Cross Blue Shield of Ohio (XYZ123456789)": ("HEALTH_PLAN_ID", "XYZ123456789"),
    "ID: 1EG4TE5MK73*": ("US_MBI", "1EG4TE5MK73"),
    "The specimen labeled S20-12345 is received": ("ACCESSION_NUMBER", "S20-12345"),
    "Collected: 1/2/2020\nTube: 123456789\n": ("ACCESSION_NUMBER", "123456789"),
    "March 10, 2021\nOur file 53112977; medical record 2623859; born 5/30/54": ("CLAIM_NUMBER", "53112977"),
    "Facture: 5558646-36\tBénéficiaire: ROUX Ana\tDélivré le: 20/03/2021": ("CLAIM_NUMBER", "5558646-36"),
    "FACTURE: 33571629\tN° ASSURE: 208070704207437\tNOM PRENOM: ROUX ANA\tMT AMO: 2961,07": (
        "CLAIM_NUMBER",
        "33571629",
    ),
    "DECOMPTE DE REMBOURSEMENT\tN° 6054093310": ("CLAIM_NUMBER", "6054093310"),
    "Dispositifs : lit médicalisé, pousse-seringue n° PS329940 ; PICC line": ("DEVICE_ID", "PS329940"),
    "IPP HAD: H400550": ("MEDICAL_RECORD_NUMBER", "H400550"),
    "N° ADELI : 376920966 / 566884020": ("FR_ADELI", "566884020"),
    "Nos réf. Ana Roux – compte client D1833912": ("ACCOUNT_NUMBER", "D1833912"),
    "B/D: 5/9/35\tMR: 16338": ("MEDICAL_RECORD_NUMBER", "16338"),
    "MR#: 30-34-45": ("MEDICAL_RECORD_NUMBER", "30-34-45"),
    "CLINIC NOTE\nName: Roux, Ana\nID: 3045087\nBirth date: 06/07/1993": ("MEDICAL_RECORD_NUMBER", "3045087"),
    "NOM: Roux\tNé(e) le: 01/01/1952\tIdentifiant: 404155": ("MEDICAL_RECORD_NUMBER", "404155"),
    "Machine S/ N: 4T0S-508841": ("DEVICE_ID", "4T0S-508841"),
    "RV lead:\tTDG475600V": ("DEVICE_ID", "TDG475600V"),
    "N° série générateur : 1551375L": ("DEVICE_ID", "1551375L"),
    "Uses the machine nightly (serial\nno. 660629256069), mask leaks.": ("DEVICE_ID", "660629256069"),
    "and showed a driver's license (S4570617) as identification": ("US_DRIVER_LICENSE", "S4570617"),
    "FICHE D'INTERVENTION SECOURS À VICTIME Intervention n°\t71691396": ("ACCOUNT_NUMBER", "71691396"),
    "Form / kit no.\n5129986465": ("ACCESSION_NUMBER", "5129986465"),
    "ADH. : 95032206": ("HEALTH_PLAN_ID", "95032206"),
    "Denial reference: C41032811": ("CLAIM_NUMBER", "C41032811"),
    "3-CARRIER/ADMINISTRATOR CLAIM NUMBER: 10-684418-A": ("CLAIM_NUMBER", "10-684418-A"),
    "CLAIMANT: Ana Roux\nFile number: 21-218893\nInjured on: 02/05/2021": ("CLAIM_NUMBER", "21-218893"),
    "Attorney Bernstein is asking for the full chart of Ana Roux, born 08/14/1989, chart\n779246. What would you like to do?": (
        "MEDICAL_RECORD_NUMBER",
        "779246",
    ),
    "Regarding: Ana Roux\nD.O.B. 29 DEC 1977 Our file D41386": ("MEDICAL_RECORD_NUMBER", "D41386"),
    "Age: 73 M\nRecord\n3622615\nLives at": ("MEDICAL_RECORD_NUMBER", "3622615"),
    "Data sources\nSensor\n82FN95\nLast upload": ("DEVICE_ID", "82FN95"),
    "PT NAME ROUX, ANA\nMID ZJS273243699\nCLM 2579746974594": ("HEALTH_PLAN_ID", "ZJS273243699"),
    "PT NAME ROUX, ANA\nMID ZJS273243699\nCLM 2579746974595": ("CLAIM_NUMBER", "2579746974595"),
    "Pt ID 37956186\nOrder 415027169 Ordered by Xavier Randolph MD": ("ACCESSION_NUMBER", "415027169"),
    "Ambulatory Referral: Hematology\nReferral #: 618623042": ("ACCESSION_NUMBER", "618623042"),
    "Referral #: 618623042\nApproved visits: 3": ("CLAIM_NUMBER", "618623042"),
    "Behavioral Health Note\nCase no.: 78175\tSession date: 10/4/2014": ("MEDICAL_RECORD_NUMBER", "78175"),
    "Surgical pathology\nCase no.: S18-78175": ("ACCESSION_NUMBER", "S18-78175"),
    "Home visit\tClient no. 887050": ("MEDICAL_RECORD_NUMBER", "887050"),
    "Coverage: Monarch BlueChoice\nB397683830\nNext of kin: Ana Roux": ("HEALTH_PLAN_ID", "B397683830"),
    "60 INSURED'S UNIQUE ID: 19\t61 GROUP NAME: W356931438": ("HEALTH_PLAN_ID", "W356931438"),
    "They have approved the MRI of the spine, reference A737888465, good through June": ("CLAIM_NUMBER", "A737888465"),
    "tige fémorale, N° série :\n19203784Y, LOT QR3P13.": ("DEVICE_ID", "19203784Y"),
    "Nom : ROUX\nNé le : 03/12/1951\nN° dossier : 6653375\nAdmission : 14.11.2017": (
        "MEDICAL_RECORD_NUMBER",
        "6653375",
    ),
    "CRRA 15 / SAMU\nAffaire n° : 3907236297": ("ACCOUNT_NUMBER", "3907236297"),
    "Réf. ACP : B30-67171 - ROUX Ana": ("ACCESSION_NUMBER", "B30-67171"),
    "The monitor serial number is\nQX4071826. Please call": ("DEVICE_ID", "QX4071826"),
    "Prior authorization form\nReference no.: R4071826": ("CLAIM_NUMBER", "R4071826"),
    "Blood spot card KLM4071826. Weight 3100 g": ("ACCESSION_NUMBER", "KLM4071826"),
    "PATIENT INFO: ROUX, ANA / 40718263 / F / 04/12/1961": ("MEDICAL_RECORD_NUMBER", "40718263"),
    "DOB\tSEX\tCHART NO\nDOB: 04/12/1961\tCHART NO: F 482913": ("MEDICAL_RECORD_NUMBER", "482913"),
    "CARRIER: Blue\tMEMBER ID: Prairie HMO\tGROUP: QXR4071826 48291": ("GROUP_NUMBER", "48291"),
    "CARRIER: Red\tMEMBER ID: Prairie HMO\tGROUP: QXR4071826 48291": ("HEALTH_PLAN_ID", "QXR4071826"),
    "Precertification review\nDecision\nCase ID: RV-482913": ("CLAIM_NUMBER", "RV-482913"),
    "Work order placed. Order WX-482913": ("ACCESSION_NUMBER", "WX-482913"),
    "Metabolic screen (heel stick) collected KLM4071826.": ("ACCESSION_NUMBER", "KLM4071826"),
    "Her sister was sequenced under 40718263.": ("ACCESSION_NUMBER", "40718263"),
    "SSN or ITIN: 912-58-4182": ("US_ITIN", "912-58-4182"),
    "Immunization registry ID: 40718263": ("MEDICAL_RECORD_NUMBER", "40718263"),
    "Item: CPAP\tAsset no.: 40718263": ("DEVICE_ID", "40718263"),
    "Reste à charge : 24,00\nN° d'entrée : 802285743": ("ACCOUNT_NUMBER", "802285743"),
    "Your chart number here is 8057223.": ("MEDICAL_RECORD_NUMBER", "8057223"),
    "Visit: INR check\tIns: Medicare HJK52754874": ("HEALTH_PLAN_ID", "HJK52754874"),
    "Primary insurance: Blue Prairie HMO QX4430127\tCopay: 20": ("HEALTH_PLAN_ID", "QX4430127"),
    "Aetna\nID number: HJC944629577\nGrp: 151482": ("HEALTH_PLAN_ID", "HJC944629577"),
    "FINESS 490490802\nN° entrée : 842868630": ("ACCOUNT_NUMBER", "842868630"),
    "Dr Ana ROUX\nMédecin généraliste\n3 rue Haute\n75014 Paris\nN° 10101234564": ("FR_RPPS", "10101234564"),
    "MRN: H-20455": ("MEDICAL_RECORD_NUMBER", "H-20455"),
    "MRN# 0012345 DOB 3/12/51": ("MEDICAL_RECORD_NUMBER", "0012345"),
    "IPP : 1234567890121 [1.2.3]": ("MEDICAL_RECORD_NUMBER", "1234567890121"),
    "NPI: 1234567893": ("US_NPI", "1234567893"),
    "DEA BS1234563": ("US_DEA", "BS1234563"),
    "SSN: 219-45-6789": ("US_SSN", "219-45-6789"),
    "his number 219-45-6789 was": ("US_SSN", "219-45-6789"),
    "SSN: XXX-XX-6789": ("US_SSN", "XXX-XX-6789"),
    "Member ID: W1234 56789 01": ("HEALTH_PLAN_ID", "W1234 56789 01"),
    "Medicare 1EG4-TE5-MK72": ("US_MBI", "1EG4-TE5-MK72"),
    "HICN: 219-45-6789A": ("US_HICN", "219-45-6789A"),
    "Account Number: 90000999": ("ACCOUNT_NUMBER", "90000999"),
    "Specimen Number: 197-996-9513-0": ("ACCESSION_NUMBER", "197-996-9513-0"),
    "Dossier n° : 17-0912-0034 du 12/09/2017": ("ACCESSION_NUMBER", "17-0912-0034"),
    "Claim # 2017 0912 1234": ("CLAIM_NUMBER", "2017 0912 1234"),
    "Group No. 12345-AB": ("GROUP_NUMBER", "12345-AB"),
    "N° de série du lecteur INR: 4071826305": ("DEVICE_ID", "4071826305"),
    "Meter Serial No: US123456": ("DEVICE_ID", "US123456"),
    "N° SS : 2 55 08 14 168 025 38": ("FR_NIR", "2 55 08 14 168 025 38"),
    "immatriculation 2 55 08 14\n168 025 38": ("FR_NIR", "2 55 08 14\n168 025 38"),
    "1 80 02 2A 004 123 59": ("FR_NIR", "1 80 02 2A 004 123 59"),
    "RPPS: 10001234565": ("FR_RPPS", "10001234565"),
    "N° FINESS 750100711": ("FR_FINESS", "750100711"),
    "N° FINESS établissement :\t750100711": ("FR_FINESS", "750100711"),
    "Finess (barré)\n750100711 le 12/09": ("FR_FINESS", "750100711"),
    "PRESCRIPTEUR : DR VASSEUR HELENE\t10001234565": ("FR_RPPS", "10001234565"),
    "DECOMPTE\tN° 774120953\tLE 03/02/2022": ("CLAIM_NUMBER", "774120953"),
    "Docteur Hélène Vasseur 10001234565": ("FR_RPPS", "10001234565"),
    "code RPPS ci-dessous\n10001234565": ("FR_RPPS", "10001234565"),
    "Physician / NPI\nA. Ruiz, MD / 1234567893": ("US_NPI", "1234567893"),
    "Prescriber with DEA on file\nBS1234563": ("US_DEA", "BS1234563"),
    "Acct #: 4111 1111 1111 1111": ("CREDIT_CARD", "4111 1111 1111 1111"),
    "Amex 3782 822463 10005": ("CREDIT_CARD", "3782 822463 10005"),
    "TIN: 912-78-1234": ("US_ITIN", "912-78-1234"),
    "Patient's HI Claim No.: 219-45-6789A": ("US_HICN", "219-45-6789A"),
    "SPEC #: 0919:C00127R": ("ACCESSION_NUMBER", "0919:C00127R"),
    "U #: M000457812": ("MEDICAL_RECORD_NUMBER", "M000457812"),
    "Insured's unique ID: W2219907712": ("HEALTH_PLAN_ID", "W2219907712"),
    "Treatment authorization codes: A17-889201": ("CLAIM_NUMBER", "A17-889201"),
    "Meter: CoaguChek XS / UE0123456": ("DEVICE_ID", "UE0123456"),
    "Lecteur : CoaguChek XS n° UE0123456": ("DEVICE_ID", "UE0123456"),
    "Driver's license: CA D1234567": ("US_DRIVER_LICENSE", "D1234567"),
    "ID: W218844120\tGroup: 88213": ("HEALTH_PLAN_ID", "W218844120"),
    "Subscriber: XQB218844120": ("HEALTH_PLAN_ID", "XQB218844120"),
    "RPPS 10 00 12 34 565": ("FR_RPPS", "10 00 12 34 565"),
    "CGM transmitter SN: 8G2K4T": ("DEVICE_ID", "8G2K4T"),
    "Unit serial: 9010254570": ("DEVICE_ID", "9010254570"),
    "Serial number SN-XF7748-125": ("DEVICE_ID", "SN-XF7748-125"),
    "Pulmonary Medicine, Lic. No. ET542772": ("LICENSE_NUMBER", "ET542772"),
    "Gastroenterology, License number MD.495960": ("LICENSE_NUMBER", "MD.495960"),
    "Chart # -: H003299236": ("MEDICAL_RECORD_NUMBER", "H003299236"),
    "Encounter - HAR-38671567": ("ACCOUNT_NUMBER", "HAR-38671567"),
    "R.P.P.S. 10001234565": ("FR_RPPS", "10001234565"),
    "F.I.N.E.S.S. :\n750100711": ("FR_FINESS", "750100711"),
    "Natl Provider ID\t1234567893": ("US_NPI", "1234567893"),
    "License number RN 700809": ("LICENSE_NUMBER", "RN 700809"),
    "N° de groupe : GC 7125": ("GROUP_NUMBER", "GC 7125"),
    "N° de facture : FSE 602131436": ("CLAIM_NUMBER", "FSE 602131436"),
    "Unity Insurance Company, member 31961343301.": ("HEALTH_PLAN_ID", "31961343301"),
    "Group #: 747351\nReceived: 12/27/2022\nID #: 34244533427": ("HEALTH_PLAN_ID", "34244533427"),
    "Med Rec No.: 40595933\nDx: Asthma\nID #: E67323977-02": ("HEALTH_PLAN_ID", "E67323977-02"),
    "Name: Ana Ruiz\nID #: 34244533427": ("MEDICAL_RECORD_NUMBER", "34244533427"),
    "Summit Health Insurance, member U40471708 03.": ("HEALTH_PLAN_ID", "U40471708 03"),
    "Carrier: Granite\nID #: W304302064": ("HEALTH_PLAN_ID", "W304302064"),
    "Photo ID (DL)\tU8732892963488": ("US_DRIVER_LICENSE", "U8732892963488"),
    "tests for all three. His chart number is\n364-46-64.": ("MEDICAL_RECORD_NUMBER", "364-46-64"),
    "You can pay by phone, or the card that is on file: 4111 1111 1111\n1111": ("CREDIT_CARD", "4111 1111 1111\n1111"),
}
MISSES = {
    "Paul Diop\t01/02/2019\t48213\nAna Roux\t01/02/2019\t48213\nLéa Petit\t01/02/2019\t48213": "the same in all rows",
    "ATT DR : ROUX, ANA L MD\tDR NO : 0474": "a practitioner's number in the house",
    "Reference: 70 - 110\nReference\t135-145": "ranges of a laboratory",
    "code patient 950949\tcode secret U58D9D94": "what one signs in with",
    "Patient name, home address, phone, insurance number: 6294 King Dr, Yuma, AZ 85364": "an address among what is asked for",
    "Client # 24951\tCollected: today\tAccession: none": "a practice's, on a laboratory's page",
    "Exam: 71045 Chest\nCollected": "a procedure's code",
    "West Side Assurance\t2175550100": "an insurer's telephone",
    "virement sur notre compte FR76 4753 5494 5874 2285 9937": "the account is a bank's",
    "RA lead: 5076-52": "a lead's model",
    "MR: 12/06/2019": "a date",
    "Compte patient\nIdentifiant : 28566512": "a login, beside no birth date",
    "Confidential - not part of the medical record\n2812 Bluebonnet Loop, Scranton, PA 18551": "the number of a house",
    "ASA 1. Incision 06h33, fin 16h47.": "a time of day",
    "N° AMC : 22582940\tTélétransmission : oui": "an insurer's number",
    "STATE FILE NUMBER 971-197682": "a registry's number",
    "Boise, ID 83702": "a state",
    "Webinar ID 48291826": "a thing's number",
    "ask for Ana. Federal ID 47-2281990": "a company's number",
    "Referring:\nID: QX4071\nNPI: see list": "a practitioner's number",
    "call the billing office. Tax\nID 47-2281990": "a company's number over two lines",
    "DOB: 1/2/61\tReferred by: Ana Roux, MD\nSex: F\tID: QX4071\nPhone: 1\tNPI: see list": "a practitioner's number",
    "Type : HC 208": "a ward",
    "Mesh implant, ref. YM47-960, lot 82376F": "a number of the catalogue",
    "Patents US 6,594,331. REF 03660592. UDI see label": "a number of the catalogue",
    "NPI: 1234567890": "check digit is wrong",
    "RPPS: 10001234566": "check digit is wrong",
    "078-05-1120": "a specimen the SSA published",
    "666-45-6789": "an area that was never given out",
    "Order: see below": "no digit",
    "MRN: 09/08/2017": "a date",
    "Account Address\n3060 South Church Street": "a house number",
    "Registration no.: 24.6": "a measurement",
    "CLIA: 05D0441882": "a laboratory's certificate",
    "Tax ID: 47-2281990": "a company's number",
    "Payer ID: 60054": "an insurer's number",
    "1234567893": "no page of practitioners",
    "SIREN 732829320": "no page of establishments",
    "1234 5678 9012 3456": "no issuer of cards",
    "2 55 08 14 168 025 39": "a NIR with a wrong key",
    "Réf. : 60-7058/Y\tDésignation : Gants\tMontant : 180,29 €": "a catalogue's number",
    "Please send your insurance card 501864667909": "an insurer's card",
    "order 501864667909": "no word of cards",
    "CE:84:43:CC:DF:01": "the address of a network card",
}


@pytest.fixture(scope="module")
def recognizer() -> IdentifierRecognizer:
    return IdentifierRecognizer()


@pytest.mark.parametrize("text", HITS)
def test_an_identifier_is_found(recognizer: IdentifierRecognizer, text: str) -> None:
    """The whole number, and what number it is."""
    found = {(each.entity_type, text[each.start : each.end]) for each in recognizer.analyze(text, [])}
    assert HITS[text] in found


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_what_is_none_is_left_alone(recognizer: IdentifierRecognizer, text: str, reason: str) -> None:
    """A number is not an identifier because it is a number."""
    assert recognizer.analyze(text, []) == [], reason


def _nir(first: int, year: int, month: int, rest: int) -> str:
    number = f"{first}{year:02}{month:02}{rest:08}"
    return number + nir.calc_check_digits(number)


valid_nirs = st.builds(
    _nir, st.sampled_from((1, 2)), st.integers(0, 99), st.integers(1, 12), st.integers(1001001, 95999999)
)


@given(valid_nirs, st.sampled_from((" ", "")))
def test_a_valid_nir_survives_its_spacing(number: str, space: str) -> None:
    """However it is grouped, a NIR with a right key is one, on the ground of its key."""
    groups = (number[0], number[1:3], number[3:5], number[5:7], number[7:10], number[10:13], number[13:])
    text = "n " + space.join(groups) + " fin"
    found = IdentifierRecognizer().analyze(text, ["FR_NIR"])
    assert [each.recognition_metadata["basis"] for each in found] == [Basis.CHECKSUM]


@given(valid_nirs, st.integers(0, 12), st.integers(1, 9))
def test_a_changed_digit_of_a_nir_is_refused(number: str, place: int, change: int) -> None:
    """One wrong digit breaks the key."""
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert nir_valid(number)
    assert not nir_valid(wrong)


@given(st.integers(100000000, 299999999), st.integers(0, 9), st.integers(1, 9))
def test_a_changed_digit_of_an_npi_is_refused(stem: int, place: int, change: int) -> None:
    """One wrong digit breaks the Luhn check."""
    number = str(stem) + luhn.calc_check_digit("80840" + str(stem))
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert npi_valid(number)
    assert not npi_valid(wrong)


@given(st.from_regex(r"10[0-9]{8}", fullmatch=True), st.integers(0, 10), st.integers(1, 9))
def test_a_changed_digit_of_an_rpps_is_refused(stem: str, place: int, change: int) -> None:
    """With its label, by its form and near a doctor."""
    number = stem + luhn.calc_check_digit(stem)
    changed = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    for text in ("RPPS : {}", "Docteur Roux {}", "rpps\n{}"):
        assert "FR_RPPS" in {each.entity_type for each in IdentifierRecognizer().find(text.format(number))}
        assert "FR_RPPS" not in {each.entity_type for each in IdentifierRecognizer().find(text.format(changed))}


@given(st.integers(1, 899), st.integers(1, 99), st.integers(1, 9999))
def test_ssn_areas(area: int, group: int, serial: int) -> None:
    """Areas 000, 666 and from 900 on were never given out."""
    number = f"{area:03}{group:02}{serial:04}"
    assume(number not in ("078051120", "219099999", "457555462", "123456789"))
    assert ssn_valid(number) == (area != 666)


def test_the_dea_check() -> None:
    """(d1+d3+d5) + 2(d2+d4+d6) ends in d7."""
    assert dea_valid("BS1234563")
    assert not dea_valid("BS1234564")
