"""Pictures of every screen for whoever judges them: ``python tests/pictures/run.py OUT [EXAMPLE ...]``.

Each step of each example conversation, as the window shows it and as the whole page, and each screen and dialog around
them, in each theme, at each size of window, text and display scaling. ``OUT/index.html`` is for flipping through
them. Asserts nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

LOOKS = (
    # theme, text percent, window size, display scaling percent
    ("light", 100, (1366, 740), 100),
    ("dark", 100, (1366, 740), 100),
    ("contrast", 100, (1366, 740), 100),
    ("light", 150, (1366, 740), 100),
    ("light", 200, (1366, 740), 100),
    ("dark", 200, (1366, 740), 100),
    ("light", 100, (1920, 1040), 100),
    ("light", 100, (2560, 1400), 100),
    ("light", 100, (1366, 740), 125),
    ("light", 100, (1366, 740), 150),
    ("light", 100, (1366, 740), 200),
)
EXAMPLES = ("fibromyalgia", "knee-warfarin", "low-back-oxycodone")
AROUND = "around"
"""The screens and dialogs around the steps, taken once a look."""


def folder_of(look: tuple[str, int, tuple[int, int], int]) -> str:
    """The name of a look's folder."""
    theme, percent, (width, height), scaling = look
    return f"{theme}-text{percent}-{width}x{height}-scale{scaling}"


def take(out: Path, what: str, look: tuple[str, int, tuple[int, int], int]) -> None:
    """The pictures of one example, or of what is around the steps, in one look: in a process that starts scaled."""
    from ldn_aid.desktop.app import make_application
    from ldn_aid.store.settings import default_settings
    from tests.pictures.scenes import around_the_steps, steps_of

    theme, percent, size, _scaling = look
    folder = out / folder_of(look) / what
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    settings = default_settings().model_copy(update={"theme": theme, "text_percent": percent})
    scenes = around_the_steps(settings, size) if what == AROUND else steps_of(what, settings, size)
    for name, widget in scenes:
        widget.grab().save(str(folder / f"{name}.png"))
    application.closeAllWindows()


def screen_of(size: tuple[int, int], folder: Path) -> Path:
    """A description of a screen that a window of *size* fills, as Qt's offscreen platform reads it."""
    path = folder / f"screen-{size[0]}x{size[1]}.json"
    screen = {"name": "laptop", "x": 0, "y": 0, "width": size[0], "height": size[1] + 28, "dpr": 1}
    path.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    return path


def main() -> int:
    """One process a look and example, so that the display scaling can differ; then the page to flip through them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("examples", nargs="*", default=(*EXAMPLES, AROUND))
    parser.add_argument("--look", type=int, nargs="*", default=range(len(LOOKS)), help="places in LOOKS")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        take(given.out, given.examples[0], LOOKS[given.look[0]])
        sys.stdout.flush()
        os._exit(0)  # no window asks whether to save
    from tests.pictures.index import write_index

    with tempfile.TemporaryDirectory() as home:
        for place in given.look:
            look = LOOKS[place]
            scaled = look[2][0] * look[3] // 100, look[2][1] * look[3] // 100
            environment = os.environ | {
                "QT_QPA_PLATFORM": f"offscreen:configfile={screen_of(scaled, Path(home))}",
                "QT_SCALE_FACTOR": str(look[3] / 100),
                "LDN_AID_HOME": home,
            }
            for what in given.examples:
                command = [sys.executable, __file__, str(given.out), what, "--look", str(place), "--here"]
                subprocess.run(command, env=environment, check=True)
                print(given.out / folder_of(look) / what, flush=True)
            write_index(given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
