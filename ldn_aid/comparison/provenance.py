"""Where a number comes from: its evidence card, its source, and how the whole pack was made."""

from dataclasses import dataclass

from ldn_aid.comparison.figures import certainty_label, figure_words
from ldn_aid.evidence.models import Counts, Estimate, Extra, Pack, PageId, Seen
from ldn_aid.evidence.rendering import show_number, whole_people
from ldn_aid.i18n import _, long_date
from ldn_aid.terms import PainKind

Lines = tuple[tuple[str, str], ...]
"""Pairs of a label and what stands beside it."""


def evidence_card(pack: Pack, key: str) -> Lines:
    """All about figure *key* in plain words."""
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
        *_as_published(estimate),
        (_("Who was studied"), people),
        (_("Compared with"), text.comparator),
        (_("How long"), text.time),
        (_("How sure"), f"{certainty_label(estimate.certainty)}, {judged}"),
        (_("Why"), text.certainty_reason),
        *(((_("Please note"), text.note),) if text.note else ()),
        (_("How far we checked it"), seen_label(estimate.seen)),
        (_("Source"), source_line(pack, estimate.source)),
    )


def statistics(pack: Pack, key: str) -> Lines:
    """What the clinician may want to know beyond the card of figure *key*; () where there is no more."""
    text = pack.estimate_text[key].statistics
    return ((_("Statistics"), text),) if text else ()


def card_text(pack: Pack, key: str, *, for_patients: bool) -> str:
    """The whole card of figure *key* as text to copy; the clinician's with its statistics."""
    more = () if for_patients else statistics(pack, key)
    return "\n".join(f"{name}: {text}" for name, text in (*evidence_card(pack, key), *more))


def _as_published(estimate: Estimate) -> Lines:
    """The source's own decimals, where people were rounded to whole people."""
    if not isinstance(estimate, Counts | Extra):
        return ()
    groups: tuple[tuple[float | None, float | None, float | None], ...]
    if isinstance(estimate, Counts):
        with_option = (estimate.with_low, estimate.with_option, estimate.with_high)
        groups = (with_option, (None, estimate.without, None))
    else:
        groups = ((estimate.low, estimate.value, estimate.high),)
    if all(value is None or value == whole_people(value) for group in groups for value in group):
        return ()
    shown = []
    for low, value, high in groups:
        if value is not None:
            spread = "" if low is None or high is None else f" ({show_number(low)}–{show_number(high)})"
            shown.append(show_number(value) + spread)
    of = _("per {of}").format(of=show_number(estimate.denominator))
    return ((_("As published"), f"{' / '.join(shown)} {of}"),)


def seen_label(seen: Seen) -> str:
    """How far a figure was checked, in words."""
    labels: dict[Seen, str] = {
        "abstract": _("We read it in the source's own abstract, table or label."),
        "second_hand": _("To be confirmed: we read it on a page that restates the source."),
        "recalled": _("To be confirmed: we remember it and have not seen it in the source."),
        "calculated": _("Worked out by us from published numbers; never shown to patients."),
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


def sources_in_order(pack: Pack) -> tuple[str, ...]:
    """Keys of all sources, in alphabetical order."""
    return tuple(sorted(pack.sources, key=str.casefold))


@dataclass(frozen=True)
class ListedFigure:
    """One figure in the list of all: what it says, and whether only clinicians see it."""

    key: str
    belongs_to: str
    text: str
    for_patients: bool


def all_figures(pack: Pack) -> tuple[ListedFigure, ...]:
    """Every figure of the pack, option by option; those that only clinicians see are marked and say why."""
    listed = []
    names = {
        key: pack.option_text[option].short_name
        for option, file in pack.options.items()
        for key in file.estimates
    }
    for key, estimate in pack.figures():
        words = figure_words(pack, key)
        name = names.get(key, _("About pain"))
        parts = [f"{name}: {words.outcome}.", words.numbers, words.people, words.certainty]
        if not estimate.for_patients:
            parts.append(_("For clinicians only."))
        listed.append(
            ListedFigure(key, name, " ".join((*parts, f"[{estimate.source}]")), estimate.for_patients)
        )
    return tuple(listed)


@dataclass(frozen=True)
class PageSection:
    """One section of a page beside the grid, with what it leans on."""

    key: str
    title: str
    text: str
    estimates: tuple[str, ...]
    sources: tuple[str, ...]


def page_sections(pack: Pack, page: PageId, kind: PainKind | None = None) -> tuple[PageSection, ...]:
    """The sections of *page* with the figures that patients may see: that on the person's own *kind* of pain first."""
    sections = [
        PageSection(
            key,
            pack.page_text[page][key].title,
            pack.page_text[page][key].text,
            tuple(figure for figure in cell.estimates if pack.estimate(figure).for_patients),
            cell.sources,
        )
        for key, cell in pack.pages[page].items()
    ]
    return tuple(sorted(sections, key=lambda section: section.key != kind))


def _in_groups(hexadecimal: str, size: int = 16) -> str:
    """*hexadecimal* with spaces, so that it can be compared by eye and breaks over lines."""
    return " ".join(hexadecimal[at : at + size] for at in range(0, len(hexadecimal), size))


def how_made(pack: Pack) -> Lines:
    """How the evidence was searched and chosen, by whom, paid by whom, and when it is reviewed."""
    info = pack.info
    return (
        (_("Evidence"), _("{name}, version {version}").format(name=info.name, version=info.version)),
        (_("Searched up to"), long_date(info.searched_on)),
        *((section.title, section.text) for section in page_sections(pack, "methods")),
        (_("Who wrote it"), info.authorship),
        (_("Who paid"), info.funding),
        (_("Interests"), info.interests),
        (
            _("Next review"),
            _("due {day}. {policy}").format(day=long_date(info.review_due), policy=info.update_policy),
        ),
        (_("Tested"), pack.opening_text["not_tested"]),
        (_("Fingerprint"), f"SHA-256 {_in_groups(pack.content_hash)}"),
    )


def change_log(pack: Pack) -> Lines:
    """What each release of the pack changed, the newest first."""
    return tuple(
        (
            _("Version {version}, {day}").format(version=change.version, day=long_date(change.released_on)),
            "\n".join(change.what),
        )
        for change in pack.info.changes
    )
