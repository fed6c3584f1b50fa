"""What a list answers of the medicines step beside its entries."""

import pytest

from ldn_aid.conversation.medicine_list import with_answers
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.conversation.sections import ForgottenOpioidUse, Medicines
from ldn_aid.medicines.forgotten import forgotten_kind
from ldn_aid.medicines.list_answers import answers_of
from ldn_aid.medicines.medication_list import read_list
from ldn_aid.safety.mme import mme_total

KINDS = {
    "Imodium 2 mg": "loperamide",
    "Lomotil 2 tabs qid": "diarrhoea_opioid",
    "opium tincture 6 drops": "diarrhoea_opioid",
    "Viberzi 100 mg bid": "eluxadoline",
    "kratom tea": "kratom",
    "7-OH tablets": "kratom",
    "tianeptine": "tianeptine",
    "poppy seed tea": "poppy_seed_tea",
    "butorphanol nasal spray": "butorphanol_spray",
    "fentanyl 25 mcg/hr patch": "opioid_patch",
    "Butrans 10 mcg/hr": "opioid_patch",
    "morphine pump": "opioid_pump",
    "methadone clinic 80 mg": "methadone_clinic",
    "Suboxone 8-2 mg film": "buprenorphine_treatment",
    "heroin": "heroin_or_street_opioid",
    "promethazine with codeine": "cough_or_cold_opioid",
    "Hycodan syrup": "cough_or_cold_opioid",
    "oxycodone 5 mg": None,
    "Tylenol #3": None,
    "methadone 10 mg tid": None,
    "ibuprofen 800 mg": None,
}


@pytest.mark.parametrize(("product", "kind"), KINDS.items())
def test_forgotten_products(product: str, kind: str | None) -> None:
    assert forgotten_kind(product) == kind


def test_only_what_is_taken_and_not_said_yet() -> None:
    lines = read_list(
        "sertraline 50 mg daily\nwarfarin 5 mg, stopped 2026-01-02\nImodium prn\nTylenol 500 mg"
    )
    said = Medicines(classes=("lithium",), forgotten=(ForgottenOpioidUse(kind="loperamide"),))
    answers = answers_of(lines, said)
    assert (answers.classes, answers.forgotten) == (("ssri_or_snri",), ())
    assert answers.acetaminophen_or_nsaids
    assert not answers_of(lines[:2], Medicines(classes=("ssri_or_snri",)))


def test_nothing_ticked_is_lost() -> None:
    use = ForgottenOpioidUse(kind="kratom", taking="stopped")
    said = Medicines(classes=("lithium",), forgotten=(use,), acetaminophen_or_nsaids="no")
    again = ForgottenOpioidUse(kind="kratom", taking="now")
    after = with_answers(said, ("maoi",), (again,), acetaminophen_or_nsaids=False)
    assert (after.classes, after.forgotten, after.acetaminophen_or_nsaids) == (
        ("maoi", "lithium"),
        (use,),
        "no",
    )
    assert with_answers(Medicines(), (), (), acetaminophen_or_nsaids=False) == Medicines()


def test_a_product_ticked_and_listed_counts_once() -> None:
    (line,) = read_list("fentanyl 25 mcg/hr patch every 72 hours")
    answers = answers_of((line,), Medicines())
    assert line.entry is not None
    listed = Medicines(takes_opioids="yes", opioids=(line.entry,), forgotten=answers.forgotten)
    total = mme_total(edit(new_conversation(), "medicines", listed))
    assert (total.total, total.complete, len(total.items)) == (60, True, 1)
