"""What a user says of a column has its consequences; what nobody answered has no meaning."""

from dataclasses import replace

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft, meant_count
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.sources.parks.known_headings import known_headings

MAPPING = LayerMapping(
    kind="plot",
    key="no",
    parents=(ParentMapping("park", "of", "name"),),
    columns=(
        ColumnMapping("no", "plot_code", sure=0.97),
        ColumnMapping("area", "land_approved_area", "mu", basis="land", sure=0.6),
        ColumnMapping("size", "land_area", "", sure=0.4),
    ),
)
QUESTION = (
    ColumnMapping("area", "land_approved_area", "mu", basis="land"),
    ColumnMapping("area", "floor_area", "m2", basis="floor"),
)


def draft() -> MappingDraft:
    names = ("no", "area", "size", "of", "note")
    return MappingDraft(MAPPING, names, known_headings().schema, {"area": QUESTION})


def test_nothing_ambiguous_is_taken_silently() -> None:
    made = draft()
    assert made.open_columns == ("area", "size")
    assert [each.property_code for each in made.mapping.columns] == ["plot_code", "", "", "", ""]
    assert made.meant_count == 2, "the key, and what the rows belong to"


def test_a_yes_is_enough_where_all_else_is_known() -> None:
    made = draft()
    assert made.can_confirm("area")
    made.confirm("area")
    assert made.mapping.facts[1] == replace(QUESTION[0], sure=1.0)
    assert not made.can_confirm("size"), "nobody knows its unit"


def test_another_property_brings_its_unit_and_basis() -> None:
    made = draft()
    made.say_property("area", "floor_area")
    said = made.column("area")
    assert (said.unit, said.basis, said.aggregation) == ("mu", "land", "sum"), "as far as they fit"
    made.say_property("area", "employees")
    assert (made.column("area").unit, made.column("area").basis) == ("count", "none")
    made.say_property("area", "total_investment")
    assert made.lacks_unit("area"), "no unit of money is taken by itself"
    assert made.likely_units("area")[0] == "1e4 CNY"
    made.say(replace(made.column("area"), unit="1e4 CNY"))
    assert not made.is_open("area")
    made.say_property("area", "")
    assert made.column("area").unit == ""
    assert not made.is_open("area"), "nothing is an answer too"


def test_likely_properties_are_those_of_the_question() -> None:
    assert draft().likely_properties("area") == ("land_approved_area", "floor_area")
    assert draft().likely_properties("note") == ()


def test_roles_of_columns_and_what_is_said_of_rows() -> None:
    made = draft()
    assert [made.role_of(name) for name in ("no", "of", "note", "")] == ["key", "parent", "", ""]
    made.say_rows(replace(made.rows, name_zh="note", documents=("size",)))
    assert [made.role_of(name) for name in ("note", "size")] == ["name", "document"]
    assert made.mapping.name_zh == "note"


def test_pictures_and_documents_are_known_by_what_their_column_means() -> None:
    made = draft()
    made.say_property("note", "image_url")
    assert list(made.mapping.documents) == ["note"]
    made.say_property("note", "remark")
    assert list(made.mapping.documents) == []


def test_columns_with_a_meaning_are_counted() -> None:
    assert meant_count(MAPPING, ("no", "area", "size", "of", "note")) == 4
