"""Morphine milligram equivalents a day by the CDC 2022 factors, and by nothing else.

An opioid without a factor, strength or frequency is "not counted", never 0, and the total then
says that it is incomplete. MME is never used to convert one opioid to another.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from decimal import Decimal

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import ForgottenOpioid, MedicineEntry
from ldn_aid.i18n import _, plain_number
from ldn_aid.medicines.amounts import amount_a_day
from ldn_aid.medicines.forgotten import forgotten_kind
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.strength import Strength
from ldn_aid.safety.doses import (
    EntryStrength,
    below_any_unit,
    beyond_any_unit,
    is_reversed,
    mg_per_day,
    strength_of_entry,
    times_a_day,
    units_at_a_time,
)
from ldn_aid.safety.facts_medicines import is_treatment, treated_for_disorder
from ldn_aid.safety.findings import MmeItem, MmeTotal
from ldn_aid.safety.intake import Taken, taken
from ldn_aid.safety.orders import all_taken, product_key, same_orders
from ldn_aid.safety.rules import table, wording


def mme_total(conversation: Conversation) -> MmeTotal:
    """All opioids taken now, added up; the same product and strength listed twice is questioned, not summed."""
    medicines = conversation.medicines
    # What was not recognised may be an opioid, wherever it stands; among other medicines one that is stopped says nothing.
    opioids = [
        one
        for one in taken(conversation)
        if one.recognition.opioid
        or (not one.recognition.recognised and (one.listed_as_opioid or one.entry.taking != "stopped"))
    ]
    disorder, treatment = treated_for_disorder(conversation), wording("mme")["treatment"]
    items = [
        MmeItem(item.product, None, treatment)
        if one.entry.taking != "stopped" and is_treatment(one, disorder=disorder)
        else item
        for one, item in zip(opioids, _once_each(opioids, all_taken(conversation)), strict=True)
    ]
    names = wording("gate")["forgotten"]
    # Ticked and listed with its dose too: it counts once, as listed.
    listed = {
        forgotten_kind(one.entry.product, one.recognition) for one in opioids if one.entry.taking != "stopped"
    }
    items += [
        MmeItem(names[use.kind], None, _why_not_counted(use.kind))
        for use in medicines.forgotten or ()
        if use.taking != "stopped" and use.kind not in listed
    ]
    counted = [item.mme for item in items if item.mme is not None]
    none_taken = medicines.takes_opioids == "no" and medicines.forgotten is not None
    answered = bool(items) or medicines.takes_opioids == "no"
    sure = len(counted) == len(items) and all(item.sure for item in items)
    complete = sure and answered and (bool(counted) or none_taken)
    total = sum(counted, Decimal(0)) if counted or (none_taken and not items) else None
    if not total and len(counted) < len(items):
        # Only what was stopped could be counted; what is taken could not.
        total = None
    return MmeTotal(total, complete, tuple(items), _cautions(opioids, total))


def _why_not_counted(kind: ForgottenOpioid) -> str:
    """Why something that was only ticked has no MME."""
    kinds = table("forgotten")
    if kind in kinds["street"]:
        return _("not counted: what a street opioid holds is not known")
    if kind in kinds["treatment"]:
        return str(wording("mme")["treatment"])
    if kind in kinds["no_factor"]:
        return _("not counted: CDC 2022 gives no factor for it")
    return _("not counted: enter it with its dose among the opioids")


def left_open(mme: MmeTotal, signs: Sequence[str]) -> MmeTotal:
    """*mme* where *signs* show an opioid that no list accounts for: incomplete, and never 0."""
    if not signs:
        return mme
    unlisted = MmeItem(_("An opioid that is not listed"), None, " ".join(signs))
    return MmeTotal(mme.total or None, False, (*mme.items, unlisted), mme.cautions)


def _cautions(opioids: list[Taken], total: Decimal | None) -> tuple[str, ...]:
    """What CDC 2022 says beside its factors, about the products that are taken."""
    words = wording("mme")
    taken_now = [one.recognition for one in opioids if one.entry.taking != "stopped"]
    if not taken_now:
        return ()
    found = [words["general"]]
    for recognition in taken_now:
        for name in recognition.opioid_names:
            key = "fentanyl_patch" if (name, recognition.route) == ("fentanyl", "patch") else name
            if key in words["products"]:
                found.append(words["products"][key])
        if "older" in recognition.mme_note:
            found.append(words["older_lists"])
    if total is not None and total >= table("totals")["mme"]["guidepost"]:
        found.append(words["guidepost"])
    return tuple(dict.fromkeys(found))


def _once_each(opioids: Sequence[Taken], every_order: set[str]) -> list[MmeItem]:
    """Each entry's MME; of one product in one strength listed more than once only the most is counted.

    Old orders that nobody ended stand on lists as active. Whether they are one or several is a question; a
    clinician who knows that both are taken sets that finding aside, and then both count.
    """
    items = [entry_mme(one.entry) for one in opioids]
    for places in _repeated(opioids, every_order):
        counted = max(places, key=lambda place: items[place].mme or Decimal(0))
        for place in places:
            item = items[place]
            if place == counted:
                note = _("{note}; listed more than once: ask which order is current").format(note=item.note)
                items[place] = replace(item, note=note)
            else:
                note = _("not added: {note}, and the same product is listed more than once").format(
                    note=item.note
                )
                items[place] = MmeItem(item.product, None, note)
    return items


def repeated_orders(conversation: Conversation) -> tuple[MedicineEntry, ...]:
    """Entries for one opioid product in one strength that stand more than once, and nobody has said that all count."""
    opioids = [one for one in taken(conversation) if one.recognition.opioid]
    places = _repeated(opioids, all_taken(conversation))
    return tuple(opioids[place].entry for found in places for place in found)


def _repeated(opioids: Sequence[Taken], every_order: set[str]) -> list[list[int]]:
    """The places of orders for one product in one strength, where there is more than one that counts."""
    return same_orders([_order(one, every_order) for one in opioids])


def _order(one: Taken, every_order: set[str]) -> Hashable | None:
    """What two orders for the same product share; None for one that is stopped, not counted, or settled."""
    key = product_key(one.recognition)
    if one.entry.taking == "stopped" or key in every_order or entry_mme(one.entry).mme is None:
        return None
    strength = _strength(one.entry, one.recognition).strength
    return key, strength and (strength.amount if strength.mg is None else strength.mg)


def entry_mme(entry: MedicineEntry) -> MmeItem:
    """One entry's MME a day; ``mme`` is None, with the reason as note, when it cannot be counted."""
    recognition = recognise(entry.product)
    if entry.taking == "stopped":
        return MmeItem(entry.product, Decimal(0), _("no longer taken"))
    if not recognition.recognised:
        return MmeItem(entry.product, None, _("not counted: the name was not recognised"))
    if recognition.mme_factor is None:
        return MmeItem(entry.product, None, _("not counted: {why}").format(why=recognition.mme_note))
    found = _strength(entry, recognition)
    strength = found.strength
    if strength is None:
        return MmeItem(entry.product, None, _("not counted: strength missing"))
    if beyond_any_unit(entry, recognition):
        return MmeItem(entry.product, None, _("not counted: no unit of it holds so much, check the strength"))
    if below_any_unit(entry, recognition):
        return MmeItem(
            entry.product, None, _("not counted: no unit of it holds so little, check the strength")
        )
    if found.unit_unsaid:
        return MmeItem(entry.product, None, _("not counted: the unit of the strength is missing"))
    units, times = units_at_a_time(entry), times_a_day(entry)
    if units is None:
        return MmeItem(entry.product, None, _("not counted: how many at a time is missing"))
    if recognition.route == "patch":
        item = _patch(entry, recognition, strength, units[1])
        return replace(item, note=item.note + _in_question(entry, found), sure=not found.contradicts)
    if times is None:
        return MmeItem(entry.product, None, _("not counted: how many times a day is missing"))
    if strength.mg is None:
        return MmeItem(entry.product, None, _("not counted: mcg/h is for patches only"))
    daily = mg_per_day(entry, strength) or Decimal(0)
    fewest = amount_a_day(units[0], times[0], strength.mg)
    amount = _range(entry, fewest, amount_a_day(units[1], times[1], strength.mg))
    note = _("{mg} mg a day x {factor}").format(mg=amount, factor=recognition.mme_factor)
    if found.printed:
        note += _("; strength read from the name")
    if entry.as_needed:
        note += _("; as needed: the most on any day")
    elif entry.fewest_units or entry.fewest_doses:
        note += _("; a range: the upper end is counted")
    note += _in_question(entry, found)
    return MmeItem(entry.product, daily * recognition.mme_factor, note, sure=not found.contradicts)


