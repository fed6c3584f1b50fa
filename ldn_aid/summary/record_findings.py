"""Findings in the clinician's record: each with its rule and source, and those set aside with the reason."""

from collections.abc import Iterator

from ldn_aid.comparison.grid import form_label
from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Assessment, Finding, Level
from ldn_aid.summary.blocks import Block, Bullets, Heading, Para
from ldn_aid.summary.references import References, keys_in
from ldn_aid.summary.safety_words import lapsed_text, not_checked_text
from ldn_aid.terms import OptionId


def findings_blocks(
    conversation: Conversation, pack: Pack, assessment: Assessment, references: References
) -> Iterator[Block]:
    """All findings in the fixed order of the options, the most serious first."""
    unsure = not all(finding.checked for finding in assessment.findings)
    yield Heading(_("Findings (* to be confirmed)") if unsure else _("Findings"))
    found = tuple(
        _line(finding, pack, references) for finding in assessment.findings if finding.set_aside is None
    )
    yield Bullets(found) if found else Para(_("No finding."))
    aside = tuple(_set_aside(finding) for finding in assessment.findings if finding.set_aside)
    if aside:
        yield Heading(_("Set aside by the clinician"), 3)
        yield Bullets(aside)
    if assessment.lapsed:
        yield Heading(_("Set aside before, without effect now"), 3)
        yield Bullets(tuple(map(lapsed_text, assessment.lapsed)))
    for option in OptionId:
        if left := assessment.open_for(option):
            yield Para(f"{pack.option_text[option].short_name}: {not_checked_text(left)}")


def _line(finding: Finding, pack: Pack, references: References) -> str:
    detail = finding.detail if finding.checked else f"{finding.detail}*"
    option = pack.option_text[finding.option].short_name
    return _("{option}, {level}: {detail} ({because}; {rule}) {source}").format(
        option=f"{option} {form_label(finding.form)}" if finding.form else option,
        level=_clinical_term(finding.level),
        detail=detail,
        because=finding.because,
        rule=finding.id,
        source=references.cite(*keys_in(finding.source)),
    )


def _clinical_term(level: Level) -> str:
    terms = {
        Level.CONTRAINDICATED: _("contraindicated"),
        Level.AVOID: _("avoid"),
        Level.CAUTION: _("caution"),
        Level.INFO: _("info"),
    }
    return terms[level]


def _set_aside(finding: Finding) -> str:
    return _("{rule}: {detail} Reason: {reason}").format(
        rule=finding.id, detail=finding.detail, reason=finding.set_aside
    )
