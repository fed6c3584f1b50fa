"""Facts that the list of medicines gives: which opioid is taken, which NSAID, in treatment or not."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ldn_aid.conversation.model import Conversation
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.strength import Strength
from ldn_aid.medicines.treatment_places import treatment_place
from ldn_aid.medicines.words import folded, words_of
from ldn_aid.safety.intake import Taken, taken
from ldn_aid.safety.rules import table, wording

_UNNAMED_OPIOID = "opioid"
"""The lexicon's substance for "opioid", "narcotic", "pain pump": which one was not said."""


def now(conversation: Conversation) -> tuple[Taken, ...]:
    """What is taken, or not known to be stopped."""
    return tuple(one for one in taken(conversation) if one.entry.taking != "stopped")


def products_of_class(conversation: Conversation, name: str) -> list[str]:
    """Listed products of medicine class *name*."""
    return [one.entry.product for one in now(conversation) if name in one.recognition.classes]


def products_holding(conversation: Conversation, ingredient: str) -> list[str]:
    """Listed products that hold *ingredient*."""
    return [one.entry.product for one in now(conversation) if ingredient in one.recognition.ingredients]


def opioids_in_group(conversation: Conversation, group: str) -> tuple[list[str], bool]:
    """Products taken whose opioid stands in *group* of ``opioid_groups.toml``; and whether some opioid's name
    is not known, so that it may be one of them.
    """
    wanted = table("opioid_groups")[group]
    found, unknown = [], False
    for one in now(conversation):
        names = one.recognition.opioid_names
        if any(_in(name, wanted, long_acting=one.recognition.long_acting) for name in names):
            found.append(one.entry.product)
        unknown |= _UNNAMED_OPIOID in names or (one.listed_as_opioid and not one.recognition.recognised)
    holds, words = table("forgotten")["holds"], wording("gate")["forgotten"]
    uses = [use for use in conversation.medicines.forgotten or () if use.taking != "stopped"]
    found += [words[use.kind] for use in uses if _in(holds.get(use.kind, ""), wanted, long_acting=True)]
    unknown |= any(use.kind in table("forgotten")["could_hold_any"] for use in uses)
    return found, unknown


def _in(name: str, wanted: Iterable[str], *, long_acting: bool) -> bool:
    return name in wanted or (long_acting and f"{name} ER" in wanted)


def treatment_products(conversation: Conversation) -> list[str]:
    """Methadone or buprenorphine as treatment of opioid use disorder, as far as the answers show it."""
    kinds, words = table("forgotten"), wording("gate")["forgotten"]
    forgotten = conversation.medicines.forgotten or ()
    found = [
        words[use.kind] for use in forgotten if use.kind in kinds["treatment"] and use.taking != "stopped"
    ]
    disorder = conversation.health.opioid_use_disorder in ("yes", "unsure")
    found += [one.entry.product for one in now(conversation) if is_treatment(one, disorder=disorder)]
    return found


def treated_for_disorder(conversation: Conversation) -> bool:
    """Whether methadone or buprenorphine that is listed is treatment of opioid use disorder by what was answered."""
    kinds = table("forgotten")["treatment"]
    ticked = (use for use in conversation.medicines.forgotten or () if use.taking != "stopped")
    return conversation.health.opioid_use_disorder == "yes" or any(use.kind in kinds for use in ticked)


def is_treatment(one: Taken, *, disorder: bool) -> bool:
    """Whether *one* is treatment of opioid use disorder: made for it, or a substance for it in someone with *disorder*."""
    substances = set(table("forgotten")["treatment_substances"]) & set(one.recognition.ingredients)
    return made_for_treatment(one) or (disorder and bool(substances))


def made_for_treatment(one: Taken) -> bool:
    """Whether *one* is a product for opioid use disorder and not for pain: buprenorphine with naloxone or as a depot,
    methadone as a concentrate, or given at a clinic or under supervision.
    """
    kinds, names = table("forgotten"), one.recognition.ingredients
    if set(kinds["treatment_combination"]) <= set(names):
        return True
    if "buprenorphine" in names:
        return one.recognition.acting == "depot"
    if "methadone" not in names:
        return False
    said = f"{one.entry.product} {one.entry.note}"
    return bool(treatment_place(said)) or any(form in words_of(said) for form in kinds["treatment_forms"])


def opioids_holding_naltrexone(conversation: Conversation) -> list[str]:
    """Opioid products with naltrexone mixed in, such as Embeda."""
    entries = now(conversation)
    return [
        one.entry.product
        for one in entries
        if one.recognition.opioid and "naltrexone" in one.recognition.ingredients
    ]


def oral_nsaids(conversation: Conversation) -> Iterator[tuple[str, Taken]]:
    """Each NSAID that is swallowed for pain, with the entry that holds it; low-dose aspirin is an antiplatelet."""
    substances = load_lexicon().substances
    for one in now(conversation):
        if "nsaid" in one.recognition.classes:
            for name in one.recognition.ingredients:
                if "nsaid" in substances[name].classes and not (name == "aspirin" and low_dose_aspirin(one)):
                    yield name, one


def low_dose_aspirin(one: Taken) -> bool:
    """Aspirin for heart and vessels: by its strength, beside another antiplatelet, or by words such as "baby aspirin"."""
    names, substances = one.recognition.ingredients, load_lexicon().substances
    if any("antiplatelet" in substances[name].classes for name in names if name != "aspirin"):
        return True
    mg = _aspirin_mg(one)
    if mg is not None:
        return mg <= Decimal(table("totals")["low_dose_aspirin"]["unit_mg"])
    said = words_of(folded(one.entry.product))
    return names == ("aspirin",) and any(word in said for word in wording("mentions")["low_dose_aspirin"])


def may_be_low_dose_aspirin(one: Taken) -> bool:
    """Aspirin by itself whose strength nobody gave: for heart and vessels or for pain."""
    return one.recognition.ingredients == ("aspirin",) and _aspirin_mg(one) is None


def _aspirin_mg(one: Taken) -> Decimal | None:
    """Mg of aspirin in one unit, where the entry or the name gives it."""
    if one.entry.strength is not None and one.recognition.ingredients == ("aspirin",):
        return Strength(one.entry.strength, one.entry.strength_unit or "mg").mg
    printed = one.recognition.strength_of("aspirin")
    return printed.mg if printed else None
