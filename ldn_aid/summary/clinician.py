"""The clinician's record as blocks: what was said, with workings, rule ids and sources."""

from collections.abc import Iterator
from datetime import date

from ldn_aid.comparison.fit import line_up, weight_label
from ldn_aid.comparison.grid import form_label
from ldn_aid.conversation.instruments import peg_score, sure_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.freshness import date_warnings
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _, long_date, plain_number
from ldn_aid.safety.findings import Assessment
from ldn_aid.safety.ldn_gate import decision_standing
from ldn_aid.safety.rules import wording
from ldn_aid.summary.blocks import Block, Bullets, Document, Heading, Para, Table
from ldn_aid.summary.patient import decision_sentence, running_foot, running_head, since_last_blocks
from ldn_aid.summary.safety_words import acetaminophen_text, naloxone_text, not_checked_text, nsaid_text
from ldn_aid.summary.wording import (
    duration_label,
    entry_line,
    extent_label,
    helped_label,
    pain_kind_label,
    peg_items,
    site_label,
    sure_items,
)
from ldn_aid.terms import OptionId


def clinician_document(conversation: Conversation, pack: Pack, assessment: Assessment) -> Document:
    """The record for the chart, as of the assessment's day."""
    blocks = (
        Heading(_("Shared decision record: chronic pain"), 1),
        *_decision(conversation, pack, assessment),
        *since_last_blocks(conversation),
        *_gate(assessment),
        *_medicines(conversation, assessment),
        *_findings(assessment),
        *_pain(conversation),
        *_values(conversation, pack),
        *_sure(conversation),
        *_provenance(pack, assessment.today),
    )
    return Document(
        title=_("Shared decision record"),
        language=conversation.language,
        blocks=blocks,
        header=running_head(conversation, assessment),
        footer=running_foot(pack),
        points=10,
    )


def _decision(conversation: Conversation, pack: Pack, assessment: Assessment) -> Iterator[Block]:
    decision, plan = conversation.decision, conversation.decision.plan
    yield Heading(_("Decision and plan"))
    yield Para(decision_sentence(conversation, pack, assessment), "key")
    if decision_standing(conversation, assessment.ldn_gate) == "ldn_held":
        yield Para(_("A start of LDN today was entered; the gate below does not allow it."), "warning")
    revisit = decision.ldn_revisit_after
    fields = (
        *([(_("Come back to LDN after"), long_date(revisit))] if revisit else []),
        (_("Why"), decision.why),
        (_("How taken"), plan.how_taken),
        (_("Trial"), _("{weeks} weeks").format(weeks=plan.trial_weeks) if plan.trial_weeks else ""),
        (_("Judged by"), plan.judged_by),
        (_("Stop rule"), plan.stop_rule),
        (_("Follow-up"), long_date(plan.follow_up) if plan.follow_up else ""),
        (_("Who does what"), plan.who_does_what),
        (_("Surgery and emergency plan"), _done(plan.emergency_plan)),
        (_("Teach-back"), _done(conversation.discussion.teach_back)),
        (_("In the patient's words"), conversation.discussion.teach_back_words),
    )  # fmt: skip
    rows = tuple((name, text.strip() or _("not answered")) for name, text in fields)
    yield Table((_("Item"), _("Entry")), rows)
    questions = tuple(text.strip() for text in conversation.discussion.questions if text.strip())
    if questions:
        yield Para(_("The patient's open questions"))
        yield Bullets(questions)


def _done(answer: str | None) -> str:
    return {"made": _("made"), "done": _("done"), "not_yet": _("not yet")}.get(answer or "", "")


def _gate(assessment: Assessment) -> Iterator[Block]:
    gate = assessment.ldn_gate
    yield Heading(_("LDN gate: {status}").format(status=str(gate.status)))
    if gate.earliest:
        yield Para(_("Earliest day: {day}").format(day=long_date(gate.earliest)), "key")
    yield Bullets(gate.reasons)
    if gate.guidance:
        yield Para(_("For the clinician"))
        yield Bullets(gate.guidance)


def _medicines(conversation: Conversation, assessment: Assessment) -> Iterator[Block]:
    medicines, mme, total = conversation.medicines, assessment.mme, assessment.acetaminophen
    yield Heading(_("Medicines as entered"))
    names = wording("gate")["forgotten"]
    entries = [entry_line(entry) for entry in (*medicines.opioids, *medicines.others)]
    for use in medicines.forgotten or ():
        status = {"now": _("taken now"), "stopped": _("stopped"), None: _("taken now? not answered")}[
            use.taking
        ]
        last = f", {_('last taken {day}').format(day=long_date(use.last_taken))}" if use.last_taken else ""
        entries.append(f"{names[use.kind]}: {status}{last}")
    yield Bullets(tuple(entries)) if entries else Para(_("None entered."))
    yield Para(
        _("Opioids now or in the last 14 days: {answer}. Products people forget: {forgotten}.").format(
            answer=medicines.takes_opioids or _("not answered"),
            forgotten=_("not answered") if medicines.forgotten is None else _("asked"),
        )
    )
    value = _("not known") if mme.total is None else _("{mme} MME a day").format(mme=plain_number(mme.total))
    yield Heading(_("Morphine milligram equivalents (CDC 2022 factors): {total}").format(total=value), 3)
    if not mme.complete:
        yield Para(_("The total is incomplete."), "warning")
    yield Bullets(
        tuple(
            f"{item.product}: {_('not counted') if item.mme is None else plain_number(item.mme)} ({item.note})"
            for item in mme.items
        )
    )
    yield Bullets(mme.cautions or (_("MME is an estimate. Never use it to convert one opioid to another."),))
    yield Para(acetaminophen_text(total))
    if assessment.nsaids:
        yield Para(_("NSAIDs by mouth"))
        yield Bullets(tuple(map(nsaid_text, assessment.nsaids)))
    yield Para(naloxone_text(assessment.naloxone))


