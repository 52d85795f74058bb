"""Where rows stand."""

from gisapp.core.layers.row_places import RowPlace


def test_a_sheet_is_named_where_the_file_has_several_names() -> None:
    place = RowPlace("data/plots.xlsx", "供地台账", 12)
    assert (place.sheet, place.source_id) == ("供地台账", "data/plots.xlsx#供地台账")
    assert place.title == "plots.xlsx · 供地台账"


def test_a_table_that_is_called_as_its_file_needs_no_name_of_its_own() -> None:
    place = RowPlace("data/firms.csv", "firms", 2)
    assert (place.sheet, place.source_id, place.title) == ("", "data/firms.csv", "firms.csv")
