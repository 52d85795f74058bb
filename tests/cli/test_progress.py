"""Progress is a bar on one line of a terminal, and nothing anywhere else."""

import io

import pytest

from gisapp.cli.progress import progress_line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def lines(stream: io.StringIO) -> list[str]:
    """Return what stood on the line, one after the other."""
    *shown, rest = stream.getvalue().split("\r")
    assert rest == "", "the cursor is back at the start"
    return shown


def test_a_bar_grows_and_is_wiped_in_the_end() -> None:
    stream = Terminal()
    with progress_line(stream) as progress:
        for share in (0.0, 0.5, 1.0):
            progress.report(share)
    *bars, wiped = lines(stream)
    assert bars == [
        f"[{'.' * 30}]   0%",
        f"[{'#' * 15}{'.' * 15}]  50%",
        f"[{'#' * 30}] 100%",
    ]
    assert wiped.strip() == ""
    assert len(wiped) >= max(map(len, bars))


def test_all_bars_are_of_one_length() -> None:
    stream = Terminal()
    with progress_line(stream) as progress:
        for percent in range(101):
            progress.report(percent / 100)
    *bars, _ = lines(stream)
    assert {len(bar) for bar in bars} == {37}


def test_the_line_is_wiped_after_a_failure_too() -> None:
    stream = Terminal()

    def fail() -> None:
        with progress_line(stream) as progress:
            progress.report(0.5)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert lines(stream)[-1].strip() == ""


def test_a_file_or_a_pipe_gets_nothing() -> None:
    stream = io.StringIO()
    with progress_line(stream) as progress:
        progress.report(0.5)
    assert stream.getvalue() == ""


def test_a_part_of_the_work_moves_a_part_of_the_bar() -> None:
    stream = Terminal()
    with progress_line(stream) as progress:
        progress.part(0.5, 1.0).report(0.5)
        assert not progress.is_cancelled
    assert lines(stream)[0].endswith(" 75%")
