"""PHONE_NUMBER and FAX_NUMBER."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import PhoneRecognizer
from phiscan.model import Role
from tests.detect.finding import roles, values

PHONE, FAX = "PHONE_NUMBER", "FAX_NUMBER"
HITS = {
    "Venu avec : Ana Larue (conjoint) 0788961696 Transport : moyens personnels": [(PHONE, "0788961696")],
    "N° d'agrément 8-36774-50-998 — 054/720.26.08 — info": [(PHONE, "054/720.26.08")],
    "GSM 0475/40 88 08": [(PHONE, "0475/40 88 08")],
    "36000 Châteauroux - N° patient\n02.90.56.15.63 - accueil@example.org": [(PHONE, "02.90.56.15.63")],
    "Tél. patient : 0113888375 / 0628130441": [(PHONE, "0113888375"), (PHONE, "0628130441")],
    "b. MED. REC. #\n713-662-9819\n644468\n": [(PHONE, "713-662-9819")],
    "Bureau des entrées : 0148126677\nN° FINESS": [(PHONE, "0148126677")],
    "Lien\nTél.\népouse: 0426062434\nnièce: 0666458178": [(PHONE, "0426062434"), (PHONE, "0666458178")],
    "Tél. : 0276346949\nFamille : Ana Roux (fille) 0450512345": [(PHONE, "0276346949"), (PHONE, "0450512345")],
    "Trésorerie hospitalière\n0584693524\naccueil@example.org": [(PHONE, "0584693524")],
    "Téléphones\t0357389307 / 0737745978": [(PHONE, "0357389307"), (PHONE, "0737745978")],
    "3525 Ridge Xing, Greensboro, NC 27431 - 786.319.6324\n02-18-2023": [(PHONE, "786.319.6324")],
    "3 rue du Port, 41100 Vendôme – 0254000000 – RPPS 10482458923": [(PHONE, "0254000000")],
    "Caisse : CPAM du Roc Poste 0254000000": [(PHONE, "0254000000")],
    "Tél. 24h/24 04-75-67-80-56": [(PHONE, "04-75-67-80-56")],
    "Contact : Ana Roux (fille) 06-62-06-38-93 01h10 A bien mangé": [(PHONE, "06-62-06-38-93")],
    "Clinic: Palisades Primary Care, (541)\n249-1602": [(PHONE, "(541)\n249-1602")],
    "Centre Hospitalier Intercommunal - Service de consultations externes - tél. +33 4 42 70 16\n08\nBloc": [
        (PHONE, "+33 4 42 70 16\n08")
    ],
    "Printed on 4/26/2021 for the patient. Evergreen Gastroenterology (309) 502-6470\n1": [(PHONE, "(309) 502-6470")],
    "Copper Ridge Behavioral Health 609/599-3755": [(PHONE, "609/599-3755")],
    "SIGNATURE\tDATE\nReturn to (601) 604-7928": [(FAX, "(601) 604-7928")],
    "two-layer wrap. The son Quincy watched the whole visit (cell +1 828 316\n8879) and helped.": [
        (PHONE, "+1 828 316\n8879")
    ],
    "Tél. 0617887460\nTotal des rendez-vous\t0431797864": [(PHONE, "0617887460"), (PHONE, "0431797864")],
    "Tél. 0617887460\nN° dossier 0431797864": [(PHONE, "0617887460")],
    "Tel +1 217 523 4567 Fax +1 217 523 9999": [(PHONE, "+1 217 523 4567"), (FAX, "+1 217 523 9999")],
    "Ph 1-217-523-4567 Fx 1-217-523-9999": [(PHONE, "1-217-523-4567"), (FAX, "1-217-523-9999")],
    "Fax this sheet to 217-523-4567 ; help line: 217-523-9999": [(FAX, "217-523-4567"), (PHONE, "217-523-9999")],
    "Reports faxed to\n(217) 523-4567": [(FAX, "(217) 523-4567")],
    "3 rue Basse, 74000 Annecy - 0450512345\n": [(PHONE, "0450512345")],
    "12/16/2019 16:30\tFROM: 217 523 4567\tTO: 217 523 9999\tP. 001/008": [
        (FAX, "217 523 4567"),
        (FAX, "217 523 9999"),
    ],
    "seen at 8:30 AM, phone (217)523-4567.": [(PHONE, "(217)523-4567")],
    "Pharmacie Haute\n3 rue Basse, 74000 Annecy\n0450512345\n": [(PHONE, "0450512345")],
    "En cas de retard : Anne ROUX, 0450512345, accueil@example.org": [(PHONE, "0450512345")],
    "Dr Paul ROUX - 0450512345": [(PHONE, "0450512345")],
    "Centre de soins – ☎ 0450512345 – Annecy": [(PHONE, "0450512345")],
    "Renseignements : 0450512345, Paul ROUX": [(PHONE, "0450512345")],
    "Assistance : 0 825 206 591.": [(PHONE, "0 825 206 591")],
    "(217) 523-4567": [(PHONE, "(217) 523-4567")],
    "Call 217-523-4567 today": [(PHONE, "217-523-4567")],
    "217.523.4567": [(PHONE, "217.523.4567")],
    "+1 217 523 4567": [(PHONE, "+1 217 523 4567")],
    "1-800-631-5250": [(PHONE, "1-800-631-5250")],
    "Phone: 2175234567": [(PHONE, "2175234567")],
    "Phone: 555-0101": [(PHONE, "555-0101")],
    "Phone: (217) 555-0101": [(PHONE, "(217) 555-0101")],
    "(217) 555-0101": [(PHONE, "(217) 555-0101")],
    "Phone: 217-523-4567 ext. 12": [(PHONE, "217-523-4567 ext. 12")],
    "217-523-4567x1234": [(PHONE, "217-523-4567x1234")],
    "01 44 53 45 51": [(PHONE, "01 44 53 45 51")],
    "Tél. 01.44.53.45.51": [(PHONE, "01.44.53.45.51")],
    "Tel : 0144534551": [(PHONE, "0144534551")],
    "+33 1 44 53 45 51": [(PHONE, "+33 1 44 53 45 51")],
    "+33 (0)1 44 53 45 51": [(PHONE, "+33 (0)1 44 53 45 51")],
    "À prévenir : Mme BOUKHALFA Noëlle, nièce, 0581125818, 129 square Jean-Moulin": [(PHONE, "0581125818")],
    "Slimane BOUKHALFA (fils) - 0670962883": [(PHONE, "0670962883")],
    "Urgent.\n0670962883\nMerci": [(PHONE, "0670962883")],
    "Le fils de Madame Roux a appelé ce matin (07-20-53-95-02).": [(PHONE, "07-20-53-95-02")],
    "+44 20 7946 0018": [(PHONE, "+44 20 7946 0018")],
    "Phone: (217) 523-4567 Fax: (217) 523-4568": [(PHONE, "(217) 523-4567"), (FAX, "(217) 523-4568")],
    "Phone/Fax: 217-523-4567 / 217-523-4568": [(PHONE, "217-523-4567"), (FAX, "217-523-4568")],
    "T: 217-523-4567 F: 217-523-4568": [(PHONE, "217-523-4567"), (FAX, "217-523-4568")],
    "217-523-4568 (fax)": [(FAX, "217-523-4568")],
    "Tél : 01 44 53 45 51 – Fax : 01 44 53 45 52": [(PHONE, "01 44 53 45 51"), (FAX, "01 44 53 45 52")],
    "Télécopie : 01 44 53 45 52": [(FAX, "01 44 53 45 52")],
    "Please fax changes\tINR: to (610) 417-6045\tor call 610-382-7028.": [
        (FAX, "(610) 417-6045"),
        (PHONE, "610-382-7028"),
    ],
    "a letter about your claim was sent; for questions, call member services at 573\n545 1464.": [
        (PHONE, "573\n545 1464")
    ],
    "a joint Madame Roux au 0639306455 et Mme Koenig au 0697648469": [(PHONE, "0639306455"), (PHONE, "0697648469")],
    "prévenus par un proche, Ana Roux (0591878658)": [(PHONE, "0591878658")],
    "Une personne à prévenir est notée : Joris Badiou, 0209736463.": [(PHONE, "0209736463")],
    "Hadillot : 01 2039 2739 – Censier : 01 4453 4551": [(PHONE, "01 2039 2739"), (PHONE, "01 4453 4551")],
    "She may be told of results: 1-413-459-3663": [(PHONE, "1-413-459-3663")],
    "Ligne d'écoute de l'hôpital :\n0176446269": [(PHONE, "0176446269")],
    "FAX to: Cascadia Heart & Vascular Group 406-822-5043": [(FAX, "406-822-5043")],
    "Facsimile to: Northstar Clinic 928 537 2274": [(FAX, "928 537 2274")],
    "Copies: A. Boateng; Blue Heron Clinic (928-537-2274)": [(FAX, "928-537-2274")],
    "816-834-4355 816-963-0779": [(PHONE, "816-834-4355"), (PHONE, "816-963-0779")],
}
MISSES = {
    "SSN: 219-45-6789": "a social security number",
    "219-45-6789": "shaped as a social security number",
    "NPI: 1234567893": "a practitioner's number",
    "Account Number: 217-523-4567": "labelled as an identifier",
    "MRN: (217) 523-4567": "labelled as an identifier",
    "Specimen Number: 197-996-9513-0": "a longer number",
    "08869-1800": "ZIP+4",
    "2 55 08 14 168 025 38": "a French social security number",
    "SIRET 812 345 678 00012": "a company",
    "978-1-4028-9462-6": "an ISBN",
    "Order 114-2133222-0462314": "an order",
    "09/08/2017 10:15": "a date",
    "Phone: 09/08/2017": "a date",
    "Phone: PHYSICIANS 271-7454": "no area code, and not behind its label",
    "N° de lot : 0148126677": "words that number something",
    "0144534551": "ten digits without label or marks",
    "217 155 0101": "no number given out, not written as telephone numbers are",
    "If not, call us. You signed up from 154.122.11.196": "the address of a computer",
    "573\n545 1464": "figures under one another",
    "192.168.100.1234": "an address of a machine",
    "06 4947 97 65": "a row of figures",
}


@pytest.mark.parametrize("text", HITS)
def test_a_number_is_found_with_its_kind(text: str) -> None:
    """Numbers of the US, of France and of elsewhere; the words beside them tell the faxes."""
    found = sorted(PhoneRecognizer().analyze(text, []), key=lambda each: each.start)
    assert [(each.entity_type, text[each.start : each.end]) for each in found] == HITS[text]


@pytest.mark.parametrize("text", MISSES)
def test_other_numbers_are_no_telephones(text: str) -> None:
    """Identifiers, dates and figures are left alone."""
    assert values(PhoneRecognizer(), text) == [], MISSES[text]


def test_the_role_is_the_fields() -> None:
    """Whose number it is, where the label says so."""
    assert roles(PhoneRecognizer(), "Physician phone: 217-523-4567") == [Role.PRACTITIONER]
    assert roles(PhoneRecognizer(), "Phone: 217-523-4567") == [None]


def test_a_valid_number_is_likelier_than_a_made_up_one() -> None:
    """A range nobody has been given costs belief."""
    (real,) = PhoneRecognizer().analyze("Phone: 217-523-4567", [])
    (made_up,) = PhoneRecognizer().analyze("Phone: 555-523-4567", [])
    assert made_up.score < real.score
