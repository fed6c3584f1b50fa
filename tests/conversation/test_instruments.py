"""PEG and SURE against their published scoring."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_aid.conversation.instruments import peg_score, sure_score
from ldn_aid.conversation.sections import Peg, Sure


@pytest.mark.parametrize(
    ("pain", "enjoyment", "activity", "score"),
    [
        (6, 7, 5, "6.0"),
        (0, 0, 0, "0.0"),
        (10, 10, 10, "10.0"),
        (5, 5, 6, "5.3"),
        (5, 6, 6, "5.7"),
        (None, 6, 6, None),
        (6, None, 6, None),
        (6, 6, None, None),
    ],
)
def test_peg(pain: int | None, enjoyment: int | None, activity: int | None, score: str | None) -> None:
    expected = None if score is None else Decimal(score)
    assert peg_score(Peg(pain=pain, enjoyment=enjoyment, activity=activity)) == expected


answers = st.sampled_from(["yes", "no", None])


@given(st.tuples(answers, answers, answers, answers))
def test_sure_counts_yes_and_needs_all_four(given_answers: tuple[str | None, ...]) -> None:
    names = ("sure", "understand", "risk_benefit", "encouragement")
    score = sure_score(Sure.model_validate(dict(zip(names, given_answers, strict=True))))
    assert score == (None if None in given_answers else given_answers.count("yes"))
