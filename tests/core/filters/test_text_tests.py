"""Texts are compared whatever their case, width and spaces."""

import pyarrow as pa
import pytest

from gisapp.core.filters.expression_nodes import TextTestKind
from gisapp.core.filters.text_tests import answers_of_texts, fold_one

TEXTS = pa.array(["ＢＯＥ  Park", "boe", "No. 5", " ", None])


@pytest.mark.parametrize(
    ("kind", "wanted", "found"),
    [
        ("contains", "boe", [True, True, False, None, None]),
        ("starts", "BOE p", [True, False, False, None, None]),
        ("ends", "５", [False, False, True, None, None]),
        ("like", "boe%k", [True, False, False, None, None]),
    ],
)
def test_texts_are_tested(kind: TextTestKind, wanted: str, found: list[bool | None]) -> None:
    assert answers_of_texts(kind, TEXTS, [wanted]).to_pylist() == found


def test_one_of_several_is_found() -> None:
    wanted = [fold_one("boe　PARK"), fold_one("boe")]
    assert answers_of_texts("among", TEXTS, wanted).to_pylist() == [True, True, False, None, None]
