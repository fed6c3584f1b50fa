"""The opioid-LDN gate as a table a clinician could read, and the properties it must keep."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_aid.conversation.files import parse_conversation
from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.conversation.sections import Health, MedicineEntry, Medicines, Pain
from ldn_aid.safety import intake
from ldn_aid.safety.assess import assess
from ldn_aid.safety.contradictions import gate_contradictions
from ldn_aid.safety.findings import GateStatus
from ldn_aid.safety.intake import opioid_exposures
from ldn_aid.safety.ldn_gate import decision_standing, ldn_gate
from ldn_aid.safety.mentions import open_mentions
from ldn_aid.safety.rules import wording
from tests.safety.case_table import base
from tests.strategies import TODAY, conversations, opioid_entries

NONE = '"takes_opioids": "no", "forgotten": []'


def _opioid(product: str, taking: str, last: str | None) -> str:
    day = f', "last_taken": "{last}"' if last else ""
    status = f', "taking": "{taking}"' if taking else ""
    return f'"takes_opioids": "yes", "forgotten": [], "opioids": [{{"product": "{product}"{status}{day}}}]'


def _opioids(*rows: tuple[str, str, str | None]) -> str:
    entries = [{"product": product, "taking": taking, "last_taken": last} for product, taking, last in rows]
    return f'"takes_opioids": "yes", "forgotten": [], "opioids": {json.dumps(entries)}'


def _forgotten(kind: str, taking: str, last: str | None) -> str:
    use = json.dumps([{"kind": kind, "taking": taking, "last_taken": last}])
    return f'"takes_opioids": "no", "forgotten": {use}'


TABLE = [
    ("no opioid, all asked", NONE, "clear", None),
    ("nothing asked", "", "ask", None),
    ("forgotten products not asked", '"takes_opioids": "no"', "ask", None),
    ("not sure", '"takes_opioids": "unsure", "forgotten": []', "ask", None),
    ("yes, but which?", '"takes_opioids": "yes", "forgotten": []', "ask", None),
    ("oxycodone now", _opioid("oxycodone", "now", "2026-11-23"), "blocked", None),
    ("tramadol stopped 3 days ago", _opioid("tramadol 50 mg", "stopped", "2026-11-20"), "wait", "2026-11-30"),
    ("tramadol stopped 9 days ago", _opioid("tramadol 50 mg", "stopped", "2026-11-14"), "wait", "2026-11-24"),
    ("tramadol stopped 10 days ago", _opioid("tramadol 50 mg", "stopped", "2026-11-13"), "clear", None),
    (
        "oxycodone ER stopped 10 days ago",
        _opioid("oxycodone ER", "stopped", "2026-11-13"),
        "wait",
        "2026-11-27",
    ),
    ("methadone stopped 13 days ago", _opioid("methadone", "stopped", "2026-11-10"), "wait", "2026-11-24"),
    ("methadone stopped 14 days ago", _opioid("methadone", "stopped", "2026-11-09"), "clear", None),
    (
        "Suboxone stopped 10 days ago, which is treatment",
        _opioid("Suboxone 8-2", "stopped", "2026-11-13"),
        "ask",
        None,
    ),
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
    (
        "naltrexone 50 mg already",
        NONE + ', "others": [{"product": "naltrexone 50 mg", "taking": "now"}]',
        "blocked",
        None,
    ),
    ("Contrave already", NONE + ', "others": [{"product": "Contrave", "taking": null}]', "blocked", None),
    ("Contrave stopped", NONE + ', "others": [{"product": "Contrave", "taking": "stopped"}]', "clear", None),
    ("full-dose naltrexone ticked", NONE + ', "classes": ["naltrexone_full_dose"]', "blocked", None),
    ("street fentanyl, 11 days", _opioid("street fentanyl", "stopped", "2026-11-12"), "ask", None),
    ("heroin listed, 20 days", _opioid("heroin", "stopped", "2026-11-03"), "ask", None),
    (
        "fentanyl by the hour is a patch",
        '"takes_opioids": "yes", "forgotten": [], "opioids": [{"product": "fentanyl", "strength": 25, '
        '"strength_unit": "mcg/h", "taking": "stopped", "last_taken": "2026-11-12"}]',
        "wait",
        "2026-11-26",
    ),
    (
        "the form in the note",
        '"takes_opioids": "yes", "forgotten": [], "opioids": [{"product": "morphine", '
        '"note": "extended release", "taking": "stopped", "last_taken": "2026-11-12"}]',
        "wait",
        "2026-11-26",
    ),
    ("Embeda is an opioid", _opioid("Embeda", "now", None), "blocked", None),
    (
        "methadone clinic, though no opioid use disorder was answered",
        _forgotten("methadone_clinic", "stopped", "2026-11-10"),
        "ask",
        None,
    ),
    (
        "buprenorphine treatment may be a monthly injection",
        _forgotten("buprenorphine_treatment", "stopped", "2026-11-09"),
        "ask",
        None,
    ),
    ("pump, 11 days", _forgotten("opioid_pump", "stopped", "2026-11-12"), "wait", "2026-11-26"),
    (
        "patch from a drawer, 10 days",
        _forgotten("opioid_patch", "stopped", "2026-11-13"),
        "wait",
        "2026-11-27",
    ),
    ("kratom, 9 days", _forgotten("kratom", "stopped", "2026-11-14"), "wait", "2026-11-24"),
    ("kratom, 10 days", _forgotten("kratom", "stopped", "2026-11-13"), "clear", None),
    ("street opioids, 3 days", _forgotten("heroin_or_street_opioid", "stopped", "2026-11-20"), "ask", None),
    ("street opioids, months", _forgotten("heroin_or_street_opioid", "stopped", "2026-03-20"), "ask", None),
    ("heroin by name, months", _opioid("heroin", "stopped", "2026-03-20"), "ask", None),
    ("buprenorphine implant", _opioid("Probuphine implant", "stopped", "2026-01-01"), "ask", None),
    ("buprenorphine injection now", _opioid("Sublocade injection", "now", None), "blocked", None),
    (
        "an old one only, though 'in the last 14 days' was answered",
        _opioid("oxycodone", "stopped", "2026-10-01"),
        "ask",
        None,
    ),
    (
        "stopped yesterday, another still taken",
        _opioids(("oxycodone", "stopped", "2026-11-22"), ("tramadol 50 mg", "now", "2026-11-23")),
        "blocked",
        None,
    ),
    (
        "the longest interval wins",
        _opioids(("tramadol 50 mg", "stopped", "2026-11-21"), ("methadone", "stopped", "2026-11-19")),
        "wait",
        "2026-12-03",
    ),
    (
        "whatever the order",
        _opioids(("methadone", "stopped", "2026-11-19"), ("tramadol 50 mg", "stopped", "2026-11-21")),
        "wait",
        "2026-12-03",
    ),
    (
        "one waits, of one the day is not known",
        _opioids(("tramadol 50 mg", "stopped", "2026-11-21"), ("codeine", "stopped", None)),
        "ask",
        None,
    ),
    ("still taken? not said, but a last day", _opioid("oxycodone 5 mg", "", "2026-11-20"), "ask", None),
    ("last dose today", _opioid("oxycodone 5 mg", "stopped", "2026-11-23"), "wait", "2026-12-03"),
    (
        "last dose today, strength not told",
        _opioid("oxycodone", "stopped", "2026-11-23"),
        "wait",
        "2026-12-07",
    ),
    ("LDN itself", NONE + ', "others": [{"product": "LDN", "taking": "now"}]', "clear", None),
]


ASKED = {
    "opioid_withdrawal_now": "no", "opioid_use_disorder": "no", "naltrexone_allergy": "no",
    "kidney": "normal", "liver": "normal", "pregnancy": "no", "surgery_planned": "no",
}  # fmt: skip
"""What the gate asks besides opioids, with nothing found."""


def _conversation(medicines: str, rest: str = "", health: dict[str, object] = ASKED) -> Conversation:
    pain = '"pain": {"alarms": []}'
    if '"classes"' not in medicines:
        medicines = ", ".join(filter(None, (medicines, '"classes": []')))
    data = (
        f'{{"schema_version": 2, {pain}, "medicines": {{{medicines}}}, "health": {json.dumps(health)}{rest}}}'
    )
    return parse_conversation(data.encode(), "case")


@pytest.mark.parametrize(("case", "medicines", "status", "earliest"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table(case: str, medicines: str, status: str, earliest: str | None) -> None:
    gate = ldn_gate(_conversation(medicines), TODAY)
    assert (gate.status, gate.earliest) == (status, date.fromisoformat(earliest) if earliest else None)
    assert gate.reasons


@pytest.mark.parametrize("status", ["blocked", "wait", "ask"])
def test_no_abrupt_stop_is_said_in_the_same_breath(status: str) -> None:
    for _case, medicines, expected, _earliest in TABLE:
        gate = ldn_gate(_conversation(medicines), TODAY)
        if expected == status and gate.about_opioids:
            assert "Never stop an opioid all at once" in gate.reasons[-1]


@pytest.mark.parametrize(
    "answer",
    [
        {"pregnancy": "20_to_29_weeks"}, {"naltrexone_allergy": "yes"}, {"surgery_planned": "yes"}, {"kidney": "egfr_under_30"},
        {"liver": "acute_hepatitis_or_failure"}, {"liver": "decompensated_cirrhosis"}, {"liver": "unsure"}, {"kidney": None},
        {"surgery_date": "2026-12-10"}, {"heart_bypass_surgery_now": "yes"},
    ],
    ids=str,
)  # fmt: skip
def test_someone_without_any_opioid_is_not_told_how_to_stop_one(answer: dict[str, str]) -> None:
    gate = ldn_gate(_conversation(NONE, health=ASKED | answer), TODAY)
    assert gate.status is not GateStatus.CLEAR
    assert wording("gate")["no_abrupt_stop"] not in gate.reasons
    assert (gate.opioid_possible, gate.about_opioids) == (False, False)
    taken = ldn_gate(_conversation(TABLE[5][1], health=ASKED | answer), TODAY)
    assert taken.reasons[-1] == wording("gate")["no_abrupt_stop"]
    assert taken.opioid_possible


@pytest.mark.parametrize(
    ("answer", "not_known"),
    [
        ({"pregnancy": "20_to_29_weeks"}, ()),
        ({"liver": "decompensated_cirrhosis"}, ()),
        ({"kidney": "egfr_under_30"}, ()),
        ({"surgery_planned": "yes"}, ()),
        ({"surgery_planned": "yes", "surgery_date": "2026-12-10"}, ()),
        ({"surgery_planned": "yes", "surgery_date": "2026-11-20"}, ("opioids",)),
        ({"surgery_date": "2026-12-10"}, ("other",)),
        ({"surgery_date": "2026-11-20"}, ("opioids",)),
        ({"opioid_use_disorder": "yes"}, ()),
        ({"opioid_use_disorder": "unsure"}, ("opioids",)),
        ({"pregnancy": "unsure"}, ("other",)),
        ({"liver": "unsure"}, ("other",)),
        ({"kidney": None}, ("other",)),
        ({"pregnancy": "20_to_29_weeks", "opioid_withdrawal_now": "unsure"}, ("opioids",)),
        ({"liver": "unsure", "opioid_withdrawal_now": "unsure"}, ("opioids", "other")),
    ],
    ids=str,
)
def test_what_is_known_is_not_called_unknown(answer: dict[str, str], not_known: tuple[str, ...]) -> None:
    conversation = _conversation(NONE, health=ASKED | answer)
    gate = ldn_gate(conversation, TODAY)
    assert (gate.status, gate.not_known) == (GateStatus.ASK, not_known)
    ids = {one.id for one in assess(conversation, TODAY).findings}
    assert ("ldn.opioid_not_known" in ids, "ldn.other_not_known" in ids) == (
        "opioids" in not_known,
        "other" in not_known,
    )


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({"opioid_withdrawal_now": "yes"}, "blocked"),
        ({"opioid_withdrawal_now": "unsure"}, "ask"),
        ({"opioid_use_disorder": "yes"}, "ask"),
        ({"opioid_use_disorder": "unsure"}, "ask"),
        ({"naltrexone_allergy": "yes"}, "blocked"),
        ({"naltrexone_allergy": "unsure"}, "ask"),
        ({"liver": "acute_hepatitis_or_failure"}, "blocked"),
        ({"liver": "unsure"}, "ask"),
        ({"liver": "decompensated_cirrhosis"}, "ask"),
        ({"liver": "chronic_compensated"}, "clear"),
        ({"kidney": "egfr_under_30"}, "ask"),
        ({"kidney": "unsure"}, "ask"),
        ({"kidney": None}, "ask"),
        ({"kidney": "egfr_30_to_59"}, "clear"),
        ({"pregnancy": "planning"}, "clear"),
        ({"pregnancy": "under_20_weeks"}, "ask"),
        ({"pregnancy": "20_to_29_weeks"}, "ask"),
        ({"pregnancy": "30_weeks_or_more"}, "ask"),
        ({"pregnancy": "unsure"}, "ask"),
        ({"surgery_planned": "yes"}, "ask"),
        ({"surgery_planned": "unsure"}, "ask"),
        ({"naloxone_challenge": "failed"}, "blocked"),
        ({"naloxone_challenge": "passed"}, "clear"),
        ({"naloxone_challenge": "not_done"}, "clear"),
        ({"urine_opioid_screen": "positive"}, "blocked"),
        ({"urine_opioid_screen": "negative"}, "clear"),
    ],
    ids=str,
)
def test_health_answers(answer: dict[str, object], status: str) -> None:
    gate = ldn_gate(_conversation(NONE, health=ASKED | answer), TODAY)
    assert (gate.status, gate.earliest) == (status, None)


@pytest.mark.parametrize("question", ASKED)
def test_a_question_not_asked_is_asked_by_name(question: str) -> None:
    gate = ldn_gate(_conversation(NONE, health=ASKED | {question: None}), TODAY)
    assert gate.status is GateStatus.ASK
    assert wording("facts")["names"][f"health.{question}"] in gate.reasons[0]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "at least 72 hours before"),
        ("2026-12-10", "planned for December 10, 2026"),
        ("2026-12-10", "at least 72 hours before, so no later than December 7, 2026"),
        ("2026-11-27", "at least 72 hours before, so no later than November 24, 2026"),
        ("2026-11-26", "planned for November 26, 2026. There is no time to start LDN before it"),
        (
            "2026-11-24",
            "There is no time to start LDN before it: by default LDN is stopped at least 72 hours before",
        ),
        ("2026-11-23", "If LDN is taken already, tell its team today"),
        ("2026-11-22", "was on November 22, 2026"),
    ],
)
def test_a_planned_operation_asks_its_team(day: str | None, said: str) -> None:
    health = ASKED | {"surgery_planned": "yes", "surgery_date": day}
    gate = ldn_gate(_conversation(NONE, health=health), TODAY)
    assert gate.status is GateStatus.ASK
    assert said in gate.reasons[0]


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


OPTIONAL = {"naloxone_challenge", "urine_opioid_screen"}
"""Tests that need not be done."""


def _answers_of(part: object) -> Iterator[object]:
    """The fixed answers of a question, and of one with several answers each by itself."""
    if get_origin(part) is Literal:
        yield from get_args(part)
    elif get_origin(part) is tuple:
        inner = get_args(part)[0]
        yield from ((one,) for one in (get_args(inner) if get_origin(inner) is Literal else ()))
    elif part is type(None):
        yield None


SAFER = [GateStatus.BLOCKED, GateStatus.ASK, GateStatus.WAIT, GateStatus.CLEAR]


def _answered_by_correcting(conversation: Conversation) -> bool:
    """Two answers contradict, or free text names an opioid: taking one back, or listing it, is the answer."""
    exposures = opioid_exposures(conversation)
    return bool(
        list(gate_contradictions(conversation, exposures, TODAY)) or open_mentions(conversation, TODAY)
    )


@settings(max_examples=60)
@given(conversations, opioid_entries)
def test_adding_an_opioid_never_makes_the_gate_safer(conversation, entry) -> None:  # type: ignore[no-untyped-def]
    before = ldn_gate(conversation, TODAY)
    more = edit(conversation, "medicines.opioids", (*conversation.medicines.opioids, entry))
    if conversation.medicines.takes_opioids != "yes" and not _answered_by_correcting(conversation):
        after = ldn_gate(more, TODAY)
        assert SAFER.index(after.status) <= SAFER.index(before.status)
    assert ldn_gate(edit(more, "medicines.takes_opioids", None), TODAY).status is not GateStatus.CLEAR


@settings(max_examples=40)
@given(conversations)
def test_taking_back_any_one_answer_never_clears_the_gate(conversation: Conversation) -> None:
    if ldn_gate(conversation, TODAY).status is not GateStatus.ASK or _answered_by_correcting(conversation):
        return
    for section in ("medicines", "health"):
        for name, field in type(getattr(conversation, section)).model_fields.items():
            if name not in ("opioids", "others"):
                emptied = edit(
                    conversation, f"{section}.{name}", field.get_default(call_default_factory=True)
                )
                assert ldn_gate(emptied, TODAY).status is not GateStatus.CLEAR, name


_SINGLE = [
    (f"{section}.{name}", answer)
    for section, model in (("health", Health), ("pain", Pain), ("medicines", Medicines))
    for name, field in model.model_fields.items()
    for part in get_args(field.annotation)
    for answer in _answers_of(part)
]
"""Every answer that a question of these steps can have."""


@pytest.mark.parametrize(("place", "answer"), _SINGLE, ids=str)
def test_nobody_clears_the_gate_by_leaving_a_question_open(place: str, answer: object) -> None:
    """With all else answered, "not asked" is never safer than an answer that stands before LDN."""
    name = place.partition(".")[2]
    answered = edit(base(), place, answer)
    if name in OPTIONAL or _answered_by_correcting(answered):
        return
    if ldn_gate(answered, TODAY).status is not GateStatus.CLEAR:
        assert ldn_gate(edit(base(), place, None), TODAY).status is not GateStatus.CLEAR


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
    conversation = _conversation(_opioid("tramadol 50 mg", "stopped", "2026-11-20"))
    earliest = ldn_gate(conversation, TODAY).earliest
    assert earliest is not None
    assert ldn_gate(conversation, earliest).status is GateStatus.CLEAR
    assert ldn_gate(conversation, earliest - timedelta(days=1)).status is GateStatus.WAIT


@pytest.mark.parametrize(
    ("medicines", "first"),
    [
        (
            _opioid("tramadol 50 mg", "stopped", "2026-11-20"),
            "tramadol 50 mg was last taken on November 20, 2026. LDN could start on November 30, 2026 at the earliest, "
            "if no opioid is taken in between: 10 days, the longer end of the range.",
        ),
        (
            _opioid("methadone", "stopped", "2026-11-20"),
            "methadone was last taken on November 20, 2026. LDN could start on December 4, 2026 at the earliest, "
            "if no opioid is taken in between: 14 days, the longer end of the range.",
        ),
        (
            _opioid("oxycodone", "now", "2026-10-01"),
            "oxycodone: this acts on opioid receptors and is being taken. LDN now could bring on sudden, severe withdrawal.",
        ),
        (
            _opioid("oxycodone", "stopped", None),
            "oxycodone: we do not know when it was last taken. Find out before LDN.",
        ),
        (
            _opioid("oxycodone", "", None),
            "oxycodone: we do not know if it is still taken. Ask before LDN.",
        ),
        (
            _opioid("oxycodone", "stopped", "2026-11-24"),
            "oxycodone: the date of the last dose is after today. Correct it.",
        ),
        (
            _opioid("Sublocade injection", "stopped", "2026-09-01"),
            "Sublocade injection keeps working for weeks or months. Ask its prescriber before LDN.",
        ),
        (
            _opioid("?", "now", None),
            "A medicine in the list has no name yet. Find out what it is before LDN.",
        ),
        (
            _opioid("zzyzx", "now", None),
            '"zzyzx" was not recognised, so it may act like an opioid. Find out before LDN.',
        ),
        (
            NONE.replace('"no"', '"no", "opioids": [{"product": "codeine", "taking": "now"}]'),
            "codeine: this acts on opioid receptors and is being taken. LDN now could bring on sudden, severe withdrawal.",
        ),
    ],
)
def test_the_first_reason_names_product_day_and_why(medicines: str, first: str) -> None:
    gate = ldn_gate(_conversation(medicines), TODAY)
    assert gate.reasons[0] == first
    said = wording("gate")
    assert (said["opioids_unnamed"] in gate.reasons) is False


def test_a_contradiction_is_named() -> None:
    medicines = NONE.replace('"no"', '"no", "opioids": [{"product": "codeine", "taking": "now"}]')
    reasons = ldn_gate(_conversation(medicines), TODAY).reasons
    assert '"No opioids" was answered, but codeine is on the list. Correct one of them.' in reasons


def test_yes_to_lately_with_only_an_old_one_asks_which() -> None:
    for last, asks in (("2026-11-09", False), ("2026-11-08", True)):
        reasons = ldn_gate(_conversation(_opioid("oxycodone", "stopped", last)), TODAY).reasons
        assert (wording("gate")["opioids_unnamed"] in reasons) is asks


@pytest.mark.parametrize(
    ("decision", "clear", "not_clear"),
    [
        ("{}", "none", "none"),
        ('{"kind": "not_sure_yet"}', "as_recorded", "as_recorded"),
        ('{"kind": "decide_later", "options": ["ldn"], "ldn_start": "today"}', "as_recorded", "as_recorded"),
        ('{"kind": "chosen", "options": ["nsaid"]}', "as_recorded", "as_recorded"),
        ('{"kind": "chosen", "options": ["ldn"]}', "as_recorded", "ldn_held"),
        ('{"kind": "chosen", "options": ["ldn"], "ldn_start": "today"}', "as_recorded", "ldn_held"),
        ('{"kind": "chosen", "options": ["ldn"], "ldn_start": "revisit"}', "as_recorded", "as_recorded"),
        (
            '{"kind": "chosen", "options": ["ldn", "acetaminophen"], "ldn_start": "today"}',
            "as_recorded",
            "ldn_held",
        ),
        ('{"kind": "chosen", "options": ["ldn", "opioid"], "ldn_start": "revisit"}', "ldn_held", "ldn_held"),
        ('{"kind": "chosen", "options": ["opioid"]}', "as_recorded", "as_recorded"),
    ],
)
def test_what_a_recorded_decision_is_worth(decision: str, clear: str, not_clear: str) -> None:
    for medicines, expected in ((NONE, clear), (_opioid("oxycodone", "now", None), not_clear)):
        conversation = _conversation(medicines, f', "decision": {decision}')
        assert decision_standing(conversation, ldn_gate(conversation, TODAY)) == expected


def test_still_taken_not_said_is_asked_by_product_even_with_a_last_day() -> None:
    reasons = ldn_gate(_conversation(_opioid("oxycodone 5 mg", "", "2026-11-20")), TODAY).reasons
    assert "oxycodone 5 mg: we do not know if it is still taken. Ask before LDN." in reasons
    assert any("LDN could start on November 30, 2026" in reason for reason in reasons)


@pytest.mark.parametrize(("own", "earliest"), [(None, 10), (7, 10), (14, 14), (28, 28)])
def test_an_interval_of_its_own_lengthens_and_never_shortens(
    own: int | None, earliest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A product for which the lexicon gives opioid-free days waits at least as long."""
    plain = intake.recognise
    monkeypatch.setattr(intake, "recognise", lambda name: replace(plain(name), opioid_free_days=own))
    gate = ldn_gate(_conversation(_opioid("oxycodone", "stopped", TODAY.isoformat())), TODAY)
    assert gate.earliest == TODAY + timedelta(days=earliest)


