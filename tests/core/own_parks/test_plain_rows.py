"""A row without a meaning states what its cells say: numbers as numbers, nothing invented."""

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.plain_rows import plain_subject
from gisapp.core.parks.comparison.comparison import compare
from gisapp.core.parks.comparison.comparison_text import in_words
from gisapp.core.text.units import UnitChoice
from gisapp.words import load_words
from tests.own_tables import layer_of

LAYER = layer_of(
    name=["=1+1", "<b>Two</b>"],
    area=[12.5, 20.0],
    code=["0012", "0013"],
    empty=[None, ""],
    large=[2**60, 3],
    wrong=[float("nan"), 4.0],
)


def test_cells_stand_side_by_side() -> None:
    subjects = [
        plain_subject(LAYER, FeatureRef(LAYER.layer_id, each), f"row {each}") for each in (0, 1)
    ]
    text = in_words(compare(subjects, 0), load_words("en"), UnitChoice())
    rows = dict(text.sections)["Columns"]
    shown = {row.label: [cell.value for cell in row.cells] for row in rows}
    assert text.names == ("row 0", "row 1")
    assert text.kinds == (LAYER.name.en,) * 2
    assert shown["name"] == ["=1+1", "<b>Two</b>"]
    assert shown["code"] == ["0012", "0013"]
    assert shown["area"] == ["12.5", "20"]
    assert shown["empty"] == ["not stated"] * 2
    assert shown["large"] == ["1152921504606846976", "3"]
    area = next(row for row in rows if row.label == "area")
    assert [cell.number for cell in area.cells] == [12.5, 20.0]
    assert area.cells[1].difference == "+7.5 (+60 %)"
    assert not any(cell.is_best or cell.below for row in rows for cell in row.cells)
