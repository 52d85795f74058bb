"""A whole number keeps every digit, from each kind of file to all that shows or writes it."""

import json
import struct
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest

from gisapp.cli.documents import as_document, hit_of
from gisapp.core.layers.attribute_rows import attribute_row, attributes_as_text
from gisapp.core.layers.layer import Layer, refs_of
from gisapp.core.layers.styles.classify import classify
from gisapp.core.own_parks.totals.layer_totals import layer_totals
from gisapp.core.progress import NO_PROGRESS
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.noscript_tables import tables
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, load_words
from tests.export.requests import request
from tests.geoparquet_files import metadata
from tests.page_data import unpacked
from tests.vector_files import POINT

NUMBERS = (2305843009223239036, 9007199254740993, None, 360111001001000123)
LONGER = (18446744073709551615, 12345678901234567890123456789012345678, None, 7)
"""Of up to 38 digits, as a DBF table may have them."""
WIDTH = 38
FORMATS = ("gpkg", "fgb", "geojson", "geojsonl", "gml", "shp", "parquet", "sqlite")
WORDS = tuple(load_words(language) for language in LANGUAGES)


def layer_of(folder: Path, suffix: str) -> Layer:
    """Return four points with a number each, read from a file."""
    path = folder / f"plots.{suffix}"
    numbers = pa.array(NUMBERS, pa.int64())
    columns = {"plot": numbers, "geometry": pa.array([POINT.wkb] * 4, pa.binary())}
    if suffix == "parquet":
        columns["longer"] = pa.array(LONGER, pa.decimal128(WIDTH, 0))
        write_parquet(path, pa.table(columns))
    else:
        kind = {"geometry_name": "geometry", "geometry_type": "Point", "crs": "EPSG:4326"}
        pyogrio.write_arrow(pa.table(columns), path, **kind)
    if suffix == "shp":
        write_table(path.with_suffix(".dbf"))
    [layer] = open_source(str(path)).layers
    layer.attributes.fetch()
    return layer


def write_table(path: Path) -> None:
    """Write a DBF table of whole numbers of many digits; no library has them so wide."""
    fields = [struct.pack("<11sc4xBB14x", name, b"N", WIDTH, 0) for name in (b"plot", b"longer")]
    start, record = 32 + 32 * len(fields) + 1, 1 + WIDTH * len(fields)
    head = struct.pack("<4BIHH20x", 3, 126, 1, 1, len(NUMBERS), start, record)
    cells = [
        [f"{'' if each is None else each:>{WIDTH}}" for each in row]
        for row in zip(NUMBERS, LONGER, strict=True)
    ]
    rows = "".join(" " + "".join(row) for row in cells)
    path.write_bytes(head + b"".join(fields) + b"\r" + rows.encode() + b"\x1a")


def write_parquet(path: Path, table: pa.Table) -> None:
    geo = json.dumps(metadata()).encode()
    pq.write_table(table.replace_schema_metadata({"geo": geo}), path)


@pytest.fixture(params=FORMATS)
def layer(request: pytest.FixtureRequest, tmp_path: Path) -> Layer:
    found: Layer = layer_of(tmp_path, request.param)
    return found


def stored(layer: Layer, field: str = "plot") -> list[object]:
    ids = np.sort(layer.geometry.feature_ids).tolist()
    return list(layer.attributes.column(field, ids).values)


def test_it_is_read_exactly(layer: Layer) -> None:
    assert stored(layer) == list(NUMBERS)
    ids = np.sort(layer.geometry.feature_ids).tolist()
    assert [layer.attributes.record(each)["plot"] for each in ids] == list(NUMBERS)
    types = {field.name: field.type for field in layer.attributes.fields}
    assert set(types.values() if "gml_id" not in types else [types["plot"]]) == {"Integer64"}
    if "longer" in types:
        assert stored(layer, "longer") == list(LONGER)
        assert layer.attributes.record(ids[0])["longer"] == LONGER[0]


def test_the_command_line_prints_it(layer: Layer) -> None:
    for ref in refs_of(layer, np.arange(4)):
        hit = as_document(hit_of((layer,), ref))
        assert json.loads(hit)["attributes"] == dict(layer.attributes.record(ref.feature_id))


def test_the_panel_shows_and_copies_it_without_separators(layer: Layer) -> None:
    first = int(layer.geometry.feature_ids.min())
    record = layer.attributes.record(first)
    assert f"plot: {NUMBERS[0]}\n" in attributes_as_text(record)
    row = attribute_row("plot", record["plot"], WORDS[0], "code")
    assert row.value == str(NUMBERS[0])


def test_an_export_of_features_writes_it(layer: Layer, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    write_feature_file(request(ShownContent.of((layer,))), path)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    written = [each["properties"] for each in features]
    assert {each["plot"] for each in written} == set(NUMBERS)
    if "longer" in written[0]:
        assert {each["longer"] for each in written} == set(LONGER)


def test_sums_and_classes_have_it(layer: Layer) -> None:
    counted = layer.with_role("plot", "quantity")
    totals = layer_totals(counted, layer.geometry.feature_ids)
    sums = {each.field: each.total.value for each in totals.columns}
    assert sums["plot"] == sum(each for each in NUMBERS if each)
    labels = [each.label.en for each in classify(layer, "plot", WORDS).symbology.classes]
    assert set(labels) >= {str(each) for each in NUMBERS if each}


def test_the_pages_document_has_it(layer: Layer) -> None:
    extent = layer.index.extent
    assert extent is not None
    request = SnapshotRequest((layer,), (), extent.buffered(10), "en", "2026-01-31")
    snapshot = snapshot_of(request)
    data = unpacked(snapshot_data(snapshot, NO_PROGRESS))
    [of_page] = data["layers"]
    place = of_page["fields"].index("plot")
    values = {each["values"][place] for each in of_page["features"]}
    assert values == {None if each is None else str(each) for each in NUMBERS}
    assert of_page["roles"][place] == "code"
    longer = LONGER if "longer" in of_page["fields"] else ()
    table = tables(snapshot, WORDS[0])
    assert all(f"<td>{each}</td>" in table for each in (*NUMBERS, *longer) if each)
