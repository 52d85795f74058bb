"""Subjects are those of five tables, each with a uid of its own and a kind of its table."""

import pytest

from gisapp.core.parks.dataset import Subject
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.parks.lists import read_codes
from gisapp.sources.parks.problems import Problems
from gisapp.sources.parks.rows import GEOMETRY, Table, Value
from gisapp.sources.parks.subjects import KINDS, read_subjects
from gisapp.sources.parks.tables import COLUMNS
from tests.sources.parks.rows import codes_of, table

CODES = read_codes(
    table(
        "code",
        {"list": "status", "code": "built"},
        {"list": "geometry_method", "code": "schematic"},
        {"list": "geometry_method", "code": "surveyed"},
    )
)
SITE: dict[str, Value] = {"uid": "a", "kind": "park", GEOMETRY: b""}


@pytest.fixture
def problems() -> Problems:
    return Problems("parks.gpkg")


def read(problems: Problems, **tables: Table) -> dict[str, Subject]:
    return read_subjects({name: Table(name) for name in COLUMNS} | tables, CODES, problems)


def one(problems: Problems, **values: Value) -> Subject:
    """Return the one site that has these values."""
    (subject,) = read(problems, site=table("site", {**SITE, **values})).values()
    return subject


def test_without_rows_there_is_no_subject(problems: Problems) -> None:
    assert read(problems) == {}


def test_a_subject_has_what_its_row_states(problems: Problems) -> None:
    subject = one(problems, name_en="Yifang", name_zh="义坊村", status="built", chain_link="led")
    assert (subject.uid, subject.table, subject.feature_id, subject.kind) == (
        "a",
        "site",
        1,
        "park",
    )
    assert subject.name == Bilingual("Yifang", "义坊村")
    assert subject.status == "built"
    assert subject.attributes == {"chain_link": "led"}
    assert codes_of(problems, "site") == []


@pytest.mark.parametrize("name", [name for name, kinds in KINDS.items() if len(kinds) == 1])
def test_a_table_with_one_kind_needs_no_column_for_it(problems: Problems, name: str) -> None:
    subjects = read(problems, **{name: table(name, {"uid": "a"})})
    assert subjects["a"].kind == KINDS[name][0]


@pytest.mark.parametrize(("name", "kinds"), KINDS.items())
def test_each_table_has_kinds_of_its_own(
    problems: Problems, name: str, kinds: tuple[str, ...]
) -> None:
    rows: list[dict[str, Value]] = [{"uid": kind, "kind": kind} for kind in kinds]
    subjects = read(problems, **{name: table(name, *rows)})
    assert [subject.kind for subject in subjects.values()] == list(kinds)
    if len(kinds) > 1:
        assert read(problems, **{name: table(name, {"uid": "x", "kind": "castle"})}) == {}
        assert codes_of(problems, name) == ["unknown_code"]


def test_of_two_rows_with_one_uid_the_first_stays_across_tables(problems: Problems) -> None:
    subjects = read(
        problems,
        site=table("site", SITE, {**SITE, "name_en": "Another"}),
        topic=table("topic", {"uid": "a", "kind": "plan"}),
    )
    assert [(each.table, each.name.en) for each in subjects.values()] == [("site", "")]
    assert codes_of(problems, "site", "topic") == ["duplicate_uid", "duplicate_uid"]


def test_a_row_without_a_uid_is_left_out(problems: Problems) -> None:
    assert read(problems, site=table("site", {"uid": " ", "kind": "park"})) == {}
    assert codes_of(problems, "site") == ["no_uid"]


def test_an_unknown_status_is_not_shown(problems: Problems) -> None:
    assert one(problems, status="haunted").status == ""
    assert codes_of(problems, "site") == ["unknown_code"]


def test_a_parent_may_stand_in_a_later_row_or_table(problems: Problems) -> None:
    subjects = read(
        problems,
        site=table("site", {**SITE, "parent_uid": "b"}, {"uid": "b", "kind": "park"}),
        enterprise=table("enterprise", {"uid": "c", "site_uid": "a", "parent_uid": "b"}),
    )
    assert [each.parent_uid for each in subjects.values()] == ["b", "", "a"]


def test_a_parent_that_is_nowhere_is_not_shown(problems: Problems) -> None:
    assert one(problems, parent_uid="x").parent_uid == ""
    assert codes_of(problems, "site") == ["unknown_uid"]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"geometry_method": "surveyed"}, []),
        ({"geometry_method": "schematic", "geometry_note_en": "x", "geometry_accuracy_m": 5}, []),
        (
            {"geometry_method": "schematic", "geometry_accuracy_m": 0},
            ["schematic_without_note"],
        ),
        (
            {"geometry_method": "schematic", "geometry_note_zh": "注"},
            ["schematic_without_accuracy"],
        ),
        ({"geometry_method": "guessed"}, ["unknown_code"]),
        ({"geometry_accuracy_m": "far"}, ["not_a_number"]),
        ({"geometry_accuracy_m": -1}, ["not_a_number"]),
    ],
)
def test_how_good_a_shape_is_must_be_said(
    problems: Problems, values: dict[str, Value], codes: list[str]
) -> None:
    one(problems, **values)
    assert codes_of(problems, "site") == codes


def test_an_accuracy_of_no_metres_counts_as_not_stated(problems: Problems) -> None:
    for value, accuracy in ((3000, 3000.0), ("12.5", 12.5), (0, 0.0), (-1, None), ("far", None)):
        note = one(problems, geometry_accuracy_m=value).geometry
        assert note is not None
        assert note.accuracy_m == accuracy


def test_only_a_plain_yes_allows_to_measure_a_shape(problems: Problems) -> None:
    for value, is_stated in (("yes", True), ("no", False), (None, False), ("YES", False)):
        note = one(problems, geometry_area_is_stated=value).geometry
        assert note is not None
        assert note.area_is_stated == is_stated


def test_a_subject_of_a_table_without_geometry_has_no_note_on_it(problems: Problems) -> None:
    subjects = read(problems, topic=table("topic", {"uid": "a", "kind": "plan"}))
    assert subjects["a"].geometry is None


@pytest.mark.parametrize("kind", ["zone", "project", "building"])
def test_own_sites_may_be_of_kinds_that_the_embedded_data_has_none_of(
    problems: Problems, kind: str
) -> None:
    assert one(problems, kind=kind).kind == kind
    assert codes_of(problems, "site") == []
