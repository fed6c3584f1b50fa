"""The shape of an evidence pack.

A pack is a folder of TOML files: numbers, sources and structure once, in files that no translator
touches; wording per language under ``text/<language>/``, where a number appears only as a
placeholder such as ``{tramadol_oa_response.with_option}``.
"""

from collections.abc import Iterator
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


class Change(Record):
    """What one release of the pack changed (pack.toml)."""

    version: str
    released_on: date
    what: Annotated[tuple[str, ...], Field(min_length=1)]


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
    changes: tuple[Change, ...] = Field(description="The newest release first; it is this one.")

    @model_validator(mode="after")
    def _newest_change_is_this_release(self) -> "PackInfo":
        if not self.changes or (self.changes[0].version, self.changes[0].released_on) != (
            self.version,
            self.released_on,
        ):
            raise ValueError(f"the first entry of changes must be version {self.version}, {self.released_on}")
        return self


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
    uncontrolled: bool = Field(
        False, description="Before and after, or one group only: nobody to compare with."
    )
    audience: Literal["everyone", "clinician"] = "everyone"

    @property
    def for_patients(self) -> bool:
        """Whether patients see it: not what only specialists can read, never what we worked out ourselves."""
        return self.audience == "everyone" and self.seen != "calculated"

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


class Difference(_Figure):
    """A mean difference against the comparator on a scale."""

    kind: Literal["difference"]
    value: float
    low: float | None = None
    high: float | None = None
    scale_max: Annotated[float, Field(gt=0)] | None = Field(
        None, description="Top of the scale (bottom is 0); None for a standardised difference."
    )
    scale_given: bool = Field(True, description="False for points on a scale that the source does not state.")
    noticeable: float | None = Field(None, description="Smallest difference people usually notice.")
    better: Literal["lower", "higher"] = "lower"

    @model_validator(mode="after")
    def _holds_together(self) -> "Difference":
        _check_interval(self.low, self.value, self.high)
        if self.scale_max is not None and abs(self.value) > self.scale_max:
            raise ValueError(f"{self.value} is more than the whole scale of 0 to {self.scale_max}")
        return self


class Means(_Figure):
    """The value of each group, where the source gives no interval for their difference."""

    kind: Literal["means"]
    measured: Literal["level", "change", "percent_fall", "events"] = Field(
        description="Average at the end; change from start to end; fall in per cent of the start; events counted."
    )
    with_option: float
    with_low: float | None = None
    with_high: float | None = None
    without: float
    without_low: float | None = None
    without_high: float | None = None
    scale_max: Annotated[float, Field(gt=0)] | None = Field(
        None, description="Top of the scale (bottom is 0); None where the source does not state one."
    )
    better: Literal["lower", "higher"] = "lower"

    @model_validator(mode="after")
    def _holds_together(self) -> "Means":
        _check_interval(self.with_low, self.with_option, self.with_high)
        _check_interval(self.without_low, self.without, self.without_high)
        for value in (self.with_option, self.without):
            if self.measured != "change" and value < 0:
                raise ValueError(f"{value} is below 0, which only a change can be")
            if self.scale_max is not None and abs(value) > self.scale_max:
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


class Ratio(_Figure):
    """How many times as large as with the comparator. For clinicians only: patients get absolute counts."""

    kind: Literal["ratio"]
    measure: Literal["risk", "odds", "hazard", "rate"]
    adjusted: bool = False
    value: Annotated[float, Field(gt=0)]
    low: Annotated[float, Field(ge=0)] | None = None
    high: Annotated[float, Field(gt=0)] | None = None
    audience: Literal["clinician"] = "clinician"

    @model_validator(mode="after")
    def _holds_together(self) -> "Ratio":
        _check_interval(self.low, self.value, self.high)
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


Estimate = Annotated[Counts | Difference | Means | Extra | Ratio | Quantity, Field(discriminator="kind")]


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
    statistics: str = Field(
        "",
        description="P values, I-squared and the like: behind a fold for the clinician, never for patients.",
    )


class OptionText(Record):
    """The words of one option in one language."""

    name: str
    short_name: str
    cells: dict[Key, str]


class KindText(Record):
    """The words about one kind of pain in one language."""

    name: str = Field(description="As it stands in a sentence: low back pain.")
    options: dict[OptionId, str] = Field(description="What is known of each option for this kind of pain.")


PageId = Literal["about_pain", "studies", "methods"]
"""Pages beside the grid: the condition; how the studies agree and disagree; how the evidence was made."""


class SectionText(Record):
    """One section of a page in one language."""

    title: str
    text: str


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
    about_text: dict[Key, str] = Field(description="Plain-language lines that several places use.")
    kinds: dict[PainKind, dict[OptionId, Cell]] = Field(description="What is known by kind of pain.")
    kind_text: dict[PainKind, KindText]
    pages: dict[PageId, dict[Key, Cell]] = Field(description="Sections of each page, in order.")
    page_text: dict[PageId, dict[Key, SectionText]]
    background: dict[Key, Estimate] = Field(
        description="Figures about chronic pain itself and about medicines beside the five options."
    )
    unequal: dict[Key, dict[OptionId, str]] = Field(
        description="By question and option: why an answer is longer or shorter than those beside it."
    )

    def estimate(self, key: str) -> Estimate:
        """The figure *key*; KeyError when there is none."""
        for option in self.options.values():
            if key in option.estimates:
                return option.estimates[key]
        return self.background[key]

    def figures(self) -> Iterator[tuple[str, Estimate]]:
        """Every figure with its key: option by option, then those of the background."""
        for option in self.options.values():
            yield from option.estimates.items()
        yield from self.background.items()
