"""A follow-up visit begins with what still holds from the last one; the rest is asked again.

Copied: the pain's history, goals and what matters, names and doses of medicines, lasting health conditions. Asked
again: PEG and red flags, whether each medicine is still taken and when it was last taken, whatever can change between
visits, and the decision. Unknown is never "clear": a medicine that is not confirmed keeps the safety rules asking.
"""

from datetime import date
from typing import TypeVar

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.model import Conversation, new_conversation
from ldn_aid.conversation.sections import AgreedBefore, FollowUp, MedicineEntry

_ASKED_AGAIN_HEALTH = (
    "age_years", "pregnancy", "breastfeeding", "opioid_withdrawal_now", "surgery_planned", "surgery_date",
    "heart_bypass_surgery_now", "heart_attack_or_stroke", "bowel_obstruction", "stomach", "alcohol",
    "uncontrolled_blood_pressure",
)  # fmt: skip
_ASKED_AGAIN_PAIN = ("alarms", "peg", "impact")


def follow_up_of(last: Conversation, today: date) -> Conversation:
    """A new conversation, on *today*, with the person whose last one was *last*."""
    empty = new_conversation()
    decision = last.decision
    before = AgreedBefore(
        visit_date=last.start.visit_date,
        peg=last.pain.peg,
        options=decision.options if decision.kind == "chosen" else (),
        ldn_start=decision.ldn_start,
        trial_weeks=decision.plan.trial_weeks,
        judged_by=decision.plan.judged_by,
        stop_rule=decision.plan.stop_rule,
        goals=last.goals.goals,
    )
    start = last.start.model_copy(update={"visit_date": today, "present": None, "choice_explained": None})
    medicines = empty.medicines.model_copy(
        update={
            "opioids": tuple(map(_to_confirm, last.medicines.opioids)),
            "others": tuple(map(_to_confirm, last.medicines.others)),
            "opioid_years": last.medicines.opioid_years,
        }
    )
    sections = {
        "language": last.language,
        "start": start,
        "pain": _without(last.pain, empty.pain, _ASKED_AGAIN_PAIN),
        "medicines": medicines,
        "health": _without(last.health, empty.health, _ASKED_AGAIN_HEALTH),
        "goals": last.goals,
        "follow_up": FollowUp(before=before),
    }
    return empty.model_copy(update=sections)


S = TypeVar("S", bound=Section)


def _without(section: S, empty: S, fields: tuple[str, ...]) -> S:
    return section.model_copy(update={name: getattr(empty, name) for name in fields})


def _to_confirm(entry: MedicineEntry) -> MedicineEntry:
    return entry.model_copy(update={"taking": None, "last_taken": None})
