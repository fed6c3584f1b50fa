"""What a printed list carries beside medicines: heads and feet of pages, telephone numbers, addresses, refills, advice."""

import re
from functools import cache

from ldn_aid import resources
from ldn_aid.medicines.alike import names_alike, names_an_opioid
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import Scan, scan
from ldn_aid.medicines.words import folded, words_in

_LONGEST = 140
_FEWEST_WORDS = 4
_DOSE = re.compile(
    r"\d\s*(?:mg|mcg|ug|ml|g|gm|units?|%)(?![a-z])|\d\s*(?:tabs?|tablets?|caps?|capsules?|patch\w*)\b(?!\s*$)"
    r"|\b(?:q\.?\s?\d+\s?h|bid|tid|qid|prn|daily|twice|nightly)\b|\d\s*/\s*(?:300|325|500|650)\b"
)
_MAY_BE_TAKEN = re.compile(
    r"\b(?:pills?|meds?|tabs?|tablets?|caps?|capsules?|patch\w*|syrups?|drops|shots?|sprays?|tea|powders?|gumm\w*|takes?|taking|took|uses?|using|gave|gives?|some|from|my|his|her|pain|sleep)\b"
)
"""Words by which people speak of what they take."""
_MAY_BE_MEANT = re.compile(
    r"\b(?:medicines?|drugs?|something|stuff|ones?|it|hers?|mine|bottles?|given|borrow\w*|bought|buys?|shar\w+|has|have|had|still|starts?|started|restart\w*)\b"
)
"""Words of a sentence that may be about a medicine without its name."""
_PRESCRIBED = re.compile(r"\W*(?:rx|prescriptions?)\b")
""" "Rx opioid for severe pain": not the number of a prescription."""
_NUMBERS = re.compile(
    r"[\W_]*(?:(?:page|pg|p)\W*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[\W_]*"
    r"|[^a-z]*(?:\+?\d{1,2}[\s.-])?\(?\d{3}\)?[\s.-]*\d{3}[\s.-]\d{4}(?:\s*(?:x|ext)\.?\s*\d+)?[^a-z]*|[\W_]*(?:\d{8,9}|\d{12,})[\W_]*"
)
""" "2 of 3", "(555) 123-4567", a number of more digits than a code of RxNorm, but not ten or eleven as an NDC has: it may be an opioid's."""
_ADDRESS = re.compile(
    r"\W*\d{1,6}\s+(?:[a-z.']+\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|highway|hwy|suite|place|pl|parkway|pkwy)\b.*"
    r"|\W*(?:[a-z.']+\s+){0,2}[a-z.']+,\s*[a-z]{2}\W+\d{5}(?:-\d{4})?\W*"
)
_SIGNED = re.compile(
    r"\W*(?:[a-z.'-]+\W+){2,4}(?:m\.?d|d\.?o|r\.?n|n\.?p|pa-?c|pharm\.?d|rph|fnp|aprn|dnp)\W*"
)
_PLACE = re.compile(
    r"\W*(?:[a-z.'&/#\d-]+\W+){1,5}(?:clinic|pharmacy|hospital|medical\s+center|health\s+(?:center|system)|surgery|practice)(?:\W*#?\s*\d*)?\W*"
)


def is_page_furniture(line: str) -> bool:
    """Whether *line* is part of the page and names no medicine, no dose, and no word like an opioid's name."""
    text = folded(line)
    found = scan(text, load_lexicon())
    if len(text) > _LONGEST or any(not named.meaning.weak for named in found.names) or _DOSE.search(text):
        return False
    unknown = [word.text for word in found.unknown]
    if any(names_an_opioid(name) for word in unknown for name in names_alike(word)):
        return False
    names, numbers, sentences = _patterns()
    if _NUMBERS.fullmatch(text) or sentences.match(text):
        return True
    if found.names and _PRESCRIBED.match(text):
        return False
    if numbers.match(text) and not _unknown_behind(text, numbers, unknown):
        return True
    if _MAY_BE_TAKEN.search(text):
        return False
    if _is_prose(text, found, unknown):
        return True
    return bool(names.match(text)) or any(pattern.fullmatch(text) for pattern in (_ADDRESS, _SIGNED, _PLACE))


def _is_prose(text: str, found: Scan, unknown: list[str]) -> bool:
    """Whether folded *text* is a sentence of ordinary words alone, in which no medicine and no kind of one is named."""
    if _MAY_BE_MEANT.search(text):
        return False
    words = [word.text for word in words_in(text) if word.text.isalpha()]
    return not found.names and len(words) >= _FEWEST_WORDS and set(unknown) <= _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(resources.read_toml("medicines/page_words.toml")["common"].split())


def _unknown_behind(text: str, label: re.Pattern[str], unknown: list[str]) -> bool:
    """Whether a word that was not read stands behind the *label* of folded *text*: it may be a medicine."""
    found = label.match(text)
    return found is not None and any(word in text[found.end() :] for word in unknown)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = resources.read_toml("medicines/page_words.toml")

    def beginning(key: str, behind: str) -> re.Pattern[str]:
        return re.compile(
            rf"\W*(?:{'|'.join(re.escape(one) for one in sorted(words[key], key=len, reverse=True))}){behind}"
        )

    return (
        beginning("before_names", r"\b\W"),
        beginning("before_numbers", r"(?:\s*#)?\s*(?:[:.#=]|\b)"),
        beginning("sentences", r"\b"),
    )
