"""Names on the base map are found at once as they are, and in pinyin once that is read."""

from collections.abc import Callable

from gisapp.core.search.asked import Asked
from gisapp.session.place_names import PlaceNames
from gisapp.session.session import Session
from tests.parks import embedded


def found(places: PlaceNames, text: str) -> list[str]:
    return [name.name.en for index, _ in places.indexes() for name in index.find(Asked.of(text), 5)]


def test_pinyin_is_read_by_a_worker(session: Session, finish: Callable[[], None]) -> None:
    for layer in embedded()[0]:
        session.state.layers.add(layer)
    places = PlaceNames(session.state, session.tasks)
    ended: list[str] = []
    places.ended.connect(ended.append)
    assert found(places, "洪都大道") == ["Hongdu Avenue"]
    assert found(places, "hongdudadao") == []
    places.ensure()
    places.ensure()
    finish()
    assert len(ended) == 1
    assert found(places, "hongdudadao") == ["Hongdu Avenue"]
    places.ensure()
    assert not session.tasks.running, "it is read once"
