"""Answers as people would say them: labels for the fixed answers of a conversation."""

from datetime import date
from decimal import Decimal

from ldn_aid.conversation.sections import UNNAMED, MedicineEntry
from ldn_aid.i18n import _, long_date, plain_number
from ldn_aid.safety.doses import times_a_day, units_at_a_time
from ldn_aid.terms import PainKind


def pain_kind_label(kind: PainKind) -> str:
    """A kind of pain in words."""
    labels = {
        PainKind.FIBROMYALGIA: _("Fibromyalgia or widespread pain"),
        PainKind.OSTEOARTHRITIS: _("Worn joints (osteoarthritis)"),
        PainKind.INFLAMMATORY_ARTHRITIS: _("Inflamed joints (such as rheumatoid arthritis)"),
        PainKind.LOW_BACK: _("Low back pain"),
        PainKind.NEUROPATHIC: _("Nerve pain"),
        PainKind.CRPS: _("Complex regional pain syndrome (CRPS)"),
        PainKind.OROFACIAL: _("Face, jaw or mouth pain"),
        PainKind.OTHER: _("Another kind of pain"),
        PainKind.UNSURE: _("Not sure"),
    }
    return labels[kind]


def duration_label(duration: str) -> str:
    """A duration in words."""
    labels = {
        "under_1_month": _("Less than 1 month"),
        "1_to_3_months": _("1 to 3 months"),
        "3_to_6_months": _("3 to 6 months"),
        "6_to_12_months": _("6 to 12 months"),
        "1_to_5_years": _("1 to 5 years"),
        "over_5_years": _("More than 5 years"),
    }
    return labels[duration]


def site_label(site: str) -> str:
    """A body site in words; left and right are the person's own."""
    labels = {
        "head": _("Head"), "face_or_jaw": _("Face or jaw"), "neck": _("Neck"),
        "left_shoulder": _("Left shoulder"), "right_shoulder": _("Right shoulder"), "chest": _("Chest"),
        "upper_back": _("Upper back"), "abdomen": _("Belly"), "lower_back": _("Lower back"),
        "left_arm": _("Left arm"), "right_arm": _("Right arm"), "left_hand": _("Left hand"),
        "right_hand": _("Right hand"), "pelvis": _("Pelvis"), "left_hip": _("Left hip"),
        "right_hip": _("Right hip"), "left_thigh": _("Left thigh"), "right_thigh": _("Right thigh"),
        "left_knee": _("Left knee"), "right_knee": _("Right knee"), "left_lower_leg": _("Left lower leg"),
        "right_lower_leg": _("Right lower leg"), "left_foot": _("Left foot"), "right_foot": _("Right foot"),
        "all_over": _("All over"),
    }  # fmt: skip
    return labels[site]


def extent_label(extent: str) -> str:
    """How much, in words."""
    labels = {
        "not_at_all": _("Not at all"), "a_little": _("A little"),
        "somewhat": _("Somewhat"), "a_lot": _("A lot"),
    }  # fmt: skip
    return labels[extent]


def helped_label(helped: str) -> str:
    """How much a treatment helped, in words."""
    labels = {
        "no": _("did not help"), "a_little": _("helped a little"), "a_lot": _("helped a lot"),
        "unsure": _("not sure if it helped"),
    }  # fmt: skip
    return labels[helped]


def answer_label(answer: str | None) -> str:
    """Yes, no or not sure; empty when not answered."""
    return {"yes": _("yes"), "no": _("no"), "unsure": _("not sure")}.get(answer or "", "")


def present_label(who: str) -> str:
    """Who is here, in words."""
    labels = {
        "patient": _("patient"), "family_or_carer": _("family or carer"), "interpreter": _("interpreter"),
        "clinician": _("clinician"),
    }  # fmt: skip
    return labels[who]


def peg_items() -> tuple[tuple[str, str, str, str], ...]:
    """The PEG items verbatim: field, question, low anchor, high anchor (Krebs 2009)."""
    no_interference, complete = _("Does not interfere"), _("Completely interferes")
    return (
        (
            "pain",
            _("What number best describes your pain on average in the past week?"),
            _("No pain"),
            _("Pain as bad as you can imagine"),
        ),
        (
            "enjoyment",
            _(
                "What number best describes how, during the past week, pain has interfered with your "
                "enjoyment of life?"
            ),
            no_interference,
            complete,
        ),
        (
            "activity",
            _(
                "What number best describes how, during the past week, pain has interfered with your "
                "general activity?"
            ),
            no_interference,
            complete,
        ),
    )


def sure_items() -> tuple[tuple[str, str], ...]:
    """The SURE items verbatim: field, question (O'Connor and Legare 2008)."""
    return (
        ("sure", _("Do you feel SURE about the best choice for you?")),
        ("understand", _("Do you know the benefits and risks of each option?")),
        ("risk_benefit", _("Are you clear about which benefits and risks matter most to you?")),
        ("encouragement", _("Do you have enough support and advice to make a choice?")),
    )


def entry_line(entry: MedicineEntry) -> str:
    """A medicine as entered; what was not answered is said to be missing."""
    strength = _("strength not given")
    if entry.strength is not None:
        strength = f"{plain_number(entry.strength)} {entry.strength_unit or _('(unit not given)')}"
    at_a_time, a_day = units_at_a_time(entry), times_a_day(entry)
    units = _("how many: not given") if at_a_time is None else f"x {_from_to(at_a_time)}"
    times = _("how often: not given")
    if a_day is not None:
        times = _("{times} times a day").format(times=_from_to(a_day))
    name = _("(name not given)") if entry.product == UNNAMED else entry.product
    parts = [name, strength, units, times]
    if entry.as_needed:
        parts.append(_("as needed"))
    parts.append(
        {"now": _("taken now"), "stopped": _("no longer taken"), None: _("taken now? not answered")}[
            entry.taking
        ]
    )
    if entry.last_taken:
        parts.append(_("last taken {day}").format(day=long_date(entry.last_taken)))
    return ", ".join(parts)


def _from_to(amounts: tuple[Decimal, Decimal]) -> str:
    fewest, most = map(plain_number, amounts)
    return most if fewest == most else _("{fewest} to {most}").format(fewest=fewest, most=most)


def day_or_missing(day: date | None) -> str:
    """A date in words, or that there is none."""
    return long_date(day) if day else _("not answered")
