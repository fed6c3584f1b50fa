"""What directions tell beside the dose of now: the last dose with its hour, a dose of the past, a change of dose."""

import re

from ldn_aid.medicines.times import times_a_day

_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WHEN = (
    rf"(?:{_DATE}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?"
    r"|(?:about\s+)?\d{1,2}\s*(?:hours?|hrs?|h|days?|weeks?|minutes?|mins?)\s+ago|\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|\d{4}\s*(?:h|hrs?|hours)?\b"
    r"|(?:this|last|yesterday|on)?\s*(?:morning|noon|midday|afternoon|evening|night|bedtime)|today|tonight|yesterday|now|noon|midnight"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d+(?:\.\d+)?\s*(?:mg|mcg|ml|tabs?|tablets?|caps?|capsules?|patch(?:es)?)\b)"
)
_LAST = re.compile(
    r"\b(?:last|latest|(?:most\s+)?recent(?:ly)?)\s+(?:time\s+(?:(?:this|it)\s+was\s+)?)?(?:taken|doses?|dosed|used?|given|took|appl(?:ied|ication)|administered|(?:re)?fill(?:ed)?|patch|pill|dispensed|picked\s+up)"
    rf"(?:\s*(?:\b(?:was|is|at|on|about|around|given|taken|date|time)\b|[:=@,-]))*\s*(?:{_WHEN}(?:\s*(?:\b(?:at|on|about|around|and|in\s+the)\b|[,@(-]))*\s*)*"
)
""" "Last dose 11/24/2026 8 am", "last taken this morning": an hour that is no time of taking it every day."""
_PAST = re.compile(
    r"\b(?:previous(?:ly)?|formerly|prior(?:\s+dose)?|used\s+to\s+(?:be|take)|was|were|had\s+been|(?:down|up|reduced|decreased|increased|lowered|raised|weaned|tapered|changed|cut)\s+from)"
    r"\s*(?:on|at|taking|taken|took|was|:)*\s*\d(?:(?!\b(?:to|now|then|and|plus|currently|but)\b|[;()]|,\s|\.\s|->|→).)*"
)
""" "Previously 80 mg daily", "down from 15 mg qid"."""
_CHANGE = re.compile(
    r"\b(?:taper|titrat|wean|increas|decreas|reduc|lower|rais|chang|convert|advanc|drop|cut|go(?:ing|es)?\s+(?:up|down)|step)\w*\b[^;.]{0,30}?\b(?:to|by)\s*(?:take\s+)?(?:\d|\.\d)"
    r"|(?:->|=>|→|>>)\s*(?:\d|\.\d)"
    r"|\b(?:starting|as\s+of|from|beginning|begin|effective)\s+(?:on\s+)?(?:next\s+(?:week|month)|tomorrow)"
)
""" "Taper to 5 mg tid", "60 mg bid -> 45 mg bid": which of the doses is taken now is not said."""
_REPEATED = re.compile(
    r"\b(?:may|can|might|ok\s+to)\s+repeat\b|\brepeat\s+(?:once|twice|x|\d|dose|in|after|if)\b"
)
""" "May repeat x1 in 1 hour": how often on one day is left open."""


_TOTAL = re.compile(
    r"\b(?:for\s+a\s+)?total\s*(?:of\s+|=\s*|:\s*)?\d+(?:\.\d+)?\s*(?:mg|tab\w*|cap\w*|pills?)?\s*(?:/|a|per|each|every|in)?\s*(?:day|daily|24\s*h\w*)"
)
""" "Total 3 a day" behind the doses that come to it."""


def take_asides(plain: str) -> tuple[bool, str]:
    """Whether plain directions tell a change of dose or leave repeats open, and the directions without what is past."""
    plain = _PAST.sub(" ", _LAST.sub(" ", plain))
    total = _TOTAL.search(plain)
    if total and times_a_day(plain[: total.start()]):
        plain = plain[: total.start()] + " " + plain[total.end() :]
    return bool(_CHANGE.search(plain) or _REPEATED.search(plain)), plain
