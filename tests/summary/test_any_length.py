"""Whatever is written, all of it is on paper: nothing cut, nothing over the edge, nothing over anything else."""

from dataclasses import replace
from itertools import combinations
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_aid.conversation.model import Conversation, edit, new_conversation
from ldn_aid.conversation.sections import Goal, MedicineEntry
from ldn_aid.evidence.pack import load_pack
from ldn_aid.safety.assess import assess
from ldn_aid.summary.blocks import Bullets, Document, Heading, Para, Table
from ldn_aid.summary.clinician import clinician_document
from ldn_aid.summary.patient import patient_document
from ldn_aid.summary.pdf.fonts import shown
from ldn_aid.summary.pdf.render import pdf_bytes
from ldn_aid.summary.text import plain_text
from tests.strategies import TODAY
from tests.summary.reading import Reading, bare
from tests.summary.samples import every_block, example_documents

EDGE = 36
"""Points, half an inch: what a clinic printer cannot be trusted to reach."""

LONG = " ".join(f"word{number}" for number in range(700))
ONE_WORD = "x" * 10_000
HOSTILE = "<b>bold</b> &amp; {field} %s \x00\x07\r\n</para><font size=90>\u202eabc\u202c \ufeff{} %(x)s"
SCRIPTS = (
    "Nguyễn Thị Ánh Ωμέγα Привет مرحبا بكم שלום नमस्ते สวัสดี 张伟 田中 김철수 한국 🙂 👩‍⚕️ ≥ → ✓ √ "
    "ខ្មែរ မြန်မာ ልዩ ᏣᎳᎩ ქართული Հայերեն ລາວ தமிழ்"
)


