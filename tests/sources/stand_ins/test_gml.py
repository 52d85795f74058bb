"""GML of several kinds of geometry with heights is read; what breaks off is not shown as whole."""

from pathlib import Path

import pytest
from pyproj import CRS, Transformer

from gisapp.core.layers.layer import Layer
from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.vector_files import problems

HEAD = '<c:FC xmlns:c="http://x" xmlns:gml="http://www.opengis.net/gml">'
POINT = "<gml:Point {0}><gml:pos>115.9 28.6 5</gml:pos></gml:Point>"
LINE = "<gml:LineString {0}><gml:posList>115.9 28.6 5 115.91 28.6 6</gml:posList></gml:LineString>"
SPACE = 'srsName="EPSG:4326" srsDimension="3"'
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://x"
 xmlns:c="http://x" xmlns:gml="http://www.opengis.net/gml">
<xs:element name="p" type="c:pType" substitutionGroup="gml:_Feature"/>
<xs:complexType name="pType"><xs:complexContent><xs:extension base="gml:AbstractFeatureType">
<xs:sequence><xs:element name="n" type="xs:string"/>
<xs:element name="g" type="gml:GeometryPropertyType"/></xs:sequence>
</xs:extension></xs:complexContent></xs:complexType></xs:schema>"""


def gml(path: Path) -> Path:
    """Write a point and a line, both with heights."""
    members = "".join(
        f"<gml:featureMember><c:p><c:n>0{number}</c:n><c:g>{shape.format(SPACE)}</c:g></c:p>"
        "</gml:featureMember>"
        for number, shape in enumerate((POINT, LINE))
    )
    path.write_text(f"{HEAD}{members}</c:FC>")
    return path


@pytest.mark.parametrize("has_schema", [False, True])
def test_points_and_lines_with_heights_are_shown(tmp_path: Path, has_schema: bool) -> None:
    path = gml(tmp_path / "plots.gml")
    if has_schema:
        path.with_suffix(".xsd").write_text(XSD)
    beside = set(tmp_path.iterdir())
    layers = open_source(str(path)).layers
    assert [layer.feature_count for layer in layers] == [1, 1]
    assert {layer.layer_id for layer in layers} == {"plots/p", "plots/p/line"}
    assert set(tmp_path.iterdir()) == beside


def test_what_was_found_out_before_stays_as_it_is(tmp_path: Path) -> None:
    path = gml(tmp_path / "plots.gml")
    found = path.with_suffix(".gfs")
    found.write_text(
        "<GMLFeatureClassList><GMLFeatureClass><Name>p</Name><ElementPath>p</ElementPath>"
        "<GeometryName>g</GeometryName><GeometryElementPath>g</GeometryElementPath>"
        "<GeometryType>16</GeometryType></GMLFeatureClass></GMLFeatureClassList>"
    )
    before = found.read_text()
    assert len(open_source(str(path)).layers) == 2
    assert found.read_text() == before


def test_gml_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = gml(tmp_path / "plots.gml")
    path.write_text(path.read_text()[:-30])
    with pytest.raises(SourceError) as failure:
        open_source(str(path))
    assert failure.value.code == "xml_damaged"


def placed(path: Path, srs: str, first: float, second: float) -> Layer:
    """Read a point with the two numbers under some name of a CRS."""
    point = f'<gml:Point srsName="{srs}"><gml:pos>{first} {second}</gml:pos></gml:Point>'
    member = f"<gml:featureMember><c:p><c:g>{point}</c:g></c:p></gml:featureMember>"
    path.write_text(f"{HEAD}{member}</c:FC>")
    (layer,) = open_source(str(path)).layers
    return layer


LATITUDE_FIRST = (
    "urn:ogc:def:crs:EPSG::{}",
    "urn:x-ogc:def:crs:EPSG:{}",
    "http://www.opengis.net/def/crs/EPSG/0/{}",
)
LONGITUDE_FIRST = ("EPSG:{}", "http://www.opengis.net/gml/srs/epsg.xml#{}")


@pytest.mark.parametrize("code", [4490, 4548, 3857])
@pytest.mark.parametrize("name", [*LATITUDE_FIRST, *LONGITUDE_FIRST])
def test_the_name_of_a_crs_says_which_axis_comes_first(
    tmp_path: Path, code: int, name: str
) -> None:
    to_crs = Transformer.from_crs(CRS(code).geodetic_crs, code, always_xy=True)
    east, north = to_crs.transform(115.98, 28.64)
    is_north_first = name in LATITUDE_FIRST and code != 3857
    order = (north, east) if is_north_first else (east, north)
    layer = placed(tmp_path / "right.gml", name.format(code), *order)
    x, y = layer.geometry.coordinates[0]
    assert (x, y) == pytest.approx((12910835, 3329905), abs=40)
    assert "crs_axes" not in problems(layer)
    wrong = placed(tmp_path / "wrong.gml", name.format(code), *order[::-1])
    assert problems(wrong)["crs_axes"] == 1
