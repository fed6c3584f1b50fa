"""Each option that was talked about, on one template, equally short; and the safety notes about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ldn_aid.comparison.figures import (
    Denominator,
    common_denominator,
    figure_words,
    icon_array,
    mismatch,
)
from ldn_aid.comparison.grid import level_label, safety_badge
from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _
from ldn_aid.safety.facts_medicines import oral_nsaids, products_of_class
from ldn_aid.safety.findings import Assessment, Finding, Level
from ldn_aid.safety.intake import taken
from ldn_aid.summary.blocks import Block, Box, Bullets, Columns, Heading, IconArray, Para
from ldn_aid.summary.decision import chosen_options, listed
from ldn_aid.summary.leaflets import table, wording
from ldn_aid.summary.paper_figures import PaperFigures, paper_figures
from ldn_aid.summary.references import References
from ldn_aid.terms import OptionId

_LEVELS_TAKEN = (Level.CONTRAINDICATED, Level.AVOID)
_LEVELS_TALKED_ABOUT = (*_LEVELS_TAKEN, Level.CAUTION)


def talked_about(conversation: Conversation) -> tuple[OptionId, ...]:
    """The options looked at in detail or chosen, in the fixed order."""
    options = {*conversation.discussion.options, *chosen_options(conversation)}
    return tuple(option for option in OptionId if option in options)


def taken_now(conversation: Conversation) -> set[OptionId]:
    """The options that the person takes already."""
    found = set()
    for one in taken(conversation):
        if one.entry.taking != "stopped":
            found |= {OptionId.OPIOID} if one.recognition.opioid else set()
            found |= {OptionId.ACETAMINOPHEN} if "acetaminophen" in one.recognition.ingredients else set()
            holds_blocker = "naltrexone" in one.recognition.ingredients and not one.recognition.opioid
            found |= {OptionId.LDN} if holds_blocker else set()
    if any(oral_nsaids(conversation)):
        found.add(OptionId.NSAID)
    medicines = conversation.medicines
    unnamed = medicines.takes_opioids == "yes" and not medicines.opioids
    if unnamed or any(use.taking != "stopped" for use in medicines.forgotten or ()):
        found.add(OptionId.OPIOID)
    return found


def at_stake(conversation: Conversation) -> set[OptionId]:
    """The options whose dangers are near whatever is chosen: what is taken or used as a gel, and opioids while there may be withdrawal."""
    withdrawal = {OptionId.OPIOID} if conversation.health.opioid_withdrawal_now == "yes" else set()
    gel = {OptionId.NSAID} if products_of_class(conversation, "topical_nsaid") else set()
    return taken_now(conversation) | withdrawal | gel


def option_blocks(
    conversation: Conversation, pack: Pack, assessment: Assessment, references: References
) -> Iterator[Block]:
    """What was talked about, option by option."""
    options = talked_about(conversation)
    if not options:
        return
    chosen = {option: paper_figures(pack, option, conversation, assessment) for option in options}
    of = common_denominator(pack, tuple(key for figures in chosen.values() for key in figures.keys))
    yield Heading(_("What we talked about"))
    yield Para(_("The numbers come from different studies, so they cannot be ranked."))
    for option in options:
        level = safety_badge(assessment, option).level
        safety = _("no note so far") if level in (None, Level.INFO) else level_label(level).lower()
        yield Heading(
            _("{option}. Safety for me: {safety}").format(
                option=pack.option_text[option].name, safety=safety
            ),
            3,
        )
        yield Para(wording("options")[option]["what"])
        yield from _numbers(_Print(conversation, pack, of, references), option, chosen[option])


def others_blocks(conversation: Conversation) -> Iterator[Block]:
    """One line that names the options which were not looked at."""
    options = talked_about(conversation)
    rest = [wording("options")[option]["beside"] for option in OptionId if option not in options]
    if rest:
        yield Para(_("There are options that we did not look at today: {list}.").format(list=listed(rest)))


@dataclass(frozen=True)
class _Print:
    """What every figure of one document needs."""

    conversation: Conversation
    pack: Pack
    of: Denominator
    references: References

    def figure(self, what: str, key: str | None) -> Block:
        """Figure *key* drawn where it may be drawn, else in words."""
        if key is None:
            return Para(_("{what}: we know of no good number.").format(what=what))
        array = icon_array(self.pack, key, self.of)
        if array is None:
            return Para(f"{what}: {self.words(key)}")
        title = f"{what}: {array.title[:1].lower()}{array.title[1:]}"
        return IconArray(title, array.denominator, array.groups, self.words(key, outcome=False))

    def by_kind(self, option: OptionId) -> Para | None:
        """What is known of *option* for the person's kind of pain, in words; None where the kind is not known."""
        kind = self.conversation.pain.kind
        if kind is None or kind not in self.pack.kind_text:
            return None
        return Para(_("May help: {words}").format(words=self.pack.kind_text[kind].options[option]))

    def words(self, key: str, *, outcome: bool = True) -> str:
        """Figure *key* in a few sentences with the number of its source; notes on the study stay on screen."""
        words = figure_words(self.pack, key, self.of)
        parts = (
            f"{words.outcome}." if outcome else "",
            words.numbers,
            words.people,
            mismatch(self.pack, key, self.conversation.pain.kind),
            words.certainty,
            self.references.cite(self.pack.estimate(key).source),
        )
        return " ".join(part for part in parts if part)


