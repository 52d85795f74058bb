"""A file that changed since it was opened is not read any more, whatever it is asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gisapp.errors import ChangedOnDisk
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.unchanged_source import UnchangedSource
from tests.vector_files import BOX, POINT, write


def rows_of(source: UnchangedSource) -> int:
    with source.arrow_stream("plots", ArrowQuery()) as stream:
        return len(stream.batches.read_all())


@pytest.fixture
def source(tmp_path: Path) -> UnchangedSource:
    """A file of two boxes, as it is now."""
    return UnchangedSource.now(GdalSource(write(tmp_path / "plots.gpkg", [BOX, BOX])))


def test_a_file_that_stays_is_read_as_often_as_wanted(source: UnchangedSource) -> None:
    assert source.layer_names() == ("plots",)
    assert source.layer_bounds("plots") == pytest.approx(BOX.bounds)
    assert [rows_of(source), rows_of(source), source.feature_count("plots")] == [2, 2, 2]


@pytest.mark.parametrize(
    "ask",
    [
        UnchangedSource.problems,
        UnchangedSource.layer_names,
        lambda source: source.layer_info("plots"),
        lambda source: source.layer_bounds("plots"),
        lambda source: source.feature_count("plots"),
        rows_of,
    ],
    ids=["problems", "names", "info", "bounds", "count", "rows"],
)
def test_a_file_put_in_its_place_is_refused(
    source: UnchangedSource, ask: Callable[[UnchangedSource], object]
) -> None:
    source.path.unlink()
    write(source.path, [POINT, POINT, POINT])
    with pytest.raises(ChangedOnDisk, match=r"plots\.gpkg changed on disk; reload it\.$"):
        ask(source)


def test_a_file_that_goes_while_it_is_read_is_told(source: UnchangedSource) -> None:
    with (
        pytest.raises(ChangedOnDisk, match="is gone from the disk"),
        source.arrow_stream("plots", ArrowQuery()),
    ):
        source.path.unlink()
