"""The flow as a plain object: the steps, their titles, and what each still lacks."""

from collections.abc import Iterator

from ldn_aid.conversation.instruments import peg_score, sure_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import ASKED_AFTER
from ldn_aid.i18n import _
from ldn_aid.terms import OptionId, Step


def step_title(step: Step) -> str:
    """What the rail calls *step*."""
    titles = {
        Step.START: _("Start"),
        Step.PAIN: _("Pain"),
        Step.MEDICINES: _("Medicines"),
        Step.HEALTH: _("Health"),
        Step.GOALS: _("Goals"),
        Step.OPTIONS: _("Options"),
        Step.FIT: _("What fits"),
        Step.DECIDE: _("Decide"),
        Step.SUMMARY: _("Summary"),
    }
    return titles[step]


def steps_of(dotted: str) -> tuple[Step, ...]:
    """The steps that show the field *dotted*, the one that asks for it first; none for what no step asks."""
    return next((steps for place, steps in _ASKED_AT.items() if f"{dotted}.".startswith(f"{place}.")), ())


_ASKED_AT = {
    "start": (Step.START,),
    "pain": (Step.PAIN,),
    "follow_up": (Step.PAIN,),
    "medicines": (Step.MEDICINES,),
    "health": (Step.HEALTH,),
    "goals": (Step.GOALS, Step.FIT),
    "discussion.options": (Step.OPTIONS,),
    "discussion.rows": (Step.OPTIONS,),
    "discussion.questions": (Step.DECIDE,),
    "discussion": (Step.FIT,),
    "decision": (Step.DECIDE,),
}


def missing(conversation: Conversation) -> dict[Step, tuple[str, ...]]:
    """What each step still lacks, in words; an empty tuple where nothing is missing."""
    lacks = {
        Step.START: _start,
        Step.PAIN: _pain,
        Step.MEDICINES: _medicines,
        Step.HEALTH: _health,
        Step.GOALS: _goals,
        Step.OPTIONS: _options,
        Step.FIT: _fit,
        Step.DECIDE: _decide,
    }
    return {step: tuple(lacks[step](conversation)) if step in lacks else () for step in Step}


def _start(conversation: Conversation) -> Iterator[str]:
    if conversation.start.visit_date is None:
        yield _("today's date")
    if conversation.start.present is None:
        yield _("who is here")
    if not conversation.start.choice_explained:
        yield _("that there is a choice")


def _pain(conversation: Conversation) -> Iterator[str]:
    pain = conversation.pain
    if pain.duration is None:
        yield _("how long the pain has lasted")
    if pain.sites is None:
        yield _("where it hurts")
    if pain.kind is None:
        yield _("the main kind of pain")
    if pain.alarms is None:
        yield _("the warning signs")
    if peg_score(pain.peg) is None:
        yield _("the three PEG ratings")


def _medicines(conversation: Conversation) -> Iterator[str]:
    medicines = conversation.medicines
    if medicines.takes_opioids is None:
        yield _("opioids now or lately")
    if medicines.forgotten is None:
        yield _("opioid-acting products people forget")
    if medicines.classes is None:
        yield _("other medicines that matter")
    if medicines.acetaminophen_or_nsaids is None:
        yield _("acetaminophen and NSAIDs")


def _health(conversation: Conversation) -> Iterator[str]:
    health = conversation.health
    not_needed = {"surgery_date", "naloxone_challenge", "urine_opioid_screen"}
    not_needed |= {field for field, first in ASKED_AFTER.items() if getattr(health, first) in (None, "no")}
    left = [
        name for name in type(health).model_fields if name not in not_needed and getattr(health, name) is None
    ]
    if left:
        yield _("{count} health questions").format(count=len(left))


def _goals(conversation: Conversation) -> Iterator[str]:
    goals = conversation.goals
    if not any(goal.text.strip() for goal in goals.goals):
        yield _("a goal in the patient's words")
    if len(goals.matters) < 3:
        yield _("three things that matter")
    elif any(importance.weight is None for importance in goals.matters):
        yield _("how much each thing matters")


def _options(conversation: Conversation) -> Iterator[str]:
    if len(conversation.discussion.options) < 2:
        yield _("two options looked at together")


def _fit(conversation: Conversation) -> Iterator[str]:
    if conversation.discussion.teach_back is None:
        yield _("the teach-back")


def _decide(conversation: Conversation) -> Iterator[str]:
    decision = conversation.decision
    if decision.kind is None:
        yield _("the decision, or that it can wait")
    if decision.kind == "chosen":
        if not decision.options:
            yield _("what was chosen")
        if OptionId.LDN in decision.options and decision.plan.emergency_plan is None:
            yield _("a plan for surgery and emergencies")
        if not decision.plan.stop_rule.strip():
            yield _("when to stop")
    if sure_score(decision.sure) is None:
        yield _("the four SURE questions")
    if decision.plan.follow_up is None:
        yield _("a follow-up date")
