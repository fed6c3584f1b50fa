"""From answers to facts: each is "yes", "no", "unsure" or None (not asked), with its inputs in words.

Fact ids: ``health.<question>.<answer>``, ``class.<medicine class>``, ``age.75_or_more``, ``opioid.now`` ...
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ldn_aid.conversation.model import Conversation
from ldn_aid.i18n import _
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.recognise import Recognition
from ldn_aid.safety.findings import AcetaminophenTotal, MmeTotal
from ldn_aid.safety.intake import Taken, opioid_exposures, taken
from ldn_aid.safety.rules import table, wording

State = Literal["yes", "no", "unsure"] | None


@dataclass(frozen=True)
class Fact:
    """One fact about this person."""

    state: State
    because: str
    """The inputs, as a person would say them."""
    question: str
    """What was, or is still to be, asked."""


class Facts:
    """The facts of one conversation, worked out when asked for."""

    def __init__(self, conversation: Conversation, mme: MmeTotal) -> None:
        self._conversation = conversation
        self._mme = mme
        self._now = tuple(one for one in taken(conversation) if one.entry.taking != "stopped")
        self._known: dict[str, Fact] = {}
        self.acetaminophen: AcetaminophenTotal | None = None
        """Set once the daily total is known; the limit itself depends on other facts."""

    def __getitem__(self, key: str) -> Fact:
        if key not in self._known:
            self._known[key] = self._work_out(key)
        return self._known[key]

    def _work_out(self, key: str) -> Fact:
        group, _dot, rest = key.partition(".")
        if group == "health":
            return self._health(*rest.split(".", 1))
        if group == "class":
            return self._class(rest)
        if group == "age":
            return self._age(rest)
        return {
            "mme.50_or_more": self._mme_guidepost,
            "opioid.now": self._opioid_now,
            "opioid.stopped_lately": self._opioid_stopped,
            "opioid.treatment": self._treatment,
            "drug.naltrexone": self._naltrexone,
            "nsaid.two_or_more": self._two_nsaids,
            "acetaminophen.over_limit": self._over_limit,
        }[key]()

    def _health(self, question: str, answer: str) -> Fact:
        given = getattr(self._conversation.health, question)
        name = _name(f"health.{question}")
        state: State = None
        if given is not None:
            state = "unsure" if given == "unsure" else "yes" if given == answer else "no"
        words = wording("facts")["answers"].get("unsure" if state == "unsure" else answer, answer)
        return Fact(state, f"{name}: {words}", name)

    def _class(self, name: str) -> Fact:
        label = _name(f"class.{name}")
        listed = [one.entry.product for one in self._now if name in one.recognition.classes]
        if listed:
            return Fact("yes", f"{label}: {', '.join(listed)}", label)
        answered = self._conversation.medicines.classes
        state: State = None if answered is None else "yes" if name in answered else "no"
        return Fact(state, f"{label}: {wording('facts')['answers']['yes']}", label)

    def _age(self, band: str) -> Fact:
        age = self._conversation.health.age_years
        if age is None:
            return Fact(None, "", _name("age"))
        within = age >= 75 if band == "75_or_more" else 65 <= age < 75
        words = wording("facts")["answers"]["age"].format(age=age)
        return Fact("yes" if within else "no", f"{_name('age')}: {words}", _name("age"))

    def _mme_guidepost(self) -> Fact:
        total = self._mme.total
        guidepost = Decimal(table("totals")["mme"]["guidepost"])
        if total is not None and total >= guidepost:
            words = wording("facts")["answers"]["mme"].format(mme=f"{total.normalize():f}")
            return Fact("yes", f"{_name('mme')}: {words}", _name("mme"))
        return Fact("no" if self._mme.complete else None, "", _name("mme"))

    def _opioid_now(self) -> Fact:
        exposures = [one for one in opioid_exposures(self._conversation) if one.taking != "stopped"]
        certain = [one.product for one in exposures if one.certain and one.taking == "now"]
        if certain:
            return Fact("yes", f"{_name('opioid.now')}: {', '.join(certain)}", _name("opioid.now"))
        answer = self._conversation.medicines.takes_opioids
        if exposures or answer == "unsure":
            return Fact("unsure", f"{_name('opioid.now')}: {_('not sure')}", _name("opioid.now"))
        if answer == "yes" and not self._conversation.medicines.opioids:
            return Fact("yes", f"{_name('opioid.now')}: {_('yes')}", _name("opioid.now"))
        return Fact(None if answer is None else "no", "", _name("opioid.now"))

    def _opioid_stopped(self) -> Fact:
        stopped = [one.product for one in opioid_exposures(self._conversation) if one.taking == "stopped"]
        words = _("stopped lately: {products}").format(products=", ".join(stopped))
        return Fact("yes" if stopped else "no", words, _name("opioid.now"))

    def _treatment(self) -> Fact:
        kinds = table("forgotten")["treatment"]
        names = wording("gate")["forgotten"]
        found = [
            names[use.kind]
            for use in self._conversation.medicines.forgotten or ()
            if use.kind in kinds and use.taking != "stopped"
        ]
        return Fact("yes" if found else "no", ", ".join(found), _name("opioid.treatment"))

    def _naltrexone(self) -> Fact:
        found = [one.entry.product for one in self._now if "naltrexone" in one.recognition.classes]
        if not found:
            return self["class.naltrexone_full_dose"]
        return Fact("yes", f"{_name('drug.naltrexone')}: {', '.join(found)}", _name("drug.naltrexone"))

    def _two_nsaids(self) -> Fact:
        found = dict.fromkeys(nsaid for one in self._now for nsaid in _oral_nsaids(one))
        words = f"{_name('nsaid.two_or_more')}: {', '.join(found)}"
        return Fact("yes" if len(found) > 1 else "no", words, _name("nsaid.two_or_more"))

    def _over_limit(self) -> Fact:
        total = self.acetaminophen
        name = _name("acetaminophen.over_limit")
        if total is None or total.over is None:
            return Fact(None, "", name)
        words = _("{name}: {mg} mg a day, limit {limit} mg").format(
            name=name, mg=f"{total.mg_per_day or 0:f}".split(".")[0], limit=total.limit_mg
        )
        return Fact("yes" if total.over else "no", words, name)


def _oral_nsaids(one: Taken) -> tuple[str, ...]:
    recognition: Recognition = one.recognition
    if "nsaid" not in recognition.classes:
        return ()
    substances = load_lexicon().substances
    return tuple(name for name in recognition.ingredients if "nsaid" in substances[name].classes)


def _name(key: str) -> str:
    return str(wording("facts")["names"][key])