def test_a_known_name_in_the_opioid_list_with_a_word_nobody_knows_asks() -> None:
    gate = ldn_gate(_conversation(_opioid("gabapentin zyxwvo", "stopped", "2026-01-01")), TODAY)
    assert '"gabapentin zyxwvo" was not recognised, so it may act like an opioid.' in gate.reasons[0]
    plain = ldn_gate(_conversation(_opioid("gabapentin 300 mg", "stopped", "2026-01-01")), TODAY)
    assert not any("not recognised" in reason for reason in plain.reasons)


CLEAR_BUT_ONE = st.fixed_dictionaries(
    {},
    optional={
        "heart_bypass_surgery_now": st.sampled_from(["yes", "no", "unsure"]),
        "naloxone_challenge": st.sampled_from(["not_done", "passed"]),
        "urine_opioid_screen": st.sampled_from(["not_done", "negative"]),
        "surgery_date": st.sampled_from(["2026-11-01", "2026-11-20", "2026-12-20", "1999-01-01"]),
        "surgery_planned": st.sampled_from(["no", "yes", "unsure"]),
        "liver": st.sampled_from(["normal", "chronic_compensated", "unsure"]),
        "pregnancy": st.sampled_from(["no", "planning", "unsure"]),
        "opioid_use_disorder": st.sampled_from(["no", "yes", "unsure"]),
    },
)