def _findings(assessment: Assessment) -> Iterator[Block]:
    yield Heading(_("Findings"))
    for note in assessment.scope:
        yield Para(note, "warning")
    rows = tuple(
        (
            f"{finding.option}: {finding.level}" + (f", {form_label(finding.form)}" if finding.form else ""),
            finding.detail
            + (_(" To be confirmed.") if not finding.checked else "")
            + (_(" SET ASIDE: {reason}").format(reason=finding.set_aside) if finding.set_aside else ""),
            f"{finding.because}. [{finding.id}; {finding.source}]",
        )
        for finding in assessment.findings
    )
    if rows:
        yield Table((_("Option and level"), _("Finding"), _("Because; rule and source")), rows)
    else:
        yield Para(_("No finding."))
    for option in OptionId:
        if left := assessment.open_for(option):
            yield Para(f"{option}: {not_checked_text(left)}", "warning")


def _pain(conversation: Conversation) -> Iterator[Block]:
    pain = conversation.pain
    missing = _("not answered")
    yield Heading(_("Pain"))
    score = peg_score(pain.peg)
    peg = ", ".join(
        f"{field} {missing if getattr(pain.peg, field) is None else getattr(pain.peg, field)}"
        for field, _question, _low, _high in peg_items()
    )
    impact = ", ".join(
        f"{name} {extent_label(value) if value else missing}"
        for name, value in (
            (_("sleep"), pain.impact.sleep),
            (_("mood"), pain.impact.mood),
            (_("work"), pain.impact.work),
            (_("relationships"), pain.impact.relationships),
        )
    )
    sites = missing if pain.sites is None else ", ".join(map(site_label, pain.sites)) or _("none")
    yield Table(
        (_("Item"), _("Entry")),
        (
            (_("Duration"), duration_label(pain.duration) if pain.duration else missing),
            (_("Kind"), pain_kind_label(pain.kind) if pain.kind else missing),
            (_("Where"), sites),
            (_("Known cause"), pain.known_cause.strip() or missing),
            (_("In the patient's words"), pain.story.strip() or missing),
            (_("PEG"), f"{score if score is not None else _('no score')} ({peg})"),
            (_("Weighs on"), impact),
        ),
    )
    tried = tuple(
        ", ".join(
            part
            for part in (
                one.what,
                one.how_long,
                helped_label(one.helped) if one.helped else "",
                _("stopped: {why}").format(why=one.why_stopped) if one.why_stopped else "",
            )
            if part
        )
        for one in pain.tried
    )
    if tried:
        yield Para(_("Tried before"))
        yield Bullets(tried)


def _values(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    yield Heading(_("What matters"))
    items = [
        f"{_('Goal')}: {goal.text}" + (f" ({goal.better})" if goal.better else "")
        for goal in conversation.goals.goals
    ]
    items += [f"{row.name}: {weight_label(row.weight)}" for row in line_up(pack, conversation)]
    yield Bullets(tuple(items)) if items else Para(_("Not answered."))


def _sure(conversation: Conversation) -> Iterator[Block]:
    sure = conversation.decision.sure
    score = sure_score(sure)
    shown = _("no score (not all answered)") if score is None else _("{score} of 4").format(score=score)
    yield Heading(_("SURE: {score}").format(score=shown))
    yield Bullets(
        tuple(f"{question} {getattr(sure, field) or _('not answered')}" for field, question in sure_items())
    )


def _provenance(pack: Pack, today: date) -> Iterator[Block]:
    info = pack.info
    yield Heading(_("Versions"))
    for warning in date_warnings(info, today):
        yield Para(warning, "warning")
    yield Para(
        _("Evidence {name} {version}, searched {searched}, review due {due}, SHA-256 {hash}. {authorship} "
          "PEG: Krebs 2009. SURE: O'Connor and Légaré 2008. MME: CDC 2022 factors.").format(
            name=info.name, version=info.version, searched=info.searched_on, due=info.review_due,
            hash=pack.content_hash, authorship=info.authorship,
        ),
        "small",
    )  # fmt: skip
