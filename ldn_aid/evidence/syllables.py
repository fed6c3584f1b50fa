"""How many syllables an English word has, offline: a rule, and a list of the words for which the rule is wrong.

The list (``resources/text/en/syllables.txt``) is made by ``tools/make_syllables.py`` from the CMU Pronouncing
Dictionary, so each of its 124,000 words is counted as that dictionary sounds it; any other word, such as a new
drug name, is counted by the rule, which is right for nine in ten.
"""

import re
from functools import cache

from ldn_aid import resources

EXCEPTIONS = "text/en/syllables.txt"
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"[^aeiouy]e$(?<![^aeiouy]le)"  # made, but not table
    r"|[^aeiouytd]ed$"  # asked, but not wanted
    r"|[^aeiouyszxgc]es$(?<![cs]hes)(?<![^aeiouy]les)"  # takes, but not boxes, washes, tables
)
_SPLIT = re.compile(
    r"(?<![ctsg])i[ao](?!u)|(?<=[ct])ia(?!l|n)|ium|ius|iet|iou(?<![ctg]iou)"  # di-abetes, medi-um, qui-et
    r"|[aeiouy]ing|[^q]ua[lrt]|uou|[^aeiouy]eo(?!u)|(?<=[^aeiouy])y[aou]|sms?$|thm$"  # do-ing, us-ual, n-eon, rhyth-m
)


def syllables(word: str) -> int:
    """The syllables of *word*, one at least; capitals and a possessive 's make no difference."""
    word = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    exceptions = _exceptions()
    if word in exceptions:
        return exceptions[word]
    if word.endswith("'s") and word[:-2] in exceptions:
        return exceptions[word[:-2]] + (word[-3] in "sxz")
    return by_rule(word)


def by_rule(word: str) -> int:
    """The count from the spelling alone: groups of vowels, less the silent ones, more where two are sounded."""
    word = word.replace("'", "")
    groups = len(_VOWELS.findall(word)) + len(_SPLIT.findall(word))
    return max(1, groups - bool(_SILENT.search(word)))


@cache
def _exceptions() -> dict[str, int]:
    counts = {}
    for line in resources.read_text(EXCEPTIONS).splitlines():
        count, _space, words = line.partition(" ")
        if count.isdigit():
            counts.update(dict.fromkeys(words.split(), int(count)))
    return counts
