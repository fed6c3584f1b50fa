"""Pictures of every screen for whoever judges them: ``python tests/pictures/run.py OUT [EXAMPLE ...]``.

Each step of each example conversation, as the window shows it and as the whole page, in each theme, at each size
of window, text and display scaling, one folder each. Makes thousands of pixels, asserts nothing.
"""

import argparse
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LOOKS = (
    # theme, text percent, window size, display scaling percent
    ("light", 100, (1366, 740), 100),
    ("dark", 100, (1366, 740), 100),
    ("contrast", 100, (1366, 740), 100),
    ("light", 200, (1366, 740), 100),
    ("dark", 150, (1366, 740), 100),
    ("light", 100, (1920, 1040), 100),
    ("light", 100, (2560, 1400), 100),
    ("light", 100, (1366, 740), 125),
    ("light", 100, (1366, 740), 150),
    ("light", 100, (1366, 740), 200),
)
EXAMPLES = ("fibromyalgia", "knee-warfarin", "low-back-oxycodone")


def folder_of(look: tuple[str, int, tuple[int, int], int]) -> str:
    """The name of a look's folder."""
    theme, percent, (width, height), scaling = look
    return f"{theme}-text{percent}-{width}x{height}-scale{scaling}"


def take(out: Path, example: str, look: tuple[str, int, tuple[int, int], int]) -> None:
    """The pictures of one example in one look; run in a process of its own, which sets the scaling."""
    from PySide6.QtTest import QTest

    from ldn_aid import resources
    from ldn_aid.conversation.files import read_conversation
    from ldn_aid.desktop.app import make_application, open_window
    from ldn_aid.store.settings import default_settings
    from ldn_aid.terms import OptionId, Step

    theme, percent, (width, height), _scaling = look
    folder = out / folder_of(look) / example
    folder.mkdir(parents=True, exist_ok=True)
    make_application()
    settings = default_settings().model_copy(update={"theme": theme, "text_percent": percent})
    conversation = read_conversation(resources.path(f"examples/{example}.json"))
    window = open_window(conversation, date(2026, 11, 25), settings)
    window.resize(width, height)
    for number, step in enumerate(Step, 1):
        window.go_to(step)
        QTest.qWait(1_000 if step is Step.SUMMARY else 250)
        if step is Step.OPTIONS:
            window.pages[step].look_at(OptionId.LDN, OptionId.NSAID)
            QTest.qWait(200)
        window.grab().save(str(folder / f"{number}-{step}.png"))
        window.pages[step].grab().save(str(folder / f"{number}-{step}-whole.png"))


def main() -> int:
    """One process a look and example, so that the display scaling can differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("examples", nargs="*", default=EXAMPLES)
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only is not None:
        take(given.out, given.examples[0], LOOKS[given.only])
        sys.stdout.flush()
        os._exit(0)  # no window asks whether to save
    for place, look in enumerate(LOOKS):
        for example in given.examples:
            environment = os.environ | {"QT_SCALE_FACTOR": str(look[3] / 100)}
            command = [sys.executable, __file__, str(given.out), example, "--only", str(place)]
            subprocess.run(command, env=environment, check=True)
            print(given.out / folder_of(look) / example)
    return 0


if __name__ == "__main__":
    sys.exit(main())
