"""What directions count in: numbers, tablets and other single things, volumes, and weights in mg."""

from decimal import Decimal

NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)"
SOLID = (
    r"tab(?:let)?s?|cap(?:sule|let)?s?|pills?|patch(?:es)?|films?|strips?|sprays?|puffs?|lozenges?|troches?|pieces?"
    r"|softgels?|gelcaps?|liqui-?\s?(?:caps?|gels?)|suppositor(?:y|ies)|drops?|packets?|sachets?|powders?|ea|tb|each|doses?|gumm(?:y|ies)|scoops?|pumps?"
    r"|implants?|wafers?|units?\s+dose"
)
VOLUMES = r"mls?|ccs?|millilit(?:er|re)s?|tsps?|teaspoon(?:s|fuls?|ful|sful)?|tbsps?|tablespoon(?:s|fuls?|ful|sful)?"
PATCH_STRENGTH = r"(?:5|7\.5|1[025]|12\.5|20|25|35|37\.5|50|62\.5|7[05]|75|87\.5|100)\s*(?:mcg\s*)?patch"
""" "fentanyl 25 patch" is a strength and no count."""
MASS = r"mg|mcg|ug|grams?|gm|g"

_ML = {"ml": "1", "cc": "1", "milli": "1", "tsp": "5", "teas": "5", "tbsp": "15", "tables": "15"}
_MG = {"mg": "1", "mcg": "0.001", "ug": "0.001"}


def volume_ml(thing: str) -> Decimal | None:
    """ML in one "tsp" or "ml"; None for what is counted piece by piece."""
    return next((Decimal(size) for start, size in _ML.items() if thing.startswith(start)), None)


def in_mg(amount: Decimal, mass: str) -> Decimal:
    """*amount* of "mcg", "mg" or "g" in mg."""
    return amount * Decimal(_MG.get(mass, "1000"))
