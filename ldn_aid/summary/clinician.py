"""The clinician's record as blocks: what was said, with workings, rule ids and sources."""

from collections.abc import Iterator
from datetime import date

from ldn_aid.comparison.fit import line_up, weight_label
from ldn_aid.conversation.instruments import sure_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.freshness import date_warnings
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _, long_date
from ldn_aid.safety.findings import Assessment, GateStatus
from ldn_aid.safety.ldn_gate import decision_standing, ldn_not_before
from ldn_aid.safety.ldn_plans import ldn_in_sight
from ldn_aid.summary.blocks import Block, Bullets, Document, Heading, Para, labelled
from ldn_aid.summary.choice_safety import safety_of_choice
from ldn_aid.summary.decision import chosen_options, decision_sentence, is_far, ldn_waits
from ldn_aid.summary.patient import running_foot, running_head, since_last_blocks
from ldn_aid.summary.record_findings import findings_blocks
from ldn_aid.summary.record_history import health_blocks, pain_blocks
from ldn_aid.summary.record_medicines import medicines_blocks
from ldn_aid.summary.references import References
from ldn_aid.summary.wording import present_label
from ldn_aid.terms import OptionId


def clinician_document(conversation: Conversation, pack: Pack, assessment: Assessment) -> Document:
    """The record for the chart, as of the assessment's day."""
    references = References(pack)
    blocks = (
        Heading(_("Shared decision record: chronic pain"), 1),
        *(Para(warning, "warning") for warning in date_warnings(pack.info, assessment.today)),
        *_visit(conversation),
        *_decision(conversation, pack, assessment),
        *since_last_blocks(conversation, pack),
        *_gate(assessment),
        *medicines_blocks(conversation, assessment),
        *findings_blocks(conversation, pack, assessment, references),
        *pain_blocks(conversation, assessment),
        *health_blocks(conversation),
        *_talk(conversation, pack),
        *_sources(pack, references),
    )
    return Document(
        title=_("Shared decision record"),
        language=conversation.language,
        blocks=blocks,
        header=running_head(conversation, assessment),
        footer=running_foot(pack),
        points=10,
    )


def _visit(conversation: Conversation) -> Iterator[Block]:
    start, missing = conversation.start, _("not answered")
    present = missing
    if start.present is not None:
        present = ", ".join(map(present_label, start.present)) or _("none")
    explained = {None: missing, True: _("yes"), False: _("no")}[start.choice_explained]
    parts = (
        (_("Clinician"), start.clinician.strip()),
        (_("Clinic"), ", ".join(filter(None, (start.clinic.strip(), start.clinic_phone.strip())))),
        (_("Present"), present),
        (_("Choice explained"), explained),
    )
    yield Para(" ".join(f"{name}: {text}." for name, text in parts if text))


def _decision(conversation: Conversation, pack: Pack, assessment: Assessment) -> Iterator[Block]:
    decision, plan = conversation.decision, conversation.decision.plan
    yield Heading(_("Decision and plan"))
    yield Para(decision_sentence(conversation, assessment), "key")
    for option, level in safety_of_choice(conversation, pack, assessment):
        words = _("Safety of this choice ({option}): {level}. See the findings.")
        yield Para(words.format(option=option, level=level), "warning")
    if decision_standing(conversation, assessment.ldn_gate) == "ldn_held":
        if OptionId.OPIOID in decision.options:
            words = _("Chosen together: {options}. LDN may not be started with an opioid: choose again.")
            names = ", ".join(pack.option_text[option].short_name for option in chosen_options(conversation))
            yield Para(words.format(options=names), "warning")
        if assessment.ldn_gate.status is not GateStatus.CLEAR:
            yield Para(_("A start of LDN today was entered; it may not be started, see the gate."), "warning")
    elif assessment.ldn_gate.status is not GateStatus.CLEAR and ldn_in_sight(conversation):
        yield Para(
            _("The LDN gate is not clear: LDN may not be started today, whatever is written here."), "warning"
        )
    weeks = _("{weeks} weeks").format(weeks=plan.trial_weeks) if plan.trial_weeks else ""
    fields = (
        (_("Why"), decision.why),
        (
            _("How taken, once started") if ldn_waits(conversation, assessment) else _("How taken"),
            plan.how_taken,
        ),
        (_("Judged by"), plan.judged_by),
        (_("Stop rule"), plan.stop_rule),
        (_("Who does what"), plan.who_does_what),
        (_("Teach-back, own words"), conversation.discussion.teach_back_words),
        (_("The patient's open questions"), " / ".join(map(str.strip, conversation.discussion.questions))),
    )
    typed = decision.ldn_revisit_after
    revisit = ldn_not_before(conversation, assessment.ldn_gate) if typed else None
    if revisit != typed:
        words = _(
            "The day entered for coming back to LDN is left out: it is too early, or none can be named yet."
        )
        yield Para(words, "warning")
    short = (
        *([(_("Come back to LDN after"), long_date(revisit))] if revisit else []),
        (_("Trial"), weeks),
        (_("Follow-up"), _follow_up(plan.follow_up, assessment.today)),
        (_("Surgery and emergency plan"), _done(plan.emergency_plan)),
        (_("Teach-back"), _done(conversation.discussion.teach_back)),
    )
    together = " ".join(f"{name}: {text}." for name, text in short if text)
    missing = [name for name, text in (*short, *fields) if not text.strip()]
    if missing:
        together += " " + _("Not answered: {list}.").format(list=", ".join(missing))
    yield Para(together.strip())
    rows = tuple((name, text.strip()) for name, text in fields if text.strip())
    if rows:
        yield labelled(*rows)


