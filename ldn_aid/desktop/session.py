"""What the window works on: the conversation, everything derived from it, and one signal when it changes."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ldn_aid.conversation.history import History
from ldn_aid.conversation.model import Conversation, new_conversation
from ldn_aid.evidence.opening import opening_text
from ldn_aid.i18n import language
from ldn_aid.terms import Step

if TYPE_CHECKING:
    from pathlib import Path

    from ldn_aid.evidence.models import Pack
    from ldn_aid.safety.findings import Assessment
    from ldn_aid.store.evidence_in_use import EvidenceInUse
    from ldn_aid.store.settings import Settings


def blank_conversation(settings: "Settings") -> Conversation:
    """A conversation in which nothing is answered; the clinic's own name, telephone and clinician are filled in."""
    empty = new_conversation()
    known = {
        "clinic": settings.clinic,
        "clinic_phone": settings.clinic_phone,
        "clinician": settings.clinicians[0] if len(settings.clinicians) == 1 else "",
    }
    if not any(known.values()):
        return empty
    # Copied, not validated: both sides were, and this stands on the start path.
    return empty.model_copy(update={"start": empty.start.model_copy(update=known)})


class Session(QObject):
    """Holds the one truth on screen. Widgets read it and edit through it; they keep no answers.

    ``changed`` is emitted after every edit, undo, redo and replacement; ``go_to`` asks the window to show
    another step; ``view_changed`` says that the patient view was opened or left, ``settings_changed`` that the
    clinic's settings are new; ``turned_back`` which field undo or redo changed; ``handed_out`` that a paper or file left the program (its kind, and its place).
    """

    changed = Signal()
    go_to = Signal(Step)
    view_changed = Signal()
    settings_changed = Signal()
    turned_back = Signal(str)
    handed_out = Signal(str, str)

    def __init__(
        self,
        conversation: Conversation,
        today: date,
        settings: "Settings",
        evidence_folder: "Path | None" = None,
    ) -> None:
        super().__init__()
        self.today = today
        self._evidence_folder = evidence_folder
        self._settings = settings
        self._patient_view = False
        self.is_kept = False
        """Whether conversations are kept on this laptop, encrypted."""
        self.clock: Callable[[], float] = monotonic
        """Tells pauses in typing; seconds."""
        self._history = History(conversation)
        self._assessed: tuple[Conversation, Assessment] | None = None

    @cached_property
    def evidence(self) -> "EvidenceInUse":
        """Which evidence is in use, from where; loaded when first asked for, after the first screen."""
        from ldn_aid.store.evidence_in_use import evidence_in_use

        return evidence_in_use(self._settings, language(), self._evidence_folder)

    @property
    def pack(self) -> "Pack":
        """The evidence itself."""
        return self.evidence.pack

    @property
    def opening(self) -> dict[str, str]:
        """The words of the first screen; those that ship are read alone, so that it need not wait for the pack."""
        if self._evidence_folder or self._settings.evidence:
            return self.pack.opening_text
        return opening_text(language())

    @property
    def settings(self) -> "Settings":
        """The clinic's settings in use."""
        return self._settings

    def use_settings(self, settings: "Settings") -> None:
        """Work with *settings* from now on."""
        if settings != self._settings:
            self._settings = settings
            self._assessed = None
            self.settings_changed.emit()

    @property
    def patient_view(self) -> bool:
        """Whether what only the clinician needs is out of sight."""
        return self._patient_view

    def show_patient_view(self, on: bool) -> None:
        """Open or leave the patient view."""
        if on != self._patient_view:
            self._patient_view = on
            self.view_changed.emit()

    @property
    def conversation(self) -> Conversation:
        """The conversation as it stands."""
        return self._history.now

    @property
    def assessment(self) -> "Assessment":
        """What the safety rules say of it; computed once for each state."""
        from ldn_aid.safety.assess import assess
        from ldn_aid.safety.scope import numbers_of

        now = self._history.now
        if self._assessed is None or self._assessed[0] is not now:
            self._assessed = (now, assess(now, self.today, numbers_of(self._settings)))
        return self._assessed[1]

    def edit(self, dotted: str, value: object, *, merge: bool = False) -> None:
        """Set a field; see ``History.edit``."""
        if self._history.edit(dotted, value, merge=merge, at=self.clock()):
            self.changed.emit()

    def end_typing(self) -> None:
        """A text field was left: what is typed next is undone by itself."""
        self._history.end_typing()

    def replace(self, conversation: Conversation) -> None:
        """Show another conversation; its history starts afresh."""
        self._history = History(conversation)
        self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an undone state can be brought back."""
        return self._history.can_redo

    def undo(self) -> None:
        """Go back one step."""
        self._turn(self._history.undo())

    def redo(self) -> None:
        """Take back one undo."""
        self._turn(self._history.redo())

    def _turn(self, field: str | None) -> None:
        if field is not None:
            self.changed.emit()
            self.turned_back.emit(field)
