"""A value written in several ways is one value, and a code is no number."""

import pytest

from gisapp.core.deliveries.plain_value import meaning_of, written


@pytest.mark.parametrize(
    "same",
    [
        (1, 1.0, "1", "1.0", " 1 ", "１", "+1"),
        (0.3, 0.1 + 0.2, "0.30", "3E-1"),
        (None, "", "  ", "\u3000", float("nan")),
        (1234.5, "1,234.50", "１，２３４．５"),
        ("2024-1-1", "2024-01-01", "2024/1/1", "2024年1月1日", "2024-01-01T00:00:00"),
        (True, "TRUE", 1),
        (360111199001011234, "360111199001011234"),
        ("a  b\n c", "a b c "),
        (1e20, "100000000000000000000"),
        (0.0, -0.0, "-0", "0.00"),
    ],
)
def test_what_means_the_same_reads_the_same(same: tuple[object, ...]) -> None:
    assert len({meaning_of(each) for each in same}) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("007", 7),
        ("007", "7"),
        ("A", "a"),
        (9007199254740993, 9007199254740992),
        ("2024-1", "2024-01"),
        ("2024-13-01", "2024-12-01"),
        (0.1, 0.11),
        ("1E5", 100000),
        ("1,2", 12),
        ("x" * 50, "x" * 51),
        ("2024-01-01 08:00", "2024-01-01"),
        ("10²", "102"),
    ],
)
def test_what_means_something_else_reads_otherwise(one: object, other: object) -> None:
    assert meaning_of(one) != meaning_of(other)  # type: ignore[arg-type]


def test_a_key_keeps_its_digits() -> None:
    assert written("1.10") != written("1.1")
    assert written("ＤＫ－00１ ") == "DK-001"
    assert written(1001.0) == written(1001) == "1001"
    assert written(None) == written(float("nan")) == ""
