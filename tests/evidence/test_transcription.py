"""Every figure against a second transcription of the dossiers, made by hand from their tables, not from the pack.

A row: the figure's key, its number with interval, or its two groups, the people studied ("-" where the dossier gives
no number), and how far it was checked (V read in the source, V2 at second hand, R recalled, C our own calculation).
"""

import re

import pytest

from ldn_aid.evidence.models import Counts, Difference, Extra, Means, Quantity, Ratio
from ldn_aid.evidence.pack import load_pack

_PACK = load_pack()
_SEEN = {"V": "abstract", "V2": "second_hand", "R": "recalled", "C": "calculated"}

_LDN_TRIALS = """
ldn_younger2009 | 32.5 / 2.3 | 10 | V2
ldn_younger_pain | 28.8 / 18.0 | 31 | V
ldn_younger_response | 32 / 11 | 31 | V
ldn_dreams | 37 / 13 | 28 | V2
ldn_headache | 16 / 3 | 28 | V2
ldn_plesner_ed50 | 3.88 | 25 | V
ldn_plesner_ed95 | 5.40 | 25 | V
ldn_plesner_response | 44 | 25 | V2
ldn_bested_fiqr | -1.65 | 58 | V
ldn_bested_pain | -0.33 | 58 | V
ldn_final_change | -1.3 (-1.7, -0.8) / -0.9 (-1.4, -0.5) | 99 | V
ldn_final_pain | -0.34 (-0.95, 0.27) | 99 | V
ldn_final_response | 45 / 28 | 99 | V2
ldn_final_response_difference | 17 (-2, 36) | 99 | C
ldn_final_any | 84 / 86 | 99 | V2
ldn_final_stopped | 8 / 6 | 99 | V2
ldn_final_serious | 0 / 2 | 99 | V2
ldn_final_memory | -1.4 / -0.5 | 99 | V2
ldn_final_cpm | 2.0 (0.4, 3.7) | 92 | V
ldn_innova_change | -0.33 / -0.64 | 98 | V
ldn_innova_pain | 0.49 | 98 | V
ldn_innova_interval | 0.49 (-0.32, 1.30) | 98 | C
ldn_innova_any | 68.8 / 72 | 98 | V
ldn_srinivasan_pp | 1.64 (-0.92, 4.20) | 67 | V
ldn_srinivasan_itt | 1.5 (-1.11, 4.13) | 67 | V
ldn_srinivasan_events | 8 / 52 | 67 | V
ldn_beaudette_function | -23 / -22 | 23 | V
ldn_pooled_fixed | -0.04 (-0.53, 0.45) | 197 | C
ldn_pooled_random | 0.03 (-0.78, 0.84) | 197 | C
"""

_LDN_REVIEWS = """
ldn_vatvani_pain | -0.86 (-1.20, -0.51) | 222 | V
ldn_vatvani_ppt | 0.17 (0.08, 0.25) | 222 | V
ldn_annmedsurg_pain | -0.61 (-1.14, -0.08) | - | V
ldn_annmedsurg_headache | 1.68 (0.84, 3.36) | - | V
ldn_annmedsurg_dreams | 2.41 (1.77, 3.28) | - | V
ldn_saif_pain | -0.46 (-0.85, -0.06) | - | V
ldn_saif_dizziness | 1.99 (1.07, 3.70) | - | V
ldn_saif_nausea | 0.97 (0.59, 1.61) | - | V
ldn_ologunowa_pain | -0.50 (-1.19, 0.19) | - | V
ldn_ologunowa_severity | -0.67 (-1.67, 0.34) | - | V
ldn_ologunowa_before_after | -1.03 (-1.25, -0.80) | - | V
ldn_hegde_all | -0.11 (-0.96, 0.74) | - | V
ldn_hegde_fm | -0.34 (-0.62, -0.06) | - | V
ldn_hegde_active | 0.67 (-4.69, 6.02) | - | V
ldn_hegde_any | 1.4 (1.12, 1.75) | - | V
ldn_hegde_any_active | 0.55 (0.04, 7.31) | - | V
ldn_bolton_serious | 0.84 (0.66, 1.06) | 11194 | V2
ldn_bolton_serious_difference | -1 (-2, 0) | 11194 | V2
ldn_bolton_dizziness | 1.45 (1.15, 1.83) | 11194 | V2
ldn_bolton_vomiting | 1.91 (1.51, 2.42) | 11194 | V2
ldn_mayo_benefit | 65 | 115 | V
ldn_mayo_stopped | 36 | 115 | V
ldn_mayo_any | 11 | 115 | V
ldn_irwin_peg | -0.66 (-1.21, -0.10) | 31 | V
ldn_irwin_stopped | 87 | 31 | V
ldn_irwin_any | 23 | 31 | V
ldn_raknes_opioids | 46 | 3775 | V
"""

