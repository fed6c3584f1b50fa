"""Coming back to LDN: whatever day was typed, none that is too early is ever printed, shown or handed on."""

from datetime import date, timedelta

import pytest

from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.conversation.sections import Decision
from ldn_aid.evidence.pack import load_pack
from ldn_aid.i18n import long_date
from ldn_aid.safety.assess import as_json, assess
from ldn_aid.summary.clinician import clinician_document
from ldn_aid.summary.decision import from_which_day
from ldn_aid.summary.extras import Extra
from ldn_aid.summary.patient import patient_document
from ldn_aid.summary.reports import assessment_text
from ldn_aid.summary.text import plain_text
from ldn_aid.terms import OptionId
from tests.safety.case_table import conversation_of
from tests.strategies import TODAY

TAKEN = {"now": ["oxycodone 5 mg | 1 x 2"]}
STOPPED = {"stopped": [["oxycodone 5 mg", 3]]}  # LDN could start in 7 days
WHO_SAYS = {
    "slowly": "first they are lowered slowly, as planned with the prescriber",
    "possible": "The clinic will tell you if LDN is possible",
}
NO_DAY = None

# What was answered, days from today that were typed, days from today that are printed (or who will say), what stands.
ROWS = [
    ("opioid taken now", TAKEN, 1, "slowly", "day_held"),
    ("opioid taken now", TAKEN, 300, "slowly", "day_held"),
    ("opioid taken now, no day typed", TAKEN, NO_DAY, "slowly", "as_recorded"),
    ("withdrawal now", {"given": {"health.opioid_withdrawal_now": "yes"}}, 1, "slowly", "day_held"),
    ("allergy to naltrexone", {"given": {"health.naltrexone_allergy": "yes"}}, 1, "possible", "day_held"),
    ("last dose not known", {"stopped": [["oxycodone 5 mg", "?"]]}, 1, "possible", "day_held"),
    ("pregnant", {"given": {"health.pregnancy": "under_20_weeks"}}, 1, "possible", "day_held"),
    ("stopped 3 days ago, too early", STOPPED, 6, 7, "day_held"),
    ("stopped 3 days ago, the day itself", STOPPED, 7, 7, "as_recorded"),
    ("stopped 3 days ago, later", STOPPED, 30, 30, "as_recorded"),
    ("stopped 3 days ago, no day typed", STOPPED, NO_DAY, 7, "as_recorded"),
    ("nothing in the way", {}, 1, 1, "as_recorded"),
    ("nothing in the way, no day typed", {}, NO_DAY, "", "as_recorded"),
]  # fmt: skip


def _conversation(answers: dict[str, object], typed: int | None) -> Conversation:
    day = None if typed is None else TODAY + timedelta(days=typed)
    decision = Decision(kind="chosen", options=(OptionId.LDN,), ldn_start="revisit", ldn_revisit_after=day)
    return edit(conversation_of(answers), "decision", decision)


@pytest.mark.parametrize(("name", "answers", "typed", "printed", "stands"), ROWS, ids=str)
def test_the_day_on_every_paper(
    name: str, answers: dict[str, object], typed: int | None, printed: int | str, stands: str
) -> None:
    conversation = _conversation(answers, typed)
    assessment, pack = assess(conversation, TODAY), load_pack()
    patient = plain_text(patient_document(conversation, pack, assessment, extras=tuple(Extra)))
    record = plain_text(clinician_document(conversation, pack, assessment))
    assert as_json(assessment)["decision"] == stands
    said = from_which_day(conversation, assessment)
    if isinstance(printed, int):
        assert said == f"Not before {long_date(TODAY + timedelta(days=printed))}."
    else:
        assert WHO_SAYS.get(printed, "") in said
        assert "Not before" not in said
    for paper in (patient, record):
        assert said in " ".join(paper.split())
    if typed is not None and typed != printed:
        day = long_date(TODAY + timedelta(days=typed))
        for paper in (patient, record, assessment_text(assessment)):
            assert day not in " ".join(paper.split())
        assert "does not stand" in assessment_text(assessment)
        assert "is left out" in " ".join(record.split())


@pytest.mark.parametrize("kind", ["decide_later", "not_sure_yet", None])
def test_a_day_left_over_from_another_choice_is_not_printed_either(kind: str | None) -> None:
    day = date(2026, 11, 24)
    left = Decision.model_validate({"kind": kind, "ldn_start": "revisit", "ldn_revisit_after": day})
    conversation = edit(conversation_of(TAKEN), "decision", left)
    assessment = assess(conversation, TODAY)
    for document in (patient_document, clinician_document):
        assert long_date(day) not in plain_text(document(conversation, load_pack(), assessment))
