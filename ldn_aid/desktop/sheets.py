"""What is opened over the window to be read and closed again: safety, evidence, help, settings."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldn_aid.desktop.evidence_view import Part
    from ldn_aid.desktop.window import Window


class Sheets:
    """Each is loaded and made when it is asked for."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def show_safety(self) -> None:
        """Everything that the safety strip rests on."""
        from ldn_aid.desktop.safety_panel import SafetyPanel

        SafetyPanel(self._window.session, self._window.asker, self._window).open()

    def show_sources(self) -> None:
        """All sources; numbers, pages and how the evidence was made are beside them."""
        self._show_evidence("sources")

    def show_about_pain(self) -> None:
        """What chronic pain is, kind by kind, for the patient to read."""
        self._show_evidence("about_pain")

    def _show_evidence(self, part: "Part") -> None:
        from ldn_aid.desktop.evidence_view import EvidenceView

        session = self._window.session
        evidence, kind, patient = session.evidence, session.conversation.pain.kind, session.patient_view
        words = evidence.origin_words
        EvidenceView(evidence.pack, words, part, kind, self._window, for_patients=patient).open()

    def show_keys(self) -> None:
        """The list of keys."""
        from ldn_aid.desktop.help_sheets import KeysSheet

        KeysSheet(self._window).open()

    def show_words(self) -> None:
        """What the medical words mean."""
        from ldn_aid.desktop.help_sheets import WordsSheet

        WordsSheet(self._window).open()

    def show_settings(self) -> None:
        """The clinic's settings."""
        from ldn_aid.desktop.settings_sheet import SettingsSheet

        window = self._window
        sheet = SettingsSheet(window.session.settings, window.change_settings, window)
        if window.front is not None:
            sheet.keeping_wanted.connect(window.front.show_keeping)
        sheet.open()
