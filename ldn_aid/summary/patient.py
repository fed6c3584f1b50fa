"""The patient's summary as blocks: the decision first, then what it rests on, and only what was said."""

from collections.abc import Iterator

from ldn_aid import __version__
from ldn_aid.comparison.figures import (
    Denominator,
    common_denominator,
    icon_array,
    mismatch,
    option_figures,
    sentence,
)
from ldn_aid.comparison.fit import line_up, weight_label
from ldn_aid.comparison.provenance import source_line
from ldn_aid.comparison.since_last import since_last
from ldn_aid.conversation.instruments import peg_score, sure_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.freshness import date_warnings
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _, long_date
from ldn_aid.safety.findings import Assessment, Level
from ldn_aid.safety.ldn_gate import decision_standing
from ldn_aid.summary.blocks import Block, Bullets, Document, Heading, IconArray, Para, Table, WriteLines
from ldn_aid.summary.wording import pain_kind_label
from ldn_aid.terms import OptionId

_BENEFITS_SHOWN = 3
_HARMS_SHOWN = 2


def patient_document(conversation: Conversation, pack: Pack, assessment: Assessment) -> Document:
    """The summary to take home, as of the assessment's day."""
    blocks = (
        Heading(_("Which pain medicine, if any, should we try next?"), 1),
        Para(
            _("What we talked about and what we decided. This page does not tell you what to choose."),
            "small",
        ),
        *(Para(warning, "warning") for warning in date_warnings(pack.info, assessment.today)),
        *_decision(conversation, pack, assessment),
        *_plan(conversation),
        *since_last_blocks(conversation),
        *_matters(conversation, pack),
        *_safety(conversation, pack, assessment),
        *_ldn_rules(conversation, pack),
        *_options(conversation, pack),
        *_questions(conversation),
        *_whom_to_call(conversation),
        *_unknown(conversation, pack),
        *_sources(conversation, pack),
    )
    return Document(
        title=_("My pain decision summary"),
        language=conversation.language,
        blocks=blocks,
        header=running_head(conversation, assessment),
        footer=running_foot(pack),
    )


def running_head(conversation: Conversation, assessment: Assessment) -> str:
    """The patient's name, when given, and the date of the visit."""
    day = long_date(conversation.start.visit_date or assessment.today)
    name = conversation.start.patient.strip()
    return f"{name}  ·  {day}" if name else day


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
        _("Not yet tested with patients. Not medical advice."),
    )


def decision_sentence(conversation: Conversation, pack: Pack, assessment: Assessment) -> str:
    """What was decided, in one sentence; a held LDN start is never printed as a start."""
    decision = conversation.decision
    names = [pack.option_text[option].name for option in OptionId if option in decision.options]
    if decision_standing(conversation, assessment.ldn_gate) == "ldn_held":
        return _("LDN cannot be started today.")
    if decision.kind == "chosen" and names:
        if OptionId.LDN in decision.options and decision.ldn_start == "revisit":
            text = _("We plan to come back to this, not to start LDN today: {options}.").format(
                options=_listed(names)
            )
            day = decision.ldn_revisit_after
            return f"{text} {_('Not before {day}.').format(day=long_date(day))}" if day else text
        return _("We chose: {options}.").format(options=_listed(names))
    if decision.kind == "not_sure_yet":
        return _("We are not sure yet, and that is fine.")
    if decision.kind == "decide_later":
        return _("We will decide later.")
    return _("We have not decided yet.")


def _decision(conversation: Conversation, pack: Pack, assessment: Assessment) -> Iterator[Block]:
    decision = conversation.decision
    yield Heading(_("What we decided"))
    yield Para(decision_sentence(conversation, pack, assessment), "key")
    if decision_standing(conversation, assessment.ldn_gate) == "ldn_held":
        yield Bullets(assessment.ldn_gate.reasons)
        if assessment.ldn_gate.earliest:
            yield Para(_("Earliest day: {day}.").format(day=long_date(assessment.ldn_gate.earliest)), "key")
    if decision.plan.follow_up:
        yield Para(
            _("Next step: we meet again on {day}.").format(day=long_date(decision.plan.follow_up)), "key"
        )
    if decision.why.strip():
        yield Para(_("Why: {why}").format(why=decision.why.strip()))
    score = sure_score(decision.sure)
    if score is not None and score < 4:
        yield Para(
            _(
                "Some doubt was left today (SURE {score} of 4). It is fine to talk again before choosing."
            ).format(score=score)
        )


