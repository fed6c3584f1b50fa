"""Words that a patient text must not hold: bare words of chance, 1-in-so-many, relative sizes (RC1, RC2, RC4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ldn_aid.evidence.audit.subject import Subject, Text, wording
from ldn_aid.evidence.readability import sentences

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:an? |one )?(?:hundred|thousand)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{_UNITS}))?"
    rf"|{_UNITS}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
)


@dataclass(frozen=True)
class Rule:
    """One kind of wording to find."""

    row: str
    what: str
    pattern: re.Pattern[str]
    count: re.Pattern[str]
    unless_counted: bool
    only: tuple[str, ...]
    """Questions of the grid to which the rule is kept; () for every text."""

    def applies_to(self, text: Text) -> bool:
        """Whether *text* is of the kind the rule is for."""
        return not self.only or text.field.rpartition(".")[2] in self.only

    def found_in(self, words: str) -> Iterator[str]:
        """Each wording in *words* that the rule does not allow."""
        for sentence in sentences(words):
            if not (self.unless_counted and self.count.search(sentence)):
                for match in self.pattern.finditer(sentence):
                    yield match.group(0)


def rules(language: str) -> tuple[Rule, ...]:
    """The rules for *language*."""
    data = wording(language)
    count = re.compile(data["count"])
    return tuple(
        Rule(
            row=rule["row"],
            what=rule["what"],
            pattern=re.compile(
                "|".join(rule["patterns"]).replace("{number}", f"(?:{_NUMBER})"), re.IGNORECASE
            ),
            count=count,
            unless_counted=rule.get("unless_counted", False),
            only=tuple(rule.get("only", ())),
        )
        for rule in data["rules"]
    )


def wording_problems(subject: Subject, row: str) -> Iterator[str]:
    """Each text that breaks a rule of *row*."""
    for rule in rules(subject.language):
        if rule.row == row:
            for text in subject.texts:
                if rule.applies_to(text):
                    for found in rule.found_in(text.words):
                        yield f'{text.place}: "{found}" is {rule.what}'
