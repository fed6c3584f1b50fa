"""What an audit looks at: one pack as it is written and as it is read, with every patient text and its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ldn_aid import resources
from ldn_aid.evidence.files import PackFiles
from ldn_aid.evidence.models import Estimate, Pack
from ldn_aid.evidence.pack import pack_from, raw_pack
from ldn_aid.evidence.rendering import render

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\.([a-z_]+)\}")
_FIGURES_FILE = "estimates.toml"
_FOR_CLINICIANS = "statistics"


@dataclass(frozen=True)
class Text:
    """One text that a patient may read."""

    file: str
    """Such as ``text/en/options/ldn.toml``."""
    field: str
    """Such as ``cells.stopping``."""
    written: str
    """With placeholders."""
    words: str
    """As it is read."""

    @property
    def place(self) -> str:
        """Where a person finds it."""
        return f"{self.file}, {self.field}"

    @property
    def placeholders(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a figure and its field, in the order of the text."""
        return tuple(_PLACEHOLDER.findall(self.written))


@dataclass(frozen=True)
class Subject:
    """A pack under audit on one day. Making one raises PackError where the pack does not hold together."""

    files: PackFiles
    today: date
    pack: Pack
    raw: Pack
    language: str = "en"

    @classmethod
    def of(cls, files: PackFiles, today: date, language: str = "en") -> "Subject":
        """The pack in *files*, read and ready to look at."""
        return cls(files, today, pack_from(files, language), raw_pack(files, language), language)

    @cached_property
    def estimates(self) -> Mapping[str, Estimate]:
        """Every figure of the pack by its key."""
        return dict(self.pack.figures())

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the language that patients read, in the order of the files."""
        folder = f"text/{self.language}/"
        return tuple(
            Text(name, field, written, self._filled(written))
            for name in sorted(self.files.data)
            if name.startswith(folder)
            for field, written in leaves(self.files.toml(name))
            if name != folder + _FIGURES_FILE or self._for_patients(field)
        )

    def _filled(self, written: str) -> str:
        try:
            return render(written, self.estimates)
        except KeyError:
            # A name or a title, which nothing fills; the audit says so.
            return written

    def _for_patients(self, field: str) -> bool:
        key, _dot, what = field.partition(".")
        return self.estimates[key].for_patients and what != _FOR_CLINICIANS

    def is_figure(self, text: Text) -> bool:
        """Whether *text* describes one figure, whose own record names its source."""
        return text.file.endswith(_FIGURES_FILE)


def leaves(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Every text in *table* with its dotted place."""
    for key, value in table.items():
        place = f"{before}.{key}" if before else key
        if isinstance(value, Mapping):
            yield from leaves(value, place)
        elif isinstance(value, str):
            yield place, value


def limits(subject: str) -> Mapping[str, Any]:
    """The numbers of ``resources/audit/limits.toml`` about *subject*."""
    found: Mapping[str, Any] = resources.read_toml("audit/limits.toml")[subject]
    return found


def wording(language: str) -> Mapping[str, Any]:
    """What texts in *language* must and must not say."""
    return resources.read_toml(f"audit/text/{language}/wording.toml")
