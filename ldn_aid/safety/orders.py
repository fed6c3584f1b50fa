"""Several orders for one product on one list: old orders that nobody ended, or all of them taken? That is a question."""

from collections.abc import Hashable, Iterable, Sequence

from ldn_aid.conversation.model import Conversation
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.safety.intake import Taken, taken
from ldn_aid.safety.set_aside import reason_to_set_aside

_LONGEST_ID = 100
"""Characters of a finding's id that a conversation can hold."""


def product_key(recognition: Recognition) -> str:
    """One product whatever its strength: ingredients, long-acting or not, and way of taking."""
    parts = ["+".join(sorted(recognition.ingredients)), recognition.route]
    if recognition.long_acting:
        parts.append("long")
    return ".".join(parts).replace(" ", "_")


def listed_twice(product: str) -> str:
    """The id of the finding that asks about a product listed more than once; *product* from ``product_key``."""
    return f"medicines.listed_twice.{product}"[:_LONGEST_ID]


def repeated(entries: Iterable[Taken]) -> dict[str, list[Taken]]:
    """Products on the list more than once and not stopped: is one an old order?"""
    found: dict[str, list[Taken]] = {}
    for one in entries:
        if one.entry.taking != "stopped" and one.recognition.recognised:
            found.setdefault(product_key(one.recognition), []).append(one)
    return {key: same for key, same in found.items() if len(same) > 1}


def names_of(entries: Iterable[Taken]) -> str:
    """The products as listed, whatever their order."""
    return ", ".join(sorted({one.entry.product for one in entries}))


def all_taken(conversation: Conversation) -> set[str]:
    """Products listed more than once of which a clinician has said, with a reason, that every order is taken."""
    return {
        key
        for key, same in repeated(taken(conversation)).items()
        if reason_to_set_aside(conversation, listed_twice(key), names_of(same)) is not None
    }


def same_orders(orders: Sequence[Hashable | None]) -> list[list[int]]:
    """The places that hold the same order, where there is more than one; None stands for no order."""
    places: dict[Hashable, list[int]] = {}
    for place, order in enumerate(orders):
        if order is not None:
            places.setdefault(order, []).append(place)
    return [found for found in places.values() if len(found) > 1]