def _follow_up(day: date | None, today: date) -> str:
    if day is None:
        return ""
    if day < today:
        return _("{day}, which is over: set a new one").format(day=long_date(day))
    if is_far(day, today):
        return _("{day}, more than a year away: check it").format(day=long_date(day))
    return long_date(day)


def _done(answer: str | None) -> str:
    return {"made": _("made"), "done": _("done"), "not_yet": _("not yet")}.get(answer or "", "")


def _gate(assessment: Assessment) -> Iterator[Block]:
    gate = assessment.ldn_gate
    status = {
        GateStatus.CLEAR: _("clear, no opioid in the way"),
        GateStatus.WAIT: _("wait, the opioid-free days are not over")
        if gate.about_opioids
        else _("wait, another opioid blocker still acts"),
        GateStatus.BLOCKED: _("blocked, LDN must not be started"),
        GateStatus.ASK: _("ask, something is not known yet")
        if gate.not_known
        else _("ask, a clinician decides first"),
    }[gate.status]
    day = long_date(assessment.today)
    yield Heading(_("LDN gate on {day}: {status}").format(day=day, status=status))
    if gate.earliest:
        yield Para(_("Earliest day: {day}").format(day=long_date(gate.earliest)), "key")
    yield Bullets(gate.reasons)


def _talk(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    """What matters to the person, what was looked at, and how sure the person is."""
    missing = _("not answered")
    goals = "; ".join(
        goal.text.strip() + (f" ({goal.better.strip()})" if goal.better.strip() else "")
        for goal in conversation.goals.goals
        if goal.text.strip() or goal.better.strip()
    )
    matters = "; ".join(
        f"{place}. {row.name} ({weight_label(row.weight)})"
        for place, row in enumerate(line_up(pack, conversation), 1)
    )
    looked_at = ", ".join(
        text.short_name
        for option, text in pack.option_text.items()
        if option in conversation.discussion.options
    )
    rows = " ".join(pack.question_text.get(row, row) for row in conversation.discussion.rows)
    sure = conversation.decision.sure
    score = sure_score(sure)
    answers = ", ".join(
        f"{name} {getattr(sure, field) or missing}"
        for field, name in (
            ("sure", _("sure")),
            ("understand", _("understand")),
            ("risk_benefit", _("risk-benefit")),
            ("encouragement", _("encouragement")),
        )
    )
    shown = _("no score, not all answered") if score is None else _("{score} of 4").format(score=score)
    yield Heading(_("What matters, and how sure the patient is"))
    table = (
        (_("Goals"), goals or missing),
        (_("What matters most"), matters or missing),
        (
            _("SURE"),
            _("{score} ({answers}). Looked at: {options}. {questions}")
            .format(score=shown, answers=answers, options=looked_at or missing, questions=rows)
            .strip(),
        ),
    )
    yield labelled(*table)


def _sources(pack: Pack, references: References) -> Iterator[Block]:
    info = pack.info
    yield Heading(_("Sources and versions"))
    sources = (f"[{number}] {item}." for number, item in enumerate(references.short_items(), 1))
    versions = _(
        "Evidence: {name} {version}, SHA-256 {hash}, searched {searched}, review due {due}. {authorship} "
        "PEG: Krebs 2009. SURE: O'Connor, Légaré 2008."
    ).format(
        name=info.name,
        version=info.version,
        searched=info.searched_on,
        due=info.review_due,
        hash=pack.content_hash,
        authorship=info.authorship,
    )
    yield Para(" ".join((*sources, versions)), "small")
