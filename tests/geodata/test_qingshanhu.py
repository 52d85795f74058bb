"""The embedded park data: what the build makes, what it refuses, and that shapes make sense."""

import copy
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pyogrio
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.qingshanhu.build import (
    DEFAULT_TARGET,
    STATED_AREAS,
    build,
    ellipsoidal_area_m2,
    read_tables,
)
from geodata.qingshanhu.check import findings, subjects
from geodata.qingshanhu.schema import STYLES, TABLES, closed_lists

Tables = dict[str, list[dict[str, str]]]

SPATIAL = ("site", "place", "enterprise", "road")


@pytest.fixture(scope="module")
def shapes() -> dict[str, BaseGeometry]:
    """Every feature's geometry by uid, read as any GIS would read it."""
    return {uid: geometry for layer in SPATIAL for uid, geometry in zip(*_uids(layer), strict=True)}


def _uids(layer: str) -> tuple[list[str], list[BaseGeometry]]:
    _, _, geometry, (uids,) = pyogrio.raw.read(DEFAULT_TARGET, layer=layer, columns=["uid"])
    return list(uids), list(shapely.from_wkb(geometry))


def test_committed_file_is_what_the_build_makes(tmp_path: Path) -> None:
    build(tmp_path / "rebuilt.gpkg")
    assert _content(tmp_path / "rebuilt.gpkg") == _content(DEFAULT_TARGET)


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first.gpkg", "second.gpkg"):
        build(tmp_path / name)
    assert (tmp_path / "first.gpkg").read_bytes() == (tmp_path / "second.gpkg").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")]
        names += ["gpkg_contents", "gpkg_extensions", "gpkg_data_columns"]
        names += ["gpkg_data_column_constraints", "gpkg_geometry_columns"]
        names += [f"rtree_{name}_geom" for name in SPATIAL]
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
            for name in names
        }


def test_file_opens_in_other_programs() -> None:
    layers = dict(pyogrio.list_layers(DEFAULT_TARGET).tolist())
    assert layers == {table.name: _ogr_type(table.geometry_type) for table in TABLES} | {
        "layer_styles": None
    }
    for name in SPATIAL:
        info = pyogrio.read_info(DEFAULT_TARGET, layer=name)
        assert (info["crs"], info["fid_column"], info["geometry_name"]) == (
            "EPSG:4490",
            "fid",
            "geom",
        )
        assert name in STYLES


def _ogr_type(geometry_type: str) -> str | None:
    names = {"MULTIPOLYGON": "MultiPolygon", "POINT": "Point", "LINESTRING": "LineString"}
    return names.get(geometry_type)


def test_closed_lists_are_enumerations_of_the_file() -> None:
    tables = read_tables()
    lists = closed_lists(tables["code"], tables["property"])
    with closing(sqlite3.connect(DEFAULT_TARGET)) as connection:
        for table in TABLES:
            for column in table.columns:
                allowed = {
                    value
                    for (value,) in connection.execute(
                        "SELECT value FROM gpkg_data_columns JOIN gpkg_data_column_constraints"
                        " USING (constraint_name) WHERE table_name = ? AND column_name = ?",
                        (table.name, column.name),
                    )
                }
                assert allowed == set(lists[column.enum] if column.enum else ())


@pytest.mark.parametrize("uid", STATED_AREAS)
def test_footprint_has_the_stated_ellipsoidal_area(
    uid: str, shapes: dict[str, BaseGeometry]
) -> None:
    stated = {row["fact_id"]: row["value_num"] for row in read_tables()["fact"]}
    area = ellipsoidal_area_m2(shapes[uid])
    assert area == pytest.approx(float(stated[STATED_AREAS[uid]]), rel=1e-6)


def test_only_footprints_with_a_stated_area_claim_one() -> None:
    claiming = {
        row["uid"] for row in read_tables()["site"] if row["geometry_area_is_stated"] == "yes"
    }
    assert claiming == set(STATED_AREAS)


def test_sites_lie_where_the_article_puts_them(shapes: dict[str, BaseGeometry]) -> None:
    park, strip, avenue = (
        shapes[uid] for uid in ("changdong", "changdong-east", "changdong-avenue")
    )
    for uid in ("changdong", "led-demo-park", "led-demo-park-phase-1", "yifang", "changdong-east"):
        assert shapes[uid].is_valid
        assert shapes["qingshanhu"].contains(shapes[uid]), uid
        assert not shapes[uid].intersects(avenue), uid
    assert park.bounds[2] < strip.bounds[0]
    assert park.bounds[0] < avenue.bounds[0] < strip.bounds[2]
    assert shapes["led-demo-park"].contains(shapes["led-demo-park-phase-1"])
    assert not shapely.union_all([shapes["led-demo-park"], shapes["yifang"], strip]).intersects(
        park
    )


