"""Where a printed line stops naming the product and says how it is taken."""

import re

from ldn_aid.medicines.measures import PATCH_STRENGTH
from ldn_aid.medicines.weekdays import WEEKDAYS

_COUNT = r"(?:(?:\d|one|two|three)\s*(?:and\s*)?(?:an?\s*|one[- ])?(?:half|1/2|½)|\d{1,2}(?:\.\d+)?(?!\d)|\.\d+|1/[24]|½|¼|\b(?:one|two|three|four|(?:one[- ]?)?half(?:\s+of)?(?:\s+an?)?|(?:a\s+)?quarter(?:\s+of)?(?:\s+an?)?|iii?|i(?:-ii)?|an?))"
_A_COUNT_BEFORE = re.compile(
    r"(?:(?:mg|mcg|ml|g|tab\w*|cap\w*|pills?|solution|syrup|er|ir|ud|oral|[/-]\d+(?:\.\d+)?)\"?[\s,;:|)^(]+[\"\s,;:|)^(-]*|[,;:|(]\s*|\s-\s+)"
    r"(?P<count>(?:\d{1,2}(?:\.\d+|\s+1/2)?|\.\d+|1/2|½|one|two|three|four|five|six|half)(?:\s*(?:-|to|or)\s*(?:\d{1,2}(?:\.\d+)?|two|three|four))?)[\"\s,;:|^]*$"
)
""" "10 mg 2" right before "in the morning", "| 2 |" before "PO": the count belongs to the directions."""
_A_STRENGTH = re.compile(r"\d\s*(?:mg|mcg|g|gm|ml|micrograms?)\b|\d\s*[-/]\s*\d")
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight)"
_WORD_COUNT = r"(?:one|two|three|four|half|i{1,3})"
_HOW_OFTEN = (
    r"(?:p\.?\s?o|by\s+mouth|orally|q\.?\s?\d+\s?\w*|q\.?(?:d|hs|am|pm|day)|[bt]\.?i\.?d|q\.?i\.?d|bd|tds|qds|od|nocte|mane|daily|every|each"
    r"|once|twice|nightly|p\.?r\.?n|at|to\s+be\s+taken|up\s*to\s+\w+\s*(?:x|times|daily|a\s+day))\b"
)
_START = re.compile(
    r"\b(?:sig|take[sn]?|taking|took|apply|applied|applies|use[sd]?|using|inject\w*|inhale|place[sd]?|dissolve[sd]?|chew|swallow"
    r"|put|insert|instill|give[ns]?|wears?|change[sd]?)\b(?!\s*release)"
    r"|(?:(?<=mg )|(?<=ake )|(?<=ab )|(?<=ap )|(?<=let )|(?<=ule )|(?<=abs )|(?<=aps )|(?<=ets )|(?<=les )|(?<=[/-]\d )|(?<=[/-]\d\d )|(?<=[/-]\d\d\d )"
    r"|(?<=[/-]\d\.\d )|(?<=[,;:)-] ))\d(?:\s*-\s*\d)?"
    r"(?=\s+(?:po|by\s+mouth|orally|q\s?\dh?|qd|qhs|[bt]id|qid|bd|tds|qds|od|nocte|mane|daily|every|once|twice|nightly|prn|at|a\s+day|per\s+day|q?am|q?pm|hs)\b)"
    r"|\d+(?:\.\d+)?\s*(?:mg|mcg|g)\s*=\s*\d|\b\d+(?:\.\d+)?\s*(?:tab(?:let)?s?|cap(?:sule|let)?s?|ml)(?:\(s\))?\s*=\s*\d"
    r"|\b(?:nte|not\s+to\s+exceed|do\s+not\s+(?:exceed|take)|daily\s+max(?:imum)?)\b"
    rf"|(?<![-/.#\d])(?:\b{_WORD_COUNT}(?:\s*(?:-|to|or)\s*{_WORD_COUNT})?|\b[1-4]\s*(?:-|to|or)\s*[2-6])(?=\s+(?:{_HOW_OFTEN}))"
    rf"|{WEEKDAYS}"
    r"|\bt\d(?:-\d)?[tc]\b|(?<![\d./-])\d(?:-\d)?[tc](?=\s+(?:po|qd|qhs|q\d|[bt]id|qid)\b)"
    r"|(?<![\w./-])t{1,2}\s*-\s*t{2,3}\b|(?<![\w./-])t{1,3}(?=\s+(?:po\s+)?(?:bd|tds|qds|od|nocte|mane|[bt]id|qid|daily|prn|stat|q\s?\d+\s*(?:h\w*)?)\b)"
    r"|\b(?:by|per)\s+mouth\b|\bp\.?o\b\.?|\bper\s+os\b|\borally\b|\bp\.?r\.?n\b|\b(?:as|if|when)\s+needed\b"
    r"|(?<![\d./#-])\d{3,4}\s*(?:tab(?:let)?s?|cap(?:sule|let)?s?|pills?|patch(?:es)?|films?|strips?|ml)\b"
    rf"|(?<![\d./#-])(?<!/\s)(?!{PATCH_STRENGTH})(?P<low>{_COUNT})(?:\s*(?:-|to|or)\s*(?P<high>{_COUNT}))?\s*(?:tab(?:let)?s?|cap(?:sule|let)?s?|pills?|patch(?:es)?|films?|strips?"
    r"|sprays?|puffs?|drops?|tsp|teaspoon\w*|tablespoon\w*|mls?)\b"
    r"|\bsos\b|(?<![\d./#-])\d+(?:\s*(?:-|to)\s*\d+)?\s*-?\s*(?:hourly|hrly)\b|\bq\.?\s?\d|\bq\.?(?:d|od|hs|am|pm|day|week|month)\b|\bq\.?o\.?d\b|\bq\.\s?(?:h\.?\s?s|a\.?\s?m|p\.?\s?m)\b|\b[btq]\.?\s?i\.?\s?d\b|\b(?:b\.\s?d|t\.\s?d\.\s?s|q\.\s?d\.\s?s|o\.\s?d|o\.\s?n)\b|\b(?:bd|tds|qds|od|om|nocte|mane|hs|achs|qwk)\b|(?:(?<=tablets )|(?<=tablet )|(?<=capsules )|(?<=capsule )|(?<=mg ))on\s*$"
    rf"|\b{_NUMBER}\s+(?:q\s?)?[ap]m\b"
    r"|\b\d{1,2}(?::\d\d)?\s*[ap]m\b|\b\d+(?:\.\d+)?(?:\s*(?:-|to)\s*\d+(?:\.\d+)?)?\s*(?:mg|mcg)\s*(?:/|per\s|a\s)\s*(?:day|d\b|24)"
    r"|\b(?:every|each)\s+(?:\d|one|two|three|four|six|eight|twelve|other|day|morning|evening|night|week|month|meal|bed)"
    r"|\ba\s+day\b|\bmornings?\b|\bevenings?\b|\bwith\s+meals\b|\b(?:once|twice|thrice|daily|nightly|weekly|monthly|at\s+(?:bed\s*time|night|noon|lunch\w*|dinner\w*|breakfast|hs)|in\s+(?:the\s+)?(?:am|pm|a\.m|p\.m|morning|evening|afternoon)|noon|mid\s?day|bedtime|afternoons?)\b"
    rf"|\b{_NUMBER}(?:\s*(?:-|to|or)\s*{_NUMBER})?\s*-?\s*(?:x|times)\b|\b{_NUMBER}\s*(?:/|per|a)\s*day\b"
    r"|(?<![\d./-])\d-\d-\d(?:-\d)?(?![\d./-])"
    r"|\b(?:qty|quantity|disp|dispense[d]?|refills?|days?\s*supply|mdd)\b|\#\s*\d{2,}|\b(?:up\s+to|max(?:imum)?|no\s+more\s+than)\s+\d"
    r"|\b(?:last\s+(?:taken|dose[sd]?|used|fill\w*|appl\w+|given|took|administered|time)|stopped|discontinued|d/c\W?d|no\s+longer|started|since|prescribed|for\s+\w+)\b"
    r"|(?<![\d.])\d{1,4}\.00?\s+\d{1,3}\b(?!\s*(?:mg|mcg|ml|g)\b)"
    r"|\(?\b(?:19|20)\d{2}-\d{1,2}-\d{1,2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b(?!\s*m)"
)


