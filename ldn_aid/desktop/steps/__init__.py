"""The nine steps, one module each. A page is imported when it is first shown."""

from importlib import import_module

from ldn_aid.desktop.page import Page
from ldn_aid.desktop.session import Session
from ldn_aid.terms import Step


def make_page(step: Step, session: Session) -> Page:
    """The page of *step*: class ``PainPage`` of module ``pain`` for ``Step.PAIN``."""
    module = import_module(f"{__name__}.{step}")
    kind: type[Page] = getattr(module, f"{step.title()}Page")
    return kind(session)
