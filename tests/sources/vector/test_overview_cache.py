"""An overview is made once for a file, and again when the file changes."""

import os
import random
import stat
from collections.abc import Sequence
from pathlib import Path

import geopandas
import pyogrio
import pytest

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.space.crs_candidates import crs_candidates, proposal_of
from gisapp.errors import SourceError
from gisapp.part_files import part_file
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.vector import overview_cache
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.overview_builder import OverviewBuilder
from gisapp.sources.vector.overview_cache import OverviewCache
from gisapp.sources.vector.source_table import open_table
from tests.benchmarks.parcels import write_parcels
from tests.beyond_memory import COUNT, opened
from tests.killing import KILLS, kill_while_it_writes
from tests.vector_files import BOX, LINE, POINT, table_of, write

pytestmark = pytest.mark.usefixtures("small_parts")

SUFFIXES = ("fgb", "gpkg")
ENDLESS = """
import sys
from pathlib import Path
from gisapp.core.layers.layer import Problem
from gisapp.sources.vector.overview_cache import OverviewCache
cache = OverviewCache(Path(sys.argv[1]))
print("writing", flush=True)
while True:
    cache.save(Path(sys.argv[1]) / "x.npz", {}, (Problem("no_geometry", "none" * 300_000, 1),))
"""


def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note from now on each reading of geometry, and of what box: None for all."""
    noted: list[object] = []
    read = pyogrio.raw.open_arrow

    def noting(*arguments: object, **named: object) -> object:
        if named["read_geometry"]:
            noted.append(named["bbox"])
        return read(*arguments, **named)

    monkeypatch.setattr(pyogrio.raw, "open_arrow", noting)
    return noted


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_overview_is_made_once_and_again_when_its_file_changes(
    tmp_path: Path, tiny: MemoryBudget, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"parcels.{suffix}"
    write_parcels(path, COUNT)
    noted = reads(monkeypatch)
    first = opened(path, tiny)
    assert noted == [None]
    again = opened(path, tiny)
    assert noted == [None], "the file is not read a second time"
    assert_same(first, again)

    write_parcels(path, COUNT + 100)
    (changed,) = opened(path, tiny)
    assert noted == [None, None]
    assert changed.feature_count == COUNT + 100

    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    opened(path, tiny)
    assert len(noted) == 3, "it may have been written to without growing"


def test_what_is_written_beside_a_geopackage_makes_the_overview_anew(
    tmp_path: Path, tiny: MemoryBudget, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parcels.gpkg"
    write_parcels(path, COUNT)
    opened(path, tiny)
    noted = reads(monkeypatch)
    path.with_name("parcels.gpkg-wal").write_bytes(b"newer")
    opened(path, tiny)
    assert noted == [None]


def assert_same(some: Sequence[Layer], others: Sequence[Layer]) -> None:
    for one, other in zip(some, others, strict=True):
        assert one.partial is not None
        assert other.partial is not None
        assert one.origin == other.origin
        assert one.geometry.feature_ids.tolist() == other.geometry.feature_ids.tolist()
        assert one.geometry.coordinates.tolist() == other.geometry.coordinates.tolist()
        levels = zip(
            one.partial.density_grid.levels, other.partial.density_grid.levels, strict=True
        )
        for mine, theirs in levels:
            assert mine.level == theirs.level
            assert mine.keys.tolist() == theirs.keys.tolist()
            assert mine.covered.tolist() == theirs.covered.tolist()
            assert mine.counts.tolist() == theirs.counts.tolist()


def test_deleted_features_keep_no_overview_from_being_whole(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = tmp_path / "parcels.shp"
    write_parcels(tmp_path / "all.fgb", COUNT)
    parcels = geopandas.read_file(tmp_path / "all.fgb")
    parcels.to_file(path, engine="pyogrio", SPATIAL_INDEX="YES")
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[int.from_bytes(table[8:10], "little")] = ord("*")
    path.with_suffix(".dbf").write_bytes(table)
    for _ in range(2):
        (layer,) = opened(path, tiny)
        assert layer.partial is not None
        assert layer.partial.share == 1
        assert layer.feature_count == COUNT - 1
        assert layer.origin.problems == ()
        assert len(list(tiny.cache.iterdir())) == 1


def test_a_damaged_overview_is_made_anew(
    tmp_path: Path, tiny: MemoryBudget, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    first = opened(path, tiny)
    (kept,) = tiny.cache.iterdir()
    sound = kept.read_bytes()
    noted = reads(monkeypatch)
    middle = len(sound) // 2
    turned = sound[:middle] + bytes([sound[middle] ^ 0xFF]) + sound[middle + 1 :]
    for content in (b"", b"nonsense", sound[:middle], turned):
        kept.write_bytes(content)
        noted.clear()
        assert_same(opened(path, tiny), first)
        assert noted == [None]
        assert kept.read_bytes() == sound
        assert [each.name for each in tiny.cache.iterdir()] == [kept.name]


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, tiny: MemoryBudget) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    tiny.cache.write_text("a file in the folder's place", encoding="utf-8")
    (layer,) = opened(path, tiny)
    assert layer.feature_count == COUNT
    assert layer.origin.problems == ()


def test_the_place_of_an_overview_depends_on_all_that_it_is_made_of(tmp_path: Path) -> None:
    cache = OverviewCache(tmp_path / "cache")
    write(tmp_path / "two.gpkg", [BOX], layer="plots")
    path = write(tmp_path / "two.gpkg", [BOX], layer="firms", append=True)
    source = arrow_source(path)
    plots = open_table(source, "plots")
    places = [
        cache.place_of(plots, 1000),
        cache.place_of(plots, 2000),
        cache.place_of(open_table(source, "firms"), 1000),
        cache.place_of(open_table(source, "plots", read_as=ReadAs("EPSG:4326")), 1000),
    ]
    assert len(set(places)) == len(places)
    assert cache.place_of(open_table(source, "plots"), 1000) == places[0]
    assert all(place.parent == tmp_path / "cache" for place in places)
    assert not (tmp_path / "cache").exists(), "made only when there is something to keep"


def test_a_file_that_is_gone_has_no_place(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    table = table_of(path)
    path.unlink()
    with pytest.raises(SourceError, match=r"plots\.gpkg is gone from the disk"):
        OverviewCache(tmp_path).place_of(table, 1000)


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    table = table_of(write(tmp_path / "plots.gpkg", [BOX, POINT, None, LINE] * 50))
    builder = OverviewBuilder(table, 10, 1000)
    for batch in read_batches(table):
        builder.append(batch)
    proposal = proposal_of(crs_candidates((39_400_000, 3_170_000, 39_400_500, 3_170_500)))
    problems = (
        Problem("no_geometry", "50 × no geometry.", 50),
        Problem("crs_misfit", "Elsewhere.", values={"layer": "plots", "proposal": proposal}),
    )
    builder.complete(problems)
    cache = OverviewCache(tmp_path / "cache")
    place = cache.place_of(table, 1000)
    assert cache.load(place) is None
    cache.save(place, builder.thinned, problems)
    kept = cache.load(place)
    assert kept is not None
    thinned, kept_problems = kept
    assert kept_problems == problems
    assert list(thinned) == list(builder.thinned)
    for kind, each in thinned.items():
        assert (each.extent, each.features) == (
            builder.thinned[kind].extent,
            builder.thinned[kind].features,
        )
        assert each.takes_missing == builder.thinned[kind].takes_missing


def test_the_oldest_overviews_go_where_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = OverviewCache(tmp_path / "cache")
    places = []
    for number in range(4):
        table = table_of(write(tmp_path / f"plots{number}.gpkg", [BOX] * 10))
        builder = OverviewBuilder(table, 10, 1000)
        for batch in read_batches(table):
            builder.append(batch)
        builder.complete(())
        places.append(cache.place_of(table, 1000))
        cache.save(places[-1], builder.thinned, ())
        os.utime(places[-1], (number, number))
        monkeypatch.setattr(overview_cache, "_MOST_BYTES", 2.5 * places[-1].stat().st_size)
    assert [place.exists() for place in places] == [False, False, True, True]


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    OverviewCache(folder).save(folder / "x.npz", {}, ())
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (folder, folder / "x.npz")]
    assert modes == [0o700, 0o600]


def test_killed_at_any_moment_it_is_whole_and_the_next_run_sweeps(tmp_path: Path) -> None:
    chance = random.Random(5)
    cache, place, left = OverviewCache(tmp_path), tmp_path / "x.npz", 0
    for _ in range(KILLS):
        kill_while_it_writes(ENDLESS, tmp_path, chance=chance)
        assert not place.exists() or cache.load(place) is not None
        left += any(each != place for each in tmp_path.iterdir())
    assert left, "no kill fell into the writing"
    cache.save(place, {}, ())
    assert list(tmp_path.iterdir()) == [place]


def test_what_others_are_writing_counts_as_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = OverviewCache(tmp_path)
    with part_file(tmp_path) as part:
        part.write_bytes(bytes(1000))
        cache.save(tmp_path / "x.npz", {}, ())
        assert (tmp_path / "x.npz").exists()
        monkeypatch.setattr(overview_cache, "_MOST_BYTES", 1000)
        cache.save(tmp_path / "x.npz", {}, ())
        assert not (tmp_path / "x.npz").exists()
        assert part.exists()
