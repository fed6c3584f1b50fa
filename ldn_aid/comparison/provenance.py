"""Where a number comes from: its evidence card, its source, and how the whole pack was made."""

from ldn_aid.comparison.figures import certainty_label, figure_words
from ldn_aid.evidence.models import Pack, Seen
from ldn_aid.i18n import _, long_date

Lines = tuple[tuple[str, str], ...]
"""Pairs of a label and what stands beside it."""


def evidence_card(pack: Pack, key: str) -> Lines:
    """Everything there is to know about figure *key*."""
    estimate, text = pack.estimate(key), pack.estimate_text[key]
    words = figure_words(pack, key)
    judged = {
        "source": _("as its source judged it"),
        "this_pack": _("as the authors of this aid judged it"),
    }[estimate.certainty_by]
    people = text.population
    if estimate.participants is not None:
        people = _("{people} ({count} people)").format(people=people, count=f"{estimate.participants:,}")
    return (
        (_("What was measured"), words.outcome),
        (_("What was found"), words.numbers),
        (_("Who was studied"), people),
        (_("Compared with"), text.comparator),
        (_("How long"), text.time),
        (_("How sure"), f"{certainty_label(estimate.certainty)}, {judged}"),
        (_("Why"), text.certainty_reason),
        *(((_("Please note"), text.note),) if text.note else ()),
        (_("How far we checked it"), seen_label(estimate.seen)),
        (_("Source"), source_line(pack, estimate.source)),
    )


def seen_label(seen: Seen) -> str:
    """How far a figure was checked, in words."""
    labels: dict[Seen, str] = {
        "abstract": _("We read it in the source's own abstract, table or label."),
        "second_hand": _("To be confirmed: we read it on a page that restates the source."),
        "recalled": _("To be confirmed: we remember it and have not seen it in the source."),
        "calculated": _("Worked out by us from published numbers."),
    }
    return labels[seen]


def source_line(pack: Pack, key: str) -> str:
    """A citation with its identifiers and what was really read."""
    source = pack.sources[key]
    identifiers = [
        text
        for text in (
            f"doi:{source.doi}" if source.doi else "",
            f"PMID {source.pmid}" if source.pmid else "",
            source.url or "",
        )
        if text
    ]
    note = f" {source.note}" if source.note else ""
    return f"[{key}] {source.citation}. {', '.join(identifiers)}.{note}"


def pack_line(pack: Pack) -> str:
    """Which evidence it is, and its dates, in one line."""
    info = pack.info
    return _("{name}, version {version}. Released {released}, review due {due}.").format(
        name=info.name,
        version=info.version,
        released=long_date(info.released_on),
        due=long_date(info.review_due),
    )


def sources_with(pack: Pack, words: str) -> tuple[str, ...]:
    """Keys of the sources whose line holds every one of *words*, in alphabetical order; all for no words."""
    wanted = words.casefold().split()
    return tuple(
        key
        for key in sorted(pack.sources, key=str.casefold)
        if all(word in source_line(pack, key).casefold() for word in wanted)
    )


def how_made(pack: Pack) -> Lines:
    """How the evidence was searched and chosen, by whom, paid by whom, and when it is reviewed."""
    info = pack.info
    return (
        (_("Evidence"), _("{name}, version {version}").format(name=info.name, version=info.version)),
        (_("Searched up to"), long_date(info.searched_on)),
        (_("How it was chosen"), pack.about_text["how_searched"]),
        (_("Who wrote it"), info.authorship),
        (_("Who paid"), info.funding),
        (_("Interests"), info.interests),
        (
            _("Next review"),
            _("due {day}. {policy}").format(day=long_date(info.review_due), policy=info.update_policy),
        ),
        (_("Tested"), pack.opening_text["not_tested"]),
        (_("Fingerprint"), f"SHA-256 {pack.content_hash}"),
    )
