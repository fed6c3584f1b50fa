"""What to know of how long a recognised opioid acts."""

from ldn_aid.i18n import _
from ldn_aid.medicines.recognise import Recognition


def release_notes(recognition: Recognition) -> list[str]:
    """Why it is not certain what was named, or why it gets the longer interval, where its name does not say so."""
    if recognition.doubt:
        return [recognition.doubt]
    if recognition.acting == "depot":
        return [_("An implant or an injection that acts for weeks to months: ask its prescriber before LDN.")]
    if recognition.acting == "either":
        return [
            _(
                "Short- and long-acting forms exist: the longer opioid-free time is used until it is known which."
            )
        ]
    if recognition.opioid and recognition.unknown_words:
        return [
            _("Words that were not read may change how long it acts: the longer opioid-free time is used.")
        ]
    return []
