"""The patient's summary as blocks: the decision first, then what it rests on, and only what was said."""

from collections.abc import Collection, Iterator

from ldn_aid import __version__
from ldn_aid.comparison.fit import line_up, weight_label
from ldn_aid.comparison.since_last import since_last
from ldn_aid.conversation.instruments import peg_score, sure_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.freshness import date_warnings
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _, long_date, ngettext
from ldn_aid.safety.findings import Assessment, GateStatus
from ldn_aid.safety.ldn_plans import ldn_written, names_ldn
from ldn_aid.store.settings import Settings, default_settings
from ldn_aid.summary.blocks import (
    Block,
    Box,
    Bullets,
    Columns,
    Document,
    Heading,
    Para,
    WriteLines,
)
from ldn_aid.summary.choice_safety import safety_of_choice
from ldn_aid.summary.contacts import contact_blocks
from ldn_aid.summary.decision import (
    cautions_with_decision,
    chosen_options,
    decision_sentence,
    is_far,
    ldn_waits,
    next_step,
)
from ldn_aid.summary.extras import Extra, extra_blocks, why_not
from ldn_aid.summary.ldn_page import ldn_short_blocks
from ldn_aid.summary.options import (
    at_stake,
    option_blocks,
    others_blocks,
    safety_blocks,
    talked_about,
    urgent_blocks,
)
from ldn_aid.summary.references import References
from ldn_aid.summary.wording import pain_kind_label
from ldn_aid.terms import OptionId

_ROOM_FOR_QUESTIONS = 3
_SHORT_PLAN = 2
"""Lines; a plan of no more stands with the decision."""


def patient_document(
    conversation: Conversation,
    pack: Pack,
    assessment: Assessment,
    *,
    settings: Settings | None = None,
    extras: Collection[Extra] = (),
) -> Document:
    """The summary to take home, as of the assessment's day, with the *extras* asked for."""
    settings = settings or default_settings()
    references, more = References(pack), References(pack)
    told = (
        *option_blocks(conversation, pack, assessment, references),
        *safety_blocks(conversation, pack, assessment),
    )
    pages = tuple(
        block
        for extra in Extra
        if extra in extras
        for block in extra_blocks(extra, conversation, assessment, settings, more)
    )
    plan, later = _plan_lines(conversation, assessment), ldn_waits(conversation, assessment)
    blocks = (
        Heading(_("Which pain medicine, if any, should we try next?"), 1),
        _decision(conversation, pack, assessment, plan if len(plan) <= _SHORT_PLAN else ()),
        *(Para(warning, "warning") for warning in date_warnings(pack.info, assessment.today)),
        *urgent_blocks(assessment),
        *since_last_blocks(conversation, pack),
        *_matters(conversation, pack),
        *told,
        *_while_on_ldn(conversation, pack, assessment, extras),
        *_costs(settings),
        *(_plan_blocks(plan, later=later) if len(plan) > _SHORT_PLAN else ()),
        Columns(
            (
                tuple(contact_blocks(conversation, settings, _concerned(conversation))),
                tuple(_questions(conversation)),
            )
        ),
        *_unknown(conversation, pack),
        *_sources(conversation, pack, references),
        *pages,
        *_more_sources(more),
    )
    return Document(
        title=_("My pain decision summary"),
        language=conversation.language,
        blocks=blocks,
        header=running_head(conversation, assessment),
        footer=running_foot(pack),
    )


def running_head(conversation: Conversation, assessment: Assessment) -> str:
    """The patient's name, when given, the date of the visit, and what is being decided."""
    visit, today = conversation.start.visit_date or assessment.today, assessment.today
    day = long_date(visit)
    if visit > today or is_far(visit, today):
        day = _("{day} (check this date)").format(day=day)
    name = " ".join(conversation.start.patient.split())
    return "  ·  ".join(part for part in (name, day, _("Which pain medicine, if any, next?")) if part)


