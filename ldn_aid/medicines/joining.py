"""Which lines of a list only go on about the medicine above them, and are read with it."""

import re

from ldn_aid.medicines.directions import directions_start
from ldn_aid.medicines.headings import is_heading
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.parting import like_an_opioid
from ldn_aid.medicines.printed import NEW_ITEM, Printed
from ldn_aid.medicines.recognise import may_be_a_patch, recognise
from ldn_aid.medicines.rxnorm import has_a_code, is_only_a_code, name_by_code
from ldn_aid.medicines.scan import Scan, scan
from ldn_aid.medicines.words import folded, words_of

_SAYS_MORE = re.compile(
    r"^\W*(?:commonly known as|also known as|a\.?k\.?a\.?|generic(?: name)?(?: for)?|brand(?: name)?|sig|disp(?:ense)?|refills?|qty|quantity|route"
    r"|dose|dosage|strength|form|frequency|how (?:taken|often|to take)|instructions|directions|last (?:taken|dose|used)|days? supply|status|taking|max(?:imum)?(?:\s+daily)?(?:\s+dose)?)\s*:"
)
_MAY_BE_AN_OPIOID = re.compile(
    r"(?:(?!\b(?:for|from|due|to|while|when|if|not?|without|avoid|than|against|until|other|per)\b)[^:;.])*?"
    r"(?:\b(?:narcotics?|opioids?|opiates?|pain\s*killers?|pain\s+(?:pills?|patch(?:es)?|meds?|medic\w+|relievers?|shots?|syrup))\b|\b(?:ms|oc)\s*(?:ir|er|elixir|tabs?)?\s*\d)(?!\W*induced)"
)
""" "Takes a narcotic", "Apply pain patch every 3 days", "MS 15 mg": never directions of the medicine above."""
_VERB = re.compile(r"[\W\d]*(?:takes?|taking|uses?|using|apply|inject|inhale|gives?|continue|start)?[\W\d]*")
_STRENGTH = re.compile(r"\d\s*(?:mg|mcg|ug|g|ml|units?)\b")
_A_PATCH = re.compile(r"\W*(?:the|a|an|my|pain)?\s*patch(?:es)?\b")
_GOES_ON = re.compile(r"(?:[-/+]|\band|\bwith)\s*$")
_HYPHEN = re.compile(r"\bpain\s*-\s*$")
""" "PRN Pain -" with "Moderate" in the next line."""
_NOT_TAKING = re.compile(r"^\W*(?:patient\s+|pt\s+)?(?:is\s+)?not\s+taking\b\W*\s*reported\b")
_BARE_CODE = re.compile(r"^\W*\d{5,11}\W*$")
_PRODUCT_NUMBER = re.compile(r"^\W*(?:#|no\.?|nr\.?|number)\s*[1-4]\b")
""" "Tylenol" with "No. 3" in the next line."""
_PRESCRIBED = re.compile(r"^\W*rx\s*\*")
""" "RX *oxycodone 5 mg 1 tablet(s) by mouth every four hours Disp #*10 Tablet Refills:*0": the item above it once more."""
_TELLS_AN_AMOUNT = re.compile(
    r"(?<![\d/-])\d+(?![\d/-])|\b(?:one|two|three|four|half)\b|\b[bt]id\b|\bq[ih]d\b|\bqhs\b|\bstopped\b"
)
_TAKEN_AFTER_ALL = re.compile(r"\bstatus\W+(?:active|taking|current)\b")
_SHORT = 3
"""Words of a line that only grades the pain."""
_PRESCRIBED_ENDS = re.compile(r"\brefills\s*:\s*\W*\d")
_DOSE_LEFT_OUT = re.compile(r"_{2,}")
_FILL = frozenset(
    word
    for words in (
        "mg mcg ml g per by mouth the a an and for of or in on to with day days hour hours hr hrs h needed time times unit units iu meq",
        "sustained extended release delayed immediate",
    )
    for word in words.split()
)
"""Words of measure, and of forms, that may stand before the directions of a line that goes on."""


