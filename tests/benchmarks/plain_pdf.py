"""The same words drawn the plainest way that ReportLab offers: what our PDF is measured against."""

from io import BytesIO

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from ldn_aid.summary import blocks
from ldn_aid.summary.text import plain_text


class _Dots(Flowable):
    """An icon array without any care: one circle a person."""

    def __init__(self, array: blocks.IconArray) -> None:
        super().__init__()
        self.array = array

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 400, 120

    def draw(self) -> None:
        for place, group in enumerate(self.array.groups):
            for person in range(self.array.denominator):
                x, y = place * 200 + person % 10 * 12, person // 10 % 10 * 12
                self.canv.circle(x + 5, y + 5, 4, fill=int(person < group.count))


def plain_pdf(document: blocks.Document) -> bytes:
    """*document* as a plain PDF: same text, tables and arrays, no tags, no own fonts."""
    normal = getSampleStyleSheet()["Normal"]
    normal.fontSize, normal.leading = 12, 16
    story: list[Flowable] = []
    for block in document.blocks:
        if isinstance(block, blocks.Table):
            rows = [block.header, *block.rows]
            story.append(Table([[Paragraph(_escape(cell), normal) for cell in row] for row in rows]))
        elif isinstance(block, blocks.IconArray):
            story += [_Dots(block), Paragraph(_escape(block.caption), normal)]
        else:
            one = blocks.Document(document.title, document.language, (block,))
            story.append(Paragraph(_escape(plain_text(one)), normal))
        story.append(Spacer(1, 6))
    output = BytesIO()
    SimpleDocTemplate(output).build(story)
    return output.getvalue()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
