"""A chart over time: points where their values and years are, and targets that look different."""

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF

from gisapp.core.text.sheet_text import ChartPoint, ChartText, ChartTick, tick_values
from gisapp.ui.widgets.painted_box import SMALL_PX
from gisapp.ui.widgets.series_chart import SeriesChart
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme, ui_font
from tests.ui.widgets.painted import picture_of, places_of, shows

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH, HEIGHT = 340, 150


def text(*points: tuple[float, float], expected: bool = False) -> ChartText:
    """Return a chart of values by year, the last one a target if asked for."""
    return ChartText(
        "Income",
        tuple(
            ChartPoint(year, value, f"{year:g}", f"{value:g}", expected and number == len(points))
            for number, (year, value) in enumerate(points, start=1)
        ),
        tuple(ChartTick(value, f"{value:g}") for value in tick_values(max(v for _, v in points))),
        "",
    )


def chart(*points: tuple[float, float], expected: bool = False) -> SeriesChart:
    found = SeriesChart(text(*points, expected=expected))
    found.resize(WIDTH, HEIGHT)
    return found


def dots(found: SeriesChart, theme: Theme = LIGHT, ratio: float = 1.0) -> np.ndarray:
    """Return the middles of the full dots, (n, 2) from the left, in logical pixels."""
    seen = places_of(picture_of(found, theme, ratio), theme.chart, 4) / ratio
    columns = np.unique(np.round(seen[:, 0]))
    middles = []
    for group in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1):
        part = seen[(seen[:, 0] >= group[0] - 0.5) & (seen[:, 0] <= group[-1] + 0.5)]
        middles.append(part.mean(axis=0))
    return np.array(middles)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_points_rise_with_their_values(theme: Theme, ratio: float) -> None:
    # All of one value: the line between them is level, and no dot hides in a slope.
    low, high = chart((2014, 100), (2016, 100)), chart((2014, 100), (2016, 200))
    level = dots(low, theme, ratio)
    assert level[:, 1] == pytest.approx(level[0, 1], abs=1)
    seen = places_of(picture_of(high, theme, ratio), theme.chart, 4) / ratio
    first, last = seen[seen[:, 0].argmin()], seen[seen[:, 0].argmax()]
    assert last[1] < first[1] - 30


def test_the_distances_of_points_are_those_of_their_years() -> None:
    found = chart((2010, 100), (2012, 100), (2020, 100))
    image = picture_of(found)
    seen = places_of(image, LIGHT.chart, 4)
    heights = np.bincount(seen[:, 0], minlength=WIDTH)
    middles = [group.mean() for group in np.split(*_runs(heights > 4))]
    assert len(middles) == 3
    assert (middles[2] - middles[1]) / (middles[1] - middles[0]) == pytest.approx(4, rel=0.05)


def _runs(mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    places = np.flatnonzero(mask)
    return places, np.flatnonzero(np.diff(places) > 1) + 1


def test_a_target_is_hollow_at_the_end_of_a_dashed_line() -> None:
    stated, target = (chart((2014, 100), (2020, 100), expected=each) for each in (False, True))
    full, hollow = (len(places_of(picture_of(each), LIGHT.chart, 4)) for each in (stated, target))
    assert hollow < 0.8 * full
    ends = [places_of(picture_of(each), LIGHT.chart, 4)[:, 0].max() for each in (stated, target)]
    assert ends[0] == pytest.approx(ends[1], abs=2)


def test_a_single_point_is_a_dot_with_its_words() -> None:
    image = picture_of(chart((2017, 42)))
    assert shows(image, LIGHT.chart)
    assert shows(image, LIGHT.text)
    assert shows(image, LIGHT.text_muted)


@pytest.mark.parametrize("value", [0.0, 1e-9, 1e15])
def test_values_of_any_size_stay_on_the_chart(value: float) -> None:
    seen = places_of(picture_of(chart((2014, value), (2016, value / 2))), LIGHT.chart, 4)
    baseline = HEIGHT - QFontMetricsF(ui_font(SMALL_PX)).height() - 8
    assert len(seen) > 50
    assert 0 < seen[:, 1].min() <= seen[:, 1].max() <= baseline + 6


def test_words_at_the_ends_are_not_cut_off() -> None:
    points = tuple(
        ChartPoint(year, 1.0, f"from January to September {year:g} (inferred)", "1")
        for year in (2014.0, 2016.0)
    )
    found = SeriesChart(ChartText("Income", points, (ChartTick(0, "0"),), ""))
    found.resize(WIDTH, HEIGHT)
    ink = places_of(picture_of(found), LIGHT.text_muted, 40)
    assert ink[:, 0].min() >= 8
    assert ink[:, 0].max() <= WIDTH - 8


def test_a_chart_is_read_out_with_its_points() -> None:
    assert chart((2014, 10), (2016, 20)).accessibleName() == "Income: 2014 10, 2016 20"
