"""A field answers to all its names."""

from gisapp.core.filters.filter_field import FilterField


def test_a_field_is_called_by_its_name_first_and_by_each_label_once() -> None:
    field = FilterField("MJ", "number", ("面积", "", "Plot area", "MJ"))
    assert field.called == ("MJ", "面积", "Plot area")
