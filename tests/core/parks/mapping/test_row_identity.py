"""Keys, names and parents of rows."""

import pytest

from gisapp.core.parks.mapping.cell_value import Cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, ParentMapping
from gisapp.core.parks.mapping.row_identity import RowIdentity, identity_of
from gisapp.core.parks.mapping.value_forms import ValueForms

Table = dict[str, tuple[str, list[Cell]]]


def identity(kind: str, table: Table, *by_place: str) -> RowIdentity:
    columns = [ColumnMapping(name, code) for name, (code, _) in table.items()]
    forms = {name: ValueForms(values) for name, (_, values) in table.items()}
    return identity_of(kind, columns, forms, by_place)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"序号": ("serial_no", [1, 2]), "编号": ("plot_code", ["a", "b"])}, "编号"),
        ({"编号": ("plot_code", ["a", "a"]), "宗地": ("parcel_code", ["x", "y"])}, "宗地"),
        ({"编号": ("plot_code", ["a", None]), "宗地": ("parcel_code", ["x", "y"])}, "宗地"),
        ({"OBJECTID": ("record_id", [1, 2]), "名称": ("plot_name", ["甲", "乙"])}, "名称"),
        ({"OBJECTID": ("record_id", [1, 2]), "面积": ("land_area", [3, 4])}, "OBJECTID"),
        ({"编号": ("plot_code", ["a", "a"]), "面积": ("land_area", [3, 4])}, "编号"),
        ({"面积": ("land_area", [3, 3])}, ""),
        (
            {
                "编号": ("plot_code", ["a", "b", "c", "c", None, "d", "e"]),
                "名称": ("plot_name", ["甲", "乙", "丙", "丁", "戊", "己", "庚"]),
            },
            "编号",
        ),
    ],
)
def test_the_key_is_what_is_distinct_and_complete(table: Table, key: str) -> None:
    assert identity("plot", table).key == key


def test_names_of_both_languages_are_told_by_their_letters() -> None:
    found = identity(
        "enterprise",
        {
            "企业名称": ("enterprise_name", ["甲公司", "乙公司"]),
            "Name": ("enterprise_name", ["Acme", "Bolt"]),
        },
    )
    assert (found.name_zh, found.name_en) == ("企业名称", "Name")


def test_parents_are_found_by_key_before_name_and_place() -> None:
    table: Table = {
        "企业": ("enterprise_name", ["甲", "乙"]),
        "地块": ("plot_code", ["A", "A"]),
        "园区": ("in_park_name", ["P", "P"]),
    }
    assert identity("enterprise", table, "plot", "park").parents == (
        ParentMapping("plot", "地块", "key"),
        ParentMapping("park", "园区", "name"),
    )
    del table["地块"]
    assert identity("enterprise", table, "plot").parents == (
        ParentMapping("plot", "", "place"),
        ParentMapping("park", "园区", "name"),
    )


def test_a_park_lies_in_no_park() -> None:
    assert identity("park", {"园区": ("park_name", ["P", "Q"])}, "park").parents == ()
