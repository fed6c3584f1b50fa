"""Pain that this aid does not cover, and red flags: named, with what to do now."""

from ldn_aid.conversation.sections import Pain
from ldn_aid.safety.rules import table, wording


def scope_notes(pain: Pain) -> tuple[str, ...]:
    """One sentence for each alarm, the urgent first, and for pain that is too new."""
    words = wording("scope")
    rules = table("scope")
    alarms = sorted(pain.alarms or (), key=lambda alarm: alarm not in rules["urgent"])
    notes = [words[alarm] for alarm in alarms]
    if pain.duration in rules["short_durations"]:
        notes.append(words["short_duration"])
    return tuple(notes)
