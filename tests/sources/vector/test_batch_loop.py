"""A table is read to its end, or as far as it goes, and what is missing is named."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
import shapely

from gisapp.core.layers.partial_loading import loaded_for
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.errors import SourceError
from gisapp.sources.formats import gdal
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.vector.batch_loop import Layers, read_table
from gisapp.sources.vector.memory_builder import MemoryBuilder
from gisapp.sources.vector_reader import open_vector_file
from tests.benchmarks.parcels import write_parcels
from tests.beyond_memory import COUNT, MEGABYTE, opened, whole
from tests.vector_files import BOX, problems, read_vector_file, table_of, write

pytestmark = pytest.mark.usefixtures("small_parts")


@pytest.mark.parametrize(
    ("name", "message"),
    [("plots.fgb", "breaks off after"), ("plots.gpkg", "damaged, or not wholly copied")],
)
def test_a_file_that_breaks_off_keeps_what_came_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 100)
    path = write(tmp_path / name, [BOX] * 2000)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(bytes(8192))
    (layer,) = read_vector_file(path)
    assert 0 < len(layer.geometry) < 2000
    problem = layer.origin.problems[-1]
    assert problem.code == "incomplete"
    assert problem.count == 2000 - len(layer.geometry)
    assert message in problem.message


@pytest.mark.parametrize("stated", [300, 1])
def test_a_wrong_number_in_the_file_is_told_and_nothing_is_missed(
    tmp_path: Path, stated: int
) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX] * 3)
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE gpkg_ogr_contents SET feature_count = {stated}")
    connection.close()
    (layer,) = read_vector_file(path)
    assert len(layer.geometry) == 3
    (problem,) = layer.origin.problems
    assert problem.message == (
        f"plots.gpkg, layer plots, says that it has {stated} features, but there are 3: "
        "all of them are shown."
    )


def test_deleted_features_are_not_missed(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [BOX] * 3)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[int.from_bytes(table[8:10], "little")] = ord("*")
    path.with_suffix(".dbf").write_bytes(table)
    (layer,) = read_vector_file(path)
    assert len(layer.geometry) == 2
    assert layer.origin.problems == ()


def steps_until(path: Path, budget: MemoryBudget, batches: int) -> list[OpenedSource]:
    """Return what arrives of a file that is cancelled after some batches."""
    asked = iter(range(10_000))
    progress = Progress(cancelled=lambda: next(asked) >= batches - 1)
    return list(open_vector_file(OpenRequest(str(path), path, budget=budget, progress=progress)))


def test_a_cancel_keeps_an_honest_share_and_is_not_remembered(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    *_, last = steps_until(path, tiny, 5)
    (part,) = last.layers
    assert part.partial is not None
    assert part.feature_count == COUNT // 4
    assert part.partial.share == 0.25
    (problem,) = part.origin.problems
    assert (problem.code, problem.count) == ("stopped", COUNT * 3 // 4)
    (other,) = whole(path)
    assert part.extent is not None
    assert part.extent.contains(other.extent or part.extent), "the rest can be gone to"
    assert list(tmp_path.glob("cache/*")) == []

    seen = Extent(*part.extent.center, *part.extent.center).buffered(700)
    (loaded,) = loaded_for((part,), seen)
    rows, others = loaded.index.rows_in(seen), other.index.rows_in(seen)
    assert len(rows) == len(others) > 0, "also what had not been read yet"

    (all_of_it,) = opened(path, tiny)
    assert all_of_it.origin.problems == ()
    assert all_of_it.feature_count == COUNT


def test_a_cancel_at_the_last_batch_comes_too_late(tmp_path: Path, tiny: MemoryBudget) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    for budget in (tiny, replace(tiny, bytes=1024 * MEGABYTE)):
        *_, last = steps_until(path, budget, 20)
        (layer,) = last.layers
        assert layer.feature_count == COUNT
        assert layer.origin.problems == ()


@pytest.mark.parametrize("suffix", ["shp", "geojson"])
def test_a_file_that_finds_nothing_by_extent_is_shown_as_far_as_there_is_room(
    tmp_path: Path, tiny: MemoryBudget, suffix: str
) -> None:
    path = tmp_path / f"parcels.{suffix}"
    write_parcels(path, COUNT)
    (layer,) = opened(path, tiny)
    (problem,) = layer.origin.problems
    assert problem.code == "too_large"
    assert problem.count == COUNT - len(layer.geometry)
    assert f"after {len(layer.geometry):,} of {COUNT:,} features" in problem.message
    assert 0 < len(layer.geometry) < COUNT
    assert layer.geometry.nbytes < 1.2 * tiny.bytes
    shown = layer.index.rows_in(layer.extent or Extent(0, 0, 0, 0))
    assert len(shown) == len(layer.geometry)


def steps_of(path: Path, limit_bytes: int | None = None) -> list[tuple[Layers, int]]:
    table = table_of(path)
    return list(read_table(table, MemoryBuilder(table), limit_bytes, NO_PROGRESS))


def test_layers_grow_and_the_count_with_them(tmp_path: Path) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    steps = steps_of(path)
    counts = [arrived for _, arrived in steps]
    assert counts == sorted(counts)
    assert counts[-1] == COUNT
    sizes = [sum(len(layer.geometry) for layer in layers) for layers, _ in steps]
    assert sizes == sorted(sizes)
    assert sizes[-1] == COUNT
    assert len({id(layers) for layers, _ in steps}) < len(steps), "not drawn anew each time"


def test_an_empty_table_has_one_step(tmp_path: Path) -> None:
    ((layers, arrived),) = steps_of(write(tmp_path / "none.gpkg", [], geometry_type="Point"))
    assert arrived == 0
    assert len(layers) == 1
    assert layers[0].origin.problems == ()


def test_reading_ends_where_memory_does_and_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    layers, arrived = steps_of(path, limit_bytes=MEGABYTE // 4)[-1]
    assert 0 < arrived < COUNT
    (problem,) = layers[0].origin.problems
    assert (problem.code, problem.count) == ("too_large", COUNT - arrived)
    assert f"reading ended after {arrived:,} of {COUNT:,} features" in problem.message
    assert "larger than the memory that layers may take" in problem.message


def test_a_limit_that_is_reached_with_the_last_batch_is_no_problem(tmp_path: Path) -> None:
    layers, arrived = steps_of(write(tmp_path / "plots.gpkg", [BOX] * 10), limit_bytes=1)[-1]
    assert arrived == 10
    assert layers[0].origin.problems == ()


def test_a_table_of_which_nothing_can_be_read_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.fgb", [BOX] * 10)
    table = table_of(path)
    path.unlink()
    with pytest.raises(SourceError, match=r"plots\.fgb is gone from the disk"):
        list(read_table(table, MemoryBuilder(table), None, NO_PROGRESS))


def test_where_half_of_the_features_have_no_place_the_crs_is_wrong(tmp_path: Path) -> None:
    far, near = shapely.box(5e6, 5e6, 6e6, 6e6), shapely.box(1, 1, 2, 2)
    for shapes, codes in (
        ([far, far, near], {"broken_geometry": 2, "crs_misfit": 1}),
        ([far, near, near], {"broken_geometry": 1}),
    ):
        path = write(tmp_path / f"{len(codes)}.gpkg", shapes)
        layers, _ = steps_of(path)[-1]
        assert problems(layers[0]) == codes
