"""Loads an evidence pack and refuses one in which anything is wrong, naming file, table and field."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from ldn_aid import resources
from ldn_aid.errors import UserError
from ldn_aid.evidence import opening
from ldn_aid.evidence.files import PackFiles, read_folder
from ldn_aid.evidence.models import (
    AttributeText,
    Cell,
    Estimate,
    EstimateText,
    FitEntry,
    Key,
    KindText,
    OptionFile,
    OptionText,
    Pack,
    PackInfo,
    PageId,
    Record,
    SectionText,
    Source,
    SourceKey,
)
from ldn_aid.evidence.rendering import render
from ldn_aid.terms import OptionId, PainKind, ValueAttribute

_MOST_PROBLEMS = 100
"""Of one file; a file that is wrong throughout need not say so in each line."""

T = TypeVar("T")


class PackError(UserError):
    """A pack in which something is wrong; *problems* names each file, place and mend."""

    def __init__(self, place: str, problems: tuple[str, ...]) -> None:
        more = f" ({len(problems) - 1} more problem(s) follow)" if len(problems) > 1 else ""
        super().__init__(f"{place}/{problems[0]}{more}")
        self.problems = problems


class _Questions(Record):
    order: tuple[Key, ...]


_SOURCES = TypeAdapter(dict[SourceKey, Source])
_FIT = TypeAdapter(dict[ValueAttribute, dict[OptionId, FitEntry]])
_ESTIMATE_TEXT = TypeAdapter(dict[Key, EstimateText])
_ATTRIBUTE_TEXT = TypeAdapter(dict[ValueAttribute, AttributeText])
_FIT_TEXT = TypeAdapter(dict[ValueAttribute, dict[OptionId, str]])
_KEYED_TEXT = TypeAdapter(dict[Key, str])
_KINDS = TypeAdapter(dict[PainKind, dict[OptionId, Cell]])
_KIND_TEXT = TypeAdapter(dict[PainKind, KindText])
_PAGES = TypeAdapter(dict[PageId, dict[Key, Cell]])
_PAGE_TEXT = TypeAdapter(dict[PageId, dict[Key, SectionText]])
_BACKGROUND = TypeAdapter(dict[Key, Estimate])
_UNEQUAL = TypeAdapter(dict[Key, dict[OptionId, str]])
_INFO = TypeAdapter(PackInfo)
_QUESTIONS = TypeAdapter(_Questions)
_OPTION = TypeAdapter(OptionFile)
_OPTION_TEXT = TypeAdapter(OptionText)


def load_pack(folder: Path | None = None, language: str = "en") -> Pack:
    """The pack in *folder* (default: the one that ships), with its texts in *language* filled with numbers.

    Raises UserError with one sentence that names the file, the place in it and the mend.
    """
    return _load_default(language) if folder is None else pack_from(read_folder(folder), language)


@cache
def _load_default(language: str) -> Pack:
    return pack_from(read_folder(resources.path(opening.FOLDER)), language)


def pack_from(files: PackFiles, language: str = "en") -> Pack:
    """The pack in *files*, with its texts in *language* filled with numbers.

    Raises PackError with every problem: first those inside single files; once there are none, those between them.
    """
    raw = raw_pack(files, language)
    text = f"text/{language}"
    problems = list(_dangling(raw, text))
    pack = _rendered(raw, text, problems)
    if problems:
        raise PackError(files.place, tuple(problems))
    return pack


def raw_pack(files: PackFiles, language: str = "en") -> Pack:
    """The pack in *files* as it is written: placeholders not filled, references between files not checked."""
    read = _Reader(files)
    text = f"text/{language}"
    options = {option: read(f"options/{option}.toml", _OPTION) for option in OptionId}
    parts: dict[str, Any] = dict(  # noqa: C408  (reads as the pack it makes)
        info=read("pack.toml", _INFO),
        content_hash=files.content_hash,
        questions=read("questions.toml", _QUESTIONS),
        sources=read("sources.toml", _SOURCES),
        options=options,
        fit=read("fit.toml", _FIT),
        question_text=read(f"{text}/questions.toml", _KEYED_TEXT),
        option_text={option: read(f"{text}/options/{option}.toml", _OPTION_TEXT) for option in OptionId},
        estimate_text=read(f"{text}/estimates.toml", _ESTIMATE_TEXT),
        attribute_text=read(f"{text}/values.toml", _ATTRIBUTE_TEXT),
        fit_text=read(f"{text}/fit.toml", _FIT_TEXT),
        about_text=read(f"{text}/about.toml", _KEYED_TEXT),
        opening_text=read(f"{text}/opening.toml", _KEYED_TEXT),
        kinds=read("kinds.toml", _KINDS),
        kind_text=read(f"{text}/kinds.toml", _KIND_TEXT),
        pages=read("pages.toml", _PAGES),
        page_text=read(f"{text}/pages.toml", _PAGE_TEXT),
        background=read("background.toml", _BACKGROUND),
        unequal=read("balance.toml", _UNEQUAL),
    )
    if read.problems:
        raise PackError(files.place, tuple(read.problems))
    parts["questions"] = parts["questions"].order
    return Pack(**parts)


class _Reader:
    """Reads the TOML files of a pack into their models; what cannot be read is kept as a problem."""

    def __init__(self, files: PackFiles) -> None:
        self.files = files
        self.problems: list[str] = []

    def __call__(self, name: str, shape: TypeAdapter[T]) -> T | None:
        try:
            raw = self.files.toml(name)
            # Strict models accept TOML's lists and strings for tuples and keys only by way of JSON.
            return shape.validate_json(json.dumps(raw, default=_as_text))
        except ValidationError as error:
            for found in error.errors(include_url=False, include_input=False)[:_MOST_PROBLEMS]:
                place = ".".join(str(part) for part in _as_written(found["loc"]))
                message = found["msg"].removeprefix("Value error, ")
                self.problems.append(f"{name}, {place}: {message}; correct it there.")
        except (ValueError, RecursionError) as error:
            self.problems.append(f"{name}: {error}")
        return None


def _as_written(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place as it stands in the file: pydantic puts a figure's kind between its name and its field."""
    return loc[:2] + loc[3:] if loc[:1] == ("estimates",) else loc


