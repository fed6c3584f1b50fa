"""Which evidence pack this clinic uses: the one that ships, the installed one, or a folder of its own.

A pack that cannot be used never stops the work: the one that ships takes its place, and a sentence says so.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ldn_aid import resources
from ldn_aid.errors import UserError
from ldn_aid.evidence import opening
from ldn_aid.evidence.files import PackFiles, read_folder
from ldn_aid.evidence.models import Pack
from ldn_aid.evidence.pack import load_pack, pack_from
from ldn_aid.i18n import _
from ldn_aid.store.settings import Settings

INSTALLED = "installed"
"""The setting that asks for the installed pack."""

Origin = Literal["shipped", "installed", "folder"]


@dataclass(frozen=True)
class EvidenceInUse:
    """A pack, where it comes from, and what must be said about that."""

    pack: Pack
    origin: Origin
    place: str = ""
    """The folder, where it is one."""
    signer: str = ""
    """Who signed it; nobody signs a folder, and the shipped pack is part of the program."""
    problem: str = ""

    @property
    def origin_words(self) -> str:
        """Where it comes from, in words."""
        if self.origin == "installed":
            return _("Installed from a signed file. Signed by {name}.").format(name=self.signer)
        if self.origin == "folder":
            return _("This clinic's own folder, not signed: {folder}").format(folder=self.place)
        return _("Came with LDN Aid.")


def evidence_in_use(settings: Settings, language: str = "en", folder: Path | None = None) -> EvidenceInUse:
    """The pack to work with: *folder* where one was given by hand, else what *settings* say.

    Raises UserError only for *folder*: who names a folder by hand wants that one or none.
    """
    if folder is not None:
        return _from_folder(folder, language)
    shipped = load_pack(language=language)
    if not settings.evidence:
        return EvidenceInUse(shipped, "shipped")
    try:
        if settings.evidence == INSTALLED:
            return _installed(language, shipped)
        return _from_folder(Path(settings.evidence), language)
    except UserError as error:
        return EvidenceInUse(
            shipped,
            "shipped",
            problem=_(
                "Your evidence pack cannot be used, so the one that came with LDN Aid is shown. {why}"
            ).format(why=error),
        )


def _from_folder(folder: Path, language: str) -> EvidenceInUse:
    return EvidenceInUse(pack_from(read_folder(folder), language), "folder", place=str(folder))


def _installed(language: str, shipped: Pack) -> EvidenceInUse:
    from ldn_aid.store.installed_pack import installed_pack, is_older

    found = installed_pack(language)
    problem = ""
    if found.pack.info.name == shipped.info.name and is_older(found.pack.info, shipped.info):
        problem = _(
            "The installed evidence ({installed}) is older than the evidence that came with LDN Aid ({shipped})."
        ).format(installed=found.pack.info.version, shipped=shipped.info.version)
    return EvidenceInUse(found.pack, "installed", signer=found.signer.name, problem=problem)


def files_in_use(settings: Settings) -> PackFiles:
    """The files of the pack that *settings* name. UserError where they cannot be read: nothing takes their place."""
    if settings.evidence == INSTALLED:
        from ldn_aid.store.installed_pack import installed_pack

        return installed_pack().files
    return read_folder(Path(settings.evidence) if settings.evidence else resources.path(opening.FOLDER))
