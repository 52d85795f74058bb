"""What a text must look like to be a value of a type."""

import pyarrow as pa
import pytest

from gisapp.sources.formats.declared_types import are_of_type


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("Integer", ("5", "-2147483648", " 7 ", ""), ("1.5", "2147483648", "12 mu", "1,000")),
        ("Integer64", ("9223372036854775807",), ("9223372036854775808", "9" * 5000)),
        ("Int16", ("32767",), ("70000",)),
        ("Real", ("1.5", "-1e300", "100", ".5"), ("abc", "1,5", "9007199254740993", "-")),
        ("Boolean", ("true", "False", "0", "T"), ("2", "maybe")),
        ("Date", ("2016-02-29", "2016/3/1", "20160301"), ("2016-02-31", "2016", "20160001")),
        ("DateTime", ("2016-02-29T10:00:00Z", "20160301100000000"), ("2016-03-01", "soon")),
        ("Time", ("10:00:00", "235959000"), ("24:00:00", "25:00", "noon")),
        ("String", ("anything",), ()),
    ],
)
def test_one_wrong_text_is_enough(
    kind: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert are_of_type(pa.array([*right, None]), kind)
    for each in wrong:
        assert not are_of_type(pa.array([*right, each]), kind), each


def test_a_column_without_values_is_of_any_type() -> None:
    assert all(are_of_type(pa.array([None], pa.string()), kind) for kind in ("Integer", "Date"))
