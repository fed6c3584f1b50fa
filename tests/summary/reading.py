"""A PDF read back as a screen reader and a printer would: the structure tree, each letter, each mark."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pdfplumber
import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"}


@dataclass
class Node:
    """One element of the structure tree with the words that it marks, in the order of its kids."""

    kind: str
    alt: str = ""
    actual_text: str = ""
    scope: str = ""
    words: str = ""
    kids: list["Node"] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything under it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def of_kind(self, *kinds: str) -> list["Node"]:
        """Those of *kinds* under it."""
        return [node for node in self.walk() if node.kind in kinds]

    def spoken(self) -> str:
        """What is read out for it."""
        if self.alt or self.actual_text:
            return self.alt or self.actual_text
        return " ".join([self.words, *(kid.spoken() for kid in self.kids)]).strip()


class Reading:
    """One PDF."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        with pdfplumber.open(BytesIO(data)) as plumber:
            self.sizes = [(page.width, page.height) for page in plumber.pages]
            self.letters = [page.chars for page in plumber.pages]
        self._marked: dict[tuple[int, int], str] = {}
        for number, letters in enumerate(self.letters):
            line = None
            for letter in letters:
                if letter["mcid"] is None:
                    continue
                key = (number, letter["mcid"])
                here = (key, round(letter["matrix"][5]))
                gap = " " if key in self._marked and here != line else ""
                line = here
                self._marked[key] = self._marked.get(key, "") + gap + letter["text"]
        self._pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        tree = self.pdf.Root.StructTreeRoot
        assert tree.K.P.objgen == tree.objgen
        self.root = self._node(tree.K)

    def _node(self, element: Any) -> Node:
        attributes = element.get("/A", {})
        node = Node(
            kind=str(element.S)[1:],
            alt=str(element.get("/Alt", "")),
            actual_text=str(element.get("/ActualText", "")),
            scope=str(attributes.get("/Scope", ""))[1:],
        )
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            kind = str(kid.get("/Type", ""))
            if kind == "/MCR":
                words = self._marked.get((self._pages[kid.Pg.objgen], int(kid.MCID)), "")
                node.words = f"{node.words} {words}".strip()
            elif kind == "/OBJR":
                node.annotations.append(kid.Obj)
            else:
                assert kid.P.objgen == element.objgen
                node.kids.append(self._node(kid))
        return node

    def unmarked(self) -> list[tuple[int, str]]:
        """Painting operators outside of every marked content, as (page, operator); none when all is well."""
        found = []
        for number, page in enumerate(self.pdf.pages):
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += operator in ("BDC", "BMC")
                depth -= operator == "EMC"
                assert depth in (0, 1)
                if operator in PAINTING and not depth:
                    found.append((number, operator))
        return found

    def loose_letters(self) -> list[str]:
        """Letters that are neither in an element nor in an artifact."""
        return [
            letter["text"]
            for letters in self.letters
            for letter in letters
            if letter["mcid"] is None and letter["tag"] != "Artifact"
        ]

    def spoken(self) -> str:
        """Everything in reading order."""
        return self.root.spoken()


def bare(text: str) -> str:
    """*text* without any white space, for comparing what was set in lines."""
    return "".join(text.split())