def joined(lines: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """*lines* with those that go on about the medicine above them made one with it."""
    whole: list[Printed] = []
    prescribed = False
    for line in lines:
        before = whole[-1] if whole else None
        if not before or not before.text or not line.text or NEW_ITEM.match(line.text):
            prescribed = False
            whole.append(line)
        elif prescribed or (_PRESCRIBED.match(folded(line.text)) and _names_again(line.text, before.text)):
            prescribed = not _PRESCRIBED_ENDS.search(folded(line.text))
            whole[-1] = Printed(f"{before.shown} {line.shown}", before.text)
        elif _belongs(line.text, before.text):
            may_head = before.may_head or _may_head(line.text)
            whole[-1] = Printed(f"{before.shown} {line.shown}", f"{before.text} {line.text}", may_head)
        else:
            whole.append(line)
    return tuple(whole)


def _may_head(line: str) -> bool:
    """Whether *line* ends like a heading, or tells neither a number nor a label with what belongs to it."""
    text = folded(line).strip()
    if text.endswith(":") or _TAKEN_AFTER_ALL.search(text):
        return True
    if _NOT_TAKING.match(text) or text.startswith("(") or text.endswith(")") or _SAYS_MORE.match(text):
        return False
    return not _TELLS_AN_AMOUNT.search(text)


def _names_again(line: str, before: str) -> bool:
    """Whether *line* names what *before* does, and *before* tells how it is taken or leaves its dose out."""
    told = any(map(str.isdigit, before)) or bool(_DOSE_LEFT_OUT.search(before))
    return told and bool(set(recognise(line).ingredients) & set(recognise(before).ingredients))


def _belongs(line: str, before: str) -> bool:
    """Whether *line* only goes on about the medicine that *before* names."""
    if is_heading(before):
        return False
    text, lexicon = folded(line), load_lexicon()
    found = scan(text, lexicon)
    if _GOES_ON.search(folded(before)) and (found.names or not _HYPHEN.search(folded(before))):
        return bool(found.names) and bool(scan(folded(before), lexicon).names)
    named = recognise(before)
    if name_by_code(line) or _BARE_CODE.match(line):
        # A code of a product of its own, unless it only tells again what is named above it.
        again = set(recognise(line).ingredients)
        return bool(again) and again <= set(named.ingredients) and not has_a_code(folded(before))
    if named.ingredients and not is_heading(line) and _goes_on_after_all(text, folded(before), found):
        return True
    if _MAY_BE_AN_OPIOID.match(text):
        return False
    if _A_PATCH.match(text) and named.opioid and not may_be_a_patch(named):
        # "Norco 10/325" and below it "the patch 50": a second medicine.
        return False
    names = {name for one in found.names if not one.meaning.weak for name in one.meaning.substances}
    if _SAYS_MORE.match(text):
        return bool(named.ingredients) and names <= set(named.ingredients)
    if (
        names
        or is_heading(line)
        or not (named.ingredients or named.unknown_words)
        or recognise(line).suggestions
    ):
        return False
    if found.unknown and _names_something(text, found.unknown[0].start):
        return False
    # Only words of form and measure may stand before the directions: "pain pill 1 daily" is a medicine of its own.
    before_directions = words_of(text[: directions_start(text)])
    return all(word[0].isdigit() or (word,) in lexicon.forms or word in _FILL for word in before_directions)


def _goes_on_after_all(text: str, before: str, found: Scan) -> bool:
    """Whether folded *text* cannot stand by itself: it ends a parenthesis, grades the pain, says that it is not taken, or is a code."""
    if _NOT_TAKING.match(text):
        return True
    if (
        _PRODUCT_NUMBER.match(text)
        and set(recognise(before).ingredients) <= load_lexicon().comes_with_codeine
    ):
        return True
    if found.names or like_an_opioid(text):
        return False
    if before.count("(") > before.count(")") and ")" in text:
        return True
    if _HYPHEN.search(before) and len(text.split()) <= _SHORT:
        return True
    return is_only_a_code(text) and not has_a_code(before)


def _names_something(text: str, unknown: int) -> bool:
    """Whether the word at *unknown* stands where a medicine's name would: "take xyzzol 5 mg daily"."""
    strength = _STRENGTH.search(text)
    return bool(_VERB.fullmatch(text[:unknown])) or bool(strength and unknown < strength.start())
