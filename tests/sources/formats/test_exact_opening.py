"""Values that GDAL would change as it reads them are told as they are written, in every format."""

import json
from collections.abc import Sequence
from pathlib import Path

import pyogrio
import pytest

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.sources.formats.exact_opening import Opening, exact_opening
from gisapp.sources.formats.gdal_settings import set_up_gdal
from gisapp.sources.open import open_source

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")
"""GDAL warns of what it changes; it is read in another way then."""
NOT_KEPT: dict[str, tuple[str, ...]] = {
    "a day that is none": ('"2016-03-01"', '"2016-02-31"'),
    "another way to write days": ('"2016/03/01"', '"2016/02/30"'),
    "a day among times": ('"2016-03-01"', '"2016-03-02T10:00:00"'),
    "ids among fractions": ("2305843009223239036", "1.5", "3"),
    "the first id that floats lose": ("9007199254740993", "0.5"),
    "beyond 64 bits": ("12345678901234567890", "5"),
    "far beyond 64 bits": ("-123456789012345678901234567890", "null", "1"),
    "yes among numbers": ("true", "1", "0"),
    "no among fractions": ("false", "1.5"),
    "texts among numbers": ('"a"', "1", "0.10", "1e3", "true", "9007199254740993"),
}
KEPT: dict[str, tuple[tuple[str, ...], str]] = {
    "ids": (("2305843009223239036", "null", "-5"), "Integer64"),
    "whole numbers": (("1", "2", "3"), "Integer"),
    "fractions": (("1.5", "2", "100000"), "Real"),
    "yes and no": (("true", "false", "null"), "Integer"),
}
WAYS = ("geojson", "geojsonl", "json")


def write_json(path: Path, values: Sequence[str], name: str = "v") -> Path:
    """Write points with a value each as JSON has it, as a collection, as lines or as Esri does."""
    rows = [
        _feature(path.suffix, 100 + row).replace('"NAME": 0', f"{json.dumps(name)}: {value}")
        for row, value in enumerate(values)
    ]
    whole = {
        ".json": '{"geometryType": "esriGeometryPoint", "features": [ROWS]}',
        ".geojson": '{"type": "FeatureCollection", "features": [ROWS]}',
        ".geojsonl": "ROWS",
    }[path.suffix]
    path.write_text(whole.replace("ROWS", ("\n" if whole == "ROWS" else ",\n").join(rows)), "utf-8")
    return path


def _feature(suffix: str, x: int) -> str:
    if suffix == ".json":
        return json.dumps({"attributes": {"NAME": 0}, "geometry": {"x": x, "y": 28}})
    place = {"type": "Point", "coordinates": [x, 28]}
    return json.dumps({"type": "Feature", "properties": {"NAME": 0}, "geometry": place})


def read(path: Path) -> Layer:
    (layer,) = open_source(str(path), read_as=ReadAs("EPSG:4326")).layers
    layer.attributes.fetch()
    return layer


def values_of(layer: Layer, field: str = "v") -> list[AttributeValue]:
    """Return a column, which is the same one by one and all at once."""
    ids = sorted(layer.geometry.feature_ids.tolist())
    values = list(layer.attributes.column(field, ids).values)
    assert [layer.attributes.record(each)[field] for each in ids] == values
    return values


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", list(NOT_KEPT))
def test_json_is_told_as_it_is_written(tmp_path: Path, case: str, way: str) -> None:
    written = NOT_KEPT[case]
    layer = read(write_json(tmp_path / f"plots.{way}", written))
    assert layer.origin.problems == ()
    assert values_of(layer) == [None if each == "null" else each.strip('"') for each in written]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", list(KEPT))
def test_ordinary_json_keeps_its_types_and_is_opened_itself(
    tmp_path: Path, case: str, way: str
) -> None:
    written, kind = KEPT[case]
    path = write_json(tmp_path / f"plots.{way}", written)
    layer = read(path)
    assert values_of(layer) == [json.loads(each) for each in written]
    assert {field.name: field.type for field in layer.attributes.fields}["v"] == kind
    set_up_gdal()
    opening = Opening(str(path), "plots")
    assert exact_opening(opening, pyogrio.read_info(path), None) == opening


@pytest.mark.parametrize("name", ["面积", 'a "b"', "id", "properties", "é"])
@pytest.mark.parametrize("way", WAYS[:2])
def test_columns_of_any_name_are_found(tmp_path: Path, name: str, way: str) -> None:
    layer = read(write_json(tmp_path / f"plots.{way}", ("9007199254740993", "0.5"), name))
    assert values_of(layer, name) == ["9007199254740993", "0.5"]