def _numbers(printed: _Print, option: OptionId, figures: PaperFigures) -> Iterator[Block]:
    words = printed.by_kind(option)
    benefit = printed.figure(_("May help"), figures.benefit)
    if words and figures.benefit is None:
        benefit = words
    elif words and option in table("figures")["trials_disagree"].get(printed.conversation.pain.kind, ()):
        yield words
        benefit = printed.figure(_("One of them"), figures.benefit)
    harm = printed.figure(_("Side effects"), figures.harm)
    if isinstance(benefit, IconArray) and isinstance(harm, IconArray):
        yield Columns(((benefit,), (harm,)))
    else:
        yield from (benefit, harm)
    serious = _("Serious harm: {harm}").format(harm=wording("options")[option]["serious"])
    yield Para(f"{serious} {printed.words(figures.serious)}" if figures.serious else serious)


def safety_blocks(conversation: Conversation, pack: Pack, assessment: Assessment) -> Iterator[Block]:
    """What was found for the options talked about and for what is taken already, the most serious first."""
    discussed, taken_already = set(talked_about(conversation)), taken_now(conversation)
    near = at_stake(conversation)
    concerned = near.union(chosen_options(conversation))
    notes = []
    for option in OptionId:
        name = pack.option_text[option].short_name
        levels: tuple[Level, ...] = _LEVELS_TALKED_ABOUT if option in discussed else ()
        if option in taken_already - discussed:
            levels = _LEVELS_TAKEN
        if option is OptionId.ACETAMINOPHEN and assessment.acetaminophen.limit_mg == 0:
            # It stands in any store, and in many products: said to everybody who must take none.
            levels = (*levels, Level.CONTRAINDICATED)
        if option is OptionId.NO_NEW_MEDICINE:
            # About the list of medicines itself, such as a name that was not recognised.
            levels = tuple(Level)
        findings = [
            finding
            for finding in assessment.for_option(option)
            if (finding.level in levels or (finding.now and option in near))
            and (finding.set_aside is None or (option in concerned and finding.level in _LEVELS_TAKEN))
        ]
        # What must not be used needs no advice on using it with care; what is happening is said all the same.
        if any(finding.level is Level.CONTRAINDICATED for finding in findings):
            findings = [one for one in findings if one.now or one.level is Level.CONTRAINDICATED]
        if findings:
            worst = min((one.level for one in findings), key=list(Level).index)
            level = level_label(worst)
            happening = option in taken_already and any(one.now for one in findings)
            if happening and not (option is OptionId.LDN and worst is Level.CONTRAINDICATED):
                # "Must not be used" beside what is taken could make somebody stop it all at once. LDN needs no taper.
                level = _("taken now")
            texts = " ".join(_begun_once(dict.fromkeys(map(_note, findings))))
            if option is OptionId.ACETAMINOPHEN:
                texts = f"{assessment.acetaminophen.for_patient} {texts}".strip()
            notes.append(
                texts if option is OptionId.NO_NEW_MEDICINE else f"{name} ({level.lower()}): {texts}"
            )
        elif option is OptionId.ACETAMINOPHEN and assessment.acetaminophen.for_patient:
            notes.append(f"{name}: {assessment.acetaminophen.for_patient}")
    if assessment.naloxone.offer:
        notes.append(
            _("Naloxone can reverse an opioid overdose. Ask for it, and show the people you live with.")
        )
    if not all(one.asked for one in assessment.not_checked):
        notes.append(
            _("Some questions about my health or medicines were not asked, so they were not checked.")
        )
    unknown = dict.fromkeys(one.question for one in assessment.not_checked if one.asked)
    if unknown:
        words = _("A dose is not known, so this could not be checked: {what}.")
        notes.append(words.format(what=listed(list(unknown))))
    if notes:
        yield Heading(_("Safety notes for me"))
        yield Bullets(tuple(notes))


def _begun_once(texts: Iterable[str]) -> Iterator[str]:
    """*texts* one behind the other; what several begin with, such as what is taken, is said once."""
    begun: set[str] = set()
    for text in texts:
        first, _stop, rest = text.partition(". ")
        yield rest if first in begun and rest else text
        begun.add(first)


def _note(finding: Finding) -> str:
    """The finding's words; a danger that was set aside stays in sight, with what the clinician said of it."""
    if not finding.set_aside:
        return finding.text
    looked_at = _("(Your clinician looked at this: {reason})").format(reason=finding.set_aside.strip())
    return f"{finding.text} {looked_at}"


def urgent_blocks(assessment: Assessment) -> Iterator[Block]:
    """What has to be done before any medicine is chosen."""
    notes = tuple(Para(note.text) for note in assessment.scope if not note.private)
    if notes:
        yield Box(notes, "warning")
