"""The sections of a conversation, one for each step in which people answer.

Field descriptions are part of the published JSON Schema (``ldn-aid schema``).
"""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from ldn_aid.conversation.base import Amount, Answer, Day, Line, Paragraph, Section, Text, ZeroToTen
from ldn_aid.terms import OptionId, PainKind, ValueAttribute


class Start(Section):
    """Step 1: who is here."""

    patient: Line = Field("", description="Name or label to print on the summary; may be empty.")
    clinician: Line = ""
    clinic: Line = ""
    clinic_phone: Line = Field("", description="Whom to call; printed beside the warning signs.")
    visit_date: Day | None = Field(None, description="Date of this conversation, YYYY-MM-DD.")
    present: tuple[Literal["patient", "family_or_carer", "interpreter", "clinician"], ...] | None = None
    choice_explained: bool | None = Field(
        None, description="It was said that there is a choice, and that no change is one."
    )


class Peg(Section):
    """PEG: three 0-10 ratings of the past week (Krebs 2009). A partial PEG has no score."""

    pain: ZeroToTen | None = Field(None, description="Pain on average, past week.")
    enjoyment: ZeroToTen | None = Field(None, description="Interference with enjoyment of life.")
    activity: ZeroToTen | None = Field(None, description="Interference with general activity.")


Extent = Literal["not_at_all", "a_little", "somewhat", "a_lot"]


class Impact(Section):
    """How much pain weighs on parts of life."""

    sleep: Extent | None = None
    mood: Extent | None = None
    work: Extent | None = None
    relationships: Extent | None = None


class TriedTreatment(Section):
    """One treatment tried before."""

    what: Line
    how_long: Line = ""
    helped: Literal["no", "a_little", "a_lot", "unsure"] | None = None
    why_stopped: Line = ""


BodySite = Literal[
    "head", "face_or_jaw", "neck", "left_shoulder", "right_shoulder", "chest", "upper_back",
    "abdomen", "lower_back", "left_arm", "right_arm", "left_hand", "right_hand", "pelvis",
    "left_hip", "right_hip", "left_thigh", "right_thigh", "left_knee", "right_knee",
    "left_lower_leg", "right_lower_leg", "left_foot", "right_foot", "all_over",
]  # fmt: skip
"""Left and right are the person's own."""

Alarm = Literal[
    "new_or_suddenly_worse", "injury", "recent_operation", "cancer_pain", "fever", "weakness_or_numbness",
    "bladder_or_bowel_change", "unplanned_weight_loss", "thoughts_of_suicide",
]  # fmt: skip
"""Red flags and pain that this aid does not cover."""


class Pain(Section):
    """Step 2: the pain and its history."""

    duration: (
        Literal["under_1_month", "1_to_3_months", "3_to_6_months", "6_to_12_months", "1_to_5_years",
                "over_5_years"] | None
    ) = None  # fmt: skip
    sites: tuple[BodySite, ...] | None = None
    kind: PainKind | None = Field(None, description="Main kind of pain.")
    known_cause: Paragraph = ""
    story: Paragraph = Field("", description="The pain in the patient's own words.")
    alarms: tuple[Alarm, ...] | None = Field(
        None, description="Red flags present; [] means asked, none of them."
    )
    peg: Peg = Peg.model_construct()
    impact: Impact = Impact.model_construct()
    tried: tuple[TriedTreatment, ...] = ()


UNNAMED = "?"
"""The product of an entry whose name was not given yet; never recognised, so never taken for safe."""