_COUNT_NEXT = re.compile(
    rf"[\s,:;(–-]*(?P<count>(?:\d|10)(?:\.5)?(?:\s*(?:-|to|or)\s*(?:\d|10))?|one|two|three)(?:\s*(?=x\s|x$|/\s*day)|\s+(?={_HOW_OFTEN}|(?:a|per)\s+day|times\b|as\s+needed|when\b|if\b|(?:\d|{_NUMBER})\s*(?:-\s*\d\s*)?(?:x\b|times))|$)"
)


def directions_start(text: str, after: int = 0) -> int:
    """Where in the folded *text*, from *after* on, the directions begin; its length when there are none."""
    starts = (found.start() for found in _START.finditer(text, after) if not _falls(found))
    start = next(starts, len(text))
    strength = _A_STRENGTH.search(text, after, start) if start < len(text) else None
    count = _A_COUNT_BEFORE.search(text, after, start) if strength else None
    return count.start("count") if count else start


def _falls(found: re.Match[str]) -> bool:
    """True for "5-1.5 tab": a strength in two parts, where a range of counts would rise."""
    low, high = (_plain_number(found[name]) for name in ("low", "high"))
    return low is not None and high is not None and high < low


def _plain_number(text: str | None) -> float | None:
    return float(text) if text and text.replace(".", "", 1).isdecimal() else None


def count_after_name(text: str, after: int) -> int | None:
    """Where a count without its noun begins right behind a name: "2" in "Excedrin 2 q6h"; None without one."""
    found = _COUNT_NEXT.match(text, after)
    return found.start("count") if found else None
