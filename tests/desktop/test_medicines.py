"""Medicines typed and pasted, through the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from ldn_aid.conversation.model import edit, new_conversation
from ldn_aid.conversation.sections import MedicineEntry
from ldn_aid.desktop.page import Page
from ldn_aid.desktop.paste_list import PasteList
from ldn_aid.desktop.window import Window
from ldn_aid.terms import Step
from tests.desktop.hands import box, button, press, write

WindowOn = Callable[..., Window]
NAME = "Name, as on the label"


def _medicines(window: Window) -> Page:
    window.go_to(Step.MEDICINES)
    return window.pages[Step.MEDICINES]


def _offered(page: Page) -> QListWidget:
    (names,) = [one for one in page.findChildren(QListWidget) if one.isVisibleTo(page)]
    return names


def _with_an_opioid(window_on: WindowOn) -> tuple[Window, Page]:
    window = window_on()
    page = _medicines(window)
    press(page, "Add an opioid")
    return window, page


def test_names_are_offered_generic_and_brand_and_chosen_by_keyboard(window_on: WindowOn) -> None:
    window, page = _with_an_opioid(window_on)
    write(page, NAME, "perco")
    names = _offered(page)
    assert "Percocet: oxycodone + acetaminophen (opioid)" in [
        names.item(row).text() for row in range(names.count())
    ]
    assert names.currentRow() == -1
    field = box(page, NAME)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.session.conversation.medicines.opioids[0].product == "Percocet"
    assert field.text() == "Percocet"
    assert not names.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_what_is_typed_stays_unless_a_name_is_chosen(window_on: WindowOn, key: Qt.Key) -> None:
    window, page = _with_an_opioid(window_on)
    write(page, NAME, "oxyco")
    assert _offered(page).count() > 2
    QTest.keyClick(box(page, NAME), key)
    assert window.session.conversation.medicines.opioids[0].product == "oxyco"
    assert box(page, NAME).text() == "oxyco"


def test_looking_through_the_names_changes_nothing(window_on: WindowOn) -> None:
    window, page = _with_an_opioid(window_on)
    write(page, NAME, "oxyco")
    names = _offered(page)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape):
        QTest.keyClick(box(page, NAME), key)
    assert (box(page, NAME).text(), names.isVisible()) == ("oxyco", False)
    assert window.session.conversation.medicines.opioids[0].product == "oxyco"


def test_a_name_is_chosen_by_mouse(window_on: WindowOn, qtbot: QtBot) -> None:
    window, page = _with_an_opioid(window_on)
    write(page, NAME, "suboxo")
    names = _offered(page)
    qtbot.waitUntil(lambda: names.height() > 20)
    QTest.mouseClick(
        names.viewport(), Qt.MouseButton.LeftButton, pos=names.visualItemRect(names.item(0)).center()
    )
    assert window.session.conversation.medicines.opioids[0].product == "Suboxone"


def test_a_misspelling_is_offered_its_name_and_stays_as_typed(window_on: WindowOn) -> None:
    window, page = _with_an_opioid(window_on)
    write(page, NAME, "oxycodne")
    assert _offered(page).item(0).text() == "oxycodone (opioid)"
    assert window.session.conversation.medicines.opioids[0].product == "oxycodne"


LIST = """Current medications:
1. Percocet 10/325 1-2 tabs q6h prn
2. lisinopril 10 mg daily
3. oxycodne 5 mg bid
4. ibuprofen 800 mg tid
Allergies: codeine"""


def _paste(page: Page, qtbot: QtBot, text: str) -> PasteList:
    press(page, "Paste a list…")
    (dialog,) = page.findChildren(PasteList)
    dialog.text.insertPlainText(text)
    qtbot.waitUntil(lambda: dialog.lines.rowCount() > 0)
    return dialog


def test_a_pasted_list_is_looked_over_and_added_in_one_step_of_undo(
    window_on: WindowOn, qtbot: QtBot
) -> None:
    kept = MedicineEntry(product="tramadol 50 mg", taking="now")
    before = edit(new_conversation(), "medicines.opioids", (kept,))
    window = window_on(before)
    dialog = _paste(_medicines(window), qtbot, LIST)
    texts = [
        [dialog.lines.item(row, column).text() for column in range(4)]
        for row in range(dialog.lines.rowCount())
    ]
    assert texts[0][1:3] == ["oxycodone, acetaminophen (opioid)", "120 MME"]
    assert "1 to 2 at a time, 0 to 4 times a day; the upper end is used" in texts[0][3]
    assert texts[2][1] == "not recognised"
    assert "Did you mean oxycodone" in texts[2][3]
    assert texts[4][1] == "not a medicine taken"
    assert dialog.said.text().startswith("1 line was not recognised")
    dialog.lines.setCurrentCell(3, 1)
    for _time in range(3):
        QTest.keyClick(dialog.lines, Qt.Key.Key_Space)
    press(dialog, "Add 3 medicines")
    medicines = window.session.conversation.medicines
    assert [entry.product for entry in medicines.opioids] == ["tramadol 50 mg", "Percocet 10/325"]
    assert [entry.product for entry in medicines.others] == ["lisinopril 10 mg", "oxycodne 5 mg"]
    assert medicines.takes_opioids == "yes"
    assert window.session.assessment.ldn_gate.status == "blocked"
    window.session.undo()
    assert window.session.conversation == before


def test_a_click_on_a_line_takes_its_tick_away(window_on: WindowOn, qtbot: QtBot) -> None:
    dialog = _paste(_medicines(window_on()), qtbot, LIST)
    place = dialog.lines.visualItemRect(dialog.lines.item(1, 0)).center()
    QTest.mouseClick(dialog.lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [line.recognition.ingredients for line in dialog.ticked()][1:] == [(), ("ibuprofen",)]


def test_a_line_is_mended_in_the_text(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on()
    dialog = _paste(_medicines(window), qtbot, "oxycodne 5 mg bid")
    assert dialog.lines.item(0, 1).text() == "not recognised"
    dialog.text.setPlainText("oxycodone 5 mg bid")
    qtbot.waitUntil(lambda: dialog.lines.item(0, 1).text() == "oxycodone (opioid)")
    assert dialog.lines.item(0, 2).text() == "15 MME"


def test_leaving_adds_nothing_and_a_list_without_medicines_cannot_be_added(
    window_on: WindowOn, qtbot: QtBot
) -> None:
    window = window_on()
    before = window.session.conversation
    dialog = _paste(_medicines(window), qtbot, "Allergies: codeine")
    assert not button(dialog, "Add 0 medicines").isEnabled()
    press(dialog, "Cancel")
    assert window.session.conversation == before


def test_a_list_that_is_too_long_says_so(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on()
    press(_medicines(window), "Paste a list…")
    (dialog,) = window.pages[Step.MEDICINES].findChildren(PasteList)
    dialog.text.setPlainText("aspirin\n" * 2100)
    qtbot.waitUntil(lambda: "more than 2000" in dialog.said.text())
    assert dialog.lines.rowCount() == 0


def test_an_order_listed_twice_is_asked_about(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on()
    page = _medicines(window)
    dialog = _paste(page, qtbot, "Norco 10/325 1 tab q6h\nNorco 10-325 1 tab q6h")
    press(dialog, "Add 2 medicines")
    assert window.session.assessment.mme.total == 40
    notes = [row.note.text() for row in page._opioids._rows if row.note]  # type: ignore[attr-defined]
    assert all("which order is current?" in note for note in notes)


ANSWERS = """Ativan 0.5 mg bid
ibuprofen 800 mg tid
Imodium 2 mg daily
apixaban 5 mg bid, discontinued 2026-01-02"""


def test_a_list_ticks_the_other_questions_that_it_answers_and_no_more(
    window_on: WindowOn, qtbot: QtBot
) -> None:
    before = edit(new_conversation(), "medicines.classes", ("diuretic",))
    window = window_on(before)
    dialog = _paste(_medicines(window), qtbot, ANSWERS)
    qtbot.waitUntil(dialog.answers.isVisible)
    press(dialog, "Add 4 medicines")
    medicines = window.session.conversation.medicines
    assert medicines.classes == ("benzodiazepine", "diuretic")
    assert [(use.kind, use.taking) for use in medicines.forgotten or ()] == [("loperamide", "now")]
    assert medicines.acetaminophen_or_nsaids == "yes"
    assert button(window.pages[Step.MEDICINES], "Do you take any of these? benzodiazepine").isChecked()
    window.session.undo()
    assert window.session.conversation == before


def test_what_is_unticked_stays_unanswered(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on()
    dialog = _paste(_medicines(window), qtbot, ANSWERS)
    qtbot.waitUntil(dialog.answers.isVisible)
    for name in ("benzodiazepine", "Loperamide (Imodium)"):
        press(dialog, f"Tick on the page too {name}")
    dialog.text.appendPlainText("warfarin 5 mg daily")
    qtbot.waitUntil(lambda: dialog.lines.rowCount() == 5)
    press(dialog, "Add 5 medicines")
    medicines = window.session.conversation.medicines
    assert (medicines.classes, medicines.forgotten) == (("warfarin",), None)
    assert medicines.acetaminophen_or_nsaids == "yes"


def test_a_list_that_answers_nothing_else_offers_nothing(window_on: WindowOn, qtbot: QtBot) -> None:
    dialog = _paste(_medicines(window_on()), qtbot, "metformin 500 mg bid")
    assert not dialog.answers.isVisible()
