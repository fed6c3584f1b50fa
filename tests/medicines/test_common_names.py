"""Common names of the US, the UK, Canada and Australia, over the counter and herbal: each is known, and none is an opioid."""

import pytest

from ldn_aid.medicines.recognise import recognise

COMMON = """
Fostair, Versatis, Qtern, Peridex, Potassium, Kaletra, Ventolin Evohaler, Trimbow, Relvar, Piriton, Stemetil, Dovobet, Daktacort, Canesten, Diprobase, E45, Cetraben,
Adcal-D3, Accrete D3, Forceval, Microgynon, Cerazette, Evorel, Livial, Epilim, Depixol, Zoladex, Forxiga, Diamicron, Abasaglar, GTN spray, Somac, Pariet, Avanza, Axit,
Maxolon, Motilium, Coloxyl, Ostelin, Bricanyl, Pantoloc, Tecta, Champix, Gravol, Reactine, Aerius, Blexten, Rupall, SAM-e, berberine, Prevagen, Osteo Bi-Flex, Epsom salt,
aloe vera, kombucha, Lotrisone, Polysporin, Aquaphor, Vaseline, Desitin, Biotene, NeilMed, Durezol, Vigamox, Baqsimi, Leqembi, Copaxone, Ocrevus, Tymlos, Lokelma, Venofer,
Jynarque, midodrine, Mestinon, Ibrance, Lupron, Keytruda, Tagrisso, levothyroxine, metformin, lisinopril, sertraline, Eliquis, Ozempic, Trelegy, Symbicort Turbuhaler, turmeric,
St. John's wort, ashwagandha, melatonin, Centrum, prenatal vitamin, fish oil, glucosamine, nitrofurantoin, co-amoxiclav, flucloxacillin, bisoprolol, ramipril, lansoprazole
"""


@pytest.mark.parametrize("name", [name.strip() for name in COMMON.split(",")])
def test_a_common_name_is_known(name: str) -> None:
    read = recognise(name)
    assert (read.recognised, read.opioid, read.unknown_words) == (True, False, ())


def test_a_salt_is_not_the_medicine() -> None:
    assert recognise("losartan potassium 50 mg").ingredients == ("losartan",)
