"""Whether a line says that its medicine is still taken, and since or until when."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import folded

_STOPPED = re.compile(
    r"\bstopped\b|\bdiscontinued?\b|\bd/?c\W?(?:d|ed)\b|\bd/c\b|\bno\s+longer\b|\bnot[\s-]+(?:currently\s+)?taking\b|^\W*stop\s+(?:taking|using)\b|\byou\s+should\s+stop\b|\bquit\b|\bceased\b"
    r"|\bused\s+to\s+(?:take|be\s+on|use)\b|\bformerly\b|\b(?:took|on\b[^.;]{0,40})\s+until\s+(?:last|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\binactive\b|\bcancel(?:l?ed)?\b|\bnot\s+active\b|\bentered\s+in\s+error\b"
    r"|\bweaned\s+off\b|\bcame\s+off\b|\bfinished\b|\bcompleted\b"
)
_NOT_STOPPED = re.compile(
    r"\b(?:not|never|if|until|unless|before\s+being)\s+(?:be\s+)?(?:stopped|discontinued?|finished|completed)\b"
)
_UNSURE = re.compile(
    r"\b(?:re-?start\w*|resum\w*|relaps\w*|still|again|continu\w*|current\w*|differently|leftovers?|reason|instead|but\s+(?:took|takes|had|used))\b"
    r"|\b(?:smok\w*|tobacco|cigar\w*|vap(?:e|es|ing)|nicotine|alcohol|etoh|drink\w*|sedat\w*)\b"
    r"|\bno\s+longer\s+(?!tak(?:e|es|en|ing)\b|us(?:e|es|ed|ing)\b|on\b|need\w*|prescribed|required|active|wants?)\w"
    r"|\b(?:stop|stopped|hold|discontinued?|d/?c)\s+(?:(?:taking|using)\s+)?(?:it\s+)?(?:if|when|for)\b"
)
"""Beside a word of stopping: it may be about something else, or not for good. Then somebody has to ask."""
_HISTORY = re.compile(
    r"^\W*(?:past |prior )?(?:hx|history) of\b|\bin the past\b|\bpreviously (?:took|on|used)\b|\bnever (?:took|taken|used)\b|\bden(?:ies|ied|ying)\b"
)
_EXPIRED = re.compile(
    r"\b(?:tried|trialed)\b[^.;]{0,20}\bfailed\b|\bfailed\s+(?:trials?|on|with)\b|^\W*failed\b|\bmed\w*\s+tried\b|\bnow\s+off\b|\bgiven\s+in\b|\b(?:drug|urine|tox\w*)\s+(?:drug\s+)?screen\b|\buds\b"
    r"|\bexpired\b|\bnot-taking/prn\b|\bon\s*-?\s*hold\b|\bheld\b"
)
"""The order ended, or waits; whether it is still taken is another matter."""
_MAYBE_STOPPED = re.compile(
    r"^\W*(?:been\s+|is\s+|now\s+)?off\b|\bbeen\s+off\b|\bholding\b|\b(?:has|have|had)(?:n't|\s+not)\s+(?:needed|used|taken)\b|\bnot\s+(?:needed|used|taken)\s+(?:in|for|since)\b"
)
_LAST = re.compile(
    r"\blast\s+(?:taken|dose|used|took|use)\b|\b(?:stopped|discontinued|d/?c\W?(?:d|ed)?|quit|finished|completed|ended|off\s+since)\b"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b")
_SLASHED = re.compile(r"\b(?P<m>\d{1,2})[/-](?P<d>\d{1,2})[/-](?P<y>(?:19|20)?\d{2})\b")
_NAMED = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+"
    r"(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<y>(?:19|20)\d{2})\b"
)
_NEAR = 24
"""Characters between "last taken" and its date."""


@dataclass(frozen=True)
class Standing:
    """Whether a line says that the medicine is taken, and when it last was."""

    taking: Literal["now", "stopped"] | None
    """None: a last dose with its day is given, which does not say whether more will follow."""
    last_taken: date | None


def _names_another(text: str, after: int) -> bool:
    """Whether a medicine is named behind the word of stopping and another before it, or several behind it."""
    names = scan(text, load_lexicon()).names
    behind = [one for one in names if one.start >= after and not one.meaning.weak]
    apart = re.search(r"[,;.]", text[after : behind[-1].start]) if behind else None
    return bool(behind) and (len(behind) < len(names) or (len(behind) > 1 and apart is not None))


def standing(line: str) -> Standing:
    """What *line* says about still taking it."""
    text = folded(line)
    told = [(last[0], _date_in(text[last.start() : last.end() + _NEAR])) for last in _LAST.finditer(text)]
    dated = [(words, day) for words, day in told if day]
    day = dated[0][1] if dated else None
    ended = any(not words.startswith("last") for words, _day in dated)
    if not day and (_HISTORY.search(text) or _EXPIRED.search(text)):
        return Standing(None, None)
    stop = _STOPPED.search(_NOT_STOPPED.sub(" ", text))
    if ended or stop:
        unsure = _UNSURE.search(text) or (stop and _names_another(text, stop.end()))
        return Standing(None, None) if unsure else Standing("stopped", day)
    asked = day or any(words.startswith("last") for words, _day in told) or _MAYBE_STOPPED.search(text)
    return Standing(None if asked else "now", day)


def _date_in(text: str) -> date | None:
    """The first date: 2026-11-03, 11/3/2026 (month first, as printed in the US) or 3 Nov 2026."""
    for pattern in (_ISO, _SLASHED, _NAMED):
        found = pattern.search(text)
        if found:
            return _date(found.groupdict())
    return None


def _date(parts: dict[str, str | None]) -> date | None:
    year = int(parts["y"] or 0)
    month = _MONTHS[parts["name"] or ""] if parts.get("name") else int(parts.get("m") or 0)
    day = int(parts.get("d") or parts.get("d1") or parts.get("d2") or 0)
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
