"""A drawing is in the layers' own metres, or in the nearest zone."""

from pathlib import Path

from gisapp.export.formats.metric_crs import metric_crs
from tests.export.plots import layer_of_plots


def test_own_metres_go_before_a_zone_but_not_those_of_the_map(tmp_path: Path) -> None:
    layers = [layer_of_plots(tmp_path, {"use": "a"})]
    assert metric_crs(layers, None, "EPSG:4548") == "EPSG:4548"
    for own in ("EPSG:3857", "EPSG:4490", "EPSG:2272", None):
        assert metric_crs(layers, None, own) == "EPSG:4527"
