"""Safety findings of one option, apart from its benefits: the most serious first, three before "more"."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ldn_aid.comparison.grid import form_label, level_label
from ldn_aid.desktop.session import Session
from ldn_aid.desktop.theme import GRID
from ldn_aid.desktop.widgets.cards import result_text
from ldn_aid.desktop.widgets.clinician_only import ClinicianOnly
from ldn_aid.desktop.widgets.flow import flow_of
from ldn_aid.i18n import _, ngettext
from ldn_aid.safety.findings import Finding, NotChecked
from ldn_aid.summary.safety_words import not_checked_text

_FIRST = 3


class FindingList(QWidget):
    """Each finding in plain words; its own "Why?" opens its inputs, rule and source."""

    def __init__(
        self, session: Session, findings: Sequence[Finding], not_checked: Sequence[NotChecked] = ()
    ) -> None:
        super().__init__()
        self._session = session
        self._later = list(findings[_FIRST:])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self._column.addLayout(self._rows)
        for finding in findings[:_FIRST]:
            self._rows.addWidget(_Row(self._session, finding))
        if self._later:
            count = len(self._later)
            more = ngettext("Show {count} more", "Show {count} more", count).format(count=count)
            self._more = QPushButton(more)
            self._more.clicked.connect(self._show_more)
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        if not_checked:
            self._column.addWidget(result_text(not_checked_text(not_checked), _("Not checked yet"), "hint"))

    def _show_more(self) -> None:
        for finding in self._later:
            self._rows.addWidget(_Row(self._session, finding))
        self._later.clear()
        self._more.hide()


class _Row(QWidget):
    """One finding; the patient view shows none of what it rests on."""

    def __init__(self, session: Session, finding: Finding) -> None:
        super().__init__()
        self._session, self._finding = session, finding
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._text = result_text(finding_text(finding, full=False), _("Safety finding"))
        self._why = QPushButton(_("Why?"))
        self._why.setObjectName("link")
        self._why.setCheckable(True)
        self._why.setAccessibleName(_("Why? {finding}").format(finding=finding.text))
        self._why.clicked.connect(self._toggled)
        column.addWidget(self._text)
        column.addWidget(ClinicianOnly(session, flow_of(self._why)))
        session.view_changed.connect(self._follow_view)

    def _follow_view(self) -> None:
        if self._session.patient_view and self._why.isChecked():
            self._why.click()

    def _toggled(self, checked: bool) -> None:
        self._text.setText(finding_text(self._finding, full=checked))
        self._why.setText(_("Show less") if checked else _("Why?"))


def finding_text(finding: Finding, *, full: bool) -> str:
    """A finding in words; *full* adds what it rests on."""
    form = f" ({form_label(finding.form)})" if finding.form else ""
    text = f"{level_label(finding.level)}{form}: {finding.text}"
    if finding.set_aside:
        text += " " + _("(Set aside by the clinician: {reason})").format(reason=finding.set_aside)
    if full:
        text += "\n" + finding.detail
        text += "\n" + _("Because: {because}. Rule: {rule}. Source: {source}").format(
            because=finding.because.rstrip("."), rule=finding.id, source=finding.source
        )
        if not finding.checked:
            text += " " + _("(to be confirmed)")
    return text
