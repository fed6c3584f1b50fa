"""From answers to facts: each is "yes", "no", "unsure" or None (not asked), with its inputs in words.

Fact ids: ``health.<question>.<answer>``, ``class.<medicine class>``, ``drug.<substance>``,
``opioid_group.<group>``, ``age.75_or_more``, ``opioid.now`` ...
"""

from collections.abc import Callable
from datetime import date, timedelta

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import ASKED_AFTER
from ldn_aid.i18n import _, long_date
from ldn_aid.safety import facts_doses as doses
from ldn_aid.safety import facts_medicines as listed
from ldn_aid.safety import facts_opioids as opioids
from ldn_aid.safety import plan_doses as plan
from ldn_aid.safety.fact import Fact, State
from ldn_aid.safety.fact import answer_name as _answer
from ldn_aid.safety.fact import fact_name as _name
from ldn_aid.safety.findings import AcetaminophenTotal, LdnGate, MmeTotal, NsaidTotal
from ldn_aid.safety.intake import taken
from ldn_aid.safety.rules import table, wording


class Facts:
    """The facts of one conversation on one day, worked out when asked for."""

    def __init__(self, conversation: Conversation, today: date, mme: MmeTotal, gate: LdnGate) -> None:
        self.conversation = conversation
        self._today, self._mme, self._gate = today, mme, gate
        self._known: dict[str, Fact] = {}
        self.acetaminophen: AcetaminophenTotal | None = None
        """Set once the daily total is known; the limit itself depends on other facts."""
        self.nsaids: tuple[NsaidTotal, ...] = ()

    def __getitem__(self, key: str) -> Fact:
        if key not in self._known:
            self._known[key] = self._work_out(key)
        return self._known[key]

    def _work_out(self, key: str) -> Fact:
        group, _dot, rest = key.partition(".")
        if group == "health":
            return self._health(*rest.split(".", 1))
        by_group: dict[str, Callable[[str], Fact]] = {
            "class": self._class,
            "age": self._age,
            "opioid_group": lambda name: opioids.opioid_group(self, name),
            "gate": self._gate_says,
        }
        today = self._today
        singles: dict[str, Callable[[], Fact]] = {
            "mme.50_or_more": lambda: doses.mme_guidepost(self, self._mme),
            "mood.depression_or_suicidal": self._mood,
            "mood.suicidal": self._suicidal,
            "opioid.now": lambda: opioids.opioid_now(self),
            "opioid.stopped_lately": lambda: opioids.opioid_stopped(self, today),
            "opioid.treatment": lambda: opioids.treatment(self),
            "opioid.street": lambda: opioids.street(self),
            "loperamide.high_dose": lambda: opioids.high_dose_of_loperamide(self),
            "opioid.holds_antagonist": lambda: opioids.holds_antagonist(self),
            "class.naltrexone_full_dose": lambda: opioids.full_dose(self, today),
            "drug.naltrexone": lambda: opioids.naltrexone(self, today),
            "drug.naltrexone_stopped": lambda: opioids.naltrexone_stopped(self, today),
            "drug.other_blocker": lambda: opioids.other_blocker(self, today),
            "nsaid.now": lambda: doses.nsaid_now(self),
            "nsaid.gel_now": lambda: doses.nsaid_gel_now(self),
            "nsaid.two_or_more": lambda: doses.two_nsaids(self),
            "nsaid.high_dose": lambda: doses.high_dose(self.nsaids),
            "acetaminophen.now": lambda: doses.acetaminophen_now(self),
            "acetaminophen.in_opioid_now": lambda: doses.acetaminophen_in_opioid(self),
            "acetaminophen.over_limit": lambda: doses.over_limit(self, self.acetaminophen),
            "acetaminophen.over_3_g": lambda: doses.over_cautious_limit(self, self.acetaminophen),
            "plan.ldn_with_opioid": lambda: plan.ldn_with_opioid(self),
            "plan.ldn_over_studied": lambda: plan.ldn_over_studied(self),
            "plan.acetaminophen_over_limit": lambda: plan.acetaminophen_over_limit(self, self.acetaminophen),
            "acetaminophen.1_g_or_more": lambda: doses.enough_for_inr(self, self.acetaminophen),
        }
        if key in singles:
            return singles[key]()
        return self._drug(rest) if group == "drug" else by_group[group](rest)

    def _health(self, question: str, answer: str) -> Fact:
        health = self.conversation.health
        given = getattr(health, question)
        if given is None and (
            table("gate")["health"].get(question, {}).get("optional")
            or getattr(health, ASKED_AFTER.get(question, ""), None) == "no"
        ):
            given = "no"
        name = _name(f"health.{question}")
        state: State = None
        if given is not None:
            state = "unsure" if given == "unsure" else "yes" if given == answer else "no"
        return Fact(state, f"{name}: {_answer('unsure' if state == 'unsure' else answer)}", name)

    def _mood(self) -> Fact:
        depression, name = self["health.depression.yes"], _name("mood.depression_or_suicidal")
        if "thoughts_of_suicide" in (self.conversation.pain.alarms or ()):
            return Fact("yes", f"{name}: {_answer('thoughts_of_suicide')}", name)
        if self.conversation.pain.alarms is None and depression.state == "no":
            return Fact(None, "", name)
        return Fact(depression.state, depression.because, depression.question)

    def _suicidal(self) -> Fact:
        alarms, name = self.conversation.pain.alarms, _name("pain.alarms")
        words = f"{name}: {_answer('thoughts_of_suicide')}"
        return Fact(
            None if alarms is None else "yes" if "thoughts_of_suicide" in alarms else "no", words, name
        )

    def _class(self, name: str) -> Fact:
        label = _name(f"class.{name}")
        found = listed.products_of_class(self.conversation, name)
        if found:
            return Fact("yes", f"{label}: {', '.join(found)}", label)
        answered = self.conversation.medicines.classes
        if name in (answered or ()):
            return Fact("yes", f"{label}: {_answer('yes')}", label)
        if name == "maoi" and (stopped := self._maoi_stopped(label)):
            return stopped
        if answered is None:
            return Fact(None, "", _name("class"))
        return Fact("no", "", label)

    def _maoi_stopped(self, label: str) -> Fact | None:
        """An MAOI stopped within 14 days still counts; one whose last day is not known may count."""
        since = self._today - timedelta(days=table("intervals")["maoi"]["days"])
        unsure: Fact | None = None
        for one in taken(self.conversation):
            if one.entry.taking == "stopped" and "maoi" in one.recognition.classes:
                last = one.entry.last_taken
                words = f"{label}: {one.entry.product}"
                if last is None or last > self._today:
                    unsure = Fact("unsure", f"{words}, {_('last dose not known')}", label)
                elif last >= since:
                    day = _("last taken {day}").format(day=long_date(last))
                    return Fact("yes", f"{words}, {day}", label)
        return unsure

    def _drug(self, name: str) -> Fact:
        found = listed.products_holding(self.conversation, name)
        if found:
            return Fact("yes", f"{_name('drug')}: {', '.join(found)}", name)
        medicines = self.conversation.medicines
        asked = medicines.classes is not None or bool(medicines.others)
        return Fact("no" if asked else None, "", _name("class"))

    def _age(self, band: str) -> Fact:
        age = self.conversation.health.age_years
        if age is None:
            return Fact(None, "", _name("age"))
        within = age >= 75 if band == "75_or_more" else 65 <= age < 75
        words = _answer("age").format(age=age)
        return Fact("yes" if within else "no", f"{_name('age')}: {words}", _name("age"))

    def _gate_says(self, status: str) -> Fact:
        name = _name("gate")
        advice = wording("gate")["no_abrupt_stop"]
        causes = [reason for reason in self._gate.reasons if reason != advice]
        # Waiting for something else than an opioid is said by a rule of its own.
        if status in ("opioids_not_known", "other_not_known"):
            holds = self._gate.status == "ask" and status.removesuffix("_not_known") in self._gate.not_known
        else:
            holds = self._gate.status == status and self._gate.about_opioids
        return Fact("yes" if holds else "no", " ".join(causes), name)