def running_foot(pack: Pack) -> tuple[str, ...]:
    """What every page says at its foot."""
    info = pack.info
    return (
        _("LDN Aid {version} · {name} {pack} · SHA-256 {hash} · Funding: {funding}").format(
            version=__version__,
            name=info.name,
            pack=info.version,
            hash=pack.content_hash[:12],
            funding=info.funding.partition(".")[0],
        ),
    )


def _while_on_ldn(
    conversation: Conversation, pack: Pack, assessment: Assessment, extras: Collection[Extra]
) -> Iterator[Block]:
    """The LDN page in short, for somebody who starts or takes LDN, where the page itself is not printed.

    Nothing where an opioid may be taken too: "no opioids" could make somebody stop one all at once; the gate says what to do.
    """
    starts = not why_not(Extra.WALLET_CARD, conversation, assessment)
    if starts and Extra.LDN_PAGE not in extras and not assessment.ldn_gate.opioid_possible:
        # As with the safety notes, its sources stand where it is said in full.
        yield from ldn_short_blocks(References(pack))


def _costs(settings: Settings) -> Iterator[Block]:
    """What the options cost here, where the clinic has said so in Settings."""
    costs = settings.local_costs.strip()
    if costs:
        yield Heading(_("What it costs here"))
        yield Para(costs)


def _decision(conversation: Conversation, pack: Pack, assessment: Assessment, plan: tuple[str, ...]) -> Block:
    decision = conversation.decision
    inside = [Para(decision_sentence(conversation, assessment), "key")]
    inside += [
        Para(_("Safety for me ({option}): {level}. See my safety notes.").format(option=option, level=level))
        for option, level in safety_of_choice(conversation, pack, assessment)
    ]
    inside += [Para(caution) for caution in cautions_with_decision(conversation, assessment)]
    inside.append(Para(next_step(conversation, assessment.today), "key"))
    who = decision.plan.who_does_what.strip()
    if who:
        later = _ldn_must_wait(who, assessment)
        label = _("Who does what (LDN not before we say so): {who}") if later else _("Who does what: {who}")
        inside.append(Para(label.format(who=who)))
    why = decision.why.strip()
    if why:
        later = _ldn_must_wait(why, assessment)
        label = _("Why (LDN not before we say so): {why}") if later else _("Why: {why}")
        inside.append(Para(label.format(why=why)))
    inside += map(Para, plan)
    score = sure_score(decision.sure)
    if score is not None and score < 4 and decision.kind == "chosen":
        inside.append(Para(_("Some doubt was left today. It is fine to talk again before choosing.")))
    return Box(tuple(inside), "decision")


