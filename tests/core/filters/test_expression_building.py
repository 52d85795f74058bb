"""What names nothing, or is no test, is told with what may be meant."""

from gisapp.core.filters.expression_building import near_name
from gisapp.core.filters.filter_field import FilterField
from tests.core.filters.asking import error_of


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    error = error_of("税收 > 1 and 面基 > 3")
    assert (error.start, error.end, error.suggestion) == (11, 13, "面积")
    assert str(error) == "There is no column '面基'. Did you mean '面积'?"
    assert error_of("owner = 3").suggestion == ""
    assert near_name("statsu", [FilterField("area"), FilterField("status")]) == "status"


def test_a_condition_must_be_about_a_column() -> None:
    assert error_of("3 < 4").code == "expression_no_column"
    assert error_of("状态").code == "expression_no_test"
    assert error_of("面积 > (面积 > 3)").code == "expression_no_value"
    assert error_of("状态 + 1 > 3").code == "expression_no_number"
