"""Data of KML is told as it is written: names, times and numbers."""

from pathlib import Path

import pytest

from gisapp.core.layers.attributes import AttributeValue
from gisapp.sources.open import open_source

POINT = "<Point><coordinates>115.98,28.64</coordinates></Point>"
SCHEMA = (
    '<Schema name="s" id="s"><SimpleField type="{0}" name="MJ"/>'
    '<SimpleField type="int" name="N"/></Schema>'
)


def told(folder: Path, placemark: str, schema: str = "") -> dict[str, AttributeValue]:
    """Return what is told of the first of two places, of which the second one has a name only."""
    path = folder / "park.kml"
    path.write_text(
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{schema}'
        f"<Placemark><name>A</name>{placemark}{POINT}</Placemark>"
        f"<Placemark><name>B</name>{POINT}</Placemark></Document></kml>",
        encoding="utf-8",
    )
    (layer,) = open_source(str(path)).layers
    return dict(layer.attributes.record(int(layer.geometry.feature_ids[0])))


def rows(mj: str) -> str:
    """Return data of a placemark by the schema."""
    return (
        '<ExtendedData><SchemaData schemaUrl="#s">'
        f'<SimpleData name="MJ">{mj}</SimpleData><SimpleData name="N">7</SimpleData>'
        "</SchemaData></ExtendedData>"
    )


def test_only_what_is_written_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "") == {"Name": "A", "description": None}
    assert told(tmp_path, "<visibility>0</visibility>")["visibility"] == 0


def test_what_one_place_says_is_not_told_of_another(tmp_path: Path) -> None:
    told(tmp_path, "<visibility>0</visibility>")
    (layer,) = open_source(str(tmp_path / "park.kml")).layers
    second = int(layer.geometry.feature_ids[1])
    assert layer.attributes.record(second)["visibility"] is None


@pytest.mark.parametrize("name", ["name", "Name", "description", "begin", "visibility"])
def test_data_named_like_a_column_of_gdals_takes_no_others_place(tmp_path: Path, name: str) -> None:
    data = f'<ExtendedData><Data name="{name}"><value>other</value></Data></ExtendedData>'
    values = told(tmp_path, data)
    assert values["Name"] == "A"
    assert "other" in values.values()


@pytest.mark.parametrize("schema", ["", SCHEMA.format("string")])
def test_data_keep_their_names_in_any_letters(tmp_path: Path, schema: str) -> None:
    data = '<ExtendedData><Data name="产值(万元)"><value>3,500</value></Data></ExtendedData>'
    assert told(tmp_path, data, schema)["产值(万元)"] == "3,500"


def test_data_of_a_file_without_a_document_keep_their_names(tmp_path: Path) -> None:
    data = '<ExtendedData><Data name="企业"><value>甲</value></Data></ExtendedData>'
    path = tmp_path / "park.kml"
    kml = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark>{data}{POINT}</Placemark></kml>'
    path.write_text(kml, encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    assert layer.attributes.record(int(layer.geometry.feature_ids[0]))["企业"] == "甲"


@pytest.mark.parametrize("when", ["2014", "2014-09", "2014-09-01", "民国三年"])
def test_no_day_and_no_hour_is_made_up(tmp_path: Path, when: str) -> None:
    values = told(tmp_path, f"<TimeStamp><when>{when}</when></TimeStamp>")
    assert when in values.values()
    assert not any("T00:00" in str(value) for value in values.values())


def test_a_full_moment_stays_one(tmp_path: Path) -> None:
    values = told(tmp_path, "<TimeStamp><when>2014-09-01T08:30:00Z</when></TimeStamp>")
    assert values["timestamp"] == "2014-09-01T08:30:00Z"


@pytest.mark.parametrize(
    ("kind", "stored", "expected"),
    [
        ("double", "abc", "abc"),
        ("double", "12.5", 12.5),
        ("int", "1.5", "1.5"),
        ("int", "12345678901234", "12345678901234"),
        ("int", "-3", -3),
        ("bool", "maybe", "maybe"),
    ],
)
def test_what_is_no_number_is_told_as_it_is_written(
    tmp_path: Path, kind: str, stored: str, expected: AttributeValue
) -> None:
    values = told(tmp_path, rows(stored), SCHEMA.format(kind))
    assert (values["MJ"], values["N"]) == (expected, 7)
