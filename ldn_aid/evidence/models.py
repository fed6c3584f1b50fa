"""The shape of an evidence pack.

A pack is a folder of TOML files: numbers, sources and structure once, in files that no translator
touches; wording per language under ``text/<language>/``, where a number appears only as a
placeholder such as ``{tramadol_oa_response.with_option}``.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ldn_aid.terms import OptionId, PainKind, ValueAttribute


class Record(BaseModel):
    """A frozen, strict piece of evidence data that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False, defer_build=True)


Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
SourceKey = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=40)]
Certainty = Literal["high", "moderate", "low", "very_low"]

Seen = Literal["abstract", "second_hand", "recalled", "calculated"]
"""How far a figure was checked: against the source's own abstract, table or label; against a page that
restates it; not at all, only remembered; or worked out by us from published numbers."""


class PackInfo(Record):
    """Who made the pack, when, and when it must be reviewed (pack.toml)."""

    name: str
    version: str
    searched_on: date
    released_on: date
    review_due: date
    funding: str
    interests: str
    authorship: str
    update_policy: str


class Source(Record):
    """One citation (sources.toml). At least one identifier lets a reader find it."""

    citation: str
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    note: str | None = Field(None, description="Corrections, retractions, what was really read.")

    @model_validator(mode="after")
    def _can_be_found(self) -> "Source":
        if not (self.doi or self.pmid or self.url):
            raise ValueError("give a doi, a pmid or a url so that a reader can find it")
        return self


class _Figure(Record):
    """What every figure states. Its wording (outcome, population, comparator, time, certainty_reason)
    is in text/<language>/estimates.toml under the same id.
    """

    outcome: Key = Field(description="Outcome family, such as pain_response or stopped_for_side_effects.")
    direction: Literal["benefit", "harm"]
    pain_kinds: tuple[PainKind, ...] = Field((), description="Kinds of pain studied; () means mixed.")
    source: SourceKey
    seen: Seen
    certainty: Certainty
    certainty_by: Literal["source", "this_pack"]
    participants: Annotated[int, Field(gt=0)] | None = None

    @property
    def checked(self) -> bool:
        """Whether the figure was read in the source itself; if not, it is "to be confirmed"."""
        return self.seen == "abstract"


def _check_interval(low: float | None, value: float | None, high: float | None) -> None:
    known = [bound for bound in (low, value, high) if bound is not None]
    if known != sorted(known):
        raise ValueError(f"low, value and high are out of order ({', '.join(map(str, known))})")


class Counts(_Figure):
    """People out of *denominator* who have the outcome, with the option and with the comparator."""

    kind: Literal["counts"]
    denominator: Literal[100, 1000]
    with_option: Annotated[float, Field(ge=0, le=1000)]
    without: Annotated[float, Field(ge=0, le=1000)] | None = Field(
        None, description="None when the source has no comparison group."
    )
    with_low: float | None = None
    with_high: float | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> "Counts":
        for value in (self.with_option, self.without, self.with_low, self.with_high):
            if value is not None and not 0 <= value <= self.denominator:
                raise ValueError(f"{value} is not within 0 to {self.denominator}")
        _check_interval(self.with_low, self.with_option, self.with_high)
        return self

    @property
    def drawable(self) -> bool:
        """Icon arrays are drawn only from figures read in their source."""
        return self.checked


class Difference(_Figure):
    """A mean difference against the comparator on a scale."""

    kind: Literal["difference"]
    value: float
    low: float | None = None
    high: float | None = None
    scale_max: Annotated[float, Field(gt=0)] | None = Field(
        None, description="Top of the scale (bottom is 0); None for a standardised difference."
    )
    noticeable: float | None = Field(None, description="Smallest difference people usually notice.")
    better: Literal["lower", "higher"] = "lower"

    @model_validator(mode="after")
    def _holds_together(self) -> "Difference":
        _check_interval(self.low, self.value, self.high)
        if self.scale_max is not None and abs(self.value) > self.scale_max:
            raise ValueError(f"{self.value} is more than the whole scale of 0 to {self.scale_max}")
        return self


