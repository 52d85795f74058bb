"""The field with the names is found by what it is called."""

import pytest

from gisapp.core.layers.attributes import Field
from gisapp.sources.vector.name_field import name_field_of


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ((Field("id", "Integer"), Field("NAME", "String")), "NAME"),
        ((Field("title", "String"), Field("名称", "String")), "名称"),
        ((Field("F1", "String", "企业名称"),), "F1"),
        ((Field("area", "Real"),), None),
        ((), None),
    ],
)
def test_it_is_found(fields: tuple[Field, ...], found: str | None) -> None:
    assert name_field_of(fields) == found
