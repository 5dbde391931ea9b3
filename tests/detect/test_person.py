"""PERSON: names from labels, titles, credentials, relatives and place, each with its role."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from phiscan.detect.recognizers import PersonRecognizer
from phiscan.model import Role

HITS = {
    "Name of patient: Van Horn, Chase": ("Van Horn, Chase", Role.PATIENT),
    "PATIENT: SANTANA PERALTA,ÁNGEL V\tAGE: 68": ("SANTANA PERALTA,ÁNGEL V", Role.PATIENT),
    "Patient: SMITH, JOHN A\tDOB: 03/12/1951": ("SMITH, JOHN A", Role.PATIENT),
    "Patient Name: Maria Lopez-Garcia": ("Maria Lopez-Garcia", Role.PATIENT),
    "Name: van der Berg, Anna": ("van der Berg, Anna", Role.PATIENT),
    "Ordering physician: Jane Q. Adams, MD": ("Jane Q. Adams", Role.PRACTITIONER),
    "Electronically signed by: Nguyen, Linh T., PA-C on 3/3/2017": ("Nguyen, Linh T.", Role.PRACTITIONER),
    "seen with Robert Chen, M.D. for his INR": ("Robert Chen", Role.PRACTITIONER),
    "Dear Dr. O'Brien,": ("O'Brien", Role.PRACTITIONER),
    "I saw Mrs. van der Berg's chart": ("van der Berg", None),
    "She came with her daughter Anne Ruiz.": ("Anne Ruiz", Role.RELATIVE),
    "Emergency contact: Bob Smith (son) 217-555-1212": ("Bob Smith", Role.RELATIVE),
    "John Smith\n12 Main Street\nSpringfield, IL 62701": ("John Smith", None),
    "PATEL, PRIYA": ("PATEL, PRIYA", None),
    "19h37\tCh. 236\tMme Ana Ruiz\nCIBLE : transit": ("Ana Ruiz", Role.PATIENT),
    "Room 214 - Mrs. Ana Ruiz slept well.": ("Ana Ruiz", Role.PATIENT),
    "Room 214\tDr. Ana Ruiz": ("Ana Ruiz", Role.PRACTITIONER),
    "Mme Ana Ruiz, vos résultats sont disponibles": ("Ana Ruiz", Role.PATIENT),
    "Ordonnance prête pour Mme Ana Ruiz.": ("Ana Ruiz", Role.PATIENT),
    "A chair for Mrs. Ana Ruiz.": ("Ana Ruiz", None),
    "13 JAN 2025 13:57 Ana Ruiz: CRITICAL INR 5.9.": ("Ana Ruiz", Role.STAFF),
    "12/03/2019 8h15 Paul Diop : patient vu": ("Paul Diop", Role.STAFF),
    "Tue 8:20 Mrs. Ana Ruiz: follow-up": ("Ana Ruiz", None),
    "13 JAN 2025 Mrs. Ana Ruiz: CRITICAL INR 5.9.": ("Ana Ruiz", None),
    "Mr. Paul Osei, the results are in": ("Paul Osei", None),
    "RE: Ana Ruiz": ("Ana Ruiz", Role.PATIENT),
    "Patient Name\nAna Ruiz": ("Ana Ruiz", Role.PATIENT),
    "PROVIDER INFORMATION\nName: Zoe Young": ("Zoe Young", Role.PRACTITIONER),
    "Nom et prénom : DUPONT Jean-Pierre": ("DUPONT Jean-Pierre", Role.PATIENT),
    "Nom de naissance: MARTIN": ("MARTIN", Role.PATIENT),
    "Médecin traitant : Docteur Jean-Pierre de la Fontaine": ("Jean-Pierre de la Fontaine", Role.PRACTITIONER),
    "le 1er mars - AUGIER Jeanne, née le 27/07/1967": ("AUGIER Jeanne", Role.PATIENT),
    "Patient : LE GALL née LE BIHAN Yvonne\tNée le 3/4/1950": ("LE GALL née LE BIHAN Yvonne", Role.PATIENT),
    "Nom et prénom : ROUX-PETIT née DIOP Aïcha": ("ROUX-PETIT née DIOP Aïcha", Role.PATIENT),
    "Patient : MARTIN née le 12/03/1951": ("MARTIN", Role.PATIENT),
    "Chef de projet : Dr Roux. Patiente accompagnée de sa mère (Anne Roux)": ("Anne Roux", Role.RELATIVE),
    "a 60-year-old male, Frank L., admitted": ("Frank L.", Role.PATIENT),
    "Biologistes : Ana Diop, Paul LEFEBVRE, E. Osei": ("Paul LEFEBVRE", Role.PRACTITIONER),
    "DIOP, ANA\tMD\t217-555-1212": ("DIOP, ANA", Role.PRACTITIONER),
    "Médecin qui suit l'enfant : Dr Roux": ("Roux", Role.PRACTITIONER),
    "Directrice de l'école : Ana Diop": ("Ana Diop", Role.STAFF),
    "l'infirmière d'annonce Nadia Hamon": ("Nadia Hamon", Role.PRACTITIONER),
    "Mme LEROY Anne née MARTIN": ("MARTIN", Role.PATIENT),
    "Docteurs M. ROUX, P. DIOP": ("M. ROUX", Role.PRACTITIONER),
    "DOCTEURS A. ROUX, P. DIOP et L. MOREL": ("P. DIOP", Role.PRACTITIONER),
    "Infirmier d'accueil : Paul DIOP": ("Paul DIOP", Role.PRACTITIONER),
    "De : ROUX Anne <a@example.org>\nÀ : DIOP Paul <p@example.org>\nBonsoir Docteur,\n": (
        "DIOP Paul",
        Role.PRACTITIONER,
    ),
    "Renseignements : 02 00 11 22 33, Paul DIOP.": ("Paul DIOP", Role.STAFF),
    "Enfants à charge\nNom - Prénom: DIOP Paul\tRang: 2": ("DIOP Paul", Role.RELATIVE),
    "Family members\nName: Ana Ruiz\tDOB: 02/03/2011": ("Ana Ruiz", Role.RELATIVE),
    "Le fils de Mme Roux, Paul DIOP, rappellera": ("Paul DIOP", Role.RELATIVE),
    "The wife of Mr. Roux, Ana DIOP, agrees": ("Ana DIOP", Role.RELATIVE),
    "VENDEUSE : AMINA ROUX": ("AMINA ROUX", Role.STAFF),
    "Contact: Paul DIOP, DPO, dpo@example.org": ("Paul DIOP", Role.STAFF),
    "accompagnée de sa fille Anne": ("Anne", Role.RELATIVE),
    "arrived with spouse (Fatou Tanaka)": ("Fatou Tanaka", Role.RELATIVE),
    "Wife Hannah Osei at bedside": ("Hannah Osei", Role.RELATIVE),
    "the patient's eldest daughter, Ana Ruiz, agrees": ("Ana Ruiz", Role.RELATIVE),
    "Sa fille aînée, Aïcha Roux, habite Rennes": ("Aïcha Roux", Role.RELATIVE),
    "Name: Bob Diop\nRelationship: brother\nPhone: 217-555-1212": ("Bob Diop", Role.RELATIVE),
    "Caller: Ana Diop (daughter)": ("Ana Diop", Role.RELATIVE),
    "Bob Diop\tSon\t217-555-1212": ("Bob Diop", Role.RELATIVE),
    "Parent or guardian: Ana Diop": ("Ana Diop", Role.RELATIVE),
    "Emergency contact (name and phone): Kwame Stone": ("Kwame Stone", Role.RELATIVE),
    "Case manager Leif Okafor arranged oxygen": ("Leif Okafor", Role.STAFF),
    "Changes to Ana Diop, scheduling coordinator, ext. 4": ("Ana Diop", Role.STAFF),
    "Reported by: Ana Diop, Risk Coordinator": ("Ana Diop", Role.STAFF),
    "Ana Diop\nPatient Services Representative": ("Ana Diop", Role.STAFF),
    "l'agent des admissions\nClémence BENALI": ("Clémence BENALI", Role.STAFF),
    "Toilette faite avec Nadia Sauvage (aide-soignante).": ("Nadia Sauvage", Role.STAFF),
    "seen by Ana Diop, pulmonologist": ("Ana Diop", Role.PRACTITIONER),
    "From: Ana Diop <adiop@example.com>": ("Ana Diop", Role.STAFF),
    "COLLECTED 08:10 BY J. OKAFOR": ("J. OKAFOR", Role.STAFF),
    "please contact Ana Diop at 217-555-1212": ("Ana Diop", Role.STAFF),
    "I, Tomás Okafor, authorize the release": ("Tomás Okafor", None),
    "Je soussigné (nom, prénom) : PETIT Mamadou": ("PETIT Mamadou", None),
    "Ana Diop (MRN: 4471902)": ("Ana Diop", Role.PATIENT),
    "17. NAME OF REFERRING PROVIDER OR OTHER SOURCE: DK INGRID OSEI MD": ("INGRID OSEI", Role.PRACTITIONER),
    "Patient: Bill Price\tDOB: 1/2/1950": ("Bill Price", Role.PATIENT),
    "Patient: Yuki St. John": ("Yuki St. John", Role.PATIENT),
    "PATIENT: Pt. Name ANA N. RUIZ\nBirthdate 08-05-1960": ("ANA N. RUIZ", Role.PATIENT),
    "Assuré(e): Ouvrant droit DIOP Gautier\nAdresse 1 rue Foch": ("DIOP Gautier", Role.PATIENT),
    "Emergency contact: Contact person OSEI,GERTRUDE K\nKinship niece": ("OSEI,GERTRUDE K", Role.RELATIVE),
    "Bénéficiaire: Mr DIOP Clément": ("DIOP Clément", Role.PATIENT),
    "Ordered by -: Zachary Osei\nSpecimen collected -: Feb 4, 2025": ("Zachary Osei", Role.PRACTITIONER),
    "TO: Dr. Ana Ruiz, Eastside Oncology Partners LLC": ("Ana Ruiz", Role.PRACTITIONER),
    "Delivered to Ana Maria Ruiz\nItem Oxygen concentrator": ("Ana Maria Ruiz", Role.PATIENT),
    "Généraliste\tClément DIOP\n": ("Clément DIOP", Role.PRACTITIONER),
    "Dr prescripteur\tLiliane Le Pennec\n": ("Liliane Le Pennec", Role.PRACTITIONER),
    "Le bureau des entrées : Laëtitia DIOP, le 06/03/2024": ("Laëtitia DIOP", Role.STAFF),
    "Printed on 8/17/2025 07:44\tby Josef Okafor\n": ("Josef Okafor", Role.STAFF),
    "Rodrigo Osei, MSW\t2024-01-14": ("Rodrigo Osei", Role.STAFF),
    "Questions: Glenda Osei, patient accounts, (352) 683-5650": ("Glenda Osei", Role.STAFF),
    "His son asked Callum Osei of social work for a bed": ("Callum Osei", Role.STAFF),
    "Desiree Osei, the unit's social worker, met with him": ("Desiree Osei", Role.STAFF),
    "L'infirmière de nuit, Renée Diop, a signalé une fièvre": ("Renée Diop", Role.PRACTITIONER),
    "Élisa Diop a joint Mme Roux au 06 49 07 44 79": ("Élisa Diop", Role.STAFF),
    "SURGEON - Carmela Osei, MD\nANESTHESIOLOGIST - Diego Diop\nCirculating nurse - Bo Roux": (
        "Diego Diop",
        Role.PRACTITIONER,
    ),
    "Elle vit avec Gustave Diop, lien : frère ; elle marche": ("Gustave Diop", Role.RELATIVE),
    "Il est venu accompagné de Athénaïs DIOP (épouse).": ("Athénaïs DIOP", Role.RELATIVE),
    "appelés par un proche, Bintou Diop (02 62 13 18 78)": ("Bintou Diop", Role.RELATIVE),
    "Une personne à prévenir est notée : Joris Diop, 0209736463.": ("Joris Diop", Role.RELATIVE),
    "She lives with Anne Osei in a flat": ("Anne Osei", Role.RELATIVE),
    "Contact: ............ Yannick Diop\nLien avec le patient: ......... frère\n": ("Yannick Diop", Role.RELATIVE),
    "CNA Tyrell Osei found her": ("Tyrell Osei", Role.STAFF),
    "Grace Adjei RN 02/03/2024": ("Grace Adjei", Role.PRACTITIONER),
    "Resident: Lucy Osei, DO\nDate: 1/2/2024": ("Lucy Osei", Role.PRACTITIONER),
    "Élève : Nolan DIOP--ROUX né le 03/04/2015": ("Nolan DIOP--ROUX", Role.PATIENT),
    "Witnesses: Jose Ibarra, Dana Finch": ("Dana Finch", Role.STAFF),
    "Household: Imani Brooks, 7, niece": ("Imani Brooks", Role.RELATIVE),
    "Father's current legal name: Daniel Diop": ("Daniel Diop", Role.RELATIVE),
    "Primary provider\t.......... LASZLO D. OSEI\nPayment card": ("LASZLO D. OSEI", Role.PRACTITIONER),
    "Médecin : Praticien DIOP Thibaut": ("DIOP Thibaut", Role.PRACTITIONER),
    "Bénéficiaire Madame DIOP Liliane\n": ("DIOP Liliane", Role.PATIENT),
    "Ambulancier: Berthe DIOP\tMédecin prescripteur: Dr Roux": ("Berthe DIOP", Role.STAFF),
    "Nom et prénom: DIOP née ROUX\nGeorgette\nNIP: 94738296": ("DIOP née ROUX\nGeorgette", Role.PATIENT),
    "Nom Prénom: DIOP\tGraziella\tDDN: 11 août 1934": ("DIOP\tGraziella", Role.PATIENT),
    "NOM Prénom: Ghislaine CHEMIN\tDate naiss.: 08/12/1968": ("Ghislaine CHEMIN", Role.PATIENT),
    "Covered person: Avis Spivey\tDate of birth: 11/25/1934": ("Avis Spivey", Role.PATIENT),
    "ANESTHESIOLOGIST Blanche Diop\tCirculating nurse Leandro Ruiz, RN": ("Blanche Diop", Role.PRACTITIONER),
    "Ordering: Dr. Osei Jr., Tremaine K.": ("Osei Jr., Tremaine K.", Role.PRACTITIONER),
    "Elle a trois enfants : Alain, Martine et Philippe.": ("Philippe", Role.RELATIVE),
    "Infirmières libérales : Mme Diop et Mme Chollet": ("Chollet", Role.PRACTITIONER),
    "Lives with spouse Earl in a flat": ("Earl", Role.RELATIVE),
    "Transmis par : Solène (IDE matin)": ("Solène", Role.PRACTITIONER),
    "This is Trina from Dr. Osei's office.": ("Trina", Role.STAFF),
    "Patiente : Mme DIOP Ch 214": ("DIOP", Role.PATIENT),
    "L'assuré(e) : DIOP KARIM\nEmployeur : X": ("DIOP KARIM", Role.PATIENT),
    "Emergency contact 2: Minh Diop\tPhone: 408-555-0190": ("Minh Diop", Role.RELATIVE),
    "Rm 412B\tFerguson, Eileen\t84 F\tDr. Osei": ("Ferguson, Eileen", Role.PATIENT),
    "certifie le décès de Mme Anne SCHMITT, née le 3/4/1950": ("Anne SCHMITT", Role.PATIENT),
    "AUDIT TRAIL\nUser: Osei, Ana\tTerminal: T-12\tAction: viewed chart": ("Osei, Ana", Role.STAFF),
    "User: Osei, Ana\tMeter serial: 81123": ("Osei, Ana", Role.PATIENT),
    "Arrangements by Roux Funeral Home, director Ana Osei, 217-555-1212": ("Ana Osei", Role.OTHER),
    "Signalé par la gendarmerie, M. Paul DIOP, ce jour": ("Paul DIOP", Role.OTHER),
    "Trooper Ana Osei, report 24-1": ("Ana Osei", Role.OTHER),
    "Compliance officer: Ana Osei": ("Ana Osei", Role.STAFF),
    "Dependent: 02 Bo Osei": ("Bo Osei", Role.RELATIVE),
    "Dep.: 01 Ana Osei\n02 Bo Osei\nPCP: 217-555-1212": ("Bo Osei", Role.RELATIVE),
    "Contact: Osei, Bo\tRel.: Son\tTel.: 217-555-1212": ("Osei, Bo", Role.RELATIVE),
    "Mme Ana Osei, aged 91, of Springfield": ("Ana Osei", Role.PATIENT),
    "We are sorry that Ana Osei passed away at home": ("Ana Osei", Role.PATIENT),
    "Le médecin soussigné Paul DIOP certifie": ("Paul DIOP", Role.PRACTITIONER),
    "Déclarant : M. Paul DIOP, fils du défunt": ("Paul DIOP", Role.RELATIVE),
    "Copie : Dr Paul DIOP, médecin traitant - Secrétaire : Ana ROUX": ("Ana ROUX", Role.STAFF),
    "Planning imprimé le 12/07/2022 à 10h30 | Ana ROUX": ("Ana ROUX", Role.STAFF),
    "Médecin : Dr Anne\nLE GALL\nReçu le 3/4/2020": ("Anne\nLE GALL", Role.PRACTITIONER),
    "Laboratoire de biologie\nConsultant : ROUX Anne\tNée le 3/4/1950\nPrescripteur : Dr Paul DIOP\nLe résultat est rendu à la patiente": (
        "ROUX Anne",
        Role.PATIENT,
    ),
    "Lois Diop, LPN\tshift 2": ("Lois Diop", Role.PRACTITIONER),
    "Wilma Diop, CMA\troom 2": ("Wilma Diop", Role.STAFF),
    "17. NAME OF REFERRING PROVIDER OR OTHER SOURCE: DN ANA O'DIOP MD\n17b. NPI: 1234567893\n": (
        "ANA O'DIOP",
        Role.PRACTITIONER,
    ),
    "Printed for: Ana Osei DOB: 3/4/1950\n": ("Ana Osei", Role.PATIENT),
    "Prepared for Ana Osei, Esq.\n": ("Ana Osei", Role.OTHER),
    "DIOP Paul\nch. 101\nDr Ana ROUX": ("DIOP Paul", Role.PATIENT),
    "Osei, Ana\tBed 12-A\tregular diet": ("Osei, Ana", Role.PATIENT),
    "On duty: Lois Diop, RN and Bo Osei\n": ("Bo Osei", Role.STAFF),
    "Counseled by Lois Diop, CGC on Monday": ("Lois Diop", Role.PRACTITIONER),
    "14 PATIENT NAME\nOSEI, ANA\n": ("OSEI, ANA", Role.PATIENT),
    "ATTENDING\tNPI: 1234567893\nLAST\tFIRST\nFIRST: OSEI LOIS\n": ("OSEI LOIS", Role.PRACTITIONER),
    "His sister, Ana Osei (born 3/4/1950), carries it": ("Ana Osei", Role.RELATIVE),
    "Subject: Pt Osei\nHi Lois,": ("Osei", Role.PATIENT),
    "Provider: Lois Diop, MD\nNPI: 1234567893\nContact person: Ana Osei\n": ("Ana Osei", Role.STAFF),
    "Next of kin: Bo Diop\nContact person: Ana Osei\n": ("Ana Osei", Role.RELATIVE),
    "Printed 03/04/20 User: Ana Osei\nPage 1": ("Ana Osei", Role.STAFF),
    "Reviewer: Ana Osei\nApproved": ("Ana Osei", Role.STAFF),
    "Cast removal, left arm Bo Diop / Dr. Osei\t80.00": ("Bo Diop", Role.PATIENT),
    "BO DIOP\tPAY BY CARD BELOW\n12 Elm Street, Dayton, OH 45402": ("BO DIOP", None),
    "12 Elm Road, Dayton, OH 45402\nOsei, Lois\t1234567893\t607-47-8474": ("Osei, Lois", Role.PRACTITIONER),
    "Lois Osei MD\tMRN 12345": ("Lois Osei", Role.PRACTITIONER),
    "Call us with questions.\nAna Osei\nUnit Secretary: MRN 5551234": ("Ana Osei", Role.STAFF),
    "PRSCBR: Osei, Ana\tQty: 30": ("Osei, Ana", Role.PRACTITIONER),
    "Subject: Ana Ruiz, born 3/4/1950\nDear Dr. Osei,\ncc: Ana Ruiz": ("Ana Ruiz", None),
}
MISSES = {
    "Provider: Quest Diagnostics": "an organisation",
    "Patient: See attached": "no name",
    "Patient name: MM DD YYYY": "how a date is to be written",
    "Patient Information": "a heading",
    "PATIENT CARD": "a title",
    "Springfield, IL": "a town",
    "Toulouse, Switzerland": "a town and a country",
    "12 Rue du Docteur Gachet": "a street named after a person",
    "Patient seen and discharged.": "a sentence",
    "Name:\tDate of birth:": "a blank form",
    "Parkinson disease": "an eponym",
    "Price List": "words that are names too, where nothing says so",
    "See your case manager. Medicare will pay.": "a job and another sentence",
    "Mother Baby Unit": "a relation that is part of a ward's name",
    "From: Human Resources\nTo: All Staff": "the head of a memo about nobody",
    "Approved By: Infection Control Committee": "a committee",
    "Reviewed by Quality Assurance": "a department",
    "Witness\tDate\n": "a blank form",
    "Spouse Name\tEmployer": "a blank form",
    "I, the undersigned, hereby consent": "nobody yet",
    "Signed by: Vice President, Global Quality": "a function",
    "Ask the Pharmacist: Can I take this?": "a question",
    "néphrologue : pas d'indication": "a phrase in lower case",
    "Scheduled by the referral coordinator, Desert Willow Primary Care": "an organisation behind a job",
    "Client: Blue Heron Endocrinology Associates": "who sends the specimen",
    "Client: Harborview Women's Care": "who sends the specimen",
    "Provider: Blue Heron Endocrinology Associates": "a practice",
    "Caisse gestionnaire: MSA des Deux-Rives": "a fund",
    "Hello World!": "nobody is greeted",
    "OFICIAL, LIBRE": "the heading of a form",
    "Group Name: Acme Tooling": "an employer",
    "Device Name: Philips Respironics": "a thing",
    "Client IP 17.149.203.166": "an address on the net",
    "accompanied by a nurse": "nobody in particular",
    "Rédaction\tVérification\nCellule Qualité\tDirection": "departments",
    "Method LC-MS/MS Turnaround 3 d": "a spectrometer",
    "RPh: KTV\tRefills: 2": "initials",
    "Card for: Congestive heart failure": "what it is for",
    "Title: Examples\nSubject: Blend Modes\n": "what a file is about",
    "Subject: Digital Object Identifier for the document": "what a property is about",
    "A SAINT-BRIEUC, LE 06/06/2023": "a place and a date",
}


@pytest.fixture(scope="module")
def recognizer() -> PersonRecognizer:
    return PersonRecognizer()


@pytest.mark.parametrize("text", HITS)
def test_a_name_is_found_with_its_role(recognizer: PersonRecognizer, text: str) -> None:
    """The whole name, nothing but the name, and who it is; None where the whole document has to say."""
    found = {
        (text[each.start : each.end], each.recognition_metadata["role"])
        for each in recognizer.analyze(text, ["PERSON"])
    }
    assert HITS[text] in found


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_what_is_no_name_is_left_alone(recognizer: PersonRecognizer, text: str, reason: str) -> None:
    """Somebody frightened for nothing is a failure too."""
    assert recognizer.analyze(text, ["PERSON"]) == [], reason


WRAPPED = {
    "The patient was found to have obstructive sleep apnea. Dr. Reinhold O.\nOsei of Family Medicine was consulted.": (
        "Reinhold O.\nOsei",
        Role.PRACTITIONER,
    ),
    "She left us on Warfarin 5 mg and Lisinopril 20 mg. The charge nurse Kareem\nGillespie gave report.": (
        "Kareem\nGillespie",
        Role.STAFF,
    ),
    "transféré en salle de réveil sans incident à 13 h 40 hier. Cyrille\nDIOP (neveu) a été prévenu par téléphone.": (
        "Cyrille\nDIOP",
        Role.RELATIVE,
    ),
}


@pytest.mark.parametrize("text", WRAPPED)
def test_a_name_that_runs_over_a_line_end_is_whole(recognizer: PersonRecognizer, text: str) -> None:
    """The width of a page parts no name in a sentence."""
    found = {(text[each.start : each.end], each.recognition_metadata["role"]) for each in recognizer.find(text)}
    assert WRAPPED[text] in found


def test_parts_of_a_name_say_so(recognizer: PersonRecognizer) -> None:
    """A label that asks for a part of a name marks the finding with it."""
    (found,) = recognizer.analyze("Last Name: Ruiz", ["PERSON"])
    assert found.recognition_metadata["detail"] == {"part": "last_name"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Patient : d'Estaing André\nNé le 02/03/1950", "d'Estaing André"),
        ("Il est venu avec sa fille Céline Da\nSilva.", "Céline Da\nSilva"),
        ("She came with her niece, Agnieszka St.\nJames, who helps.", "Agnieszka St.\nJames"),
    ],
)
def test_particles_belong_to_the_name_behind_them(text: str, name: str) -> None:
    """A particle that opens a name or ends a line does not cost the rest of the name."""
    assert name in [text[each.start : each.end] for each in PersonRecognizer().find(text)]


def test_the_title_of_a_form_is_nobodys_name() -> None:
    """A holder's word in a title announces no name."""
    assert not list(PersonRecognizer().find("PATIENT REGISTRATION FORM\nMember Name: ____________\n"))


