"""The nine steps, one module each, in order."""

from ldn_aid.desktop.page import Page
from ldn_aid.desktop.steps.decide import DecidePage
from ldn_aid.desktop.steps.fit import FitPage
from ldn_aid.desktop.steps.goals import GoalsPage
from ldn_aid.desktop.steps.health import HealthPage
from ldn_aid.desktop.steps.medicines import MedicinesPage
from ldn_aid.desktop.steps.options import OptionsPage
from ldn_aid.desktop.steps.pain import PainPage
from ldn_aid.desktop.steps.start import StartPage
from ldn_aid.desktop.steps.summary import SummaryPage

PAGES: tuple[type[Page], ...] = (
    StartPage,
    PainPage,
    MedicinesPage,
    HealthPage,
    GoalsPage,
    OptionsPage,
    FitPage,
    DecidePage,
    SummaryPage,
)
