"""The PDF as a screen reader meets it (PDF/UA-1): all text in the tree or an artifact, in reading order."""

from functools import cache
from itertools import pairwise

import pdfua
import pikepdf
import pytest

from ldn_aid.summary.blocks import Document
from ldn_aid.summary.pdf.fonts import shown
from ldn_aid.summary.pdf.icon_array import alternative
from ldn_aid.summary.pdf.render import pdf_bytes
from ldn_aid.summary.text import texts
from tests.summary.reading import Node, Reading, bare
from tests.summary.samples import every_block, example_documents

DOCUMENTS = {**example_documents(), "every-block": every_block()}
EDITIONS = [(name, large) for name in DOCUMENTS for large in (False, True)]
each_edition = pytest.mark.parametrize(("name", "large_print"), EDITIONS)


@cache
def _pdf(name: str, large_print: bool) -> bytes:
    return pdf_bytes(DOCUMENTS[name], large_print=large_print)


@cache
def _read(name: str, large_print: bool) -> Reading:
    return Reading(_pdf(name, large_print))


@each_edition
def test_every_mark_is_in_the_tree_or_an_artifact(name: str, large_print: bool) -> None:
    reading = _read(name, large_print)
    assert reading.unmarked() == []
    assert reading.loose_letters() == []


@each_edition
def test_every_text_is_spoken_once_in_the_order_of_the_blocks(name: str, large_print: bool) -> None:
    spoken = bare(_read(name, large_print).spoken())
    place = 0
    # Where a table is set as text, the names of its columns stand before its cells, or are left out.
    names = {text for block in DOCUMENTS[name].blocks for text in getattr(block, "header", ())}
    for text in texts(DOCUMENTS[name]):
        words = bare(shown(text))
        found = spoken.find(words, place)
        if large_print and text in names:
            continue
        assert found >= 0, f"{text!r} is not read out after {spoken[max(0, place - 60) : place]!r}"
        place = found + len(words)


@each_edition
def test_structure_is_well_formed(name: str, large_print: bool) -> None:
    root = _read(name, large_print).root
    levels = [int(node.kind[1]) for node in root.walk() if node.kind in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(following - level <= 1 for level, following in pairwise(levels))
    for node in root.walk():
        kinds = [kid.kind for kid in node.kids]
        if node.kind == "L":
            assert set(kinds) == {"LI"}
        elif node.kind == "LI":
            assert kinds == ["Lbl", "LBody"]
        elif node.kind == "Table":
            assert set(kinds) <= {"Caption", "TR"}
            assert kinds.count("Caption") == (kinds[0] == "Caption")
            _check_table([kid for kid in node.kids if kid.kind == "TR"], as_text=large_print)
        elif node.kind == "Figure":
            assert node.alt
        elif node.kind == "Link":
            assert node.annotations
            assert all(str(annotation.Contents) for annotation in node.annotations)


def _check_table(rows: list[Node], *, as_text: bool) -> None:
    head, *others = rows
    assert len({len(row.kids) for row in rows}) == 1
    assert all(cell.kind == "TH" and cell.scope in ("Row", "Column") for cell in rows[0].kids) or as_text
    for row in others:
        assert row.kids[0].kind == "TH"
        assert row.kids[0].scope == "Row"
        assert all(cell.kind == "TD" for cell in row.kids[1:])
    assert head.kids


@each_edition
def test_the_machine_checker_finds_nothing(name: str, large_print: bool, tmp_path) -> None:
    target = tmp_path / "summary.pdf"
    target.write_bytes(_pdf(name, large_print))
    report = pdfua.validate(str(target))
    assert [outcome for outcome in report.outcomes if outcome.findings or outcome.skipped_reason] == []


@each_edition
def test_marks_lead_back_to_their_elements(name: str, large_print: bool) -> None:
    pdf = _read(name, large_print).pdf
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    by_key = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    keys = []
    for page in pdf.pages:
        assert page.Tabs == pikepdf.Name.S
        keys.append(int(page.StructParents))
        marked = [
            int(instruction.operands[1].MCID)
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        ]
        assert marked == list(range(len(by_key[keys[-1]])))
        for annotation in page.get("/Annots", []):
            keys.append(int(annotation.StructParent))
            assert pikepdf.Name.Link == by_key[keys[-1]].S
    assert sorted(keys) == sorted(by_key)


def test_what_the_file_says_of_itself() -> None:
    reading = _read("fibromyalgia-patient", False)
    root = reading.pdf.Root
    document: Document = DOCUMENTS["fibromyalgia-patient"]
    assert str(root.Lang) == document.language
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.Outlines.Count > 5
    packet = root.Metadata.read_raw_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert f">{document.title}<" in packet
    with reading.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == document.title
        assert metadata["pdfuaid:part"] == "1"


def test_a_figure_says_in_words_what_it_shows() -> None:
    document = DOCUMENTS["every-block"]
    array = next(block for block in document.blocks if hasattr(block, "denominator"))
    figure = _read("every-block", False).root.of_kind("Figure")[0]
    assert figure.alt == alternative(array) == (
        "Felt better. With this: 32 of 100; With a dummy pill: 11 of 100."
    )  # fmt: skip


def test_name_and_date_are_on_every_page_and_read_out_once() -> None:
    document = DOCUMENTS["low-back-oxycodone-patient"]
    reading = _read("low-back-oxycodone-patient", False)
    for letters in reading.letters:
        assert bare(document.header) in bare("".join(letter["text"] for letter in letters))
    assert reading.spoken().startswith(" ".join(document.header.split()))
    assert bare(reading.spoken()).count(bare(document.header)) == 1


def test_a_link_covers_its_words_and_leads_to_its_address() -> None:
    (link,) = _read("every-block", False).root.of_kind("Link")
    (annotation,) = link.annotations
    assert str(annotation.A.URI) == "https://doi.org/10.1002/art.37734"
    assert str(annotation.A.URI) in link.words.replace(" ", "")
