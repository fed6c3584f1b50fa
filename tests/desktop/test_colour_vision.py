"""Without colour, and as people see who see colours differently, each screen keeps its meaning.

Measured on rendered pixels: what is chosen against what is not, who has an outcome against who has not.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ldn_aid.comparison.differences import DifferenceFigure
from ldn_aid.comparison.figures import ArrayFigure, Group
from ldn_aid.comparison.grid import level_label
from ldn_aid.conversation.files import read_conversation
from ldn_aid.desktop.widgets.answer_group import AnswerGroup
from ldn_aid.desktop.widgets.body_map import BodyMap
from ldn_aid.desktop.widgets.cards import Card
from ldn_aid.desktop.widgets.certainty import _Circles
from ldn_aid.desktop.widgets.difference_bar import DifferenceBar
from ldn_aid.desktop.widgets.fit_view import FitMark
from ldn_aid.desktop.widgets.icon_array import IconArray
from ldn_aid.desktop.window import Window
from ldn_aid.safety.findings import Level
from ldn_aid.terms import OptionId, Step
from tests.conftest import EXAMPLES

# How red, green and blue are seen (linear light): Machado, Oliveira and Fernandes 2009, severity 1.0.
EYES = {
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
LEAST = 3.0
"""WCAG 2.2, 1.4.11: graphics that carry meaning."""


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def seen_lightness(color: QColor, eye: str) -> float:
    """Relative luminance of *color* as *eye* sees it."""
    light = [_linear(part) for part in (color.red(), color.green(), color.blue())]
    seen = [
        min(1.0, max(0.0, sum(m * part for m, part in zip(row, light, strict=True)))) for row in EYES[eye]
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), seen, strict=True))


def contrast(one: QColor, other: QColor, eye: str) -> float:
    """WCAG contrast of two colours as *eye* sees them."""
    light, dark = sorted((seen_lightness(one, eye), seen_lightness(other, eye)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def fill(widget: QWidget, box: QRect | None = None) -> QColor:
    """The colour that covers most of *widget*, or of *box* in it."""
    image = widget.grab(box or widget.rect()).toImage().scaled(24, 16)
    counts = Counter(image.pixel(x, y) for x in range(2, 22) for y in range(2, 14))
    return QColor.fromRgb(counts.most_common(1)[0][0])


@pytest.fixture(params=["light", "dark", "contrast"])
def shown(request: pytest.FixtureRequest, window_on: Callable[..., Window]) -> Iterator[Window]:
    window = window_on(read_conversation(EXAMPLES / "fibromyalgia.json"))
    window.theme.use(name=request.param)
    yield window
    window.theme.use(name="light")


def test_chosen_answers_stand_out_on_every_step(shown: Window) -> None:
    compared: Counter[Step] = Counter()
    for step in Step:
        shown.go_to(step)
        QTest.qWait(10)
        for group in shown.pages[step].findChildren(AnswerGroup):
            buttons = [one for one in group.buttons.values() if one.isVisible() and one.isEnabled()]
            chosen = [one for one in buttons if one.isChecked()]
            others = [one for one in buttons if not one.isChecked()]
            if chosen and others:
                pair = fill(chosen[0]), fill(others[0])
                assert all(contrast(*pair, eye) >= LEAST for eye in EYES), (group.accessibleName(), pair)
                compared[step] += 1
    assert set(compared) >= {Step.PAIN, Step.MEDICINES, Step.HEALTH, Step.GOALS, Step.FIT, Step.DECIDE}


def test_people_who_have_it_differ_from_those_who_have_not(shown: Window) -> None:
    shown.go_to(Step.OPTIONS)
    shown.pages[Step.OPTIONS].look_at(OptionId.LDN, OptionId.NSAID)  # type: ignore[attr-defined]
    QTest.qWait(10)
    array = next(one for one in shown.pages[Step.OPTIONS].findChildren(IconArray) if one.isVisible())
    image = array.grab().toImage()
    colors = {
        image.pixelColor(x, y).name() for x in range(image.width() // 3) for y in range(60, image.height())
    }
    have, ground = QColor(shown.theme.color("accent")), QColor(shown.theme.color("surface"))
    assert have.name() in colors, "those who have it are filled"
    assert all(contrast(have, ground, eye) >= LEAST for eye in EYES)


def _drawn(shown: Window, widget: QWidget) -> QImage:
    """*widget* as drawn on a card of the window's theme."""
    card = Card()
    card.setParent(shown.pages[Step.START])
    card.add(widget)
    card.resize(card.sizeHint())
    card.show()
    image = card.grab(QRect(widget.mapTo(card, QPoint(0, 0)), widget.size())).toImage()
    card.deleteLater()
    return image


