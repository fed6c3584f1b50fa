"""The classes of a product, which its route and its strengths change: a gel, a combination, a full dose of naltrexone."""

from ldn_aid.medicines.lexicon import Lexicon, Substance
from ldn_aid.medicines.scan import Named, Scan
from ldn_aid.medicines.strength import Strength

_ON_THE_SKIN = {"topical", "patch", "other"}
_NOT_SWALLOWED = {"topical", "nasal", "rectal", "injection", "other"}


def classes_of(
    substances: list[Substance], found: Scan, strengths: dict[str, Strength], lexicon: Lexicon
) -> tuple[str, ...]:
    """The classes of *substances* as the product holds them: by its route, beside an opioid, and by the dose of naltrexone."""
    classes = dict.fromkeys(name for substance in substances for name in sorted(substance.classes))
    if "opioid" in classes:
        # Buprenorphine with naloxone is not rescue naloxone, and morphine with naltrexone is not LDN.
        classes = {name: None for name in classes if name not in ("naloxone", "naltrexone")}
    routes = found.forms | {named.meaning.route for named in found.names}
    if routes & _NOT_SWALLOWED:
        classes.pop("oral_corticosteroid", None)
    if "nsaid" in classes and routes & _ON_THE_SKIN:
        classes = {("topical_nsaid" if name == "nsaid" else name): None for name in classes}
    if "naltrexone" in classes and not _low_dose(found.names, strengths, lexicon):
        classes["naltrexone_full_dose"] = None
    return tuple(classes)


def _low_dose(names: tuple[Named, ...], strengths: dict[str, Strength], lexicon: Lexicon) -> bool:
    """LDN by name, or naltrexone of which one unit holds no more than LDN's range."""
    if any(named.meaning.route == "injection" or len(named.meaning.substances) > 1 for named in names):
        return False
    if any(lexicon.names.get(name) is named.meaning for named in names for name in _LDN):
        return True
    strength = strengths.get("naltrexone")
    if strength is None:
        return False
    return strength.unit == "mcg" or strength.amount <= lexicon.ldn_largest_unit_mg


_LDN = (("ldn",), ("low", "dose", "naltrexone"))
