"""One conversation or person in a line, and what a question about deleting must name."""

from ldn_aid.desktop.counted import conversations_counted
from ldn_aid.desktop.trend import Visit
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _, long_date, ngettext
from ldn_aid.store.vault import handed_out, people
from ldn_aid.store.vault.clock import moment
from ldn_aid.store.vault.conversations import Kept
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.people import Person
from ldn_aid.terms import OptionId

_NAMED = 5
"""People named in a question; of more, the number."""


def person_words(person: Person) -> str:
    """A person in two lines of a list."""
    parts = [
        _("born {day}").format(day=person.born.isoformat()) if person.born else "",
        _("seen {day}").format(day=long_date(moment(person.seen_at).astimezone().date())),
        conversations_counted(person.conversations),
    ]
    return f"{person.label}\n{' · '.join(part for part in parts if part)}"


def when(kept: Kept) -> str:
    """Day and time of a conversation; where the visit was dated another day, also when it was begun."""
    begun = moment(kept.started_at).astimezone()
    if begun.date() == kept.day:
        return f"{long_date(kept.day)}, {begun:%H:%M}"
    return _("{day} (begun {begun}, {time})").format(
        day=long_date(kept.day), begun=long_date(begun.date()), time=f"{begun:%H:%M}"
    )


def visit_of(kept: Kept, pack: Pack) -> Visit:
    """A conversation as one point of the trend."""
    chosen = [
        pack.option_text[OptionId(option)].short_name for option in kept.options if option in set(OptionId)
    ]
    decided = {
        "chosen": _("chose {options}").format(options=", ".join(chosen) or _("nothing yet")),
        "not_sure_yet": _("not sure yet"),
        "decide_later": _("decide later"),
    }
    return Visit(
        kept.day, kept.peg, decided.get(kept.decision or "", ""), kept.goal_reached, ", ".join(chosen)
    )


def conversation_words(kept: Kept, pack: Pack) -> str:
    """A conversation in one line of a list."""
    visit = visit_of(kept, pack)
    peg = _("PEG {score}").format(score=kept.peg) if kept.peg is not None else ""
    return " · ".join(part for part in (when(kept), peg, visit.decision, visit.goal_words) if part)


def conversation_gone(database: Database, kept: Kept, person: Person | None, pack: Pack) -> str:
    """What goes with one conversation."""
    whose = person.label if person else _("filed under nobody")
    text = f"{whose}\n{conversation_words(kept, pack)}\n\n"
    text += _(
        "Every answer of this visit is removed from this laptop for good. Backups made before still hold it."
    )
    return text + _handed(len(handed_out.listed(database, conversation=kept.id)))


def person_gone(database: Database, person: Person, all_kept: tuple[Kept, ...], pack: Pack) -> str:
    """What goes with a person."""
    born = _("born {day}").format(day=person.born.isoformat()) if person.born else ""
    lines = [" · ".join(part for part in (person.label, born) if part)]
    lines += [conversation_words(kept, pack) for kept in all_kept[-_NAMED:]]
    if len(all_kept) > _NAMED:
        lines.append(_("and {count} earlier ones").format(count=len(all_kept) - _NAMED))
    text = ngettext(
        "The label, the birth date and {count} conversation with every answer are removed from this laptop for "
        "good. Backups made before still hold them.",
        "The label, the birth date and {count} conversations with every answer are removed from this laptop for "
        "good. Backups made before still hold them.",
        len(all_kept),
    ).format(count=len(all_kept))
    return "\n".join(lines) + f"\n\n{text}" + _handed(len(handed_out.listed(database, person=person.id)))


def old_ones_gone(database: Database, old: tuple[Kept, ...]) -> str:
    """What goes when the retention time is applied."""
    owners = [people.get(database, key) for key in dict.fromkeys(kept.person for kept in old if kept.person)]
    names = sorted(owner.label for owner in owners if owner)
    days = sorted(kept.day for kept in old)
    text = _("Visits from {first} to {last}.").format(first=long_date(days[0]), last=long_date(days[-1]))
    if names:
        text += " " + _("With: {names}.").format(names="; ".join(names[:_NAMED]))
    if len(names) > _NAMED:
        text += " " + _("And {count} more people.").format(count=len(names) - _NAMED)
    return f"{text}\n\n" + _(
        "They are removed from this laptop for good, and so are people of whom nothing else is kept. Backups made "
        "before still hold them. If anyone may still need them, go back and export them first."
    )


def _handed(count: int) -> str:
    if not count:
        return ""
    return " " + ngettext(
        "{count} paper or file was handed out and stays where it is; its entry under This store, What was handed "
        "out, goes too.",
        "{count} papers or files were handed out and stay where they are; their entries under This store, What was "
        "handed out, go too.",
        count,
    ).format(count=count)
