"""Boundary points are one of the formats, with their zone said."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError
from gisapp.export.feature_file import write_feature_file
from tests.export.requests import request
from tests.export.written import again, told
from tests.parks import embedded


def test_plots_come_again_and_the_zone_is_said(kinds: Layer, out: Path) -> None:
    wanted = request([kinds])
    said = told(wanted, out / "a.txt")
    assert "The points are in metres of EPSG:4527." in said
    assert "no place for these columns: flag" in said
    assert "Features without a place are not in the file: 1." in said
    layer = again(wanted, out / "a.txt")
    assert (layer.origin.crs, len(layer.geometry)) == ("EPSG:4527", 2)


def test_points_are_no_plots(out: Path) -> None:
    firms = [each for each in embedded()[0] if each.kind == "enterprise"]
    with pytest.raises(ExportError, match="polygons"):
        write_feature_file(request(firms), out / "a.txt")
