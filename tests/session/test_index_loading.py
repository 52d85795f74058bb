"""The index of a layer is read once, when somebody searches, and goes with the layer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.search.name_index import NameIndex, index_names
from gisapp.errors import SourceError
from gisapp.session.index_loading import IndexLoader
from gisapp.session.session import Session
from gisapp.sources.open import open_source


class Bench:
    """A loader of names, of which each reading and each end is noted."""

    def __init__(self, session: Session) -> None:
        self.fails = False
        self.read: list[str] = []
        self.ended: list[str] = []
        self.loader: IndexLoader[NameIndex] = IndexLoader(
            session.state, session.tasks, self._names, "status.reading_names"
        )
        self.loader.ended.connect(self.ended.append)

    def _names(self, layer: Layer, progress: Progress) -> NameIndex:
        self.read.append(layer.layer_id)
        if self.fails:
            raise SourceError("empty_file", path="works.geojson")
        return index_names(layer, progress)


@pytest.fixture
def layer(session: Session, works: Path) -> Layer:
    """A layer of 40 works in the session."""
    (layer,) = session.state.layers.add(*open_source(str(works)).layers)
    return layer


def test_an_index_is_read_once(session: Session, layer: Layer, finish: Callable[[], None]) -> None:
    bench = Bench(session)
    assert bench.loader.index_of(layer) is None
    bench.loader.ensure(layer)
    bench.loader.ensure(layer)
    assert bench.loader.is_running(layer)
    assert [task.title for task in session.tasks.running] == ["Reading the names of works"]
    finish()
    bench.loader.ensure(layer)
    assert bench.loader.has_all(layer)
    assert not bench.loader.is_running(layer)
    assert bench.read == bench.ended == [layer.layer_id]


def test_what_failed_is_read_again_only_on_request(
    session: Session, layer: Layer, finish: Callable[[], None]
) -> None:
    bench = Bench(session)
    bench.fails = True
    for _ in range(2):
        bench.loader.ensure(layer)
        finish()
    assert len(bench.read) == len(bench.ended) == 1
    bench.fails = False
    bench.loader.try_again()
    bench.loader.ensure(layer)
    finish()
    assert bench.loader.has_all(layer)


def test_the_index_of_a_removed_layer_is_forgotten(
    session: Session, layer: Layer, finish: Callable[[], None]
) -> None:
    bench = Bench(session)
    bench.loader.ensure(layer)
    finish()
    assert bench.loader.index_of(layer) is not None
    session.state.layers.remove(layer.layer_id)
    assert bench.loader.index_of(layer) is None
