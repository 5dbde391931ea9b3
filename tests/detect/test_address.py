"""STREET_ADDRESS: US and French addresses, and others under a label."""

from __future__ import annotations

import pytest

from phiscan.config import ScanConfig
from phiscan.detect.detector import Detector
from phiscan.detect.recognizers import AddressRecognizer
from phiscan.model import Page, Role
from tests.detect.finding import roles, values

HITS = {
    "12 rue du 8 mai 1945, 75010 Paris": "12 rue du 8 mai 1945, 75010 Paris",
    "Lieu dit Kerbiriou, 29200 Brest": "Lieu dit Kerbiriou, 29200 Brest",
    "8 quartier Bel-Air, 97200 Fort-de-France": "8 quartier Bel-Air, 97200 Fort-de-France",
    "POLYCLINIQUE\n220 GRANDE RUE - 50300 Avranches\nAccueil": "220 GRANDE RUE - 50300 Avranches",
    "28 ter GRANDE RUE, 67500 Haguenau": "28 ter GRANDE RUE, 67500 Haguenau",
    "CLINIQUE\nAppt 14, 158 rue Anatole France - 02200 Soissons": "Appt 14, 158 rue Anatole France - 02200 Soissons",
    "Rés. Les Glycines, 207 boulevard Gambetta, 35600 Redon": "Rés. Les Glycines, 207 boulevard Gambetta, 35600 Redon",
    "INAMI : 1-47080-50-004\nRue des Guillemins 11, 6700 Arlon\nGSM": "Rue des Guillemins 11, 6700 Arlon",
    "Madame Ana Diop, Rue Saint-Gilles\n49, 7000 Mons, dossier": "Rue Saint-Gilles\n49, 7000 Mons",
    "Chaussée de Wavre 12 bte 4, B-1050 Ixelles": "Chaussée de Wavre 12 bte 4, B-1050 Ixelles",
    "869, av. de la Cathédrale, Sherbrooke (Québec) J1H 2E6": "869, av. de la Cathédrale, Sherbrooke (Québec) J1H 2E6",
    "12 King Street W, Toronto, ON M5V 2T6": "12 King Street W, Toronto, ON M5V 2T6",
    "312 Pleasant Run College Station, TX 77888-1472": "312 Pleasant Run College Station, TX 77888-1472",
    "12 Bear Creek Lane, Rear, Fort Smith, AR 72905": "12 Bear Creek Lane, Rear, Fort Smith, AR 72905",
    "9199 Iris Ave, P.H. 2, Meridian, ID 83602": "9199 Iris Ave, P.H. 2, Meridian, ID 83602",
    "44 Elm St, Ground Floor, Dayton, OH 45402": "44 Elm St, Ground Floor, Dayton, OH 45402",
    "44 Elm Street (rear), Dayton, OH 45402": "44 Elm Street (rear), Dayton, OH 45402",
    "44 Elm St, c/o Ann Ruiz, Dayton, OH 45402": "44 Elm St, c/o Ann Ruiz, Dayton, OH 45402",
    "N6482 County Road B, Oconto, WI 54153": "N6482 County Road B, Oconto, WI 54153",
    "W180N7890 Town Hall Rd, Tomah, WI 53051": "W180N7890 Town Hall Rd, Tomah, WI 53051",
    "Apt 3B, 44 Elm Street, Dayton, OH 45402": "Apt 3B, 44 Elm Street, Dayton, OH 45402",
    "One Medical Plaza, Dayton, OH 45402": "One Medical Plaza, Dayton, OH 45402",
    "Box 14, Dayton, OH 45402": "Box 14, Dayton, OH 45402",
    "44 Elm Street, Dayton, Oh 45402": "44 Elm Street, Dayton, Oh 45402",
    "44 Elm Street / Dayton, OH 45402": "44 Elm Street / Dayton, OH 45402",
    "of 7533 Route 9W\nST, Bakersfield, CA 93359.": "7533 Route 9W\nST, Bakersfield, CA 93359",
    "Immatriculation : 2 41 01 87 734 815 77 29 B rue Ambroise-Paré\n39100 Dole": "29 B rue Ambroise-Paré\n39100 Dole",
    "Docteur Roux\n100 ter, rue du Faubourg\nSaint-Antoine\n43000 Le Puy-en-Velay": "100 ter, rue du Faubourg\nSaint-Antoine\n43000 Le Puy-en-Velay",
    "2841 Old Mill Pike, Apt\n12, Macon, GA 31201": "2841 Old Mill Pike, Apt\n12, Macon, GA 31201",
    "6400 Farm to Market 1488, El Paso, TX 79998": "6400 Farm to Market 1488, El Paso, TX 79998",
    "Domicile : Le Bourg, 24000 Périgueux": "Le Bourg, 24000 Périgueux",
    "Domicile : 12, bis rue du Lavoir, 24000 Périgueux": "12, bis rue du Lavoir, 24000 Périgueux",
    "Chemin rural n° 4 - 24000 Périgueux": "Chemin rural n° 4 - 24000 Périgueux",
    "entre le groupe hospitalier sis Les Hauts du Lac, 24000 Périgueux, et": "Les Hauts du Lac, 24000 Périgueux",
    "Laboratoire de biologie du CH Bel-Air\nRoute de la Forêt – 24000 Périgueux – 05 53 00 00 00": "Route de la Forêt – 24000 Périgueux",
    "Lieudit Les Brosses, 24000 Périgueux": "Lieudit Les Brosses, 24000 Périgueux",
    "Address: 12 Main St\nSpringfield, IL 62701": "12 Main St\nSpringfield, IL 62701",
    "12 Main Street, Springfield, IL 62701": "12 Main Street, Springfield, IL 62701",
    "4273 SW Alder Court #3, Yuma, AZ 85364 and": "4273 SW Alder Court #3, Yuma, AZ 85364",
    "4208 W. 14TH STREET UNIT 12\nREADING PA 19601": "4208 W. 14TH STREET UNIT 12\nREADING PA 19601",
    "2200 Commerce Park Dr, Suite 110\nToledo, OH 43615\nPhone (419) 404-2718": "2200 Commerce Park Dr, Suite 110\nToledo, OH 43615",
    "2830 Old Mill Pike, St. Joseph, MO 64501": "2830 Old Mill Pike, St. Joseph, MO 64501",
    "8608 STATE ROUTE 9 S, MACON GA 31201": "8608 STATE ROUTE 9 S, MACON GA 31201",
    "1000 Broadway\nNew York, NY 10018": "1000 Broadway\nNew York, NY 10018",
    "7 Oak Ridge, Las Cruces, New Mexico 88001-5291": "7 Oak Ridge, Las Cruces, New Mexico 88001-5291",
    "PO Box 14079\nLexington, KY 40512": "PO Box 14079\nLexington, KY 40512",
    "RR 2 Box 45, Macon, GA 31201": "RR 2 Box 45, Macon, GA 31201",
    "She lives at 12 Main Street with her son.": "12 Main Street",
    "Street: 12 Main St\tCity: Springfield": "12 Main St",
    "3724 Pecan Grove Loop, Coeur d'Alene, ID 83805": "3724 Pecan Grove Loop, Coeur d'Alene, ID 83805",
    "Visited at: 9616 Franklin Ct, Lot 18, St.\nCloud, MN 56394": "9616 Franklin Ct, Lot 18, St.\nCloud, MN 56394",
    "73 bis, rue des Carmes -- 12200 Villefranche": "73 bis, rue des Carmes -- 12200 Villefranche",
    "MOULIN Benoît, demeurant Mas de la Bergerie 29800 Landerneau": "Mas de la Bergerie 29800 Landerneau",
    "Villa Les Mimosas, chemin des Crêtes, 49400 Saumur": "Villa Les Mimosas, chemin des Crêtes, 49400 Saumur",
    "N° de sécurité sociale de l'assuré: 1 72 10 31 559 101 20\n47 bis rue des Carmes 67160 Wissembourg": "47 bis rue des Carmes 67160 Wissembourg",
    "70 bis rue du 8-Mai-1945\n92140 Clamart": "70 bis rue du 8-Mai-1945\n92140 Clamart",
    "Adresse : 28 Av de Breteuil\n75007 PARIS FRANCE": "28 Av de Breteuil\n75007 PARIS FRANCE",
    "17 RUE DE RENNES, APPT 188, 75011 PARIS 11": "17 RUE DE RENNES, APPT 188, 75011 PARIS 11",
    "2, allée des Tilleuls, bât. B\nBP 123\n59000 LILLE CEDEX 9": "2, allée des Tilleuls, bât. B\nBP 123\n59000 LILLE CEDEX 9",
    "12 rue du Docteur Roux 75015 Paris": "12 rue du Docteur Roux 75015 Paris",
    "120 ter, square Mozart – 56000 Vannes – Tél. 02 97 89 02 65": "120 ter, square Mozart – 56000 Vannes",
    "24 avenue Saint Germain, 33600 Pessac CHU Pellegrin": "24 avenue Saint Germain, 33600 Pessac",
    "Lieu-dit Le Bourg\n24000 PERIGUEUX": "Lieu-dit Le Bourg\n24000 PERIGUEUX",
    "Cabinet infirmier - La Croix Blanche, 26000 Valence Référence 12": "La Croix Blanche, 26000 Valence",
    "il habite 12 rue des lilas depuis mai": "12 rue des lilas",
    "Address: Hauptstrasse 5\n10115 Berlin": "Hauptstrasse 5\n10115 Berlin",
    "Address: 10 Downing St, London SW1A 2AA": "10 Downing St, London SW1A 2AA",
    "CLINIQUE\n28 ter GRANDE RUE, 67500 Haguenau - Assistance": "28 ter GRANDE RUE, 67500 Haguenau",
    "Appt 14, 158 rue Anatole France - 02200 Soissons\n": "Appt 14, 158 rue Anatole France - 02200 Soissons",
    "Dr X, Rés. Les Lys, 207 boulevard Gambetta, 35600 Redon": "Rés. Les Lys, 207 boulevard Gambetta, 35600 Redon",
    "Esc. 3 - 94 rue Ambroise Paré, 03200 Vichy\n": "Esc. 3 - 94 rue Ambroise Paré, 03200 Vichy",
    "12, rue de France, 06000 Nice, France": "12, rue de France, 06000 Nice, France",
}
MISSES = {
    "Springfield, IL 62701": "a town alone",
    "75007 PARIS": "a town alone",
    "Take 2 Tablets Daily": "a dose",
    "CHEST 2 VIEWS": "an examination",
    "10 Day Course": "a duration",
    "2 cours de 30 minutes": "lessons",
    "1 passage par jour": "visits of a nurse",
    "4 Dr Smith": "a practitioner",
    "Address: see above": "no address",
    "Agent: Paul ROUX\tAdresse MAC: 4C-1A-3D-99-0B-7E": "a network card's",
    "Adresse IP: 192.0.2.44": "a computer's",
    "INR 2.4 Therapeutic Range 2.0-3.0": "a result",
}


