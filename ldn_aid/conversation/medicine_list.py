"""Puts the medicines of a list among those that are there already."""

from ldn_aid.conversation.sections import MedicineEntry, Medicines


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