def _matters(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    lines = []
    for goal in conversation.goals.goals:
        parts = [_("My goal: {goal}").format(goal=goal.text.strip())] if goal.text.strip() else []
        if goal.better.strip():
            parts.append(_("Better means: {better}").format(better=goal.better.strip()))
        lines += [" ".join(parts)] if parts else []
    rows = line_up(pack, conversation)
    if rows:
        order = "; ".join(
            f"{place}. {row.name} ({weight_label(row.weight)})" for place, row in enumerate(rows, 1)
        )
        lines.append(_("What matters most, in my order: {order}.").format(order=order))
    score, kind = peg_score(conversation.pain.peg), conversation.pain.kind
    mine = [_("My pain: {kind}.").format(kind=pain_kind_label(kind))] if kind else []
    if score is not None:
        mine.append(_("My PEG score today: {score} of 10 (10 is worst).").format(score=score))
    if mine:
        lines.append(" ".join(mine))
    if lines:
        yield Heading(_("What matters to me"))
        yield Bullets(tuple(lines))


def since_last_blocks(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    """What changed since the visit before; nothing at a first visit."""
    lines = since_last(conversation, pack)
    if lines:
        yield Heading(_("Since the last visit"))
        yield Bullets(lines)


def _concerned(conversation: Conversation) -> set[OptionId]:
    ldn = {OptionId.LDN} if ldn_written(conversation) else set()
    return {*chosen_options(conversation), *at_stake(conversation), *ldn}


def _ldn_must_wait(text: str, assessment: Assessment) -> bool:
    """Whether *text* speaks of LDN although it may not be started."""
    return assessment.ldn_gate.status is not GateStatus.CLEAR and names_ldn(text)


def _plan_lines(conversation: Conversation, assessment: Assessment) -> tuple[str, ...]:
    plan = conversation.decision.plan
    later = ldn_waits(conversation, assessment) or _ldn_must_wait(plan.how_taken, assessment)
    trial = ""
    if plan.trial_weeks:
        trial = ngettext("{weeks} week.", "{weeks} weeks.", plan.trial_weeks).format(weeks=plan.trial_weeks)
        if plan.follow_up and plan.follow_up >= assessment.today:
            trial += " " + _("We meet again on {day}.").format(day=long_date(plan.follow_up))
    emergency = {
        "made": _("We have made a plan."),
        "not_yet": _("We still have to make a plan."),
    }.get(plan.emergency_plan or "", "")
    if not emergency and OptionId.LDN in chosen_options(conversation):
        emergency = _("No plan is written down yet. We still have to make one, before LDN.")
    judged, stop = plan.judged_by.strip(), plan.stop_rule.strip()
    rows = [
        (
            _("How it is taken, not before we say so") if later else _("How it is taken"),
            plan.how_taken.strip(),
        ),
        (_("How long we try"), trial),
        (
            _("How we will judge it (LDN not before we say so)")
            if _ldn_must_wait(judged, assessment)
            else _("How we will judge it"),
            judged,
        ),
        (
            _("When to stop (LDN not before we say so)")
            if _ldn_must_wait(stop, assessment)
            else _("When to stop"),
            stop,
        ),
        (_("For emergencies"), emergency),
    ]
    return tuple(f"{name}: {text}" for name, text in rows if text)


def _plan_blocks(lines: tuple[str, ...], *, later: bool) -> Iterator[Block]:
    yield Heading(_("Our plan for later") if later else _("Our plan"))
    yield Bullets(lines)


def _questions(conversation: Conversation) -> Iterator[Block]:
    questions = tuple(text.strip() for text in conversation.discussion.questions if text.strip())
    yield Heading(_("Questions I still have"))
    if questions:
        yield Bullets(questions)
    yield WriteLines(_ROOM_FOR_QUESTIONS)


def _unknown(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    options = talked_about(conversation)
    yield Heading(_("What is not known"))
    yield from others_blocks(conversation)
    if options:
        yield Bullets(
            tuple(
                f"{pack.option_text[option].short_name}: {pack.option_text[option].cells['not_known']}"
                for option in options
            )
        )


def _more_sources(references: References) -> Iterator[Block]:
    items = references.items()
    if items:
        yield Heading(_("Sources of the extra pages"))
        yield Bullets(items, small=True)


def _sources(conversation: Conversation, pack: Pack, references: References) -> Iterator[Block]:
    info = pack.info
    yield Heading(_("Where this comes from"))
    yield Para(f"{pack.opening_text['not_tested']} {info.authorship} {_('It is not medical advice.')}")
    yield Para(
        _("Evidence: {name}, version {version}, searched up to {searched}, next review by {due}. "
          "Fingerprint: {hash}. Funding: {funding} Interests: {interests}").format(
            name=info.name,
            version=info.version,
            searched=long_date(info.searched_on),
            due=long_date(info.review_due),
            hash=pack.content_hash,
            funding=info.funding,
            interests=info.interests,
        ),
    )  # fmt: skip
    items = references.items()
    if items:
        yield Heading(_("Sources"), 3)
        yield Bullets(items, small=True, numbered=True)
    if peg_score(conversation.pain.peg) is not None:
        yield Para(_("PEG: Krebs 2009, doi 10.1007/s11606-009-0981-1."), "small")
