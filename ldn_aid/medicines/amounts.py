"""Amounts a day, no more exact than what they are made from."""

from decimal import Decimal

_LAST_DIGIT = -4
"""An entry keeps four decimals; a factor that uses them all was most likely cut there, as a third or a seventh is."""
_DIGITS = 3
"""Significant digits that an amount keeps when one of its factors was cut."""


def amount_a_day(*factors: Decimal) -> Decimal:
    """The product of *factors*: 0.3333 x 30 is 10, not 9.999; exact where no factor was cut."""
    product, cut = Decimal(1), False
    for factor in factors:
        product *= factor
        exponent = factor.as_tuple().exponent
        cut = cut or (isinstance(exponent, int) and exponent <= _LAST_DIGIT and factor >= Decimal("0.01"))
    if cut and product:
        product = round(product, _DIGITS - 1 - product.adjusted())
    return round(product, 4).normalize() + 0
