"""How values of a column look."""

import pytest

from gisapp.core.parks.mapping.value_forms import ValueForms, is_credit_code


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("91350100M000100Y43", True),
        ("91350100M000100Y44", False),
        ("9135010OM000100Y43", False),
        ("", False),
        ("91350100M000100Y4３", False),
    ],
)
def test_the_check_digit_of_a_credit_code(code: str, is_one: bool) -> None:
    assert is_credit_code(code) is is_one


def test_numbers_are_found_in_texts_too() -> None:
    forms = ValueForms(["1,234.5", 3, None, "", "１２", "35%", "甲", True, float("nan")])
    assert forms.numbers == [1234.5, 3.0, 12.0, 35.0]
    assert not forms.is_complete


def test_quantities_count_as_numbers() -> None:
    assert ValueForms(["20亩", "三百亩", "5万元"]).share_of_numbers == 1
    assert ValueForms(["甲", "乙", "5万元"]).share_of_numbers == pytest.approx(1 / 3)


def test_what_tells_rows_apart() -> None:
    assert ValueForms(["a", "b", "c"]).is_distinct
    assert not ValueForms(["a", "a", "c"]).is_distinct
    assert ValueForms([7, 8, 9]).are_row_numbers
    assert not ValueForms([7, 9]).are_row_numbers


def test_a_column_of_pictures_is_known_by_its_names() -> None:
    assert ValueForms(["a.JPG", "b/c.pdf", ""]).are_documents
    assert not ValueForms(["甲", "乙.jpg", "丙"]).are_documents


def test_an_empty_column_is_nothing() -> None:
    forms = ValueForms([None, "", " "])
    assert (forms.stated, forms.numbers, forms.share_of_dates) == ([], [], 0)
    assert not forms.is_distinct
