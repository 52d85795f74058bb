"""A faulty GeoPackage of the park schema: each fault is one sentence, the rest still shows."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.space.geodesy import area_m2, in_degrees
from gisapp.errors import CrsError, SourceError
from gisapp.sources.parks.reader import read_park_dataset
from tests.parks import EMBEDDED, changed_copy, embedded

HOSTILE = (
    "<script>alert(1)</script>",
    "\"'`\\ ${x} {{y}} %s",
    "שלום \u202eright to left\u202c",
    "🏭👷🏽\u200d♀️",
    "]]> --> </style>",
)


def opened(path: Path) -> tuple[dict[str, Layer], ParkDataset]:
    layers, dataset = read_park_dataset(path)
    return {layer.kind: layer for layer in layers}, dataset


def problems_of(dataset: ParkDataset) -> list[str]:
    return list(map(str, dataset.problems))


def the_problem(dataset: ParkDataset) -> str:
    (problem,) = problems_of(dataset)
    assert problem.startswith("planner.gpkg, table ")
    assert problem.count(". ") == 0
    return problem


def test_the_embedded_data_has_no_problem() -> None:
    layers, dataset = embedded()
    assert dataset.problems == ()
    parks = [layer for layer in layers if layer.dataset is dataset]
    assert all(layer.identifiable for layer in parks)
    assert {"park", "phase", "enterprise"} <= {layer.kind for layer in parks if layer.schematic}
    assert [layer.layer_id for layer in parks] == [layer.kind for layer in parks]
    assert {layer.origin.crs for layer in parks} == {"EPSG:4490"}
    assert not any(layer.geometry.is_missing.any() for layer in parks)


def test_a_second_dataset_gets_a_group_and_ids_of_its_own(tmp_path: Path) -> None:
    layers, _ = read_park_dataset(changed_copy(tmp_path))
    assert {layer.group for layer in layers} == {"planner"}
    assert all(layer.layer_id == f"planner/{layer.kind}" for layer in layers)


@pytest.mark.parametrize(
    ("statement", "table", "row", "message"),
    [
        (
            "UPDATE fact SET subject_uid = 'nowhere' WHERE fact_id = 'F030'",
            "fact",
            "(F030)",
            "'nowhere' is the uid of nothing",
        ),
        (
            "UPDATE fact SET unit = 'acres' WHERE fact_id = 'F030'",
            "fact",
            "(F030)",
            "the unit 'acres' is none of CNY, CNY/count",
        ),
        (
            "UPDATE fact SET unit = 'CNY' WHERE fact_id = 'F030'",
            "fact",
            "(F030)",
            "the unit is CNY, but led_packaging_lines is in count",
        ),
        (
            "UPDATE fact SET period_start = '2017', period_end = '2017' WHERE fact_id = 'F030'",
            "fact",
            "(F031)",
            "are those of row",
        ),
        (
            "UPDATE fact SET fact_id = 'F029' WHERE fact_id = 'F030'",
            "fact",
            "(F029)",
            "its fact_id is that of row",
        ),
        (
            "UPDATE fact SET qualifier = 'roughly' WHERE fact_id = 'F030'",
            "fact",
            "(F030)",
            "the qualifier 'roughly' is unknown",
        ),
        (
            "UPDATE fact SET confidence = 'sure' WHERE fact_id = 'F030'",
            "fact",
            "(F030)",
            "the confidence 'sure' is unknown",
        ),
        (
            "UPDATE fact SET value_num = 'many' WHERE fact_id = 'F030'",
            "fact",
            "(F030)",
            "value_num 'many' is no number",
        ),
        (
            "UPDATE fact SET value_num = NULL WHERE fact_id = 'F030'",
            "fact",
            "(F030)",
            "neither a number nor a text",
        ),
    ],
)
def test_a_fact_that_cannot_be_trusted_is_left_out(
    tmp_path: Path, statement: str, table: str, row: str, message: str
) -> None:
    layers, dataset = opened(changed_copy(tmp_path, statement))
    problem = the_problem(dataset)
    assert f"table {table}, row " in problem
    assert row in problem
    assert message in problem
    assert problem.endswith("the fact is left out.")
    assert len(dataset.facts) == len(embedded()[1].facts) - 1
    assert problem in {each.message for each in layers["park"].origin.problems}


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE fact SET property = 'height' WHERE fact_id = 'F030'", "the property 'height'"),
        ("UPDATE fact SET source_id = 'S999' WHERE fact_id = 'F030'", "the source 'S999'"),
        ("UPDATE fact SET period_start = 'then' WHERE fact_id = 'F030'", "the period 'then'"),
    ],
)
def test_a_fact_whose_surroundings_are_missing_is_kept(
    tmp_path: Path, statement: str, message: str
) -> None:
    _, dataset = opened(changed_copy(tmp_path, statement))
    assert message in the_problem(dataset)
    assert "F030" in {fact.fact_id for fact in dataset.facts_of("qingshanhu")}
    assert dossier_of(dataset, "qingshanhu").sections


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ("geometry_note_en", "has no geometry_note"),
        ("geometry_accuracy_m", "has no geometry_accuracy_m"),
    ],
)
def test_a_schematic_site_must_say_what_its_shape_is_worth(
    tmp_path: Path, column: str, message: str
) -> None:
    statements = [f"UPDATE site SET {column} = NULL WHERE uid = 'yifang'"]
    if column == "geometry_note_en":
        statements.append("UPDATE site SET geometry_note_zh = NULL WHERE uid = 'yifang'")
    layers, dataset = opened(changed_copy(tmp_path, *statements))
    problem = the_problem(dataset)
    assert "table site, row " in problem
    assert "(yifang)" in problem
    assert message in problem
    assert not layers["reconstruction_zone"].geometry.is_missing[0]


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"no geometry at all",
        b"GP\x00\x01\x8a\x11\x00\x00broken",
        b"GP\x00\x01\x8a\x11\x00\x00" + shapely.to_wkb(shapely.Point(116, 28.6)),
        b"GP\x00\x01\x8a\x11\x00\x00" + shapely.to_wkb(shapely.Polygon()),
        b"GP\x00\x01\x8a\x11\x00\x00" + shapely.to_wkb(shapely.box(500000, 0, 500100, 3200000)),
        None,
    ],
    ids=["empty", "no header", "broken", "another type", "empty polygon", "no degrees", "null"],
)
def test_broken_geometry_leaves_its_row_to_be_read(tmp_path: Path, blob: bytes | None) -> None:
    path = changed_copy(
        tmp_path, "UPDATE site SET geom = ? WHERE uid = 'changdong'", parameters=[blob]
    )
    layers, dataset = opened(path)
    problem = the_problem(dataset)
    assert "table site, row " in problem
    assert "(changdong)" in problem
    assert problem.endswith("the row is kept but not drawn.")
    assert layers["park"].geometry.is_missing.tolist() == [True, False]
    assert dossier_of(dataset, "changdong").key_figures


def test_a_shape_that_crosses_itself_is_drawn_and_told(tmp_path: Path) -> None:
    bow_tie = shapely.Polygon([(116, 28.6), (116.1, 28.7), (116.1, 28.6), (116, 28.7)])
    blob = b"GP\x00\x01\x8a\x11\x00\x00" + shapely.to_wkb(bow_tie)
    path = changed_copy(
        tmp_path, "UPDATE site SET geom = ? WHERE uid = 'changdong'", parameters=[blob]
    )
    layers, dataset = opened(path)
    assert "is not valid (it crosses itself" in the_problem(dataset)
    assert not layers["park"].geometry.is_missing.any()


@pytest.mark.parametrize("table", ["code", "property", "source", "relation", "fact", "road"])
def test_a_missing_table_is_told_once_and_the_others_show(tmp_path: Path, table: str) -> None:
    layers, dataset = opened(changed_copy(tmp_path, f"DROP TABLE {table}"))
    assert f"planner.gpkg, table {table}: the table is missing" in problems_of(dataset)[0]
    others = [each for each in problems_of(dataset)[1:] if "is the uid of nothing" not in each]
    assert others == []
    assert len(layers["park"].geometry) == 2
    assert dossier_of(dataset, "changdong").subject.name.zh == "昌东工业园"
    if table != "fact":
        assert dossier_of(dataset, "changdong").key_figures


@pytest.mark.parametrize("table", ["property", "code", "expected_property"])
def test_an_empty_list_is_told(tmp_path: Path, table: str) -> None:
    layers, dataset = opened(changed_copy(tmp_path, f"DELETE FROM {table}"))
    assert problems_of(dataset)[0] == f"planner.gpkg, table {table}: the table holds no row."
    assert problems_of(dataset)[0] in {each.message for each in layers["park"].origin.problems}
    assert len(layers["park"].geometry) == 2


def test_a_missing_column_is_told_and_taken_as_empty(tmp_path: Path) -> None:
    _, dataset = opened(changed_copy(tmp_path, "ALTER TABLE fact DROP COLUMN note_zh"))
    assert "table fact: the column note_zh is missing" in the_problem(dataset)
    assert len(dataset.facts) == len(embedded()[1].facts)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE site SET uid = NULL WHERE uid = 'yifang'", "it has no uid"),
        ("UPDATE site SET uid = 'zhaochi' WHERE uid = 'yifang'", "its uid is that of table site"),
        ("UPDATE site SET kind = 'castle' WHERE uid = 'yifang'", "the kind 'castle' is none of"),
        ("UPDATE site SET status = 'haunted' WHERE uid = 'yifang'", "the status 'haunted'"),
        ("UPDATE site SET parent_uid = 'x' WHERE uid = 'yifang'", "the parent_uid 'x' is the uid"),
        ("UPDATE relation SET object_uid = 'x' WHERE rowid = 1", "'x' is the uid of nothing"),
        ("UPDATE relation SET predicate = 'eats' WHERE rowid = 1", "the predicate 'eats'"),
        ("UPDATE expected_property SET property = 'x' WHERE rowid = 1", "the property 'x'"),
        ("UPDATE property SET unit = 'x' WHERE code = 'role'", "the unit 'x' is none of"),
        ("UPDATE site SET geometry_accuracy_m = 'far' WHERE uid = 'yifang'", "no number of metres"),
    ],
)
def test_other_faults_are_told(tmp_path: Path, statement: str, message: str) -> None:
    layers, dataset = opened(changed_copy(tmp_path, statement))
    assert any(message in problem and ", row " in problem for problem in problems_of(dataset))
    assert len(layers["park"].geometry) == 2


def test_another_crs_lands_in_the_same_place(tmp_path: Path) -> None:
    """EPSG:4549 is CGCS2000 in Gauss-Krüger, 120° E."""
    from pyproj import Transformer

    to_grid = Transformer.from_crs("EPSG:4490", "EPSG:4549", always_xy=True)
    layers, _ = embedded()
    (park,) = (layer for layer in layers if layer.kind == "park")
    degrees = in_degrees(park.geometry.feature(0))
    grid = shapely.transform(degrees, lambda xy: np.column_stack(to_grid.transform(*xy.T)))
    blob = b"GP\x00\x01\xc5\x11\x00\x00" + shapely.to_wkb(grid)
    path = changed_copy(
        tmp_path,
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('grid', 4549, 'EPSG', 4549, 'x', '')",
        "UPDATE gpkg_geometry_columns SET srs_id = 4549 WHERE table_name = 'site'",
        "DELETE FROM site WHERE uid <> 'changdong'",
    )
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE site SET geom = ?", [blob])
        connection.commit()
    moved, _ = opened(path)
    there = moved["park"].geometry.feature(0)
    assert moved["park"].origin.crs == "EPSG:4549"
    assert shapely.hausdorff_distance(there, park.geometry.feature(0)) < 0.01
    assert area_m2(in_degrees(there)) == pytest.approx(21_500_000, rel=1e-4)


def test_a_crs_that_is_not_named_is_proposed_and_can_be_corrected(tmp_path: Path) -> None:
    statement = "UPDATE gpkg_geometry_columns SET srs_id = 0 WHERE table_name = 'road'"
    path = changed_copy(tmp_path, statement)
    layers, dataset = opened(path)
    assert "table road: its CRS is not named; EPSG:4490 is assumed" in the_problem(dataset)
    assert layers["road"].origin.crs == "EPSG:4490"
    corrected, dataset = read_park_dataset(path, read_as=ReadAs("EPSG:4326"))
    assert dataset.problems == ()
    assert {layer.origin.crs for layer in corrected} == {"EPSG:4326"}


def test_a_crs_that_nobody_knows(tmp_path: Path) -> None:
    statement = "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 99 WHERE srs_id = 4490"
    layers, dataset = opened(changed_copy(tmp_path, statement))
    assert any("table site: " in each and "'EPSG:99'" in each for each in problems_of(dataset))
    assert layers["park"].geometry.is_missing.all()
    with pytest.raises(CrsError, match="EPSG:99"):
        read_park_dataset(EMBEDDED, read_as=ReadAs("EPSG:99"))


def test_garbled_facts_keep_no_value_even_where_the_file_has_one(tmp_path: Path) -> None:
    statement = "UPDATE fact SET value_num = 12, value_text_en = 'x' WHERE confidence = 'garbled'"
    _, dataset = opened(changed_copy(tmp_path, statement))
    garbled = [fact for fact in dataset.facts if not fact.is_usable]
    assert len(garbled) == 3
    assert not any(fact.value or fact.text for fact in garbled)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_arrive_unchanged(tmp_path: Path, text: str) -> None:
    path = changed_copy(
        tmp_path, "UPDATE site SET name_en = ?1, geometry_note_zh = ?1", parameters=[text]
    )
    layers, dataset = opened(path)
    assert dataset.problems == ()
    assert dataset.subjects["changdong"].name.en == text
    assert layers["park"].attributes.names([dataset.subjects["changdong"].feature_id])[0].en == text


def test_many_faults_of_one_kind_are_counted_rather_than_listed(tmp_path: Path) -> None:
    _, dataset = opened(changed_copy(tmp_path, "UPDATE fact SET subject_uid = 'nowhere'"))
    assert len(dataset.problems) == 21
    assert str(dataset.problems[-1]) == (
        "planner.gpkg, table fact: more rows with the same fault: 71."
    )


def test_one_layer_can_be_asked_for_by_kind_or_table() -> None:
    layers, _ = read_park_dataset(EMBEDDED, layer="park")
    assert [layer.kind for layer in layers] == ["park"]
    layers, dataset = read_park_dataset(EMBEDDED, layer="place")
    assert {layer.kind for layer in layers} == {"centre", "station", "airport", "development_zone"}
    assert "changdong" in dataset.subjects
    with pytest.raises(SourceError, match=r"no layer 'castle'; it has: district, "):
        read_park_dataset(EMBEDDED, layer="castle")


def test_a_damaged_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "planner.gpkg"
    path.write_bytes(EMBEDDED.read_bytes()[:20_000])
    with pytest.raises(SourceError, match=r"planner\.gpkg cannot be read as a GeoPackage: "):
        read_park_dataset(path)
