"""What a list answers of the medicines step beside its entries: classes, acetaminophen or NSAIDs, forgotten products.

A list shows what is taken, never what is not: it suggests a yes, and takes none away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from ldn_aid.conversation.sections import ForgottenOpioid, ForgottenOpioidUse, MedicineClass, Medicines
from ldn_aid.medicines.forgotten import forgotten_kind
from ldn_aid.medicines.medication_list import MedicationLine


@dataclass(frozen=True)
class ListAnswers:
    """Answers that a list suggests."""

    classes: tuple[MedicineClass, ...] = ()
    forgotten: tuple[ForgottenOpioidUse, ...] = ()
    acetaminophen_or_nsaids: bool = False

    def __bool__(self) -> bool:
        return bool(self.classes or self.forgotten or self.acetaminophen_or_nsaids)


def answers_of(lines: Iterable[MedicationLine], medicines: Medicines) -> ListAnswers:
    """What the *lines* answer that *medicines* does not say yet. Lines no longer taken answer nothing."""
    taken = [line for line in lines if line.entry is not None and line.entry.taking != "stopped"]
    found = {name for line in taken for name in line.recognition.classes}
    kinds = {use.kind for use in medicines.forgotten or ()}
    uses: dict[ForgottenOpioid, ForgottenOpioidUse] = {}
    for line in taken:
        kind = forgotten_kind(line.line, line.recognition)
        if kind is not None and kind not in kinds and line.entry is not None:
            use = ForgottenOpioidUse(kind=kind, taking=line.entry.taking, last_taken=line.entry.last_taken)
            uses.setdefault(kind, use)
    return ListAnswers(
        classes=tuple(
            name
            for name in get_args(MedicineClass)
            if name in found and name not in (medicines.classes or ())
        ),
        forgotten=tuple(uses.values()),
        acetaminophen_or_nsaids=bool(found & {"acetaminophen", "nsaid"})
        and medicines.acetaminophen_or_nsaids != "yes",
    )
