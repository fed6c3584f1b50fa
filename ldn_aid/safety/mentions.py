"""Opioids that free text names although no list holds them: in notes, among treatments tried, in anything written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ldn_aid.conversation.base import Answer
from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import TriedTreatment
from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.free_text import prose
from ldn_aid.safety.intake import taken
from ldn_aid.safety.opioid_names import NOT_READ, UNNAMED, as_written, opioids_in
from ldn_aid.safety.rules import table, wording
from ldn_aid.safety.said_when import has_begun, holds, lately
from ldn_aid.safety.sentences import opioids_taken_in, sentences_of
from ldn_aid.terms import OptionId


@dataclass(frozen=True)
class Mention:
    """An opioid that no list accounts for, and the words by which it may be taken or may have been lately."""

    name: str
    """As it is written there."""
    substances: tuple[str, ...]
    where: str
    """The place in words: "the story of the pain"."""
    words: str
    """The sentence, note or treatment tried, in one line."""
    said: bool
    """The words say that it is taken or was lately; else they only leave it open."""

    @property
    def legible(self) -> bool:
        """False where the letters themselves cannot be read, so that nobody knows what they name."""
        return self.substances != (NOT_READ,)


def mentions(conversation: Conversation, today: date) -> tuple[Mention, ...]:
    """What has to be asked about, answered or not, in the order of the text. Each name once for the same words."""
    current, stopped = _listed(conversation)
    found = {
        (one.name.casefold(), one.words): one
        for one in _named(conversation, today)
        if not set(one.substances) & (current if one.said else current | stopped)
    }
    for one in _said_before(conversation, today):
        found.setdefault((one.name.casefold(), one.words), one)
    return tuple(found.values())


def answer_about(conversation: Conversation, mention: Mention) -> Answer | None:
    """What was answered about just these words: whether it is taken, or was in the last 14 days; of two, the worse."""
    answers = [
        one.taken
        for one in conversation.medicines.named_in_text
        if (one.product.casefold(), one.words) == (mention.name.casefold(), mention.words)
    ]
    return min(answers, key=("yes", "unsure", "no").index, default=None)


def open_mentions(conversation: Conversation, today: date) -> tuple[Mention, ...]:
    """Those of which it was not answered that they are not taken, each name once for the same place."""
    found = {
        (one.name, one.where): one
        for one in mentions(conversation, today)
        if answer_about(conversation, one) != "no"
    }
    return tuple(found.values())


def note_says_still(note: str, today: date) -> bool:
    """Whether the *note* of something stopped says that it is still taken at times, or was lately."""
    low, words = folded(note), wording("mentions")
    return (
        holds(low, words["still"]) or holds(low, words["in_a_note"]) or has_begun(low) or lately(low, today)
    )


def _listed(conversation: Conversation) -> tuple[set[str], set[str]]:
    """Substances of what the lists hold as taken or perhaps taken, and of what they hold as stopped."""
    holds = table("forgotten")["holds"]
    listed: tuple[set[str], set[str]] = (set(), set())
    for one in taken(conversation):
        names = {*one.recognition.ingredients, *([UNNAMED] if one.recognition.opioid else [])}
        listed[one.entry.taking == "stopped"].update(names)
    for use in conversation.medicines.forgotten or ():
        # "Opioid pills" in a note can be the one that is listed.
        listed[use.taking == "stopped"].update((use.kind, holds.get(use.kind, use.kind), UNNAMED))
    return listed


def _said_before(conversation: Conversation, today: date) -> Iterator[Mention]:
    """What was answered to be taken: that holds, whatever became of the words, until it is listed or answered anew."""
    since = today - timedelta(days=table("intervals")["long_acting"]["days"])
    listed = {
        name
        for one in taken(conversation)
        if one.entry.taking != "stopped"
        or (one.entry.last_taken is not None and one.entry.last_taken >= since)
        for name in one.recognition.ingredients
    }
    for answered in conversation.medicines.named_in_text:
        named = tuple(name for _found, substances in opioids_in(answered.product) for name in substances)
        if answered.taken == "yes" and not listed & set(named):
            where = wording("mentions")["where"]["before"]
            yield Mention(answered.product, named or (UNNAMED,), where, answered.words, said=True)


def _named(conversation: Conversation, today: date) -> Iterator[Mention]:
    """Whatever could mean that an opioid is taken."""
    where = wording("mentions")["where"]
    for one in taken(conversation):
        note, product = one.entry.note, one.entry.product
        yield from _in_text(note, where["note"].format(product=product), today, whole=True)
        if not one.recognition.opioid:
            yield from _in_text(product, where["product"], today, whole=True)
    for tried in conversation.pain.tried:
        said = ", ".join(filter(None, (tried.what, tried.how_long, tried.why_stopped)))
        yield from _each(_tried(tried, today), where["tried"], said, today)
    before = conversation.follow_up.before
    if before is not None and OptionId.OPIOID in before.options:
        words = where["chosen_words"]
        yield Mention(UNNAMED, (UNNAMED,), where["chosen"], words, said=False)
    for one_text in prose(conversation):
        yield from _in_text(one_text.text, where["places"].get(one_text.place, where["anywhere"]), today)


@lru_cache(maxsize=256)
def _in_text(text: str, where: str, today: date, *, whole: bool = False) -> tuple[Mention, ...]:
    """What each sentence of *text* leaves open; with *whole* the words shown are those of the whole text.

    Remembered, so that a letter typed into one text does not have all the others read again.
    """
    return tuple(
        mention
        for sentence in sentences_of(text, today)
        for mention in _each(opioids_taken_in(sentence, today), where, text if whole else sentence, today)
    )


def _each(
    found: Iterator[tuple[str, tuple[str, ...]]], where: str, words: str, today: date
) -> Iterator[Mention]:
    for name, substances in found:
        said = _says_taking(folded(cleaned(words)), today)
        yield Mention(as_written(name, words), substances, where, " ".join(words.split()), said)


def _says_taking(text: str, today: date) -> bool:
    words = wording("mentions")
    return (
        lately(text, today) or has_begun(text) or any(holds(text, words[key]) for key in ("taking", "still"))
    )


def _tried(tried: TriedTreatment, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What may go on of a treatment that was tried, or ended lately, and what is named beside it."""
    if _may_go_on(tried, today):
        yield from opioids_taken_in(tried.what, today)
    same = {substances for _name, substances in opioids_in(tried.what)}
    for beside in (tried.how_long, tried.why_stopped):
        yield from (one for one in opioids_taken_in(beside, today) if one[1] not in same)


def _may_go_on(tried: TriedTreatment, today: date) -> bool:
    """Nobody wrote why it was stopped, or what was written says that it goes on or ended lately."""
    words, why = wording("mentions"), folded(tried.why_stopped).strip(" .")
    if holds(why, words["still"]) or has_begun(why) or holds(folded(tried.how_long), words["ongoing"]):
        return True
    what = folded(tried.what)
    if holds(why, words["not_over"]) or any(
        holds(what, words[key]) for key in ("taking", "still", "ongoing")
    ):
        return True
    if lately(folded(f"{tried.what} {tried.how_long} {tried.why_stopped}"), today):
        return True
    return not why or why in words["no_answer"]
