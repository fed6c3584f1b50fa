"""Pain that this aid does not cover, and red flags: named, with what to do now."""

from collections.abc import Iterator
from dataclasses import dataclass

from ldn_aid.conversation.sections import Pain
from ldn_aid.safety.findings import NotChecked, ScopeNote
from ldn_aid.safety.rules import table, wording
from ldn_aid.store.settings import Settings
from ldn_aid.terms import OptionId


@dataclass(frozen=True)
class CareNumbers:
    """Telephone numbers of the place, as the clinic has set them; "" where it has set none."""

    emergency: str
    crisis: str
    poison: str

    def filled(self, text: str, **names: str) -> str:
        """*text* with the numbers and *names* it asks for; words in place of a number that was not set."""
        words = wording("scope")["no_number"]
        return text.format(
            emergency=self.emergency or words["emergency"],
            crisis=self.crisis or words["crisis"],
            poison_line=self.poison or words["poison"],
            **names,
        )


def numbers_of(settings: Settings) -> CareNumbers:
    """The numbers that the clinic has set."""
    return CareNumbers(settings.emergency_number, settings.crisis_line, settings.poison_line)


def scope_notes(pain: Pain, numbers: CareNumbers) -> tuple[ScopeNote, ...]:
    """One note for each alarm, the urgent first, and for pain that is too new."""
    words = wording("scope")
    urgent, private = table("scope")["urgent"], table("scope")["private"]
    alarms = sorted(
        pain.alarms or (), key=lambda alarm: urgent.index(alarm) if alarm in urgent else len(urgent)
    )
    notes = [ScopeNote(numbers.filled(words[alarm]), alarm in private) for alarm in alarms]
    if pain.duration in table("scope")["short_durations"]:
        notes.append(ScopeNote(words["short_duration"]))
    return tuple(notes)


def scope_unasked(pain: Pain) -> Iterator[NotChecked]:
    """Red flags and the time that the pain has lasted, where nobody asked: no note then means nothing."""
    names, why = wording("facts")["names"], wording("facts")["sentences"]["not_asked"]
    for answer, name in ((pain.alarms, "pain.alarms"), (pain.duration, "pain.duration")):
        if answer is None:
            yield NotChecked(OptionId.NO_NEW_MEDICINE, names[name], why)