_LDN_SAFETY_AND_USE = """
ldn_rule_of_three | 3 | 97 | C
ldn_liver_300mg | 19 / 0 | 26 | V
ldn_liver_combine | 9 | 1383 | V
ldn_milk | (0.86, 1.06) | - | V
ldn_wait_short | 10 (7, -) | - | V
ldn_wait_long | 14 | - | V2
ldn_withdrawal_dose | 1 | - | V
ldn_block_2mg | 27 | - | V
ldn_block_2mg_dose | 2 | - | V
ldn_block | (43, 58) | - | V
ldn_block_dose | 5 | - | V
ldn_block_15mg | 61 | - | V
ldn_block_50mg | (92, 98) | - | V
ldn_block_hours | 24 | 4 | V
ldn_block_half_time | (72, 108) | - | V
ldn_surgery_hours | 72 | - | V2
ldn_contrave | 8 | - | V
ldn_contrave_day | 32 | - | V2
ldn_half_life | 4 | - | V2
ldn_half_life_product | 13 | - | V2
ldn_dose | 4.5 (0.5, 6) | - | V
ldn_norway_dose | 3.7 | - | V
ldn_full_dose | 50 | - | V
ldn_start | (0.5, 1.5) | - | V2
ldn_weeks | 12 (8, -) | - | R
ldn_cost_va | 40 | - | V
ldn_cost | (15, 45) | - | V
ldn_cost_practice | (30, 75) | - | R
ldn_oxytrex_pain | 39 | - | V
ldn_oxytrex_dependence | 55 | 719 | V
ldn_parkitny | 15 | 8 | V
ldn_longcovid | -0.93 (-1.29, -0.57) | 155 | V
ldn_okelly_stopped | 5 | 38 | V
ldn_crohn_remission | 30 / 18 | 46 | R
ldn_crohn_response | 83 / 38 | 46 | R
ldn_crohn_endoscopy | 72 / 25 | 46 | R
ldn_cree_pain | -1.6 | 60 | V
"""

_OPIOID_BENEFIT = """
opioid_busse_pain | -0.69 (-0.82, -0.56) | 26169 | V
opioid_busse_response | 11.9 (9.7, 14.1) | 26169 | V
opioid_busse_sf36 | 2.04 (1.41, 2.68) | 26169 | V
opioid_busse_function | 8.5 (5.9, 11.2) | 26169 | V
opioid_chou_pain | -0.79 (-0.93, -0.67) | - | R
opioid_chou_function | -0.22 (-0.28, -0.16) | - | R
opioid_chou_response_ratio | 1.35 (1.24, 1.48) | - | R
opioid_chou_response | 15 | - | R
opioid_meske_30 | 16.6 | - | V
opioid_meske_50 | 13.7 | - | V
opioid_dacosta_pain | -0.28 (-0.35, -0.20) | 8275 | R
opioid_dacosta_response | 41 / 31 | 8275 | R
opioid_tramadol_pain | -4 (-5, -3) | 3972 | V
opioid_tramadol_response | 15 / 10 | 3972 | V
opioid_tramadol_ratio | 1.50 (1.30, 1.60) | 3972 | V
opioid_network_probability | 53 | 102829 | V
opioid_space_function | 3.4 / 3.3 | 240 | V
opioid_space_pain | 4.0 / 3.5 | 240 | V
opioid_space_function30 | 59.0 / 60.7 | 240 | R
opioid_space_pain30 | 41.0 / 53.9 | 240 | R
opioid_opal_pain | 2.78 / 2.25 | 347 | R
opioid_opal_misuse | 20 / 10 | 347 | V2
"""

