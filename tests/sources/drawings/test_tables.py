"""The layers of a drawing are tables, with a column for what its entities say."""

import shapely

from gisapp.sources.drawings.drawing import DrawingLayer
from gisapp.sources.drawings.features import Feature
from gisapp.sources.drawings.tables import tables_of

POINT = shapely.Point(1, 2)


def test_each_layer_that_has_something_is_a_table() -> None:
    layers = {"图框": DrawingLayer("图框", is_shown=False), "空": DrawingLayer("空")}
    features = [Feature("图框", POINT), Feature("道路", POINT, text="甲"), Feature("图框", POINT)]
    made = tables_of(features, layers, "plan")
    assert [(each.name, each.rows.num_rows, each.is_shown) for each in made.tables] == [
        ("图框", 2, False),
        ("道路", 1, True),
    ]
    assert made.layers == 2
    assert made.tables[1].rows.to_pylist() == [{"Text": "甲", "Layer": "道路"}]


def test_too_many_layers_are_one_table() -> None:
    made = tables_of([Feature(f"L{n}", POINT) for n in range(300)], {}, "plan")
    (table,) = made.tables
    assert (table.name, made.layers) == ("plan", 300)
    assert table.rows.column("Layer").to_pylist()[:2] == ["L0", "L1"]


def test_attributes_of_blocks_are_columns_under_names_of_their_own() -> None:
    rows = [Feature("0", POINT, text="甲", attributes={"Text": "a", "": "b"}), Feature("0", POINT)]
    (table,) = tables_of(rows, {}, "plan").tables
    assert table.rows.column_names == ["Text", "Layer", "Text_", "_"]
    assert table.rows.column("Text_").to_pylist() == ["a", None]


def test_too_many_attributes_are_one_column() -> None:
    rows = [Feature("0", POINT, attributes={f"T{n}": f"{n}" for n in range(150)})]
    (table,) = tables_of(rows, {}, "plan").tables
    assert table.rows.column_names == ["Layer", "Attributes"]
    (together,) = table.rows.column("Attributes").to_pylist()
    assert together.startswith("T0=0; T1=1; ")


def test_bytes_that_are_no_text_are_marked_and_counted() -> None:
    made = tables_of([Feature("\udcff道路", POINT, text="甲\udc80")], {}, "plan")
    assert made.tables[0].name == "\N{REPLACEMENT CHARACTER}道路"
    assert made.tables[0].rows.column("Text").to_pylist() == ["甲\N{REPLACEMENT CHARACTER}"]
    assert made.lost >= 2