@pytest.mark.parametrize("text", HITS)
def test_an_address_is_found_whole(text: str) -> None:
    """From the number to the ZIP code, over its lines, and nothing of the next field."""
    assert values(AddressRecognizer(), text) == [HITS[text]]


@pytest.mark.parametrize("text", MISSES)
def test_other_numbers_with_words_are_no_addresses(text: str) -> None:
    """Doses, durations and towns alone are left alone."""
    assert values(AddressRecognizer(), text) == [], MISSES[text]


def test_evidence_orders_the_scores() -> None:
    """A label says more than a town, a town more than a street alone."""
    texts = ("Address: 12 Main St\nSpringfield, IL 62701", "12 Main St\nSpringfield, IL 62701", "at 12 Main St.")
    scores = [AddressRecognizer().analyze(text, [])[0].score for text in texts]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_the_role_is_the_fields() -> None:
    """Whose address it is, where the label says so."""
    assert roles(AddressRecognizer(), "Patient address: 12 Main St") == [Role.PATIENT]
    assert roles(AddressRecognizer(), "12 Main Street") == [None]


def test_an_address_in_a_sentence_runs_over_the_line_end() -> None:
    """The width of the page parts "Cedar" from "Rapids", not the address."""
    text = (
        "She is a 71-year-old farmer who lives with her daughter at 2063 Juniper Hollow Rd, Cedar\nRapids, IA 52408. He"
    )
    assert values(AddressRecognizer(), text) == ["2063 Juniper Hollow Rd, Cedar\nRapids, IA 52408"]
    text = "Le directeur certifie que Mme Noémie Diop, née le 11.07.1937, demeurant 127 ter quai de la\nFosse, 22320 Châtillon, est"
    assert values(AddressRecognizer(), text) == ["127 ter quai de la\nFosse, 22320 Châtillon"]