def test_a_name_stands_under_whoever_it_is_of() -> None:
    """A holder alone on its line, in whatever words, gives its role to the name below."""
    found = max(
        PersonRecognizer().find("Représentant du patient\nMME NESSI Jeanne\tAdresse\n"), key=lambda each: each.score
    )
    assert found.recognition_metadata["role"] is Role.RELATIVE


def test_one_word_in_lower_case_is_no_whole_name() -> None:
    """ "Name: handgun" is a column of something else; "First name: anne" is typed by somebody in a hurry."""
    assert not list(PersonRecognizer().find("Name: handgun\n"))
    assert list(PersonRecognizer().find("First name: anne\n"))


def test_who_is_born_is_the_patient() -> None:
    """A title with a birth label in or behind the name is the patient's."""
    results = PersonRecognizer().find("J'ai revu Madame Yvonne TANGUY née LE BIHAN le 02/11/1941.")
    best = max(results, key=lambda each: each.end - each.start)
    assert best.recognition_metadata["role"] is Role.PATIENT


ROWS = ("Dr ", "Mme ", "Nurse Ana ", "Mr. Bo DOB 1/2/1950 ", "her daughter ", "MD, ", "Ana Ruiz, ")


@pytest.mark.parametrize("piece", ROWS)
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    """Four times the text takes about four times as long, whatever is repeated in it: a page cannot stall a worker."""
    recognizer = PersonRecognizer()

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        return min(_processor_s(lambda: list(recognizer.find(text))) for _ in range(2))

    short, long = seconds(5_000), seconds(20_000)
    assert long < 9 * short + 0.05


def _processor_s(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def test_a_letterhead_is_nobodys_name() -> None:
    """Above its own address and telephone a company may be called like somebody; a person named there is one."""
    head = "{}\n384 Ironwood Way, Bozeman, MT 53710\nPhone 775-425-1234\n"
    assert not list(PersonRecognizer().find(head.format("PrairieCare Advantage")))
    assert list(PersonRecognizer().find(head.format("Anna Smith")))
