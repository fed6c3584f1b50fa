"""What the command line prints for people: an assessment and a checked medication list, as plain text."""

from collections.abc import Iterator

from ldn_aid.comparison.grid import form_label
from ldn_aid.i18n import _, long_date
from ldn_aid.safety.findings import Assessment, LdnGate, MmeTotal
from ldn_aid.safety.list_check import CheckedLine, CheckedList
from ldn_aid.summary.safety_words import (
    acetaminophen_text,
    lapsed_text,
    naloxone_text,
    not_checked_text,
    nsaid_text,
)
from ldn_aid.terms import OptionId


def assessment_text(assessment: Assessment) -> str:
    """MME, the LDN gate, totals and every finding, for a clinician to read."""
    return "\n".join(_assessment_lines(assessment))


def checked_list_text(checked: CheckedList) -> str:
    """What each line was read as, then MME and the LDN gate."""
    lines = [text for line in checked.lines for text in _list_line(line)]
    lines += ["", *_mme(checked.assessment.mme), "", *_gate(checked.assessment.ldn_gate)]
    return "\n".join(lines)


def _assessment_lines(assessment: Assessment) -> Iterator[str]:
    yield _("As of {day}").format(day=long_date(assessment.today))
    yield ""
    yield from (note.text for note in assessment.scope)
    yield from _gate(assessment.ldn_gate)
    if assessment.decision == "ldn_held":
        yield _("A start of LDN today is recorded as the decision. It may not be started.")
    elif assessment.decision == "day_held":
        yield _(
            "The day recorded for coming back to LDN does not stand: it is too early, or none can be named yet."
        )
    yield ""
    yield from _mme(assessment.mme)
    yield ""
    yield acetaminophen_text(assessment.acetaminophen)
    yield from map(nsaid_text, assessment.nsaids)
    yield ""
    yield naloxone_text(assessment.naloxone)
    yield ""
    yield _("Findings")
    for finding in assessment.findings:
        form = f", {form_label(finding.form)}" if finding.form else ""
        yield f"- [{finding.level}] {finding.option}{form}: {finding.text}"
        yield _("    rule {id}; because {because}; source {source}").format(
            id=finding.id, because=finding.because, source=finding.source
        ) + ("" if finding.checked else _(" (to be confirmed)"))
        if finding.set_aside:
            yield _("    set aside: {reason}").format(reason=finding.set_aside)
    if assessment.lapsed:
        yield ""
        yield _("Set aside before, without effect now")
    for one in assessment.lapsed:
        yield "- " + lapsed_text(one)
    if assessment.not_checked:
        yield ""
    for option in OptionId:
        if left := assessment.open_for(option):
            yield f"{option}: {not_checked_text(left)}"


def _list_line(line: CheckedLine) -> Iterator[str]:
    recognition = line.read.recognition
    yield line.read.line
    if line.read.entry is None:
        yield "    " + line.read.note
        return
    if not recognition.recognised:
        yield _("    not recognised, not checked")
    else:
        names, classes = ", ".join(recognition.ingredients), ", ".join(recognition.classes)
        kinds = f"{names} ({classes})" if classes else names
        yield "    " + kinds + (_(" [acts on opioid receptors]") if recognition.opioid else "")
    if line.read.mg_per_day:
        amounts = ", ".join(f"{name} {_number(mg)} mg" for name, mg in line.read.mg_per_day)
        yield "    " + _("a day, at most: {amounts}").format(amounts=amounts)
    for note in (line.read.note, line.mme_note):
        if note:
            yield "    " + note
    if recognition.opioid_free_days is not None:
        days = recognition.opioid_free_days
        yield "    " + _("{days} opioid-free days before naltrexone").format(days=days)
    if line.mme is not None:
        yield "    " + _("{mme} MME a day").format(mme=_number(line.mme))


def _gate(gate: LdnGate) -> Iterator[str]:
    headline = {
        "clear": _("LDN gate: clear"),
        "wait": _("LDN gate: wait"),
        "blocked": _("LDN gate: blocked"),
        "ask": _("LDN gate: ask"),
    }[gate.status]
    yield headline + (_(", not before {day}").format(day=long_date(gate.earliest)) if gate.earliest else "")
    yield from _bullets(gate.reasons)
    if gate.guidance:
        yield _("For the clinician")
        yield from _bullets(gate.guidance)


def _mme(mme: MmeTotal) -> Iterator[str]:
    total = _("not known") if mme.total is None else _("{mme} a day").format(mme=_number(mme.total))
    yield _("Morphine milligram equivalents: {total}").format(total=total) + (
        "" if mme.complete else _(" (incomplete)")
    )
    for item in mme.items:
        value = _("not counted") if item.mme is None else _number(item.mme)
        yield f"- {item.product}: {value}" + (f" ({item.note})" if item.note else "")
    yield from _bullets(mme.cautions)


def _bullets(items: tuple[str, ...]) -> Iterator[str]:
    return (f"- {item}" for item in items)


def _number(value: object) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
