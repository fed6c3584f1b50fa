"""Opioids that free text names although no list holds them: in notes, among treatments tried, in anything written."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import TriedTreatment
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.free_text import prose
from ldn_aid.safety.intake import taken
from ldn_aid.safety.rules import table, wording

_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+|\n+|,?\s+(?<!anything )(?<!nothing )but\s+", re.IGNORECASE)
_CLAUSE = re.compile(r",\s+|\s+(?:because|so|and|then|who|while|although|though)\s+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FROM = re.compile(r"\b(?:from|off) my ")
_BARE_QUESTION = re.compile(r"\S+(?:\s\S+)?\?")
_YEARS = re.compile(r"\b(?:years?|decades?)\b")
_UNNAMED_OPIOID = "opioid"


def mentioned_opioids(conversation: Conversation, today: date) -> tuple[tuple[str, str], ...]:
    """The opioids that free text says, or may say, are taken or were lately, each with where it stands.

    Listed ones are left out.
    """
    listed = _listed(conversation)
    found = (
        (name, where)
        for name, substances, where in _named(conversation, today)
        if not set(substances) & listed
    )
    return tuple(dict.fromkeys(found))


def note_says_still(note: str) -> bool:
    """Whether the *note* of something stopped says that it is still taken at times."""
    return _holds(folded(note), wording("mentions")["still"])


def _listed(conversation: Conversation) -> set[str]:
    """Substances that an entry, or a product people forget, accounts for."""
    holds = table("forgotten")["holds"]
    entries = taken(conversation)
    names = {name for one in entries for name in one.recognition.ingredients}
    if any(one.recognition.opioid for one in entries) or conversation.medicines.forgotten:
        # "Opioid pills" in a note can be the one that is listed.
        names.add(_UNNAMED_OPIOID)
    for use in conversation.medicines.forgotten or ():
        names |= {use.kind, holds.get(use.kind, use.kind)}
    return names


def _named(conversation: Conversation, today: date) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Name as written, its substances, and where: whatever could mean that it is taken."""
    where = wording("mentions")["where"]
    for one in taken(conversation):
        note = where["note"].format(product=one.entry.product)
        yield from ((name, substances, note) for name, substances in _noted(one.entry.note, today))
        if not one.recognition.opioid:
            product = _noted(one.entry.product, today)
            yield from ((name, substances, where["product"]) for name, substances in product)
    for tried in conversation.pain.tried:
        yield from ((name, substances, where["tried"]) for name, substances in _tried(tried, today))
    for one_text in prose(conversation):
        place = where["places"].get(one_text.place, where["anywhere"])
        for sentence in _SENTENCE.split(one_text.text):
            yield from ((name, substances, place) for name, substances in _taken_in(sentence, today))


