"""What the plan gives: LDN above what was studied or with an opioid, acetaminophen above this person's limit."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _, plain_number
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import Named, scan
from ldn_aid.medicines.strength import printed_strengths
from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.safety.fact import Fact, KnownFacts
from ldn_aid.safety.fact import fact_name as _name
from ldn_aid.safety.findings import AcetaminophenTotal
from ldn_aid.safety.rules import table
from ldn_aid.terms import OptionId

_PIECE = re.compile(r"[^\n;!?.]{1,300}(?:\.(?=\S)[^\n;!?.]{0,300})*[;!?.\n]*", re.DOTALL)
"""A sentence or so: while somebody types, only the one that changes is read anew."""
_ONE_READING = 600
"""Characters that the reader of lists is given at a time; each key is answered at once."""
_MOST_SHOWN = Decimal(1_000_000)
_AN_AMOUNT = re.compile(
    r"[\d.,]+\s*-?(?:mg|mcg|ug|micrograms?|milligrams?|grams?|gm|g)\s+(?:of\s+)?(?:an?\s+)?"
)
""" "500 mg of" right before a name: the amount is that name's."""


_BARE = re.compile(
    r"[:,]?\s+(?:to\s+|up\s+to\s+|dose\s+)?(\d+(?:\.\d+)?)(?![.,]?\d)(?=\s*(?:$|[,.;)]|(?:at|every|each|daily|nightly|once|a|by|po|qhs|in|before)\b))"
)
""" "LDN 45 at night": a number right behind the name, with no unit and nothing else that it could count."""


def ldn_with_opioid(facts: KnownFacts) -> Fact:
    """Whether LDN and an opioid are chosen together."""
    decision, name = facts.conversation.decision, _name("plan.ldn_with_opioid")
    both = decision.kind == "chosen" and {OptionId.LDN, OptionId.OPIOID} <= {*decision.options}
    words = _("{name}: {options}").format(name=name, options=_("LDN and an opioid"))
    return Fact("yes" if both else "no", words if both else "", name)


def ldn_over_studied(facts: KnownFacts) -> Fact:
    """Whether the plan gives more LDN at a time than the studies did (``totals.toml``, mg)."""
    name, most = _name("plan.ldn_dose"), Decimal(table("totals")["ldn_studied"]["most_mg"])
    over = [min(mg, _MOST_SHOWN) for mg in _ldn_amounts(facts.conversation) if mg > most]
    amounts = ", ".join(_("{mg} mg").format(mg=plain_number(mg)) for mg in dict.fromkeys(over))
    return Fact("yes" if over else "no", f"{name}: {amounts}", name)


def acetaminophen_over_limit(facts: KnownFacts, total: AcetaminophenTotal | None) -> Fact:
    """Whether the plan gives more acetaminophen a day than the limit, where it can be read without doubt."""
    name = _name("plan.acetaminophen_dose")
    mg = _acetaminophen_a_day(facts.conversation.decision.plan.how_taken)
    over = total is not None and mg is not None and mg > total.limit_mg
    words = _("{name}: {mg} mg a day").format(name=name, mg=plain_number(mg or Decimal(0)))
    return Fact("yes" if over else "no", words, name)


def _ldn_amounts(conversation: Conversation) -> Iterator[Decimal]:
    decision, plan = conversation.decision, conversation.decision.plan
    only_ldn = decision.options == (OptionId.LDN,)
    for text in (plan.how_taken, plan.who_does_what, plan.stop_rule):
        for substances, mg, unit_said in _amounts(text):
            # How it is taken speaks of the choice; elsewhere an amount without a name may be anything's.
            if "naltrexone" in substances or (
                not substances and unit_said and only_ldn and text is plan.how_taken
            ):
                yield mg


def _amounts(text: str) -> Iterator[tuple[tuple[str, ...], Decimal, bool]]:
    """Each amount in *text* in mg, whose it is, and whether its unit was said.

    It is that of the name that it stands behind or right before, if need be in a sentence before; of none where none is named.
    """
    last: tuple[str, ...] = ()
    for piece in _PIECE.findall(text) if any(map(str.isdigit, text)) else ():
        found, named = _amounts_in(piece)
        for substances, mg, unit_said in found:
            yield substances or last, mg, unit_said
        last = named or last


@lru_cache(maxsize=256)
def _amounts_in(piece: str) -> tuple[tuple[tuple[tuple[str, ...], Decimal, bool], ...], tuple[str, ...]]:
    """The amounts of one sentence, and what is named last there."""
    plain = folded(cleaned(piece))
    names = scan(plain, load_lexicon()).names
    printed = printed_strengths(plain, [(named.start, named.end) for named in names])
    found = [
        (_whose(plain, one.start, names), strength.mg, True)
        for one in printed
        for strength in one.strengths
        if strength.mg is not None
    ]
    bare = (_BARE.match(plain, named.end) for named in names)
    found += [
        (named.meaning.substances, Decimal(number.group(1)), False)
        for named, number in zip(names, bare, strict=True)
        if number
    ]
    return tuple(found), names[-1].meaning.substances if names else ()


def _whose(plain: str, start: int, names: tuple[Named, ...]) -> tuple[str, ...]:
    behind = next((named for named in names if named.start > start), None)
    if behind and _AN_AMOUNT.fullmatch(plain, start, behind.start):
        return behind.meaning.substances
    before = [named for named in names if named.end <= start]
    return before[-1].meaning.substances if before else ()


def _acetaminophen_a_day(text: str) -> Decimal | None:
    """Mg a day as the reader of lists reads *text*; None where it does not without doubt, or nothing is said of it."""
    about, mine = "", False
    for piece in _PIECE.findall(text) if any(map(str.isdigit, text)) else ():
        _found, named = _amounts_in(piece)
        mine = "acetaminophen" in named if named else mine
        about += piece if mine else ""
    return _as_a_list(about) if about and len(about) <= _ONE_READING else None


@lru_cache(maxsize=64)
def _as_a_list(text: str) -> Decimal | None:
    from ldn_aid.medicines.medication_list import read_list

    daily = [mg for line in read_list(text) for name, mg in line.mg_per_day if name == "acetaminophen"]
    return sum(daily, Decimal(0)) if daily else None
