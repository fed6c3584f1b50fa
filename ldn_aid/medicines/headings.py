"""Headings and remarks in a pasted list: what they say about the lines below them."""

import re
from enum import Enum

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import folded

_WORDS = (
    r"current|active|home|discharge[d]?|admission|outpatient|inpatient|prior|to|past|previous|old|historical|prescription|prescribed|otc"
    r"|over|the|counter|non|as|needed|scheduled|prn|reported|patient|my|your|list|of|and|or|taken|reviewed|reconciliation|reconciled"
    r"|pharmacy|other|regular|chronic|daily|new|changed|continued?|stopped?|discontinued?|inactive|completed|no|longer|taking"
    r"|medications?|medicines?|meds|drugs?|rx|supplements?|vitamins?|allerg(?:y|ies|ens?)|intolerances?|adverse|reactions?|sig|directions"
    r"|name|dose|dosage|frequency|route|quantity|qty|date|status|instructions|strength|last|filled|prescriber|start(?:ed)?|end|on|at|in|as|for"
    r"|stop|these|those|this|following|the|you|are|have|been|do|not|take|should|also|how|ask|about|doctor|change[sd]?|continue|resume|hold"
    r"|include[sd]?|today|visit|summary|after|before|hospital|clinic|prescriptions?|all|only|verified|updated|repeat|acute|issued|freq|by|from|is|was|file|dispensed?|refills?"
    r"|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}"
)
_HEADING = re.compile(rf"^\W*(?:(?:{_WORDS})\b\W*)+$")
_MEDICINES = re.compile(r"\b(?:medications?|medicines?|meds|drugs?|rx|taking|prescriptions?|supplements?)\b")
_ALLERGIES = re.compile(r"\b(?:allerg\w+|intolerances?|adverse)\b")
_STOPPED = re.compile(
    r"\b(?:stop(?:ped)?|do not take|discontinued?|inactive|past|previous|historical|completed|no longer)\b"
)
_REMARK = re.compile(
    r"^\W*(?:none|nil|n/?a|nka|nkda|no known .*"
    r"|no (?:current |other |regular |home )?(?:medications?|medicines|meds)\b.*"
    r"|page \d.*|(?:dob|mrn|name|patient|address|phone|provider|pcp|date)\s*:.*)$"
)
_ALLERGIC = re.compile(
    r"\ballerg(?:ic|y|ies) to\b|\bintolerant (?:of|to)\b"
    r"|^\W*(?:codeine|morphine|oxycodone|hydrocodone|tramadol|opioid|opiate|narcotic|meperidine|fentanyl)s? (?:allerg|intoleran)"
)
_ALLERGY_LINE = re.compile(r"^\W*allerg\w*\s*(?:to\b|:|-)")
_DOSE = re.compile(r"\d\s*(?:mg|mcg|ml|tab)|\bdaily\b|\btakes?\b|\btaking\b|\bprn\b|\d\s*/\s*\d{3}")
_CARE = re.compile(
    r"^\W*(?:opioids?|opiates?|narcotics?)[ -](?:naive|agreement|contract|consent|risk|education|policy|safety|screen)"
)
_DENIED = re.compile(
    r"^\W*(?:(?:the\s+)?(?:patient|pt|he|she|they)\s+)?(?:no|denies|denied|never|negative for|without)\b"
)


class Block(Enum):
    """What the last heading made of the lines below it."""

    TAKEN = "taken"
    STOPPED = "stopped"
    ALLERGIES = "allergies"


def block_of(line: str, block: Block) -> tuple[Block, bool]:
    """The block that *line* stands in, given the *block* before it, and whether it is itself a heading.

    A blank line ends a list of allergies, and so does a line with a dose: a medicine taken must not be
    lost because a heading is missing.
    """
    text = folded(line)
    if not text.strip():
        return (Block.TAKEN if block is Block.ALLERGIES else block), False
    if _HEADING.match(text):
        if names_an_allergy(text):
            return Block.ALLERGIES, True
        if _STOPPED.search(text):
            return Block.STOPPED, True
        return (Block.TAKEN if _MEDICINES.search(text) else block), True
    if block is Block.ALLERGIES and _DOSE.search(text):
        return Block.TAKEN, False
    return block, False


def is_heading(line: str) -> bool:
    """True for a line that only heads what follows: "Current medications:"."""
    return bool(_HEADING.match(folded(line)))


def names_an_allergy(line: str) -> bool:
    """True for a line about allergies and reactions."""
    return bool(_ALLERGIES.search(folded(line)))


def names_no_medicine(line: str) -> bool:
    """True for "no known drug allergies", "denies opioid use" and "DOB: ..."."""
    text = folded(line)
    names = scan(text, load_lexicon()).names
    named = any(not one.meaning.weak for one in names)
    if _CARE.match(text) or (_REMARK.match(text) and not named):
        return True
    if _ALLERGY_LINE.match(text) and not (named and _DOSE.search(text)):
        return True
    if _ALLERGIC.search(text) and not any(map(str.isdigit, text)) and not _DOSE.search(text):
        return True
    return bool(_DENIED.match(text)) and all(named.meaning.weak for named in names)
