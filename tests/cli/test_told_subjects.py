"""Subjects are found by uid, key or name."""

import pytest

from gisapp.cli.told_subjects import subjects_called
from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.errors import SourceError
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import load_words
from tests.parks import embedded

WORDS = load_words("en")


def called(key: str) -> list[FeatureRef | TopicRef]:
    layers, dataset = embedded()
    return subjects_called(key, layers, [dataset], OwnRows(load_park_schema()), WORDS)


@pytest.mark.parametrize("key", ["changdong", "昌东工业园", "changdong industrial park"])
def test_a_park_is_found_by_its_uid_and_by_its_names(key: str) -> None:
    [found] = called(key)
    assert isinstance(found, FeatureRef)
    assert found.layer_id == "park"


def test_what_has_no_place_is_a_topic() -> None:
    assert called("led-cluster") == [TopicRef("led-cluster")]


def test_what_is_unknown_is_told_with_what_there_is() -> None:
    with pytest.raises(SourceError, match="changdong"):
        called("chang")
    with pytest.raises(SourceError):
        called("")
