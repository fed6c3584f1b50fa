"""Safety findings of one option, apart from its benefits: the most serious first, three before "more"."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.comparison.grid import level_label
from ldn_aid.desktop.widgets.cards import result_text
from ldn_aid.i18n import _
from ldn_aid.safety.findings import Finding

_FIRST = 3


class FindingList(QWidget):
    """Each finding in plain words; "Why?" opens its inputs, rule and source."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self._findings = findings
        self._open = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._texts = [self._text(finding) for finding in findings]
        self._more = QPushButton()
        self._more.clicked.connect(self._toggle)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    def _text(self, finding: Finding) -> QWidget:
        made = result_text("", _("Safety finding"))
        self.column.addWidget(made)
        return made

    def _toggle(self) -> None:
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        for place, (finding, text) in enumerate(zip(self._findings, self._texts, strict=True)):
            text.setVisible(self._open or place < _FIRST)
            text.setText(finding_text(finding, full=self._open))  # type: ignore[attr-defined]
        self._more.setText(_("Show less") if self._open else _("Why? Inputs, rules and sources"))


def finding_text(finding: Finding, *, full: bool) -> str:
    """A finding in words; *full* adds what it rests on."""
    text = f"{level_label(finding.level)}: {finding.text}"
    if finding.set_aside:
        text += " " + _("(Set aside by the clinician: {reason})").format(reason=finding.set_aside)
    if full:
        text += "\n" + finding.detail
        text += "\n" + _("Because: {because}. Rule: {rule}. Source: {source}").format(
            because=finding.because, rule=finding.id, source=finding.source
        )
        if not finding.checked:
            text += " " + _("(to be confirmed)")
    return text