_OPIOID_SIDE_EFFECTS = """
opioid_any | 51 / 30 | - | V
opioid_stopped | 22 / 7 | - | V
opioid_dry_mouth | 25 / 3 | - | V
opioid_nausea | 21 / 6 | - | V
opioid_constipation | 15 / 5 | - | V
opioid_dizziness | 14 / 4.5 | - | V
opioid_drowsy | 14 / 4 | - | V
opioid_itching | 13 / 2 | - | V
opioid_vomiting | 10 / 2 | - | V
opioid_vomiting_busse | 5.9 / 2.3 | 26169 | V
opioid_chou_nausea | 2.46 (2.17, 2.80) | 19718 | V
opioid_chou_vomiting | 3.57 (2.98, 4.34) | 17388 | V
opioid_chou_constipation | 3.38 (2.96, 3.92) | 19351 | V
opioid_chou_stopped | 2.25 (1.86, 2.73) | - | R
opioid_chou_drowsiness | 2.97 (2.44, 3.66) | - | R
opioid_chou_dizziness | 2.66 (2.37, 2.99) | - | R
opioid_chou_itching | 3.51 (2.47, 5.16) | - | R
opioid_els_any | 78 | - | V
opioid_els_serious | 7.5 | - | V
opioid_els_any_ratio | 1.42 (1.22, 1.66) | - | R
opioid_els_serious_ratio | 2.75 (2.06, 3.67) | - | R
opioid_els_stopped_ratio | 3.40 (3.02, 3.82) | - | R
"""

_OPIOID_SERIOUS = """
opioid_misuse | 25 (21, 29) | - | V
opioid_addiction_vowles | 10 (8, 12) | - | V
opioid_oud | 93 (57, 148) | - | V
opioid_signs | 29.6 (22.1, 38.3) | - | V
opioid_aberrant | 22 (17.4, 27.3) | - | V
opioid_at_risk | 12.4 (4.3, 30.7) | - | V
opioid_fda_abuse | (6, 9) | - | V2
opioid_fda_oud | (3, 6) | - | V2
opioid_fda_oud_pain_adjusted | (1, 3) | - | V2
opioid_edlund_acute_low | 3.03 (2.32, 3.95) | 568640 | V
opioid_edlund_chronic_low | 14.9 (10.4, 21.5) | 568640 | V
opioid_edlund_chronic_medium | 28.7 (20.0, 41.1) | 568640 | V
opioid_edlund_chronic_high | 122 (72.8, 206) | 568640 | V
opioid_overdose_low | 2 | 9940 | V
opioid_overdose_lower_mid | 3 | 9940 | R
opioid_overdose_mid | 7 | 9940 | V
opioid_overdose_high | 18 | 9940 | V
opioid_dunn_20 | 1.44 (0.57, 3.62) | 9940 | R
opioid_dunn_50 | 3.7 (1.5, 9.5) | 9940 | V
opioid_dunn_100 | 8.9 (4.0, 19.7) | 9940 | V
opioid_bohnert_100 | 7.18 (4.85, 10.65) | - | V
opioid_bohnert_20 | 1.88 (1.33, 2.67) | - | R
opioid_bohnert_50 | 4.63 (3.18, 6.74) | - | R
opioid_cdc_50 | (1.9, 4.6) | - | V2
opioid_cdc_100 | (2.0, 8.9) | - | V2
opioid_benzo_now | 3.86 (3.49, 4.26) | - | V
opioid_benzo_former | 2.33 (2.05, 2.64) | - | V
opioid_gabapentin | 1.99 (1.61, 2.47) | - | R
opioid_ray_death | 1.64 (1.26, 2.12) | 45824 | V
opioid_death | 6.9 (2.8, 12.1) | 45824 | V
opioid_fracture | 120 / 25 | - | V
opioid_miller_fracture | 4.9 (3.5, 6.9) | - | V
opioid_miller_short | 5.1 | - | V
opioid_miller_long | 2.6 | - | V
opioid_yoshikawa | (0.15, 0.71) | - | V
opioid_hypogonadism | 63 (55, 70) | - | V
opioid_hypocortisolism | 15 (6, 28) | - | V
opioid_baillargeon | 9.4 / 4.9 | - | V
opioid_taper_overdose | 6.3 / 4.9 | - | V
opioid_agnoli_overdose | 1.28 | - | V
opioid_agnoli_crisis | 1.74 | - | V
opioid_fenton_overdose | 1.57 (1.42, 1.74) | - | V
opioid_fenton_crisis | 1.52 (1.35, 1.71) | - | V
opioid_taper_off | 29 / 7 | 608 | V
opioid_taper_pain | -0.52 (-1.94, 0.89) | 608 | V
opioid_review_weeks | 4 (1, -) | - | V
opioid_review_months | 3 | - | V2
opioid_goal_percent | 30 | - | V2
opioid_guidepost | 50 | - | V2
opioid_taper_percent | 10 | - | V2
opioid_taper_weekly | 10 | - | V2
"""

