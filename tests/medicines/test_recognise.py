"""Names as people and printers write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.recognise import recognise

OPIOIDS = {
    "Percocet 5-325": {"oxycodone", "acetaminophen"},
    "HYDROCODONE-ACETAMIN 7.5-325": {"hydrocodone", "acetaminophen"},
    "oxyCODONE-acetaminophen": {"oxycodone", "acetaminophen"},
    "Tylenol #3": {"codeine", "acetaminophen"},
    "Tylenol-3": {"codeine", "acetaminophen"},
    "Tylenol w/ codeine": {"codeine", "acetaminophen"},
    "ACETAMINOPHEN-COD #3 TABLET": {"codeine", "acetaminophen"},
    "MS-Contin®": {"morphine"},
    "Ultram™": {"tramadol"},
    "TRAMADOL HCL": {"tramadol"},
    "tramadols": {"tramadol"},
    "oxycodonehcl": {"oxycodone"},
    "fentanylTransdermal": {"fentanyl"},
    "oxy\u00adcodone": {"oxycodone"},
    "Suboxone 8-2 mg film": {"buprenorphine", "naloxone"},
    "bup/nx": {"buprenorphine", "naloxone"},
    "Embeda": {"morphine", "naltrexone"},
    "Talwin Nx": {"pentazocine", "naloxone"},
    "guaifenesin AC": {"codeine", "guaifenesin"},
    "cough medicine with codeine": {"codeine"},
    "Lomotil": {"diphenoxylate", "atropine"},
    "Imodium A-D": {"loperamide"},
    "Viberzi": {"eluxadoline"},
    "belladonna and opium suppository": {"opium", "belladonna"},
    "kratom": {"kratom"},
    "7-OH tablets": {"kratom"},
    "7-hydroxymitragynine": {"kratom"},
    "Zaza": {"tianeptine"},
    "poppy seed tea": {"poppy seed tea"},
    "Co-codamol 30/500": {"codeine", "acetaminophen"},
    "dihydrocodeine": {"dihydrocodeine"},
    "pholcodine": {"pholcodine"},
    "Diconal": {"dipipanone", "cyclizine"},
    "dextropropoxyphene": {"propoxyphene"},
    "meptazinol": {"meptazinol"},
    "pethidine": {"meperidine"},
    "diamorphine": {"diamorphine"},
    "illicit fentanyl": {"illicit fentanyl"},
    "Soma compound with codeine": {"carisoprodol", "aspirin", "codeine"},
    "Stadol nasal spray": {"butorphanol"},
    "morphin\u00e9": {"morphine"},
    "opioids": {"opioid"},
    "hydrocodone/xyzol 5 mg": {"hydrocodone"},
}

NOT_OPIOIDS = {
    "dextromethorphan": "dextromethorphan",
    "fenfluramine 2.2 mg/mL": "fenfluramine",
    "pentoxifylline": "pentoxifylline",
    "Tazocin": "piperacillin",
    "methylnaltrexone": "methylnaltrexone",
    "Movantik": "naloxegol",
    "Symproic": "naldemedine",
    "Narcan nasal spray for opioid overdose": "naloxone",
    "naltrexone 50 mg for opioid use disorder": "naltrexone",
    "LDN": "naltrexone",
    "nalmefene": "nalmefene",
    "apomorphine": "apomorphine",
    "Percogesic": "acetaminophen",
    "cod liver oil": "cod liver oil",
    "Tylenol 3 times a day": "acetaminophen",
    "benzonatate": "benzonatate",
    "buspirone": "buspirone",
    "bupropion": "bupropion",
    "oxybutynin": "oxybutynin",
    "oxcarbazepine": "oxcarbazepine",
    "hydrocortisone": "hydrocortisone",
    "guaifenesin": "guaifenesin",
    "lofexidine": "lofexidine",
    "Journavx": "suzetrigine",
    "cyclobenzaprine": "cyclobenzaprine",
    "trazodone": "trazodone",
    "tamsulosin": "tamsulosin",
    "metaxalone": "metaxalone",
    "alprazolam": "alprazolam",
    "docusate for opioid constipation": "docusate",
}

CLASSES = {
    "Advil": {"nsaid"},
    "diclofenac 1% gel": {"topical_nsaid"},
    "Flector patch": {"topical_nsaid"},
    "aspirin 81 mg": {"aspirin", "antiplatelet"},
    "NyQuil": {"acetaminophen"},
    "paracetamol": {"acetaminophen"},
    "Excedrin": {"acetaminophen", "aspirin"},
    "metamizole": {"nsaid"},
    "Xanax": {"benzodiazepine"},
    "Ambien": {"z_drug"},
    "Fioricet": {"other_sedative", "acetaminophen"},
    "Flexeril": {"muscle_relaxant"},
    "Lyrica": {"gabapentinoid"},
    "Cymbalta": {"ssri_or_snri"},
    "linezolid": {"maoi"},
    "methylene blue": {"maoi"},
    "Coumadin": {"warfarin"},
    "Eliquis": {"doac"},
    "Plavix": {"antiplatelet"},
    "prednisone": {"oral_corticosteroid"},
    "losartan-HCTZ": {"ace_inhibitor_or_arb", "diuretic"},
    "lithium carbonate": {"lithium"},
    "methotrexate": {"methotrexate"},
    "Narcan": {"naloxone"},
    "Vivitrol": {"naltrexone", "naltrexone_full_dose"},
    "Contrave 8-90 mg": {"naltrexone", "naltrexone_full_dose"},
    "naltrexone 50 mg": {"naltrexone_full_dose"},
}


@pytest.mark.parametrize(("product", "ingredients"), OPIOIDS.items())
def test_opioids(product: str, ingredients: set[str]) -> None:
    recognition = recognise(product)
    assert recognition.recognised
    assert recognition.opioid is True
    assert set(recognition.ingredients) == ingredients
    assert recognition.mme_factor is not None or recognition.mme_note


@pytest.mark.parametrize(("product", "ingredient"), NOT_OPIOIDS.items())
def test_look_alikes_and_antagonists(product: str, ingredient: str) -> None:
    recognition = recognise(product)
    assert recognition.opioid is False
    assert ingredient in recognition.ingredients


@pytest.mark.parametrize(("product", "classes"), CLASSES.items())
def test_classes(product: str, classes: set[str]) -> None:
    recognition = recognise(product)
    assert classes <= set(recognition.classes)
    assert recognition.opioid is False


@pytest.mark.parametrize(
    "product", ["naltrexone 4.5 mg", "LDN 3 mg", "low-dose naltrexone", "naltrexone 1 mg/mL"]
)
def test_low_dose_is_not_full_dose(product: str) -> None:
    assert recognise(product).classes == ("naltrexone",)


@pytest.mark.parametrize(
    "product", ["hydrocortisone 1% cream", "fluticasone nasal spray", "Symbicort inhaler"]
)
def test_only_swallowed_corticosteroids_count(product: str) -> None:
    assert "oral_corticosteroid" not in recognise(product).classes


@pytest.mark.parametrize(
    ("product", "suggested"),
    [("oxycodne 5 mg", "oxycodone"), ("oxyc", "oxycodone"), ("Vicoden", "vicodin"), ("tramodol", "tramadol")],
)
def test_misspellings_are_suggested_and_never_applied(product: str, suggested: str) -> None:
    recognition = recognise(product)
    assert not recognition.recognised
    assert recognition.opioid is None
    assert recognition.ingredients == ()
    assert suggested in recognition.suggestions


def test_a_misspelled_opioid_beside_a_known_name_makes_the_whole_uncertain() -> None:
    recognition = recognise("acetaminophen/oxycodne 5-325")
    assert not recognition.recognised
    assert recognition.opioid is None
    assert recognition.strengths == ()


def test_an_unknown_word_beside_a_known_name_is_reported() -> None:
    assert recognise("ibuprofen zzyzxol").unknown_words == ("zzyzxol",)


@pytest.mark.parametrize(
    ("product", "route", "long_acting"),
    [
        ("oxycodone ER", "oral", True), ("oxycodone", "oral", False), ("OxyContin", "oral", True),
        ("fentanyl 25 mcg/hr", "patch", True), ("Duragesic", "patch", True), ("fentanyl 100 mcg/2 mL injection", "injection", False),
        ("Actiq", "buccal", False), ("methadone", "oral", True), ("Probuphine", "implant", True),
        ("tramadol 50 mg C-IV", "oral", False), ("oxycodone q12 hr", "oral", False), ("12 HR oxycodone", "oral", True),
        ("morphine PCA pump", "injection", False), ("morphine with oral syringe", "oral", False),
    ],
)  # fmt: skip
def test_route_and_action(product: str, route: str, long_acting: bool) -> None:
    recognition = recognise(product)
    assert (recognition.route, recognition.long_acting) == (route, long_acting)


FACTORS = {
    "codeine": "0.15", "fentanyl patch": "2.4", "hydrocodone": "1", "hydromorphone": "5", "methadone": "4.7", "morphine": "1",
    "oxycodone": "1.5", "oxymorphone": "3", "tapentadol": "0.4", "tramadol": "0.2",
}  # fmt: skip


@pytest.mark.parametrize(("product", "factor"), FACTORS.items())
def test_the_ten_factors_of_cdc_2022(product: str, factor: str) -> None:
    assert recognise(product).mme_factor == Decimal(factor)


def test_no_other_substance_has_a_factor() -> None:
    counted = {one.name for one in load_lexicon().substances.values() if one.mme_oral or one.mme_patch}
    assert counted == {product.split()[0] for product in FACTORS}


@pytest.mark.parametrize(
    "product",
    ["buprenorphine", "Butrans", "fentanyl lozenge", "fentanyl", "morphine injection", "morphine suppository",
     "levorphanol", "butorphanol nasal spray", "meperidine", "dihydrocodeine", "kratom", "oxycodone and morphine"],
)  # fmt: skip
def test_without_a_factor_there_is_a_reason(product: str) -> None:
    recognition = recognise(product)
    assert recognition.opioid
    assert recognition.mme_factor is None
    assert recognition.mme_note


def test_the_lexicon_contradicts_itself_nowhere() -> None:
    lexicon = load_lexicon()
    for phrase, meaning in lexicon.names.items():
        assert phrase
        assert all(name in lexicon.substances for name in meaning.substances), phrase
    brands = (" ".join(phrase) for phrase, meaning in lexicon.names.items() if not meaning.weak)
    for name in brands:
        expected = any(
            lexicon.substances[part].opioid for part in lexicon.names[tuple(name.split())].substances
        )
        assert recognise(name).opioid is expected, name


names = st.sampled_from(
    sorted(" ".join(name) for name, meaning in load_lexicon().names.items() if not meaning.weak)
)


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    recognition = recognise(text)
    assert (recognition.opioid is None) == (not recognition.recognised)


@given(names)
def test_capitals_change_nothing(name: str) -> None:
    assert recognise(name.upper()) == recognise(name) == recognise(name.title())


@given(names, names)
def test_an_opioid_is_seen_beside_anything(one: str, other: str) -> None:
    either = bool(recognise(one).opioid or recognise(other).opioid)
    assert recognise(f"{one} / {other}").opioid is either
    assert recognise(f"{other} / {one}").opioid is either


@pytest.mark.parametrize(
    "text", ["Tylenol 3 tabs q6h", "Tylenol 3 po prn", "tylenol 3 or ibuprofen", "tylenol 2; a"]
)
def test_a_number_that_may_belong_to_the_name_is_read_as_the_opioid(text: str) -> None:
    """Tylenol No. 3 holds codeine; only a plain count ("3 times") tells it from plain Tylenol."""
    assert recognise(text).opioid is True


# A name that ends in a number is told from a count by what follows it, as the table above has it.
@given(
    names.filter(lambda name: not name[-1].isdigit()),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=30),
)
def test_other_words_never_hide_an_opioid(name: str, words: str) -> None:
    if recognise(name).opioid:
        assert recognise(f"{name}; {words}").opioid is True