def _noted(text: str, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The opioids in a note or a product's name, unless it says that they are not taken, and of none that it is."""
    found = _opioids_in(text)
    if found:
        words, low = wording("mentions"), folded(text)
        denials = [*words["not_taken"], *(() if _lately(low, today) else words["ended"])]
        rest, denied = _any_of(tuple(denials)).subn(" ", low)
        if not denied or _holds(rest, words["taken_too"]) or _has_begun(rest):
            yield from found


def _tried(tried: TriedTreatment, today: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What may go on of a treatment that was tried, or ended lately, and what is named beside it."""
    first = _opioids_in(tried.what)
    if _may_go_on(tried, today) and not _holds(folded(tried.what), wording("mentions")["not_taken"]):
        yield from first
    same = {substances for _name, substances in first}
    beside = (*_opioids_in(tried.how_long), *_opioids_in(tried.why_stopped))
    yield from (one for one in beside if one[1] not in same)


def _may_go_on(tried: TriedTreatment, today: date) -> bool:
    """Nobody wrote why it was stopped, or what was written says that it goes on or ended lately."""
    words, why = wording("mentions"), folded(tried.why_stopped).strip(" .")
    if _holds(why, words["still"]) or _holds(folded(tried.how_long), words["ongoing"]):
        return True
    if _lately(folded(f"{tried.what} {tried.how_long} {tried.why_stopped}"), today):
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
    words, low = wording("mentions"), folded(sentence)
    # What comes from somebody else is taken by whoever tells of it.
    about = _FROM.sub("from ", low)
    if _holds(about, words["somebody_else"]) and not _holds(about, words["myself"]):
        return
    lately = _lately(low, today)
    if not lately and _has_ended(low):
        return
    found = tuple(one for one in found if lately or not _long_over(one, low))
    tired_of_it = _holds(low, words["not_wanted"]) and _holds(low, words["any_more"])
    if _holds(low, words["not_taken"]) and not tired_of_it:
        yield from ((name, substances) for name, substances in found if _taken_beside(name, low))
        return
    taking = lately or tired_of_it or _holds(low, words["taking"]) or _has_begun(low)
    taking = taking or (_holds(low, words["got"]) and _YEAR.search(low) is None)
    over = _holds(low, words["over"]) or _YEAR.search(low) is not None
    asked_about = _holds(low, words["asked_about"]) or _BARE_QUESTION.fullmatch(low.strip()) is not None
    for name, substances in found:
        mine = f"my {name}" in low
        undated = mine and not _YEAR.search(low) and not _YEARS.search(low)
        if not lately and f"no {name}" in low and f"{name} left" not in low:
            counts = False
        elif name in _said_as_such():
            counts = lately or (taking and (mine or not _holds(low, words["as_such"])))
        else:
            counts = taking or undated or not (over or (asked_about and not mine))
        if counts:
            yield name, substances


def _has_ended(text: str) -> bool:
    """Whether *text* says that something is no longer taken, and nothing beside it says that it is."""
    words = wording("mentions")
    rest, said = _any_of(tuple(words["said_to_have_ended"])).subn(" ", text)
    return bool(said) and not _holds(rest, words["taking"]) and not _has_begun(rest)


def _has_begun(text: str) -> bool:
    """Whether *text* tells of a start and of no end: "started it in 2019" may go on."""
    words = wording("mentions")
    return _holds(text, words["begun"]) and not _holds(text, words["come_to_an_end"])


def _long_over(named: tuple[str, tuple[str, ...]], text: str) -> bool:
    """Whether *text* says that it was not taken for years, or not since a year that is past.

    Somebody who is clean may be so thanks to methadone or buprenorphine.
    """
    (name, substances), words = named, wording("mentions")
    if not (_YEARS.search(text) or _YEAR.search(text)):
        return False
    treatment = set(substances) & set(table("forgotten")["treatment_substances"])
    clean = not treatment and _holds(text, words["clean"]) and _holds(text, words["use_in_the_past"])
    phrases = "|".join(map(re.escape, words["abstinent"]))
    rest, said = re.subn(rf"\b(?:{phrases})(?:\s+\w+){{0,3}}?\s+{re.escape(name)}", " ", text)
    return bool(said or clean) and not _holds(rest.replace("since", " "), words["taking"])


def _taken_beside(name: str, text: str) -> bool:
    """Whether *name* stands in a part of *text* that says it is taken, beside another that denies one."""
    words = wording("mentions")
    return any(
        name in clause
        and not _holds(clause, words["not_taken"])
        and (_holds(clause, words["taking"]) or _holds(clause, words["got"]))
        for clause in _CLAUSE.split(text)
    )


def _lately(text: str, today: date) -> bool:
    """Whether *text* speaks of the last days or weeks, or of this year: the opioid-free days may not be over."""
    since = (today - timedelta(days=table("free_text")["recent_year"]["days"])).year
    return _holds(text, wording("mentions")["lately"]) or any(
        int(year) >= since for year in _YEAR.findall(text)
    )


def _holds(text: str, words: list[str]) -> bool:
    return _any_of(tuple(words)).search(text) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of *words* as a whole; "my wife" is not in "my wife's"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?!')")


@lru_cache(maxsize=512)
def _opioids_in(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of opioids in *text*, as written there, with their substances; "opioid" and "narcotic" too."""
    if not text.strip():
        return ()
    lexicon, low = load_lexicon(), folded(cleaned(text))
    found = []
    for named in scan(low, lexicon).names:
        substances = tuple(name for name in named.meaning.substances if lexicon.substances[name].opioid)
        if substances and not named.meaning.weak:
            found.append((low[named.start : named.end], substances))
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
