"""Boundary points are written as surveys write them, and keep every millimetre."""

import re
from pathlib import Path

import numpy as np
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, ExportError
from gisapp.export.boundary_cells import CellFields
from gisapp.export.boundary_txt import BoundaryOptions, plot_layers, write_boundary_txt
from gisapp.export.shown_content import ShownContent
from gisapp.sources.open import open_source
from tests.boundary_files import HEAD, SQUARE, boundary_file, boundary_text, plot
from tests.parks import embedded

HOLE = ((100, 100), (100, 200), (200, 200), (200, 100), (100, 100))
PART = tuple((north + 900.123, east + 0.007) for north, east in SQUARE)
EMBEDDED = ShownContent.of(embedded()[0])


def layer_of(path: Path, read_as: ReadAs | None = None) -> Layer:
    (layer,) = open_source(str(path), read_as=read_as or ReadAs()).layers
    return layer


def written(
    layer: Layer, path: Path, options: BoundaryOptions | None = None, **chosen: object
) -> str:
    content = ShownContent.of((layer,))
    write_boundary_txt(content, path, options or BoundaryOptions(), **chosen)  # type: ignore[arg-type]
    return path.read_bytes().decode("gb18030")


def coordinates(text: str) -> list[str]:
    return re.findall(r"J\d+,\d+,([\d.]+,[\d.]+)", text)


@pytest.mark.parametrize(
    ("system", "number", "prefix", "east"),
    [
        ("2000国家大地坐标系", 39, 39_000_000, 400_000.001),
        ("2000国家大地坐标系", 39, 0, 699_999.987),
        ("2000国家大地坐标系", 20, 20_000_000, 312_345.678),
        ("1980西安坐标系", 38, 38_000_000, 500_000.5),
        ("1954年北京坐标系", 40, 0, 450_000.25),
    ],
)
def test_a_round_trip_keeps_every_millimetre(
    tmp_path: Path, system: str, number: int, prefix: int, east: float
) -> None:
    head = HEAD.replace("2000国家大地坐标系", system).replace("带号=39", f"带号={number}")
    plots = (
        plot("10,41.0000,A,甲,面,H50,工业用地,0601,", SQUARE, HOLE, east=prefix + east),
        plot("5,42.0000,B,乙,面,,,,", PART, east=prefix + east),
    )
    text = boundary_text(*plots, head=head)
    again = written(layer_of(boundary_file(tmp_path, text)), tmp_path / "again.txt")
    assert coordinates(again) == coordinates(text)
    assert f"带号={number}\r\n" in again
    assert "10,41.0000,A,甲,面,H50,工业用地,0601,@\r\n" in again
    second = layer_of(tmp_path / "again.txt")
    assert {each.code for each in second.origin.problems} <= {"datum_shift_unknown"}
    assert np.array_equal(
        second.geometry.coordinates,
        layer_of(boundary_file(tmp_path, text)).geometry.coordinates,
    )


def test_a_datum_shift_that_was_entered_is_taken_back_and_leads_to_cgcs2000(
    tmp_path: Path,
) -> None:
    text = boundary_text(head=HEAD.replace("2000国家大地坐标系", "1980西安坐标系"))
    shift = (-20.5, 101.25, 60.0)
    layer = layer_of(boundary_file(tmp_path, text), ReadAs(datum_shift=shift))
    own, other = tmp_path / "own.txt", tmp_path / "other.txt"
    assert coordinates(written(layer, own)) == coordinates(text)
    moved = coordinates(written(layer, other, BoundaryOptions("EPSG:4527")))
    assert moved != coordinates(text)
    places = [
        layer_of(path).geometry.coordinates for path in (boundary_file(tmp_path, text), other)
    ]
    assert np.abs(places[1] - layer.geometry.coordinates).max() < 0.001
    assert np.abs(places[0] - places[1]).max() > 10


def test_outlines_run_clockwise_and_are_closed_whatever_they_were(tmp_path: Path) -> None:
    text = boundary_text(plot("9,41,A,,面,,,,", SQUARE[:4][::-1], HOLE[::-1]))
    written(layer_of(boundary_file(tmp_path, text)), tmp_path / "again.txt")
    assert layer_of(tmp_path / "again.txt").origin.problems == ()


def test_parts_of_a_plot_stay_parts(tmp_path: Path) -> None:
    text = boundary_text(plot("10,84.0000,A,,面,,,,", SQUARE, PART).replace(",2,", ",1,"))
    again = written(layer_of(boundary_file(tmp_path, text)), tmp_path / "again.txt")
    assert "10,84.0000,A" in again
    assert layer_of(tmp_path / "again.txt").origin.problems == ()


def test_plots_of_any_layer_are_written_in_the_nearest_zone(tmp_path: Path) -> None:
    path = tmp_path / "parks.txt"
    count = write_boundary_txt(EMBEDDED, path, BoundaryOptions())
    layer = layer_of(path)
    assert (layer.origin.crs, layer.feature_count) == ("EPSG:4527", count)
    wrong = {each.code for each in layer.origin.problems} & {"boundary_area", "boundary_points"}
    assert not wrong


def test_the_user_chooses_plots_zone_digits_fields_and_encoding(tmp_path: Path) -> None:
    text = boundary_text(plot(), plot("5,42.0000,DK02,乙,面,,,,", PART))
    layer = layer_of(boundary_file(tmp_path, text))
    options = BoundaryOptions(
        "EPSG:4548", 2, "某\n单位", "2025-01-31", "UTF-8", CellFields(number="地块名称")
    )
    chosen = FeatureSet({layer.layer_id: np.array([2])})
    path = tmp_path / "chosen.txt"
    write_boundary_txt(ShownContent.of((layer,)), path, options, features=chosen)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert "数据产生单位=某 单位" in lines
    assert "数据产生日期=2025-01-31" in lines
    assert "精度=0.01" in lines
    assert lines[12:14] == ["5,42.0000,乙,,面,,,,@", "J1,1,3175900.12,400000.01"]


def test_rows_without_places_are_no_plots(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("number,name\n1,a\n2,b\n", encoding="utf-8")
    rows = layer_of(tmp_path / "rows.csv")
    assert rows.is_table
    assert plot_layers(ShownContent.of((rows,))) == ()


def test_one_subject_is_found_by_its_uid(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    assert write_boundary_txt(EMBEDDED, path, BoundaryOptions(), uids={"changdong"}) == 1
    with pytest.raises(ExportError, match="nowhere"):
        write_boundary_txt(EMBEDDED, path, BoundaryOptions(), uids={"nowhere"})


def test_what_cannot_be_right_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.txt"
    layer = layer_of(boundary_file(tmp_path, boundary_text()))
    with pytest.raises(ExportError, match="no zone of Gauss-Krüger"):
        written(layer, path, BoundaryOptions("EPSG:3857"))
    with pytest.raises(ExportError, match="don't lie in the zone of EPSG:4533 around 135"):
        written(layer, path, BoundaryOptions("EPSG:4533"))
    with pytest.raises(ExportError, match="measured in CGCS2000"):
        written(layer, path, BoundaryOptions("EPSG:2363"))
    with pytest.raises(ExportError, match="no plots"):
        written(layer, path, features=FeatureSet())
    assert not path.exists()


def test_an_old_file_stays_after_a_cancel(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes(b"old")
    layer = layer_of(boundary_file(tmp_path, boundary_text()))
    with pytest.raises(Cancelled):
        written(layer, old, progress=Progress(cancelled=lambda: True))
    assert old.read_bytes() == b"old"
