"""Whether a line says that its medicine is still taken, and since or until when."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ldn_aid import resources
from ldn_aid.medicines.days import day_in
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.stops import is_about_it, stops_it
from ldn_aid.medicines.turns import given_up
from ldn_aid.medicines.words import folded

_STOPPED = re.compile(
    r"\bstopped\b|\bdiscontinued?\b|\bd/?c\W?(?:d|ed)\b|\bd/c\b|\bno\s+longer\b|\bnot[\s-]+(?:currently\s+)?taking\b|^\W*stop\s+(?:taking|using)\b|\byou\s+should\s+stop\b|\bquit\b|\bceased\b"
    r"|\bused\s+to\s+(?:take|be\s+on|use)\b|\bformerly\b|\b(?:took|on\b[^.;]{0,40})\s+until\s+(?:last|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|\binactive\b|\bcancel(?:l?ed)?\b|\bnot\s+active\b"
    r"|\bweaned\s+off\b|\bcame\s+off\b|\bfinished\b|\bcompleted\b"
)
_NOT_STOPPED = re.compile(
    r"\b(?:not|never|if|until|unless|before\s+being)\s+(?:be\s+)?(?:stopped|discontinued?|finished|completed)\b"
)
_UNSURE = re.compile(
    r"\b(?:re-?start\w*|resum\w*|relaps\w*|still|again|continu\w*|current\w*|differently|leftovers?|reason|instead|re-?order\w*|renew\w*|prior\s+auth\w*|but\s+(?:took|takes|had|used))\b"
    r"|\bd/?c\W?(?:d|ed)?\s+(?:rx|meds?|medications?|medicines?|prescriptions?|orders?|list|home)\b|\bd/c\W?(?:d|ed)?\W+(?:yesterday|today|from)\b"
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
    r"|\baborted\b|\bcontinue\W+no?\b(?!\w)|\bpreviously\s+tried\b|\bentered[\s-]in[\s-]error\b|^\W*archived\b"
    r"|\bexpired\b|\bnot-taking/prn\b|\bon\s*-?\s*hold\b|\bheld\b"
)
"""The order ended, or waits; whether it is still taken is another matter."""
_MAYBE_STOPPED = re.compile(
    r"^\W*(?:been\s+|is\s+|now\s+)?off\b|\bbeen\s+off\b|\bholding\b|\b(?:has|have|had)(?:n't|\s+not)\s+(?:needed|used|taken)\b|\bnot\s+(?:needed|used|taken)\s+(?:in|for|since)\b"
)
_LAST = re.compile(
    r"\blast\s+(?:time\s+)?(?:taken|dose|used|took|use|applied|application|given|administered|patch|pill|injection|had)\b"
    r"|\b(?:stopped|discontinued|d/?c\W?(?:d|ed)?|quit|finished|completed|ended|off\s+since|came\s+off)\b|\b(?:stop|end|d/?c|discontinu\w+)\s+(?:date|on)\b|\bdate\s+(?:stopped|discontinued)\b"
)
_ORDER_ENDS = re.compile(r"(?:stop|end)\s+date")
"""The day on which an order ends: whether more is taken after it is another matter."""
_STATUS_STOPPED = re.compile(r"^\W*medication(?:request|statement)?\s*:\s*status\s*:?\s*stopped\b")
_FROM_TO = re.compile(r"^\W*(\d{4}-\d\d-\d\d)(?:t[\d:.z+-]*)?[\s,|-]+(\d{4}-\d\d-\d\d)\b")
""" "2011-03-02 2011-03-16" before the product: the days between which it was ordered."""
_UP_TO_A_DATE = re.compile(
    r"(?:(?!\b(?:(?:re)?fill\w*|start\w*|began|begin\w*|prescri\w*|order\w*|written|issued|dispensed|seen|visit|appt|appointment|next|dob|since|due|follow\w*|last|stop\w*)\b|[;\n]|\.\s).){0,60}"
)
"""What may stand between "stopped" and its day: no other event."""


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


def standing(line: str, today: date | None = None) -> Standing:
    """What *line* says about still taking it, as of *today*."""
    text = folded(line)
    told = [
        (last, day_in(text[last.start() : _end(text, last.end())], today)) for last in _LAST.finditer(text)
    ]
    dated = [
        (last, day)
        for last, day in told
        if day
        and not (_ORDER_ENDS.match(last[0]) and today and day > today)
        and is_about_it(text, last.start())
    ]
    day = dated[0][1] if dated else None
    ends = [last for last, _day in dated if not last[0].startswith("last") and not _ORDER_ENDS.match(last[0])]
    if ends and day and today and day > today:
        # A day to come: it is still taken until then.
        return Standing(None, None)
    if not day and (_HISTORY.search(text) or _EXPIRED.search(text)):
        return Standing(None, None)
    if _STATUS_STOPPED.match(text):
        return Standing("stopped", day)
    ended = _order_end(text, today) or next((day for last, day in dated if _ORDER_ENDS.match(last[0])), None)
    if today and ended and ended < today:
        # What was supplied may outlast its order, and an old order is one that ended.
        supply = resources.read_toml("rules/intervals.toml")["order_ended"]["days"]
        old = (today - ended).days > supply and not _UNSURE.search(text)
        return Standing("stopped" if old else None, ended if old else day)
    stops = [*ends, *_STOPPED.finditer(_NOT_STOPPED.sub(lambda found: " " * len(found[0]), text))]
    if stops:
        unsure = _UNSURE.search(text) or _names_another(text, stops[-1].end())
        sure = not unsure and all(stops_it(text, *stop.span()) for stop in stops)
        return Standing("stopped", day) if sure else Standing(None, None)
    asked = told and (day or any(last[0].startswith("last") for last, _day in told))
    return Standing(None if asked or _MAYBE_STOPPED.search(text) or given_up(text) else "now", day)


def _order_end(text: str, today: date | None) -> date | None:
    """The second of the days of an order with which folded *text* begins, where it is after the first and before *today*."""
    found = _FROM_TO.match(text)
    first, last = (day_in(found[1], None), day_in(found[2], None)) if found else (None, None)
    return last if today and first and last and first < last < today else None


def _end(text: str, start: int) -> int:
    found = _UP_TO_A_DATE.match(text, start)
    return found.end() if found else start
