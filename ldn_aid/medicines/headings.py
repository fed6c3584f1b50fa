"""Headings and remarks in a pasted list: what they say about the lines below them."""

import re
from enum import Enum

from ldn_aid.medicines.remarks import has_a_dose, names_an_allergen, names_an_allergy, says_how
from ldn_aid.medicines.turns import taken_up
from ldn_aid.medicines.words import folded

_WORDS = (
    r"current|active|home|discharge[d]?|admission|outpatient|inpatient|prior|to|past|previous|old|historical|prescription|prescribed|otc"
    r"|over|the|counter|non|as|needed|scheduled|prn|reported|patient|my|your|list|of|and|or|taken|reviewed|reconciliation|reconciled"
    r"|pharmacy|other|regular|chronic|daily|new|changed|continued?|stopped?|discontinued?|inactive|completed|no|longer|taking"
    r"|with|pain|should|must|tried|failed|herbals?|vitamins?|medications?|medicines?|meds|drugs?|rx|supplements?|vitamins?|allerg(?:y|ies|ens?)|intolerances?|adverse|reactions?|sig|directions"
    r"|name|dose|dosage|frequency|route|quantity|qty|date|status|instructions|strength|last|filled|prescriber|start(?:ed)?|end|on|at|in|as|for"
    r"|stop|these|those|this|following|the|you|are|have|been|do|not|take|should|also|how|ask|about|doctor|change[sd]?|continue|resume|hold"
    r"|include[sd]?|former(?:ly)?|currently|now|dc'?d|today|visit|summary|after|before|hospital|clinic|prescriptions?|all|only|verified|updated|repeat|acute|archived|issued|freq|by|from|is|was|file|dispensed?|refills?"
    r"|what|much|when|best|possible|including|supplies|encounters?|variable|use|history|total|flagged|preadmission|accurate|inaccurate|complete|further|investigation|requires|may|be|repeats?|surescripts|facility|administered|none"
    r"|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\d{1,3}(?=\s+(?:total|active|current))"
)
_HEADING = re.compile(rf"^\W*(?:(?:{_WORDS})\b\W*)+$")
_MEDICINES = re.compile(r"\b(?:medications?|medicines?|meds|drugs?|rx|taking|prescriptions?|supplements?)\b")
_STOPPED = re.compile(
    r"\b(?:stop(?:ped)?|do not take|not\s+(?:currently\s+)?taking|former(?:ly)?|dc'?d|discontinued?|inactive|past|previous|historical|completed|no longer)\b"
)
_ABOUT_ONE = re.compile(r"^\W*(?:patient\s+)?not\s+taking\W+reported\b")
""" "Patient not taking: Reported on 1/2/2024" is about the medicine above it."""
_GOES_ON = re.compile(
    r"\b(?:current(?:ly)?|active|taking|continued?|resume|start(?:ed)?|new|changed?|home|regular|scheduled|prn|discharge|now)\b"
)
"""Words of a heading that end what was stopped."""
_HISTORY = re.compile(
    r"^\W*(?:(?:past|significant|other|active|relevant|pertinent|prior|chronic|current)\s+)*(?:(?:medical|surgical|social|family|psychiatric|substance(?:\s+(?:use|abuse))?|gynecologic\w*|obstetric\w*)\s+(?:history|hx)"
    r"|pmh\w*|psh\w*|fhx?|shx?|hpi|history\s+of\s+present(?:ing)?\s+(?:illness|complaint)|problems?(?:\s+list)?|diagnos[ie]s|(?:medical\s+)?conditions|assessment(?:\s+(?:and|&)\s+plan)?|impression|vitals?(?:\s+signs?)?"
    r"|discharge\s+(?:disposition|diagnos[ie]s|condition)|brief\s+hospital\s+course|immuni[sz]ations?|vaccines?|lab(?:s|oratory)?(?:\s+results?)?|procedures?|review\s+of\s+systems|ros|chief\s+complaint|reason\s+for\s+(?:visit|admission|referral)|physical\s+exam(?:ination)?|hospital\s+course|follow\s*-?\s*up)"
    r"\s*(?P<colon>:|-)?\s*(?P<rest>.*)$"
)


class Block(Enum):
    """What the last heading made of the lines below it."""

    TAKEN = "taken"
    STOPPED = "stopped"
    UNSURE = "unsure"
    """Behind what was stopped, after a gap or a line that was not read: it may stand under another heading."""
    ALLERGIES = "allergies"
    AFTER_ALLERGIES = "after allergies"
    """Behind a line below allergies that names no allergen and no reaction: it may have been another heading."""
    HISTORY = "history"
    """Problems, history, findings: a name there says nothing about taking it."""


_ALLERGIES = (Block.ALLERGIES, Block.AFTER_ALLERGIES)


def block_of(line: str, block: Block, *, listed: bool = False) -> tuple[Block, bool]:
    """The block that *line* stands in, given the *block* before it, and whether it is itself a heading.

    *listed* tells that something was read in a block of what was stopped: then any heading ends it. A blank line ends
    a list of allergies, and a line with a dose ends that and a history: a medicine taken must not be lost because a
    heading is missing.
    """
    text = folded(line)
    if not text.strip():
        return (Block.TAKEN if block in _ALLERGIES else block), False
    history = _HISTORY.match(text)
    if history and (not history["rest"] or (history["colon"] and not has_a_dose(text))):
        return Block.HISTORY, not history["rest"]
    if _HEADING.match(text) and not _ABOUT_ONE.match(text):
        if names_an_allergy(text):
            return Block.ALLERGIES, True
        if "archived" in text:
            return Block.UNSURE, True
        if _STOPPED.search(text):
            return Block.STOPPED, True
        ends = _MEDICINES.search(text) or (block in (Block.STOPPED, Block.UNSURE) and _GOES_ON.search(text))
        if not ends and block is Block.STOPPED and (listed or text.rstrip().endswith(":")):
            return Block.UNSURE, True
        if not ends and block is Block.ALLERGIES and (_GOES_ON.search(text) or re.search(r"\btake\b", text)):
            return Block.AFTER_ALLERGIES, True
        return (Block.TAKEN if ends else block), True
    if block in (Block.STOPPED, Block.UNSURE) and taken_up(text):
        return Block.TAKEN, False
    if block in (*_ALLERGIES, Block.HISTORY) and (
        has_a_dose(text) or (block in _ALLERGIES and says_how(text))
    ):
        return Block.TAKEN, False
    if block is Block.ALLERGIES and not names_an_allergen(text):
        return Block.AFTER_ALLERGIES, False
    return block, False


def is_heading(line: str) -> bool:
    """True for a line that only heads what follows: "Current medications:"."""
    text = folded(line)
    history = _HISTORY.match(text)
    named = bool(_HEADING.match(text)) and not _ABOUT_ONE.match(text)
    return named or (history is not None and not history["rest"])
