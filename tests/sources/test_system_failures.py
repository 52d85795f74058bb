"""What the system says of a file is told in words."""

import errno
import os
from pathlib import Path

import pytest

from gisapp.sources.system_failures import of_file_system


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "no_permission"),
        (errno.ENOSPC, "disk_full"),
        (errno.EIO, "not_readable"),
        (errno.EMFILE, "too_many_files"),
        (errno.EBUSY, "file_in_use"),
    ],
)
def test_what_the_system_says_is_told_in_words(tmp_path: Path, number: int, code: str) -> None:
    path = tmp_path / "plots.gpkg"
    assert of_file_system(path, OSError(number, os.strerror(number))).code == code
