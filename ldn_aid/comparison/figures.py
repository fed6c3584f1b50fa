"""Figures in words and as counts of people: the one place for both, on screen and on paper.

Absolute counts out of one denominator, both frames, with time, people and certainty; never a relative
risk. A figure not read in its source says "to be confirmed" and is never drawn.
"""

from dataclasses import dataclass
from typing import Literal

from ldn_aid.evidence.models import Counts, Difference, Estimate, Extra, Means, Pack, Quantity, Ratio
from ldn_aid.evidence.rendering import show_number, whole_people
from ldn_aid.i18n import _, ngettext
from ldn_aid.terms import OptionId, PainKind

Denominator = Literal[100, 1000]
"""Counts are out of one of these, the same for all figures of a view."""


@dataclass(frozen=True)
class Group:
    """One block of whole people in an icon array."""

    label: str
    count: int
    """Who has the outcome; with ``change``, how many more or fewer than without the option."""
    change: Literal["more", "fewer"] | None = None
    """Set where a source tells only the extra people, and not how many have the outcome in all."""

    def words(self, of: Denominator) -> str:
        """Such as "15 of 100", or "12 more of 100"."""
        templates = {
            None: _("{count} of {of}"),
            "more": _("{count} more of {of}"),
            "fewer": _("{count} fewer of {of}"),
        }
        return templates[self.change].format(count=show_number(self.count), of=show_number(of))


@dataclass(frozen=True)
class ArrayFigure:
    """Blocks of people for an icon array, on screen and on paper: with the option beside what it was compared with, or
    the extra people alone. All blocks have the same denominator.
    """

    title: str
    denominator: Denominator
    groups: tuple[Group, ...]
    caption: str


@dataclass(frozen=True)
class FigureWords:
    """A figure in plain words, in the parts that a page can set apart."""

    outcome: str
    numbers: str
    """Both frames: how many do, how many do not."""
    people: str
    """Who was studied and for how long."""
    note: str
    """What must be known about the study; may be empty."""
    certainty: str


@dataclass(frozen=True)
class OptionFigures:
    """Keys of the figures of one option, those for the person's kind of pain first."""

    benefits: tuple[str, ...]
    harms: tuple[str, ...]

    @property
    def benefit(self) -> str | None:
        """The benefit to show first."""
        return self.benefits[0] if self.benefits else None

    @property
    def harm(self) -> str | None:
        """The harm to show first."""
        return self.harms[0] if self.harms else None


FIRST = 3
"""How many benefits and how many harms of an option stand in the first view; the rest are behind "more"."""


_ORDER = (
    ("own", True),
    ("mixed", True),
    ("own", False),
    ("other", True),
    ("mixed", False),
    ("other", False),
)
"""Whose pain was studied, seen from the person's own, and whether the figure was read in its source: what comes first."""


def option_figures(pack: Pack, option: OptionId, kind: PainKind | None) -> OptionFigures:
    """The figures of *option* for patients: for their own *kind* of pain first, and read in their source.

    Studies without a comparison group come last: nobody can tell what would have happened anyway. What only a
    clinician can read, and what we worked out ourselves, is not among them.
    """
    estimates = {
        key: estimate
        for key, estimate in pack.options[option].estimates.items()
        if estimate.for_patients and not isinstance(estimate, Quantity)
    }

    def order(key: str) -> tuple[bool, int]:
        # Within a group the pack's own order holds: larger trials stand before small ones.
        estimate = estimates[key]
        pain = "own" if kind in estimate.pain_kinds else "other" if estimate.pain_kinds else "mixed"
        return estimate.uncontrolled, _ORDER.index((pain, estimate.checked))

    benefits = [key for key, estimate in estimates.items() if estimate.direction == "benefit"]
    harms = [key for key, estimate in estimates.items() if estimate.direction == "harm"]
    return OptionFigures(tuple(sorted(benefits, key=order)), tuple(sorted(harms, key=order)))


def icon_array(pack: Pack, key: str, denominator: Denominator | None = None) -> ArrayFigure | None:
    """Figure *key* as whole people out of *denominator* (default: its own); None when it may not be drawn."""
    estimate = pack.estimate(key)
    if not estimate.checked:
        return None
    words = pack.estimate_text[key]
    if isinstance(estimate, Counts) and estimate.without is not None:
        of = denominator or estimate.denominator
        scale = of / estimate.denominator
        # The words beside the picture name in full what it was compared with.
        comparator, _bracket, _rest = words.comparator.partition(" (")
        groups: tuple[Group, ...] = (
            Group(_short_name(pack, key), whole_people(estimate.with_option * scale)),
            Group(_capital(comparator), whole_people(estimate.without * scale)),
        )
    elif isinstance(estimate, Extra) and estimate.value:
        of = denominator or estimate.denominator
        count = whole_people(abs(estimate.value) * of / estimate.denominator)
        change: Literal["more", "fewer"] = "more" if estimate.value > 0 else "fewer"
        label = _("{option}: extra people") if change == "more" else _("{option}: people spared")
        groups = (Group(label.format(option=_short_name(pack, key)), count, change),)
    else:
        return None
    return ArrayFigure(_capital(words.outcome), of, groups, sentence(pack, key, of))


