"""Step 4: the conditions that change what is safe."""

from PySide6.QtWidgets import QPushButton

from ldn_aid.conversation.sections import ASKED_AFTER
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.widgets.answers import ChoiceRow, yes_no_unsure
from ldn_aid.desktop.widgets.cards import Card, label
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.desktop.widgets.parsed_fields import DateField, NumberField
from ldn_aid.i18n import _
from ldn_aid.terms import Step

_ONE_BY_ONE = ("opioid_use_disorder", "opioid_withdrawal_now")
"""Whether an opioid stands in the way of LDN hangs on these: each is asked by itself, never in bulk."""


class HealthPage(Page):
    """Health questions, grouped; "not sure" is an answer and never counts as no."""

    step = Step.HEALTH

    def title(self) -> str:
        """The page's heading."""
        return _("Your health")

    def build(self) -> None:
        """One card a group of questions."""
        self._simple: list[str] = []
        self._follow_on: dict[str, ChoiceRow] = {}
        age = Card(_("About you"))
        age.add(
            self.bind(
                NumberField(self.session, "health.age_years", _("Age in years"), _("This aid is for adults: type an age from 18 to 120."))
            ),
            self._choice("pregnancy", _("Pregnancy"), [
                ("no", _("No")), ("planning", _("Planning")), ("under_20_weeks", _("Under 20 weeks")),
                ("20_to_29_weeks", _("20 to 29 weeks")), ("30_weeks_or_more", _("30 weeks or more")), ("unsure", _("Not sure")),
            ]),
            self._yes_no("breastfeeding", _("Breastfeeding")),
            self._yes_no("low_weight_or_frail", _("Low weight, poor eating, or frail")),
            self._yes_no("safety_critical_work", _("Work where drowsiness is a danger, or a lot of driving")),
        )  # fmt: skip
        organs = Card(_("Kidneys, liver, stomach"))
        organs.add(
            self._choice("kidney", _("Kidneys"), [
                ("normal", _("Normal")), ("egfr_30_to_59", _("Weaker (eGFR 30 to 59)")),
                ("egfr_under_30", _("Weak (eGFR under 30)")), ("unsure", _("Not sure")),
            ]),
            self._choice("liver", _("Liver"), [
                ("normal", _("Normal")), ("chronic_compensated", _("Long-term liver disease")),
                ("decompensated_cirrhosis", _("Advanced cirrhosis")),
                ("acute_hepatitis_or_failure", _("Acute hepatitis or failure")), ("unsure", _("Not sure")),
            ]),
            self._choice("stomach", _("Stomach ulcer or bleeding"), [
                ("none", _("Never")), ("past_ulcer_or_bleed", _("In the past")),
                ("active_ulcer_or_bleed", _("Now")), ("unsure", _("Not sure")),
            ]),
            self._yes_no("bowel_obstruction", _("Blocked bowel")),
        )  # fmt: skip
        heart = Card(_("Heart and lungs"))
        heart.add(
            self._choice("heart_attack_or_stroke", _("Heart attack, stroke, angina or narrowed leg arteries"), [
                ("no", _("No")), ("in_last_12_months", _("In the last 12 months")),
                ("over_12_months_ago", _("Longer ago")), ("unsure", _("Not sure")),
            ]),
            self._yes_no("heart_bypass_surgery_now", _("Heart bypass surgery, planned or just done")),
            self._yes_no("heart_failure", _("Heart failure")),
            self._after("severe_heart_failure", _("Is the heart failure severe?")),
            self._yes_no("uncontrolled_blood_pressure", _("High blood pressure that is not under control")),
            self._choice("asthma", _("Asthma, or a reaction to aspirin or NSAIDs"), [
                ("no", _("No")), ("tolerates_nsaids", _("Asthma, NSAIDs are fine")),
                ("triggered_by_nsaids", _("Asthma, hives or swelling from them")), ("unsure", _("Not sure")),
            ]),
            self._after("severe_asthma_now", _("An asthma attack now, or severe asthma out of control")),
            self._yes_no("severe_lung_disease", _("Severe lung disease (such as COPD)")),
            self._choice("sleep_apnoea", _("Sleep apnea"), [
                ("no", _("No")), ("mild", _("Mild")), ("moderate_or_severe", _("Moderate or severe")), ("unsure", _("Not sure")),
            ]),
        )  # fmt: skip
        mind = Card(_("Mood, alcohol, opioids"), _("We ask everyone. These answers only serve your safety."))
        mind.add(
            self._yes_no("depression", _("Depression")),
            self._choice("alcohol", _("Alcohol"), [
                ("none", _("None")), ("under_3_a_day", _("Under 3 drinks a day")),
                ("3_or_more_a_day", _("3 or more a day")), ("unsure", _("Not sure")),
            ]),
            self._yes_no("substance_use_disorder", _("Trouble with alcohol or drugs other than opioids, now or before")),
            self._yes_no("opioid_use_disorder", _("Opioid use disorder, now or before")),
            self._yes_no("past_overdose", _("An overdose before")),
            self._yes_no("lost_tolerance", _("Back after a break from opioids (a taper, prison, a hospital stay)")),
            self._yes_no("opioid_withdrawal_now", _("Signs of opioid withdrawal now")),
            self._choice("naloxone_challenge", _("Naloxone challenge, if done before LDN"), [
                ("not_done", _("Not done")), ("passed", _("No withdrawal")), ("failed", _("Withdrawal came")),
            ]),
            self._choice("urine_opioid_screen", _("Urine test for opioids, if done"), [
                ("not_done", _("Not done")), ("negative", _("None found")), ("positive", _("Opioid found")),
            ]),
            label(_("Routine urine tests can miss fentanyl, tramadol, methadone, buprenorphine and kratom: none found does not clear."), "hint"),
        )  # fmt: skip
        more = Card(_("Other"))
        self._surgery_date = self.bind(DateField(self.session, "health.surgery_date", _("If so, when?")))
        more.add(
            self._yes_no("falls_or_fractures", _("Falls, weak bones or a broken bone")),
            self._yes_no("seizures", _("Seizures")),
            self._yes_no("dehydration", _("Loss of fluid now: vomiting, diarrhea, too little to drink")),
            self._yes_no("surgery_planned", _("An operation or procedure planned")),
            self._surgery_date,
            self._yes_no("naltrexone_allergy", _("Allergy to naltrexone")),
        )
        # A button never wraps: what it leaves out stands beside it, and in its name.
        rest = QPushButton(_("No to all that is still open"))
        rest.setAccessibleName(_("No to every yes/no question that is still open, except on opioids"))
        rest.clicked.connect(self._no_to_the_rest)
        self.put_beside((age, organs), (heart,))
        self.put_beside(
            (mind,), (more, flow_of(rest), label(_("Only yes/no questions, and none about opioids."), "hint"))
        )

    def _choice(self, field: str, question: str, choices: list[tuple[object, str]]) -> ChoiceRow:
        return self.bind(ChoiceRow(self.session, f"health.{field}", choices, question, beside=True))

    def _yes_no(self, field: str, question: str) -> ChoiceRow:
        self._simple.append(field)
        return self._choice(field, question, yes_no_unsure())

    def _after(self, field: str, question: str) -> ChoiceRow:
        """A yes/no question that only follows on another."""
        row = self._yes_no(field, question)
        self._follow_on[field] = row
        return row

    def show_derived(self) -> None:
        """The questions that follow on another, where that one was not answered with no."""
        health = self.session.conversation.health
        for field, row in self._follow_on.items():
            # A "yes" that the answer before it contradicts stays in sight, so that one of them can be corrected.
            asked = getattr(health, ASKED_AFTER[field]) not in (None, "no")
            row.setVisible(asked or getattr(health, field) == "yes")
        asked = health.surgery_planned not in (None, "no")
        self._surgery_date.setVisible(asked or health.surgery_date is not None)

    def _no_to_the_rest(self) -> None:
        health = self.session.conversation.health
        answers = {name: getattr(health, name) for name in type(health).model_fields}
        answers |= {name: "no" for name in self._simple if answers[name] is None and name not in _ONE_BY_ONE}
        self.session.edit("health", type(health).model_validate(answers))
        self._go_to_first_open()

    def _go_to_first_open(self) -> None:
        """What is left stands among what was just answered: nobody has to look for it."""
        for row in self.findChildren(ChoiceRow):
            if row.value is None and row.isVisibleTo(self):
                self.lead_to(row.dotted)
                return
