"""What a person should know about how a line was read."""

from decimal import Decimal

from ldn_aid.i18n import _, plain_number
from ldn_aid.medicines.entries import EntryReading
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.medicines.release_notes import release_notes
from ldn_aid.medicines.sig import Sig


def _varies(sig: Sig) -> bool:
    low, high = (
        (sig.units_low, sig.times_low, sig.amount_low_mg),
        (sig.units_high, sig.times_high, sig.amount_mg),
    )
    return low != high


def _range(sig: Sig) -> str:
    """As "1 to 2 at a time, 0 to 6 times a day"."""
    parts = []
    if sig.units_low is not None and sig.units_high is not None:
        parts.append(_("{range} at a time").format(range=_from_to(sig.units_low, sig.units_high)))
    elif sig.amount_low_mg is not None and sig.amount_mg is not None:
        parts.append(_("{range} mg at a time").format(range=_from_to(sig.amount_low_mg, sig.amount_mg)))
    if sig.times_low is not None and sig.times_high is not None:
        parts.append(_("{range} times a day").format(range=_from_to(sig.times_low, sig.times_high)))
    return ", ".join(parts)


def _from_to(low: Decimal, high: Decimal) -> str:
    if low == high:
        return plain_number(high)
    return _("{low} to {high}").format(low=plain_number(low), high=plain_number(high))


def line_notes(
    recognition: Recognition,
    reading: EntryReading,
    mg_per_day: tuple[tuple[str, Decimal], ...],
    beyond: tuple[str, ...],
) -> list[str]:
    """What a person should know about how a line was read, a sentence each."""
    sig, entry, notes = reading.sig, reading.entry, list[str]()
    if not recognition.recognised:
        notes.append(_("Not recognised, not checked."))
        if recognition.suggestions:
            notes.append(_("Did you mean {names}?").format(names=", ".join(recognition.suggestions)))
    elif recognition.unknown_words:
        words = ", ".join(recognition.unknown_words)
        notes.append(_("These words were not read: {words}.").format(words=words))
    notes += release_notes(recognition)
    notes += _contents(recognition, mg_per_day)
    if beyond:
        names = ", ".join(beyond)
        notes.append(
            _("The directions also name {names}: if it is taken, give it its own line.").format(names=names)
        )
    if sig.per_supply:
        notes.append(_("Worked out from the quantity and the days of supply."))
    if sig.limited:
        notes.append(_("The stated daily maximum is used."))
    elif sig.times_high is not None and _varies(sig):
        notes.append(_("As needed or a range: {range}; the upper end is used.").format(range=_range(sig)))
    if sig.times_high is not None and 0 < sig.times_high < 1 and not _lasts_for_days(recognition):
        times = plain_number(sig.times_high)
        notes.append(_("Not taken every day: an average of {times} times a day is used.").format(times=times))
    if entry.taking == "stopped":
        notes.append(_("Read as no longer taken."))
    elif entry.taking is None:
        notes.append(_("Ask whether it is still taken."))
    return notes


def _lasts_for_days(recognition: Recognition) -> bool:
    """A patch or a depot acts between its doses: nothing is averaged."""
    return recognition.route == "patch" or recognition.acting == "depot"


def _contents(recognition: Recognition, mg_per_day: tuple[tuple[str, Decimal], ...]) -> list[str]:
    """What a combination with acetaminophen or an NSAID holds, and whether a day's amount could be counted."""
    if recognition.ingredients == ("acetaminophen",) and recognition.recognised and not mg_per_day:
        if recognition.strength_of("acetaminophen") is None:
            return [_("Which strength of acetaminophen it is was not read: not counted.")]
        return [_("How much acetaminophen a day is not known: not counted.")]
    matters = {"acetaminophen", "nsaid"} & set(recognition.classes)
    if len(recognition.ingredients) < 2 or not matters or recognition.opioid or not recognition.recognised:
        return []
    names = ", ".join(recognition.ingredients)
    if mg_per_day:
        return [_("Holds {names}.").format(names=names)]
    return [_("Holds {names}; how much a day is not known: not counted.").format(names=names)]
