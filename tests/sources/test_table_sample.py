"""Coordinates of a table are sampled as they are, wherever its file lies."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.table_sample import table_sample
from tests.placeless import WITHOUT_CRS, write_plots

pytestmark = pytest.mark.filterwarnings(WITHOUT_CRS)
BOUNDS: Bounds = (39_400_000, 3_173_000, 39_401_700, 3_173_700)


def test_a_table_has_its_outlines_and_states_no_crs(tmp_path: Path) -> None:
    path = write_plots(tmp_path / "plots.shp")
    sample = table_sample(str(path), "plots", None)
    assert sample.coordinates.bounds == BOUNDS
    assert len(sample.coordinates.is_ring) == 3
    assert sample.stated_crs is None


def test_a_crs_that_is_stated_is_told(tmp_path: Path) -> None:
    path = write_plots(tmp_path / "plots.gpkg", crs="EPSG:4527")
    assert table_sample(str(path), "plots", None).stated_crs == "EPSG:4527"


def test_a_file_in_an_archive_is_sampled_by_where_the_user_has_it(tmp_path: Path) -> None:
    path = write_plots(tmp_path / "plots.gpkg")
    archive = tmp_path / "plots.zip"
    with ZipFile(archive, "w") as packed:
        packed.write(path, "plots.gpkg")
    sample = table_sample(str(archive / "plots.gpkg"), "plots", None)
    assert sample.coordinates.bounds == BOUNDS


def test_of_what_has_no_outlines_the_bounds_are_enough(tmp_path: Path) -> None:
    picture = tmp_path / "scan.tif"
    picture.write_bytes(b"no vectors")
    assert table_sample(str(picture), "scan", (0, 0, 3, 2)).coordinates.bounds == (0, 0, 3, 2)
    with pytest.raises(SourceError):
        table_sample(str(picture), "scan", None)
