"""Whether everything that must be said is said: options, answers, dates, funding, certainty (Q, C3-C6, N, X1, X19)."""

from collections.abc import Callable, Iterator

from ldn_aid.evidence.audit.subject import Subject, leaves, wording
from ldn_aid.evidence.freshness import date_warnings
from ldn_aid.terms import OptionId

Check = Callable[[Subject], Iterator[str]]


def condition(subject: Subject) -> Iterator[str]:
    """Q1: what chronic pain is, and what cannot be compared."""
    yield from _missing(subject, "about.toml", subject.pack.about_text, ("no_head_to_head",))
    sections = {key: words.text for key, words in subject.pack.page_text["about_pain"].items()}
    yield from _missing(subject, "pages.toml", sections, ("what_it_is", "how_common", "hyperalgesia"))


def eligibility(subject: Subject) -> Iterator[str]:
    """Q2, N1: that there is a choice, and who the aid is not for."""
    yield from _missing(
        subject, "opening.toml", subject.pack.opening_text, ("choice", "out_of_scope", "not_tested")
    )


def _missing(subject: Subject, file: str, texts: dict[str, str], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        if not texts.get(key, "").strip():
            yield f"text/{subject.language}/{file}, {key}: is missing"


def options(subject: Subject) -> Iterator[str]:
    """Q3, N6: all five options, doing nothing new among them."""
    for option in OptionId:
        if option not in subject.pack.options:
            yield f"options/{option}.toml: the option is missing"


def answered(*questions: str) -> Check:
    """Q4-Q6: no option is without an answer to *questions*."""

    def check(subject: Subject) -> Iterator[str]:
        for option, words in subject.pack.option_text.items():
            for question in questions:
                if not words.cells.get(question, "").strip():
                    yield f"text/{subject.language}/options/{option}.toml, cells.{question}: {option} has no answer"

    return check


def same_template(subject: Subject) -> Iterator[str]:
    """C1: every option answers the same questions, each with words."""
    yield from answered(*subject.pack.questions)(subject)


def dates(subject: Subject) -> Iterator[str]:
    """C3: search, release and review in order."""
    info = subject.pack.info
    if not info.searched_on <= info.released_on < info.review_due:
        yield (
            f"pack.toml: searched_on {info.searched_on}, released_on {info.released_on} and review_due "
            f"{info.review_due} are out of order"
        )


def fresh(subject: Subject) -> Iterator[str]:
    """C4: within its review date, by a clock that is not before its release; and a policy that says so."""
    if not subject.pack.info.update_policy.strip():
        yield "pack.toml: update_policy is empty"
    yield from (f"pack.toml: {warning}" for warning in date_warnings(subject.pack.info, subject.today))


def certain(subject: Subject) -> Iterator[str]:
    """C5, X19: each figure says why it is as sure as it is. That it has a label at all, its shape ensures."""
    for key, text in subject.pack.estimate_text.items():
        if not text.certainty_reason.strip():
            yield f"text/{subject.language}/estimates.toml, {key}.certainty_reason: no reason for its certainty"


def not_known(subject: Subject) -> Iterator[str]:
    """RC8: what is not known says so in words."""
    phrases = wording(subject.language)["we_do_not_know"]
    for option, file in subject.pack.options.items():
        for question, cell in file.cells.items():
            words = subject.pack.option_text[option].cells[question]
            if not cell.known and not any(phrase in words.lower() for phrase in phrases):
                yield (
                    f"text/{subject.language}/options/{option}.toml, cells.{question}: "
                    "marked as not known, and the words do not say so"
                )


def funding(subject: Subject) -> Iterator[str]:
    """C6, N2, X20: who paid, whose interests, who wrote."""
    for field in ("funding", "interests", "authorship"):
        if not getattr(subject.pack.info, field).strip():
            yield f"pack.toml: {field} is empty"


def no_change(subject: Subject) -> Iterator[str]:
    """X1: what tends to happen when nothing is changed, with a number where one is known."""
    option = OptionId.NO_NEW_MEDICINE
    cell = subject.pack.options[option].cells["how_many_helped"]
    words = subject.pack.option_text[option].cells["how_many_helped"].lower()
    phrases = wording(subject.language)["we_do_not_know"]
    if not cell.estimates and not any(phrase in words for phrase in phrases):
        yield f"options/{option}.toml, cells.how_many_helped: no number, and the words do not say that none is known"


def regulatory(subject: Subject) -> Iterator[str]:
    """N7: each option says how it is regulated, and from which source."""
    yield from answered("regulatory")(subject)
    for option, file in subject.pack.options.items():
        if "regulatory" in file.cells and not file.cells["regulatory"].sources:
            yield f"options/{option}.toml, cells.regulatory: names no source"


def languages(subject: Subject) -> Iterator[str]:
    """L1: every text of this language stands in every other, with the same figures in it."""
    here = f"text/{subject.language}/"
    others = sorted({name.split("/")[1] for name in subject.files.data if name.startswith("text/")})
    for other in others:
        there = f"text/{other}/"
        ours = {name.removeprefix(here) for name in subject.files.data if name.startswith(here)}
        theirs = {name.removeprefix(there) for name in subject.files.data if name.startswith(there)}
        for name in sorted(ours ^ theirs):
            yield f"{there if name in ours else here}{name}: the file is missing"
        for name in sorted(ours & theirs):
            yield from _translated(subject, here + name, there + name)


def _translated(subject: Subject, original: str, translation: str) -> Iterator[str]:
    try:
        ours, theirs = (dict(leaves(subject.files.toml(name))) for name in (original, translation))
    except ValueError as error:
        yield f"{translation}: {error}"
        return
    for key in ours.keys() - theirs.keys():
        yield f"{translation}, {key}: the translation is missing"
    for key in theirs.keys() - ours.keys():
        yield f"{translation}, {key}: {original} has no such text"
    for key in ours.keys() & theirs.keys():
        if _figures(ours[key]) != _figures(theirs[key]):
            yield f"{translation}, {key}: the figures in braces differ from those in {original}"


def _figures(text: str) -> list[str]:
    return sorted(part.partition("}")[0] for part in text.split("{")[1:])
