"""From answers to facts: each is "yes", "no", "unsure" or None (not asked), with its inputs in words.

Fact ids: ``health.<question>.<answer>``, ``class.<medicine class>``, ``drug.<substance>``,
``opioid_group.<group>``, ``age.75_or_more``, ``opioid.now`` ...
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from ldn_aid.conversation.model import Conversation
from ldn_aid.conversation.sections import ASKED_AFTER
from ldn_aid.i18n import _, long_date, plain_number
from ldn_aid.safety import facts_medicines as listed
from ldn_aid.safety.findings import AcetaminophenTotal, LdnGate, MmeTotal, NsaidTotal
from ldn_aid.safety.intake import opioid_exposures, taken
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
        by_group = {
            "class": self._class,
            "age": self._age,
            "opioid_group": self._opioid_group,
            "gate": self._gate_says,
        }
        singles = {
            "mme.50_or_more": self._mme_guidepost,
            "mood.depression_or_suicidal": self._mood,
            "opioid.now": self._opioid_now,
            "opioid.stopped_lately": self._opioid_stopped,
            "opioid.treatment": self._treatment,
            "opioid.holds_antagonist": self._holds_antagonist,
            "drug.naltrexone": self._naltrexone,
            "drug.naltrexone_stopped": self._naltrexone_stopped,
            "nsaid.now": self._nsaid_now,
            "nsaid.two_or_more": self._two_nsaids,
            "nsaid.high_dose": self._high_dose,
            "acetaminophen.over_limit": self._over_limit,
            "acetaminophen.1_g_or_more": self._enough_for_inr,
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
        return Fact(depression.state, depression.because, depression.question)

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
        for one in taken(self.conversation):
            if one.entry.taking == "stopped" and "maoi" in one.recognition.classes:
                last = one.entry.last_taken
                words = f"{label}: {one.entry.product}"
                if last is None or last > self._today:
                    return Fact("unsure", f"{words}, {_('last dose not known')}", label)
                if last >= since:
                    day = _("last taken {day}").format(day=long_date(last))
                    return Fact("yes", f"{words}, {day}", label)
        return None

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
        return Fact("yes" if self._gate.status == status else "no", " ".join(causes), name)

    def _mme_guidepost(self) -> Fact:
        total = self._mme.total
        if total is not None and total >= Decimal(table("totals")["mme"]["guidepost"]):
            words = _answer("mme").format(mme=plain_number(total))
            return Fact("yes", f"{_name('mme')}: {words}", _name("mme"))
        return Fact("no" if self._mme.complete else None, "", _name("mme"))

    def _opioid_now(self) -> Fact:
        exposures = [one for one in opioid_exposures(self.conversation) if one.taking != "stopped"]
        certain = [one.product for one in exposures if one.certain and one.taking == "now"]
        medicines, name = self.conversation.medicines, _name("opioid.now")
        if certain:
            return Fact("yes", f"{name}: {', '.join(certain)}", name)
        if exposures or medicines.takes_opioids == "unsure":
            return Fact("unsure", f"{name}: {_answer('unsure')}", name)
        if medicines.takes_opioids == "yes" and not opioid_exposures(self.conversation):
            # Yes, but which? Something that is no opioid may have been listed in its place.
            state: State = "unsure" if medicines.opioids else "yes"
            return Fact(state, f"{name}: {_answer(str(state))}", name)
        asked = medicines.takes_opioids is not None and medicines.forgotten is not None
        return Fact("no" if asked else None, "", name)

    def _opioid_stopped(self) -> Fact:
        stopped = [one.product for one in opioid_exposures(self.conversation) if one.taking == "stopped"]
        words = _("stopped lately: {products}").format(products=", ".join(stopped))
        asked = self.conversation.medicines.takes_opioids is not None
        return Fact("yes" if stopped else "no" if asked else None, words, _name("opioid.now"))

    def _opioid_group(self, group: str) -> Fact:
        found, unknown = listed.opioids_in_group(self.conversation, group)
        any_opioid, name = self["opioid.now"], _name("opioid.which")
        if found:
            return Fact("yes", f"{_name('opioid.now')}: {', '.join(found)}", name)
        named = bool(self.conversation.medicines.opioids) or any_opioid.state == "no"
        if unknown or (any_opioid.state in ("yes", "unsure") and not named):
            return Fact("unsure", f"{name}: {_answer('unsure')}", name)
        return Fact(any_opioid.state if any_opioid.state is None else "no", "", any_opioid.question)

    def _treatment(self) -> Fact:
        found, name = listed.treatment_products(self.conversation), _name("opioid.treatment")
        asked = self.conversation.medicines.forgotten is not None
        return Fact("yes" if found else "no" if asked else None, f"{name}: {', '.join(found)}", name)

    def _holds_antagonist(self) -> Fact:
        found = listed.opioids_holding_naltrexone(self.conversation)
        name = _name("opioid.holds_antagonist")
        return Fact("yes" if found else "no", f"{name}: {', '.join(found)}", name)

    def _naltrexone(self) -> Fact:
        found = listed.naltrexone_products(self.conversation, stopped=False)
        if not found:
            return self["class.naltrexone_full_dose"]
        return Fact("yes", f"{_name('drug.naltrexone')}: {', '.join(found)}", _name("drug.naltrexone"))

    def _naltrexone_stopped(self) -> Fact:
        found = listed.naltrexone_products(self.conversation, stopped=True)
        name = _name("drug.naltrexone_stopped")
        return Fact("yes" if found else "no", f"{name}: {', '.join(found)}", name)

    def _nsaid_now(self) -> Fact:
        found = [one.entry.product for _nsaid, one in listed.oral_nsaids(self.conversation)]
        name, answer = _name("nsaid.now"), self.conversation.medicines.acetaminophen_or_nsaids
        if found:
            return Fact("yes", f"{name}: {', '.join(dict.fromkeys(found))}", name)
        named = listed.products_of_class(self.conversation, "acetaminophen")
        named += listed.products_of_class(self.conversation, "topical_nsaid")
        if answer == "unsure" or (answer == "yes" and not named):
            return Fact("unsure", f"{name}: {_answer('unsure')}", name)
        return Fact(None if answer is None else "no", "", name)

    def _two_nsaids(self) -> Fact:
        found = dict.fromkeys(nsaid for nsaid, _one in listed.oral_nsaids(self.conversation))
        words = f"{_name('nsaid.two_or_more')}: {', '.join(found)}"
        return Fact("yes" if len(found) > 1 else "no", words, _name("nsaid.two_or_more"))

    def _high_dose(self) -> Fact:
        name = _name("nsaid.high_dose")
        limited = [one for one in self.nsaids if one.high_dose_mg is not None]
        high = [
            _("{nsaid} {mg} mg").format(nsaid=one.ingredient, mg=plain_number(one.mg_per_day))
            for one in limited
            if one.mg_per_day is not None and one.high_dose_mg and one.mg_per_day > one.high_dose_mg
        ]
        if high:
            return Fact("yes", f"{name}: {', '.join(high)}", name)
        return Fact(None if any(one.mg_per_day is None for one in limited) else "no", "", name)

    def _over_limit(self) -> Fact:
        total, name = self.acetaminophen, _name("acetaminophen.over_limit")
        if total is None or total.over is None:
            return Fact(None, "", name)
        words = _("{name}: {mg} mg a day, limit {limit} mg ({reason})").format(
            name=name, mg=plain_number(total.mg_per_day or Decimal(0)), limit=total.limit_mg,
            reason=total.limit_reason,
        )  # fmt: skip
        return Fact("yes" if total.over else "no", words, name)

    def _enough_for_inr(self) -> Fact:
        total, name = self.acetaminophen, _name("acetaminophen.amount")
        if total is not None and total.mg_per_day is not None:
            enough = total.mg_per_day >= table("totals")["acetaminophen_with_warfarin"]["mg"]
            if enough or total.complete:
                words = _("{name}: {mg} mg a day").format(name=name, mg=plain_number(total.mg_per_day))
                return Fact("yes" if enough else "no", words, name)
        return Fact(None, "", name)


def _name(key: str) -> str:
    return str(wording("facts")["names"][key])


def _answer(key: str) -> str:
    return str(wording("facts")["answers"].get(key, key))
