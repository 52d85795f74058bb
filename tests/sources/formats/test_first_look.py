"""A file that crashes whoever reads it is one sentence, and the program goes on."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Cancelled, SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats import process_pool
from gisapp.sources.formats.first_look import look_first
from gisapp.sources.formats.reading_request import Request
from gisapp.sources.open import open_source
from tests.raster_files import write_raster
from tests.vector_files import BOX, write


def crash(path: Path) -> None:
    """Do what a library with a fault does, in the other process."""
    assert path.is_file()
    os.kill(os.getpid(), signal.SIGSEGV)


def fill_memory(path: Path) -> None:
    """Take more than there is, in the other process."""
    assert len(bytes(2**40)) < path.stat().st_size


def refuse(path: Path) -> None:
    """Find out that the file is no map."""
    raise SourceError("not_a_map", path=path)


def hang(_: Path) -> None:
    """Never answer."""
    while True:
        sleep(1)


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process that is ready, as in a window that has been open for a moment."""
    monkeypatch.setattr(process_pool, "_SPARE", [])
    monkeypatch.setattr(process_pool, "_PREPARED", [])
    process_pool.prepare()
    process = process_pool.take()
    process.ask(Request(Path(), "look", ("os:getpid",), 60), NO_PROGRESS)
    process_pool.give_back(process)
    yield
    process_pool.take().end()


def looked_at(look: str, path: Path, progress: Progress = NO_PROGRESS) -> None:
    look_first(f"{__name__}:{look}", path, progress, path)


@pytest.mark.usefixtures("prepared")
@pytest.mark.parametrize("look", ["crash", "fill_memory"])
def test_a_crash_is_a_sentence_and_the_next_file_is_read(tmp_path: Path, look: str) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    with pytest.raises(SourceError, match=r"plots\.gpkg ends the program that reads it"):
        looked_at(look, path)
    assert open_source(str(path)).layers[0].feature_count == 1


@pytest.mark.usefixtures("prepared")
def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.gpkg is not there"):
        arrow_source(tmp_path / "gone.gpkg")


@pytest.mark.usefixtures("prepared")
def test_what_is_refused_is_told_by_who_reads_it_next(tmp_path: Path) -> None:
    looked_at("refuse", write(tmp_path / "plots.gpkg", [BOX]))


@pytest.mark.usefixtures("prepared")
def test_who_cancels_need_not_wait_for_it(tmp_path: Path) -> None:
    end = monotonic() + 0.3
    cancelled = Progress(cancelled=lambda: monotonic() > end)
    with pytest.raises(Cancelled):
        looked_at("hang", write(tmp_path / "plots.gpkg", [BOX]), cancelled)


@pytest.mark.usefixtures("prepared")
@pytest.mark.parametrize("suffix", ["gpkg", "shp", "fgb", "geojson", "gml"])
def test_what_was_looked_at_reads_as_it_always_does(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"plots.{suffix}", [BOX] * 3)
    (layer,) = open_source(str(path)).layers
    layer.attributes.fetch()
    assert [layer.attributes.record(each)["area"] for each in layer.geometry.feature_ids] == [
        0.5,
        None,
        2.5,
    ]


@pytest.mark.usefixtures("prepared")
def test_a_raster_that_was_looked_at_is_read(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif")
    assert open_source(str(path)).layers[0].raster is not None
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(SourceError, match="it is damaged"):
        open_source(str(path))


def test_without_a_process_that_is_ready_nothing_is_looked_at(tmp_path: Path) -> None:
    looked_at("crash", write(tmp_path / "plots.gpkg", [BOX]))
    assert arrow_source(tmp_path / "plots.gpkg").layer_names() == ("plots",)