class MedicineEntry(Section):
    """One medicine as taken, from any source. Anything not known stays null.

    A day's amount is strength x units_per_dose x doses_per_day; for a skin patch it is the printed
    mcg/h x units_per_dose (patches worn at once), whatever the change interval.
    """

    product: Annotated[Text, Field(min_length=1, max_length=300)] = Field(
        description="Name as said or as printed, such as 'oxycodone ER' or 'Norco 10/325'."
    )
    strength: Amount | None = Field(
        None, description="Strength of one unit (tablet, mL, patch); of the opioid in a combination."
    )
    strength_unit: Literal["mg", "mcg", "g", "mcg/h", "mg/mL"] | None = None
    acetaminophen_mg: Amount | None = Field(
        None, description="Acetaminophen in one unit of a combination product, mg."
    )
    units_per_dose: Amount | None = Field(None, description="Units at a time; the most, if it varies.")
    fewest_units: Amount | None = Field(None, description="Units at a time at the least, if it varies.")
    doses_per_day: Amount | None = Field(
        None, description="Times a day; the most on any day, if taken as needed."
    )
    fewest_doses: Amount | None = Field(
        None, description="Times a day at the least, if it varies; as needed, the least is none."
    )
    as_needed: bool | None = None
    taking: Literal["now", "stopped"] | None = Field(
        None, description="'stopped' means no longer taken; null means not known."
    )
    last_taken: Day | None = Field(None, description="Day of the last dose, YYYY-MM-DD; null: unknown.")
    note: Line = ""


ForgottenOpioid = Literal[
    "cough_or_cold_opioid", "diarrhoea_opioid", "loperamide", "eluxadoline", "kratom", "tianeptine",
    "poppy_seed_tea", "butorphanol_spray", "opioid_patch", "opioid_pump", "methadone_clinic",
    "buprenorphine_treatment", "heroin_or_street_opioid", "hospital_or_dental_opioid",
]  # fmt: skip
"""Opioid-acting products that people do not think of (evidence: ldn.md, section 3)."""


class ForgottenOpioidUse(Section):
    """One of the opioid-acting products people forget, and when it was last taken."""

    kind: ForgottenOpioid
    taking: Literal["now", "stopped"] | None = None
    last_taken: Day | None = None


class NamedInText(Section):
    """An answer about words in which an opioid is named that no list holds; other words are asked about again."""

    product: Annotated[Text, Field(min_length=1, max_length=300)] = Field(description="As the words name it.")
    words: Annotated[Text, Field(min_length=1, max_length=10_000)] = Field(
        description="The sentence, note or treatment tried that was asked about."
    )
    taken: Answer = Field(description="Whether it is taken now, or was in the last 14 days.")


MedicineClass = Literal[
    "benzodiazepine", "z_drug", "muscle_relaxant", "gabapentinoid", "other_sedative", "ssri_or_snri",
    "maoi", "warfarin", "doac", "other_anticoagulant", "antiplatelet", "oral_corticosteroid",
    "ace_inhibitor_or_arb", "diuretic", "lithium", "methotrexate", "naltrexone_full_dose",
]  # fmt: skip
"""Classes of other medicines that change what is safe."""


class Medicines(Section):
    """Step 3: everything taken."""

    takes_opioids: Answer | None = Field(
        None, description="Any opioid pain medicine now or in the last 14 days?"
    )
    opioids: tuple[MedicineEntry, ...] = ()
    forgotten: tuple[ForgottenOpioidUse, ...] | None = Field(
        None, description="Opioid-acting products people forget; [] means asked, none."
    )
    named_in_text: tuple[NamedInText, ...] = Field(
        (), description="Answers about opioids that are named in what was written, but are on no list."
    )
    opioid_years: Literal["under_1_year", "1_year_or_more"] | None = Field(
        None, description="How long opioids have been taken; shapes the tapering advice."
    )
    classes: tuple[MedicineClass, ...] | None = Field(
        None, description="Other medicine classes taken; [] means asked, none."
    )
    others: tuple[MedicineEntry, ...] = Field(
        (), description="Acetaminophen and NSAIDs from every source, and any other medicine."
    )
    acetaminophen_or_nsaids: Answer | None = Field(
        None, description="Any acetaminophen or NSAID, from any source, prescription or not?"
    )


