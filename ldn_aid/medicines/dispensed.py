"""Whether the quantity dispensed over its days of supply agrees with the strength and the directions."""

import re
from decimal import Decimal

from ldn_aid import resources
from ldn_aid.i18n import _
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.medicines.sig import Sig
from ldn_aid.medicines.strength import Strength
from ldn_aid.medicines.words import folded

_LIQUID = re.compile(
    r"\b(?:syrup|syr|syp|susp\w*|sol|soln|solution|elix\w*|liq\w*|linctus|conc\w*|mixture)\b"
)
_SOLID = re.compile(r"\b(?:tab\w*|tb|cap\w*|caplets?|pills?|patch\w*|films?|strips?|er|cr|sr)\b")
_MOST_A_DAY = Decimal(12)
"""More than this a day may be mL, where no tablet or capsule is named."""
_MORE = Decimal("1.05")
"""Days of supply are rounded: a twentieth more is no contradiction."""


def dispensed_doubt(
    product: str, recognition: Recognition, strength: Strength | None, sig: Sig, units: Decimal | None
) -> str:
    """Why what was dispensed leaves the dose in doubt; empty when it does not."""
    if sig.per_supply and strength and strength.unit != "mg/mL" and _may_be_liquid(product, recognition, sig):
        return _("The quantity may be mL, of which the strength is not said: not counted.")
    if sig.supplied_a_day is None or sig.per_supply or units is None or sig.times_high is None:
        return ""
    if sig.supplied_a_day > units * sig.times_high * _MORE:
        return _("The quantity for its days of supply is more than the directions say: not counted.")
    return ""


def _may_be_liquid(product: str, recognition: Recognition, sig: Sig) -> bool:
    text = folded(product)
    if _LIQUID.search(text):
        return True
    if _SOLID.search(text):
        return False
    cough = resources.read_toml("medicines/forgotten_kinds.toml")["cough"]
    return bool(set(cough["with"]) & set(recognition.ingredients)) or (sig.supplied_a_day or 0) > _MOST_A_DAY
