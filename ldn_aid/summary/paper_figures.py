"""Which few figures of an option are printed; the rule is stated in ``resources/summary/figures.toml``."""

from collections.abc import Iterable
from dataclasses import dataclass

from ldn_aid.comparison.figures import option_figures
from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.models import Counts, Difference, Estimate, Pack, Quantity, Ratio
from ldn_aid.safety.findings import Assessment
from ldn_aid.summary.leaflets import table
from ldn_aid.terms import OptionId, PainKind

_CERTAINTY = ("high", "moderate", "low", "very_low")


@dataclass(frozen=True)
class PaperFigures:
    """Keys of the figures to print for one option; None where there is none fit for paper."""

    benefit: str | None
    harm: str | None
    serious: str | None

    @property
    def keys(self) -> tuple[str, ...]:
        """Those that there are."""
        return tuple(key for key in (self.benefit, self.harm, self.serious) if key)


def paper_figures(
    pack: Pack, option: OptionId, conversation: Conversation, assessment: Assessment
) -> PaperFigures:
    """The figures of *option* for this person."""
    rules = table("figures")
    kind = conversation.pain.kind
    figures = option_figures(pack, option, kind)
    benefits = [key for key in figures.benefits if _compares(pack.estimate(key))]
    ids = {finding.id for finding in assessment.findings}
    concern = {outcome: bool(ids.intersection(findings)) for outcome, findings in rules["concerns"].items()}
    harms = [key for key in figures.harms if concern.get(pack.estimate(key).outcome, True)]

    def first(keys: Iterable[str], group: str) -> str | None:
        outcomes: list[str] = rules[group]
        fit = [key for key in keys if pack.estimate(key).checked and pack.estimate(key).outcome in outcomes]

        def order(key: str) -> tuple[object, ...]:
            estimate = pack.estimate(key)
            sure, direct = _CERTAINTY.index(estimate.certainty), outcomes.index(estimate.outcome)
            return (
                not concern.get(estimate.outcome, False),
                _kind_order(estimate, kind),
                *((direct, sure) if group == "serious" else (sure, direct)),
                -(estimate.participants or 0),
            )

        return min(fit, key=order, default=None)

    harm = first((key for key in harms if _compares(pack.estimate(key))), "harm")
    serious = first(harms, "serious")
    if serious and concern.get(pack.estimate(serious).outcome):
        # The serious harm that concerns this person is the one to draw.
        harm, serious = serious, None
    return PaperFigures(first(benefits, "benefit"), harm, serious if serious != harm else None)


def _compares(estimate: Estimate) -> bool:
    """Whether a reader can see what the option adds: a comparison, and not in standard units."""
    if estimate.uncontrolled or isinstance(estimate, Ratio | Quantity):
        return False
    if isinstance(estimate, Counts):
        return estimate.without is not None
    return not (isinstance(estimate, Difference) and (estimate.scale_max is None or not estimate.scale_given))


def _kind_order(estimate: Estimate, kind: PainKind | None) -> int:
    if kind in estimate.pain_kinds:
        return 0
    return 2 if estimate.pain_kinds else 1
