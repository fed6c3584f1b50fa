"""Opioids that free text names although no list holds them: in notes, among treatments tried, in anything written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from ldn_aid.conversation.base import Answer
from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import TriedTreatment
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.free_text import prose
from ldn_aid.safety.intake import taken
from ldn_aid.safety.misspelt import misspelt_opioid
from ldn_aid.safety.rules import table, wording
from ldn_aid.safety.said_when import (
    any_of,
    has_begun,
    has_ended,
    holds,
    is_dated,
    lately,
    long_over,
    names_a_year,
)

_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+|\n+|,?\s+(?<!anything )(?<!nothing )but\s+", re.IGNORECASE)
_BARE_QUESTION = re.compile(r"\S+(?:\s\S+)?\?")
_UNNAMED_OPIOID = "opioid"


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
    low = folded(note)
    return holds(low, wording("mentions")["still"]) or lately(low, today)


def _listed(conversation: Conversation) -> tuple[set[str], set[str]]:
    """Substances of what the lists hold as taken or perhaps taken, and of what they hold as stopped."""
    holds = table("forgotten")["holds"]
    listed: tuple[set[str], set[str]] = (set(), set())
    for one in taken(conversation):
        names = {*one.recognition.ingredients, *([_UNNAMED_OPIOID] if one.recognition.opioid else [])}
        listed[one.entry.taking == "stopped"].update(names)
    for use in conversation.medicines.forgotten or ():
        # "Opioid pills" in a note can be the one that is listed.
        listed[use.taking == "stopped"].update((use.kind, holds.get(use.kind, use.kind), _UNNAMED_OPIOID))
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
            yield from _each(_taken_in(sentence, today), place, sentence, today)


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
    found = _opioids_in(text)
    if found:
        words, low = wording("mentions"), folded(text)
        denials = [*words["not_taken"], *(() if lately(low, today) else words["ended"])]
        rest, denied = any_of(tuple(denials)).subn(" ", low)
        if not denied or holds(rest, words["taken_too"]) or has_begun(rest):
            yield from found


def _tried(tried: TriedTreatment, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What may go on of a treatment that was tried, or ended lately, and what is named beside it."""
    first = _opioids_in(tried.what)
    if _may_go_on(tried, today) and not holds(folded(tried.what), wording("mentions")["not_taken"]):
        yield from first
    same = {substances for _name, substances in first}
    beside = (*_opioids_in(tried.how_long), *_opioids_in(tried.why_stopped))
    yield from (one for one in beside if one[1] not in same)


def _may_go_on(tried: TriedTreatment, today: date) -> bool:
    """Nobody wrote why it was stopped, or what was written says that it goes on or ended lately."""
    words, why = wording("mentions"), folded(tried.why_stopped).strip(" .")
    if holds(why, words["still"]) or holds(folded(tried.how_long), words["ongoing"]):
        return True
    if lately(folded(f"{tried.what} {tried.how_long} {tried.why_stopped}"), today):
        return True
    return not why or why in words["no_answer"]


