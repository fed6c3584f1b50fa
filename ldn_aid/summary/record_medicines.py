"""Medicines in the clinician's record: as entered, with MME and the other daily totals and their workings."""

from collections.abc import Iterator

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.i18n import _, long_date, plain_number
from ldn_aid.safety.findings import Assessment
from ldn_aid.safety.rules import wording as rule_wording
from ldn_aid.summary.blocks import Block, Bullets, Heading, Para
from ldn_aid.summary.safety_words import acetaminophen_text, mme_text, naloxone_text, nsaid_text
from ldn_aid.summary.wording import answer_label, entry_line


def medicines_blocks(conversation: Conversation, assessment: Assessment) -> Iterator[Block]:
    """Every medicine, every question about them, and what was worked out."""
    yield Heading(_("Medicines as entered"))
    entries = tuple(_entries(conversation))
    yield Bullets(entries) if entries else Para(_("None entered."))
    yield Para(" ".join(_answers(conversation)))
    yield from _mme(assessment)
    yield from _totals(assessment)


def _entries(conversation: Conversation) -> Iterator[str]:
    medicines = conversation.medicines
    yield from map(_entry, (*medicines.opioids, *medicines.others))
    names = rule_wording("gate")["forgotten"]
    for use in medicines.forgotten or ():
        status = {"now": _("taken now"), "stopped": _("stopped"), None: _("taken now? not answered")}[
            use.taking
        ]
        last = f", {_('last taken {day}').format(day=long_date(use.last_taken))}" if use.last_taken else ""
        yield f"{names[use.kind]}: {status}{last}"


def _entry(entry: MedicineEntry) -> str:
    note = entry.note.strip()
    return f"{entry_line(entry)}. {note}" if note else entry_line(entry)


def _answers(conversation: Conversation) -> Iterator[str]:
    medicines, missing, none = conversation.medicines, _("not answered"), _("none")
    names = rule_wording("facts")["names"]
    yield _("Opioids now or in the last 14 days: {answer}.").format(
        answer=answer_label(medicines.takes_opioids) or missing
    )
    for one in medicines.named_in_text:
        yield _("{product}, named in “{words}”: taken now or in the last 14 days: {answer}.").format(
            product=one.product, words=one.words, answer=answer_label(one.taken)
        )
    if medicines.opioid_years:
        years = {"under_1_year": _("under 1 year"), "1_year_or_more": _("1 year or more")}
        yield _("Opioids taken for: {years}.").format(years=years[medicines.opioid_years])
    forgotten = missing
    if medicines.forgotten is not None:
        forgotten = _("see the list") if medicines.forgotten else none
    yield _("Opioid-acting products people forget: {answer}.").format(answer=forgotten)
    classes = missing
    if medicines.classes is not None:
        classes = ", ".join(names[f"class.{one}"] for one in medicines.classes) or none
    yield _("Other classes that matter: {answer}.").format(answer=classes)
    yield _("Acetaminophen or NSAIDs from any source: {answer}.").format(
        answer=answer_label(medicines.acetaminophen_or_nsaids) or missing
    )


def _mme(assessment: Assessment) -> Iterator[Block]:
    mme = assessment.mme
    total = _("Morphine milligram equivalents (CDC 2022 factors): {total}").format(total=mme_text(assessment))
    items = (
        f"{item.product}: {_('not counted') if item.mme is None else plain_number(item.mme)}"
        + (f" ({item.note})" if item.note else "")
        for item in mme.items
    )
    yield Bullets((total, *items))
    if mme.items:
        cautions = mme.cautions or (_("MME is an estimate. Never use it to convert one opioid to another."),)
        yield Para(" ".join(cautions))


def _totals(assessment: Assessment) -> Iterator[Block]:
    nsaids = tuple(map(nsaid_text, assessment.nsaids))
    yield Bullets((acetaminophen_text(assessment.acetaminophen), *nsaids, naloxone_text(assessment.naloxone)))