def test_ids_of_features_stay_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    features = [
        {
            "type": "Feature",
            "id": number,
            "properties": {"id": value, "note": '"id": 5, "properties": {"id": 6}'},
            "geometry": {"type": "Point", "coordinates": [115, 28]},
        }
        for number, value in ((7, 9007199254740993), (9, 0.5))
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    layer = read(path)
    assert sorted(layer.geometry.feature_ids.tolist()) == [7, 9]
    assert values_of(layer, "id") == ["9007199254740993", "0.5"]
    assert values_of(layer, "note") == ['"id": 5, "properties": {"id": 6}'] * 2


@pytest.mark.parametrize("suffix", [".geojsonl", ".geojson"])
def test_numbers_of_more_digits_than_python_reads_are_told(tmp_path: Path, suffix: str) -> None:
    written = ("9" * 5000, "1")
    layer = read(write_json(tmp_path / f"plots{suffix}", written))
    assert values_of(layer) == list(written)


DECLARED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "whole numbers": ("Integer", "integer", ("12 mu", "abc", "1,234.5", "5")),
    "fractions": ("Real", "double", ("12 mu", "-", "1,234.5", "1.50")),
    "ids": ("Integer64", "long", ("12345678901234567890", "1")),
    "ids that floats lose": ("Real", "double", ("9007199254740993", "1")),
    "days": ("Date", "date", ("2016-02-31", "2016-03-01", "abc")),
    "moments": ("DateTime", "dateTime", ("2016-02-31T10:00:00", "2016-03-01", "x")),
    "yes and no": ("Integer(Boolean)", "boolean", ("true", "2", "x")),
}
"""By GDAL's and XML's words for the type."""
SCHEMA = """<xs:schema targetNamespace="http://ogr.maptools.org/" xmlns:ogr="http://ogr.maptools.org/"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:gml="http://www.opengis.net/gml"
 elementFormDefault="qualified">
<xs:element name="plot" type="ogr:plot_Type" substitutionGroup="gml:_Feature"/>
<xs:complexType name="plot_Type"><xs:complexContent><xs:extension base="gml:AbstractFeatureType">
<xs:sequence><xs:element name="place" type="gml:PointPropertyType"/>
<xs:element name="v" minOccurs="0" type="xs:%s"/></xs:sequence>
</xs:extension></xs:complexContent></xs:complexType></xs:schema>"""


def write_gml(path: Path, kind: str, values: Sequence[str]) -> Path:
    rows = "".join(
        f'<gml:featureMember><ogr:plot fid="p.{row}"><ogr:place><gml:Point>'
        f"<gml:coordinates>{100 + row},28</gml:coordinates></gml:Point></ogr:place>"
        f"<ogr:v>{value}</ogr:v></ogr:plot></gml:featureMember>"
        for row, value in enumerate(values)
    )
    head = (
        '<ogr:FeatureCollection xmlns:gml="http://www.opengis.net/gml" '
        'xmlns:ogr="http://ogr.maptools.org/">'
    )
    path.write_text(f"{head}{rows}</ogr:FeatureCollection>", encoding="utf-8")
    path.with_suffix(".xsd").write_text(SCHEMA % kind)
    return path


def write_csv(path: Path, kind: str, values: Sequence[str]) -> Path:
    rows = [f'"POINT({100 + row} 28)","{value}"' for row, value in enumerate(values)]
    path.write_text("\n".join(["wkt,v", *rows]), encoding="utf-8")
    path.with_suffix(".csvt").write_text(f'"WKT","{kind}"')
    return path


@pytest.mark.parametrize("case", list(DECLARED))
def test_what_is_not_of_its_declared_type_is_text(tmp_path: Path, case: str) -> None:
    in_csv, in_gml, values = DECLARED[case]
    for path in (
        write_csv(tmp_path / "plots.csv", in_csv, values),
        write_gml(tmp_path / "plots.gml", in_gml, values),
    ):
        assert values_of(read(path)) == list(values), path.suffix


def test_what_is_of_its_declared_type_keeps_it(tmp_path: Path) -> None:
    for path in (
        write_csv(tmp_path / "plots.csv", "Integer", ("5", "", "-7")),
        write_gml(tmp_path / "plots.gml", "integer", ("5", "", "-7")),
    ):
        assert values_of(read(path)) == [5, None, -7]
