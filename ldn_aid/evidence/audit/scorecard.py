"""Puts the checks to their rows: the scorecard of one pack on one day."""

from collections.abc import Iterator
from datetime import date

from ldn_aid import resources
from ldn_aid.evidence.audit import content, numbers, reading
from ldn_aid.evidence.audit.content import Check
from ldn_aid.evidence.audit.report import AuditReport, AuditRow
from ldn_aid.evidence.audit.subject import Subject
from ldn_aid.evidence.audit.wording import wording_problems
from ldn_aid.evidence.files import PackFiles


def _wording(row: str) -> Check:
    def check(subject: Subject) -> Iterator[str]:
        return wording_problems(subject, row)

    return check


def _reported(subject: Subject) -> Iterator[str]:
    """X21: there is something to report."""
    if not reading.levels(subject):
        yield "no text was found to read"


_CHECKS: dict[str, tuple[Check, ...]] = {
    "Q1": (content.condition,),
    "Q2": (content.eligibility,),
    "Q3": (content.options,),
    "Q4": (content.answered("how_many_helped"),),
    "Q5": (content.answered("side_effects", "serious_harms"),),
    "Q6": (content.answered("daily_life"),),
    "C1": (content.same_template, reading.balanced),
    "C2": (numbers.sourced, numbers.found),
    "C3": (content.dates,),
    "C4": (content.fresh,),
    "C5": (content.certain,),
    "C6": (content.funding,),
    "X1": (content.no_change,),
    "X3": (numbers.numbered,),
    "X4": (numbers.stated,),
    "X5": (numbers.event_rates,),
    "X6": (numbers.same_time,),
    "X7": (numbers.denominators,),
    "X18": (numbers.unused,),
    "X19": (content.certain,),
    "X20": (content.funding,),
    "X21": (_reported,),
    "N1": (content.eligibility,),
    "N2": (content.funding,),
    "N5": (content.dates,),
    "N6": (content.options,),
    "N7": (content.regulatory,),
    "RC1": (_wording("RC1"),),
    "RC2": (_wording("RC2"),),
    "RC3": (numbers.denominators,),
    "RC4": (_wording("RC4"),),
    "RC5": (numbers.baseline,),
    "RC6": (numbers.both_frames,),
    "RC7": (numbers.stated,),
    "RC8": (content.not_known,),
    "A9": (reading.readable,),
    "A9-aim": (reading.aimed,),
    "L1": (content.languages,),
}


def audit(files: PackFiles, today: date, language: str = "en") -> AuditReport:
    """The scorecard of the pack in *files* as of *today*.

    Raises PackError where the pack does not hold together; only a whole pack can be audited.
    """
    subject = Subject.of(files, today, language)
    rows = tuple(
        AuditRow(
            row=row["row"],
            what=row["what"],
            kind=row["kind"],
            how=row["how"],
            by=tuple(row.get("by", ())),
            problems=tuple(problem for check in _CHECKS.get(row["row"], ()) for problem in check(subject)),
        )
        for row in resources.read_toml("audit/scorecard.toml")["rows"]
    )
    info = subject.pack.info
    return AuditReport(
        f"{info.name} {info.version}", files.place, files.content_hash, today, rows, reading.levels(subject)
    )
