"""Documents for tests: each edition of each example, and one with every kind of block."""

from ldn_aid.comparison.figures import Group
from ldn_aid.conversation.files import read_conversation
from ldn_aid.evidence.pack import load_pack
from ldn_aid.safety.assess import assess
from ldn_aid.summary.blocks import (
    Box,
    Bullets,
    Columns,
    Document,
    Heading,
    IconArray,
    Linked,
    PageBreak,
    Para,
    Table,
    WalletCard,
    WriteLines,
)
from ldn_aid.summary.clinician import clinician_document
from ldn_aid.summary.patient import patient_document
from tests.conftest import EXAMPLES
from tests.strategies import TODAY

NAMES = ("fibromyalgia", "low-back-oxycodone", "knee-warfarin")


def example_documents() -> dict[str, Document]:
    """Every example for both readers."""
    pack, found = load_pack(), {}
    for name in NAMES:
        conversation = read_conversation(EXAMPLES / f"{name}.json")
        assessment = assess(conversation, TODAY)
        found[f"{name}-patient"] = patient_document(conversation, pack, assessment)
        found[f"{name}-clinician"] = clinician_document(conversation, pack, assessment)
    return found


def every_block(text: str = "Some words that say what is meant.") -> Document:
    """One of each kind of block, saying *text* wherever a text can stand."""
    array = IconArray("Felt better", 100, (Group("With this", 32), Group("With a dummy pill", 11)), text)
    rare = IconArray("Bleeding", 1000, (Group("Extra people with this", 4, "more"),), text)
    return Document(
        title="Every kind of block",
        language="en",
        header="Zoë Nguyễn  ·  November 24, 2026",
        footer=("LDN Aid, version", "Not yet tested with patients."),
        blocks=(
            Heading("Every kind of block", 1),
            Box((Para(text, "key"), Para(text), Bullets((text,))), "decision"),
            Heading("Words"),
            *(Para(text, tone) for tone in ("body", "key", "note", "warning", "small")),
            Bullets((text, "short", Linked(text, "https://doi.org/10.1002/art.37734"))),
            Bullets(("first", text), numbered=True),
            Heading("Tables"),
            Table(("Part", "What we agreed"), (("How", text), ("When", text)), caption="Our plan"),
            Table(("One", "Two", "Three", "Four"), (("a", "b", text, ""), (text, "f", "g", "h"))),
            Heading("Figures"),
            Heading("In counts", 3),
            array,
            rare,
            Columns(((Heading("Left", 3), Para(text)), (Heading("Right", 3), Bullets((text, text))))),
            Columns(((array,), (rare,))),
            Box((Para(text),), "warning"),
            WriteLines(4, "My questions"),
            PageBreak(),
            Heading("To cut out and to fill in"),
            WalletCard("I take low-dose naltrexone", (text, "Dose: 4.5 mg"), (text, "Call 555-0100")),
            Table(
                ("Week", "Date", "Pain", "Enjoyment", "Activity", "PEG", "Goal"),
                tuple((str(week), "", "", "", "", "", "") for week in range(1, 13)),
                caption="My twelve weeks",
                write=True,
            ),
        ),
    )