def _taken_in(sentence: str, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The opioids that *sentence* may say are taken, or were lately.

    One by its name counts unless the words put it in the past, to somebody else or only in question; "opioids" as
    such only where they are said to be taken.
    """
    found = _opioids_in(sentence)
    if not found:
        return
    words, low = wording("mentions"), folded(cleaned(sentence))
    of_late = lately(low, today)
    said = any_of(tuple(words["asking_leave"])).sub(" ", low) if low.rstrip().endswith("?") else low
    tired_of_it = holds(low, words["not_wanted"]) and holds(low, words["any_more"])
    taking = of_late or tired_of_it or holds(said, words["taking"]) or has_begun(low)
    taking = taking or (holds(low, words["got"]) and not names_a_year(low))
    over = holds(low, words["over"]) or names_a_year(low)
    asked_about = holds(low, words["asked_about"]) or _BARE_QUESTION.fullmatch(low.strip()) is not None
    for name, substances in found:
        mine, none_of_it, none_left = (
            words[key].format(name=name) in low for key in ("mine", "none", "left")
        )
        if of_late and not (mine or _is_somebody_elses(name, low)):
            counts = not (_is_denied(name, low) and not _taken_beside(name, low))
        elif mine:
            counts = (
                not (_is_denied(name, low) or long_over(name, substances, low) or is_dated(low)) or of_late
            )
        elif (
            _is_somebody_elses(name, low)
            or (none_of_it and not none_left)
            or has_ended(low)
            or long_over(name, substances, low)
        ):
            counts = False
        elif _is_denied(name, low) and not tired_of_it:
            counts = _taken_beside(name, low)
        elif name in _said_as_such():
            counts = taking and not holds(low, words["as_such"])
        elif holds(low, words["spoken_of"]):
            counts = False
        else:
            counts = taking or not (over or asked_about)
        if counts:
            yield name, substances


def _is_somebody_elses(name: str, text: str) -> bool:
    """Whether *name* is told of somebody else, with nothing in *text* that says that one takes it too."""
    words = wording("mentions")
    # What comes from somebody else is taken by whoever tells of it.
    about = any_of(tuple(words["from_somebody"])).sub(" ", text)
    if not holds(about, words["somebody_else"]):
        return False
    if not holds(about, words["myself"]):
        return True
    parts = _parts_of(about)
    named = [part for part in parts if name in part]
    rest = " ".join(part for part in parts if name not in part)
    theirs = all(holds(part, words["somebody_else"]) and not holds(part, words["myself"]) for part in named)
    return theirs and not holds(rest, words["taking"]) and not holds(rest, words["got"])


def _is_denied(name: str, text: str) -> bool:
    """Whether a word of denial stands right at *name*: "avoid codeine and morphine", "codeine, I avoid it"."""
    words = wording("mentions")
    if any(name in phrase and holds(text, [phrase]) for phrase in words["not_taken"]):
        return True
    opioids, denial, otherwise = (
        "|".join(map(re.escape, some))
        for some in (
            [one for one, _substances in _opioids_in(text)],
            words["not_taken"],
            words["denies_otherwise"],
        )
    )
    between = rf"(?:[\s,/-]+(?!(?:{otherwise})\b)[\w'-]+){{0,3}}?"
    others = rf"(?:[\s,/]+(?:{opioids}|and|or|nor|any)\b)*"
    one = rf"\b{re.escape(name)}\b"
    ways = (
        rf"\b(?:{denial})\b{between}{others}[\s,/-]+{one}",
        rf"{one}{between}[\s,/-]+(?:{denial})\b(?!\s+(?:{otherwise})\b)",
        rf"{one}.*\b(?:{denial})\s+(?:it|them)\b",
    )
    return any(re.search(way, text) for way in ways)


def _taken_beside(name: str, text: str) -> bool:
    """Whether *name* stands in a part of *text* that says it is taken, beside another that denies one."""
    words = wording("mentions")
    return any(
        name in clause
        and not _is_denied(name, clause)
        and (holds(clause, words["taking"]) or holds(clause, words["got"]))
        for clause in _parts_of(text)
    )


def _parts_of(text: str) -> list[str]:
    """The parts of a sentence, at its commas and at words such as "because"."""
    between = "|".join(map(re.escape, wording("mentions")["between_parts"]))
    return re.split(rf",\s+|\s+(?:{between})\s+", text)


@lru_cache(maxsize=512)
def _opioids_in(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of opioids in *text*, as written there, with their substances; "opioid" and "narcotic" too."""
    if not text.strip():
        return ()
    lexicon, low = load_lexicon(), folded(cleaned(text))
    low = any_of(tuple(wording("mentions")["not_meant"])).sub(" ", low)
    found, read = [], scan(low, lexicon)
    for named in read.names:
        substances = tuple(name for name in named.meaning.substances if lexicon.substances[name].opioid)
        if substances and not named.meaning.weak:
            found.append((low[named.start : named.end], substances))
    for word in read.unknown:
        name = misspelt_opioid(word.text)
        if name is not None:
            found.append((word.text, lexicon.names[(name,)].substances))
    # Such words count little beside another name in a product's name, but here each asks a question.
    found += [(word.group(), (_UNNAMED_OPIOID,)) for word in _unnamed().finditer(low)]
    return tuple(dict.fromkeys(found))


@cache
def _said_as_such() -> frozenset[str]:
    """Words for opioids as such: "opioid", "narcotic" and the like."""
    names = load_lexicon().names.items()
    return frozenset(
        " ".join(name) for name, meaning in names if meaning.weak and _UNNAMED_OPIOID in meaning.substances
    )


@cache
def _unnamed() -> re.Pattern[str]:
    """Words for an opioid that do not say which."""
    words = wording("mentions")
    phrases = [*_said_as_such(), *words["said_for_opioids"]]
    phrases += [f"{whose} {pills}" for whose in words["whose"] for pills in words["pain_pills"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(phrases, reverse=True)))})\b")
