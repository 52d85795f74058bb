"""The day of a file."""

import os
from pathlib import Path

from gisapp.sources.file_date import file_date


def test_the_day_on_which_a_file_was_changed_last(tmp_path: Path) -> None:
    path = tmp_path / "plots.csv"
    path.write_text("a")
    os.utime(path, (0, 1_793_577_600))
    assert file_date(str(path)) == "2026-11-02"


def test_an_address_and_a_file_that_is_gone_have_none(tmp_path: Path) -> None:
    assert file_date("https://example.com/plots.csv") == ""
    assert file_date(str(tmp_path / "gone")) == file_date("a\0b") == ""
