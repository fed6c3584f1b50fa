"""An opioid is found wherever people can write, and a field that comes later is read without anybody naming it."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field, create_model

from ldn_aid.conversation.base import Line, Section
from ldn_aid.conversation.files import parse_conversation
from ldn_aid.conversation.model import Conversation, edit
from ldn_aid.conversation.sections import AgreedBefore, MedicineEntry, NamedInText, TriedTreatment
from ldn_aid.safety.free_text import places_of_text, prose
from ldn_aid.safety.ldn_gate import ldn_gate
from ldn_aid.safety.mentions import mentions
from ldn_aid.safety.opioid_names import opioids_in
from ldn_aid.safety.rules import table, wording
from ldn_aid.terms import OptionId
from tests.safety.case_table import base
from tests.strategies import TODAY

PLACES = tuple(places_of_text())
NOBODYS = set(table("free_text")["nobodys_words"])
OF_AN_ENTRY = set(table("free_text")["read_with_its_entry"])
SAID = "I take oxycodone every day."
NEEDED = {
    "tried": {"what": "Heat"}, "goals": {"text": "Walk"}, "set_aside": {"finding": "nsaid.age_65", "reason": "two weeks"},
    "others": {"product": "metformin", "taking": "now"}, "opioids": {"product": "codeine", "taking": "stopped", "last_taken": "2020-01-01"},
    "named_in_text": {"product": "codeine", "words": "No codeine since 2015.", "taken": "no"},
}  # fmt: skip
LISTS = {*NEEDED, "questions", "rows"}


def _with(place: str, text: str) -> Conversation:
    """Everything asked, nothing found; and *text* at *place*."""
    data: dict[str, Any] = base().model_dump(mode="json")
    inside: Any = data
    *way, last = place.split(".")
    for part in way:
        if (part in LISTS and inside is not data) or part == "set_aside":
            inside[part] = [dict(NEEDED[part])]
            inside = inside[part][0]
        else:
            inside[part] = inside.get(part) or {}
            inside = inside[part]
    inside[last] = [text] if last in LISTS else text
    return parse_conversation(json.dumps(data).encode(), "case")


@pytest.mark.parametrize("place", [place for place in PLACES if place not in NOBODYS])
def test_an_opioid_taken_asks_wherever_it_is_written(place: str) -> None:
    said = _with(place, SAID)
    if place == "medicines.opioids.product":
        said = edit(said, "medicines.opioids.0.taking", "now")
    gate = ldn_gate(said, TODAY)
    assert gate.status != "clear", place
    if place not in OF_AN_ENTRY:
        (reason,) = [one for one in gate.reasons if "oxycodone" in one]
        assert wording("mentions")["where"]["places"][place] in reason


@pytest.mark.parametrize("place", sorted(NOBODYS))
def test_names_and_what_the_program_wrote_are_not_read(place: str) -> None:
    assert place in PLACES
    assert ldn_gate(_with(place, "Norco Clinic, Norco, California"), TODAY).status == "clear"


def test_every_place_that_is_left_to_others_exists() -> None:
    assert set(PLACES) >= NOBODYS | OF_AN_ENTRY | set(wording("mentions")["where"]["places"])


def test_a_field_that_comes_later_is_read_too() -> None:
    later = create_model("Later", __base__=Section, words=(Line, ""), more=(tuple[Line, ...], Field(())))
    wider = create_model("Wider", __base__=Conversation, later=(later, later()))
    said = wider.model_validate({"schema_version": 2, "later": later(words=SAID, more=("and", SAID))})
    found = [(one.place, one.text) for one in prose(said)]
    assert found == [("later.words", SAID), ("later.more", "and"), ("later.more", SAID)]
    reasons = ldn_gate(said, date(2026, 11, 23)).reasons
    assert '"oxycodone" is named in what was written down' in " ".join(reasons)


STORIES = list(csv.DictReader(StringIO((Path(__file__).parent / "story_cases.csv").read_text("utf-8"))))


@pytest.mark.parametrize("row", STORIES, ids=lambda row: row["what somebody wrote"])
def test_a_story_asks_only_where_an_opioid_may_be_taken_or_was_lately(row: dict[str, str]) -> None:
    told = edit(base(), "pain.story", row["what somebody wrote"])
    assert ldn_gate(told, TODAY).status == row["gate"]


@pytest.mark.parametrize(
    "more",
    [
        ", and I take it every day.",
        ". I take it every day.",
        "; it is all that helps now.",
        ", but I still have some left.",
    ],
)
def test_what_goes_on_opens_every_sentence_that_was_settled(more: str) -> None:
    for row in STORIES:
        told = row["what somebody wrote"].rstrip(" .?!")
        if row["gate"] == "clear" and opioids_in(told) and ". " not in told:
            assert ldn_gate(edit(base(), "pain.story", told + more), TODAY).status == "ask", told


def _story(text: str, *answers: NamedInText) -> Conversation:
    said = edit(base(), "pain.story", text)
    return edit(said, "medicines.named_in_text", answers)


def _about(words: str, taken: str, product: str = "oxycodone") -> NamedInText:
    return NamedInText.model_validate({"product": product, "words": words, "taken": taken})


@pytest.mark.parametrize(("taken", "status"), [("no", "clear"), ("unsure", "ask"), ("yes", "ask")])
def test_an_answer_about_what_the_text_names_settles_only_a_no(taken: str, status: str) -> None:
    assert ldn_gate(_story(SAID), TODAY).status == "ask"
    assert ldn_gate(_story(SAID, _about(SAID, taken)), TODAY).status == status


def test_an_answer_holds_for_these_words_and_this_name_only() -> None:
    no = _about(SAID, "no")
    assert ldn_gate(_story(SAID.replace("every", "each"), no), TODAY).status == "ask"
    assert ldn_gate(_story(SAID + " And I take codeine now.", no), TODAY).status == "ask"
    assert ldn_gate(_story(SAID, _about(SAID, "no", "codeine")), TODAY).status == "ask"
    assert ldn_gate(edit(_story("", no), "decision.why", SAID), TODAY).status == "clear"


def test_a_yes_stays_when_the_words_are_changed_and_is_the_worse_of_two() -> None:
    yes, no = _about(SAID, "yes"), _about(SAID, "no")
    assert ldn_gate(_story("", yes), TODAY).status == "ask"
    assert ldn_gate(_story(SAID, no, yes), TODAY).status == "ask"
    assert ldn_gate(_story(SAID, yes, no), TODAY).status == "ask"
    (kept,) = mentions(_story("", yes), TODAY)
    assert (kept.name, kept.words) == ("oxycodone", SAID)
    entry = MedicineEntry(product="oxycodone", taking="stopped", last_taken=TODAY)
    assert not mentions(edit(_story("", yes), "medicines.opioids", (entry,)), TODAY)


def test_an_opioid_chosen_at_the_visit_before_is_asked_about() -> None:
    before = AgreedBefore(visit_date=TODAY, options=(OptionId.OPIOID,))
    said = edit(base(), "follow_up.before", before)
    assert ldn_gate(said, TODAY).status == "ask"
    (one,) = mentions(said, TODAY)
    assert (
        ldn_gate(edit(said, "medicines.named_in_text", (_about(one.words, "no", one.name),)), TODAY).status
        == "clear"
    )


@pytest.mark.parametrize(
    ("what", "why", "status"),
    [
        ("Tramadol", "no help", "clear"), ("Tramadol", "saving the rest", "ask"), ("Tramadol", "trying to come off", "ask"),
        ("Tramadol", "pharmacy out", "ask"), ("Norco 10 mg (current)", "constipation", "ask"), ("taking codeine", "no help", "ask"),
    ],
)  # fmt: skip
def test_what_was_tried_is_over_only_where_nothing_says_that_it_goes_on(
    what: str, why: str, status: str
) -> None:
    tried = TriedTreatment(what=what, how_long="5 years", why_stopped=why)
    assert ldn_gate(edit(base(), "pain.tried", (tried,)), TODAY).status == status


def test_an_answer_holds_however_the_name_is_written() -> None:
    said = _story("The Percocet helps.", _about("The Percocet helps.", "no", "percocet"))
    assert [one.name for one in mentions(said, TODAY)] == ["Percocet"]
    assert ldn_gate(said, TODAY).status == "clear"


def test_text_in_letters_that_cannot_be_read_is_not_taken_for_checked() -> None:
    words = "Я принимаю кодеин."
    (reason, *_rest) = ldn_gate(_story(words), TODAY).reasons
    assert "not checked for opioids" in reason
    assert ldn_gate(_story(words, _about(words, "no", "я принимаю кодеин")), TODAY).status == "clear"
    assert ldn_gate(_story("50 µg of vitamin B12, an α-blocker and Zoë's Ångström."), TODAY).status == "clear"


def test_an_answer_is_not_taken_for_an_opioid_that_is_listed() -> None:
    said = _story(SAID, _about(SAID, "no"))
    entry = MedicineEntry(product="oxycodone", taking="now")
    listed = edit(edit(said, "medicines.takes_opioids", "yes"), "medicines.opioids", (entry,))
    assert ldn_gate(listed, TODAY).status == "blocked"


def test_what_is_asked_about_is_told_in_its_own_words_once() -> None:
    said = edit(_story(f"{SAID}  {SAID}\nMy\tcodeine helps."), "medicines.others", (MedicineEntry(product="metformin", taking="now", note="takes tramadol too"),))  # fmt: skip
    found = [(one.name, one.where, one.words) for one in mentions(said, TODAY)]
    assert found == [
        ("tramadol", "the note on metformin", "takes tramadol too"),
        ("oxycodone", "the story of the pain", SAID),
        ("codeine", "the story of the pain", "My codeine helps."),
    ]


def test_what_stands_beside_a_misspelt_opioid_does_not_account_for_it() -> None:
    tylenol = MedicineEntry(product="Tylenol", taking="now")
    said = edit(_story("I take percoset every day."), "medicines.others", (tylenol,))
    assert [one.name for one in mentions(said, TODAY)] == ["percoset"]
