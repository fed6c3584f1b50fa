"""How lists are laid out: markup that came along, tables with a heading row, directions on lines of their own.

The outcome is one printed line a medicine. ``shown`` is what the person sees again, ``text`` what is read.
"""

import csv
import html
import re
from dataclasses import dataclass

from ldn_aid.medicines.directions import directions_start
from ldn_aid.medicines.headings import is_heading
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.recognise import may_be_a_patch, recognise
from ldn_aid.medicines.scan import scan
from ldn_aid.medicines.words import cleaned, folded, words_of

_TAG = re.compile(r"<(/?)([a-z][\w:-]{0,40})((?:\s[^<>]{0,1000})?)/?>", re.IGNORECASE)
_LINE_END_TAGS = {"br", "p", "li", "tr", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4"}
_OTHER_TAGS = {
    "b",
    "i",
    "u",
    "em",
    "strong",
    "span",
    "font",
    "a",
    "small",
    "sup",
    "sub",
    "tbody",
    "thead",
    "td",
    "th",
    "paragraph",
    "content",
}
_DELIMITERS = (",", "|", ";")
_LEADERS = re.compile(r"\.{3,}")
""" "oxycodone.....5 mg"."""
_HEADER_WITHIN = 5
"""Lines from the top in which a table's heading row is looked for."""
_COLUMNS = {
    "name": (
        "description", "medication", "medication name", "medication item", "drug name", "drug", "medicine", "product", "product name", "display",
        "medication description", "drug description", "generic name", "brand name", "name",
    ),
    "strength": ("strength", "dose strength", "drug strength", "strength form"),
    "directions": (
        "sig", "directions", "dose", "dosage", "how taken", "instructions", "dosage instructions",
        "dosage instruction", "frequency", "freq", "route", "prn", "how often",
    ),
    "count": (
        "amount", "amt", "how many", "how much", "number", "number taken", "no of tablets", "tablets", "units", "dose amount", "count", "take",
        "times", "times per day", "times a day",
    ),
    "quantity": ("qty", "quantity", "quantity dispensed", "qty dispensed"),
    "days": ("days", "days supply", "day supply", "ds", "dys sup"),
    "standing": ("status", "taking", "comments", "comment", "notes", "note"),
    "continued": ("continue", "to continue", "continue y n", "continued"),
    "stopped": ("stop", "stop date", "end", "end date", "date stopped", "discontinued"),
    "last": ("last taken", "last dose", "last used"),
    "code": ("rxnorm", "rxcui", "rxnorm code"),
}  # fmt: skip
_ONE_AT_A_TIME = re.compile(r"(?:take\s+)?(?:1|one)\s+(?:tab|cap|patch|film|pill)[a-z]*\b")
_A_DOSE = re.compile(r"\d+(?:\.\d+)?\s*(?:mg|mcg)|\d+(?:\.\d+)?\s*[-/]\s*\d+(?:\.\d+)?(?:\s*mg)?")
_STATUS_COLUMN = re.compile(
    r"^(?P<said>\s*\d{1,3}\)\s+(?P<name>\S).*\S)\s+(?P<status>(?:ACTIVE|DISCONTINUED|EXPIRED|HOLD|PENDING|SUSPENDED|NON-VERIFIED)(?:\s*\([A-Z]+\))?)\s*$"
)
""" "3)   MORPHINE 15MG SA TAB TAKE 1 TABLET BY MOUTH EVERY  ACTIVE" with the sentence going on in the next line."""
_SAYS_MORE = re.compile(
    r"^\W*(?:commonly known as|also known as|a\.?k\.?a\.?|generic(?: name)?(?: for)?|brand(?: name)?|sig|disp(?:ense)?|refills?|qty|quantity|route"
    r"|dose|dosage|strength|form|frequency|how (?:taken|often|to take)|instructions|directions|last (?:taken|dose|used)|days? supply|status|taking)\s*:"
)
_VERB = re.compile(r"[\W\d]*(?:takes?|taking|uses?|using|apply|inject|inhale|gives?|continue|start)?[\W\d]*")
_STRENGTH = re.compile(r"\d\s*(?:mg|mcg|ug|g|ml|units?)\b")
_A_PATCH = re.compile(r"\W*(?:the|a|an|my|pain)?\s*patch(?:es)?\b")
_GOES_ON = re.compile(r"(?:[-/+]|\band|\bwith)\s*$")
_FILL = frozenset(
    [
        "mg",
        "mcg",
        "ml",
        "g",
        "per",
        "by",
        "mouth",
        "the",
        "a",
        "an",
        "and",
        "for",
        "of",
        "or",
        "in",
        "on",
        "to",
        "with",
        "day",
        "days",
        "hour",
        "hours",
        "needed",
    ]
)
_NEW_ITEM = re.compile(
    r"^\s*(?:[-*•·▪●○◦>»☐☑✓]|\(?\d{1,2}[.)]\s|\[|(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2}))\b)"
)
"""A bullet, a number or a date: a line of its own, whatever follows."""


@dataclass(frozen=True)
class Printed:
    """One line of a list."""

    shown: str
    text: str


def printed_lines(text: str) -> tuple[Printed, ...]:
    """The lines of *text*, those that belong together joined; blank lines stay, for they end a block."""
    lines = _without_status_column(_without_markup(text).splitlines())
    # A tab is white space to everything but a table.
    cells = [cleaned(line.strip(" \t").replace("\t", " | ")) for line in lines]
    rows = [_LEADERS.sub(" ", cleaned(line)) for line in lines]
    return _joined(_from_table(cells) or tuple(Printed(row, row) for row in rows))


def _without_status_column(lines: list[str]) -> list[str]:
    """*lines* with a status that was printed within a sentence behind its end."""
    whole: list[str] = []
    status, column = "", 0
    for line in lines:
        if status and len(line) - len(line.lstrip()) > column and not _NEW_ITEM.match(line):
            whole[-1] = f"{whole[-1].removesuffix(status)} {line.strip()}{status}"
            continue
        found = _STATUS_COLUMN.match(line)
        status, column = (f" ; {found['status']}", found.start("name")) if found else ("", 0)
        whole.append(found["said"] + status if found else line)
    return whole


def _without_markup(text: str) -> str:
    if not _TAG.search(text) and "&" not in text:
        return text
    return html.unescape(_TAG.sub(_tag_as_text, text))


def _tag_as_text(found: re.Match[str]) -> str:
    """A tag of layout as layout; of any other tag the words in it, which may name a medicine."""
    name = found[2].lower()
    if name in _LINE_END_TAGS:
        return "\n"
    if name in _OTHER_TAGS:
        return " | " if found[1] and name in ("td", "th") else ""
    return f" {found[2]} {found[3]} "


def _from_table(rows: list[str]) -> tuple[Printed, ...]:
    """Every row below a heading row as "name strength; directions; qty; days"; nothing for no table."""
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        for delimiter in _DELIMITERS:
            columns = _columns(_cells(row, delimiter))
            if "name" in columns and len(columns) > 1:
                before = tuple(Printed(line, line) for line in rows[:at])
                return before + tuple(_from_row(line, delimiter, columns) for line in rows[at + 1 :])
    return ()


def _cells(row: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([row], delimiter=delimiter), [])]


