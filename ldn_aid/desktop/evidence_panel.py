"""The evidence behind one number that is shown: its card."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_aid.comparison.provenance import Lines, card_text, evidence_card, source_line
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import label, result_text
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.evidence.models import Pack
from ldn_aid.i18n import _


class FigureCard(QDialog):
    """Who was studied, against what, how long, how sure and why, from which source."""

    def __init__(self, pack: Pack, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About this number"))
        self.resize(680, 700)
        self._source = source_line(pack, pack.estimate(key).source)
        self._whole = card_text(pack, key)
        column = QVBoxLayout(self)
        holder = pairs(evidence_card(pack, key))
        holder.setObjectName("page")
        holder.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(scrolling(holder), 1)
        copy, whole, close = (
            QPushButton(_("Copy the source")),
            QPushButton(_("Copy the whole card")),
            QPushButton(_("Close")),
        )
        copy.clicked.connect(self._copy_source)
        whole.clicked.connect(self._copy_whole)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        column.addWidget(flow_of(copy, whole, close))

    def _copy_source(self) -> None:
        QGuiApplication.clipboard().setText(self._source)

    def _copy_whole(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)


def pairs(lines: Lines) -> QWidget:
    """Each label above what stands beside it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    for place, (name, text) in enumerate(lines):
        if place:
            column.addSpacing(GRID)
        column.addWidget(label(name, "h3"))
        column.addWidget(result_text(text, name))
    column.addStretch(1)
    return holder


def scrolling(widget: QWidget) -> QScrollArea:
    """*widget* with a scroll bar where it needs one."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(widget)
    return area
