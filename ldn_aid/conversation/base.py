"""The rules that every section of a conversation shares.

``None`` always means *not answered*. For a question with many possible answers an empty tuple means
*none of these* was chosen, which is an answer.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema


class Section(BaseModel):
    """A frozen, strict piece of a conversation that refuses fields it does not know."""

    # defer_build: a section's own validator is built on its first edit, not on the start path.
    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", str_strip_whitespace=False, defer_build=True
    )


Answer = Literal["yes", "no", "unsure"]
"""An answered yes/no question; "unsure" is an answer and never counts as "no"."""


def _without_nul(text: str) -> str:
    return text.replace("\0", "")


Text = Annotated[str, AfterValidator(_without_nul)]
"""What a person wrote. A NUL character, which may be pasted unseen, is left out: other programs end a text at it."""

Line = Annotated[Text, Field(max_length=300)]
"""A short free text."""

Paragraph = Annotated[Text, Field(max_length=10_000)]
"""A long free text; never cut on screen or paper."""


def _as_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Amount = Annotated[
    Decimal,
    Field(gt=0, le=1_000_000, allow_inf_nan=False, max_digits=12),
    PlainSerializer(_as_number, return_type=float, when_used="json"),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 1_000_000}),
]
"""A quantity above zero. A missing amount is ``None``, never 0."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)

Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
"""A day near enough that days can be counted from it."""

ZeroToTen = Annotated[int, Field(ge=0, le=10)]
"""A 0-10 rating; 0 only when somebody chose it."""