def _columns(cells: list[str]) -> dict[str, list[int]]:
    """Which columns tell what, the most telling name first."""
    headed = {
        " ".join(words_of(cell.replace("_", " "))): place for place, cell in reversed(list(enumerate(cells)))
    }
    found = {kind: [headed[name] for name in names if name in headed] for kind, names in _COLUMNS.items()}
    return {kind: places for kind, places in found.items() if places}


def _from_row(row: str, delimiter: str, columns: dict[str, list[int]]) -> Printed:
    cells = _cells(row, delimiter)

    def told(kind: str) -> list[str]:
        return [cells[place] for place in columns.get(kind, ()) if place < len(cells) and cells[place]]

    names, code = told("name"), told("code")
    if not names and not code:
        return Printed(row, row)
    named = " ".join([*names[:1], *told("strength")[:1]]) if names else f"RxNorm {code[0]}"
    # A count under a heading of its own: whatever it counts, one at a time must not be assumed.
    directions = told("directions")
    if "strength" not in columns and len(directions) > 1 and _ONE_AT_A_TIME.match(folded(directions[0])):
        # "10 mg | 1 tab q6h": the dose is the strength of the one.
        weighed = next((cell for cell in directions[1:] if _A_DOSE.fullmatch(folded(cell))), "")
        named, directions = f"{named} {weighed}".strip(), [cell for cell in directions if cell != weighed]
    parts = [named, *told("count"), *directions, *told("standing")]
    parts += [f"qty {cell}" for cell in told("quantity")[:1]] + [
        f"days supply {cell}" for cell in told("days")[:1]
    ]
    parts += [f"continue: {cell}" for cell in told("continued")[:1] if cell.lower() in ("no", "n")]
    parts += [f"stopped {cell[:10]}" for cell in told("stopped")[:1]]
    parts += [f"last taken {cell[:10]}" for cell in told("last")[:1]]
    return Printed(row, "; ".join(parts))


def _joined(lines: tuple[Printed, ...]) -> tuple[Printed, ...]:
    joined: list[Printed] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and before.text and line.text and _belongs(line.text, before.text):
            joined[-1] = Printed(f"{before.shown} {line.shown}", f"{before.text} {line.text}")
        else:
            joined.append(line)
    return tuple(joined)


def _belongs(line: str, before: str) -> bool:
    """Whether *line* only goes on about the medicine that *before* names."""
    if is_heading(before) or _NEW_ITEM.match(line):
        return False
    text, lexicon = folded(line), load_lexicon()
    found = scan(text, lexicon)
    if _GOES_ON.search(folded(before)):
        return bool(found.names) and bool(scan(folded(before), lexicon).names)
    named = recognise(before)
    if _A_PATCH.match(text) and named.opioid and not may_be_a_patch(named):
        # "Norco 10/325" and below it "the patch 50": a second medicine.
        return False
    names = {name for one in found.names if not one.meaning.weak for name in one.meaning.substances}
    if _SAYS_MORE.match(text):
        return bool(named.ingredients) and names <= set(named.ingredients)
    if (
        names
        or is_heading(line)
        or not (named.ingredients or named.unknown_words)
        or recognise(line).suggestions
    ):
        return False
    if found.unknown and _names_something(text, found.unknown[0].start):
        return False
    # Only words of form and measure may stand before the directions: "pain pill 1 daily" is a medicine of its own.
    before_directions = words_of(text[: directions_start(text)])
    return all(word[0].isdigit() or (word,) in lexicon.forms or word in _FILL for word in before_directions)


def _names_something(text: str, unknown: int) -> bool:
    """Whether the word at *unknown* stands where a medicine's name would: "take xyzzol 5 mg daily"."""
    strength = _STRENGTH.search(text)
    return bool(_VERB.fullmatch(text[:unknown])) or bool(strength and unknown < strength.start())
