"""What the safety rules return: values that carry their inputs, their rule and their source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from ldn_aid.terms import OptionId


class Level(StrEnum):
    """How serious a finding is, most serious first."""

    CONTRAINDICATED = "contraindicated"
    AVOID = "avoid"
    CAUTION = "caution"
    INFO = "info"


Seen = Literal["abstract", "second_hand", "recalled"]
"""How far the source of a rule was checked: its own page read, a page that quotes it, or from memory."""

Form = Literal["oral", "topical"]
"""NSAIDs: tablets, or gel on the skin."""


@dataclass(frozen=True)
class Finding:
    """One thing to know before choosing an option."""

    id: str
    option: OptionId
    level: Level
    text: str
    """For the patient, plain words."""
    detail: str
    """For the clinician."""
    because: str
    """The inputs that led here, as a person would say them: 'warfarin: yes'."""
    source: str
    """Citation or source key with what was read."""
    seen: Seen = "abstract"
    """Of several sources the one that was checked least."""
    form: Form | None = None
    now: bool = False
    """About something that is happening, which the patient's paper says also where it is only a caution."""
    set_aside: str | None = None
    """The clinician's reason for disagreeing, when there is one."""
    may_be_set_aside: bool = True
    """False for what stands for the LDN gate."""

    @property
    def checked(self) -> bool:
        """False: the rule rests on a second-hand or recalled statement, shown as "to be confirmed"."""
        return self.seen == "abstract"


class GateStatus(StrEnum):
    """Whether LDN could be started today, as far as opioids are concerned."""

    CLEAR = "clear"
    WAIT = "wait"
    BLOCKED = "blocked"
    ASK = "ask"


@dataclass(frozen=True)
class LdnGate:
    """The opioid-LDN gate. ``earliest`` is set only when status is WAIT."""

    status: GateStatus
    earliest: date | None
    reasons: tuple[str, ...]
    guidance: tuple[str, ...] = ()
    """For the clinician: the limits of tests, and tapering where an opioid is or may be taken."""
    about_opioids: bool = True
    """Whether the status rests on opioids, and not only on something else such as the liver."""
    not_known: tuple[Literal["opioids", "other"], ...] = ()
    """What is still to be found out: about opioids, about anything else. What is known is none of them, such as a pregnancy."""
    opioid_possible: bool = False
    """An opioid is, may be or lately was taken: that none is stopped all at once must be said."""
    signs: tuple[str, ...] = ()
    """Reasons that show an opioid which no list accounts for: a test, withdrawal, words that name one."""
    named: tuple[str, ...] = ()
    """Opioids that only what was written names, as written there."""


@dataclass(frozen=True)
class MmeItem:
    """One opioid's morphine milligram equivalents a day. ``mme`` None means not counted, never 0."""

    product: str
    mme: Decimal | None
    note: str
    sure: bool = True
    """False when what was entered contradicts itself, so that the total is no more than the larger reading."""


@dataclass(frozen=True)
class MmeTotal:
    """All opioids now taken. ``total`` is None when nothing could be counted though opioids are or may be
    taken, 0 only when it is known that none is taken. ``complete`` is False when anything is missing.
    """

    total: Decimal | None
    complete: bool
    items: tuple[MmeItem, ...]
    cautions: tuple[str, ...] = ()
    """What CDC 2022 says beside its factors about the products listed, for the clinician."""


@dataclass(frozen=True)
class AcetaminophenTotal:
    """Acetaminophen a day from every source, mg. None when not known."""

    mg_per_day: Decimal | None
    complete: bool
    limit_mg: int
    limit_reason: str
    """Why this limit, and what was not asked that could lower it."""
    over: bool | None
    items: tuple[str, ...]
    most_mg: Decimal | None = None
    """Mg a day if every order listed is taken; more than ``mg_per_day`` when one product stands more than once."""
    for_patient: str = ""
    """The limit that holds with its one reason, and what is taken, in the patient's words; empty where there is nothing to say."""


@dataclass(frozen=True)
class NsaidTotal:
    """One NSAID by mouth, mg a day from every source; None when not known. No label limit is given here."""

    ingredient: str
    mg_per_day: Decimal | None
    products: tuple[str, ...]
    high_dose_mg: int | None
    """Above this a study saw heart attacks most (``totals.toml``)."""
    most_mg: Decimal | None = None
    """Mg a day if every order listed is taken."""
    note: str = ""
    """What the total rests on, where that must be said."""


@dataclass(frozen=True)
class NaloxoneOffer:
    """Whether to offer naloxone (CDC 2022, recommendation 8), and why."""

    offer: bool
    reasons: tuple[str, ...]
    """Each with who names it as a criterion."""
    note: str = ""
    """Said when no criterion holds although an opioid is or may be taken."""
    unasked: tuple[str, ...] = ()
    """Criteria that are not answered, in words."""


@dataclass(frozen=True)
class NotChecked:
    """A check that could not run: which option it concerns, which question or table it needed, and why."""

    option: OptionId
    question: str
    why: str
    rules: tuple[str, ...] = ()
    asked: bool = False
    """It was asked, but a dose that it turns on is not known."""


@dataclass(frozen=True)
class LapsedSetAside:
    """A finding that was set aside and, as things stand, is not: kept visible with why."""

    finding: str
    reason: str
    why: str


@dataclass(frozen=True)
class ScopeNote:
    """An alarm, or pain outside what this aid covers, with what to do now."""

    text: str
    private: bool = False
    """Not for the patient's paper, which others at home may read."""


DecisionStanding = Literal["none", "as_recorded", "ldn_held", "day_held"]
"""Whether the recorded decision may stand: "ldn_held" when it starts LDN today and the gate is not clear, "day_held"
when it comes back to LDN on a day that is too early, or on any day while nobody can name one."""


@dataclass(frozen=True)
class Assessment:
    """Everything the safety rules say about one conversation on one day."""

    today: date
    mme: MmeTotal
    ldn_gate: LdnGate
    acetaminophen: AcetaminophenTotal
    nsaids: tuple[NsaidTotal, ...]
    naloxone: NaloxoneOffer
    findings: tuple[Finding, ...]
    """By option in the fixed order, most serious first."""
    unasked: tuple[str, ...]
    """Questions that matter for safety and are not answered, in words."""
    not_checked: tuple[NotChecked, ...]
    """The checks that could not run, by option."""
    scope: tuple[ScopeNote, ...]
    """Alarms and pain outside what this aid covers, each with what to do now."""
    lapsed: tuple[LapsedSetAside, ...] = ()
    """What was set aside and does not apply any more."""
    decision: DecisionStanding = "none"
    """Whether the recorded decision may stand."""

    def for_option(self, option: OptionId) -> tuple[Finding, ...]:
        """The findings of one option."""
        return tuple(finding for finding in self.findings if finding.option == option)

    def open_for(self, option: OptionId) -> tuple[NotChecked, ...]:
        """What could not be checked for one option."""
        return tuple(one for one in self.not_checked if one.option == option)
