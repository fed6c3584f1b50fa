"""The clinic's own settings: one small JSON file that holds nothing about any patient."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from ldn_aid import resources
from ldn_aid.conversation.base import Line, Paragraph, Section
from ldn_aid.store.places import settings_folder

FILE = "settings.json"
MAX_BYTES = 200_000


class Pharmacy(Section):
    """A pharmacy that compounds LDN, as the clinic knows it."""

    name: Line
    phone: Line = ""
    note: Line = Field("", description="What it costs, how it is sent, and the like.")


class Settings(Section):
    """Everything a clinic can set. Each field has a default that works."""

    clinic: Line = ""
    clinic_phone: Line = ""
    clinicians: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    pharmacies: Annotated[tuple[Pharmacy, ...], Field(max_length=20)] = ()
    evidence: Line = Field(
        "", description='The evidence pack: "" for the one that ships, "installed", or the path of a folder.'
    )
    local_costs: Paragraph = Field("", description="What the options cost here, in the clinic's words.")
    emergency_number: Line = ""
    crisis_line: Line = ""
    poison_line: Line = ""
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    text_percent: Literal[100, 125, 150, 200] = 100
    what_to_say: bool = Field(True, description="Whether each step shows the clinician a line to say.")
    paper: Literal["letter", "a4"] = "letter"
    keep: Literal["undecided", "encrypted", "nothing"] = Field(
        "undecided", description="Whether conversations are kept on this laptop; asked at the first start."
    )
    idle_minutes: Annotated[int, Field(ge=1, le=240)] = Field(
        10, description="Minutes without a key or the mouse after which the screen locks."
    )
    retention_years: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description="Years after which the clinic is asked about old conversations; null: never."
    )


@cache
def default_settings() -> Settings:
    """What a new clinic starts with."""
    # Not validated: it ships with the program, is checked by a test, and stands on the start path.
    return Settings.model_construct(**resources.read_toml("settings/defaults.toml"))


def settings_path() -> Path:
    """The file of this user's settings."""
    return settings_folder() / FILE


def load_settings() -> Settings:
    """This user's settings; the defaults where none were saved.

    Raises UserError with one sentence naming file, place and mend. The file is never changed by reading.
    """
    path = settings_path()
    if not path.exists():
        return default_settings()
    from ldn_aid.conversation.files import read_file
    from ldn_aid.store.plain_settings import read_plainly

    data = read_file(path, "the settings", MAX_BYTES)
    given = read_plainly(data) or _validated(data, path)
    missing = {
        name: getattr(default_settings(), name)
        for name in Settings.model_fields
        if name not in given.model_fields_set
    }
    return given.model_copy(update=missing)


def _validated(data: bytes, path: Path) -> Settings:
    from pydantic import ValidationError

    from ldn_aid.conversation.files import describe
    from ldn_aid.errors import UserError

    try:
        return Settings.model_validate_json(data)
    except ValidationError as error:
        raise UserError(f"{path}, {describe(error)}") from None


def save_settings(settings: Settings) -> None:
    """Keep *settings*; UserError when they cannot be written, and the old ones stay."""
    from ldn_aid.store.files import write_atomically

    write_atomically(settings_path(), (settings.model_dump_json(indent=1) + "\n").encode())
