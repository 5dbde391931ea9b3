"""CREDENTIAL: the secret alone, by its label or by a form that only secrets have."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import CredentialRecognizer
from phiscan.detect.recognizers.base import DETAIL_KEY

# Long tokens are put together here, so that no scanner of repositories takes them for live ones.
_BODY = "0123456789abcdefghijklmnopqrstuvwxyz"
_PEM = "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIEowIBAAKCAQEAx0\nabcd/efg+hij=\n-----END RSA PRIVATE " + "KEY-----"

HITS = {
    "Login jdoe51 / Sun!2020": [("user_name", "jdoe51"), ("password", "Sun!2020")],
    "MyChart: jdoe51, pw Sun!2020": [("user_name", "jdoe51"), ("password", "Sun!2020")],
    "log in as jdoe51 with password Sun!2020": [("user_name", "jdoe51"), ("password", "Sun!2020")],
    "user=jdoe51 pass=Sun!2020": [("user_name", "jdoe51"), ("password", "Sun!2020")],
    "Wi-Fi: Guest / pw: Welcome22": [("password", "Welcome22")],
    "the gate code is 4829": [("pin", "4829")],
    "Lockbox 4829 on the porch": [("pin", "4829")],
    "Voicemail PIN 4829": [("pin", "4829")],
    "Accès : boîte à clés, code 9285T": [("pin", "9285T")],
    "Code porte / clés : interphone 3e 9662S": [("pin", "9662S")],
    "Vos images : www.radio.example.org\tcode patient 634688\tmot de passe FUQ6MD28": [
        ("user_name", "634688"),
        ("password", "FUQ6MD28"),
    ],
    "Temporary login for the web site: Maple4071!": [("user_name", "Maple4071!")],
    "Settle the balance on our web page using PIN 482913.": [("pin", "482913")],
    "Portal sign-up\nPIN: KX48-QT29": [("pin", "KX48-QT29")],
    "Hint question on file: Where were you born? Answer: Quiet Harbor": [("security_answer", "Quiet Harbor")],
    "user mnuñez17 from 203.0.113.86": [("user_name", "mnuñez17")],
    "Remote access: user aroux47 from 203.0.113.86": [("user_name", "aroux47")],
    "User name: jdoe51": [("user_name", "jdoe51")],
    "Login: jdoe51  Password: h0rse-Batt": [("user_name", "jdoe51"), ("password", "h0rse-Batt")],
    "Portal\tUser ID: jdoe51\tPassword: secretword": [("user_name", "jdoe51"), ("password", "secretword")],
    "Temporary password: Welcome2017!": [("password", "Welcome2017!")],
    "Password (case sensitive): “Xy12zed”.": [("password", "Xy12zed")],
    "Password\nXy12zed": [("password", "Xy12zed")],
    "Your password is Xy12!zed.": [("password", "Xy12!zed")],
    "Votre mot de passe est Soleil!2017": [("password", "Soleil!2017")],
    "Identifiant : mdupont75  Mot de passe : abcdEF12": [("user_name", "mdupont75"), ("password", "abcdEF12")],
    "Votre dossier en ligne : www.labo.example.org/suivi avec le code 730415.": [("pin", "730415")],
    "Images : https://irm.example.org/vos-images (clé : Q7RT21)": [("pin", "Q7RT21")],
    "https://chu.example.org/entree code d'accès 918204.": [("pin", "918204")],
    "Application mobile : login pmorel61, dernière visite hier": [("user_name", "pmorel61")],
    "Portail\nCode confidentiel : Girafe27!": [("pin", "Girafe27!")],
    "Question secrète : premier animal ? Réponse : Filou": [("security_answer", "Filou")],
    "MDP provisoire : abcdEF12": [("password", "abcdEF12")],
    "Sign in to the portal.\nLogin ID user267794\tTemp. password kT84-K62x-qq7": [
        ("user_name", "user267794"),
        ("password", "kT84-K62x-qq7"),
    ],
    "PIN: 4821": [("pin", "4821")],
    "Voicemail PIN: 482193": [("pin", "482193")],
    "Code d'accès : 839201": [("pin", "839201")],
    "Activation code: 4XK9P-QQ3WZ-ABCDE": [("pin", "4XK9P-QQ3WZ-ABCDE")],
    "Security question: Mother's maiden name? Answer: Ruiz": [("security_answer", "Ruiz")],
    "Réponse secrète : Médor": [("security_answer", "Médor")],
    "API key: 9f8a7b6c5d4e3f2a1b0c": [("api_key", "9f8a7b6c5d4e3f2a1b0c")],
    "key AKIA" + "IOSFODNN7EXAMPLE here": [("api_key", "AKIA" + "IOSFODNN7EXAMPLE")],
    "token ghp_" + _BODY: [("api_key", "ghp_" + _BODY)],
    "ftp://labs:s3cr3t@files.example.org": [("password", "s3cr3t")],
    "before " + _PEM + " after": [("private_key", _PEM)],
}
MISSES = {
    "PWd: 1.1cm IVSd: 1.0cm": "the wall of a heart",
    "PASS: 12/12 items": "a score",
    "Account: A12345 / 98765": "numbers of accounts",
    "Alarm 0800 am": "a time",
    "Sign in to the portal\nPassword requirements changed": "words behind a label without a colon",
    "The user interface from Acme": "a word",
    "Password: ______": "a blank",
    "www.example.org/tarifs : code NGAP en vigueur": "a nomenclature at an address",
    "Login 4 fois par jour": "no name",
    "Password: ********": "masked already",
    "Password:\nName: Jane Doe": "a blank above the next field",
    "Password must be at least 8 characters": "a rule",
    "Password: must be at least 8 characters": "a rule behind a colon",
    "Mot de passe : voir courrier": "a reference",
    "Reset your password at any time.": "a sentence",
    "Your password is required to sign in": "a sentence",
    "PIN site care: clean daily": "a pin through a bone",
    "PIN 3 of the prostate": "a diagnosis",
    "Andheri East, Mumbai PIN: 400093": "a postal code",
    "33. PIN# 12345 GRP# 998": "a provider's number on a claim",
    "User ID: KSMITH": "who printed it, on a page about no login",
    "Access code: see reverse": "no code",
    "Security question: first pet?": "no answer",
    "Answer: yes": "the answer of a questionnaire",
    "sk-learn and xoxo": "words",
    "-----BEGIN CERTIFICATE-----": "public",
}


@pytest.mark.parametrize("text", HITS)
def test_a_secret_is_found(text: str) -> None:
    """The secret without its label and marks, and what kind it is."""
    found = sorted(CredentialRecognizer().analyze(text, []), key=lambda each: each.start)
    kinds = [((each.recognition_metadata or {})[DETAIL_KEY]["kind"], text[each.start : each.end]) for each in found]
    assert kinds == HITS[text]


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_words_about_secrets_are_none(text: str, reason: str) -> None:
    """Blanks, rules and other senses of the words are left alone."""
    assert CredentialRecognizer().analyze(text, []) == [], reason