def _plan(conversation: Conversation) -> Iterator[Block]:
    plan = conversation.decision.plan
    rows = [
        (_("How it is taken"), plan.how_taken.strip()),
        (
            _("How long we try"),
            _("{weeks} weeks").format(weeks=plan.trial_weeks) if plan.trial_weeks else "",
        ),
        (_("How we will judge it"), plan.judged_by.strip()),
        (_("When to stop"), plan.stop_rule.strip()),
        (_("We meet again"), long_date(plan.follow_up) if plan.follow_up else ""),
        (_("Who does what"), plan.who_does_what.strip()),
        (_("Plan for surgery and emergencies"), _("made") if plan.emergency_plan == "made" else ""),
    ]
    answered = tuple((name, text) for name, text in rows if text)
    if answered:
        yield Heading(_("Our plan"))
        yield Table((_("Part"), _("What we agreed")), answered)


def since_last_blocks(conversation: Conversation) -> Iterator[Block]:
    """What changed since the visit before; nothing at a first visit."""
    lines = since_last(conversation)
    if lines:
        yield Heading(_("Since the last visit"))
        yield Bullets(lines)


def _matters(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    goals = [goal for goal in conversation.goals.goals if goal.text.strip()]
    rows = line_up(pack, conversation)
    peg = peg_score(conversation.pain.peg)
    if not (goals or rows or peg is not None):
        return
    yield Heading(_("What matters to me"))
    for goal in goals:
        text = _("My goal: {goal}").format(goal=goal.text.strip())
        if goal.better.strip():
            text += " " + _("Better means: {better}").format(better=goal.better.strip())
        yield Para(text)
    if rows:
        yield Bullets(
            tuple(f"{place}. {row.name} ({weight_label(row.weight)})" for place, row in enumerate(rows, 1))
        )
    if peg is not None:
        kind = conversation.pain.kind
        about = f" {pain_kind_label(kind)}." if kind else ""
        yield Para(_("My PEG score today: {score} of 10 (10 is worst).").format(score=peg) + about)


def _safety(conversation: Conversation, pack: Pack, assessment: Assessment) -> Iterator[Block]:
    looked_at = set(_looked_at(conversation)) | {OptionId.NO_NEW_MEDICINE}
    notes = [
        f"{pack.option_text[finding.option].short_name}: {finding.text}"
        for finding in assessment.findings
        if finding.option in looked_at and finding.level is not Level.INFO and finding.set_aside is None
    ]
    if assessment.naloxone.offer:
        notes.append(
            _("Naloxone can reverse an opioid overdose. Ask for it, and show the people you live with.")
        )
    if not (notes or assessment.scope):
        return
    yield Heading(_("Safety notes for me"))
    for note in assessment.scope:
        yield Para(note, "warning")
    yield Bullets(tuple(dict.fromkeys(notes)))


def _ldn_rules(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    if OptionId.LDN not in conversation.decision.options:
        return
    cells = pack.option_text[OptionId.LDN].cells
    yield Heading(_("If LDN is part of the plan"))
    for question in ("serious_harms", "surgery_emergency", "stopping"):
        yield Heading(pack.question_text[question], 3)
        yield Para(cells[question])


def _looked_at(conversation: Conversation) -> tuple[OptionId, ...]:
    chosen = {*conversation.discussion.options, *conversation.decision.options}
    return tuple(option for option in OptionId if option in chosen)


def _options(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    options = _looked_at(conversation)
    if not options:
        return
    yield Heading(_("The options we talked about"))
    yield Para(pack.about_text["no_head_to_head"], "note")
    shown = {option: _shown_figures(conversation, pack, option) for option in options}
    of = common_denominator(pack, tuple(key for groups in shown.values() for keys in groups for key in keys))
    for option in options:
        yield from _option(conversation, pack, option, *shown[option], of)


def _shown_figures(
    conversation: Conversation, pack: Pack, option: OptionId
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    figures = option_figures(pack, option, conversation.pain.kind)
    return figures.benefits[:_BENEFITS_SHOWN], figures.harms[:_HARMS_SHOWN]


def _option(
    conversation: Conversation,
    pack: Pack,
    option: OptionId,
    benefits: tuple[str, ...],
    harms: tuple[str, ...],
    of: Denominator,
) -> Iterator[Block]:
    text = pack.option_text[option]
    yield Heading(text.name, 3)
    yield Para(text.cells["what_is_it"])
    yield Para(_("How it may help. {text}").format(text=text.cells["how_many_helped"]))
    yield from _figures(conversation, pack, benefits, of)
    if not (option is OptionId.LDN and OptionId.LDN in conversation.decision.options):
        # Where LDN is planned, a section of its own has said this already.
        yield Para(_("Serious harms. {text}").format(text=text.cells["serious_harms"]))
    yield from _figures(conversation, pack, harms, of)


def _figures(
    conversation: Conversation, pack: Pack, keys: tuple[str, ...], of: Denominator
) -> Iterator[Block]:
    for key in keys:
        array = icon_array(pack, key, of)
        other_pain = mismatch(pack, key, conversation.pain.kind)
        source = pack.estimate(key).source
        caption = " ".join(part for part in (sentence(pack, key, of), other_pain, f"[{source}]") if part)
        if array is None:
            yield Para(caption, "small")
        else:
            yield IconArray(array.title, array.denominator, array.groups, caption)


def _questions(conversation: Conversation) -> Iterator[Block]:
    questions = tuple(text.strip() for text in conversation.discussion.questions if text.strip())
    yield Heading(_("My questions"))
    if questions:
        yield Bullets(questions)
    yield WriteLines(3)


def _whom_to_call(conversation: Conversation) -> Iterator[Block]:
    start = conversation.start
    yield Heading(_("When to call"))
    yield Bullets(
        (
            _("Call if side effects worry you, or pain gets suddenly worse."),
            _(
                "Call 911 for slow or stopped breathing, black or bloody stools, chest pain, or a swollen face."
            ),
            _("If you think of ending your life, call or text 988 (United States) at any time."),
        )
    )
    clinic = ", ".join(part.strip() for part in (start.clinic, start.clinic_phone) if part.strip())
    if clinic:
        yield Para(_("My clinic: {clinic}").format(clinic=clinic), "key")


def _unknown(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    options = _looked_at(conversation)
    if not options:
        return
    yield Heading(_("What is not known"))
    yield Bullets(
        tuple(
            f"{pack.option_text[option].short_name}: {pack.option_text[option].cells['not_known']}"
            for option in options
        )
    )


def _sources(conversation: Conversation, pack: Pack) -> Iterator[Block]:
    info = pack.info
    yield Heading(_("Where this comes from"))
    yield Para(pack.opening_text["not_tested"] + " " + info.authorship, "small")
    yield Para(
        _("Evidence: {name}, version {version}, searched {searched}, review due {due}. Funding: {funding} "
          "Interests: {interests}").format(
            name=info.name,
            version=info.version,
            searched=long_date(info.searched_on),
            due=long_date(info.review_due),
            funding=info.funding,
            interests=info.interests,
        ),
        "small",
    )  # fmt: skip
    keys = dict.fromkeys(
        source
        for option in _looked_at(conversation)
        for source in (
            *(source for cell in pack.options[option].cells.values() for source in cell.sources),
            *(estimate.source for estimate in pack.options[option].estimates.values()),
        )
    )
    if keys:
        yield Bullets(tuple(source_line(pack, key) for key in keys), small=True)


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first="; ".join(names[:-1]), last=names[-1])