_NSAID = """
nsaid_back_pain | -3.30 (-5.33, -1.27) | 1354 | V
nsaid_back_function | -0.85 (-1.30, -0.40) | 1354 | R
nsaid_back_any | 1.04 (0.92, 1.17) | 1354 | R
nsaid_knee_2wk | -0.43 (-0.48, -0.38) | 26424 | V
nsaid_knee_12wk | -0.30 (-0.34, -0.26) | 26424 | V
nsaid_knee_26wk | -0.21 (-0.39, -0.03) | 26424 | V
nsaid_osani_gi | 1.38 (1.21, 1.57) | 26424 | V
nsaid_topical_probability | 92.3 | 102829 | V
nsaid_network_beats | 74.5 | 102829 | V
nsaid_fm_response50 | 11 / 18 | - | V
nsaid_fm_response30 | 22 / 26 | - | V
nsaid_fm_any | 31 / 22 | - | V
nsaid_fm_stopped | 5 / 2 | - | V
nsaid_topical_response | 60 / 50 | 2343 | V
nsaid_topical_nnt | 9.8 (7.1, 16) | 2343 | V
nsaid_ketoprofen_response | 63 / 48 | 2573 | R
nsaid_ketoprofen_nnt | 6.9 (5.4, 9.3) | 2573 | V
nsaid_topical_success | 60 | 5995 | V
nsaid_wiffen_nnt | 9.5 (7, 14.7) | 5995 | V
nsaid_topical_skin | 14 / 14 | 5995 | V
nsaid_topical_systemic | 10 | 5995 | V
nsaid_cnt_vascular_coxib | 1.37 (1.14, 1.66) | 124513 | V
nsaid_cnt_vascular_diclofenac | 1.41 (1.12, 1.78) | 124513 | V
nsaid_cnt_vascular_ibuprofen | 1.44 (0.89, 2.33) | 124513 | V
nsaid_cnt_vascular_naproxen | 0.93 (0.69, 1.27) | 124513 | V
nsaid_cnt_coronary_coxib | 1.76 (1.31, 2.37) | 124513 | V
nsaid_cnt_coronary_diclofenac | 1.70 (1.19, 2.41) | 124513 | V
nsaid_cnt_coronary_ibuprofen | 2.22 (1.10, 4.48) | 124513 | V
nsaid_cnt_coronary_naproxen | 0.84 (0.52, 1.35) | 124513 | R
nsaid_cnt_death_coxib | 1.58 (1.00, 2.49) | 124513 | V
nsaid_cnt_death_diclofenac | 1.65 (0.95, 2.85) | 124513 | V
nsaid_cnt_death_ibuprofen | 1.90 (0.56, 6.41) | 124513 | V
nsaid_cnt_death_naproxen | 1.08 (0.48, 2.47) | 124513 | V
nsaid_cnt_gi_coxib | 1.81 (1.17, 2.81) | 124513 | R
nsaid_cnt_gi_diclofenac | 1.89 (1.16, 3.09) | 124513 | V2
nsaid_cnt_gi_ibuprofen | 3.97 (2.22, 7.10) | 124513 | V2
nsaid_cnt_gi_naproxen | 4.22 (2.71, 6.56) | 124513 | V2
nsaid_cnt_failure_coxib | 2.28 | 124513 | R
nsaid_cnt_failure_diclofenac | 1.85 | 124513 | R
nsaid_cnt_failure_ibuprofen | 2.49 | 124513 | R
nsaid_cnt_failure_naproxen | 1.87 | 124513 | R
nsaid_vascular | 3 | 124513 | V
nsaid_vascular_fatal | 1 | 124513 | V
nsaid_vascular_high_risk | 8 (7, 8) | - | R
nsaid_vascular_low_risk | 2 | - | R
nsaid_stomach | 5 (4, 5) | - | V2
nsaid_bally_celecoxib | 1.24 (0.91, 1.82) | - | V
nsaid_bally_ibuprofen | 1.48 (1.00, 2.26) | - | V
nsaid_bally_diclofenac | 1.50 (1.06, 2.04) | - | V
nsaid_bally_naproxen | 1.53 (1.07, 2.33) | - | V
nsaid_precision_celecoxib | 23 | - | V
nsaid_precision_naproxen | 25 | - | V
nsaid_precision_ibuprofen | 27 | - | R
nsaid_anticoagulant | 63 / 35 | - | V
nsaid_petersen_any | 2.09 (1.67, 2.62) | - | V
nsaid_petersen_ibuprofen | 1.79 | - | V
nsaid_petersen_diclofenac | 3.30 | - | V
nsaid_petersen_naproxen | 4.10 | - | V
nsaid_petersen_gi | 2.24 | - | V
nsaid_petersen_brain | 3.22 | - | V
nsaid_petersen_nnh | 36 | - | V
nsaid_ssri_alone | 1.66 (1.44, 1.92) | - | V
nsaid_ssri_added | 1.75 (1.32, 2.33) | - | V
nsaid_ssri_both | 4.25 (2.82, 6.42) | - | R
nsaid_ppi_complication | 0.29 (0.20, 0.42) | 12532 | V
nsaid_ppi_endoscopic | 0.27 (0.22, 0.33) | 12532 | V
nsaid_bp | 5 | - | V2
nsaid_asthma | 7.15 (5.26, 9.03) | - | V
nsaid_asthma_severe | 14.9 (6.5, 23.3) | - | V
nsaid_beers_ulcer | (2, 4) | - | R
nsaid_gel_blood | 5.8 (5, 6.7) | - | V
nsaid_gel_times | 4 | - | V
nsaid_gel_leg | 4 | - | V
nsaid_gel_arm | 2 | - | V
nsaid_gel_limit | 32 | - | V
nsaid_gel_dermatitis | 11 | - | V
nsaid_gel_dermatitis_stopped | 6 | - | V
nsaid_gel_stopped | 5 / 3 | - | V
nsaid_weeks | 2 (-, 12) | - | V
nsaid_weeks_late | 26 | - | V
"""

