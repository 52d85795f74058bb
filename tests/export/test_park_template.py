"""Empty files for new park data are written where the user wants them."""

from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.park_template import SUFFIXES, write_park_template
from gisapp.sources.open import open_source


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_it_opens_as_park_data(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"我的园区{suffix.upper()}"
    path.write_text("old", encoding="utf-8")
    write_park_template(path)
    assert open_source(str(path)).dataset is not None
    assert list(tmp_path.iterdir()) == [path]


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.xlsx"):
        write_park_template(tmp_path / "park.doc")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_park_template(tmp_path / "gone" / "park.xlsx")
