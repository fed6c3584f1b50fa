"""The PDF read back: every answer whole, nothing unanswered, every font embedded."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings

from ldn_aid.conversation.files import read_conversation
from ldn_aid.conversation.model import Conversation, edit, new_conversation
from ldn_aid.conversation.sections import Goal
from ldn_aid.evidence.pack import load_pack
from ldn_aid.safety.assess import assess
from ldn_aid.summary.blocks import Document, Para
from ldn_aid.summary.clinician import clinician_document
from ldn_aid.summary.patient import patient_document
from ldn_aid.summary.pdf.render import pdf_bytes
from ldn_aid.summary.text import plain_text
from tests.conftest import EXAMPLES
from tests.strategies import TODAY, conversations


def _patient_pdf(conversation: Conversation, *, large_print: bool = False) -> pypdf.PdfReader:
    document = patient_document(conversation, load_pack(), assess(conversation, TODAY))
    return pypdf.PdfReader(BytesIO(pdf_bytes(document, large_print=large_print)))


def _words(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def _example(name: str) -> Conversation:
    return read_conversation(EXAMPLES / f"{name}.json")


def test_every_free_text_answer_is_printed_whole() -> None:
    conversation = _example("fibromyalgia")
    words = _words(_patient_pdf(conversation))
    for text in (
        conversation.decision.why,
        conversation.decision.plan.stop_rule,
        conversation.decision.plan.who_does_what,
        *(goal.text for goal in conversation.goals.goals),
        *conversation.discussion.questions,
    ):
        assert text in words


def test_a_very_long_answer_flows_over_pages() -> None:
    long_text = " ".join(f"word{number}" for number in range(1000))
    conversation = new_conversation()
    for field in ("decision.why", "decision.plan.stop_rule"):
        conversation = edit(conversation, field, long_text)
    reader = _patient_pdf(conversation)
    words = _words(reader)
    assert all(f"word{number} " in words + " " for number in range(1000))
    assert len(reader.pages) > 3


def test_a_word_without_spaces_stays_on_the_page() -> None:
    conversation = edit(new_conversation(), "decision.why", "x" * 3000)
    assert "".join(_words(_patient_pdf(conversation)).split()).count("x" * 50) >= 1


def test_an_empty_conversation_prints_nothing_that_looks_answered() -> None:
    words = _words(_patient_pdf(new_conversation()))
    assert "We have not decided yet." in words
    for unasked in ("PEG score", "SURE", "My goal", "We meet again"):
        assert unasked not in words
    notes = words.partition("Safety notes for me")[2].partition("When to call")[0]
    assert "were not asked, so they were not checked." in notes
    assert notes.count(".") == 1, "nothing else stands there"


@pytest.mark.parametrize("large_print", [False, True])
def test_every_font_is_embedded_and_says_its_letters(large_print: bool) -> None:
    reader = _patient_pdf(_example("low-back-oxycodone"), large_print=large_print)
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()
            assert "/ToUnicode" in described
            descriptor = (
                described.get("/FontDescriptor") or described["/DescendantFonts"][0]["/FontDescriptor"]
            )
            assert "/FontFile2" in descriptor.get_object()


def test_a_held_start_of_ldn_is_never_printed_as_a_start() -> None:
    conversation = _example("low-back-oxycodone")
    held = edit(conversation, "decision", type(conversation.decision).model_validate_json(
        '{"kind": "chosen", "options": ["ldn"], "ldn_start": "today"}'
    ))  # fmt: skip
    assert held.decision.ldn_start == "today"
    words = _words(_patient_pdf(held))
    assert "LDN cannot be started today." in words
    assert "We chose" not in words
    assert "Never stop an opioid all at once" in words


HOSTILE = "<b>&amp; \x00\x07 </para> Ωμέγα Привет Nguyễn مرحبا 中文 🙂 café"


def test_hostile_text_is_printed_not_obeyed() -> None:
    conversation = edit(new_conversation(), "start.patient", HOSTILE)
    conversation = edit(conversation, "goals.goals", (Goal(text=HOSTILE),))
    words = _words(_patient_pdf(conversation))
    for part in ("<b>&amp;", "</para>", "Ωμέγα", "Привет", "Nguyễn", "مرحبا", "中文", "🙂", "café"):
        assert part in words


def test_title_language_and_outline() -> None:
    reader = _patient_pdf(_example("knee-warfarin"))
    assert reader.metadata is not None
    assert reader.metadata.title == "My pain decision summary"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.outline


def test_the_clinician_record_names_rules_and_sources() -> None:
    conversation = _example("low-back-oxycodone")
    document = clinician_document(conversation, load_pack(), assess(conversation, TODAY))
    words = _words(pypdf.PdfReader(BytesIO(pdf_bytes(document))))
    for part in (
        "LDN gate on November 23, 2026: blocked",
        "60 MME a day",
        "CDC 2022",
        "opioid.now_benzodiazepine",
        "Park TW",
        "SURE: 2 of 4",
    ):
        assert part in words


@settings(max_examples=12)
@given(conversations)
def test_any_conversation_prints(conversation: Conversation) -> None:
    pack, assessment = load_pack(), assess(conversation, TODAY)
    for make in (patient_document, clinician_document):
        document = make(conversation, pack, assessment)
        assert plain_text(document)
        assert pdf_bytes(document) == pdf_bytes(document)


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2026, 11, 24), ""), (date(2028, 1, 1), "is overdue"), (date(2020, 1, 1), "Check the date")],
)
@pytest.mark.parametrize("make", [patient_document, clinician_document])
def test_evidence_out_of_its_dates_is_called_out(
    make: Callable[..., Document], today: date, said: str
) -> None:
    conversation = _example("fibromyalgia")
    document = make(conversation, load_pack(), assess(conversation, today))
    warnings = [
        block.text for block in document.blocks if isinstance(block, Para) and block.tone == "warning"
    ]
    assert all(said in warning for warning in warnings)
    assert bool(warnings) is bool(said)


def test_the_pack_is_named_with_its_version_and_hash() -> None:
    """On every page of the patient's summary, and with the whole hash in the clinician's record."""
    conversation, pack = _example("fibromyalgia"), load_pack()
    for page in _patient_pdf(conversation).pages:
        words = " ".join(page.extract_text().split())
        assert f"{pack.info.name} {pack.info.version}" in words
        assert f"SHA-256 {pack.content_hash[:12]}" in words
    record = plain_text(clinician_document(conversation, pack, assess(conversation, TODAY)))
    assert pack.content_hash in record


@pytest.mark.parametrize(("large_print", "points"), [(False, 12), (True, 18)])
def test_the_body_is_large_enough_to_read(large_print: bool, points: int) -> None:
    """What is not body (heads, feet, notes) is smaller, and is little."""
    letters: Counter[bool] = Counter()

    def see(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        letters[size * abs(tm[3]) >= points - 0.01] += len(text.strip())

    for page in _patient_pdf(_example("fibromyalgia"), large_print=large_print).pages:
        page.extract_text(visitor_text=see)
    assert letters[True] > 4 * letters[False] > 0
