"""Charts of a page are SVG that says what it shows."""

import xml.etree.ElementTree as ET

import pytest

from gisapp.core.text.sheet_text import ChartPoint, ChartText, ChartTick
from gisapp.export.expose.page_chart import bar_svg, chart_svg


def test_a_chart_says_its_values_and_draws_targets_hollow() -> None:
    points = (
        ChartPoint(2014.0, 100.0, "2014", "100 <lines>"),
        ChartPoint(2022.0, 470.0, "2022", "470 lines", expected=True),
    )
    chart = ChartText("Lines & more", points, (ChartTick(0.0, "0"), ChartTick(400.0, "400")), "")
    drawing = ET.fromstring(chart_svg(chart))
    assert drawing.attrib["aria-label"] == chart.spoken
    assert {"100 <lines>", "470 lines", "2014", "2022", "400"} <= {
        each.text for each in drawing.iter("text")
    }
    assert [each.attrib["fill"] for each in drawing.iter("circle")] == ["#1f5f8b", "#fff"]
    assert any("stroke-dasharray" in each.attrib for each in drawing.iter("path"))


@pytest.mark.parametrize(("share", "filled"), [(0.25, "H25.0"), (-1, "H0.0"), (7, "H100.0")])
def test_a_bar_is_filled_by_its_share(share: float, filled: str) -> None:
    assert filled in bar_svg(share)
