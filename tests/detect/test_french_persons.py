"""Persons, births and ages of French documents: by wordings, titles of nurses and clerks, tables, duty rosters."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import AgeRecognizer, BirthDateRecognizer, PersonRecognizer
from phiscan.model import Role
from tests.detect.finding import values

HITS = {
    "représenté par sa directrice, Mme Ana Roux, dûment habilitée": ("Ana Roux", Role.STAFF),
    "transmis à notre huissier, Maître Laure Roux.\nLa comptable": ("Laure Roux", Role.OTHER),
    "NOM : ROUX Patronyme : DIOP\nDDN : 27.12.1980": ("DIOP", Role.PATIENT),
    "NOM : ROUX\nPrénom : Ana\nNom naiss. : DIOP": ("DIOP", Role.PATIENT),
    "Dr Victor Dimanche\n19 rue du Port": ("Victor Dimanche", Role.PRACTITIONER),
    "Date: 25/01/2017\tDose: 1 mg\tAdministré par: E. Roux": ("E. Roux", Role.PRACTITIONER),
    "AS\tAna Roux\t02 98 00 00 00": ("Ana Roux", Role.STAFF),
    "Référent: Louis Paris, AES": ("Louis Paris", Role.STAFF),
    "Nom: Ana Roux\tLien: nièce\tTél.: 02 98 00 00 00": ("Ana Roux", Role.RELATIVE),
    "étaient présents la victime ; Ana Roux, sœur de la victime.": ("Ana Roux", Role.RELATIVE),
    "Ordonnance : SERTRALINE. Kinésithérapie conduite par Mme Ana Roux.": ("Ana Roux", Role.PRACTITIONER),
    "Rééducation 40 séances chez M. Paul Roux. État antérieur : néant": ("Paul Roux", Role.PRACTITIONER),
    "Pour la directrice, par délégation : Ana Roux": ("Ana Roux", Role.STAFF),
    "Personne à aviser : Ana Roux, 02.98.00.00.00": ("Ana Roux", Role.RELATIVE),
    "Mère: ROUX Ana\tEnfant: ROUX Line\tSage-femme: B. Diop\nMère: PETIT Eva\tEnfant: PETIT Léo\tSage-femme: B. Diop\nRegistre des naissances": (
        "PETIT Eva",
        Role.PATIENT,
    ),
    "Enfant : PETIT Léo\nMère : PETIT Eva\nNaissance à la maternité du Parc": ("PETIT Eva", Role.RELATIVE),
    "14h02 – Inf. Joël Roux : nuit calme.": ("Joël Roux", Role.PRACTITIONER),
    "14h02 – Inf. M. DIOP : nuit calme.": ("M. DIOP", Role.PRACTITIONER),
    "Kiné Ana Petit-Diop : marche 50 m": ("Ana Petit-Diop", Role.PRACTITIONER),
    "vu et signé / secr. Inès Diop": ("Inès Diop", Role.STAFF),
    "appel pris par ARM B. ROUX": ("B. ROUX", Role.STAFF),
    "SF : Émile ROUX\tObstétricien : Dr Jacky DIOP": ("Émile ROUX", Role.PRACTITIONER),
    "Pathologistes : R. ROUX - A. DIOP": ("A. DIOP", Role.PRACTITIONER),
    "l'identification du praticien\nROUX Brigitte": ("ROUX Brigitte", Role.PRACTITIONER),
    "MÉDECIN OU AUXILIAIRE MÉDICAL\nnom et prénom: ROUX Émilie": ("ROUX Émilie", Role.PRACTITIONER),
    "Médecin de PMI : Koffi Diop (05.11.76.99.04)": ("Koffi Diop", Role.PRACTITIONER),
    "Signé électroniquement par Erwan DIOP le 12/03/2022": ("Erwan DIOP", Role.PRACTITIONER),
    "Tableau arrêté par Maxence Roux": ("Maxence Roux", Role.STAFF),
    "Suivi par : Yuna Roux": ("Yuna Roux", Role.STAFF),
    "Suivie par : Dr Yuna Roux": ("Yuna Roux", Role.PRACTITIONER),
    "PHARMACIE DU PARC\nTitulaire : Andrei ROUX": ("Andrei ROUX", Role.PRACTITIONER),
    "École du Parc, classe de CE2\nProfesseur : Simone Roux": ("Simone Roux", Role.STAFF),
    "--- APPELANT\nIdentité : ROUX Manon": ("ROUX Manon", Role.RELATIVE),
    "Mère\tIdentité: Sylvie ROUX\tDomicile: Brest": ("Sylvie ROUX", Role.RELATIVE),
    "Identité: Mère Yuna DIOP": ("Yuna DIOP", Role.RELATIVE),
    "Tiers demandeur : ROUX Éliane, demeurant à Brest": ("ROUX Éliane", Role.RELATIVE),
    "Opérateur : Dr Ana DIOP\nAide : ROUX Kader": ("ROUX Kader", Role.PRACTITIONER),
    "SAMU 29, appel 17h\nAssistant : ROUX Kader": ("ROUX Kader", Role.STAFF),
    "Entretien du 21 avr. 2017, en présence de Camille Roux": ("Camille Roux", Role.PRACTITIONER),
    "Maternité du Parc\nMÈRE\nNOM et prénom: ROUX Rozenn": ("ROUX Rozenn", Role.PATIENT),
    "Médecin de PMI : Octave du Roux\nEnseignant(e) : Ana Diop": ("Octave du Roux", Role.PRACTITIONER),
    "Patient(e) : Nom ROUX Prénom ANA Né(e) le 04/11/1948": ("ROUX", Role.PATIENT),
    "Nom de naissance DIOP Prénom ANA Né(e) le 04/11/1948": ("ANA", Role.PATIENT),
    "ROUX Anne (12/12/1987) : INR 2,4\nle 05/05/2022": ("ROUX Anne", Role.PATIENT),
    "Prescription établie pour (Nom, Prénom)\nROUX Adjoua": ("ROUX Adjoua", Role.PATIENT),
    "Suivi par : Ana Diop\nROUX Adrien\nLieudit La Croix\n07100 Annonay": ("ROUX Adrien", None),
    "raison sociale et adresse\nROUX Ana\tPolyclinique du Parc\nn° RPPS: 10826858093": ("ROUX Ana", Role.PRACTITIONER),
    "A - Identité de la personne\nNom de naissance ROUX\nPrénom Ana": ("ROUX", Role.PATIENT),
    "14/07/19\tDr Ana ROUX\tXuyen Ngo\n15/07/19\tDr Paul DIOP\tAnne Petit": ("Xuyen Ngo", Role.STAFF),
    "Mode de vie : Vit avec Ana Roux (enfant)": ("Ana Roux", Role.RELATIVE),
    "Bénéficiaires rattachés\nRégime: 12\nBénéficiaire: ROUX Ana\tNIR: 2 15 11 83 141 589 41": (
        "ROUX Ana",
        Role.RELATIVE,
    ),
    "Mme DIOP Fanta (nom de jeune fille ROUX)": ("ROUX", Role.PATIENT),
    "L'enfant ROUX Titouan, 8 ans, vu aux urgences": ("ROUX Titouan", Role.PATIENT),
    "Praticiens hospitaliers: Dr Ana BEAU DE\nROUX": ("Ana BEAU DE\nROUX", Role.PRACTITIONER),
    "Inscriptions et renseignements\nAna Roux - 05-92-45-35-99": ("Ana Roux", Role.STAFF),
    "Contact : Ana de Roux, poste 03 40 51 72 34": ("Ana de Roux", Role.STAFF),
    "avant le 21 mars à Didier Roux, service recrutement": ("Didier Roux", Role.STAFF),
    "à l'attention de Hervé Roux, DRH": ("Hervé Roux", Role.STAFF),
    "14/07/19\tDr Ana ROUX\tDr Paul DIOP\tOdette Petit": ("Odette Petit", Role.STAFF),
    "Contrôle de pression. Branchement : Ana Roux - Débranchement : Paul Diop": ("Paul Diop", Role.PRACTITIONER),
    "Mode : ambulance - IOA : Ana Roux": ("Ana Roux", Role.PRACTITIONER),
    "IDEST : Ana Roux\nExemplaire salarié": ("Ana Roux", Role.PRACTITIONER),
    "SDIS 29, sapeurs-pompiers\nÉquipier : ROUX Ana": ("ROUX Ana", Role.PRACTITIONER),
    "Infirmier SP\tROUX Ana": ("ROUX Ana", Role.PRACTITIONER),
    "Proche sur place\nROUX Ana": ("ROUX Ana", Role.RELATIVE),
    "Exécutant : ROUX Ana": ("ROUX Ana", Role.PRACTITIONER),
    "Votre contact : Ana Roux MARCHE : 20-048": ("Ana Roux", Role.STAFF),
    "Service social : Ana Roux": ("Ana Roux", Role.STAFF),
    "Dr Ana ROUX, présidente du CLIN": ("Ana ROUX", Role.PRACTITIONER),
    "Rédigé avec Ana Roux, statisticienne": ("Ana Roux", Role.STAFF),
    "CH.\tNom Prénom\tNE(E) LE\tAGE\tMEDECIN TRAITANT\n101\tDIOP Luc\t11/01/1918\t98\tLE GOFF Léa\ncalme\n"
    "103\tPOLAT Anne\t24/07/1935\t80\tROUX Paul": ("ROUX Paul", Role.PRACTITIONER),
    "A : Ana Roux <a.roux@post.example>\nObjet : sortie\nCher confrère,\nJe": ("Ana Roux", Role.PRACTITIONER),
    "Envoyé : 21/07/2024\nObjet : DIOP Luc - 09/04/1961\n": ("DIOP Luc", Role.PATIENT),
    "Jour\tGarde\tInterne\n14/07/19\tDr Ana ROUX\tOdette Petit": ("Odette Petit", Role.PRACTITIONER),
    "Née : ROUX\nNOM : DIOP\nPrénom : Ana": ("ROUX", Role.PATIENT),
    "Née ........... ROUX\tNOM ......... DIOP": ("ROUX", Role.PATIENT),
    "Identité : PETIT Ana (née) DE LA ROCHE": ("DE LA ROCHE", Role.PATIENT),
    "DIOP Ana\nnée JEAN-BAPTISTE\nF 08/06/1997": ("JEAN-BAPTISTE", Role.PATIENT),
    "nom et prénom: Ana DIOP née DIOP": ("Ana DIOP", Role.PATIENT),
    "nom et prénom: DIOP née ROUX Ana": ("DIOP née ROUX Ana", Role.PATIENT),
    "Mme Ana DIOP, nom de naissance ROUX, née le 23/08/1928": ("ROUX", Role.PATIENT),
    "Contact d'urgence : Ana Roux, père, 06 40 94 69 58": ("Ana Roux", Role.RELATIVE),
    "Docteur Anselme Parent\nCardiologue": ("Anselme Parent", Role.PRACTITIONER),
    "CH 312\tMme Anh Thu Cai\t(née le 03/05/1944)": ("Anh Thu Cai", Role.PATIENT),
    "Ch. 219\tM. DIALLO Papa\n": ("DIALLO Papa", Role.PATIENT),
    "Biologistes co-responsables : Ana ROUX - Inès DIOP\n": ("Inès DIOP", Role.PRACTITIONER),
    "Médecin qui vous adresse\tMarc Roux\tAllergies": ("Marc Roux", Role.PRACTITIONER),
    "Praticien ayant réalisé l'acte : Inès Diop": ("Inès Diop", Role.PRACTITIONER),
    "Kinésithérapeute du patient : Inès Diop": ("Inès Diop", Role.PRACTITIONER),
    "Cardiologue référent : Inès Diop": ("Inès Diop", Role.PRACTITIONER),
    "Représentant légal de l'enfant : Inès Diop": ("Inès Diop", Role.RELATIVE),
    "Identité du prescripteur : Inès Diop": ("Inès Diop", Role.PRACTITIONER),
    "Personnes à contacter en cas d'urgence\nNom, prénom: Léon Diop\tLien": ("Léon Diop", Role.RELATIVE),
    "PERSONNE DE CONFIANCE ET PERSONNE À PRÉVENIR\nNom, prénom: DIOP Léon\tLien": ("DIOP Léon", Role.RELATIVE),
    "l'assistante sociale\nnom, prénom: DIOP Léon": ("DIOP Léon", Role.STAFF),
    "Je, soussigné(e), certifie avoir examiné :\tDIOP Léon\net prescris un arrêt": ("DIOP Léon", Role.PATIENT),
    "12-11-2014 – Ana Diop (remplaçant)\nMotif : toux": ("Ana Diop", Role.PRACTITIONER),
    "Équipe : IDE Ana Roux, AS Inès Diop, ASH Léa Petit": ("Léa Petit", Role.STAFF),
    "Emetteur : DIOP Alexandre\tTél. 03.18.27.25.58": ("DIOP Alexandre", Role.STAFF),
    "Le service facturation\nPierre Diop\nTalon à joindre": ("Pierre Diop", Role.STAFF),
    "Pour le directeur, l'adjointe administrative\nArthur Roux": ("Arthur Roux", Role.STAFF),
    "Aides : L. PETIT, B. DIOP\n": ("B. DIOP", Role.PRACTITIONER),
    "Patient : DIOP Jean M 70a\tActe : PTH": ("DIOP Jean", Role.PATIENT),
    "Opérateur : DIALLO - Anesthésiste : N. DIOP": ("DIALLO", Role.PRACTITIONER),
    "Rappel RDV : Paul Diop le 12/03 à 9h": ("Paul Diop", Role.PATIENT),
    "RDV de Paul Diop confirmé": ("Paul Diop", Role.PATIENT),
    "08:15\tPaul DIOP, votre RDV du 14/03 à 9h": ("Paul DIOP", Role.PATIENT),
    "06 12 34 56 78 : Bonjour c'est Paul Diop, je serai en retard": ("Paul Diop", Role.PATIENT),
    "Merci de rappeler Paul Diop au 06 12 34 56 78": ("Paul Diop", Role.PATIENT),
    "25/11/2019\tDr Driss KACI\tDr Denis DIOP\tOdette Petit\n": ("Odette Petit", Role.STAFF),
    "Biologistes médicaux : LE BIHAN Rozenn, Inès Diop": ("Inès Diop", Role.PRACTITIONER),
    "La direction : Pierre Diop - Présidente de la CDU : Dr Ana Roux": ("Pierre Diop", Role.STAFF),
    "Heure: 12:40\tMotif: Glaucome chronique à angle ouvert des deux yeux\nImprimé par Ana Diop\n1": (
        "Ana Diop",
        Role.STAFF,
    ),
    "CHAMBRE 314\tRESP DR DIALLO": ("DIALLO", Role.PRACTITIONER),
    "Rédacteur: Ana ROUX\tVérificateur: Paul DIOP\tApprobateur: Léa PETIT": ("Léa PETIT", Role.STAFF),
    "Messagerie de l'espace patient\nDe : Paul Diop\nÀ : Dr Ana Roux\nObjet : INR": ("Paul Diop", Role.PATIENT),
    "IDE : Petit L. / Roux A. - AS : Diop B.": ("Diop B.", Role.STAFF),
    "Rédacteurs : Dr Ana ROUX, Paul DIOP (pharmacien)": ("Paul DIOP", Role.PRACTITIONER),
    "Mme Ana DIOP, nom de naissance ROUX, née le 3 mai 1928": ("Ana DIOP", Role.PATIENT),
    "Nom d'épouse ou d'usage\tDIALLO\tCaisse: CPAM": ("DIALLO", Role.PATIENT),
    "imprimé par le secrétariat le 19-04-2016 (Inès Diop)": ("Inès Diop", Role.STAFF),
    "12 juil. 2024 – Inès Diop (MG)\nVisite : toux": ("Inès Diop", Role.PRACTITIONER),
}
MISSES = {
    "l'employeur\nnom, adresse: Carrefour Market": "a company",
    "Fait le: 29/03/2014\tNom commercial: REPEVAX\tLot: BZYL73": "a vaccine",
    "Rappel : Prendre Rendez": "no name that is given",
    "C'est Dimanche Matin, je dors": "a day",
    "Patient présente les symptômes suivants : Douleur": "a sentence",
    "H: 9h20\tNom: --- libre ---\nH: 9h40\tNom: PAUSE\nH: 9h50\tNom: créneau bloqué": "nobody has an appointment",
    "Analyse: Vitamine B12\tValeur: 975 ng/L\tDate: 22/10/2014": "a vitamin",
    "Patient: Intervenants": "two headings",
    "née prématurée à 34 SA": "no birth name",
    "Né(e) LE JJ/MM/AAAA": "a blank form",
    "Née Française, résidant à Brest": "no birth name",
    "Pour le partenaire, Nous": "a contract's partner",
    "CAHIER DE SALLE DE NAISSANCE – mois de 02-11-2020": "a register's title before a word that asks for births",
    "Plan de soins infirmier\nDomaine du Parc": "no signature under a job",
    "Chir : Endoscopie basse": "what was operated, not who did",
    "14/07/19\tDr Ana ROUX\tSalle Bleue": "a room beside a doctor",
    "Nom du patient : XXXX\tPrénom : XXXX": "a form that nobody has filled in",
    "Patient inconscient : Glucagon IM, appel médecin": "a medicine",
    "Senior: TABLEAU DE GARDE": "the title of a page",
    "Présence d'un nodule.\nSix blocs.": "a number",
    "CRRA 15\tD.R.M.\nDossier": "initials of a form",
    "Renseignements\nPavillon Bleu - 05 92 45 35 99": "a building",
}
BIRTHS = {
    "D. naiss : 04/11/48": "04/11/48",
    "Envoyé : 21/07/2024\nObjet : Sortie DIOP Luc - 09/04/1961\nBonjour": "09/04/1961",
    "Nais. le 04/11/1948": "04/11/1948",
    "8h\tNom: ROUX Ana\tNé(e) le: 25/03/1949\tObs.: a\nsuite\n9h\tDIOP Paul\t21/05/1951": "21/05/1951",
    "Bénéficiaire: ROUX\tDate de naissance: Florentina 04/06/2009": "04/06/2009",
    "8h\tNom: ROUX Ana\tNé(e) le: 25/03/1949\n9h\tDIOP Paul\t21/05/1951\n10h\tPETIT Bo\t03/02/1927": "03/02/1927",
}
NO_BIRTHS = {
    "Nom: ROUX Ana\tNé(e) le: 25/03/1949\tIPP: 12\tPCP: DIOP\nTest\t21/05/2019\t20/04/2019": "results by date",
    "8h\tNom: ROUX Ana\tVu le: 25/03/2019\n9h\tDIOP Paul\t21/05/2019": "dates of visits",
    "8h\tRoux\tNé(e) le: 25/03/1949\nVu\tle\t21/05/2019\tà Brest": "a row of another table",
}


@pytest.fixture(scope="module")
def persons() -> PersonRecognizer:
    return PersonRecognizer()


@pytest.mark.parametrize("text", HITS)
def test_a_name_has_the_role_that_its_place_gives_it(persons: PersonRecognizer, text: str) -> None:
    """The whole name, and who bears it."""
    found = {
        (text[each.start : each.end], each.recognition_metadata["role"]) for each in persons.analyze(text, ["PERSON"])
    }
    assert HITS[text] in found


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_what_names_nobody_is_left_alone(persons: PersonRecognizer, text: str, reason: str) -> None:
    """No person where there is none; the doctor beside it stays one."""
    found = [text[each.start : each.end] for each in persons.analyze(text, ["PERSON"])]
    assert [name for name in found if name != "Ana ROUX"] == [], reason


@pytest.mark.parametrize("text", BIRTHS)
def test_a_birth_is_known_by_its_label_or_column(text: str) -> None:
    """By abbreviations of the label, behind a name too long for its column, and in rows without headings of their own."""
    assert BIRTHS[text] in values(BirthDateRecognizer(), text)


@pytest.mark.parametrize(("text", "reason"), NO_BIRTHS.items())
def test_a_date_in_another_column_is_no_birth(text: str, reason: str) -> None:
    """A visit is no birth."""
    assert "21/05/2019" not in values(BirthDateRecognizer(), text), reason


def test_an_age_between_dashes_is_one() -> None:
    """ "née le 27/12/1935 – 78 ans – F", and where the line ends behind "âgé(e)"; neither a department nor how long a medicine is taken is one."""
    assert values(AgeRecognizer(), "ROUX Ana\nnée le 27/12/1935 – 78 ans – F") == ["78 ans"]
    assert values(AgeRecognizer(), "né le 25/10/1972, âgé(e)\nde 41 ans") == ["41 ans"]
    assert values(AgeRecognizer(), "née le 27/12/1935 à Vierzon (18)") == []
    assert values(AgeRecognizer(), "1 comprimé matin et soir au repas, 3 mois") == []


def test_numbers_that_make_one_year_of_all_births_are_ages() -> None:
    """Whatever stands between the rows of a list; where one of them does not add up, they are something else."""
    rows = "103\tROUX Ana\t24/07/1915\t100\t5\ncalme\n105\tDIOP Luc\t27/02/1926\t90\t4\n107\tLE GOFF Léa\t10/11/1941\t74\t2"
    assert values(AgeRecognizer(), rows, "AGE_OVER_89") == ["100", "90"]
    assert values(AgeRecognizer(), rows, "AGE") == ["74"]
    assert values(AgeRecognizer(), rows.replace("\t74", "\t61"), "AGE") == []


def test_an_age_behind_the_line_end_of_a_quoted_message_is_one() -> None:
    """A mail program breaks the line of what it quotes where it likes."""
    assert values(AgeRecognizer(), "> au sujet de mon père, Luc Diop,\n> 82 ans, suivi ici", "AGE") == ["82 ans"]
