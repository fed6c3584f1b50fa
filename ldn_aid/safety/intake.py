"""Everything taken, as the rules look at it: each entry with what its name was read as."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.i18n import plain_number
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.safety import rules
from ldn_aid.safety.doses import mg_per_day, strength_of_entry


@dataclass(frozen=True)
class Taken:
    """One entry of the medicines step."""

    entry: MedicineEntry
    recognition: Recognition
    listed_as_opioid: bool

    @property
    def acts_on_opioid_receptors(self) -> bool | None:
        """None when the name was not recognised and so anything is possible."""
        if self.recognition.opioid:
            return True
        if not self.recognition.recognised:
            return None
        return False


@dataclass(frozen=True)
class OpioidExposure:
    """One way in which opioid receptors are, or may be, acted on."""

    product: str
    taking: Literal["now", "stopped"] | None
    last_taken: date | None
    long_acting: bool
    certain: bool
    """False when the name was not recognised, or not fully."""
    doubt: str = ""
    """Why the name may be another product, without an opioid; empty where it is certain or not recognised."""
    depot: bool = False
    """An implant or monthly injection, which acts on after it was given."""
    street: bool = False
    """A street opioid: it often holds fentanyl, which can need longer than any interval."""
    listed_as_opioid: bool = False
    asked_about: bool = False
    """What the question about opioids means: on the opioid list, or an opioid of the CDC table wherever it stands."""
    note: str = ""
    form_open: bool = False
    """Short- and long-acting forms exist, and neither the name nor the strength tells which it is."""
    own_days: int | None = None
    """Opioid-free days that the lexicon gives for this product; they lengthen the interval, never shorten it."""


def taken(conversation: Conversation) -> tuple[Taken, ...]:
    """Every entry, opioids first, in order."""
    medicines = conversation.medicines
    return (
        *(Taken(entry, recognise(entry.product), True) for entry in medicines.opioids),
        *(Taken(entry, recognise(entry.product), False) for entry in medicines.others),
    )


def opioid_exposures(conversation: Conversation) -> tuple[OpioidExposure, ...]:
    """Everything that acts, or for all we know may act, on opioid receptors."""
    found = [_exposure(one) for one in taken(conversation) if _may_be_opioid(one)]
    names = rules.wording("gate")["forgotten"]
    kinds = rules.table("forgotten")
    found += [
        OpioidExposure(
            product=names[use.kind],
            taking=use.taking,
            last_taken=use.last_taken,
            long_acting=use.kind in kinds["long_acting"],
            certain=not _little_in_the_brain(use.kind, use.taking),
            doubt=_loperamide(names[use.kind]) if _little_in_the_brain(use.kind, use.taking) else "",
            depot=use.kind in kinds["may_be_depot"],
            street=use.kind in kinds["street"],
        )
        for use in conversation.medicines.forgotten or ()
    ]
    return tuple(found)


def _may_be_opioid(one: Taken) -> bool:
    """A known non-opioid in the opioid list counts too, when part of its name was not read."""
    if one.acts_on_opioid_receptors is not False:
        return True
    return one.listed_as_opioid and bool(one.recognition.unknown_words)


def _exposure(one: Taken) -> OpioidExposure:
    certain = one.recognition.opioid is True and not one.recognition.doubt
    doubt = one.recognition.doubt or _doubt(one)
    street = any(
        name in rules.table("forgotten")["street_substances"] for name in one.recognition.ingredients
    )
    # A strength by the hour is a patch's, some strengths exist only as long-acting, and the form may stand in the note.
    readings = (one.recognition, *_read_further(one.entry))
    hourly = one.entry.strength_unit == "mcg/h"
    return OpioidExposure(
        product=one.entry.product,
        taking=one.entry.taking,
        last_taken=one.entry.last_taken,
        long_acting=any(read.long_acting for read in readings) or hourly or street or not certain,
        certain=certain and not doubt,
        doubt=doubt,
        depot=any(read.acting == "depot" or (read.opioid and read.route == "implant") for read in readings),
        street=street,
        listed_as_opioid=one.listed_as_opioid,
        asked_about=one.listed_as_opioid or one.recognition.mme_factor is not None,
        note=one.entry.note,
        form_open=all(read.acting == "either" and not read.strengths for read in readings),
        own_days=_own_days(readings),
    )


def _own_days(readings: tuple[Recognition, ...]) -> int | None:
    """The longest days of the *readings*; one without a strength that leaves the form open yields to those that settle it."""
    told = [read for read in readings if read.strengths or read.acting != "either"] or readings
    return max((read.opioid_free_days or 0 for read in told), default=0) or None


def _doubt(one: Taken) -> str:
    """Why an opioid by its name may not be taken as one: its note says allergy and no dose stands beside it; or it is
    loperamide, which at a label's dose hardly reaches the brain.
    """
    entry, names = one.entry, one.recognition.opioid_names
    if (
        names == ("loperamide",)
        and not high_dose_loperamide(one)
        and _little_in_the_brain(*names, entry.taking)
    ):
        return _loperamide(entry.product)
    note, words = entry.note.casefold(), rules.wording("mentions")
    no_dose = entry.units_per_dose is None and entry.doses_per_day is None
    allergy = any(word in note for word in words["allergy"]) and not any(
        word in note for word in words["no_allergy"]
    )
    if (
        allergy
        and no_dose
        and entry.taking != "stopped"
        and not set(recognise(entry.note).opioid_names) - set(names)
    ):
        return str(
            rules.wording("gate")["note_says_allergy"].format(product=entry.product, note=entry.note.strip())
        )
    return ""


def high_dose_loperamide(one: Taken) -> bool:
    """Whether more loperamide is taken in a day than any label gives."""
    if "loperamide" not in one.recognition.opioid_names:
        return False
    daily = mg_per_day(one.entry, strength_of_entry(one.entry, one.recognition, "loperamide").strength)
    return daily is not None and daily > rules.table("forgotten")["loperamide"]["label_mg_a_day"]


def _little_in_the_brain(kind: str, taking: str | None) -> bool:
    """One that was stopped waits for its days as others do, which settles itself."""
    return kind == "loperamide" and taking != "stopped"


def _loperamide(product: str) -> str:
    return str(rules.wording("gate")["loperamide"].format(product=product))


def _read_further(entry: MedicineEntry) -> Iterator[Recognition]:
    """The product read again with its note, and with the strength entered beside it."""
    if entry.note.strip():
        yield recognise(f"{entry.product} {entry.note}")
    if entry.strength is not None and entry.strength_unit in (None, "mg", "mcg", "mg/mL"):
        yield recognise(f"{entry.product} {plain_number(entry.strength)} {entry.strength_unit or 'mg'}")
