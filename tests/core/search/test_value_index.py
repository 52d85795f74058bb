"""Features are found by their attributes, however a value is written."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import pytest
import shapely

from gisapp.core.search import value_index
from gisapp.core.search.asked import Asked
from gisapp.core.search.hits import SearchHit
from gisapp.core.search.search import Searched, SearchIndex
from gisapp.core.search.value_index import ValueIndex, index_values
from gisapp.sources.open import open_source

COLUMNS = {
    "name": ["Mill", "Kiln", "Forge"],
    "code": ["913601MA38", "013601", "913602"],
    "use": ["M1 工業用地", "Residential, low", None],
    "面积（亩）": [630.0, 93.0, None],
    "investment": [1_000_000_000, 62_000, 5],
    "id": [9007199254740993, 9007199254740992, 7],
}


@pytest.fixture
def index(tmp_path: Path) -> ValueIndex:
    shapes = shapely.points(np.array([[115.9, 28.6], [116.0, 28.6], [116.1, 28.6]]))
    table = pa.table({**COLUMNS, "geometry": list(shapely.to_wkb(shapes))})
    path = tmp_path / "plants.gpkg"
    pyogrio.write_arrow(
        table, path, geometry_name="geometry", geometry_type="Point", crs="EPSG:4326"
    )
    [layer] = open_source(str(path)).layers
    return index_values(layer)


def found(index: ValueIndex, text: str) -> list[SearchHit]:
    return list(SearchIndex([], [], []).search(text, Searched(values=[index])))


@pytest.mark.parametrize(
    ("text", "name", "matched"),
    [
        ("10亿", "Mill", "investment: 1,000,000,000"),
        ("1 billion", "Mill", "investment: 1,000,000,000"),
        ("1,000,000,000", "Mill", "investment: 1,000,000,000"),
        ("62000", "Kiln", "investment: 62,000"),
        ("62,000", "Kiln", "investment: 62,000"),
        ("6.2万", "Kiln", "investment: 62,000"),
        ("6.2 萬", "Kiln", "investment: 62,000"),
        ("62 thousand", "Kiln", "investment: 62,000"),
        ("６２，０００", "Kiln", "investment: 62,000"),
        ("630亩", "Mill", "面积（亩）: 630"),
        ("630", "Mill", "面积（亩）: 630"),
        ("42万平方米", "Mill", "面积（亩）: 630"),
        ("0.42 km²", "Mill", "面积（亩）: 630"),
        ("420,000 m²", "Mill", "面积（亩）: 630"),
        ("42 ha", "Mill", "面积（亩）: 630"),
        ("6.2公顷", "Kiln", "面积（亩）: 93"),
        ("913602", "Forge", "code: 913602"),
        ("91360", "Mill", "code: 913601MA38"),
        ("013601", "Kiln", "code: 013601"),
        ("工业用地", "Mill", "use: M1 工業用地"),
        ("residential", "Kiln", "use: Residential, low"),
        ("low", "Kiln", "use: Residential, low"),
        ("9007199254740993", "Mill", "id: 9007199254740993"),
        ("9007199254740992", "Kiln", "id: 9007199254740992"),
    ],
)
def test_a_value_is_found_and_says_which(
    index: ValueIndex, text: str, name: str, matched: str
) -> None:
    hit = found(index, text)[0]
    assert (hit.title.en, hit.matched.en, hit.reason) == (name, matched, "attribute")


@pytest.mark.parametrize(
    "text", ["62001", "630 yuan", "3601", "xyzzy", "10", "630 km", "mill", "9007199254740994"]
)
def test_what_is_no_value_is_not_found(index: ValueIndex, text: str) -> None:
    assert not found(index, text)


def test_columns_that_do_not_fit_into_memory_are_told(
    index: ValueIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [layer] = open_source(str(tmp_path / "plants.gpkg")).layers
    monkeypatch.setattr(value_index, "_MOST_BYTES", 100)
    few = index_values(layer)
    assert few.left_out
    assert not index.left_out


def test_each_feature_is_found_once_and_by_what_fits_best(index: ValueIndex) -> None:
    hits = found(index, "62000")
    assert [(hit.title.en, hit.matched.en) for hit in hits] == [("Kiln", "investment: 62,000")]
    of_all = index.find(Asked.of("9"), 10)
    assert len({each.feature_id for each in of_all}) == len(of_all) == 3
    assert index.find(Asked.of("9"), 2) == of_all[:2]


def test_a_value_is_found_with_a_slip(index: ValueIndex) -> None:
    assert [each.matched.en for each in index.find_alike(Asked.of("residenital"), 5)] == [
        "use: Residential, low"
    ]
