"""Numbers are copied with all their digits."""

from gisapp.core.text.exact_numbers import exact_text


def test_a_whole_number_has_no_point_and_no_digit_is_lost() -> None:
    assert [exact_text(each) for each in (-12.0, 2**62, 0.1, 1e17)] == [
        "-12",
        str(2**62),
        "0.1",
        "1e+17",
    ]
