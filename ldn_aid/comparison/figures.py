"""Figures in words and as counts of people: the one place for both, on screen and on paper.

Absolute counts out of one denominator, both frames, with time, people and certainty; never a relative
risk. A figure not read in its source says "to be confirmed" and is never drawn.
"""

from dataclasses import dataclass
from typing import Literal

from ldn_aid.evidence.models import Counts, Difference, Estimate, Extra, Pack
from ldn_aid.evidence.rendering import show_number
from ldn_aid.i18n import _
from ldn_aid.terms import OptionId, PainKind

Denominator = Literal[100, 1000]
"""Counts are out of one of these, the same for all figures of a view."""


@dataclass(frozen=True)
class ArrayFigure:
    """Groups of people for an icon array: whole people, same denominator."""

    title: str
    denominator: Denominator
    groups: tuple[tuple[str, int], ...]
    caption: str


@dataclass(frozen=True)
class FigureWords:
    """A figure in plain words, in the parts that a page can set apart."""

    outcome: str
    numbers: str
    """Both frames: how many do, how many do not."""
    people: str
    """Who was studied and for how long, and what must be known about the study."""
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


_BENEFITS = ("pain_response", "pain_change", "function_response", "function_change")


def option_figures(pack: Pack, option: OptionId, kind: PainKind | None) -> OptionFigures:
    """The figures of *option*: for *kind* of pain first, then those read in their source."""
    estimates = pack.options[option].estimates

    def order(key: str) -> tuple[bool, bool, bool]:
        # Within a group the pack's own order holds: larger trials stand before small ones.
        estimate = estimates[key]
        studied = kind in estimate.pain_kinds
        return not studied, bool(estimate.pain_kinds) and not studied, not estimate.checked

    benefits = [key for key, estimate in estimates.items() if estimate.outcome in _BENEFITS]
    harms = [
        key
        for key, estimate in estimates.items()
        if estimate.direction == "harm" and isinstance(estimate, Counts | Extra)
    ]
    return OptionFigures(tuple(sorted(benefits, key=order)), tuple(sorted(harms, key=order)))


def icon_array(pack: Pack, key: str, denominator: Denominator | None = None) -> ArrayFigure | None:
    """Figure *key* as whole people out of *denominator* (default: its own); None when it may not be drawn."""
    estimate = pack.estimate(key)
    if not isinstance(estimate, Counts) or not estimate.drawable or estimate.without is None:
        return None
    of = denominator or estimate.denominator
    scale = of / estimate.denominator
    words = pack.estimate_text[key]
    option = pack.option_text[_option_of(pack, key)].short_name
    groups = (
        (_("With {option}").format(option=option), round(estimate.with_option * scale)),
        (_("With {comparator}").format(comparator=words.comparator), round(estimate.without * scale)),
    )
    return ArrayFigure(_capital(words.outcome), of, groups, sentence(pack, key, of))


def figure_words(pack: Pack, key: str, denominator: Denominator | None = None) -> FigureWords:
    """Figure *key* in plain words, its counts out of *denominator* (default: its own)."""
    estimate = pack.estimate(key)
    words = pack.estimate_text[key]
    people = _("Studied in {people}, {time}.").format(people=words.population, time=words.time)
    certainty = certainty_sentence(estimate, words.certainty_reason)
    if not estimate.checked:
        certainty += " " + _("To be confirmed: we have not seen this number in its source.")
    return FigureWords(
        outcome=_capital(words.outcome),
        numbers=_capital(_numbers(pack, key, estimate, denominator)),
        people=f"{people} {words.note}".strip(),
        certainty=certainty,
    )


def sentence(pack: Pack, key: str, denominator: Denominator | None = None) -> str:
    """Figure *key* as running text; see ``figure_words``."""
    words = figure_words(pack, key, denominator)
    return f"{words.outcome}. {words.numbers} {words.people} {words.certainty}"


def certainty_sentence(estimate: Estimate, reason: str) -> str:
    """How sure anyone can be, and why; the same words in the same place for every option."""
    return _("How sure: {certainty}. {reason}").format(
        certainty=certainty_label(estimate.certainty), reason=reason
    )


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
    return _("Not known for your kind of pain.")


def common_denominator(pack: Pack, keys: tuple[str, ...]) -> Denominator:
    """One denominator for a view: 1,000 for all when one of the figures is per 1,000, else 100."""
    figures = (pack.estimate(key) for key in keys)
    return (
        1000 if any(isinstance(one, Counts | Extra) and one.denominator == 1000 for one in figures) else 100
    )


def _numbers(pack: Pack, key: str, estimate: Estimate, denominator: Denominator | None) -> str:
    if isinstance(estimate, Counts):
        return _counts(pack, key, estimate, denominator or estimate.denominator)
    if isinstance(estimate, Difference):
        return _difference(pack, key, estimate)
    if isinstance(estimate, Extra):
        of = denominator or estimate.denominator
        scale = of / estimate.denominator
        more = _("{count} more of {of} people than with {comparator}").format(
            count=show_number(estimate.value * scale),
            of=show_number(of),
            comparator=pack.estimate_text[key].comparator,
        )
        return more + _range(estimate.low, estimate.high, scale) + "."
    return f"{show_number(estimate.value)} {estimate.unit}."


def _counts(pack: Pack, key: str, estimate: Counts, of: Denominator) -> str:
    scale = of / estimate.denominator
    have = estimate.with_option * scale
    first = _("{count} of {of} people have it and {others} do not").format(
        count=show_number(have), of=show_number(of), others=show_number(of - have)
    ) + _range(estimate.with_low, estimate.with_high, scale)
    if estimate.without is None:
        return first + _(". There was no group to compare with.")
    others_have = estimate.without * scale
    return first + _(", against {count} of {of} with {comparator} ({others} do not).").format(
        count=show_number(others_have),
        of=show_number(of),
        comparator=pack.estimate_text[key].comparator,
        others=show_number(of - others_have),
    )


def _difference(pack: Pack, key: str, estimate: Difference) -> str:
    comparator = pack.estimate_text[key].comparator
    if estimate.scale_max is None:
        text = _("a difference of {value} in standard units against {comparator}{range}.")
        return text.format(
            value=show_number(abs(estimate.value)),
            comparator=comparator,
            range=_signed_range(estimate),
        )
    text = _(
        "on average {value} points {way} than with {comparator}, on a scale of 0 to {top}{range}."
    ).format(
        value=show_number(abs(estimate.value)),
        way=_("lower") if estimate.value < 0 else _("higher"),
        comparator=comparator,
        top=show_number(estimate.scale_max),
        range=_signed_range(estimate),
    )
    if estimate.noticeable:
        text += " " + _("Most people need about {points} to notice a difference.").format(
            points=show_number(estimate.noticeable)
        )
    return text


def _signed_range(estimate: Difference) -> str:
    if estimate.low is None or estimate.high is None:
        return ""
    return _(" (could be {low} to {high})").format(low=_signed(estimate.low), high=_signed(estimate.high))


def _signed(value: float) -> str:
    way = _("lower") if value < 0 else _("higher")
    return f"{show_number(abs(value))} {way}"


def _range(low: float | None, high: float | None, scale: float) -> str:
    if low is None or high is None or low == high:
        return ""
    return _(" (could be {low} to {high})").format(
        low=show_number(low * scale), high=show_number(high * scale)
    )


def _option_of(pack: Pack, key: str) -> OptionId:
    return next(option for option, file in pack.options.items() if key in file.estimates)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