def figure_words(pack: Pack, key: str, denominator: Denominator | None = None) -> FigureWords:
    """Figure *key* in plain words, its counts out of *denominator* (default: its own)."""
    estimate = pack.estimate(key)
    words = pack.estimate_text[key]
    people = _("Studied in {people}, {time}.").format(people=words.population, time=words.time)
    certainty = _("How sure: {certainty}.").format(certainty=certainty_label(estimate.certainty))
    if estimate.seen == "calculated":
        certainty += " " + _("Worked out by us from published numbers; not for patients.")
    elif not estimate.checked:
        certainty += " " + _("To be confirmed: we have not seen this number in its source.")
    return FigureWords(
        outcome=_capital(words.outcome),
        numbers=_capital(_numbers(pack, key, estimate, denominator)),
        people=people,
        note=words.note,
        certainty=certainty,
    )


def sentence(pack: Pack, key: str, denominator: Denominator | None = None) -> str:
    """Figure *key* as running text; see ``figure_words``."""
    words = figure_words(pack, key, denominator)
    parts = (f"{words.outcome}.", words.numbers, words.people, words.note, words.certainty)
    return " ".join(filter(None, parts))


def certainty_label(certainty: str | None) -> str:
    """A GRADE certainty in words."""
    labels = {
        "high": _("high certainty"),
        "moderate": _("moderate certainty"),
        "low": _("low certainty"),
        "very_low": _("very low certainty"),
    }
    return labels[certainty] if certainty else _("certainty not known")


def mismatch(pack: Pack, key: str, kind: PainKind | None) -> str:
    """Says so when figure *key* comes from another kind of pain than the person's; else empty."""
    studied = pack.estimate(key).pain_kinds
    if not studied or kind is None or kind in studied or kind is PainKind.UNSURE:
        return ""
    return _("Not known for {kind}.").format(kind=pack.kind_text[kind].name)


_RARE = 50
"""Of 1,000: fewer than this, told as whole people of 100, would be misstated by the rounding."""


def common_denominator(pack: Pack, keys: tuple[str, ...]) -> Denominator:
    """One denominator for a view: 1,000 for all when one of the figures is rare, else 100."""
    return 1000 if any(_is_rare(pack.estimate(key)) for key in keys) else 100


def _is_rare(estimate: Estimate) -> bool:
    if not isinstance(estimate, Counts | Extra) or estimate.denominator != 1000:
        return False
    told = (estimate.value,) if isinstance(estimate, Extra) else (estimate.with_option, estimate.without)
    return any(0 < abs(count) < _RARE for count in told if count is not None)


def _numbers(pack: Pack, key: str, estimate: Estimate, denominator: Denominator | None) -> str:
    if isinstance(estimate, Counts):
        return _counts(pack, key, estimate, denominator or estimate.denominator)
    if isinstance(estimate, Difference):
        return _difference(pack, key, estimate)
    if isinstance(estimate, Means):
        return _means(pack, key, estimate)
    if isinstance(estimate, Extra):
        return _extra(pack, key, estimate, denominator or estimate.denominator)
    if isinstance(estimate, Ratio):
        return _ratio(pack, key, estimate)
    if estimate.value is None:
        return _("{low} to {high} {unit}.").format(
            low=show_number(estimate.low or 0), high=show_number(estimate.high or 0), unit=estimate.unit
        )
    spread = ""
    if estimate.low is not None and estimate.high is not None:
        spread = _(" (from {low} to {high})").format(
            low=show_number(estimate.low), high=show_number(estimate.high)
        )
    return f"{show_number(estimate.value)} {estimate.unit}{spread}."


def _ratio(pack: Pack, key: str, estimate: Ratio) -> str:
    # Clinicians only, so the field's own terms.
    names = {
        "risk": _("risk ratio"),
        "odds": _("odds ratio"),
        "hazard": _("hazard ratio"),
        "rate": _("rate ratio"),
    }
    name = names[estimate.measure]
    return _("{name} {value}{range} against {comparator}.").format(
        name=_("adjusted {name}").format(name=name) if estimate.adjusted else name,
        value=show_number(estimate.value),
        range=_range(estimate.low, estimate.high),
        comparator=pack.estimate_text[key].comparator,
    )


def _extra(pack: Pack, key: str, estimate: Extra, of: Denominator) -> str:
    scale = of / estimate.denominator
    text = (
        _("{count} fewer of {of} people than with {comparator}{range}.")
        if estimate.value < 0
        else _("{count} more of {of} people than with {comparator}{range}.")
    )
    return text.format(
        count=show_number(whole_people(abs(estimate.value) * scale)),
        of=show_number(of),
        comparator=pack.estimate_text[key].comparator,
        range=_signed_range(estimate, _("fewer"), _("more"), scale),
    )


