"""GeoJSON that GDAL reads in one go, with each value as it is written."""

import json
from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.formats.json_reading import is_read_in_one_go, json_reading


def collection(path: Path, values: list[object]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"value": value},
            "geometry": {"type": "Point", "coordinates": [116, 28]},
        }
        for value in values
    ]
    document = {"type": "FeatureCollection", "name": "示例", "features": features}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def values_in(path: Path) -> list[object]:
    with json_reading(path) as reading:
        assert reading.layer == "示例"
        rows = reading.stream.batches.read_all()
        assert len(rows) == len(rows.column(reading.stream.geometry_column))
        return list(rows.column("value").to_pylist())


def test_a_column_that_gdal_would_change_is_read_as_text(tmp_path: Path) -> None:
    plain = collection(tmp_path / "plain.geojson", [1, 2, None])
    assert values_in(plain) == [1, 2, None]
    mixed = collection(tmp_path / "mixed.geojson", [9007199254740993, 0.5])
    assert values_in(mixed) == ["9007199254740993", "0.5"]


def test_many_rows_read_while_values_are_looked_at_come_once(tmp_path: Path) -> None:
    count = 50_000
    path = collection(tmp_path / "many.geojson", list(range(count)))
    assert values_in(path) == list(range(count))
    collection(path, [*range(count), 2**60, 0.5])
    assert values_in(path)[-3:] == [str(count - 1), str(2**60), "0.5"]


def test_other_json_is_not_read_so(tmp_path: Path) -> None:
    path = tmp_path / "plots.json"
    path.write_text('[{"type": "Feature"}]')
    assert not is_read_in_one_go(path)
    assert is_read_in_one_go(collection(path, [1]))


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = collection(tmp_path / "plots.geojson", [1, 2])
    path.write_bytes(path.read_bytes().replace(b'"Point"', b'"Point', 1))
    with pytest.raises(SourceError) as raised, json_reading(path):
        pytest.fail("it was read")
    assert raised.value.code == "json_damaged"
