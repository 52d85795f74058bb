"""Attributes stay in the file until someone asks for them, and are plain values then."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.partial_loading import loaded_for
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from gisapp.sources.vector.source_table import open_table
from tests.benchmarks.parcels import write_parcels
from tests.beyond_memory import opened, whole, written
from tests.vector_files import BOX, YARD, read_vector_file, table_of, write

pytestmark = pytest.mark.usefixtures("small_parts")


def test_attributes_are_plain_values_and_names_are_found(tmp_path: Path) -> None:
    for suffix in ("gpkg", "geojson"):
        path = write(tmp_path / f"plots.{suffix}", [BOX, YARD, BOX])
        (layer,) = read_vector_file(path)
        first, second, third = layer.geometry.feature_ids.tolist()
        assert [field.name for field in layer.attributes.fields] == ["名称", "area", "since"]
        assert layer.attributes.record(third) == {
            "名称": "地块 2",
            "area": 2.5,
            "since": "2020-05-17",
        }
        assert layer.attributes.record(second) == {"名称": None, "area": None, "since": None}
        names = layer.attributes.names([third, second, first])
        assert [name.in_language("en") for name in names] == ["地块 2", "", "地块 0"]


SUFFIXES = ("fgb", "gpkg")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_attributes_and_names_are_those_of_the_whole(
    tmp_path: Path, tiny: MemoryBudget, suffix: str
) -> None:
    path = written(tmp_path / f"town.{suffix}")
    areas, others = opened(path, tiny)[0], whole(path)[0]
    ids = others.geometry.feature_ids.tolist()
    here = areas.extent
    assert here is not None
    (loaded,) = loaded_for((areas,), Extent(*here.center, *here.center).buffered(3000))
    assert 0 < len(loaded.geometry) < len(ids)
    some = loaded.geometry.feature_ids.tolist()
    for layer in (areas, loaded):
        for asked in (ids, ids[::7], some, some[:3], [*some, ids[0], ids[-1]]):
            assert layer.attributes.names(asked) == others.attributes.names(asked)
            for field in ("名称", "area"):
                message = layer.attributes.column(field, asked).values
                assert message == others.attributes.column(field, asked).values
        assert layer.attributes.record(some[0]) == others.attributes.record(some[0])


def test_more_features_than_gdal_takes_at_once_can_be_asked_for(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 9000)
    (layer,), (other,) = opened(path, tiny), whole(path)
    ids = other.geometry.feature_ids[::-1].tolist()
    rents, others = (each.attributes.column("rent", ids).values for each in (layer, other))
    assert rents == others


def attributes_of(path: Path) -> ArrowAttributes:
    return table_of(path).attributes()


@pytest.mark.parametrize(
    ("fields", "name_field"),
    [
        (["area", "name"], "name"),
        (["Name", "area"], "Name"),
        (["area", "地块名称"], "地块名称"),
        (["DKMC"], "DKMC"),
        (["label", "title", "name"], "name"),
        (["names", "surname"], None),
        ([], None),
    ],
)
def test_the_field_with_names_is_the_likeliest_one(
    tmp_path: Path, fields: list[str], name_field: str | None
) -> None:
    attributes = ArrowAttributes(
        arrow_source(tmp_path / "any.gpkg"),
        "any",
        tuple(Field(name, "String") for name in fields),
        encoding=None,
        finds_by_id=True,
    )
    assert attributes.name_field == name_field
    assert attributes.has_names == (name_field is not None)


def test_without_a_field_of_names_every_name_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "plots.gpkg"
    gpd.GeoDataFrame({"area": [1.0, 2.0]}, geometry=[BOX, BOX], crs=4490).to_file(path)
    assert attributes_of(path).names([1, 2, 1]) == [Bilingual()] * 3


def test_a_layer_without_fields_has_empty_records_and_needs_no_fetch(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    path.write_text(shapely.to_geojson(BOX), encoding="utf-8")
    attributes = attributes_of(path)
    assert attributes.fields == ()
    assert attributes.is_at_hand
    assert attributes.record(0) == {}


def test_a_format_that_finds_no_feature_by_id_is_fetched_once(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.geojson", [BOX, YARD, BOX])
    attributes = attributes_of(path)
    before = attributes.is_at_hand
    attributes.fetch()
    assert (before, attributes.is_at_hand) == (False, True)
    path.unlink()
    ids = [0, 1, 2]
    assert attributes.record(2)["名称"] == "地块 2"
    assert attributes.column("area", ids).values == [0.5, None, 2.5]
    attributes.fetch()


def test_a_format_that_finds_features_by_id_needs_no_fetch(tmp_path: Path) -> None:
    attributes = attributes_of(write(tmp_path / "plots.gpkg", [BOX, YARD]))
    assert attributes.is_at_hand
    assert attributes.record(1)["area"] == 0.5


@pytest.mark.parametrize("suffix", ["gpkg", "geojson"])
def test_names_of_all_are_at_hand_once_they_were_fetched(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"plots.{suffix}", [BOX] * 300)
    attributes = attributes_of(path)
    ids = list(range(200, 301) if suffix == "gpkg" else range(199, 300))
    at_hand = []
    for progress in (cancelled_after(0), NO_PROGRESS):
        at_hand.append(attributes.names_at_hand)
        attributes.fetch(progress)
    assert [*at_hand, attributes.names_at_hand] == [False, False, True]
    path.unlink()
    assert attributes.names(ids)[-1].en == "地块 299"


def test_a_table_without_names_has_them_at_hand(tmp_path: Path) -> None:
    path = tmp_path / "plots.gpkg"
    gpd.GeoDataFrame({"area": [1.0]}, geometry=[BOX], crs=4490).to_file(path)
    assert attributes_of(path).names_at_hand


def cancelled_after(questions: int) -> Progress:
    asked = iter(range(100))
    return Progress(cancelled=lambda: next(asked) >= questions)


def test_a_cancel_keeps_nothing_and_a_second_fetch_reads_all(tmp_path: Path) -> None:
    attributes = attributes_of(write(tmp_path / "plots.geojson", [BOX] * 1000))
    for asked_before_cancel in (0, 1, 2):
        attributes.fetch(cancelled_after(asked_before_cancel))
        assert not attributes.is_at_hand
    attributes.fetch()
    assert attributes.is_at_hand
    assert attributes.record(999)["area"] == 999.5


def test_many_threads_get_the_same_answers(tmp_path: Path) -> None:
    attributes = attributes_of(write(tmp_path / "plots.geojson", [BOX] * 300))
    with ThreadPoolExecutor(4) as workers:
        answers = list(workers.map(lambda each: attributes.record(each)["area"], range(300)))
    assert answers == [0.5, None, *(each + 0.5 for each in range(2, 300))]


def test_a_file_that_goes_away_is_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    attributes = attributes_of(path)
    path.unlink()
    for ask in (attributes.record, lambda each: attributes.names([each])):
        with pytest.raises(SourceError, match=r"plots\.gpkg is gone from the disk"):
            ask(1)


def test_what_is_not_a_field_is_a_key_error(tmp_path: Path) -> None:
    attributes = attributes_of(write(tmp_path / "plots.geojson", [BOX]))
    attributes.fetch()
    with pytest.raises(KeyError):
        attributes.column("height", [0])


def test_texts_are_in_the_encoding_of_their_bytes_or_in_the_one_that_is_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "plots.shp"
    frame = gpd.GeoDataFrame({"name": ["工业用地"]}, geometry=[BOX], crs=4490)
    frame.to_file(path, encoding="GB18030")
    path.with_suffix(".cpg").unlink()
    assert attributes_of(path).record(0) == {"name": "工业用地"}
    table = open_table(arrow_source(path), "plots", read_as=ReadAs(encoding="Big5"))
    assert table.attributes().record(0) == {"name": "馱珛蚚華"}


@pytest.mark.parametrize("suffix", ["gpkg", "geojson"])
def test_all_rows_come_as_arrow_in_the_order_of_the_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"plots.{suffix}"
    frame = gpd.GeoDataFrame({"no": ["c", "a", "b"], "area": [3.0, 1.0, None]}, geometry=[BOX] * 3)
    frame.set_crs(4490).to_file(path)
    attributes = attributes_of(path)
    first = 1 if suffix == "gpkg" else 0
    ids = np.arange(first, first + 3)[::-1]
    rows = attributes.arrow_rows(["area", "no"], ids)
    assert rows.table.to_pydict() == {"area": [3.0, 1.0, None], "no": ["c", "a", "b"]}
    assert rows.ids.tolist() == sorted(ids.tolist())
    assert attributes.arrow_rows(["no"], ids[:1]).table.to_pydict() == {"no": ["b"]}
    with pytest.raises(SourceError):
        attributes.arrow_rows(["no"], np.array([99]))