def _as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _dangling(pack: Pack, text: str) -> Iterator[str]:
    """Every reference inside the pack that leads nowhere, in words."""
    estimates: dict[str, Estimate] = {}
    for option, file in pack.options.items():
        place = f"options/{option}.toml"
        if file.option != option:
            yield f"{place}, option: says {file.option}; it must say {option}."
        for key, estimate in file.estimates.items():
            if key in estimates:
                yield f"{place}, estimates.{key}: another option has an estimate of this name; rename one."
            if estimate.source not in pack.sources:
                yield f"{place}, estimates.{key}.source: sources.toml has no {estimate.source}; add it there."
            estimates[key] = estimate
        yield from _differences(f"{place}, cells", file.cells, pack.questions)
        cells = pack.option_text[option].cells
        yield from _differences(f"{text}/options/{option}.toml, cells", cells, pack.questions)
        for question, cell in file.cells.items():
            for key in cell.estimates:
                if key not in file.estimates:
                    yield f"{place}, cells.{question}.estimates: this file has no estimate {key}; add it."
            yield from _unknown_sources(pack, f"{place}, cells.{question}.sources", cell.sources)
    for key, estimate in pack.background.items():
        if key in estimates:
            yield f"background.toml, {key}: an option has an estimate of this name; rename one."
        if estimate.source not in pack.sources:
            yield f"background.toml, {key}.source: sources.toml has no {estimate.source}; add it there."
        estimates[key] = estimate
    for question in sorted({key for key in pack.questions if pack.questions.count(key) > 1}):
        yield f"questions.toml, order: {question} stands there twice; remove one."
    yield from _differences(f"{text}/questions.toml", pack.question_text, pack.questions)
    yield from _differences(f"{text}/estimates.toml", pack.estimate_text, tuple(estimates))
    yield from _differences(f"{text}/values.toml", pack.attribute_text, tuple(ValueAttribute))
    for name, table in (("fit.toml", pack.fit), (f"{text}/fit.toml", pack.fit_text)):
        yield from _differences(name, table, tuple(ValueAttribute))
        for attribute, row in table.items():
            yield from _differences(f"{name}, {attribute}", row, tuple(OptionId))
    for attribute, entries in pack.fit.items():
        for option, entry in entries.items():
            yield from _unknown_sources(pack, f"fit.toml, {attribute}.{option}.sources", entry.sources)
    yield from _dangling_kinds(pack, text, estimates)
    yield from _dangling_pages(pack, text, estimates)
    for question in pack.unequal:
        if question not in pack.questions:
            yield f"balance.toml: {question} is not known here; remove it or check its spelling."


