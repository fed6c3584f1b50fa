"""Wherever LDN is chosen, looked at or written of while the gate is not clear, the gate stands beside it."""

import json

import pytest

from ldn_aid.conversation.files import parse_conversation
from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.conversation.sections import Decision, Discussion, Plan
from ldn_aid.evidence.pack import load_pack
from ldn_aid.safety.assess import as_json, assess
from ldn_aid.summary.clinician import clinician_document
from ldn_aid.summary.patient import patient_document
from ldn_aid.summary.reports import assessment_text
from ldn_aid.summary.text import plain_text
from ldn_aid.terms import OptionId
from tests.safety.case_table import base, conversation_of
from tests.strategies import TODAY

NOT_TODAY = "LDN cannot be started today."
GATES = {
    "blocked": {"now": ["oxycodone 5 mg | 1 x 2"]},
    "wait": {"stopped": [["oxycodone 5 mg", 3]]},
    "ask": {"stopped": [["oxycodone 5 mg", "?"]]},
}
WRITTEN = "Start LDN today, 1.5 mg at bedtime"
DECISIONS = [
    Decision(kind="not_sure_yet", why=WRITTEN),
    Decision(kind="decide_later", why=WRITTEN),
    Decision(kind=None, why=WRITTEN),
    Decision(kind="decide_later", plan=Plan(who_does_what=WRITTEN)),
    Decision(kind="not_sure_yet", plan=Plan(how_taken=WRITTEN)),
    Decision(kind="not_sure_yet", plan=Plan(judged_by="by PEG on low dose naltrexone")),
    Decision(kind="not_sure_yet", plan=Plan(stop_rule="Stop naltrexone if no better")),
    Decision(kind="decide_later", options=(OptionId.LDN,), ldn_start="today"),
    Decision(kind="chosen", options=(OptionId.LDN,), ldn_start="today"),
    Decision(kind="chosen", options=(OptionId.LDN,)),
    Decision(kind="chosen", options=(OptionId.LDN, OptionId.ACETAMINOPHEN), ldn_start="today"),
    Decision(kind="chosen", options=(OptionId.ACETAMINOPHEN,), why=WRITTEN),
    Decision(kind="chosen", options=(OptionId.NO_NEW_MEDICINE,), plan=Plan(who_does_what=WRITTEN)),
]


def _papers(conversation: Conversation) -> tuple[str, str]:
    assessment, pack = assess(conversation, TODAY), load_pack()
    return (
        plain_text(patient_document(conversation, pack, assessment)),
        plain_text(clinician_document(conversation, pack, assessment)),
    )


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("decision", DECISIONS, ids=lambda one: f"{one.kind}-{one.options}")
def test_the_gate_stands_before_what_was_written(gate: str, decision: Decision) -> None:
    conversation = edit(conversation_of(GATES[gate]), "decision", decision)
    assert assess(conversation, TODAY).ldn_gate.status == gate
    patient, record = (" ".join(paper.split()) for paper in _papers(conversation))
    assert NOT_TODAY in patient
    assert "Never stop an opioid all at once" in patient
    if WRITTEN in patient:
        assert patient.index(NOT_TODAY) < patient.index(WRITTEN)
    assert "may not be started" in record
    if WRITTEN in record:
        assert record.index("may not be started") < record.index(WRITTEN)


@pytest.mark.parametrize("gate", GATES)
def test_where_ldn_was_only_looked_at_one_line_says_it(gate: str) -> None:
    conversation = edit(conversation_of(GATES[gate]), "discussion", Discussion(options=(OptionId.LDN,)))
    patient, record = _papers(conversation)
    assert NOT_TODAY in patient
    assert "may not be started today" in " ".join(record.split())


def test_nothing_is_said_where_the_gate_is_clear_or_ldn_is_nowhere() -> None:
    clear = edit(base(), "decision", DECISIONS[0])
    nowhere = edit(
        conversation_of(GATES["blocked"]), "decision", Decision(kind="chosen", options=(OptionId.NSAID,))
    )
    for conversation in (clear, nowhere):
        assert NOT_TODAY not in _papers(conversation)[0]


@pytest.mark.parametrize("gate", GATES)
def test_a_decision_recorded_before_an_opioid_was_added_no_longer_stands(gate: str) -> None:
    """Also in a file of an earlier day: nothing that is made of it starts LDN today."""
    start = DECISIONS[8]
    before = edit(base(), "decision", start)
    assert as_json(assess(before, TODAY))["decision"] == "as_recorded"
    after = edit(conversation_of(GATES[gate]), "decision", start)
    data = after.model_dump_json().encode()
    opened = parse_conversation(data, "an older file")
    assessment = assess(opened, TODAY)
    assert as_json(assessment)["decision"] == "ldn_held"
    assert "It may not be started." in assessment_text(assessment)
    patient, record = _papers(opened)
    assert "We chose" not in patient + record
    assert json.loads(data)["decision"]["ldn_start"] == "today", "the file keeps what was said"


def test_the_record_says_what_the_gate_waits_for() -> None:
    opioid, injection = (
        " ".join(_papers(conversation_of({"stopped": [[product, 3]]}))[1].lower().split())
        for product in ("tramadol", "Vivitrol")
    )
    assert "wait, the opioid-free days are not over" in opioid
    assert "wait, another opioid blocker still acts" in injection
