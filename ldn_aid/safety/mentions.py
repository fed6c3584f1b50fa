"""Opioids that free text names although no list holds them: in notes, among treatments tried, in anything written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ldn_aid.conversation.base import Answer
from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import TriedTreatment
from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.free_text import prose
from ldn_aid.safety.intake import taken
from ldn_aid.safety.opioid_names import UNNAMED, opioids_in
from ldn_aid.safety.rules import table, wording
from ldn_aid.safety.said_when import (
    any_of,
    has_begun,
    holds,
    lately,
)
from ldn_aid.safety.sentences import opioids_taken_in

_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+|\n+|,?\s+(?<!anything )(?<!nothing )but\s+", re.IGNORECASE)


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


def mentions(conversation: Conversation, today: date) -> tuple[Mention, ...]:
    """What has to be asked about, answered or not, in the order of the text. Each name once for the same words."""
    current, stopped = _listed(conversation)
    found = {
        (one.name, one.words): one
        for one in _named(conversation, today)
        if not set(one.substances) & (current if one.said else current | stopped)
    }
    return tuple(found.values())


def answer_about(conversation: Conversation, mention: Mention) -> Answer | None:
    """What was answered about just these words: whether it is taken, or was in the last 14 days."""
    for one in conversation.medicines.named_in_text:
        if (one.product, one.words) == (mention.name, mention.words):
            return one.taken
    return None


def mentioned_opioids(conversation: Conversation, today: date) -> tuple[tuple[str, str], ...]:
    """The opioids that free text says, or may say, are taken or were lately, each with where it stands.

    Listed ones are left out, and those of which it was answered that they are not.
    """
    found = (
        (one.name, one.where)
        for one in mentions(conversation, today)
        if answer_about(conversation, one) != "no"
    )
    return tuple(dict.fromkeys(found))


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


def _named(conversation: Conversation, today: date) -> Iterator[Mention]:
    """Whatever could mean that an opioid is taken."""
    where = wording("mentions")["where"]
    for one in taken(conversation):
        note, product = one.entry.note, one.entry.product
        yield from _each(_noted(note, today), where["note"].format(product=product), note, today)
        if not one.recognition.opioid:
            yield from _each(_noted(product, today), where["product"], product, today)
    for tried in conversation.pain.tried:
        said = ", ".join(filter(None, (tried.what, tried.how_long, tried.why_stopped)))
        yield from _each(_tried(tried, today), where["tried"], said, today)
    for one_text in prose(conversation):
        place = where["places"].get(one_text.place, where["anywhere"])
        for sentence in _SENTENCE.split(one_text.text):
            yield from _each(opioids_taken_in(sentence, today), place, sentence, today)


def _each(
    found: Iterator[tuple[str, tuple[str, ...]]], where: str, words: str, today: date
) -> Iterator[Mention]:
    for name, substances in found:
        said = _says_taking(folded(cleaned(words)), today)
        yield Mention(name, substances, where, " ".join(words.split()), said)


def _says_taking(text: str, today: date) -> bool:
    words = wording("mentions")
    return (
        lately(text, today) or has_begun(text) or any(holds(text, words[key]) for key in ("taking", "still"))
    )


def _noted(text: str, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The opioids in a note or a product's name, unless it says that they are not taken, and of none that it is."""
    found = opioids_in(text)
    if found:
        words, low = wording("mentions"), folded(text)
        denials = [*words["not_taken"], *(() if lately(low, today) else words["ended"])]
        rest, denied = any_of(tuple(denials)).subn(" ", low)
        if not denied or holds(rest, words["taken_too"]) or has_begun(rest):
            yield from found


def _tried(tried: TriedTreatment, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What may go on of a treatment that was tried, or ended lately, and what is named beside it."""
    first = opioids_in(tried.what)
    if _may_go_on(tried, today) and not holds(folded(tried.what), wording("mentions")["not_taken"]):
        yield from first
    same = {substances for _name, substances in first}
    beside = (*opioids_in(tried.how_long), *opioids_in(tried.why_stopped))
    yield from (one for one in beside if one[1] not in same)


def _may_go_on(tried: TriedTreatment, today: date) -> bool:
    """Nobody wrote why it was stopped, or what was written says that it goes on or ended lately."""
    words, why = wording("mentions"), folded(tried.why_stopped).strip(" .")
    if holds(why, words["still"]) or has_begun(why) or holds(folded(tried.how_long), words["ongoing"]):
        return True
    if lately(folded(f"{tried.what} {tried.how_long} {tried.why_stopped}"), today):
        return True
    return not why or why in words["no_answer"]
