"""Whether every number can be traced and compared: sources, denominators, frames, baselines, times (C2, RC3-RC8, X)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ldn_aid.evidence.audit.subject import Subject, limits, wording
from ldn_aid.evidence.models import Cell, Counts, Extra, OptionFile, Quantity

_BRACES = re.compile(r"\{[^{}]*\}")
_DIGITS = re.compile(r"\d[\d.,]*")


def _answers(subject: Subject) -> Iterator[tuple[str, Cell, str, str]]:
    """Every answer of the grid: its place, its data, its words with placeholders and as they are read."""
    for option, file in subject.pack.options.items():
        for question, cell in file.cells.items():
            yield (
                f"options/{option}.toml, cells.{question}",
                cell,
                subject.raw.option_text[option].cells[question],
                subject.pack.option_text[option].cells[question],
            )


def _cells(subject: Subject) -> Iterator[tuple[str, Cell, str, str]]:
    """The same for every answer, by kind of pain too, and for every section of a page."""
    yield from _answers(subject)
    raw, pack = subject.raw, subject.pack
    for kind, row in pack.kinds.items():
        for option, cell in row.items():
            written, words = raw.kind_text[kind].options[option], pack.kind_text[kind].options[option]
            yield f"kinds.toml, {kind}.{option}", cell, written, words
    for page, sections in pack.pages.items():
        for key, cell in sections.items():
            written, words = raw.page_text[page][key].text, pack.page_text[page][key].text
            yield f"pages.toml, {page}.{key}", cell, written, words


def sourced(subject: Subject) -> Iterator[str]:
    """C2: every answer names its sources, every number comes from a figure that has one."""
    for place, cell, _written, _words in _answers(subject):
        if not (cell.sources or cell.estimates):
            yield f"{place}: names no source"
    for place, cell, written, _words in _cells(subject):
        for key in sorted(set(_used(written)) - set(cell.estimates)):
            yield f"{place}: its words use {key}, which its estimates do not list, so its source cannot be opened"
    for text in subject.texts:
        if "{" in text.words or "}" in text.words:
            yield f"{text.place}: a brace is left over; a figure is written {{name.field}}"
    yield from _typed(subject)


def _used(written: str) -> Iterator[str]:
    return (match.group(0)[1:].partition(".")[0] for match in _BRACES.finditer(written))


def _typed(subject: Subject) -> Iterator[str]:
    """Numbers typed into a text instead of a placeholder: nothing says where they come from."""
    allowed = re.compile("|".join(wording(subject.language)["typed_numbers"]))
    for text in subject.texts:
        if subject.is_figure(text):
            continue
        rest = allowed.sub(" ", _BRACES.sub(" ", text.written))
        for number in _DIGITS.findall(rest):
            yield f"{text.place}: the number {number} is typed; name a figure in braces, so that it has a source"


def unused(subject: Subject) -> Iterator[str]:
    """X18: no source that nothing rests on."""
    pack = subject.pack
    used = {estimate.source for estimate in subject.estimates.values()}
    used |= {source for _place, cell, *_words in _cells(subject) for source in cell.sources}
    used |= {source for row in pack.fit.values() for entry in row.values() for source in entry.sources}
    for source in pack.sources:
        if source not in used:
            yield f"sources.toml, {source}: is used nowhere"


def found(subject: Subject) -> Iterator[str]:
    """C2: a source can be found by its DOI, PMID or address, each well formed."""
    for key, source in subject.pack.sources.items():
        if not source.citation.strip():
            yield f"sources.toml, {key}: the citation is empty"
        if source.doi is not None and not re.fullmatch(r"10\.\d{4,9}/\S+", source.doi):
            yield f"sources.toml, {key}: {source.doi!r} is not a DOI (10.number/name)"
        if source.pmid is not None and not re.fullmatch(r"\d{1,8}", source.pmid):
            yield f"sources.toml, {key}: {source.pmid!r} is not a PMID (up to 8 digits)"
        if source.url is not None and not re.fullmatch(r"https?://\S+\.\S+", source.url):
            yield f"sources.toml, {key}: {source.url!r} is not an address (https://…)"


def _counted(file: OptionFile) -> Iterator[tuple[str, Counts | Extra]]:
    for key, estimate in file.estimates.items():
        if isinstance(estimate, Counts | Extra):
            yield key, estimate


def denominators(subject: Subject) -> Iterator[str]:
    """RC3, X7: one denominator for each outcome across the options, and within each answer."""
    by_outcome: defaultdict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in subject.pack.options.values():
        for key, estimate in _counted(file):
            by_outcome[estimate.outcome][estimate.denominator].append(key)
    for outcome, found_for in by_outcome.items():
        if len(found_for) > 1:
            where = "; ".join(f"of {size}: {', '.join(keys)}" for size, keys in sorted(found_for.items()))
            yield f"outcome {outcome}: counted out of different numbers ({where})"
    for place, _cell, written, _words in _cells(subject):
        counts = [subject.estimates[key] for key in _used(written)]
        sizes = {count.denominator for count in counts if isinstance(count, Counts | Extra)}
        if len(sizes) > 1:
            yield f"{place}: counts people out of {' and out of '.join(f'{size:,}' for size in sorted(sizes))} side by side"


def stated(subject: Subject) -> Iterator[str]:
    """X4, RC7: people, comparison, time and outcome stated for every figure."""
    for key, text in subject.pack.estimate_text.items():
        for field in ("population", "comparator", "time", "outcome"):
            if not getattr(text, field).strip():
                yield f"text/{subject.language}/estimates.toml, {key}.{field}: is empty"


def same_time(subject: Subject) -> Iterator[str]:
    """X6: where an answer sets counts over different times side by side, its words name a time."""
    period = re.compile(wording(subject.language)["period"], re.IGNORECASE)
    for place, _cell, written, words in _cells(subject):
        times = {
            subject.pack.estimate_text[key].time
            for key in _used(written)
            if isinstance(subject.estimates[key], Counts | Extra)
        }
        if len(times) > 1 and not period.search(words):
            yield f"{place}: sets {' and '.join(sorted(times))} side by side without naming a time"


def both_frames(subject: Subject) -> Iterator[str]:
    """RC6: who has it and who does not, in the same text."""
    yield from _beside(subject, "with_not", "how many do not have it")


def baseline(subject: Subject) -> Iterator[str]:
    """RC5: what happens without the option, in the same text, wherever the source compared."""
    yield from _beside(subject, "without", "how many had it without the option")


def _beside(subject: Subject, needed: str, meaning: str) -> Iterator[str]:
    for text in subject.texts:
        fields: defaultdict[str, set[str]] = defaultdict(set)
        for key, field in text.placeholders:
            fields[key].add(field)
        for key, used in fields.items():
            estimate = subject.estimates.get(key)
            # A range has no single other frame; words such as "the others did not" stand there instead.
            if not isinstance(estimate, Counts) or "with_option" not in used:
                continue
            # Nothing to give where nobody was compared; "the same" says it where the groups are equal.
            if needed == "without" and estimate.without in (None, estimate.with_option):
                continue
            if needed not in used:
                yield f"{text.place}: gives {key} and not {meaning} ({{{key}.{needed}}})"


def numbered(subject: Subject) -> Iterator[str]:
    """X3: a benefit and two harms in numbers for every option, or the words that there is none."""
    phrases = wording(subject.language)["we_do_not_know"]

    def says_so(words: str) -> bool:
        return any(phrase in words.lower() for phrase in phrases)

    for option, file in subject.pack.options.items():
        # A price or a time is no number of what an option does.
        effects = [one for one in file.estimates.values() if not isinstance(one, Quantity)]
        harms = [one for one in effects if one.direction == "harm"]
        benefits = [one for one in effects if one.direction == "benefit"]
        words = subject.pack.option_text[option].cells
        if not benefits and not says_so(words["how_many_helped"]):
            yield f"options/{option}.toml: no benefit has a number, and the words do not say so"
        if len(harms) < limits("numbers")["least_harms"] and not says_so(
            words["serious_harms"] + words["side_effects"]
        ):
            yield f"options/{option}.toml: fewer than two harms have a number, and the words do not say so"


def event_rates(subject: Subject) -> Iterator[str]:
    """X5: at least one count of people for every option."""
    for option, file in subject.pack.options.items():
        if not any(True for _count in _counted(file)):
            yield f"options/{option}.toml: nothing is counted in people"
