"""The words that every layer shares: options, kinds of pain, what can matter to a person.

They are identifiers, never shown: what people read about them is text under ``resources/``.
"""

from enum import StrEnum


class OptionId(StrEnum):
    """The five options, in the one neutral order in which they are always shown."""

    NO_NEW_MEDICINE = "no_new_medicine"
    ACETAMINOPHEN = "acetaminophen"
    LDN = "ldn"
    NSAID = "nsaid"
    OPIOID = "opioid"


class PainKind(StrEnum):
    """The main kind of pain, as far as the evidence tells kinds apart."""

    FIBROMYALGIA = "fibromyalgia"
    OSTEOARTHRITIS = "osteoarthritis"
    INFLAMMATORY_ARTHRITIS = "inflammatory_arthritis"
    LOW_BACK = "low_back"
    NEUROPATHIC = "neuropathic"
    CRPS = "crps"
    OROFACIAL = "orofacial"
    OTHER = "other"
    UNSURE = "unsure"


class ValueAttribute(StrEnum):
    """What can matter when choosing (standards.md, section 3)."""

    PAIN_RELIEF = "pain_relief"
    DAILY_FUNCTION = "daily_function"
    SLEEP = "sleep"
    CLEAR_HEAD = "clear_head"
    ORGAN_SAFETY = "organ_safety"
    NO_DEPENDENCE = "no_dependence"
    FEW_PILLS_AND_CHECKS = "few_pills_and_checks"
    LOW_COST = "low_cost"
    STRENGTH_OF_PROOF = "strength_of_proof"
    OPIOIDS_LATER = "opioids_later"


class Step(StrEnum):
    """The nine steps, in order."""

    START = "start"
    PAIN = "pain"
    MEDICINES = "medicines"
    HEALTH = "health"
    GOALS = "goals"
    OPTIONS = "options"
    FIT = "fit"
    DECIDE = "decide"
    SUMMARY = "summary"
