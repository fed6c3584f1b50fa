"""The grid answers every question for every option; what fits is shown in the person's order and never added up."""

from datetime import date

import pytest

from ldn_aid.comparison.fit import line_up
from ldn_aid.comparison.grid import grid_rows, safety_badge
from ldn_aid.conversation.model import new_conversation
from ldn_aid.conversation.sections import Goals, Importance
from ldn_aid.evidence.pack import load_pack
from ldn_aid.safety.assess import assess
from ldn_aid.terms import OptionId, ValueAttribute

_PACK = load_pack()
_TODAY = date(2026, 11, 24)


def test_every_question_has_an_answer_with_a_source_for_every_option() -> None:
    for row in grid_rows(_PACK):
        assert row.question.endswith("?")
        assert len(row.cells) == len(OptionId)
        for cell in row.cells:
            assert len(cell.text.split()) > 10
            assert cell.sources or cell.estimates
            assert cell.known or "not know" in cell.text


def test_without_answers_no_option_is_called_safe() -> None:
    assessment = assess(new_conversation(), _TODAY)
    for option in OptionId:
        assert "safe" not in safety_badge(assessment, option).text.lower().replace("no safety finding", "")


@pytest.mark.parametrize("attribute", ValueAttribute)
def test_what_matters_lines_up_with_every_option_in_the_fixed_order(attribute: ValueAttribute) -> None:
    conversation = new_conversation().model_copy(
        update={"goals": Goals(matters=(Importance(attribute=attribute, weight=None),))}
    )
    (row,) = line_up(_PACK, conversation)
    assert [cell.option for cell in row.cells] == list(OptionId)
    assert row.weight is None
    for cell in row.cells:
        assert cell.label
        assert cell.reason
        assert (cell.rating == "unknown") == (cell.label == "We do not know")


def test_rows_keep_the_persons_order() -> None:
    chosen = tuple(ValueAttribute)[:3][::-1]
    conversation = new_conversation().model_copy(
        update={"goals": Goals(matters=tuple(Importance(attribute=one, weight=5) for one in chosen))}
    )
    assert [row.attribute for row in line_up(_PACK, conversation)] == list(chosen)
