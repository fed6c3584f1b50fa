"""The words of the first screen, read on their own so that it need not wait for the whole pack."""

from ldn_aid import resources

FOLDER = "evidence/chronic-pain"
"""The pack that ships."""


def opening_text(language: str) -> dict[str, str]:
    """The default pack's ``opening.toml``; the pack loader checks the same file."""
    return resources.read_toml(f"{FOLDER}/text/{language}/opening.toml")
