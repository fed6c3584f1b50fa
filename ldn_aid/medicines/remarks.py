"""Lines that name a medicine which is not taken: allergies, reactions, denials, and parts of the history."""

import re
from functools import cache

from ldn_aid import resources
from ldn_aid.medicines.alike import names_alike, names_an_opioid
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import Named, Scan, scan
from ldn_aid.medicines.times import times_a_day
from ldn_aid.medicines.words import folded, words_of

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
    r"^\W*(?:\d{1,2}\s+[a-z]{3}\s+\d{4}\s+)?(?:(?:drug|medication|medicine|known|food|latex|and|or|&|other)\W+)*(?:allerg(?:ic|y)\s+reactions?|allerg\w*|intoleranc\w*|adverse\s+(?:drug\s+)?(?:reactions?|events?)|adrs?|sensitivit\w+)"
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
_CONSIDERED = re.compile(r"\b(?:components?|ingredients?)\s+(?:are\s+)?considered\s+(?:as\s+)?allergens?\b")
""" "CO-CODAMOL (all components considered allergens - Co-codamol 30mg/500mg tablets)"."""
_EQUIVALENT = re.compile(
    r"^\W*(?:total\s+)?(?:daily\s+)?(?:oral\s+)?morphine\s+(?:milligram\s+)?equivalents?\b"
)
_ABOUT_EQUIVALENTS = re.compile(
    r"\bconversion\s+factors?\b|\bper\s+cdc\s+guidance,?\s+the\b|\bmorphine\s+(?:milligram\s+)?equivalen(?:ts?|cy)\b.*\b(?:prescribed|benchmark|threshold|agreed)"
)
_FOR_OVERDOSE = re.compile(
    r"\b(?:opioid|opiate|narcotic)s?[\s-]+(?:overdose|emergency|reversal|induced|poisoning)\b|\brisk\s+of\s+(?:overdose|addiction)\b"
)
""" "Nostril as directed for opioid overdose": the end of a line about rescue, or a sticker."""
_REACTION = re.compile(
    r"\s*(?:sulfate|sulphate|hcl|phosphate)?\s*[-:=(>]+\s*"
    r"(?:(?:severe|mild|moderate|causes?|caused|gets?|reactions?|of|and|or|makes\s+(?:him|her|me|them)|unknown|\W)*\b"
    r"(?:rash|hives|urticaria|itch(?:ing|y|es)?|pruritus|nausea|vomiting|n\s*/\s*v|n\s*&\s*v|anaphyla\w+|swelling|angioedema|sob|shortness\s+of\s+breath"
    r"|trouble\s+breathing|dyspnea|hallucinat\w+|confus(?:ion|ed)|dizz(?:y|iness)|constipation|gi\s+(?:upset|intolerance|distress)|(?:upset\s+)?stomach(?:\s+upset)?"
    r"|sick|syncope|agitation|allergy|intolerance|sensitivity|adverse\s+reaction|unknown(?:\s+reaction)?)\b)+[\s).,;]*$"
)
_SURELY_ALLERGIC = re.compile(
    r"\b(?:rash|hives|urticaria|anaphyla\w+|swelling|angioedema|allergy|intolerance|sensitivity|adverse\s+reaction|unknown\s+reaction)\b"
)
_REACTS = re.compile(
    r"\b(?:rash\w*|hives|urticaria|itch\w*|pruritus|nausea|vomit\w*|anaphyla\w+|swell\w*|angioedema|wheez\w*|breath\w*|reactions?|allerg\w*|intoleran\w*|severe|mild|moderate|unknown|none|nkda)\b"
)
_AS_NEEDED = re.compile(r"\b(?:as|if|when)\s+(?:needed|required|necessary)\b|\bprn\b")
_NOT_TAKEN = re.compile(
    r"(?:(?<=^)|(?<=[.;(]\s)|(?<=\())\W*(?:(?:the\s+)?(?:patient|pt|he|she|they)\s+)?(?:"
    r"(?:(?:uds|utox|(?:urine\s+)?(?:drug|tox\w*)(?:\s+screen)?|urine|screen)\b[\s\d/:.,-]*(?:(?:was|is|on)\b[\s\d/:.,-]*)?)?\bneg(?:ative)?\b\s*(?:for\b|:)"
    r"|no\s+(?:(?:known|prior|past|reported|current)\s+)?(?:history|hx|use|evidence)\s+of\b|(?:den(?:ies|ied|ying))\b(?:\s+(?:any|current|prior|past|history|hx|ever|using|use|of))*"
    r"|(?:(?:should|must|to|please)\s+)?avoid\b)"
)
""" "UDS negative for", "no history of", "denies", "avoid": the names behind it are of what is not taken."""
_AND_USE = re.compile(
    r"(?:\W|\b(?:or|and|other|any|use|using|of|drugs?|illicit|street|iv|recreational|medications?|products|all|either|including|screen|today|opioids?|opiates?|narcotics?|thc|pcp|marijuana"
    r"|cannabis|alcohol|etoh|cocaine|barbiturates?|amphetamines?|methamphetamines?)\b)*"
)
"""What may stand between those names for the sentence to say nothing else."""
_ASIDE = re.compile(r"\s*\((?:[^()\d])*\)")
_SENTENCE_ENDS = re.compile(r"\.(?:\s|$)|;|$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def has_a_dose(line: str) -> bool:
    """Whether *line* says how much, or that it is taken."""
    return bool(_DOSE.search(folded(line)))


def says_how(line: str) -> bool:
    """Whether *line* names a medicine with how often, or in which form, it is taken."""
    text = folded(line)
    found = _scan(text)
    return bool(found.names) and bool(found.forms - {"none"} or times_a_day(text) or _AS_NEEDED.search(text))


def names_an_allergen(line: str) -> bool:
    """Whether *line* names a medicine, an allergen or a reaction, or marks one off as lists of allergies do."""
    text = folded(line)
    words = set(words_of(text))
    return bool(_scan(text).names) or bool(words & _allergens()) or bool(_REACTS.search(text))


@cache
def _allergens() -> frozenset[str]:
    return frozenset(resources.read_toml("medicines/page_words.toml")["allergens"].split())


def names_an_allergy(line: str) -> bool:
    """True for a line about allergies and reactions."""
    return bool(_ALLERGIES.search(folded(line)))


def without_allergies(line: str) -> str:
    """*line* with "allergic to codeine" blanked out: it says nothing about taking it. Words with a dose stay."""
    text = list(line)
    for found in _ALLERGIC.finditer(folded(line)):
        if not any(map(str.isdigit, found.group())) and not _DOSE.search(found.group()):
            text[found.start() : found.end()] = " " * len(found.group())
    return without_what_is_not_taken("".join(text))


def without_what_is_not_taken(line: str) -> str:
    """*line* with "UDS negative for fentanyl" and "avoid tramadol" blanked out, where nothing else stands in the sentence."""
    text = folded(line)
    for found in _NOT_TAKEN.finditer(text):
        ends = _SENTENCE_ENDS.search(text, found.end())
        end = ends.start() if ends else len(text)
        rest = _ASIDE.sub("", text[found.end() : end])
        names = _scan(rest).names
        if names and _AND_USE.fullmatch(_masked(rest, names)) and _is_surely_denied(found[0], names):
            line = line[: found.start()] + " " * (end - found.start()) + line[end:]
    return line


def _like_an_opioid(text: str) -> bool:
    return any(names_an_opioid(name) for word in _scan(text).unknown for name in names_alike(word.text))


def _masked(text: str, names: tuple[Named, ...]) -> str:
    for one in names:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _is_surely_denied(words: str, names: tuple[Named, ...]) -> bool:
    """A denial of a street drug says that it is not taken; of one that is prescribed somebody has to ask."""
    substances = [load_lexicon().substances[name] for one in names for name in one.meaning.substances]
    return "den" not in words or all(one.name == "heroin" or not one.opioid for one in substances)


def may_be_a_reaction(line: str) -> bool:
    """Whether *line* names an opioid with what may be a reaction to it as well as an effect of taking it: "morphine - nausea"."""
    return bool(reaction_to(line)) and not _SURELY_ALLERGIC.search(folded(line))


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
    if _CONSIDERED.search(text):
        return True
    names = _scan(text).names
    named = any(not one.meaning.weak for one in names)
    if _ABOUT_EQUIVALENTS.search(text) and not _DOSE.search(text):
        return True
    if _FOR_OVERDOSE.search(text) and not named and not _DOSE.search(text) and not _like_an_opioid(text):
        return True
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
