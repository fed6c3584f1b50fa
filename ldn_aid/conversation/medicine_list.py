"""Puts the medicines of a list among those that are there already."""

from typing import get_args

from ldn_aid.conversation.sections import (
    ForgottenOpioidUse,
    MedicineClass,
    MedicineEntry,
    Medicines,
)


def with_medicines(
    medicines: Medicines, opioids: tuple[MedicineEntry, ...], others: tuple[MedicineEntry, ...]
) -> Medicines:
    """*medicines* with *opioids* and *others* behind what is listed; nothing listed or answered is lost.

    An opioid that is taken now answers the question whether any is, if nobody has.
    """
    takes = medicines.takes_opioids
    if takes is None and any(entry.taking == "now" for entry in opioids):
        takes = "yes"
    return medicines.model_copy(
        update={
            "takes_opioids": takes,
            "opioids": (*medicines.opioids, *opioids),
            "others": (*medicines.others, *others),
        }
    )


def with_answers(
    medicines: Medicines,
    classes: tuple[MedicineClass, ...],
    forgotten: tuple[ForgottenOpioidUse, ...],
    *,
    acetaminophen_or_nsaids: bool,
) -> Medicines:
    """*medicines* with these answers ticked too; what is ticked already stays, with what is known of it."""
    wanted = {*(medicines.classes or ()), *classes}
    known = {use.kind for use in medicines.forgotten or ()}
    new = tuple(use for use in forgotten if use.kind not in known)
    return medicines.model_copy(
        update={
            "classes": tuple(one for one in get_args(MedicineClass) if one in wanted) or medicines.classes,
            "forgotten": (*(medicines.forgotten or ()), *new) if new else medicines.forgotten,
            "acetaminophen_or_nsaids": "yes"
            if acetaminophen_or_nsaids
            else medicines.acetaminophen_or_nsaids,
        }
    )
