"""A canvas that writes the document's structure while it draws (PDF 1.7, section 14.7 and 14.8; PDF/UA-1).

Every mark on the page belongs either to an element of the structure tree or to an artifact. An element whose
words flow over pages is one element with a piece on each page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

_ARTIFACTS = {
    "header": "/Type/Pagination/Subtype/Header/Attached[/Top]",
    "footer": "/Type/Pagination/Subtype/Footer/Attached[/Bottom]",
    "repeated": "/Type/Pagination",
    "layout": "/Type/Layout",
    "background": "/Type/Background",
}
ArtifactKind = Literal["header", "footer", "repeated", "layout", "background"]


class Element(PDFObject):  # type: ignore[misc]
    """One element of the structure tree. *kind* is a standard type, such as P, H1, TH or Figure."""

    __RefOnly__ = 1

    def __init__(
        self,
        kind: str,
        parent: "Element | None" = None,
        *,
        alt: str = "",
        actual_text: str = "",
        attributes: str = "",
    ) -> None:
        self.kind = kind
        self.parent: Element | _Root | None = parent
        self.alt = alt
        self.actual_text = actual_text
        self.attributes = attributes
        """Inside of an attribute dictionary, such as ``/O/Table/Scope/Row``."""
        self.box: tuple[float, float, float, float] | None = None
        self.kids: list[Element | _Piece] = []
        if parent is not None:
            parent.kids.append(self)

    def format(self, document: Any) -> bytes:
        """The element as a PDF dictionary."""
        parts = [f"/Type/StructElem/S/{self.kind}"]
        if self.parent is not None:
            parts.append(f"/P {_reference(self.parent, document)}")
        for key, text in (("Alt", self.alt), ("ActualText", self.actual_text)):
            if text:
                parts.append(f"/{key} " + PDFString(text).format(document).decode("latin-1"))
        attributes = self.attributes
        if self.box is not None:
            attributes += (
                "/O/Layout/Placement/Block/BBox[" + " ".join(f"{side:.2f}" for side in self.box) + "]"
            )
        if attributes:
            parts.append(f"/A<<{attributes}>>")
        kids = [self._kid(kid, document) for kid in self.kids]
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        return ("<<" + "".join(parts) + ">>").encode("latin-1")

    def _kid(self, kid: "Element | _Piece", document: Any) -> str:
        if isinstance(kid, Element):
            return _reference(kid, document)
        page = _reference(kid.page, document)
        if kid.annotation is not None:
            return f"<</Type/OBJR/Pg {page}/Obj {kid.annotation.format(document).decode()}>>"
        return f"<</Type/MCR/Pg {page}/MCID {kid.number}>>"


class _Piece:
    """What of an element stands on one page: marked content by its number, or a link's annotation."""

    __slots__ = ("annotation", "number", "page")

    def __init__(self, number: int = 0, annotation: Any = None) -> None:
        self.number = number
        self.annotation = annotation
        self.page: Any = None
        """Known once the page is finished."""


class _Root(PDFObject):  # type: ignore[misc]
    """The structure tree's root, with the way back from each mark to its element."""

    __RefOnly__ = 1

    def __init__(self, document_element: Element) -> None:
        self.document_element = document_element
        document_element.parent = self
        self.parents: list[list[Element] | Element] = []

    def format(self, document: Any) -> bytes:
        numbers = " ".join(
            f"{key} [" + " ".join(_reference(element, document) for element in entry) + "]"
            if isinstance(entry, list)
            else f"{key} {_reference(entry, document)}"
            for key, entry in enumerate(self.parents)
        )
        return (
            f"<</Type/StructTreeRoot/K {_reference(self.document_element, document)}"
            f"/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {len(self.parents)}>>"
        ).encode("latin-1")


class _Metadata(PDFObject):  # type: ignore[misc]
    """The XMP packet: title, language, and that the file is meant to be PDF/UA-1."""

    __RefOnly__ = 1

    def __init__(self, title: str, author: str, language: str) -> None:
        self.packet = (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
            f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
            f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
            "<pdfuaid:part>1</pdfuaid:part>"
            '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
        ).encode()

    def format(self, _document: Any) -> bytes:
        head = f"<</Type/Metadata/Subtype/XML/Length {len(self.packet)}>>\nstream\n".encode()
        return head + self.packet + b"\nendstream\n"


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws pages whose every mark is either in ``document_element`` or an artifact."""

    def __init__(
        self,
        output: BytesIO,
        size: tuple[float, float],
        *,
        title: str,
        subject: str,
        author: str,
        language: str,
        font: str,
    ) -> None:
        super().__init__(
            output,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            lang=language,
            initialFontName=font,
        )
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(subject)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.document_element = Element("Document")
        self._root = _Root(self.document_element)
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._root
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = _Metadata(title, author, language)
        self._marked: list[Element] = []
        self._pieces: list[_Piece] = []
        self._inside = False

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """What is drawn inside is content of *element*."""
        piece = _Piece(number=len(self._marked))
        self._marked.append(element)
        self._pieces.append(piece)
        element.kids.append(piece)
        with self._content(f"/{element.kind} <</MCID {piece.number}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: ArtifactKind) -> Iterator[None]:
        """What is drawn inside is no content: rules, backgrounds, repeated heads and feet."""
        with self._content(f"/Artifact <<{_ARTIFACTS[kind]}>> BDC"):
            yield

    @contextmanager
    def _content(self, begin: str) -> Iterator[None]:
        if self._inside:
            raise RuntimeError("marked content must not be nested")
        self._inside = True
        self._code.append(begin)
        yield
        self._code.append("EMC")
        self._inside = False

    def link(
        self, element: Element, box: tuple[float, float, float, float], address: str, words: str
    ) -> None:
        """Let *box*, in points on this page, open *address*; *element* is a Link, *words* describe it."""
        key = len(self._root.parents)
        self._root.parents.append(element)
        self.linkURL(address, box, StructParent=key, Contents=PDFString(words), F=4)
        piece = _Piece(annotation=self._annotationrefs[-1])
        self._pieces.append(piece)
        element.kids.append(piece)

    def showPage(self) -> None:  # noqa: N802
        """Finish the page and tie its marks to their elements."""
        marked, pieces = self._marked, self._pieces
        self._marked, self._pieces = [], []
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._root.parents)
        page.Tabs = "/S"
        self._root.parents.append(marked)
        for piece in pieces:
            piece.page = page


def _reference(thing: Any, document: Any) -> str:
    return str(document.Reference(thing).format(document).decode())
