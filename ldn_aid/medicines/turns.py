"""Where a line turns from one medicine to the next: "Vicodin stopped, changed to oxycodone", "stop Norco, start morphine"."""

import re

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import folded

_VERB = r"(?:changed|switched|converted|transitioned|transferred|rotated|moved|swapped)\s+(?:over\s+)?"
_TO = rf"\b{_VERB}(?:to|for)\b|\b(?:replaced|substituted|followed)\s+(?:by|with)\b|->|=>|→|>>"
_START = (
    r"\bnow\b(?:\s+(?:on|takes?|taking|uses?|using|has|only|just)\b)?|\b(?:re-?)?start(?:ed|ing|s)?\b(?:\s+(?:on|taking)\b)?|\bbeg[aiu]n(?:s|ning)?\b"
    r"|\bresum(?:e[sd]?|ing)\b|\bcontinu(?:e[sd]?|ing)\b(?:\s+(?:on|to\s+take|taking)\b)?|(?<!not )(?<!longer )\b(?:currently|still)\b(?:\s+(?:on|takes|taking|uses|using)\b)?|(?<!not )(?<!longer )\btakes\b"
)
_TURN = re.compile(rf"(?P<to>{_TO}|(?<=\s)to(?=\s))|(?P<start>{_START})")
_FROM = re.compile(rf"\b{_VERB}from\b|\bfrom\b[^.;]*$")
_NAME_WITHIN = re.compile(
    r"\W*(?:(?:a|an|the|her|his|their|my|taking|using|on|generic|oral|long[\s-]acting|short[\s-]acting|today)\W+){0,3}$"
)
_GIVEN_UP = re.compile(rf"(?:{_TO})\W*$|\b{_VERB}from\b")
_TAKEN_UP = re.compile(rf"^\W*(?:{_TO}|to\b|{_START})")


def turned(line: str) -> tuple[str, ...]:
    """*line* in one piece before each turn to another medicine. The words of the turn stand in both pieces beside it."""
    text = folded(line)
    starts = [named.start for named in scan(text, load_lexicon()).names if not named.meaning.weak]
    parts, begins = list[str](), 0
    for found in _TURN.finditer(text):
        after = next((start for start in starts if start >= found.end()), None)
        if after is None or not _NAME_WITHIN.fullmatch(text, found.end(), after):
            continue
        if not any(begins <= start < found.start() for start in starts):
            continue
        if found[0] == "to" and not _FROM.search(text, begins, found.start()):
            continue
        parts.append(line[begins : found.end() if found["to"] else found.start()])
        begins = found.start()
    return tuple(part.strip(" ,;") for part in (*parts, line[begins:])) if parts else (line,)


def given_up(text: str) -> bool:
    """Whether folded *text* tells that its medicine was changed for another: "Norco changed to"."""
    return bool(_GIVEN_UP.search(text))


def taken_up(text: str) -> bool:
    """Whether folded *text* begins with a medicine being started, changed to or gone on with."""
    return bool(_TAKEN_UP.match(text))


def without_turn(text: str) -> int:
    """How many characters the words of the turn take at the beginning of folded *text*."""
    found = _TAKEN_UP.match(text)
    return found.end() if found else 0
