"""One box finds features, topics, facts and positions, however they are typed."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.subject_lookup import find_subject, subject_of
from gisapp.core.search.hits import MapPoint, SearchHit
from gisapp.core.search.name_index import index_names
from gisapp.core.search.search import Searched, SearchIndex
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.words import LANGUAGES, load_words
from tests.parks import embedded


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    layers, dataset = embedded()
    return SearchIndex([dataset], layers, [load_words(language) for language in LANGUAGES])


def uid_of(hit: SearchHit) -> str:
    layers, _ = embedded()
    assert isinstance(hit.target, FeatureRef | TopicRef)
    found = subject_of(layers, hit.target)
    assert found is not None
    return found[1].uid


@pytest.mark.parametrize(
    "text",
    [
        "Changdong Industrial Park",
        "changdong ind",
        "CHANGDONG INDUSTRIAL",
        "昌东工业园",
        "工业园",
        "chang dong gong ye yuan",
        "changdonggongyeyuan",
        "cdgyy",
        "cd gyy",
        "chāng dōng gōng",
        "ＣＨＡＮＧＤＯＮＧ ＩＮＤ",
    ],
)
def test_a_park_by_every_way_to_write_it(index: SearchIndex, text: str) -> None:
    hit = index.search(text)[0]
    assert (hit.kind, uid_of(hit)) == ("feature", "changdong")
    assert hit.title.zh == "昌东工业园"


def test_names_come_before_facts_and_whole_names_before_parts(index: SearchIndex) -> None:
    hits = index.search("changdong")
    is_fact = [hit.fact is not None for hit in hits]
    assert is_fact == sorted(is_fact)
    assert {uid_of(hit) for hit in hits[:3]} == {"changdong", "changdong-avenue", "changdong-east"}


def test_topics_and_other_names_are_found(index: SearchIndex) -> None:
    topic = index.search("光谷")[0]
    assert (topic.kind, topic.target) == ("topic", TopicRef("optical-valley"))
    assert uid_of(index.search("Qingshan Lake")[0]) == "qingshanhu"
    assert uid_of(index.search("Shenzhen Zhaochi")[0]) == "zhaochi"


@pytest.mark.parametrize(
    ("text", "fact_id"),
    [
        ("470", "F031"),
        ("62,000 m²", "F054"),
        ("549 mu", "F040"),
        ("549 亩", "F040"),
        ("37.3 billion", "F071"),
        ("373 亿元", "F071"),
        ("saturated", "F037"),
        ("饱和", "F037"),
        ("rank income", "F036"),
        ("plants built", "F053"),
        ("F072", "F072"),
    ],
)
def test_facts_by_label_text_and_value(index: SearchIndex, text: str, fact_id: str) -> None:
    facts = [hit.fact.fact_id for hit in index.search(text) if hit.fact]
    assert fact_id in facts


def test_a_number_is_not_found_inside_another(index: SearchIndex) -> None:
    assert not [hit for hit in index.search("5.4") if hit.fact and hit.fact.value]
    assert "F031" not in {hit.fact.fact_id for hit in index.search("70 lines") if hit.fact}


def test_garbled_statements_are_found_only_to_be_read_about(index: SearchIndex) -> None:
    (hit,) = index.search("12%")
    assert hit.kind == "unusable"
    assert hit.fact is not None
    assert (hit.fact.value, hit.fact.locator) == (None, "¶16")


def test_a_position_comes_first(index: SearchIndex) -> None:
    hit = index.search("28.64, 115.98")[0]
    assert hit.kind == "point"
    assert isinstance(hit.target, MapPoint)
    assert mercator_to_lonlat(np.array([[hit.target.x, hit.target.y]]))[0] == pytest.approx(
        [115.98, 28.64]
    )


def test_nothing_for_nothing(index: SearchIndex) -> None:
    assert index.search("   ") == ()
    assert index.search("no such thing anywhere") == ()
    assert len(index.search("2017", limit=5)) == 5


def test_a_uid_leads_to_its_feature_and_back() -> None:
    layers, dataset = embedded()
    for uid, subject in dataset.subjects.items():
        ref = find_subject(layers, uid)
        assert ref is not None
        assert subject_of(layers, ref) == (dataset, subject)
    assert find_subject(layers, "nowhere") is None


def test_a_fact_is_found_with_the_dataset_that_it_stands_in(index: SearchIndex) -> None:
    _, dataset = embedded()
    for hit in index.search("planned area", limit=50):
        assert (hit.dataset is dataset) == (hit.fact is not None)


def test_the_base_map_is_not_searched(index: SearchIndex) -> None:
    layers, _ = embedded()
    data = {layer.layer_id for layer in layers if layer.identifiable}
    found = {hit.target for hit in index.search("a", limit=1000)}
    assert {each.layer_id for each in found if isinstance(each, FeatureRef)} <= data


def test_facts_of_two_datasets_are_both_found() -> None:
    layers, dataset = embedded()
    other = replace(dataset)
    others = tuple(
        replace(layer, layer_id=f"other/{layer.layer_id}", dataset=other)
        for layer in layers
        if layer.dataset is dataset
    )
    both = SearchIndex([dataset, other], (*layers, *others), [load_words("en")])
    hits = [hit for hit in both.search("F072") if hit.fact]
    assert {id(hit.dataset) for hit in hits} == {id(dataset), id(other)}


def test_the_pin_of_a_river_stands_on_it(index: SearchIndex) -> None:
    layers, _ = embedded()
    [river] = [layer for layer in layers if layer.layer_id == "context/river"]
    [hit] = index.search("Gan River", Searched(places=[(index_names(river), river)]))
    assert isinstance(hit.target, MapPoint)
    shape = river.geometry.feature(0)
    assert shape.distance(shapely.Point(hit.target.x, hit.target.y)) < 1e-3
    assert river.index.extent is not None
    assert shape.distance(shapely.Point(river.index.extent.center)) > 1000


def test_no_hit_is_lost_to_another_of_the_same_feature(index: SearchIndex) -> None:
    few, all_hits = index.search("park", limit=20), index.search("park")
    assert len(few) == 20 < len(all_hits)
    assert few == all_hits[:20]
