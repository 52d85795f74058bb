"""Nobody waits for ever: a small file has seconds, a large one the time to be read."""

from gisapp.sources.patience import most_rows, patience_s


def test_a_small_file_has_less_than_ten_seconds() -> None:
    assert patience_s(300_000) < 10


def test_a_gigabyte_may_come_from_a_slow_disk() -> None:
    assert patience_s(10**9) > 10**9 / 20e6


def test_a_file_has_room_for_fewer_rows_than_bytes() -> None:
    assert 0 < most_rows(4096) < 4096