IN_PARTS = {
    "Street: 4956 N 7th Trail\nCity\tState\tZIP\nCity: New Haven\tState: CT\tZIP: 06518\nPhone: 458/603-1984": [
        "4956 N 7th Trail, New Haven, CT 06518"
    ],
    "Street: 8 Oak St\tCity: Boise\tState: 83702\tZIP: ID": ["8 Oak St, Boise, ID 83702"],
    "Address line 1: P.O. Box 9900\tCity: El Cajon\tST ZIP: CA 92024": ["P.O. Box 9900, El Cajon, CA 92024"],
    "adresse: Hameau de Chantemerle\ncode postal, ville: 97120 Saint-Claude": [
        "Hameau de Chantemerle, 97120 Saint-Claude"
    ],
    "Street address: 8584 Beech Ter\tPractice: Elm Clinic\nCity/State/ZIP: Idaho Falls, ID 83438\tNPI: 1999836459": [
        "8584 Beech Ter, Idaho Falls, ID 83438"
    ],
    "PATIENT'S ADDRESS: 12 Oak St\tSEX: F\tINSURED'S ADDRESS: 900 Elm Ave\nCITY: Macon\tSTATE: GA\tCITY: Reno\tSTATE: NV\n"
    "ZIP CODE: 31201\tTELEPHONE: (478) 555-0123\tZIP CODE: 89501": [
        "12 Oak St, Macon, GA 31201",
        "900 Elm Ave, Reno, NV 89501",
    ],
    "N° et voie : 12 rue Haute\nCode postal : 74000\nCommune : ANNECY": ["12 rue Haute, 74000 ANNECY"],
    "Residence: 12 Main St Apt 4B\nCity/Town: Macon\nState: Georgia\nZip Code: 31201": [
        "12 Main St Apt 4B, Macon, Georgia 31201"
    ],
    "Address: Same as patient\nCity: Macon\tState: GA": [],
    "Street: 12 Main St\tCity: Springfield": [],
}