ASKED_AFTER = {"severe_heart_failure": "heart_failure", "severe_asthma_now": "asthma"}
"""Health questions that only follow on another: where that one is "no", so are they."""


class Health(Section):
    """Step 4: conditions that change what is safe. Null: not asked; 'unsure' is never 'no'."""

    age_years: Annotated[int, Field(ge=18, le=120)] | None = Field(None, description="The aid is for adults.")
    pregnancy: (
        Literal["no", "planning", "under_20_weeks", "20_to_29_weeks", "30_weeks_or_more", "unsure"] | None
    ) = None
    breastfeeding: Answer | None = None
    kidney: Literal["normal", "egfr_30_to_59", "egfr_under_30", "unsure"] | None = None
    liver: (
        Literal["normal", "chronic_compensated", "decompensated_cirrhosis", "acute_hepatitis_or_failure",
                "unsure"] | None
    ) = None  # fmt: skip
    stomach: Literal["none", "past_ulcer_or_bleed", "active_ulcer_or_bleed", "unsure"] | None = None
    bowel_obstruction: Answer | None = None
    heart_attack_or_stroke: Literal["no", "in_last_12_months", "over_12_months_ago", "unsure"] | None = Field(
        None, description="Heart attack, stroke, angina or narrowed leg arteries."
    )
    heart_bypass_surgery_now: Answer | None = Field(
        None, description="Heart bypass (CABG) operation planned or just done."
    )
    heart_failure: Answer | None = None
    severe_heart_failure: Answer | None = None
    uncontrolled_blood_pressure: Answer | None = None
    asthma: Literal["no", "tolerates_nsaids", "triggered_by_nsaids", "unsure"] | None = Field(
        None, description="'triggered_by_nsaids': also hives or swelling after aspirin or an NSAID."
    )
    severe_asthma_now: Answer | None = Field(
        None, description="An asthma attack now, or severe asthma that is not under control."
    )
    severe_lung_disease: Answer | None = None
    sleep_apnoea: Literal["no", "mild", "moderate_or_severe", "unsure"] | None = None
    alcohol: Literal["none", "under_3_a_day", "3_or_more_a_day", "unsure"] | None = None
    substance_use_disorder: Answer | None = Field(
        None, description="Alcohol or drugs other than opioids, now or before."
    )
    opioid_use_disorder: Answer | None = None
    past_overdose: Answer | None = None
    opioid_withdrawal_now: Answer | None = None
    lost_tolerance: Answer | None = Field(
        None, description="Back after a break from opioids: a taper, prison, a hospital stay."
    )
    naloxone_challenge: Literal["not_done", "passed", "failed"] | None = None
    urine_opioid_screen: Literal["not_done", "negative", "positive"] | None = None
    falls_or_fractures: Answer | None = Field(None, description="Falls, osteoporosis or a fracture.")
    depression: Answer | None = None
    seizures: Answer | None = None
    dehydration: Answer | None = Field(
        None, description="Loss of fluid now: vomiting, diarrhea, too little to drink."
    )
    surgery_planned: Answer | None = None
    surgery_date: Day | None = None
    low_weight_or_frail: Answer | None = None
    safety_critical_work: Answer | None = None
    naltrexone_allergy: Answer | None = None


class Goal(Section):
    """One goal in the patient's words."""

    text: Paragraph
    better: Paragraph = Field("", description="What would count as better.")


class Importance(Section):
    """One thing that matters, and how much."""

    attribute: ValueAttribute
    weight: Annotated[int, Field(ge=1, le=5)] | None = Field(
        None, description="How much it matters, 1 (somewhat) to 5 (more than anything)."
    )