class Means(_Figure):
    """The average of each group, where the source gives no interval for their difference."""

    kind: Literal["means"]
    measured: Literal["level", "change"] = Field(description="At the end, or from start to end.")
    with_option: float
    without: float
    scale_max: Annotated[float, Field(gt=0)]
    better: Literal["lower", "higher"] = "lower"

    @model_validator(mode="after")
    def _fits_the_scale(self) -> "Means":
        for value in (self.with_option, self.without):
            if abs(value) > self.scale_max or (self.measured == "level" and value < 0):
                raise ValueError(f"{value} does not fit the scale of 0 to {self.scale_max}")
        return self


class Extra(_Figure):
    """Only the extra people per *denominator* is known, not the two groups; negative means fewer."""

    kind: Literal["extra"]
    denominator: Literal[100, 1000]
    value: float
    low: float | None = None
    high: float | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> "Extra":
        _check_interval(self.low, self.value, self.high)
        for value in (self.value, self.low, self.high):
            if value is not None and abs(value) > self.denominator:
                raise ValueError(f"{value} is more than all {self.denominator} people")
        return self


class Quantity(_Figure):
    """Any other figure used in wording: a price, a time, a laboratory share. *low* and *high* are its range;
    *value* is None where the source gives the range alone.
    """

    kind: Literal["quantity"]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str

    @model_validator(mode="after")
    def _holds_together(self) -> "Quantity":
        if self.value is None and (self.low is None or self.high is None):
            raise ValueError("give a value, or both low and high")
        _check_interval(self.low, self.value, self.high)
        return self


Estimate = Annotated[Counts | Difference | Means | Extra | Quantity, Field(discriminator="kind")]


class Cell(Record):
    """One answer of the grid: which figures it leans on and where its statements come from."""

    estimates: tuple[Key, ...] = ()
    sources: tuple[SourceKey, ...] = ()
    known: bool = Field(True, description="False when the honest answer is 'we do not know'.")


class OptionFile(Record):
    """One file under options/: the evidence for one option, on the same template for all."""

    option: OptionId
    cells: dict[Key, Cell]
    estimates: dict[Key, Estimate]


class EstimateText(Record):
    """The words of one figure in one language. Numbers appear as placeholders."""

    outcome: str
    population: str
    comparator: str
    time: str
    certainty_reason: str
    note: str = ""


class OptionText(Record):
    """The words of one option in one language."""

    name: str
    short_name: str
    cells: dict[Key, str]


FitRating = Literal["more", "some", "neutral", "less", "unknown"]
"""How an option lines up with something that matters: gives more of it, some of it, neither way,
gives less of it, or nobody knows."""


class FitEntry(Record):
    """How one option lines up with one thing that can matter (fit.toml)."""

    rating: FitRating
    certainty: Certainty | None = None
    sources: tuple[SourceKey, ...] = ()


class AttributeText(Record):
    """The words of one thing that can matter."""

    name: str
    explain: str


class Pack(Record):
    """A whole pack, validated: every reference inside it resolves."""

    info: PackInfo
    content_hash: str = Field(description="SHA-256 of all files, hexadecimal.")
    questions: tuple[Key, ...] = Field(description="Grid rows in order (questions.toml).")
    sources: dict[SourceKey, Source]
    options: dict[OptionId, OptionFile]
    fit: dict[ValueAttribute, dict[OptionId, FitEntry]]
    question_text: dict[Key, str]
    option_text: dict[OptionId, OptionText]
    estimate_text: dict[Key, EstimateText]
    attribute_text: dict[ValueAttribute, AttributeText]
    fit_text: dict[ValueAttribute, dict[OptionId, str]]
    opening_text: dict[Key, str] = Field(description="The first screen; no figures, so no placeholders.")
    about_text: dict[Key, str] = Field(description="About chronic pain, and other plain-language pages.")

    def estimate(self, key: str) -> Estimate:
        """The figure *key*; KeyError when there is none."""
        for option in self.options.values():
            if key in option.estimates:
                return option.estimates[key]
        raise KeyError(key)
