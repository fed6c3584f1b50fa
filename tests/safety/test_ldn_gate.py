"""The opioid-LDN gate as a table a clinician could read, and the properties it must keep."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from ldn_aid.conversation.files import parse_conversation
from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.safety.findings import GateStatus
from ldn_aid.safety.ldn_gate import decision_standing, ldn_gate
from tests.strategies import TODAY, conversations, opioid_entries

NONE = '"takes_opioids": "no", "forgotten": []'


def _opioid(product: str, taking: str, last: str | None) -> str:
    day = f', "last_taken": "{last}"' if last else ""
    status = f', "taking": "{taking}"' if taking else ""
    return f'"takes_opioids": "yes", "forgotten": [], "opioids": [{{"product": "{product}"{status}{day}}}]'


TABLE = [
    ("no opioid, all asked", NONE, "clear", None),
    ("nothing asked", "", "ask", None),
    ("forgotten products not asked", '"takes_opioids": "no"', "ask", None),
    ("not sure", '"takes_opioids": "unsure", "forgotten": []', "ask", None),
    ("yes, but which?", '"takes_opioids": "yes", "forgotten": []', "ask", None),
    ("oxycodone now", _opioid("oxycodone", "now", "2026-11-23"), "blocked", None),
    ("tramadol stopped 3 days ago", _opioid("tramadol", "stopped", "2026-11-20"), "wait", "2026-11-30"),
    ("tramadol stopped 9 days ago", _opioid("tramadol", "stopped", "2026-11-14"), "wait", "2026-11-24"),
    ("tramadol stopped 10 days ago", _opioid("tramadol", "stopped", "2026-11-13"), "clear", None),
    (
        "oxycodone ER stopped 10 days ago",
        _opioid("oxycodone ER", "stopped", "2026-11-13"),
        "wait",
        "2026-11-27",
    ),
    ("methadone stopped 13 days ago", _opioid("methadone", "stopped", "2026-11-10"), "wait", "2026-11-24"),
    ("methadone stopped 14 days ago", _opioid("methadone", "stopped", "2026-11-09"), "clear", None),
    ("Suboxone stopped 10 days ago", _opioid("Suboxone 8-2", "stopped", "2026-11-13"), "wait", "2026-11-27"),
    ("fentanyl patch 10 days ago", _opioid("fentanyl patch", "stopped", "2026-11-13"), "wait", "2026-11-27"),
    ("stopped, day unknown", _opioid("oxycodone", "stopped", None), "ask", None),
    ("still taken? unknown", _opioid("oxycodone", "", None), "ask", None),
    ("last dose tomorrow", _opioid("oxycodone", "stopped", "2026-11-24"), "ask", None),
    ("unknown product", _opioid("zzyzx", "stopped", "2026-01-01"), "ask", None),
    ("Sublocade months ago", _opioid("Sublocade injection", "stopped", "2026-09-01"), "ask", None),
    (
        "kratom now",
        '"takes_opioids": "no", "forgotten": [{"kind": "kratom", "taking": "now"}]',
        "blocked",
        None,
    ),
    ("kratom, last unknown", '"takes_opioids": "no", "forgotten": [{"kind": "kratom"}]', "ask", None),
    (
        "opioid among the others",
        NONE + ', "others": [{"product": "Percocet 5-325", "taking": "now"}]',
        "blocked",
        None,
    ),
    ("unknown among the others", NONE + ', "others": [{"product": "zzyzx", "taking": "now"}]', "ask", None),
    (
        "sertraline among the others",
        NONE + ', "others": [{"product": "sertraline", "taking": "now"}]',
        "clear",
        None,
    ),
    (
        "dextromethorphan",
        NONE + ', "others": [{"product": "dextromethorphan", "taking": "now"}]',
        "clear",
        None,
    ),
    ("LDN itself", NONE + ', "others": [{"product": "LDN", "taking": "now"}]', "clear", None),
]


def _conversation(medicines: str, rest: str = "") -> Conversation:
    return parse_conversation(f'{{"schema_version": 2, "medicines": {{{medicines}}}{rest}}}'.encode(), "case")


@pytest.mark.parametrize(("case", "medicines", "status", "earliest"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table(case: str, medicines: str, status: str, earliest: str | None) -> None:
    gate = ldn_gate(_conversation(medicines), TODAY)
    assert (gate.status, gate.earliest) == (status, date.fromisoformat(earliest) if earliest else None)
    assert gate.reasons


@pytest.mark.parametrize("status", ["blocked", "wait", "ask"])
def test_no_abrupt_stop_is_said_in_the_same_breath(status: str) -> None:
    for _case, medicines, expected, _earliest in TABLE:
        if expected == status:
            reasons = " ".join(ldn_gate(_conversation(medicines), TODAY).reasons)
            assert "Never stop an opioid all at once" in reasons


@pytest.mark.parametrize(
    ("health", "status"),
    [
        ('"opioid_withdrawal_now": "yes"', "blocked"),
        ('"opioid_withdrawal_now": "unsure"', "ask"),
        ('"opioid_use_disorder": "yes"', "ask"),
        ('"opioid_use_disorder": "unsure"', "ask"),
    ],
)
def test_health_answers_that_speak_of_opioids(health: str, status: str) -> None:
    gate = ldn_gate(_conversation(NONE, f', "health": {{{health}}}'), TODAY)
    assert gate.status == status


def test_a_start_today_is_held_unless_the_gate_is_clear() -> None:
    start = ', "decision": {"kind": "chosen", "options": ["ldn"], "ldn_start": "today"}'
    for _case, medicines, status, _earliest in TABLE:
        conversation = _conversation(medicines, start)
        standing = decision_standing(conversation, ldn_gate(conversation, TODAY))
        assert standing == ("as_recorded" if status == "clear" else "ldn_held")


def test_ldn_with_an_opioid_is_held() -> None:
    both = ', "decision": {"kind": "chosen", "options": ["ldn", "opioid"], "ldn_start": "revisit"}'
    conversation = _conversation(NONE, both)
    assert decision_standing(conversation, ldn_gate(conversation, TODAY)) == "ldn_held"


SAFER = [GateStatus.BLOCKED, GateStatus.ASK, GateStatus.WAIT, GateStatus.CLEAR]


@settings(max_examples=60)
@given(conversations, opioid_entries)
def test_adding_an_opioid_never_makes_the_gate_safer(conversation, entry) -> None:  # type: ignore[no-untyped-def]
    before = ldn_gate(conversation, TODAY)
    more = edit(conversation, "medicines.opioids", (*conversation.medicines.opioids, entry))
    if conversation.medicines.takes_opioids != "yes":
        after = ldn_gate(more, TODAY)
        assert SAFER.index(after.status) <= SAFER.index(before.status)
    assert ldn_gate(edit(more, "medicines.takes_opioids", None), TODAY).status is not GateStatus.CLEAR


@settings(max_examples=60)
@given(conversations)
def test_taking_back_an_answer_never_clears_the_gate(conversation: Conversation) -> None:
    if ldn_gate(conversation, TODAY).status is GateStatus.CLEAR:
        return
    for field in ("takes_opioids", "forgotten"):
        emptied = edit(conversation, f"medicines.{field}", None)
        assert ldn_gate(emptied, TODAY).status is not GateStatus.CLEAR


@settings(max_examples=60)
@given(conversations)
def test_the_order_of_entries_never_matters(conversation: Conversation) -> None:
    gate = ldn_gate(conversation, TODAY)
    turned = edit(conversation, "medicines.opioids", conversation.medicines.opioids[::-1])
    again = ldn_gate(turned, TODAY)
    assert (gate.status, gate.earliest) == (again.status, again.earliest)


def test_the_day_itself_is_clear_and_the_day_before_is_not() -> None:
    conversation = _conversation(_opioid("tramadol", "stopped", "2026-11-20"))
    earliest = ldn_gate(conversation, TODAY).earliest
    assert earliest is not None
    assert ldn_gate(conversation, earliest).status is GateStatus.CLEAR
    assert ldn_gate(conversation, earliest - timedelta(days=1)).status is GateStatus.WAIT
