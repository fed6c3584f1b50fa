"""Whether a number is left in directions that nothing accounts for, and that may be a count of tablets."""

import re

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.sig_text import plain_directions
from ldn_aid.medicines.times import without_times

_LARGEST_COUNT = 20
"""A larger number is no count at a time: a quantity, a code, a telephone number."""
_NO_COUNT = re.compile(
    r"\b(?:refills?|rfl?s?|fills?|page|tier|no|nr|room|rm|line|level|stage|grade|type|class|schedule|phase|step|rx|id|npi|dea|ndc|ndc|tel|ph|phone|fax|icd|lot|exp|bed|unit|floor|suite|ste|box|apt|zip|store|dr"
    r"|age[d]?|days?\s*'?\s*supply|days?|ds|week|year|month|score|scale|pain|severity|temp|bp|hr|a1c|inr|egfr|bmi|ckd|dm|covid|omega|vitamin|vit|b|d|grade|gauge|size|wt|weight|visit|cycle)\W{0,4}\d+(?:\.\d+)?(?:\s*(?:-|to|/)\s*\d+)?"
    r"|\b(?:for|x|after|in|within|until|about|over|last|next|past|first)\s*(?:the\s+)?(?:\d+\s*(?:-|to|or)\s*)?\d+\s*(?:more\s+)?(?:d\b|days?|wks?|weeks?|months?|years?|hours?|hrs?|h\b|minutes?|mins?|nights?)"
    r"|(?:\d+\s*(?:-|to|or)\s*)?\d+(?:\.\d+)?\s*-?\s*(?:refills?|rf\b|fills?\b|days?\b|d\b|weeks?|wks?|months?|mos?\b|years?|yrs?|yo\b|y/o|hours?\b|hrs?\b|hr\b|h\b|minutes?|mins?|min\b|seconds?|lbs?|kg|pounds?|percent|oz|ounces?|cups?|glass\w*|meals?|inch\w*|cm|mm|degrees?|points?"
    r"|st\b|nd\b|rd\b|th\b|left\b|remaining|patch(?:es)?\b|take\s*-?\s*homes?|out\s+of|am\b|pm\b|units?\b|iu\b|meq|%|°)"
    r"|\d+(?:\.\d+)?\s*/\s*\d+(?:\s*/\s*\d+)?|(?!x\d)\b[a-z]+-?\d+[a-z]*|\d+[a-z]+\b|\b\d+\.0\d*\b|\#\s*\d+"
)
"""Numbers that count something else: "2 refills", "pain 7/10", "for 5 days", "Dr. 5"."""
_MORE = re.compile(
    r"\b(?:second|third|2nd|3rd|another|extra|additional|more)\s+(?:doses?|tab\w*|pills?|cap\w*|one)\b|\bdoubled?\b(?!\s*-?\s*strength)"
    r"|(?:\band\b|\bplus\b|[+&])\s*(?:also\s+)?(?:extra\s+|more\s+)?(?:p\.?r\.?n\b|(?:as|if|when)\s+needed)"
)
""" "May take another tablet", "bid and prn": how much more is not said."""
_STRENGTH = re.compile(
    r"\d\s*(?:mg|mcg|ug|grams?|gm?|micrograms?|milligrams?|units?|iu|meq|%)(?:\s*/\s*[\d.]*\s*(?:ml|m?l|hrs?|hours?|h|tab\w*|actuat\w*|spray|dose|puff)?\b)?|\d\s?[-/]\s?\d+(?:\.\d+)?(?:\s*/\s*\d+\s*ml)?"
)
_PACK = re.compile(r"(?P<form>\b(?:tab(?:let)?s?|cap(?:sule)?s?|release)),\s*(?:10|14|1[5-9]|20)\s*$")
""" "Endone 5 mg tablet, 20": the size of the pack that was supplied."""
_BEFORE_A_THING = re.compile(
    r"\b(?<!')([a-z]{2,6}|[a-z]+[015][a-z]+)\s+(?:daily|a\s+day|tabs|tablets|caps|capsules|patches|pills|films|times|mls?)\b"
)
_TIMES_WITHOUT = re.compile(
    r"(?<![\d.])\b(?!or\b)[a-z]+\s+times\s+(?:(?:a|per|each|every)\s+)?(?:day|daily)\b"
)
""" "Several times a day", "for times a day"."""
_LEFT = re.compile(r"(?<![\d.,/])(?:\d+(?:\.\d+)?|\.\d+)(?![\d]|[.,/]\d)")


def number_left(plain: str, told: list[tuple[int, int]]) -> bool:
    """Whether plain directions hold a number up to 20 beside those at *told*, the times of day and what counts no dose."""
    for start, end in told:
        plain = plain[:start] + "_" * (end - start) + plain[end:]
    if _MORE.search(plain):
        return True
    rest = _NO_COUNT.sub(" ", without_times(plain))
    return any(0 < float(found[0]) <= _LARGEST_COUNT for found in _LEFT.finditer(rest))


def count_not_read(plain: str) -> bool:
    """Whether a word that is not known stands where plain directions would tell a count: "wo patches", "fur times a day"."""
    lexicon = load_lexicon()
    return bool(_TIMES_WITHOUT.search(plain)) or any(
        word not in lexicon.plain and (word,) not in lexicon.names and (word,) not in lexicon.forms
        for word in _BEFORE_A_THING.findall(plain)
    )


def number_behind_strength(product: str) -> bool:
    """Whether a printed product holds a number behind its strength that may be a count: "oxycodone 10 mg tab, 2"."""
    text = _PACK.sub(lambda found: found["form"], plain_directions(product))
    ends = [found.end() for found in _STRENGTH.finditer(text)]
    return bool(ends) and number_left(text[ends[-1] :], [])
