"""The cautions of ``resources/rules/cautions/`` applied to one person's facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from ldn_aid import i18n
from ldn_aid.safety.contradictions import (
    other_contradictions,
    strengths_that_differ,
    strengths_too_large,
    strengths_too_small,
)
from ldn_aid.safety.fact import Fact
from ldn_aid.safety.facts import Facts
from ldn_aid.safety.facts_medicines import products_of_class
from ldn_aid.safety.findings import Finding, Level, NotChecked
from ldn_aid.safety.intake import taken
from ldn_aid.safety.orders import listed_twice, names_of, repeated
from ldn_aid.safety.rules import Rule, caution_rules, table, wording
from ldn_aid.safety.scope import CareNumbers
from ldn_aid.terms import OptionId

_LEVELS = list(Level)
_TAKEN = {OptionId.LDN: "drug.naltrexone", OptionId.NSAID: "nsaid.now", OptionId.OPIOID: "opioid.now"}
"""The fact that an option is taken already."""


@dataclass(frozen=True)
class _Held:
    """A rule none of whose facts is "no"."""

    rule: Rule
    facts: tuple[Fact, ...]
    taken: Fact | None = None
    """That the option is taken already, where the rule has other words for that."""

    @property
    def unsure(self) -> tuple[str, ...]:
        return tuple(fact.question for fact in self.facts if fact.state == "unsure")

    @property
    def unasked(self) -> tuple[str, ...]:
        return tuple(fact.question for fact in self.facts if fact.state is None)


def cautions(
    option: OptionId, facts: Facts, numbers: CareNumbers
) -> tuple[tuple[Finding, ...], tuple[NotChecked, ...]]:
    """The findings of *option* that hold, and the rules that could not run because something was not asked.

    Raises RuleTableError when the table cannot be read.
    """
    rules = caution_rules(option, i18n.language())
    looked_at = (_Held(rule, tuple(facts[key] for key in rule.all), _taken(rule, facts)) for rule in rules)
    held = [one for one in looked_at if all(fact.state != "no" for fact in one.facts)]
    sure = [one for one in held if not one.unsure and not one.unasked]
    replaced = {key for one in sure for key in one.rule.replaces}
    shown = [one for one in sure if one.rule.id not in replaced]
    shown += _once([one for one in held if one.unsure and not one.unasked], replaced)
    return tuple(_finding(one, numbers) for one in shown), tuple(_not_checked(option, held))


def _taken(rule: Rule, facts: Facts) -> Fact | None:
    key = "nsaid.gel_now" if rule.form == "topical" else _TAKEN.get(rule.option)
    fact = facts[key] if rule.text_now and key else None
    if fact is None or fact.state != "yes" or _against_itself(rule, facts, fact):
        return None
    return fact


def _against_itself(rule: Rule, facts: Facts, fact: Fact) -> bool:
    """Whether what is taken is all that the other medicine of *rule* is: aspirin for pain is not taken with aspirin."""
    medicines = facts.conversation.medicines
    classes = [key.removeprefix("class.") for key in rule.all if key.startswith("class.")]
    return any(
        name not in (medicines.classes or ())
        and {*fact.products} == {*products_of_class(facts.conversation, name)}
        and len({*fact.products}) == 1
        for name in classes
    )


def _once(unsure: Iterable[_Held], replaced: set[str]) -> Iterable[_Held]:
    """One finding for each thing that is not sure: that of the rule that says most."""
    most: dict[tuple[str, ...], _Held] = {}
    for one in unsure:
        if one.rule.id in replaced:
            continue
        known = most.get(one.unsure)
        if known is None or _says_more(one.rule, known.rule):
            most[one.unsure] = one
    return most.values()


def _says_more(rule: Rule, other: Rule) -> bool:
    """Whether *rule* is more serious than *other*, or of the same level and about more, as with the opioid that is taken."""
    if rule.level is other.level:
        return other.id in rule.replaces
    return _LEVELS.index(rule.level) < _LEVELS.index(other.level)


def _finding(held: _Held, numbers: CareNumbers) -> Finding:
    rule, taken_now, facts = held.rule, held.taken, held.facts
    opioids = dict.fromkeys(product for fact in facts for product in fact.products)
    text = numbers.filled(rule.text, opioids=", ".join(opioids))
    level, detail = rule.level, rule.detail
    if taken_now and not held.unsure:
        named = ", ".join(dict.fromkeys(taken_now.products)) or taken_now.question
        text = numbers.filled(rule.text_now, taken=named)
        facts = (*facts, taken_now)
    if held.unsure:
        words = wording("facts")["sentences"]
        names = ", ".join(held.unsure)
        level = Level.INFO if rule.level is Level.INFO else Level.CAUTION
        text = words["unsure"].format(fact=names)
        detail = words["unsure_detail"].format(fact=names, detail=detail)
    return Finding(
        id=rule.id,
        option=rule.option,
        level=level,
        text=text,
        detail=detail,
        because="; ".join(dict.fromkeys(fact.because for fact in facts)),
        source=rule.source,
        seen=rule.seen,
        form=rule.form,
        now=(rule.now or taken_now is not None) and not held.unsure,
        may_be_set_aside=rule.id not in table("gate")["never_set_aside"],
    )


def _not_checked(option: OptionId, held: Iterable[_Held]) -> Iterator[NotChecked]:
    by_question: dict[tuple[str, bool], list[str]] = {}
    for one in held:
        for fact in one.facts:
            if fact.state is None:
                by_question.setdefault((fact.question, fact.asked), []).append(one.rule.id)
    words = wording("facts")["sentences"]
    for (question, asked), rules in by_question.items():
        why = words["dose_not_known" if asked else "not_asked"]
        yield NotChecked(option, question, why, tuple(dict.fromkeys(rules)), asked)


def list_findings(facts: Facts) -> Iterator[Finding]:
    """What the list and the answers themselves ask for: names not recognised, a product twice, contradictions."""
    entries = taken(facts.conversation)
    words = wording("facts")["sentences"]
    unread = (one.entry.product for one in entries if not one.recognition.recognised)
    for product in dict.fromkeys(unread):
        name = product.strip() or words["blank_name"]
        yield _about_list(
            not_recognised(product), words["not_recognised"].format(product=name), "not_recognised", name
        )
    for product, entered in strengths_that_differ(entries).items():
        text = words["strength_differs"].format(product=product, entered=entered)
        yield _about_list(_of_name("strength_differs", product), text, "strength_differs", text)
    for what, slips in (
        ("strength_too_large", strengths_too_large(entries)),
        ("strength_too_small", strengths_too_small(entries)),
    ):
        for product, entered in slips.items():
            named = f"{product}, {entered}" if entered else product
            text = words[what].format(product=named)
            yield _about_list(_of_name(what, product), text, what, named)
    for key, same in repeated(entries).items():
        products = names_of(same)
        yield _about_list(
            listed_twice(key),
            words["same_product_twice"].format(product=products),
            "same_product_twice",
            products,
        )
    for one in other_contradictions(facts.conversation):
        yield _about_list(f"answers.contradict.{one.key}", one.text, "contradict", one.text)


def not_recognised(product: str) -> str:
    """The id of the finding about a name that is not recognised: that of the name, wherever it stands on the list."""
    return _of_name("not_recognised", product)


def _of_name(what: str, product: str) -> str:
    name = "_".join(product.split()).casefold()[:40]
    return f"medicines.{what}.{name}.{sha256(product.encode()).hexdigest()[:8]}"


def _about_list(key: str, text: str, wording_key: str, because: str) -> Finding:
    return Finding(
        id=key,
        option=OptionId.NO_NEW_MEDICINE,
        level=Level.INFO,
        text=text,
        detail=wording("facts")["sentences"][f"{wording_key}_detail"],
        because=because,
        source="LDN Aid medicines lexicon",
    )
