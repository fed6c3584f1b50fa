"""History in the clinician's record: the pain, its alarms and PEG, what was tried, and health."""

from collections.abc import Iterator

from ldn_aid.conversation.instruments import peg_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import ASKED_AFTER, TriedTreatment
from ldn_aid.i18n import _, long_date
from ldn_aid.safety.findings import Assessment
from ldn_aid.safety.rules import wording as rule_wording
from ldn_aid.summary.blocks import Block, Heading, Para, labelled
from ldn_aid.summary.wording import (
    duration_label,
    extent_label,
    helped_label,
    pain_kind_label,
    peg_items,
    site_label,
)

_NEGATIVE = ("no", "normal", "none")


def pain_blocks(conversation: Conversation, assessment: Assessment) -> Iterator[Block]:
    """The pain and its history."""
    pain, missing = conversation.pain, _("not answered")
    yield Heading(_("Pain and health"))
    for note in assessment.scope:
        yield Para(note.text, "warning")
    score = peg_score(pain.peg)
    items = ", ".join(
        f"{field} {missing if getattr(pain.peg, field) is None else getattr(pain.peg, field)}"
        for field, _question, _low, _high in peg_items()
    )
    impact = ", ".join(
        f"{name} {extent_label(value).lower() if value else missing}"
        for name, value in (
            (_("sleep"), pain.impact.sleep),
            (_("mood"), pain.impact.mood),
            (_("work"), pain.impact.work),
            (_("relationships"), pain.impact.relationships),
        )
    )
    sites = missing if pain.sites is None else ", ".join(map(site_label, pain.sites)) or _("none")
    alarms = missing
    if pain.alarms is not None:
        alarms = _("see above") if pain.alarms else _("asked, none")
    kind = pain_kind_label(pain.kind) if pain.kind else missing
    duration = duration_label(pain.duration) if pain.duration else missing
    peg_line = f"{score if score is not None else _('no score')} ({items})"
    tried = "; ".join(filter(None, map(_tried, pain.tried)))
    cause = pain.known_cause.strip() or f"{missing}."
    where = _("{kind}. Known cause: {cause} Duration: {duration}. Where: {sites}. Red flags: {alarms}.")
    yield labelled(
        (_("Kind"), where.format(kind=kind, cause=cause, duration=duration, sites=sites, alarms=alarms)),
        (_("In the patient's words"), pain.story.strip() or missing),
        (_("PEG"), _("{peg}. Weighs on: {impact}.").format(peg=peg_line, impact=impact)),
        (_("Tried before"), tried or missing),
    )


def _tried(one: TriedTreatment) -> str:
    parts = (
        one.what.strip(),
        one.how_long.strip(),
        helped_label(one.helped) if one.helped else "",
        _("stopped: {why}").format(why=one.why_stopped.strip()) if one.why_stopped.strip() else "",
    )
    return ", ".join(part for part in parts if part)


def health_blocks(conversation: Conversation) -> Iterator[Block]:
    """What was answered about health: what matters in words, what is absent and what was not asked as lists."""
    health = conversation.health
    names, answers = rule_wording("facts")["names"], rule_wording("facts")["answers"]
    present, absent, unasked = [], [], []
    for field in type(health).model_fields:
        value = getattr(health, field)
        if value is None and getattr(health, ASKED_AFTER.get(field, ""), None) == "no":
            continue
        if field == "surgery_date":
            present += [_("date of surgery: {day}").format(day=long_date(value))] if value else []
        elif field == "age_years":
            present += [] if value is None else [f"{names['age']}: {answers['age'].format(age=value)}"]
            unasked += [names["age"]] if value is None else []
        else:
            name = names.get(f"health.{field}", field.replace("_", " "))
            if value is None:
                unasked.append(name)
            elif value in _NEGATIVE:
                absent.append(name)
            else:
                present.append(f"{name}: {answers.get(value, value.replace('_', ' '))}")
    lists = (
        (_("Health"), present),
        (_("No, none or normal"), absent),
        (_("Not asked"), unasked),
    )
    answered = [f"{label}: {'; '.join(items)}." for label, items in lists if items]
    yield Para(" ".join(answered))
