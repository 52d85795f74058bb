"""Columns of numbers, of yes and no, and of codes are searched each in its own way."""

import pytest

from gisapp.core.layers.attributes import AttributeValue, Column, Field, FieldRole
from gisapp.core.search.asked import Asked
from gisapp.core.search.value_column import ValueColumn
from gisapp.core.search.value_columns import value_columns


def column(
    values: list[AttributeValue], field: str = "n", kind: str = "Real", role: FieldRole = "quantity"
) -> ValueColumn:
    (made,) = value_columns(Field(field, kind), Column.of(values), role)
    return made


def found(searched: ValueColumn, text: str) -> dict[str, int]:
    """Return the values that a text finds as hits tell them, with their ranks."""
    asked = Asked.of(text)
    return {
        searched.matched(code, asked).en: rank
        for rank, codes in searched.having(asked, 10)
        for code in codes
    }


def test_a_number_as_it_was_typed_comes_before_one_in_another_unit() -> None:
    assert found(column([420_000.0]), "420000") == {"n: 420,000": 0}
    assert found(column([630], "占地(亩)"), "420000") == {"占地(亩): 630": 1}
    assert found(column([630], "占地(亩)"), "42万平方米") == {"占地(亩): 630": 0}
    assert found(column([420_000.0]), "42万平方米") == {"n: 420,000": 1}


def test_a_percentage_is_asked_of_rates_alone() -> None:
    assert found(column([20.0]), "20%") == {}
    assert found(column([20.0, 0.2], role="rate"), "20%") == {"n: 20": 1, "n: 0.2": 1}
    assert found(column([20.0], "绿地率(%)", role="rate"), "20%") == {"绿地率(%): 20": 0}


@pytest.mark.parametrize("role", ["code", "year"])
def test_codes_and_years_are_found_by_their_beginning(role: FieldRole) -> None:
    codes = column([2014, 9007199254740993, -71, None], kind="Integer64", role=role)
    assert found(codes, "201") == {"n: 2014": 1}
    assert found(codes, "9007199254740993") == {"n: 9007199254740993": 0}
    assert found(codes, "90071") == {"n: 9007199254740993": 1}
    assert found(codes, "9,007,199,254,740,993") == {"n: 9007199254740993": 0}
    assert found(codes, "-71") == {"n: −71": 0}
    assert found(codes, "254") == {}


def test_yes_and_no_are_found_by_these_words_and_are_no_numbers() -> None:
    flags = column([True, False, None], kind="Integer")
    for text in ("yes", "true", "YES", "是"):
        assert found(flags, text) == {"n: yes": 0}, text
    for text in ("no", "false", "否"):
        assert found(flags, text) == {"n: no": 0}, text
    for text in ("1", "0", "ye", "n"):
        assert found(flags, text) == {}, text
    [[_, [code]]] = [each for each in flags.having(Asked.of("是"), 10) if each[1]]
    assert flags.matched(code, Asked.of("是")).zh == "n: 是"
    assert flags.codes.tolist() == [1, 0, -1]


def test_numbers_read_as_in_the_panel() -> None:
    assert found(column([0.1 + 0.2]), "0.3") == {"n: 0.3": 0}
    assert found(column([-5.0]), "-5") == {"n: −5": 0}
    assert not list(column([5.0]).having_alike(Asked.of("mill"), 5))
