"""The grid: the patient's questions down, the five options across, safety apart from benefit."""

from dataclasses import dataclass

from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _, ngettext
from ldn_aid.safety.findings import Assessment, Form, Level
from ldn_aid.terms import OptionId, PainKind


@dataclass(frozen=True)
class GridCell:
    """One answer."""

    text: str
    estimates: tuple[str, ...]
    sources: tuple[str, ...]
    known: bool


@dataclass(frozen=True)
class GridRow:
    """One question with its answers in the fixed order of the options."""

    key: str
    question: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class SafetyBadge:
    """The most serious finding of an option, and how many there are; ``level`` None when there is none."""

    level: Level | None
    count: int
    text: str
    form: Form | None = None
    """Of an NSAID the one form that the level is about; None where it is about both."""


def grid_rows(pack: Pack) -> tuple[GridRow, ...]:
    """All rows of *pack*."""
    return tuple(
        GridRow(
            key,
            pack.question_text[key],
            tuple(_cell(pack, option, key) for option in OptionId),
        )
        for key in pack.questions
    )


def kind_row(pack: Pack, kind: PainKind | None) -> GridRow | None:
    """What is known of each option for the person's own *kind* of pain; None while they have not said it.

    To be shown before any other answer: most studies were done in another kind of pain.
    """
    if kind is None:
        return None
    words = pack.kind_text[kind]
    return GridRow(
        kind.value,
        _("What is known for {kind}?").format(kind=words.name),
        tuple(
            GridCell(words.options[option], cell.estimates, cell.sources, cell.known)
            for option in OptionId
            for cell in (pack.kinds[kind][option],)
        ),
    )


def _cell(pack: Pack, option: OptionId, key: str) -> GridCell:
    cell = pack.options[option].cells[key]
    return GridCell(pack.option_text[option].cells[key], cell.estimates, cell.sources, cell.known)


def safety_badge(assessment: Assessment, option: OptionId) -> SafetyBadge:
    """What the safety rules say of *option* in a few words; findings set aside are still counted."""
    findings = assessment.for_option(option)
    left = len(assessment.open_for(option))
    rest = "" if not left else "; " + _not_checked(left)
    if not findings:
        return SafetyBadge(None, 0, _("No safety finding so far") + rest)
    level = min((finding.level for finding in findings), key=list(Level).index)
    forms = {finding.form for finding in findings if finding.level is level}
    (form,) = forms if len(forms) == 1 else (None,)
    words = level_label(level) + (f", {form_label(form)}" if form else "")
    return SafetyBadge(level, len(findings), f"{words} ({_notes(len(findings))}{rest})", form)


def form_label(form: Form) -> str:
    """How an NSAID is taken, in words."""
    return {"oral": _("by mouth"), "topical": _("gel on the skin")}[form]


def _not_checked(count: int) -> str:
    return ngettext("{count} question open", "{count} questions open", count).format(count=count)


def level_label(level: Level) -> str:
    """A level in words."""
    labels = {
        Level.CONTRAINDICATED: _("Must not be used"),
        Level.AVOID: _("Best avoided"),
        Level.CAUTION: _("Take care"),
        Level.INFO: _("Good to know"),
    }
    return labels[level]


def _notes(count: int) -> str:
    return ngettext("{count} note", "{count} notes", count).format(count=count)
