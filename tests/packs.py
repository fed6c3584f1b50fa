"""A copy of the pack that ships, to plant faults in."""

from datetime import date
from pathlib import Path

from ldn_aid.evidence.audit.report import AuditReport
from ldn_aid.evidence.audit.scorecard import audit
from ldn_aid.evidence.files import read_folder
from ldn_aid.evidence.models import Pack
from ldn_aid.evidence.pack import load_pack


class PackCopy:
    """A pack folder that a test may spoil."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first *old* in file *name*; it must be there."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def release(self, version: str) -> None:
        """Say that the pack is of *version*."""
        path, now = self.folder / "pack.toml", self.load().info.version
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f'version = "{now}"', f'version = "{version}"'), encoding="utf-8")

    def audit(self, today: date) -> AuditReport:
        """Its scorecard as it now stands."""
        return audit(read_folder(self.folder), today)

    def load(self) -> Pack:
        """The pack as it now stands."""
        return load_pack(self.folder)
