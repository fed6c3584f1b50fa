"""A difference of averages as lengths on its scale, where no counts of people exist."""

from dataclasses import dataclass

from ldn_aid.comparison.figures import figure_words
from ldn_aid.evidence.models import Difference, Pack
from ldn_aid.evidence.rendering import show_number
from ldn_aid.i18n import _


@dataclass(frozen=True)
class DifferenceFigure:
    """How far apart the averages are, on a scale of 0 to ``top``; all lengths in points of that scale."""

    title: str
    top: float
    points: float
    better: bool
    """Whether the option did better than what it was compared with."""
    noticeable: float | None
    """The smallest difference that most people notice."""
    headline: str
    """The difference alone, such as "0.34 points better"."""
    words: str
    """The difference on its scale, beside what people notice."""


def difference_figure(pack: Pack, key: str) -> DifferenceFigure | None:
    """Figure *key* as lengths; None when it is no difference on a known scale, or not read in its source."""
    estimate = pack.estimate(key)
    if not isinstance(estimate, Difference) or estimate.scale_max is None or not estimate.checked:
        return None
    better = estimate.value != 0 and (estimate.value < 0) == (estimate.better == "lower")
    way = _("better") if better else _("worse") if estimate.value else _("no difference")
    points = show_number(abs(estimate.value))
    headline = _("{points} points {way}").format(points=points, way=way)
    words = _("{points} points {way} on a scale of {top} points").format(
        points=points, way=way, top=show_number(estimate.scale_max)
    )
    if estimate.low is not None and estimate.high is not None and estimate.low <= 0 <= estimate.high:
        maybe = _("there may be no difference")
        headline, words = f"{headline}; {maybe}", f"{words}; {maybe}"
    elif estimate.low is None:
        # One number without its range would look surer than it is.
        headline = f"{headline}; {_('the range is not known')}"
    if estimate.noticeable is not None:
        words += "; " + _("most people need about {points} to notice").format(
            points=show_number(estimate.noticeable)
        )
    return DifferenceFigure(
        figure_words(pack, key).outcome,
        estimate.scale_max,
        abs(estimate.value),
        better,
        estimate.noticeable,
        headline,
        words,
    )