def _counts(pack: Pack, key: str, estimate: Counts, of: Denominator) -> str:
    scale = of / estimate.denominator
    have = whole_people(estimate.with_option * scale)
    text = _("this happens to {count} of {of} people and not to {others}{range}.").format(
        count=show_number(have),
        of=show_number(of),
        others=show_number(of - have),
        range=_people_range(estimate.with_low, estimate.with_high, scale),
    )
    if estimate.without is None:
        return text + " " + _("There was no group to compare with.")
    others_have = whole_people(estimate.without * scale)
    return (
        text
        + " "
        + _("With {comparator}, to {count} of {of} and not to {others}.").format(
            count=show_number(others_have),
            of=show_number(of),
            comparator=pack.estimate_text[key].comparator,
            others=show_number(of - others_have),
        )
    )


def _difference(pack: Pack, key: str, estimate: Difference) -> str:
    comparator = pack.estimate_text[key].comparator
    spread = _signed_range(estimate, _("lower"), _("higher"))
    way = _("lower") if estimate.value < 0 else _("higher")
    if not estimate.scale_given:
        return _(
            "on average {points} {way} than with {comparator}{range}; {better}. The source does not say how long "
            "the scale is."
        ).format(
            points=_points(estimate.value),
            way=way,
            comparator=comparator,
            range=spread,
            better=_better(estimate),
        )
    if estimate.scale_max is None:
        return _(
            "on average {value} standard units {way} than with {comparator}{range}; {better}. As a rule 0.2 counts as "
            "small, 0.5 as medium and 0.8 as large."
        ).format(
            value=show_number(abs(estimate.value)),
            way=way,
            comparator=comparator,
            range=spread,
            better=_better(estimate),
        )
    text = _(
        "on average {points} {way} than with {comparator}{range}, on a scale of 0 to {top} where {better}."
    ).format(
        points=_points(estimate.value),
        way=way,
        comparator=comparator,
        top=show_number(estimate.scale_max),
        better=_better(estimate),
        range=spread,
    )
    if estimate.noticeable:
        text += " " + _("Most people need about {points} to notice a difference.").format(
            points=_points(estimate.noticeable)
        )
    return text


def _means(pack: Pack, key: str, estimate: Means) -> str:
    templates = {
        "level": _("on average {have} with it and {others} with {comparator}{scale}."),
        "change": _("since the start, on average {have} with it and {others} with {comparator}{scale}."),
        "percent_fall": _(
            "since the start, it fell by {have}% with it and by {others}% with {comparator}, on average."
        ),
        "events": _("{have} counted with it and {others} with {comparator}."),
    }
    scale = ""
    if estimate.measured in ("level", "change"):
        scale = (
            _(", on a scale of 0 to {top} where {better}").format(
                top=show_number(estimate.scale_max), better=_better(estimate)
            )
            if estimate.scale_max is not None
            else _("; {better}. The source does not say how long the scale is").format(
                better=_better(estimate)
            )
        )
    return templates[estimate.measured].format(
        have=_mean(estimate, estimate.with_option, estimate.with_low, estimate.with_high),
        others=_mean(estimate, estimate.without, estimate.without_low, estimate.without_high),
        comparator=pack.estimate_text[key].comparator,
        scale=scale,
    )


def _mean(estimate: Means, value: float, low: float | None, high: float | None) -> str:
    if estimate.measured != "change":
        return show_number(value) + _range(low, high)
    words = f"{_points(value)} {_('lower') if value < 0 else _('higher')}"
    if low is None or high is None:
        return words
    smaller, larger = sorted((abs(low), abs(high)))
    return words + _range(smaller, larger)


def _better(estimate: Difference | Means) -> str:
    return _("lower is better") if estimate.better == "lower" else _("higher is better")


def _points(value: float) -> str:
    # Only exactly one point is singular; a fraction reads as a plural.
    return ngettext("{count} point", "{count} points", 1 if abs(value) == 1 else 2).format(
        count=show_number(abs(value))
    )


def _signed_range(estimate: Difference | Extra, below: str, above: str, scale: float = 1) -> str:
    """The interval; the way of each bound is said where they differ. Empty where the source gives none."""
    if estimate.low is None or estimate.high is None:
        return ""
    bounds = [estimate.low * scale, estimate.high * scale]
    if isinstance(estimate, Extra):
        bounds = [whole_people(bound) for bound in bounds]
    if estimate.low * estimate.high > 0:
        smaller, larger = sorted(map(abs, bounds))
        return _range(smaller, larger)
    low, high = (f"{show_number(abs(bound))} {below if bound < 0 else above}" for bound in bounds)
    return _(" (could be {low} to {high})").format(low=low, high=high)


def _people_range(low: float | None, high: float | None, scale: float) -> str:
    if low is None or high is None:
        return ""
    return _range(whole_people(low * scale), whole_people(high * scale))


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None or low == high:
        return ""
    return _(" (could be {low} to {high})").format(low=show_number(low), high=show_number(high))


def _short_name(pack: Pack, key: str) -> str:
    option = next(option for option, file in pack.options.items() if key in file.estimates)
    return pack.option_text[option].short_name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
