"""A diary of twelve weeks: the three PEG ratings and the goals, week by week from the day of the visit."""

from collections.abc import Iterator
from datetime import date, timedelta

from ldn_aid.conversation.instruments import peg_score
from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _, short_date
from ldn_aid.summary.blocks import Block, Bullets, Heading, PageBreak, Para, Table
from ldn_aid.summary.leaflets import table
from ldn_aid.summary.wording import peg_items


def diary_blocks(conversation: Conversation, today: date) -> Iterator[Block]:
    """The ratings of the visit where they were given, then one empty row for each week."""
    start = conversation.start.visit_date or today
    peg, score = conversation.pain.peg, peg_score(conversation.pain.peg)
    columns = (_("Pain"), _("Enjoyment"), _("Activity"))
    yield PageBreak()
    yield Heading(_("My diary"))
    yield Para(_("Once a week, on the same day, write a number from 0 to 10 in each box."))
    yield Bullets(
        tuple(
            _('{name}: {question} 0 is "{low}", 10 is "{high}".').format(
                name=name, question=question, low=low, high=high
            )
            for name, (_field, question, low, high) in zip(columns, peg_items(), strict=True)
        )
    )
    for goal in conversation.goals.goals:
        if goal.text.strip():
            yield Para(
                _("My goal: {goal}").format(goal=" ".join((goal.text.strip(), goal.better.strip())).strip())
            )
    given = (peg.pain, peg.enjoyment, peg.activity)
    first = tuple("" if rating is None else str(rating) for rating in given)
    average = "" if score is None else str(score)
    rows = [(_("Visit: {day}").format(day=short_date(start)), *first, average, "")]
    rows += [
        (f"{week}: {short_date(start + timedelta(weeks=week))}", *[""] * 5)
        for week in range(1, table("diary")["weeks"] + 1)
    ]
    header = (_("Week"), *columns, _("Sum ÷ 3"), _("My goal: how it went"))
    yield Table(header, tuple(rows), shares=(0.2, 0.1, 0.16, 0.13, 0.12, 0.29), write=True)
    yield Para(_("PEG: Krebs 2009. Bring this page to our next visit."), "small")
