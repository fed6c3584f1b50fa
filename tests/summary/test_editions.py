"""What each edition says: short for ordinary conversations, whole for long ones, nothing that was not said."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings

from ldn_aid.conversation.base import Section
from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.instruments import peg_score, sure_score
from ldn_aid.conversation.model import Conversation, edit, new_conversation
from ldn_aid.conversation.sections import FollowUp, MedicineEntry, SetAside
from ldn_aid.evidence.pack import load_pack
from ldn_aid.safety.assess import assess
from ldn_aid.safety.ldn_gate import decision_standing
from ldn_aid.store.settings import Pharmacy, default_settings
from ldn_aid.summary.blocks import Bullets, Document, Heading, Para, Table, WalletCard
from ldn_aid.summary.editions import Edition, make_document
from ldn_aid.summary.extras import Extra, offered
from ldn_aid.summary.options import talked_about
from ldn_aid.summary.pdf.render import pdf_bytes
from ldn_aid.summary.text import RECORD_WIDTH, plain_text, texts
from ldn_aid.terms import OptionId
from tests.conftest import EXAMPLES
from tests.safety.case_table import base
from tests.strategies import TODAY
from tests.summary.whole import whole_conversations

PATIENT, CLINICIAN = Edition(), Edition("clinician")


def example(name: str) -> Conversation:
    return read_conversation(EXAMPLES / f"{name}.json")


def made(conversation: Conversation, edition: Edition = PATIENT) -> Document:
    assessment = assess(conversation, TODAY)
    return make_document(edition, conversation, load_pack(), assessment, default_settings())


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(("edition", "most"), [(PATIENT, 3), (CLINICIAN, 2)], ids=["patient", "clinician"])
@pytest.mark.parametrize("name", ["fibromyalgia", "low-back-oxycodone", "knee-warfarin"])
def test_an_ordinary_conversation_stays_short(name: str, edition: Edition, most: int, paper: str) -> None:
    pages = pypdf.PdfReader(BytesIO(pdf_bytes(made(example(name), edition), paper=paper))).pages  # type: ignore[arg-type]
    assert len(pages) <= most


def answered_texts(section: Section) -> Iterator[str]:
    """Every free text that somebody wrote."""
    for name in type(section).model_fields:
        value = getattr(section, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Section):
                yield from answered_texts(one)
            elif isinstance(one, str) and name in FREE_TEXT and one.strip():
                yield one.strip()


FREE_TEXT = {
    "patient", "clinician", "clinic", "clinic_phone", "known_cause", "story", "what", "how_long", "why_stopped",
    "product", "note", "text", "better", "teach_back_words", "questions", "how_taken", "judged_by", "stop_rule",
    "who_does_what", "why", "reason", "how_it_went",
}  # fmt: skip


def flat(text: str) -> str:
    """*text* on one line with single spaces."""
    return " ".join(text.split())


def words_of(document: Document) -> str:
    """All that is printed, on one line."""
    return flat(" ".join(texts(document)))


@settings(max_examples=30)
@given(whole_conversations)
def test_the_record_holds_every_answer_in_words(conversation: Conversation) -> None:
    printed = words_of(made(conversation, CLINICIAN))
    for answer in answered_texts(edit(conversation, "follow_up", FollowUp())):
        assert flat(answer) in printed
    if conversation.follow_up.before:
        assert flat(conversation.follow_up.how_it_went) in printed


@settings(max_examples=30)
@given(whole_conversations)
def test_the_patients_summary_holds_what_the_patient_said_and_agreed(conversation: Conversation) -> None:
    printed = words_of(made(conversation))
    plan = conversation.decision.plan
    for answer in (
        conversation.start.patient, conversation.decision.why, plan.how_taken, plan.judged_by, plan.stop_rule,
        plan.who_does_what, *conversation.discussion.questions,
        *(goal.text for goal in conversation.goals.goals),
        *(goal.better for goal in conversation.goals.goals),
    ):  # fmt: skip
        assert flat(answer) in printed


@settings(max_examples=30)
@given(whole_conversations)
def test_what_was_not_answered_never_looks_answered(conversation: Conversation) -> None:
    patient, record = words_of(made(conversation)), words_of(made(conversation, CLINICIAN))
    decision = conversation.decision
    has_score = peg_score(conversation.pain.peg) is not None
    assert ("My PEG score today" in patient) is has_score
    assert ("PEG: no score" in record) is not has_score
    follow_up = decision.plan.follow_up
    assert ("we meet again on" in patient) is (follow_up is not None and follow_up >= TODAY)
    assert ("set for the next visit" in patient) is (follow_up is not None and follow_up < TODAY)
    assert ("How long we try" in patient) is (decision.plan.trial_weeks is not None)
    assert ("We chose" in patient) <= (decision.kind == "chosen")
    assert ("SURE: no score" in record) is (sure_score(decision.sure) is None)
    if conversation.pain.kind is None:
        assert "My pain:" not in patient
    if conversation.health.age_years is None:
        assert " years;" not in record


@settings(max_examples=60)
@given(whole_conversations)
def test_a_start_of_ldn_that_may_not_be_is_never_printed_as_one(conversation: Conversation) -> None:
    assessment = assess(conversation, TODAY)
    decision = conversation.decision
    ldn_chosen = decision.kind == "chosen" and OptionId.LDN in decision.options
    held = decision_standing(conversation, assessment.ldn_gate) == "ldn_held"
    for document in (made(conversation), made(conversation, CLINICIAN)):
        printed = words_of(document)
        if held:
            assert "LDN cannot be started today." in printed
            assert "We chose" not in printed
            assert "You cannot" not in printed
        if ldn_chosen and decision.ldn_start == "revisit" and not held:
            assert "not to start LDN today" in printed
    if ldn_chosen and (held or decision.ldn_start == "revisit"):
        never = "Never stop an opioid all at once to get ready for LDN." in words_of(made(conversation))
        assert never is assessment.ldn_gate.opioid_possible
        extras = words_of(made(conversation, Edition(extras=frozenset({Extra.LDN_PAGE}))))
        assert "As my clinician says:" not in extras
    assert ("How it is taken, not before we say so" in words_of(made(conversation))) is (
        (
            (ldn_chosen and (held or decision.ldn_start == "revisit"))
            or (OptionId.LDN in decision.options and assessment.ldn_gate.status != "clear")
        )
        and bool(decision.plan.how_taken.strip())
    )


@settings(max_examples=30)
@given(whole_conversations)
def test_options_never_talked_about_are_named_in_one_line_only(conversation: Conversation) -> None:
    pack, printed = load_pack(), words_of(made(conversation))
    for option in set(OptionId) - set(talked_about(conversation)):
        text = pack.option_text[option]
        assert flat(text.cells["not_known"]) not in printed
        assert f"{text.name}. Safety for me" not in printed
    document = made(conversation)
    rest = [block for block in document.blocks if isinstance(block, Para) and "did not look at" in block.text]
    assert len(rest) == (len(set(OptionId) - set(talked_about(conversation))) > 0)


TITLES = {
    Extra.LDN_PAGE: "Taking low-dose naltrexone (LDN)",
    Extra.DIARY: "My diary",
    Extra.NALOXONE_PAGE: "Naloxone and opioid safety",
    Extra.WALLET_CARD: "Wallet card",
}


@settings(max_examples=30)
@given(whole_conversations)
def test_extra_pages_are_printed_only_where_they_apply(conversation: Conversation) -> None:
    document = made(conversation, Edition(extras=frozenset(Extra)))
    headings = {block.text for block in document.blocks if isinstance(block, Heading)}
    fitting = offered(conversation, assess(conversation, TODAY))
    assert {extra for extra, title in TITLES.items() if title in headings} == set(fitting)
    plain = {block.text for block in made(conversation).blocks if isinstance(block, Heading)}
    assert not plain & set(TITLES.values())


@pytest.mark.parametrize(
    ("name", "fitting"),
    [
        ("fibromyalgia", {Extra.LDN_PAGE, Extra.DIARY, Extra.WALLET_CARD}),
        ("low-back-oxycodone", {Extra.DIARY, Extra.NALOXONE_PAGE}),
        ("knee-warfarin", {Extra.DIARY}),
    ],
)
def test_the_extra_pages_of_the_examples(name: str, fitting: set[Extra]) -> None:
    assert set(offered(example(name), assess(example(name), TODAY))) == fitting


def test_someone_who_takes_low_dose_naltrexone_already_gets_the_card() -> None:
    entry = MedicineEntry(product="naltrexone 4.5 mg", taking="now")
    conversation = edit(new_conversation(), "medicines.others", (entry,))
    assert {Extra.LDN_PAGE, Extra.WALLET_CARD} <= set(offered(conversation, assess(conversation, TODAY)))


def test_the_wallet_card_says_the_dose_as_entered_and_cuts_nothing() -> None:
    conversation = example("fibromyalgia")
    (card,) = cards(conversation)
    assert any(conversation.decision.plan.how_taken in line for line in card.front)
    longer = edit(conversation, "decision.plan.how_taken", "one step at a time, " * 30)
    (card,) = cards(longer)
    assert "Dose: ________________________" in card.front


def cards(conversation: Conversation) -> list[WalletCard]:
    document = made(conversation, Edition(extras=frozenset({Extra.WALLET_CARD})))
    return [block for block in document.blocks if isinstance(block, WalletCard)]


def test_the_diary_counts_twelve_weeks_from_the_visit() -> None:
    document = made(example("fibromyalgia"), Edition(extras=frozenset({Extra.DIARY})))
    (diary,) = (block for block in document.blocks if isinstance(block, Table))
    first, *weeks = diary.rows
    assert first == ("Visit: Nov 23", "6", "7", "5", "6.0", "")
    assert [row[0] for row in weeks] == [
        "1: Nov 30", "2: Dec 7", "3: Dec 14", "4: Dec 21", "5: Dec 28", "6: Jan 4", "7: Jan 11", "8: Jan 18",
        "9: Jan 25", "10: Feb 1", "11: Feb 8", "12: Feb 15",
    ]  # fmt: skip
    assert not any(cell for row in weeks for cell in row[1:])
    partial = edit(example("fibromyalgia"), "pain.peg.activity", None)
    document = made(partial, Edition(extras=frozenset({Extra.DIARY})))
    (diary,) = (block for block in document.blocks if isinstance(block, Table))
    assert diary.rows[0] == ("Visit: Nov 23", "6", "7", "", "", "")


def test_the_clinics_own_numbers_are_printed_and_an_empty_one_is_left_out() -> None:
    ours = default_settings().model_copy(
        update={
            "emergency_number": "112", "crisis_line": "", "poison_line": "555-0199", "clinic_phone": "555-0111",
            "pharmacies": (Pharmacy(name="Creek Pharmacy", phone="555-0122"),),
        }
    )  # fmt: skip
    conversation = edit(example("fibromyalgia"), "start.clinic_phone", "")
    everything = Edition(extras=frozenset(Extra))
    document = make_document(everything, conversation, load_pack(), assess(conversation, TODAY), ours)
    printed = words_of(document)
    for part in ("Call 112 for", "555-0199", "555-0111", "Creek Pharmacy, 555-0122"):
        assert part in printed
    assert "911" not in printed
    assert "ending your life" not in printed


@settings(max_examples=20)
@given(whole_conversations)
def test_plain_text_says_what_the_pages_say(conversation: Conversation) -> None:
    for edition in (Edition(extras=frozenset(Extra)), CLINICIAN):
        document = made(conversation, edition)
        text = flat(plain_text(document)).casefold()
        for part in texts(document):
            assert flat(part).casefold() in text


@pytest.mark.parametrize(
    "edition", [Edition(extras=frozenset(Extra)), CLINICIAN], ids=["patient", "clinician"]
)
@pytest.mark.parametrize("name", ["fibromyalgia", "low-back-oxycodone", "knee-warfarin"])
def test_text_for_a_record_is_wrapped_and_plain(name: str, edition: Edition) -> None:
    text = plain_text(made(example(name), edition), width=RECORD_WIDTH)
    assert all(len(line) <= RECORD_WIDTH or " " not in line.strip("- ") for line in text.splitlines())
    assert text.splitlines() == text.split("\n")[:-1]
    assert not any(0x2500 <= ord(letter) < 0x25A0 for letter in text)
    assert text.splitlines()[0].isupper()


@pytest.mark.parametrize("edition", [PATIENT, CLINICIAN], ids=["patient", "clinician"])
@pytest.mark.parametrize("name", ["fibromyalgia", "low-back-oxycodone", "knee-warfarin"])
def test_sources_are_listed_once_and_only_those_that_are_leaned_on(name: str, edition: Edition) -> None:
    document = made(example(name), edition)
    listed = [
        str(item)
        for block in document.blocks
        if isinstance(block, Bullets) and block.numbered
        for item in block.items
    ]
    said = words_of(document)
    if edition is CLINICIAN:
        said, _heading, end = said.partition("Sources and versions")
        listed = [
            part.strip() for part in re.split(r"\[\d+\] ", end.partition(" Evidence: ")[0]) if part.strip()
        ]
    marks = re.findall(r"\[(\d+(?:, \d+)*)\]", said)
    cited = {int(number) for mark in marks for number in mark.split(", ")}
    assert cited == set(range(1, len(listed) + 1))
    assert len(set(listed)) == len(listed)


def test_a_finding_set_aside_is_told_to_the_clinician_with_its_reason_and_not_to_the_patient() -> None:
    conversation = example("knee-warfarin")
    (finding, *_others) = assess(conversation, TODAY).for_option(OptionId.NSAID)
    reason = SetAside(finding=finding.id, reason="Agreed with the warfarin clinic.")
    aside = edit(conversation, "set_aside", (reason,))
    record, patient = words_of(made(aside, CLINICIAN)), words_of(made(aside))
    assert f"{finding.id}: {finding.detail} Reason: Agreed with the warfarin clinic." in record
    assert finding.text in words_of(made(conversation))
    assert finding.text not in patient


def test_thoughts_of_suicide_stand_in_the_record_and_not_on_paper_that_others_may_read() -> None:
    conversation = edit(
        example("low-back-oxycodone"), "pain.alarms", ("thoughts_of_suicide", "bladder_or_bowel_change")
    )
    paper, record = words_of(made(conversation)), words_of(made(conversation, CLINICIAN))
    assert "Thoughts of suicide come first" in record
    assert "Thoughts of suicide" not in paper
    assert "bladder or bowel" in paper
    assert default_settings().crisis_line in paper


def test_a_day_to_come_back_is_never_before_the_gate_could_open() -> None:
    opioid = MedicineEntry(product="methadone 10 mg", taking="stopped", last_taken=date(2026, 11, 22))
    conversation = edit(edit(base(), "medicines.takes_opioids", "yes"), "medicines.opioids", (opioid,))
    for place, value in (
        ("decision.kind", "chosen"), ("decision.options", (OptionId.LDN,)), ("decision.ldn_start", "revisit"),
        ("decision.ldn_revisit_after", date(2026, 11, 25)),
    ):  # fmt: skip
        conversation = edit(conversation, place, value)
    assert assess(conversation, TODAY).ldn_gate.earliest == date(2026, 12, 6)
    paper = words_of(made(conversation))
    assert "Not before December 6, 2026" in paper
    assert "November 25, 2026" not in paper