def _dangling_kinds(pack: Pack, text: str, estimates: Mapping[str, Estimate]) -> Iterator[str]:
    yield from _differences("kinds.toml", pack.kinds, tuple(PainKind))
    yield from _differences(f"{text}/kinds.toml", pack.kind_text, tuple(PainKind))
    for kind, row in pack.kinds.items():
        yield from _differences(f"kinds.toml, {kind}", row, tuple(OptionId))
        if kind in pack.kind_text:
            words = pack.kind_text[kind].options
            yield from _differences(f"{text}/kinds.toml, {kind}", words, tuple(OptionId))
        for option, cell in row.items():
            yield from _dangling_cell(pack, f"kinds.toml, {kind}.{option}", cell, estimates)


def _dangling_pages(pack: Pack, text: str, estimates: Mapping[str, Estimate]) -> Iterator[str]:
    yield from _differences("pages.toml", pack.pages, get_args(PageId))
    yield from _differences(f"{text}/pages.toml", pack.page_text, get_args(PageId))
    for page, sections in pack.pages.items():
        yield from _differences(f"{text}/pages.toml, {page}", pack.page_text.get(page, {}), tuple(sections))
        for key, cell in sections.items():
            yield from _dangling_cell(pack, f"pages.toml, {page}.{key}", cell, estimates)


def _dangling_cell(pack: Pack, place: str, cell: Cell, estimates: Mapping[str, Estimate]) -> Iterator[str]:
    for key in cell.estimates:
        if key not in estimates:
            yield f"{place}.estimates: no option has an estimate {key}; add it there."
    yield from _unknown_sources(pack, f"{place}.sources", cell.sources)


def _differences(place: str, have: Mapping[Any, object], need: tuple[Any, ...]) -> Iterator[str]:
    for key in need:
        if key not in have:
            yield f"{place}: {key} is missing; add it."
    for key in have:
        if key not in need:
            yield f"{place}: {key} is not known here; remove it or check its spelling."


def _unknown_sources(pack: Pack, place: str, sources: tuple[str, ...]) -> Iterator[str]:
    for source in sources:
        if source not in pack.sources:
            yield f"{place}: sources.toml has no {source}; add it there."


def _rendered(pack: Pack, text: str, problems: list[str]) -> Pack:
    estimates = dict(pack.figures())

    def fill(words: str, place: str) -> str:
        try:
            filled = render(words, estimates)
        except KeyError as unknown:
            problems.append(f"{text}/{place}: there is no figure {unknown.args[0]}; check its spelling.")
            return words
        if "{" in filled or "}" in filled:
            problems.append(f"{text}/{place}: a brace is left over; a figure is written {{name.field}}.")
        return filled

    option_text = {
        option: words.model_copy(
            update={
                "cells": {
                    question: fill(cell, f"options/{option}.toml, cells.{question}")
                    for question, cell in words.cells.items()
                }
            }
        )
        for option, words in pack.option_text.items()
    }
    fit_text = {
        attribute: {option: fill(words, f"fit.toml, {attribute}.{option}") for option, words in row.items()}
        for attribute, row in pack.fit_text.items()
    }
    about = {key: fill(words, f"about.toml, {key}") for key, words in pack.about_text.items()}
    kind_text = {
        kind: words.model_copy(
            update={
                "options": {
                    option: fill(said, f"kinds.toml, {kind}.options.{option}")
                    for option, said in words.options.items()
                }
            }
        )
        for kind, words in pack.kind_text.items()
    }
    page_text = {
        page: {
            key: section.model_copy(update={"text": fill(section.text, f"pages.toml, {page}.{key}")})
            for key, section in sections.items()
        }
        for page, sections in pack.page_text.items()
    }
    return pack.model_copy(
        update={
            "option_text": option_text,
            "fit_text": fit_text,
            "about_text": about,
            "kind_text": kind_text,
            "page_text": page_text,
        }
    )
