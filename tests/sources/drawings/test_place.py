"""A drawing lies where it says, in metres where it can be told that it is in another unit."""

from pathlib import Path

import pytest
import shapely
from ezdxf.entities.geodata import GeoData

from gisapp.core.progress import NO_PROGRESS
from gisapp.sources.drawings.dxf import read_drawing
from gisapp.sources.formats.memory_source import FileContents
from tests.drawings import new

CRS = """<?xml version="1.0"?>
<Dictionary><Alias id="{code}" type="CoordinateSystem"><Namespace>EPSG Code</Namespace></Alias>
<Axis uom="METER"><CoordinateSystemAxis><AxisOrder>1</AxisOrder><AxisName>Easting</AxisName>
<AxisAbbreviation>E</AxisAbbreviation></CoordinateSystemAxis></Axis></Dictionary>"""


def place_of(contents: FileContents) -> tuple[float, float]:
    (table,) = contents.tables
    (point,) = shapely.from_wkb(table.geometry.to_pylist())
    return point.x, point.y


@pytest.mark.parametrize(
    ("units", "stated", "read", "problem"),
    [
        (4, (400_000_000, 3_175_000_000), (400_000, 3_175_000), "drawing_scaled"),
        (7, (400, 3175), (400_000, 3_175_000), "drawing_scaled"),
        (4, (400_000, 3_175_000), (400_000, 3_175_000), "drawing_unit"),
        (4, (50_000, 30_000), (50_000, 30_000), "drawing_unit"),
        (6, (400_000, 3_175_000), (400_000, 3_175_000), None),
        (0, (400_000, 3_175_000), (400_000, 3_175_000), None),
    ],
)
def test_a_unit_is_believed_where_the_coordinates_make_sense_with_it_alone(
    tmp_path: Path,
    units: int,
    stated: tuple[float, float],
    read: tuple[float, float],
    problem: str | None,
) -> None:
    document = new()
    document.units = units
    document.modelspace().add_point(stated)
    document.saveas(tmp_path / "plan.dxf")
    contents = read_drawing(tmp_path / "plan.dxf", None, NO_PROGRESS)
    assert place_of(contents) == pytest.approx(read)
    assert [each.code for each in contents.problems] == ([problem] if problem else [])
    assert contents.tables[0].crs is None


@pytest.mark.parametrize("kind", [GeoData.LOCAL_GRID, GeoData.PROJECTED_GRID])
def test_geodata_states_crs_and_place(tmp_path: Path, kind: int) -> None:
    document = new()
    space = document.modelspace()
    space.add_point((10, 20))
    geodata = space.new_geodata()
    geodata.coordinate_system_definition = CRS.format(code=4548)
    geodata.dxf.coordinate_type = kind
    geodata.dxf.design_point = (0, 0)
    geodata.dxf.reference_point = (400_000, 3_175_000)
    document.saveas(tmp_path / "plan.dxf")
    contents = read_drawing(tmp_path / "plan.dxf", None, NO_PROGRESS)
    assert contents.tables[0].crs == "EPSG:4548"
    assert place_of(contents) == pytest.approx((400_010, 3_175_020))


def test_geodata_that_would_unfold_is_not_looked_at(tmp_path: Path) -> None:
    document = new()
    space = document.modelspace()
    space.add_point((10, 20))
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]>' + CRS.format(code=4548).partition("?>")[2]
    space.new_geodata().coordinate_system_definition = bomb
    document.saveas(tmp_path / "plan.dxf")
    contents = read_drawing(tmp_path / "plan.dxf", None, NO_PROGRESS)
    assert contents.tables[0].crs is None
