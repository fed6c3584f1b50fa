"""The editions: whose document, with which extra pages; one way to make one, for the window and the command line."""

from dataclasses import dataclass
from typing import Literal

from ldn_aid.conversation.model import Conversation
from ldn_aid.evidence.models import Pack
from ldn_aid.safety.findings import Assessment
from ldn_aid.store.settings import Settings
from ldn_aid.summary.blocks import Document
from ldn_aid.summary.clinician import clinician_document
from ldn_aid.summary.extras import Extra
from ldn_aid.summary.patient import patient_document


@dataclass(frozen=True)
class Edition:
    """What was asked for at print time. Extras belong to the patient's summary and are left out where they
    do not apply.
    """

    audience: Literal["patient", "clinician"] = "patient"
    extras: frozenset[Extra] = frozenset()


def make_document(
    edition: Edition, conversation: Conversation, pack: Pack, assessment: Assessment, settings: Settings
) -> Document:
    """The document of *edition*, as of the assessment's day."""
    if edition.audience == "clinician":
        return clinician_document(conversation, pack, assessment)
    return patient_document(conversation, pack, assessment, settings=settings, extras=edition.extras)