def _inked(image: QImage, shown: Window, eye: str) -> float:
    """How far *image* stands out from the card's surface on average, in relative luminance."""
    ground = seen_lightness(QColor(shown.theme.color("surface")), eye)
    counted = Counter(image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
    far = sum(
        abs(seen_lightness(QColor.fromRgb(pixel), eye) - ground) * many for pixel, many in counted.items()
    )
    return far / counted.total()


@pytest.mark.parametrize("eye", EYES)
def test_extra_people_differ_from_all_who_have_it_by_their_pattern(shown: Window, eye: str) -> None:
    def block(change: Literal["more"] | None) -> float:
        figure = ArrayFigure("", 100, (Group("", 100, change),), "")
        return _inked(_drawn(shown, IconArray(figure)), shown, eye)

    filled, striped, nobody = block(None), block("more"), ArrayFigure("", 100, (Group("", 0),), "")
    outlined = _inked(_drawn(shown, IconArray(nobody)), shown, eye)
    assert filled > striped * 1.2, "striped people let the ground show through"
    assert striped > outlined * 1.2


@pytest.mark.parametrize("eye", EYES)
def test_better_and_worse_differ_by_their_pattern(shown: Window, eye: str) -> None:
    def bar(better: bool) -> float:
        figure = DifferenceFigure("", 10, 10, better, None, "", "")
        return _inked(_drawn(shown, DifferenceBar(figure)), shown, eye)

    assert bar(True) > bar(False) * 1.5


@pytest.mark.parametrize("eye", EYES)
def test_certainty_is_told_by_how_many_circles_are_filled(shown: Window, eye: str) -> None:
    inked = [
        _inked(_drawn(shown, _Circles(certainty)), shown, eye)
        for certainty in ("very_low", "low", "moderate", "high")
    ]
    assert inked == sorted(set(inked))


def test_levels_of_findings_differ_in_words(shown: Window) -> None:
    """Their words alone tell them apart: no colour does."""
    words = [level_label(level) for level in Level]
    assert len(set(words)) == len(words)


def test_where_it_hurts_differs_from_where_it_does_not(shown: Window) -> None:
    shown.session.edit("pain.sites", ("left_thigh",))
    shown.go_to(Step.PAIN)
    QTest.qWait(10)
    (body,) = shown.pages[Step.PAIN].findChildren(BodyMap)
    seen = {
        site: fill(body.picture, QRect(int(center.x()) - 8, int(center.y()) - 20, 16, 40))
        for site, center in body.picture.centers()
        if site.endswith("_thigh")
    }
    assert all(contrast(seen["left_thigh"], seen["right_thigh"], eye) >= LEAST for eye in EYES)


def test_fit_is_told_by_how_many_parts_are_filled(shown: Window) -> None:
    holder = shown.pages[Step.START]
    full, empty = FitMark("more"), FitMark("less")
    for mark in (full, empty):
        mark.setParent(holder)
        mark.resize(mark.sizeHint())
    seen = [one.grab().toImage().pixelColor(10, one.height() // 2) for one in (full, empty)]
    assert all(contrast(*seen, eye) >= LEAST for eye in EYES)