_ACETAMINOPHEN = """
apap_acute_1wk | 1.49 (-1.30, 4.28) | - | V2
apap_acute_12wk | -0.50 | - | V2
apap_spine_pain | -0.5 (-2.9, 1.9) | - | V
apap_oa_pain | -3.7 (-5.5, -1.9) | - | V
apap_oa_function | -2.9 (-4.9, -0.9) | - | V
apap_leopoldino_pain | -3.23 (-5.43, -1.02) | 3541 | R
apap_leopoldino_function | -2.92 (-4.89, -0.95) | 3541 | R
apap_leopoldino_better | 3 | 3541 | R
apap_any | 1.0 (0.9, 1.1) | - | V
apap_serious | 1.2 (0.7, 2.1) | - | V
apap_stopped | 1.2 (0.9, 1.5) | - | V
apap_lft_machado | 3.8 (1.9, 7.4) | - | R
apap_lft | 7.0 / 1.8 | 3541 | R
apap_lft_leopoldino | 3.79 (1.94, 7.39) | 3541 | R
apap_alt | 31 / 0 | 145 | V
apap_alt_highest | 44 / 0 | 145 | V
apap_heard | 23 | 205 | V
apap_visits | 56000 | - | V
apap_admissions | 2600 | - | V
apap_deaths | 458 | - | V
apap_mistake | 48 | - | V
apap_warfarin | 0.62 (0.46, 0.78) | - | V
apap_warfarin_range | 13 | - | V
apap_bp | 4.7 | - | R
apap_limit | 4000 | - | V2
apap_cautious_limit | 3000 | - | V2
apap_low_limit | 2000 | - | V2
apap_weeks | 2 (-, 12) | - | R
"""