class Goals(Section):
    """Step 5: goals and what matters, before any option is shown."""

    goals: Annotated[tuple[Goal, ...], Field(max_length=2)] = ()
    matters: Annotated[tuple[Importance, ...], Field(max_length=3)] = Field(
        (), description="Up to three different things, the most important first."
    )

    @field_validator("matters")
    @classmethod
    def _each_once(cls, matters: tuple[Importance, ...]) -> tuple[Importance, ...]:
        if len({importance.attribute for importance in matters}) < len(matters):
            raise ValueError("each thing that matters can be chosen only once")
        return matters


class Discussion(Section):
    """Steps 6 and 7: what was looked at together."""

    options: tuple[OptionId, ...] = Field((), description="Options looked at in detail.")
    rows: tuple[Line, ...] = Field((), description="Grid questions picked to talk about first.")
    teach_back: Literal["done", "not_yet"] | None = None
    teach_back_words: Paragraph = Field("", description="The patient's own words.")
    questions: Annotated[tuple[Paragraph, ...], Field(max_length=30)] = Field(
        (), description="Questions the patient still has."
    )


class Sure(Section):
    """SURE test of decisional conflict (O'Connor & Legare 2008): yes is 1, no is 0."""

    sure: Literal["yes", "no"] | None = None
    understand: Literal["yes", "no"] | None = None
    risk_benefit: Literal["yes", "no"] | None = None
    encouragement: Literal["yes", "no"] | None = None


class Plan(Section):
    """What happens next."""

    trial_weeks: Annotated[int, Field(ge=1, le=52)] | None = None
    how_taken: Paragraph = Field("", description="How it is taken, as the clinician says.")
    judged_by: Paragraph = Field("", description="How we will judge it.")
    stop_rule: Paragraph = Field("", description="When to stop.")
    follow_up: Day | None = None
    who_does_what: Paragraph = ""
    emergency_plan: Literal["made", "not_yet"] | None = Field(
        None, description="Plan for surgery and emergencies, part of choosing LDN."
    )


class Decision(Section):
    """Step 8: the decision. 'Not sure yet' and 'decide later' are decisions too."""

    kind: Literal["chosen", "not_sure_yet", "decide_later"] | None = None
    options: tuple[OptionId, ...] = Field((), description="What was chosen; may be combined.")
    ldn_start: Literal["today", "revisit"] | None = Field(
        None,
        description="Start LDN now, or come back to it later; 'today' counts only when the gate is clear.",
    )
    ldn_revisit_after: Day | None = Field(
        None, description="With 'revisit': the day after which to come back to it, YYYY-MM-DD."
    )
    why: Paragraph = Field("", description="Why, in the people's own words.")
    sure: Sure = Sure.model_construct()
    plan: Plan = Plan.model_construct()


class SetAside(Section):
    """A finding the clinician disagrees with, on the record."""

    finding: Annotated[str, Field(min_length=1, max_length=100)]
    reason: Annotated[Text, Field(min_length=3, max_length=2_000)]
    because: Paragraph = Field(
        "", description="The inputs that it was set aside for; with others the finding stands again."
    )


class AgreedBefore(Section):
    """What an earlier visit ended with: what a follow-up is measured against."""

    visit_date: Day | None = None
    peg: Peg = Peg.model_construct()
    options: tuple[OptionId, ...] = ()
    ldn_start: Literal["today", "revisit"] | None = None
    trial_weeks: Annotated[int, Field(ge=1, le=52)] | None = None
    judged_by: Paragraph = ""
    stop_rule: Paragraph = ""
    goals: Annotated[tuple[Goal, ...], Field(max_length=2)] = Field(
        (), description="The person's goals of that day; empty also where an older LDN Aid did not note them."
    )


class FollowUp(Section):
    """How it went since an earlier visit."""

    before: AgreedBefore | None = Field(None, description="Null: this is not a follow-up visit.")
    goal_reached: Literal["yes", "partly", "no", "unsure"] | None = Field(
        None, description="Whether the person got what they had said would count as better."
    )
    how_it_went: Paragraph = Field("", description="In the person's own words.")
