"""Did it help? The change is worked out exactly, an unknown is never a number, and nothing is judged."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_aid.comparison.since_last import agreed_then, peg_change, since_last
from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.follow_up import follow_up_of
from ldn_aid.conversation.instruments import peg_score
from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.conversation.sections import Goal, Peg
from ldn_aid.evidence.pack import load_pack
from ldn_aid.safety.assess import assess
from ldn_aid.safety.findings import GateStatus
from ldn_aid.summary.clinician import clinician_document
from ldn_aid.summary.patient import patient_document
from ldn_aid.summary.text import plain_text
from ldn_aid.terms import OptionId
from tests.conftest import EXAMPLES
from tests.strategies import conversations

ROSA = read_conversation(EXAMPLES / "fibromyalgia.json")
DANIEL = read_conversation(EXAMPLES / "low-back-oxycodone.json")
TODAY = date(2027, 2, 15)
ratings = st.integers(0, 10)
pegs = st.builds(Peg, pain=st.none() | ratings, enjoyment=st.none() | ratings, activity=st.none() | ratings)


@pytest.mark.parametrize(
    ("before", "now", "percent", "meaningful"),
    [
        ((7, 7, 6), (5, 5, 4), 30, True),  # 20 -> 14: exactly 30 %
        ((7, 7, 6), (5, 5, 5), 25, False),
        ((10, 10, 10), (7, 7, 7), 30, True),
        (
            (4, 3, 3),
            (3, 2, 2),
            30,
            True,
        ),  # the rounded scores 3.3 and 2.3 would say the same; the sums are exact
        ((5, 5, 5), (5, 5, 5), 0, False),
        ((2, 2, 2), (3, 3, 3), -50, False),
        ((0, 0, 0), (3, 3, 3), None, False),
        ((1, 1, 1), (0, 0, 0), 100, True),
    ],
)
def test_the_change(
    before: tuple[int, int, int], now: tuple[int, int, int], percent: int | None, meaningful: bool
) -> None:
    change = peg_change(_peg(before), _peg(now))
    assert change is not None
    assert (change.percent_better, change.meaningful) == (percent, meaningful)


def _peg(items: tuple[int, int, int]) -> Peg:
    return Peg(pain=items[0], enjoyment=items[1], activity=items[2])


@given(pegs, pegs)
def test_what_was_not_answered_has_no_change(before: Peg, now: Peg) -> None:
    change = peg_change(before, now)
    assert (change is None) == (peg_score(before) is None or peg_score(now) is None)


def test_a_first_visit_says_nothing() -> None:
    assert since_last(ROSA, load_pack()) == ()
    assert "SINCE THE LAST VISIT" not in plain_text(patient_document(ROSA, load_pack(), assess(ROSA, TODAY)))


def test_the_paper_shows_the_change_beside_goal_and_stop_rule() -> None:
    now = follow_up_of(ROSA, TODAY)
    for item, score in (("pain", 4), ("enjoyment", 4), ("activity", 4)):
        now = edit(now, f"pain.peg.{item}", score)
    now = edit(now, "follow_up.goal_reached", "partly")
    for make in (patient_document, clinician_document):
        text = " ".join(plain_text(make(now, load_pack(), assess(now, TODAY))).split())
        assert "SINCE THE LAST VISIT" in text
        assert "Today: 4.0 of 10. That is 33% better." in text
        assert "(To be confirmed.)" in text
        assert "Were my goals reached: partly reached" in text
        assert ROSA.decision.plan.stop_rule in text


@pytest.mark.parametrize(
    ("before", "weeks", "said"),
    [
        (
            {},
            12,
            "Last visit: November 23, 2026, 12 weeks ago. Then we chose: LDN. We agreed to try it for 12 weeks.",
        ),
        ({"trial_weeks": None}, 1, "Last visit: February 8, 2027, 1 week ago. Then we chose: LDN."),
        ({"options": ()}, 0, "Last visit: February 15, 2027. Nothing was chosen then."),
    ],
)
def test_what_was_agreed_then_and_how_long_ago(before: dict[str, object], weeks: int, said: str) -> None:
    now = follow_up_of(ROSA, TODAY)
    agreed = now.follow_up.before
    assert agreed is not None
    changes = {"trial_weeks": 12, "options": (OptionId.LDN,), "visit_date": TODAY - timedelta(weeks=weeks)}
    now = edit(now, "follow_up.before", agreed.model_copy(update=changes | before))
    assert agreed_then(now, load_pack()) == said


def test_a_visit_of_no_date_or_a_later_one_counts_no_weeks() -> None:
    now = follow_up_of(ROSA, TODAY)
    assert "date was not noted" in agreed_then(edit(now, "follow_up.before.visit_date", None), load_pack())
    later = agreed_then(edit(now, "follow_up.before.visit_date", date(2028, 1, 1)), load_pack())
    assert "ago" not in later
    assert later.startswith("Last visit: January 1, 2028 (check this date: it is after this visit).")


def test_the_goals_of_that_day_stand_beside_the_answer() -> None:
    two = (Goal(text="Walk to the shop"), Goal(text="Sleep through"))
    now = follow_up_of(edit(ROSA, "goals.goals", two), TODAY)
    now = edit(
        edit(now, "goals.goals", (Goal(text="Another goal from today on"),)), "follow_up.goal_reached", "no"
    )
    lines = since_last(now, load_pack())
    assert "My goal: Walk to the shop" in lines
    assert "My goal: Sleep through" in lines
    assert "Were my goals reached: not reached" in lines
    older = edit(now, "follow_up.before.goals", ())
    assert "My goal: Another goal from today on (not reached)" in since_last(older, load_pack())


def test_a_follow_up_asks_again_what_may_have_changed() -> None:
    now, empty = follow_up_of(DANIEL, TODAY), new_conversation()
    assert now.decision == empty.decision
    assert (now.pain.peg, now.pain.alarms) == (empty.pain.peg, None)
    assert now.medicines.takes_opioids is None
    assert [entry.product for entry in now.medicines.opioids] == [
        entry.product for entry in DANIEL.medicines.opioids
    ]
    assert {entry.taking for entry in now.medicines.opioids} == {None}
    assert {entry.last_taken for entry in now.medicines.opioids} == {None}
    assert now.goals == DANIEL.goals
    assert now.set_aside == ()
    assert now.health.pregnancy is None
    assert now.start.visit_date == TODAY
    before = now.follow_up.before
    assert before is not None
    assert before.peg == DANIEL.pain.peg


@given(conversations)
def test_no_follow_up_starts_with_a_clear_gate(last: object) -> None:
    """Unknown is never clear: whatever was said last time, opioids are asked about again."""
    now = follow_up_of(last, TODAY)  # type: ignore[arg-type]
    assert assess(now, TODAY).ldn_gate.status is not GateStatus.CLEAR