def _check_boxes(reading: Reading, header: str) -> None:
    """No letter beyond the margins, no piece of text over another."""
    for (width, height), letters in zip(reading.sizes, reading.letters, strict=True):
        pieces: dict[object, list[float]] = {}
        for letter in letters:
            assert letter["x0"] >= EDGE - 0.5
            assert letter["x1"] <= width - EDGE + 0.5
            assert letter["top"] >= EDGE - 4
            assert letter["bottom"] <= height - EDGE + 4
            # A line of a piece; artifacts of a page are told apart by where they stand.
            baseline = round(letter["matrix"][5], 1)
            key = (
                letter["mcid"] if letter["mcid"] is not None else f"artifact {letter['x0'] > 400}",
                baseline,
            )
            size = letter["size"]
            y = letter["matrix"][5]
            box = pieces.setdefault(key, [letter["x0"], y, letter["x1"], y + size * 0.5])
            box[:] = [
                min(box[0], letter["x0"]),
                box[1],
                max(box[2], letter["x1"]),
                max(box[3], y + size * 0.5),
            ]
        for one, other in combinations(pieces.values(), 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 1 or down < 1, f"{one} over {other}"


def _document(text: str) -> Document:
    return replace(every_block(text), header=text[:300])


def _conversation(text: str) -> Conversation:
    conversation = edit(new_conversation(), "start.patient", text[:300])
    conversation = edit(conversation, "goals.goals", (Goal(text=text[:300], better=text[:300]),))
    conversation = edit(conversation, "pain.story", text[:10_000])
    conversation = edit(conversation, "discussion.questions", (text[:300], "Second question?"))
    for field in ("why", "plan.how_taken", "plan.judged_by", "plan.stop_rule", "plan.who_does_what"):
        conversation = edit(conversation, f"decision.{field}", text[:10_000])
    return conversation


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize(
    "text",
    [LONG, ONE_WORD, HOSTILE, SCRIPTS, "", "a"],
    ids=["long", "word", "hostile", "scripts", "empty", "a"],
)
def test_every_block_holds_any_text(text: str, large_print: bool) -> None:
    document = every_block(text) if text != ONE_WORD else _only_text(text)
    reading = Reading(pdf_bytes(document, large_print=large_print))
    assert reading.unmarked() == []
    _check_boxes(reading, document.header)
    assert bare(shown(text)) in bare(reading.spoken())


def _only_text(text: str) -> Document:
    """Blocks that take a patient's own words; a figure's are the program's."""
    blocks = (
        Heading(text[:300], 1),
        Para(text),
        Bullets((text,)),
        Table(("Part", "What we agreed"), (("Why", text), (text[:300], "b"))),
    )
    return Document(title=text[:300], language="en", header=text[:300], footer=("Foot",), blocks=blocks)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("name", list(example_documents()))
def test_the_examples_keep_their_place(name: str, large_print: bool, paper: Literal["letter", "a4"]) -> None:
    document = example_documents()[name]
    data = pdf_bytes(document, large_print=large_print, paper=paper)
    assert len(data) < 300_000
    assert data == pdf_bytes(document, large_print=large_print, paper=paper)
    reading = Reading(data)
    _check_boxes(reading, document.header)
    assert set(reading.sizes) == {(612, 792) if paper == "letter" else (595.2756, 841.8898)}


@pytest.mark.parametrize("make", [patient_document, clinician_document])
@pytest.mark.parametrize(
    "text", [LONG[:5000], ONE_WORD, HOSTILE, SCRIPTS], ids=["long", "word", "hostile", "scripts"]
)
def test_every_answer_of_any_length_is_printed_whole(make, text: str) -> None:
    conversation = _conversation(text)
    document = make(conversation, load_pack(), assess(conversation, TODAY))
    reading = Reading(pdf_bytes(document))
    _check_boxes(reading, document.header)
    assert bare(shown(text[:10_000].strip())) in bare(reading.spoken())


def test_forty_medicines_are_all_listed() -> None:
    medicines = tuple(MedicineEntry(product=f"medicine number {number}") for number in range(40))
    conversation = edit(new_conversation(), "medicines.others", medicines)
    document = clinician_document(conversation, load_pack(), assess(conversation, TODAY))
    spoken = Reading(pdf_bytes(document)).spoken()
    assert all(f"medicine number {number}" in spoken for number in range(40))


def test_a_document_without_a_word_is_a_page_with_head_and_foot() -> None:
    blocks = (Heading("", 1), Para(" "), Bullets(("",)))
    reading = Reading(pdf_bytes(Document("T", "en", blocks, header="Head", footer=("Foot",))))
    assert len(reading.sizes) == 1
    assert reading.spoken() == "Head Foot"


def test_a_heading_never_ends_a_page() -> None:
    """Sections of every length, so that each comes to stand at a page's end once."""
    for lines in range(1, 40):
        blocks = (
            Heading("First", 1),
            Para("\n".join(["A line."] * lines)),
            Heading("Section"),
            Heading("Option", 3),
            Para("What follows the headings. " * 12),
            Heading("Section with a table"),
            Table(("Part", "What"), (("a", "b " * 60), ("c", "d"))),
        )
        reading = Reading(pdf_bytes(Document("T", "en", blocks)))
        for letters in reading.letters:
            order = [letter for letter in letters if letter["mcid"] is not None]
            last = max((letter["mcid"], letter["tag"]) for letter in order)
            assert last[1] not in ("H1", "H2", "H3")


def test_a_row_is_never_cut_and_the_header_is_repeated() -> None:
    rows = tuple((f"row {number}:", f"{'words ' * 30}end{number}.") for number in range(40))
    reading = Reading(
        pdf_bytes(Document("T", "en", (Heading("T", 1), Table(("Part", "What we agreed"), rows))))
    )
    assert len(reading.letters) > 2
    for letters in reading.letters:
        words = "".join(letter["text"] for letter in letters)
        assert bare(words).count("Whatweagreed") == 1
        for number in range(40):
            assert (f"row{number}:" in bare(words)) == (f"end{number}." in words)
    cells = reading.root.of_kind("TH")
    assert [cell.scope for cell in cells] == ["Column", "Column", *["Row"] * 40]


def test_right_to_left_words_stand_in_order_and_are_copied_as_written() -> None:
    text = "Name: مرحبا بكم 12.5 mg"
    reading = Reading(pdf_bytes(Document("T", "en", (Heading("T", 1), Para(text)))))
    (paragraph,) = [node for node in reading.root.of_kind("P") if node.actual_text == text]
    assert paragraph.actual_text == text
    # From left to right: the name, then the last Arabic word's last letter first.
    assert bare(paragraph.words).startswith("Name:مكب")
    assert "may not be laid out as usual" in reading.spoken()


def test_a_letter_that_no_font_has_is_named_and_the_note_says_so() -> None:
    data = pdf_bytes(Document("T", "en", (Heading("T", 1), Para("Cuneiform \U00012000 and \ue000"))))
    reading = Reading(data)
    (paragraph,) = [node for node in reading.root.of_kind("P") if node.actual_text.startswith("Cuneiform")]
    assert "[U+12000 cuneiform sign a]" in paragraph.words
    assert "[U+E000]" in paragraph.words
    assert "Some letters could not be printed" in reading.spoken()


def test_each_script_is_drawn_with_letters_of_its_own() -> None:
    words = (
        Reading(pdf_bytes(Document("T", "en", (Heading("T", 1), Para(SCRIPTS))))).root.of_kind("P")[0].words
    )
    assert "[U+" not in words


@settings(max_examples=25)
@given(st.text(max_size=400))
def test_any_text_prints_and_is_spoken(text: str) -> None:
    document = Document(
        "T", "en", (Heading("T", 1), Para(text), Bullets((text,)), Table(("A", "B"), (("a", text),)))
    )
    reading = Reading(pdf_bytes(document))
    assert reading.unmarked() == []
    assert bare(reading.spoken()).count(bare(shown(text))) >= 3 or not bare(shown(text))


def test_a_name_with_a_line_break_and_a_reason_with_blank_lines_make_no_headings() -> None:
    """In the text, a heading stands at the margin after an empty line; nothing that was typed does."""
    conversation = edit(new_conversation(), "start.patient", "Ann\nOUR PLAN")
    conversation = edit(conversation, "decision.why", "tired\n\nOUR PLAN\n\nStop everything.")
    document = patient_document(conversation, load_pack(), assess(conversation, TODAY))
    for width in (None, 40):
        lines = plain_text(document, width=width).splitlines()
        assert not any(line.startswith(("OUR PLAN", "Stop everything")) for line in lines)
        assert any(line.strip() == "OUR PLAN" for line in lines)
        assert any("Ann OUR PLAN" in line for line in lines)
