"""The cautions of ``resources/rules/cautions.toml`` applied to one person's facts."""

from collections import Counter
from collections.abc import Iterator

from ldn_aid import i18n
from ldn_aid.conversation.model import Conversation
from ldn_aid.safety.facts import Facts
from ldn_aid.safety.findings import Finding, Level
from ldn_aid.safety.intake import taken
from ldn_aid.safety.rules import Rule, caution_rules, wording
from ldn_aid.terms import OptionId


def cautions(facts: Facts) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings that hold, and the questions that are not answered although a rule needs them."""
    found: list[Finding] = []
    unasked: dict[str, None] = {}
    for rule in caution_rules(i18n.language()):
        states = [facts[key].state for key in rule.all]
        if "no" in states:
            continue
        if None in states:
            unasked |= dict.fromkeys(facts[key].question for key in rule.all if facts[key].state is None)
        else:
            found.append(_finding(rule, facts, unsure="unsure" in states))
    return tuple(found), tuple(unasked)


def _finding(rule: Rule, facts: Facts, *, unsure: bool) -> Finding:
    because = "; ".join(facts[key].because for key in rule.all)
    level, text, detail = rule.level, rule.text, rule.detail
    if unsure:
        words = wording("facts")["sentences"]
        names = ", ".join(facts[key].question for key in rule.all if facts[key].state == "unsure")
        level = Level.INFO if rule.level is Level.INFO else Level.CAUTION
        text = words["unsure"].format(fact=names)
        detail = words["unsure_detail"].format(fact=names, detail=detail)
    return Finding(rule.id, rule.option, level, text, detail, because, rule.source, rule.checked)


def list_findings(conversation: Conversation) -> Iterator[Finding]:
    """What the list itself asks for: names not recognised, and the same product twice."""
    entries = taken(conversation)
    for number, one in enumerate(entries, 1):
        if not one.recognition.recognised:
            yield _about_list(f"medicines.not_recognised.{number}", "not_recognised", one.entry.product)
    now = [one for one in entries if one.entry.taking != "stopped" and one.recognition.recognised]
    counts = Counter(one.recognition.ingredients for one in now)
    for number, (ingredients, count) in enumerate(counts.items(), 1):
        if count > 1:
            yield _about_list(
                f"medicines.listed_twice.{number}", "same_product_twice", ", ".join(ingredients)
            )


def _about_list(key: str, wording_key: str, product: str) -> Finding:
    words = wording("facts")["sentences"]
    return Finding(
        id=key,
        option=OptionId.NO_NEW_MEDICINE,
        level=Level.INFO,
        text=words[wording_key].format(product=product),
        detail=words[f"{wording_key}_detail"],
        because=product,
        source="LDN Aid medicines lexicon",
    )