@pytest.mark.parametrize("text", IN_PARTS)
def test_an_address_whose_parts_have_fields_of_their_own_is_one(text: str) -> None:
    """The street, town, state and ZIP code of a form's boxes are put together as an envelope has them."""
    with Detector(ScanConfig()).document() as detection:
        found = [each for each in detection.detect(Page(1, 612, 792, text, ())) if each.detail]
    assert [each.value.reveal() for each in found if each.entity_type == "STREET_ADDRESS"] == IN_PARTS[text]
    assert all(text[each.span.start : each.span.end].startswith(each.value.reveal().split(",")[0]) for each in found)


APART = {
    "Drawn: 44 Elm Street\n12-05-2019 / 07:41\nMacon, GA 31201\n": "a line of the next column between",
    "44 Elm Street\t(937) 555-0100\nMacon, GA 31201\tF": "in its column, each line with cells of others",
    "MRN: 1\t44 Elm Street\nDOB: 1/1/1950\tMacon, GA 31201": "in the second column",
}
NOT_APART = {
    "44 Elm Street\nPaid\n9 Oak Street, Macon, GA 31201\n": "the town of another street",
    "44 Elm Street and\nMacon, GA 31201\n": "the street does not end its cell",
}


@pytest.mark.parametrize("text", APART, ids=APART.values())
def test_a_street_and_its_town_may_stand_apart(text: str) -> None:
    """Columns read row by row part an address; its parts are one all the same."""
    (found,) = AddressRecognizer().analyze(text, [])
    assert found.recognition_metadata["detail"] == {
        "street": "44 Elm Street",
        "city": "Macon",
        "state": "GA",
        "postal_code": "31201",
    }


@pytest.mark.parametrize("text", NOT_APART, ids=NOT_APART.values())
def test_a_street_takes_nobody_elses_town(text: str) -> None:
    """What stands between says whose town it is."""
    assert not any(found.recognition_metadata["detail"] for found in AddressRecognizer().analyze(text, []))
