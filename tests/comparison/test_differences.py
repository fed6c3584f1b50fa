"""Differences of averages: what may be drawn, and what is said beside it."""

from ldn_aid.comparison.differences import difference_figure
from ldn_aid.evidence.models import Difference
from ldn_aid.evidence.pack import load_pack


def test_only_what_was_read_in_its_source_is_drawn() -> None:
    pack = load_pack()
    drawn = 0
    for option in pack.options.values():
        for key, estimate in option.estimates.items():
            figure = difference_figure(pack, key)
            if figure is None:
                assert (
                    not isinstance(estimate, Difference) or not estimate.checked or estimate.scale_max is None
                )
                continue
            drawn += 1
            assert estimate.checked
            assert 0 <= figure.points <= figure.top
            assert f"scale of {figure.top:g}" in figure.words
            crosses = (
                estimate.low is not None and estimate.high is not None and estimate.low <= 0 <= estimate.high
            )
            assert ("may be no difference" in figure.words) is crosses
            assert ("may be no difference" in figure.headline) is crosses
            assert ("the range is not known" in figure.headline) is (estimate.low is None)
            assert ("to notice" in figure.words) is (estimate.noticeable is not None)
    assert drawn > 3


def test_better_is_the_way_that_the_scale_says() -> None:
    pack = load_pack()
    for option in pack.options.values():
        for key, estimate in option.estimates.items():
            figure = difference_figure(pack, key)
            if figure and isinstance(estimate, Difference) and estimate.value:
                assert figure.better is ((estimate.value < 0) is (estimate.better == "lower"))
                way = "better" if figure.better else "worse"
                assert way in figure.words
                assert figure.headline.startswith(f"{figure.points:g} points {way}")
