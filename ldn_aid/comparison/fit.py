"""How each option lines up with what this person said matters: shown side by side, never added up.

No totals, no ranking, no winner; unknown evidence stays unknown; safety is kept apart.
"""

from dataclasses import dataclass

from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.models import FitRating, Pack
from ldn_aid.i18n import _
from ldn_aid.terms import OptionId, ValueAttribute


@dataclass(frozen=True)
class FitCell:
    """One option against one thing that matters."""

    option: OptionId
    rating: FitRating
    label: str
    reason: str
    certainty: str | None


@dataclass(frozen=True)
class FitRow:
    """One thing that matters, with the options in their fixed order."""

    attribute: ValueAttribute
    name: str
    weight: int | None
    cells: tuple[FitCell, ...]


def line_up(pack: Pack, conversation: Conversation) -> tuple[FitRow, ...]:
    """One row for each thing that matters, in the person's order."""
    return tuple(
        FitRow(
            importance.attribute,
            pack.attribute_text[importance.attribute].name,
            importance.weight,
            tuple(_cell(pack, importance.attribute, option) for option in OptionId),
        )
        for importance in conversation.goals.matters
    )


def _cell(pack: Pack, attribute: ValueAttribute, option: OptionId) -> FitCell:
    entry = pack.fit[attribute][option]
    return FitCell(
        option,
        entry.rating,
        rating_label(entry.rating),
        pack.fit_text[attribute][option],
        entry.certainty,
    )


def rating_label(rating: FitRating) -> str:
    """A rating in words."""
    labels: dict[FitRating, str] = {
        "more": _("Gives what you asked for"),
        "some": _("Gives some of it"),
        "neutral": _("No clear difference"),
        "less": _("Works against it"),
        "unknown": _("We do not know"),
    }
    return labels[rating]


def weight_label(weight: int | None) -> str:
    """A weight in words; an untouched one is "not weighed"."""
    labels = {
        1: _("matters somewhat"),
        2: _("matters"),
        3: _("matters quite a lot"),
        4: _("matters very much"),
        5: _("matters more than anything"),
    }
    return labels[weight] if weight else _("not weighed yet")