_NO_NEW_MEDICINE_AND_BACKGROUND = """
no_exercise_pain | -0.33 (-0.58, -0.08) | - | V
no_exercise_function | -0.31 (-0.57, -0.05) | - | V
no_hayden_pain | -15.2 (-18.3, -12.2) | - | R
no_cbt_pain | -0.22 | 9401 | R
no_cbt_disability | -0.32 | 9401 | R
no_cbt_distress | -0.34 | 9401 | R
no_placebo_final | -0.9 (-1.4, -0.5) | 50 | V
no_placebo_innova | -0.64 | 50 | V
no_gel_dummy | 50 | 2343 | V
no_fm_dummy30 | 26 | - | V
no_weeks | 12 (6, -) | - | R
other_duloxetine | 435 | - | R
pain_2023 | 24.3 | - | V
pain_2023_impact | 8.5 | - | V
pain_2021 | 20.9 | - | V
pain_2021_impact | 6.9 | - | V
fair_black | 0.83 (0.73, 0.94) | - | V
fair_hispanic | 0.80 (0.72, 0.88) | - | V
"""

_TABLES = (
    _LDN_TRIALS,
    _LDN_REVIEWS,
    _LDN_SAFETY_AND_USE,
    _OPIOID_BENEFIT,
    _OPIOID_SIDE_EFFECTS,
    _OPIOID_SERIOUS,
    _NSAID,
    _ACETAMINOPHEN,
    _NO_NEW_MEDICINE_AND_BACKGROUND,
)
_ROWS = {
    key: row
    for table in _TABLES
    for key, *row in ([part.strip() for part in line.split(" | ")] for line in table.strip().splitlines())
}
_GROUP = re.compile(r"(?P<value>-?[\d.]+)?\s*(?:\((?P<low>-|-?[\d.]+), (?P<high>-|-?[\d.]+)\))?")


def _numbers(text: str) -> tuple[tuple[float | None, float | None, float | None], ...]:
    groups = []
    for part in text.split(" / "):
        found = _GROUP.fullmatch(part.strip())
        assert found, part
        groups.append(tuple(None if each in (None, "-") else float(each) for each in found.groups()))
    return tuple(groups)  # type: ignore[return-value]


def _in_the_pack(key: str) -> tuple[tuple[float | None, float | None, float | None], ...]:
    one = _PACK.estimate(key)
    if isinstance(one, Means):
        return (
            (one.with_option, one.with_low, one.with_high),
            (one.without, one.without_low, one.without_high),
        )
    if isinstance(one, Counts):
        with_option = (one.with_option, one.with_low, one.with_high)
        return (with_option,) if one.without is None else (with_option, (one.without, None, None))
    assert isinstance(one, Difference | Extra | Ratio | Quantity)
    return ((one.value, one.low, one.high),)


@pytest.mark.parametrize("key", _ROWS)
def test_a_figure_is_what_its_dossier_says(key: str) -> None:
    numbers, people, seen = _ROWS[key]
    estimate = _PACK.estimate(key)
    assert _in_the_pack(key) == _numbers(numbers)
    assert estimate.participants == (None if people == "-" else int(people))
    assert estimate.seen == _SEEN[seen]


def test_no_figure_escapes_the_second_transcription() -> None:
    assert {key for key, _estimate in _PACK.figures()} == set(_ROWS)
    assert len(_ROWS) == sum(len(table.strip().splitlines()) for table in _TABLES)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (1.68, "opioid_agnoli_overdose"),
        (2.28, "opioid_agnoli_crisis"),
    ],
)
def test_the_corrected_taper_figures_are_used_and_the_erratum_is_named(wrong: float, right: str) -> None:
    estimate = _PACK.estimate(right)
    assert isinstance(estimate, Ratio)
    assert estimate.value != wrong
    assert "JAMA 2022;327:687" in _PACK.estimate_text[right].note
    assert "10.1001/jama.2022.0231" in (_PACK.sources["Agnoli2021"].note or "")


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        ("Saragiotto2016", "retracted"),
        ("Jones2023", "Erratum"),
        ("OldMME", "Superseded"),
        ("Dowell2022", "X-waiver"),
        ("Krebs2018", "no argument for stopping"),
        ("Meske2018", "already responded"),
    ],
)
def test_corrections_and_traps_stand_with_their_source(source: str, warning: str) -> None:
    assert warning in (_PACK.sources[source].note or "")
