"""Conversations in which anything may be answered, for what the editions must say and must not say."""

from hypothesis import strategies as st

from ldn_aid.conversation.model import SCHEMA_VERSION, Conversation
from ldn_aid.conversation.sections import (
    AgreedBefore,
    Decision,
    Discussion,
    FollowUp,
    ForgottenOpioidUse,
    Goal,
    Goals,
    Health,
    Importance,
    Medicines,
    Pain,
    Peg,
    Plan,
    SetAside,
    Start,
    Sure,
    TriedTreatment,
)
from ldn_aid.terms import OptionId, PainKind, ValueAttribute
from tests.strategies import OPIOIDS, OTHERS, days, entries

words = st.just("") | st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=60)
yes_or_no = st.sampled_from((None, "yes", "no"))
answers = st.sampled_from((None, "yes", "no", "unsure"))
ratings = st.none() | st.integers(0, 10)
options = st.lists(st.sampled_from(list(OptionId)), unique=True, max_size=3).map(tuple)
peg = st.builds(Peg, pain=ratings, enjoyment=ratings, activity=ratings)

starts = st.builds(
    Start,
    patient=words,
    clinician=words,
    clinic=words,
    clinic_phone=words,
    visit_date=st.none() | days,
    present=st.sampled_from((None, (), ("patient", "clinician"))),
    choice_explained=st.sampled_from((None, True, False)),
)
pains = st.builds(
    Pain,
    duration=st.sampled_from((None, "1_to_3_months", "over_5_years")),
    sites=st.sampled_from((None, (), ("head", "left_knee"))),
    kind=st.none() | st.sampled_from(list(PainKind)),
    known_cause=words,
    story=words,
    alarms=st.sampled_from((None, (), ("fever",))),
    peg=peg,
    tried=st.lists(st.builds(TriedTreatment, what=words, how_long=words, why_stopped=words), max_size=2).map(
        tuple
    ),
)
medicines = st.builds(
    Medicines,
    takes_opioids=answers,
    opioids=st.lists(entries(OPIOIDS), max_size=2).map(tuple),
    forgotten=st.none()
    | st.lists(
        st.builds(
            ForgottenOpioidUse,
            kind=st.sampled_from(("kratom", "loperamide")),
            taking=st.sampled_from((None, "now", "stopped")),
        ),
        max_size=1,
    ).map(tuple),
    classes=st.sampled_from((None, (), ("warfarin",), ("benzodiazepine",))),
    others=st.lists(entries(OTHERS), max_size=2).map(tuple),
    acetaminophen_or_nsaids=answers,
)
healths = st.builds(
    Health,
    age_years=st.none() | st.integers(18, 99),
    kidney=st.sampled_from((None, "normal", "egfr_30_to_59", "unsure")),
    depression=answers,
    past_overdose=answers,
    surgery_planned=answers,
    surgery_date=st.none() | days,
)
goals = st.builds(
    Goals,
    goals=st.lists(st.builds(Goal, text=words, better=words), max_size=2).map(tuple),
    matters=st.lists(st.sampled_from(list(ValueAttribute)), unique=True, max_size=3).map(
        lambda found: tuple(Importance(attribute=one) for one in found)
    ),
)
discussions = st.builds(
    Discussion,
    options=options,
    rows=st.sampled_from(((), ("stopping",))),
    teach_back=st.sampled_from((None, "done", "not_yet")),
    teach_back_words=words,
    questions=st.lists(words, max_size=2).map(tuple),
)
plans = st.builds(
    Plan,
    trial_weeks=st.none() | st.integers(1, 52),
    how_taken=words,
    judged_by=words,
    stop_rule=words,
    follow_up=st.none() | days,
    who_does_what=words,
    emergency_plan=st.sampled_from((None, "made", "not_yet")),
)
decisions = st.builds(
    Decision,
    kind=st.sampled_from((None, "chosen", "chosen", "not_sure_yet", "decide_later")),
    options=options,
    ldn_start=st.sampled_from((None, "today", "revisit")),
    why=words,
    sure=st.builds(
        Sure, sure=yes_or_no, understand=yes_or_no, risk_benefit=yes_or_no, encouragement=yes_or_no
    ),
    plan=plans,
)
follow_ups = st.builds(
    FollowUp,
    before=st.none()
    | st.builds(
        AgreedBefore, visit_date=st.none() | days, peg=peg, options=options, judged_by=words, stop_rule=words
    ),
    goal_reached=st.sampled_from((None, "yes", "partly", "no", "unsure")),
    how_it_went=words,
)
whole_conversations = st.builds(
    Conversation,
    schema_version=st.just(SCHEMA_VERSION),
    start=starts,
    pain=pains,
    medicines=medicines,
    health=healths,
    goals=goals,
    discussion=discussions,
    decision=decisions,
    set_aside=st.sampled_from(((), (SetAside(finding="ldn.depression", reason="Mood is stable."),))),
    follow_up=follow_ups,
)
