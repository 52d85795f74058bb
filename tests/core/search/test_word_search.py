"""Several words are found in names, values and headings of one feature."""

import pytest

from gisapp.core.search.asked import Asked
from gisapp.core.search.name_index import NameIndex, index_names
from gisapp.core.search.value_index import ValueIndex, index_values
from gisapp.core.search.word_search import features_with_words
from gisapp.sources.open import open_source
from tests.shared.expectations import OWN_FEATURES, write_own_file

Indexes = tuple[NameIndex, ValueIndex]


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Indexes:
    [layer] = open_source(str(write_own_file(tmp_path_factory.mktemp("own")))).layers
    return index_names(layer), index_values(layer)


def found(indexes: Indexes, text: str, limit: int = 10) -> list[tuple[str | float | None, str]]:
    names, values = indexes
    hits = features_with_words(Asked.of(text).words, [names], values, limit)
    return [(OWN_FEATURES[hit.feature_id]["name"], hit.matched.en) for hit in hits]


def test_a_word_of_the_name_and_one_of_a_value(indexes: Indexes) -> None:
    assert found(indexes, "乐安 2016") == [("乐安重卡（南昌）有限公司", "年份: 2016")]
    assert found(indexes, "空置 煌上煌") == [("煌上煌第6厂", "use: 空置厂房")]


def test_a_word_of_the_heading(indexes: Indexes) -> None:
    assert found(indexes, "投资 12.5亿") == [("乐安重卡（南昌）有限公司", "投资（亿元）: 12.5")]


def test_words_of_two_values(indexes: Indexes) -> None:
    assert found(indexes, "M1 10亿") == [("昌东砖厂", "use: M1 工業用地 · value: 1,000,000,000")]


def test_all_words_must_be_there_and_no_more_are_found_than_wanted(indexes: Indexes) -> None:
    assert found(indexes, "乐安 2017") == []
    assert len(found(indexes, "value rate")) == 3
    assert len(found(indexes, "value rate", 2)) == 2