@settings(max_examples=100)
@given(CLEAR_BUT_ONE, opioid_entries)
def test_near_the_clear_gate_an_opioid_or_a_missing_answer_never_opens_it(
    health: dict[str, object], entry: MedicineEntry
) -> None:
    """Close to clear, where answers drawn at random seldom come."""
    conversation = _conversation(NONE, health=ASKED | health)
    before = ldn_gate(conversation, TODAY).status
    listed = edit(conversation, "medicines.opioids", (entry,))
    assert SAFER.index(ldn_gate(listed, TODAY).status) <= SAFER.index(before)
    if before is GateStatus.ASK and not _answered_by_correcting(conversation):
        for question in health:
            emptied = edit(conversation, f"health.{question}", None)
            assert ldn_gate(emptied, TODAY).status is not GateStatus.CLEAR


@pytest.mark.parametrize(
    ("product", "status", "named"),
    [
        ("Percocet 5-325", "ask", True),
        ("promethazine with codeine syrup", "ask", True),
        ("Imodium", "wait", False),
        ("kratom", "wait", False),
    ],
)
def test_an_opioid_among_the_others_contradicts_no_opioids(product: str, status: str, named: bool) -> None:
    """What people do not take for an opioid contradicts nothing; it waits all the same."""
    entry = json.dumps([{"product": product, "taking": "stopped", "last_taken": "2026-11-20"}])
    gate = ldn_gate(_conversation(f'{NONE}, "others": {entry}'), TODAY)
    assert str(gate.status) == status
    assert any('"No opioids" was answered' in reason for reason in gate.reasons) is named
