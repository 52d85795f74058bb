"""Numbers as a JSON document has them."""

import json

import pytest

from gisapp.core.text.json_value import json_number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (21_500_000.0, "21500000"),
        (-3.0, "-3"),
        (0.0, "0"),
        (0.148, "0.148"),
        (6, "6"),
        (None, "null"),
    ],
)
def test_a_whole_number_is_written_without_a_point(value: float | None, written: str) -> None:
    assert json.dumps(json_number(value)) == written
