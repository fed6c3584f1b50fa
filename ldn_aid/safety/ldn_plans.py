"""Whether LDN is among what is chosen, looked at or written down: wherever it is, the gate is said beside it."""

from collections.abc import Iterator
from functools import lru_cache

from ldn_aid.conversation.model import Conversation
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import cleaned, folded
from ldn_aid.terms import OptionId


def ldn_in_sight(conversation: Conversation) -> bool:
    """LDN is chosen or was looked at, or the words about the decision name it."""
    looked_at = (*conversation.decision.options, *conversation.discussion.options)
    return OptionId.LDN in looked_at or ldn_written(conversation)


def ldn_written(conversation: Conversation) -> bool:
    """LDN is among the options ticked, or named in what was written about the decision, the plan or questions."""
    return OptionId.LDN in conversation.decision.options or any(map(names_ldn, _written(conversation)))


def _written(conversation: Conversation) -> Iterator[str]:
    decision, plan = conversation.decision, conversation.decision.plan
    yield from (decision.why, plan.how_taken, plan.judged_by, plan.stop_rule, plan.who_does_what)
    yield from conversation.discussion.questions
    for goal in conversation.goals.goals:
        yield from (goal.text, goal.better)


@lru_cache(maxsize=256)
def names_ldn(text: str) -> bool:
    """Whether *text* names naltrexone at any dose."""
    if not text.strip():
        return False
    names = scan(folded(cleaned(text)), load_lexicon()).names
    return any("naltrexone" in named.meaning.substances for named in names)