def test_enterprises_stand_in_the_district_but_in_no_park(
    shapes: dict[str, BaseGeometry],
) -> None:
    tables = read_tables()
    sites = shapely.union_all([shapes[row["uid"]] for row in tables["site"][1:]])
    radius_m = shapely.minimum_bounding_radius(shapes["qingshanhu"]) * 111_000
    for row in tables["enterprise"]:
        assert shapes["qingshanhu"].contains(shapes[row["uid"]])
        assert not sites.contains(shapes[row["uid"]])
        assert row["site_uid"] == ""
        assert 0.9 * radius_m < float(row["geometry_accuracy_m"]) < 1.1 * radius_m


def test_all_85_rows_of_the_article_are_accounted_for() -> None:
    rows = read_tables()["rows"]
    assert [row["fact_id"] for row in rows] == [f"F{number:03d}" for number in range(1, 86)]
    assert all(row["why"] for row in rows)
    garbled = {row["fact_id"] for row in read_tables()["fact"] if row["confidence"] == "garbled"}
    assert garbled == {row["fact_id"] for row in rows if row["treatment"] == "unusable"}


def test_names_that_are_not_known_in_chinese_stay_empty() -> None:
    tables = read_tables()
    names = [row for table in (*SPATIAL, "topic") for row in tables[table]]
    assert all(bool(row["name_zh"]) == (row["name_confidence"] != "unknown") for row in names)


def test_every_kind_says_what_one_would_look_for() -> None:
    tables = read_tables()
    expected = {row["kind"] for row in tables["expected_property"]}
    without = {"station", "airport", "centre"}
    assert set(subjects(tables).values()) == expected | without


def _first(tables: Tables, table: str, **changes: str) -> None:
    tables[table][0].update(changes)


SPOILS: dict[str, Callable[[Tables], object]] = {
    "'elsewhere' is not known": lambda t: _first(t, "fact", subject_uid="elsewhere"),
    "unit 'ha'": lambda t: _first(t, "fact", value_num="1", unit="ha"),
    "is stated twice": lambda t: t["fact"].append(dict(t["fact"][0])),
    "property 'colour' is in no closed list": lambda t: _first(t, "fact", property="colour"),
    "is garbled and still has a value": lambda t: _first(t, "fact", confidence="garbled"),
    "has no value": lambda t: _first(t, "fact", value_text_en="", value_text_zh=""),
    "only one of value_text_en and value_text_zh": lambda t: _first(t, "fact", value_text_zh=""),
    "no geometry note or accuracy": lambda t: _first(t, "site", geometry_accuracy_m=""),
    "is used twice": lambda t: t["site"].append(dict(t["site"][0])),
    "nothing cites S099": lambda t: t["source"].append(t["source"][0] | {"source_id": "S099"}),
    "must list F001 to F085": lambda t: t["rows"].pop(),
    "fact.csv disagrees": lambda t: _first(t, "rows", treatment="left_out"),
}


@pytest.mark.parametrize("finding", SPOILS)
def test_build_names_what_is_wrong(finding: str) -> None:
    tables: Tables = {name: [dict(row) for row in rows] for name, rows in read_tables().items()}
    lists = closed_lists(tables["code"], tables["property"])
    assert findings(tables, lists) == []
    SPOILS[finding](tables)
    assert finding in "\n".join(findings(tables, lists))


def test_build_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "park.gpkg"
    target.write_bytes(b"old")
    spoiled = copy.deepcopy(read_tables())
    monkeypatch.setattr("geodata.qingshanhu.build.read_tables", lambda: spoiled | {"rows": []})
    with pytest.raises(ValueError, match="F001 to F085"):
        build(target)
    assert target.read_bytes() == b"old"


def _chinese_texts() -> Iterator[str]:
    for rows in read_tables().values():
        for row in rows:
            yield from (text for column, text in row.items() if column.endswith("_zh") and text)


def test_chinese_text_uses_chinese_punctuation() -> None:
    wrong = [
        text
        for text in _chinese_texts()
        for before, mark in pairwise(text)
        if mark in ",;:?!" and "\u4e00" <= before <= "\u9fff"
    ]
    assert wrong == []
