"""Lines that name a medicine which is not taken: allergies, reactions, denials, and parts of the history."""

import re

from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import Scan, scan
from ldn_aid.medicines.words import folded

_ALLERGIES = re.compile(r"\b(?:allerg\w+|intolerances?|adverse)\b")
_REMARK = re.compile(
    r"^\W*(?:(?:none|nil|n/?a|nka|nkda)(?:\s+(?:known|reported|listed|at this time|on file))?\W*|no known .*"
    r"|no (?:current |other |regular |home )?(?:medications?|medicines|meds)\b.*"
    r"|(?:medications?|medication list)\s+(?:list\s+)?(?:were\s+|was\s+)?review.*"
    r"|(?:total\s+|current\s+)?(?:daily\s+)?(?:mme|medd|omed|pdmp|cures|e-?forcse|narxcare|weight|height|wt|ht|bmi|bp|blood\s+pressure|pulse|hr|temp\w*|spo2|egfr|gfr|creatinine|a1c"
    r"|hba1c|(?:preferred\s+)?pharmacy|follow[ -]?up|next\s+(?:appointment|visit)|return\s+in|rtc|insurance|gender|sex|age)\b.*"
    r"|page \d.*|(?:dob|mrn|name|patient|address|phone|provider|pcp|date)\s*:.*)$"
)
_LABELLED_DOSE = re.compile(
    r"^\W*(?:(?:preferred\s+)?pharmacy|follow|next|return|insurance|page|name|patient|address|phone|provider|pcp|date)\b.*\d\s*(?:mg|mcg|tab)"
)
""" "Pharmacy: ocycodone 10 mg": what stands behind the label is taken."""
_ALLERGIC = re.compile(
    r"(?:\ballerg(?:ic|y|ies)\s+to\b|\bintoleran(?:t|ces?)\s+(?:of|to)\b)(?:(?!\b(?:takes?|taking|uses?|using|on)\b|[.;)](?:\s|$)).)*"
    r"|\(allerg(?:y|ies|ic)\b[^()]*\)|\b(?:codeine|morphine|oxycodone|hydrocodone|tramadol|opioid|opiate|narcotic|meperidine|fentanyl)s?\s+(?:allerg|intoleran)\w*(?:\s+(?:noted|reported|listed))?"
)
"""The words of an allergy, with the names after them to the end of the sentence."""
_ALLERGY_LINE = re.compile(
    r"^\W*(?:(?:drug|medication|medicine|known|food|latex|and|or|&|other)\W+)*(?:allerg\w*|intoleranc\w*|adverse\s+(?:drug\s+)?(?:reactions?|events?)|adrs?|sensitivit\w+)"
    r"\s*(?:to\b|:|-)"
)
_DOSE = re.compile(r"\d\s*(?:mg|mcg|ml|tab)|\bdaily\b|\btakes?\b|\btaking\b|\bprn\b|\d\s*/\s*\d{3}")
_CARE = re.compile(
    r"^\W*(?:opioids?|opiates?|narcotics?)[ -](?:naive|agreement|contract|consent|risk|education|policy|safety|screen)"
)
_DENIED = re.compile(
    r"^\W*(?:(?:the\s+)?(?:patient|pt|he|she|they)\s+)?(?:is\s+)?(?:no|denies|denied|never|negative for|without|not\s+(?:on|taking|using))\b"
    r"|:\s*(?:none|nil|no|denies|denied|negative|never)\b[^:]{0,20}$"
    r"|^\W*(?:uds|utox|urine\s+\w+(?:\s+\w+)?|drug\s+screen|tox\w*(?:\s+screen)?)\b"
)
_EQUIVALENT = re.compile(
    r"^\W*(?:total\s+)?(?:daily\s+)?(?:oral\s+)?morphine\s+(?:milligram\s+)?equivalents?\b"
)
_REACTION = re.compile(
    r"\s*(?:sulfate|sulphate|hcl|phosphate)?\s*[-:=(>]+\s*"
    r"(?:(?:severe|mild|moderate|causes?|caused|gets?|reactions?|of|and|or|makes\s+(?:him|her|me|them)|unknown|\W)*\b"
    r"(?:rash|hives|urticaria|itch(?:ing|y|es)?|pruritus|nausea|vomiting|n\s*/\s*v|n\s*&\s*v|anaphyla\w+|swelling|angioedema|sob|shortness\s+of\s+breath"
    r"|trouble\s+breathing|dyspnea|hallucinat\w+|confus(?:ion|ed)|dizz(?:y|iness)|constipation|gi\s+(?:upset|intolerance|distress)|(?:upset\s+)?stomach(?:\s+upset)?"
    r"|sick|syncope|agitation|allergy|intolerance|sensitivity|adverse\s+reaction|unknown(?:\s+reaction)?)\b)+[\s).,;]*$"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def has_a_dose(line: str) -> bool:
    """Whether *line* says how much, or that it is taken."""
    return bool(_DOSE.search(folded(line)))


def names_an_allergy(line: str) -> bool:
    """True for a line about allergies and reactions."""
    return bool(_ALLERGIES.search(folded(line)))


def without_allergies(line: str) -> str:
    """*line* with "allergic to codeine" blanked out: it says nothing about taking it. Words with a dose stay."""
    text = list(line)
    for found in _ALLERGIC.finditer(folded(line)):
        if not any(map(str.isdigit, found.group())) and not _DOSE.search(found.group()):
            text[found.start() : found.end()] = " " * len(found.group())
    return "".join(text)


def reaction_to(line: str) -> tuple[str, ...]:
    """The opioids to which *line* notes a reaction: "codeine - rash". Nothing for an indication: "Zofran - nausea"."""
    text = _YEAR.sub("    ", folded(line))
    names = _scan(text).names
    if not names or any(map(str.isdigit, text)) or not _REACTION.match(text, names[-1].end):
        return ()
    substances = [load_lexicon().substances[name] for named in names for name in named.meaning.substances]
    others = {"acetaminophen", "naloxone", "aspirin", "ibuprofen"}
    if not all(one.opioid or one.name in others for one in substances):
        return ()
    return tuple(dict.fromkeys(one.name for one in substances if one.opioid))


def names_no_medicine(line: str) -> bool:
    """True for "no known drug allergies", "denies opioid use" and "DOB: ..."."""
    text = folded(line)
    names = _scan(text).names
    named = any(not one.meaning.weak for one in names)
    if _CARE.match(text) or (_REMARK.match(text) and not named and not _LABELLED_DOSE.match(text)):
        return True
    if _ALLERGY_LINE.match(text) and not (named and _DOSE.search(text)) and not _names_another_sentence(text):
        return True
    if (rest := without_allergies(text)) != text and not (found := _scan(rest)).names and not found.unknown:
        return True
    if _EQUIVALENT.match(text):
        return True
    return bool(_DENIED.search(text)) and all(named.meaning.weak for named in names)


def _names_another_sentence(text: str) -> bool:
    """Whether a sentence behind "allergic to codeine." names a medicine and no allergy."""
    _first, ended, rest = text.partition(". ")
    return (
        bool(ended)
        and text.lstrip().startswith("allergic")
        and not _ALLERGIES.search(rest)
        and bool(_scan(rest).names)
    )


def names_something(line: str) -> bool:
    """Whether *line* names anything that the lexicon knows."""
    return bool(_scan(folded(line)).names)


def names_a_product(line: str) -> bool:
    """Whether *line* names a medicine, and not only a kind such as "opioid"."""
    return any(not one.meaning.weak for one in _scan(folded(line)).names)


def _scan(text: str) -> Scan:
    return scan(text, load_lexicon())
