"""What laboratories, hospital systems, portals and clinicians print: each shape in a few lines, the values made up."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers.lab_result import LabResultRecognizer
from tests.detect.finding import values

# What is printed, and the values in it.
HITS: dict[str, list[str]] = {
    "Résultats antérieurs : 28/08/2023\nRésultat\tUnité\tNormes\nSodium\t137\tmmol/L\t(136 - 145)\t139\nChlore\t* 96\tmmol/L\t(98 - 107)": [
        "137",
        "139",
        "96",
    ],
    "Résultats\tUnités\nCalcium\t- 1,74\tmmol/L\nHématocrite\t+ 51,9\t%": ["1,74", "51,9"],
    "Vitesse de sédimentation (1ère heure)\t12\tmm": ["12"],
    # Quest and LabCorp.
    "TESTS RESULT FLAG UNITS REFERENCE INTERVAL LAB\nWBC 5.2 x10E3/uL 3.4 - 10.8 01\nRBC 4.61 x10E6/uL 4.14 - 5.80 01\nHemoglobin 13.9 g/dL 13.0 - 17.7 01": [
        "5.2",
        "4.61",
        "13.9",
    ],
    "Test\tCurrent Result and Flag\tPrevious Result and Date\tUnits\tReference Interval\nTest: Glucose 01\tCurrent Result and Flag: 102 High\tPrevious Result and Date: 95\t05/02/2023\tUnits: mg/dL\tReference Interval: 70-99": [
        "102",
        "95",
    ],
    "▲ Glucose 01\t102 High\t95 05/02/2023\tmg/dL\t70-99": ["102", "95"],
    "GLUCOSE\t102 H\tFasting reference interval\t65-99 mg/dL": ["102"],
    "CHOLESTEROL, TOTAL\t214 H\t<200 mg/dL\tEN": ["214"],
    "HDL CHOLESTEROL\t45\t> OR = 40 mg/dL\tEN": ["45"],
    "TRIGLYCERIDES\t161 H\t<150 mg/dL\nLDL-CHOLESTEROL\t139 H\tmg/dL (calc)": ["161", "139"],
    "EGFR\t88\t> OR = 60 mL/min/1.73m2": ["88"],
    "GLOBULIN\t2.6\t1.9-3.7 g/dL (calc)\nALBUMIN/GLOBULIN RATIO\t1.7\t1.0-2.5 (calc)": ["2.6", "1.7"],
    "PROTHROMBIN TIME WITH INR\nINR\t2.4 H\nReference Range\t0.9-1.1\nPT\t24.1 H\t9.0-11.5 sec": ["2.4", "24.1"],
    "HEMOGLOBIN A1c\t6.1 H\t<5.7 % of total Hgb": ["6.1"],
    "VITAMIN D,25-OH,TOTAL,IA\t28 L\t30-100 ng/mL": ["28"],
    # Epic and its portal.
    "Component\tYour Value\tStandard Range\nComponent: HGB\tYour Value: 13.4 g/dL\tStandard Range: 12.0 - 15.5 g/dL": [
        "13.4"
    ],
    "Component\n  Latest Ref Rng\t11/02/2023\nSODIUM\n  135 - 145 mmol/L\t139\nPOTASSIUM\n  3.5 - 5.0 mmol/L\t4.4": [
        "139",
        "4.4",
    ],
    "SODIUM\nNormal range: 135 - 145 mmol/L\nValue\n139": ["139"],
    "Sodium\nView trends\nNormal range: 136 - 145 mmol/L\n139": ["139"],
    "INR\nYour value is 2.4\nNormal range: 0.9 - 1.1": ["2.4"],
    "INR: 2.4 (A)\nINR 2.4 (A) 03/12/2023": ["2.4", "2.4"],
    "Lab Results\nComponent Value Date\nWBC 7.2 03/12/2023\nHGB 13.1 03/12/2023\nHCT 39.8 03/12/2023\nPLT 231 03/12/2023": [
        "7.2",
        "13.1",
        "39.8",
        "231",
    ],
    "Component\tValue\tDate/Time\nComponent: WBC\tValue: 7.2\tDate/Time: 03/12/2023 0645\nComponent: CREATININE\tValue: 1.42 (H)\tDate/Time: 03/12/2023 0645": [
        "7.2",
        "1.42",
    ],
    "Recent Labs\n\t03/11/23 0540\t03/12/23 0612\nWBC\t11.2*\t9.8\nHGB\t10.1*\t9.9*\nPLT\t231\t240": [
        "11.2",
        "9.8",
        "10.1",
        "9.9",
        "231",
        "240",
    ],
    "Recent Labs\n\tUnits\t03/11/23\t03/12/23\nNA\tmmol/L\t138\t141\nK\tmmol/L\t3.4*\t3.9": [
        "138",
        "141",
        "3.4",
        "3.9",
    ],
    "Lab 03/11/23 0540 03/12/23 0612\nWBC 11.2* 9.8\nHGB 10.1* 9.9*": ["11.2", "9.8", "10.1", "9.9"],
    # Cerner and Meditech.
    "Hematology Latest Results\nWBC:  7.8 x10(3)/mcL  (04/02/22 06:10:00)\nHgb:  12.1 gm/dL  Low  (04/02/22 06:10:00)": [
        "7.8",
        "12.1",
    ],
    "Sodium Lvl\t139 mmol/L\nPotassium Lvl\t4.1 mmol/L\nCreatinine Lvl\t0.9 mg/dL\nGlucose Lvl\t148 mg/dL High": [
        "139",
        "4.1",
        "0.9",
        "148",
    ],
    "Labs (Last four charted values)\nWBC H 12.4 (MAR 12) 9.8 (MAR 11)\nHgb L 9.9 (MAR 12) 10.2 (MAR 11)": [
        "12.4",
        "9.9",
    ],
    "WBC                    (4.0-11.0) K/mm3        7.2\nHGB                    (12.0-16.0) g/dL    L  11.1": [
        "7.2",
        "11.1",
    ],
    "Test\tDay 1\tDay 2\tReference\nSODIUM\t139\t141\t136-145": ["139"],
    "  HEMOGLOBIN            11.2  L     [12.0-16.0]  G/DL": ["11.2"],
    "Laboratory Tests\n\t04/02\t04/03\n\t0610\t0555\nWBC (4.0-11.0 K/mm3)\t7.8\t8.1\nHgb (12.0-16.0 g/dL)\t12.1\t11.8 L": [
        "7.8",
        "8.1",
        "12.1",
        "11.8",
    ],
    # Notes.
    "Labs: Na 138, K 4.1, Cl 102, HCO3 24, BUN 18, Cr 1.1, Glu 104.": ["138", "4.1", "102", "24", "18", "1.1", "104"],
    "CBC: WBC 7.2, Hgb 13.1, Hct 39.8, Plt 231": ["7.2", "13.1", "39.8", "231"],
    "Labs were notable for WBC 14.2, lactate 3.1, creatinine 1.8 (baseline 1.0) and troponin of 0.04.": [
        "14.2",
        "3.1",
        "1.8",
        "1.0",
        "0.04",
    ],
    "His most recent hemoglobin A1c was 8.2% on 5/1/2023, up from 7.6%.": ["8.2", "7.6"],
    "INR this week is 3.4, last week 2.8.": ["3.4"],
    "Her INR came back at 4.1 so we held warfarin.": ["4.1"],
    "PT/INR 28.4/2.6": ["28.4", "2.6"],
    "PT 28.4 INR 2.6": ["28.4", "2.6"],
    "The INR result today is: 2.7": ["2.7"],
    "INR Result 2.7 Goal Range 2.0 - 3.0": ["2.7"],
    "INR today 2.7 (goal 2-3)": ["2.7"],
    "Patient reported INR of 2.7 by phone": ["2.7"],
    "Date\tINR\tDose\nDate: 03/01/23\tINR: 2.4\tDose: 35 mg": ["2.4"],
    "Hep C antibody: non-reactive. HIV 1/2 Ag/Ab: nonreactive. HBsAg negative.": [
        "non-reactive",
        "nonreactive",
        "negative",
    ],
    "Pregnancy test (urine hCG): Negative": ["Negative"],
    "Rapid strep: positive": ["positive"],
    "SARS-CoV-2 RNA, NAA\tNot Detected\tNot Detected": ["Not Detected"],
    "COVID-19 PCR: DETECTED": ["DETECTED"],
    "pH 7.38, pCO2 42, pO2 88, HCO3 24": ["7.38", "42", "88", "24"],
    "Pap: NILM. HPV high risk: negative": ["negative"],
    "Lipid panel: TC 214, TG 161, HDL 45, LDL 139": ["214", "161", "45", "139"],
    "LFTs: AST 34 ALT 41 ALP 88 T bili 0.8": ["34", "41", "88", "0.8"],
    "TSH 2.14 uIU/mL (0.45-4.5)": ["2.14"],
    "Vitamin B12 level 412 pg/mL": ["412"],
    "PSA 4.2 ng/mL, up from 3.1 a year ago": ["4.2", "3.1"],
    "CD4 count 412 cells/uL; HIV viral load <20 copies/mL": ["412", "<20"],
    "Factor V Leiden mutation: heterozygous": ["heterozygous"],
    "Lead, blood (venous)\t<2.0\tmcg/dL": ["<2.0"],
    "Tacrolimus level 8.4 ng/mL (trough)": ["8.4"],
    "Ferritin 12 (L)": ["12"],
    "A1c 7.4": ["7.4"],
    "Cr 1.4 --> 1.2 --> 1.0": ["1.4", "1.2"],
    "Glucose POCT 182 mg/dL at 0730": ["182"],
    "Blood sugar: 182 mg/dL": ["182"],
    # French laboratories and letters.
    "HEMATOLOGIE\nHémogramme\t\tValeurs de référence\tAntériorités\nLeucocytes\t6,52 Giga/L\t(4,00 à 10,00)\t6,10 le 12/03/2017": [
        "6,52",
        "6,10",
    ],
    "Hématies\t4,72 T/L\t4,20 - 5,70\nHémoglobine\t14,1 g/dL\t13,0 - 17,0\nsoit\t8,75 mmol/L\t8,07 - 10,55": [
        "4,72",
        "14,1",
        "8,75",
    ],
    "Taux de prothrombine\t34 %\t(70 - 120)\nINR\t2,41\nAntériorité du 12/03/2017 : 2,60": ["34", "2,41", "2,60"],
    "INR : 2,4 (cible 2-3)": ["2,4"],
    "INR ................ 2,4   Cible : 2,0 - 3,0    Ant. : 2,6 (05/03/17)": ["2,4", "2,6"],
    "L'INR est à 2,4 pour une cible entre 2 et 3.": ["2,4"],
    "INR du 12/03/2017 : 2,4. Prochain contrôle dans 15 jours.": ["2,4"],
    "Créatinine (enzymatique, Roche)\t9,8 mg/L\t6,7 - 11,7\n\t87 µmol/L\t59 - 104": ["9,8", "87"],
    "CREATININE  . . . . . . . . . . . . . . . :   9.8   mg/l     (N : 6 à 12)\n   soit . . . . . . . . . . . . . . . . . :   86.7  µmol/l": [
        "9.8",
        "86.7",
    ],
    "Clairance de la créatinine (CKD-EPI) : 78 mL/min/1,73 m²": ["78"],
    "Glycémie à jeun (hexokinase)   0,98 g/l    N: 0,70 à 1,10    5,44 mmol/l   N: 3,89 à 6,11": ["0,98", "5,44"],
    "CRP < 5 mg/L.": ["< 5"],
    "Hb à 9,8 g/dL, VGM 78, plaquettes 412 G/L, CRP 48.": ["9,8", "78", "412", "48"],
    "NFS : Hb 12,4 g/dl ; GB 8,2 G/l ; plaq 245 G/l.": ["12,4", "8,2", "245"],
    "Biologie : Na 139, K 4,1, urée 6,2, créat 88.": ["139", "4,1", "6,2", "88"],
    "BNP à 1240 pg/mL, troponine négative.": ["1240", "négative"],
    "ECBU stérile.": ["stérile"],
    "Ag HBs : négatif. Ac anti-HBs : 124 UI/L. Ac anti-VHC négatifs.": ["négatif", "124", "négatifs"],
    "HbA1c à 7,8 % contre 8,2 % il y a 3 mois.": ["7,8", "8,2"],
    "D-dimères : 1 240 ng/mL (N < 500)": ["1 240"],
    "Béta HCG : 12 540 mUI/mL": ["12 540"],
    "Groupe sanguin ABO-RH1 : A POSITIF": ["A POSITIF"],
    "Recherche d'agglutinines irrégulières : NEGATIVE": ["NEGATIVE"],
    "TSH ultrasensible ........ 2,14 mUI/L (0,27 - 4,20)": ["2,14"],
    "Cholestérol total\t2,14 g/L\t5,52 mmol/L\tinf. à 2,00\nTriglycérides\t1,61 g/L\t1,84 mmol/L\tinf. à 1,50\nLDL calculé\t1,39 g/L\t3,58 mmol/L": [
        "2,14",
        "5,52",
        "1,61",
        "1,84",
        "1,39",
        "3,58",
    ],
    "* Gamma GT\t84 UI/L\t< 55\n* ALAT (TGP)\t62 UI/L\t< 45": ["84", "62"],
    "Vitesse de sédimentation 1ère heure : 24 mm": ["24"],
    "PSA total : 4,2 ng/mL (antérieur : 3,1 le 02/05/2016)": ["4,2", "3,1"],
    "Examen\tRésultat du 12/03/2023\tRésultat du 05/02/2023\tRéférence\nExamen: INR\tRésultat du 12/03/2023: 2,4\tRésultat du 05/02/2023: 2,7\tRéférence: 2,0-3,0": [
        "2,4",
        "2,7",
    ],
    "Dates\t05/02/2023\t12/03/2023\t09/04/2023\nINR\t2,4\t2,7\t3,1": ["2,4", "2,7", "3,1"],
    "Protéinurie : traces\nGlycosurie : absence": ["traces", "absence"],
    "Polynucléaires neutrophiles\t58,2 %\t3,79 G/L\t1,80 - 7,50\nPolynucléaires éosinophiles\t2,1 %\t0,14 G/L": [
        "58,2",
        "3,79",
        "2,1",
        "0,14",
    ],
    "Ionogramme sanguin\nSodium\t139 mmol/L (136 à 145)\nPotassium\t4,1 mmol/L (3,5 à 5,1)\nChlore\t102 mmol/L (98 à 107)": [
        "139",
        "4,1",
        "102",
    ],
    "Digoxinémie : 0,9 ng/mL": ["0,9"],
    "Facteur V Leiden : absence de mutation": ["absence"],
    "Test de grossesse : positif": ["positif"],
    "Votre INR de ce jour : 2,8": ["2,8"],
    "INR 2.8 - conduite à tenir : même dose": ["2.8"],
    # Flow sheets and logs.
    "Date\t03/01\t03/08\t03/15\t03/22\nINR\t2.1\t2.8\t3.4\t2.6\nDose (mg/wk)\t35\t35\t32.5\t32.5": [
        "2.1",
        "2.8",
        "3.4",
        "2.6",
    ],
    "Week of\tINR result\tIn range?\nWeek of: 03/01\tINR result: 2.1\tIn range?: Y\nWeek of: 03/08\tINR result: 3.4\tIn range?: N": [
        "2.1",
        "3.4",
    ],
    "INR LOG\n03/01/2023 2.1\n03/08/2023 2.8\n03/15/2023 3.4": ["2.1", "2.8", "3.4"],
    "INR values: 2.1, 2.8, 3.4": ["2.1"],
    # Several results on a line.
    "Glucose\t102 H mg/dL\tSodium\t139 mmol/L\nBUN\t18 mg/dL\tPotassium\t4.1 mmol/L": ["102", "139", "18", "4.1"],
    "WBC: 7.2\tRBC: 4.61\tHgb: 13.9\tHct: 41": ["7.2", "4.61", "13.9", "41"],
    "Glucose 102  |  Sodium 139  |  Potassium 4.1": ["102", "139", "4.1"],
    "Test\tResult\tTest\tResult\nTest: Glucose\tResult: 102\tTest: Sodium\tResult: 139": ["102", "139"],
    # Told in words.
    "URINALYSIS\nColor\tYellow\tYellow\nAppearance\tClear\tClear\nSpecific Gravity\t1.015\t1.005-1.030\npH\t6.0\t5.0-8.0\nLeukocyte Esterase\tNegative\tNegative\nNitrite\tNegative\tNegative": [
        "Yellow",
        "Clear",
        "1.015",
        "6.0",
        "Negative",
        "Negative",
    ],
    "Urine drug screen positive for cocaine, negative for opiates.": ["positive", "negative"],
    # A list of earlier results that names no analyte, a day broken over two lines in it.
    "Today's INR 1.6, goal 1.8-2.5.\nEarlier results: 3.2 (24-Oct-2023), 3.1 (10-Oct-2023), 2.3 (12-\nSep-2023).": [
        "1.6",
        "3.2",
        "3.1",
        "2.3",
    ],
    "INR du jour : 2,6\nRésultats antérieurs : 2,4 (03/04/2023), 2,8 (03/05/2023)": ["2,6", "2,4", "2,8"],
    # One column for normal results, one for others.
    "Test: Cholesterol\tNormal: 146\tReference: (125-200) mg/dL\nTest: PSA\tAbnormal: 4.9 H*\tReference: (0.1-4.0) ng/mL": [
        "146",
        "4.9",
    ],
    "Test: RSV RNA\tAbnormal: Detected H*\tReference: Not Detected": ["Detected"],
    # A unit beside a name whose letters are an analyte's: mg is no magnesium.
    "TEST: CREAT MG/DL\t12/15/22: --\t01/26/23: 1.16\tREF RANGE: 0.60-1.30": ["1.16"],
    "WBC, urine\t20-40\tH\t/HPF\tNONE SEEN": ["20-40"],
    "Component: Hematocrit\tYour value: 39.1\tStandard range: 35.0 to 50.0 %": ["39.1"],
    # Cultures and genes.
    "DIRECT SMEAR:\tNO ORGANISMS SEEN\nORGANISM 1:\tENTEROCOCCUS FAECALIS": [
        "NO ORGANISMS SEEN",
        "ENTEROCOCCUS FAECALIS",
    ],
    "Gene\tAlteration\tZygosity\nVKORC1\t-1639 G/A\tHeterozygous\nTP53\tNo variant detected\t-\tNegative": [
        "-1639 G/A",
        "No variant detected",
    ],
    "GENE: BRCA1\tVariant: c.68_69delAG (p.Glu23fs)\tZygosity: Heterozygous": ["c.68_69delAG (p.Glu23fs)"],
    "reported: BRCA2 variant of uncertain significance. F5 heterozygous, TP53 : aucun variant pathogène": [
        "variant of uncertain significance",
        "heterozygous",
        "aucun variant pathogène",
    ],
    # Days over their values, on a page about one analyte; its sender's state is no calcium.
    "Salem, CA 95479\nINR VALUE\n4.8\nB. History\n01/04/24\t12/28/23\t12/21/23\n1.8\t1.9\t3.2 H": [
        "4.8",
        "1.8",
        "1.9",
        "3.2",
    ],
    # The day that heads the column of names; a label that letters have, too.
    "Prélèvement du 17/12/2018: Urée avant séance\tRésultat: 17,5\nPrélèvement du 17/12/2018: Kt/V\tRésultat: 1,72\tObjectif: 1,20 - 1,80": [
        "17,5",
        "1,72",
    ],
    "Détermination: Hémoglobine\tRésultat: 15,3\tUnité: g/dL": ["15,3"],
    # A form's box over its value.
    "10. INR VALUE\n5.6\nLast week's INR\n4.1\t10/29/2017": ["5.6", "4.1"],
    "Blood sugar 222 before lunch per log. INR 4.5 at discharge, BGL 92.": ["222", "4.5", "92"],
}
MISSES = {
    "the CFTR variant was discussed, mutations are inherited": "no finding",
    "INR goal\n2.5": "a goal",
    "203-9086-87\tHandbook of Home INR Testing\t30\t$1,016.63": "a bill",
    "may be told of BUN results: +1 775 229 7187": "a telephone",
    "BUN/CREATININE RATIO\tSEE NOTE:\t6-22 (calc)": "a note",
    "BUN/CREATININE RATIO\tNOT APPLICABLE\t6-22 (calc)": "nothing was calculated",
    "Normal INR is between 0.8 and 1.1 for people not on blood thinners.": "a generality",
    "Reference ranges: WBC 4.0-11.0; Hgb 12-16": "ranges",
    "Control level 1: INR 1.0-1.4": "a control's range",
    "85610 PROTHROMBIN TIME 1 12.50 12.50": "a bill",
    "Glucose test strips, qty 50, $24.99": "a bill",
    "Potassium chloride 20 mEq tablet daily": "a dose",
    "Le TP normal est compris entre 70 et 100 %.": "a generality",
    "Un INR supérieur à 5 expose au risque d'hémorragie.": "a generality",
    "DFG estimé selon CKD-EPI 2009. Un résultat inférieur à 60 évoque": "the year of a formula",
    "Homestead INR Services\t6519 County Road 218": "a house number",
    "FIN: 21/10/2024\tPH: 731\tPART RO: 1771,43": "a day's rate (prix hospitalier)",
    "Homestead INR Services 1-203-677-1059": "a telephone",
    "BUN and others may be told of results: 318 348 2872": "a telephone",
    "Hémocultures - résultat définitif": "a heading",
    "Réf.: 85-5983/R\tDésignation: Solution de contrôle potassium\t1\tQté Montant: 804,85 €": "a catalogue",
}


@pytest.mark.parametrize("text", HITS)
def test_every_value_is_found(text: str) -> None:
    """In tables, rows, blocks, flow sheets, logs, notes and letters; ranges, doses and dates among them are none."""
    assert values(LabResultRecognizer(), text) == HITS[text]


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_what_only_looks_like_a_result(text: str, reason: str) -> None:
    """Nobody was measured."""
    assert values(LabResultRecognizer(), text) == [], reason