def _in_question(entry: MedicineEntry, found: EntryStrength) -> str:
    """What stands in the entry and cannot be right as it stands."""
    note = ""
    if found.contradicts:
        note += _("; the name and the strength entered differ: the larger is counted, ask which is right")
    if is_reversed(entry):
        note += _("; the least entered is more than the most: the larger is counted")
    return note


def _range(entry: MedicineEntry, fewest: Decimal, largest: Decimal) -> str:
    """Mg a day from the least to the most; the least of something taken as needed is none."""
    most = plain_number(largest)
    if entry.as_needed:
        return _("0 to {most}").format(most=most)
    if fewest < largest:
        return _("{fewest} to {most}").format(fewest=plain_number(fewest), most=most)
    return most


def _patch(entry: MedicineEntry, recognition: Recognition, strength: Strength, patches: Decimal) -> MmeItem:
    """Printed mcg/h x patches worn at once; how often a patch is changed never scales it."""
    if strength.unit not in ("mcg/h", "mcg"):
        return MmeItem(entry.product, None, _("not counted: a patch needs its mcg/h"))
    factor = recognition.mme_factor or Decimal(0)
    hourly = strength.amount * patches
    note = _("{mcg} mcg/h x {factor}").format(mcg=plain_number(hourly), factor=factor)
    return MmeItem(entry.product, hourly * factor, note)


def _strength(entry: MedicineEntry, recognition: Recognition) -> EntryStrength:
    """The strength of one unit of the opioid; of several opioids that of the first named."""
    return strength_of_entry(entry, recognition, (*recognition.opioid_names, "")[0])
