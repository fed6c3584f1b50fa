"""What the medical words mean, in plain language; the words are content, in ``resources/text/<language>/``."""

import re
from dataclasses import dataclass
from functools import cache

from ldn_aid import resources
from ldn_aid.i18n import language


@dataclass(frozen=True)
class Term:
    """One word, how it may be written, and what it means."""

    name: str
    words: tuple[str, ...]
    means: str


@cache
def _terms(of: str) -> tuple[Term, ...]:
    entries = resources.read_toml(f"text/{of}/glossary.toml")["term"]
    return tuple(Term(entry["name"], tuple(entry["words"]), entry["means"]) for entry in entries)


def all_terms() -> tuple[Term, ...]:
    """The whole glossary, in alphabetical order."""
    return tuple(sorted(_terms(language()), key=lambda term: term.name.casefold()))


@cache
def _pattern(of: str) -> re.Pattern[str]:
    words = sorted((word for term in _terms(of) for word in term.words), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(_as_written, words)) + r")\b")


def _as_written(word: str) -> str:
    """A word in small letters may open a sentence; an abbreviation is only what it is ("SURE", not "sure")."""
    if word != word.lower():
        return re.escape(word)
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"


@cache
def _by_word(of: str) -> dict[str, Term]:
    return {word: term for term in _terms(of) for word in term.words}


def terms_in(text: str) -> tuple[Term, ...]:
    """The terms that *text* uses, each once, in the order of their first use."""
    by_word = _by_word(language())
    found = (by_word.get(match) or by_word[match.lower()] for match in _pattern(language()).findall(text))
    return tuple(dict.fromkeys(found))


def terms_with(words: str) -> tuple[Term, ...]:
    """The terms whose name or meaning holds every one of *words*; all for no words."""
    wanted = words.casefold().split()
    return tuple(
        term for term in all_terms() if all(word in f"{term.name} {term.means}".casefold() for word in wanted)
    )
