"""A drawing has closed outlines in metres and the names as texts; CAD programs find no fault."""

from pathlib import Path

import ezdxf.filemanagement as ezdxf
import pytest
import shapely
from ezdxf.entities.lwpolyline import LWPolyline

from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError
from gisapp.export.feature_file import write_feature_file
from tests.export.plots import layer_of_plots
from tests.export.requests import request
from tests.export.written import told


def test_outlines_and_names_in_a_zone_that_is_said(tmp_path: Path, out: Path) -> None:
    plots = layer_of_plots(tmp_path, {"name": "青山湖一号"}, {"name": "B"})
    wanted, path = request([plots]), out / "a.dxf"
    said = told(wanted, path)
    assert "The drawing is in metres of EPSG:4527." in said
    assert "no place for these columns: name." in said
    assert write_feature_file(wanted, path) == 2
    drawing = ezdxf.readfile(path)
    assert not drawing.audit().errors
    assert drawing.header["$INSUNITS"] == 6
    outlines = [each for each in drawing.modelspace() if isinstance(each, LWPolyline)]
    assert [each.closed for each in outlines] == [True, True]
    points = [point[:2] for point in outlines[0].get_points()]
    assert len(points) == 4
    assert shapely.Polygon(points).area == pytest.approx(271_000, rel=0.02)
    assert [each.dxf.text for each in drawing.modelspace().query("TEXT")] == ["青山湖一号", "B"]


def test_features_without_a_place_are_not_counted(kinds: Layer, out: Path) -> None:
    assert "Features without a place are not in the file: 1." in told(
        request([kinds]), out / "a.dxf"
    )
    assert write_feature_file(request([kinds]), out / "a.dxf") == 2


def test_degrees_are_refused_with_a_hint(kinds: Layer, out: Path) -> None:
    with pytest.raises(ExportError, match=r"in metres, and EPSG:4326 is not; take EPSG:4527"):
        told(request([kinds], crs="EPSG:4326"), out / "a.dxf")


def test_hostile_names(hostile: Layer, out: Path) -> None:
    write_feature_file(request([hostile]), out / "a.dxf")
    drawing = ezdxf.readfile(out / "a.dxf")
    assert not drawing.audit().errors
    texts = [each.dxf.text for each in drawing.modelspace().query("TEXT")]
    assert "<script>alert(1)</script>" in texts
    assert all(each.isprintable() and "%%" not in each for each in texts)
