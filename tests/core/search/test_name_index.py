"""Names of many features are found as by looking at each of them."""

import random
from collections.abc import Sequence

import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.search import name_index
from gisapp.core.search.asked import Asked
from gisapp.core.search.name_index import NameIndex, index_names
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import bare
from gisapp.errors import Cancelled
from tests.render.maps import RED, layer

PIECES = (
    *("Park", "park", "PARK", "Café", "cafe\u0301", "Straße", "Ｐａｒｋ", "ﬁve", "Ⅷ", "ß", "İzmir"),
    *(
        "昌东",
        "昌东 工业园",
        "工业",
        "园",
        "（南昌）",
        "㈱",
        "\u3000",
        "豈",
        "𠮷",
        "a\nb",
        "\u2028",
    ),
    *("  ", " ", "-", "1", "12", "&", "\u0301", "한글", "Ω", "Å"),
)


WORDS_APART = 4
"""The rank of a name that has the words that are wanted, but not beside each other."""


def some_names(count: int, seed: int = 1) -> list[Bilingual]:
    """Return names of a few pieces each, so that many are alike; some features have none."""
    chance = random.Random(seed)

    def name() -> str:
        return chance.choice(("", " ")).join(chance.choices(PIECES, k=chance.randrange(5)))

    names = [name() for _ in range(count)]
    return [Bilingual(each, name() if chance.random() < 0.2 else each) for each in names]


def named(names: Sequence[Bilingual]) -> Layer:
    """Return a layer of points that are called so."""
    return layer("point", [shapely.Point(0, 0)] * len(names), RED, names=names)


def index_of(names: Sequence[Bilingual]) -> NameIndex:
    return index_names(named(names))


def rank(name: str, wanted: str) -> int | None:
    """Return how well one name fits, both folded."""
    if name == wanted:
        return 0
    if name.startswith((wanted, wanted.replace(" ", ""))):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if wanted in name else None


def looked_for(names: Sequence[Bilingual], wanted: str) -> list[tuple[int, int]]:
    """Return ranks and features as looking at each name finds them, best first."""
    found = []
    for feature_id, name in enumerate(names):
        ranks = {rank(bare(text), wanted) for text in (name.en, name.zh)} - {None}
        if ranks:
            found.append((min(each for each in ranks if each is not None), feature_id))
    return sorted(found)


@pytest.mark.parametrize("few", [0, 500])
@pytest.mark.parametrize("run", [7, 4000])
def test_names_are_found_as_by_looking_at_each(
    monkeypatch: pytest.MonkeyPatch, run: int, few: int
) -> None:
    monkeypatch.setattr(name_index, "_RUN", run)
    monkeypatch.setattr(name_index, "_FEW", few)
    names = some_names(400)
    index = index_of(names)
    chance = random.Random(2)
    ranks = set()
    for _ in range(300):
        name = bare(chance.choice(names).en)
        first, last = sorted(chance.choices(range(len(name) + 1), k=2))
        wanted = bare(chance.choice((name, name[first:last], "".join(name.split()), "p a")))
        if wanted:
            by_name = [
                each
                for each in index.find(Asked.of(wanted), len(names))
                if each.reason == "name" and each.rank < WORDS_APART
            ]
            found = [(each.rank, each.feature_id) for each in by_name]
            assert found == looked_for(names, wanted), repr(wanted)
            asked = Asked.of(wanted)
            assert index.find(asked, 5) == index.find(asked, len(names))[:5]
            ranks |= {rank for rank, _ in found}
    assert ranks == {0, 1, 2, 3}
    assert index.find(Asked.of("nowhere"), 5) == []


def test_what_is_found_reads_as_the_source_writes_it() -> None:
    index = index_of([Bilingual("Yáo Lake", "瑶湖"), Bilingual(zh="方大"), Bilingual("Ｆ 1\n2")])
    (lake,) = index.find(Asked.of("瑶"), 5)
    assert lake.name == Bilingual("Yáo Lake", "瑶湖")
    assert index.find(Asked.of("yao lake"), 5)[0].name == lake.name
    assert index.find(Asked.of("方大"), 5)[0].name.in_language("en") == "方大"
    assert index.find(Asked.of("f 1 2"), 5)[0].name.en == "Ｆ 1\n2"


def test_a_feature_is_found_once() -> None:
    index = index_of([Bilingual("Lake Lake", "Lake 瑶湖 lake")])
    assert [(each.rank, each.feature_id) for each in index.find(Asked.of("lake"), 5)] == [(1, 0)]


def test_a_cancel_is_seen_between_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_index, "_RUN", 10)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        index_names(named([Bilingual("park")] * 100), Progress(cancelled=lambda: next(asked)))
    assert next(asked, None) is None


def test_chinese_names_are_found_in_pinyin_by_initials_and_in_traditional_characters() -> None:
    index = index_of([Bilingual("昌东工业园"), Bilingual("重庆绿野"), Bilingual("Changsha")])
    for typed, names in (
        ("changdong", [("昌东工业园", "pinyin")]),
        ("chang dong gong", [("昌东工业园", "pinyin")]),
        ("cdgyy", [("昌东工业园", "pinyin")]),
        ("gongye", [("昌东工业园", "pinyin")]),
        ("chongqing lv", [("重庆绿野", "pinyin")]),
        ("cqlu", []),
        ("lv ye", [("重庆绿野", "pinyin")]),
        ("昌東工業", [("昌东工业园", "name")]),
        ("chang", [("Changsha", "name"), ("昌东工业园", "pinyin")]),
    ):
        found = [(each.name.en, each.reason) for each in index.find(Asked.of(typed), 5)]
        assert found == names, typed


def test_of_very_many_names_each_character_is_spelled_as_it_mostly_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(name_index, "MOST_BY_PHRASE", 0)
    index = index_of([Bilingual("昌东工业园（绿）")])
    assert index.find(Asked.of("changdonggongyeyuan"), 5)[0].reason == "pinyin"
    assert index.find(Asked.of("cdgyy"), 5)[0].reason == "pinyin"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chnagdong", "Changdong Mill"),
        ("changdng mill", "Changdong Mill"),
        ("chamgdomg", "Changdong Mill"),
        ("瑶湖公业园", "瑶湖工业园"),
        ("yaohugnogyeyuan", "瑶湖工业园"),
        ("mil", None),
        ("mlil", "Changdong Mill"),
        ("xyzzy", None),
    ],
)
def test_one_or_two_typos_are_forgiven(typed: str, found: str | None) -> None:
    index = index_of([Bilingual("Lake"), Bilingual("Changdong Mill"), Bilingual("瑶湖工业园")])
    names = [(each.name.en, each.reason) for each in index.find_alike(Asked.of(typed), 5)]
    assert names == ([(found, "typo")] if found else [])


def test_a_character_is_found_in_each_of_its_readings() -> None:
    index = index_of([Bilingual("都昌"), Bilingual("朝阳路"), Bilingual("单县"), Bilingual("重庆")])
    for typed, name in (
        ("duchang", "都昌"),
        ("douchang", "都昌"),
        ("chaoyang", "朝阳路"),
        ("zhaoyang", "朝阳路"),
        ("shanxian", "单县"),
        ("sx", "单县"),
        ("chongqing", "重庆"),
    ):
        assert [each.name.en for each in index.find(Asked.of(typed), 5)] == [name], typed


def test_words_are_found_in_any_order() -> None:
    index = index_of([Bilingual("Changdong Textile Mill"), Bilingual("Mill"), Bilingual("昌东8号")])
    for typed, names in (
        ("mill textile", ["Changdong Textile Mill"]),
        ("mill extile", []),
        ("8号 昌东", ["昌东8号"]),
        ("昌东 8号", ["昌东8号"]),
    ):
        assert [each.name.en for each in index.find(Asked.of(typed), 5)] == names, typed
    assert list(index.having_word("mill")) == [0, 1]


def test_what_is_often_left_out_need_not_be_typed() -> None:
    index = index_of(
        [Bilingual("乐安重卡（南昌）有限公司"), Bilingual("No. 2 Mill"), Bilingual("Xi'an")]
    )
    for typed, feature_id in (
        ("乐安重卡南昌有限公司", 0),
        ("lazk", 0),
        ("no.2", 1),
        ("no 2 mill", 1),
        ("xian", 2),
        ("xi’an", 2),
    ):
        assert index.find(Asked.of(typed), 5)[0].feature_id == feature_id, typed


def test_digits_are_never_typos() -> None:
    index = index_of([Bilingual("煌上煌第16厂"), Bilingual("煌上煌第6厂")])
    found = index.find_alike(Asked.of("煌上皇第6厂"), 5)
    assert [each.feature_id for each in found] == [1]
    assert not index.find_alike(Asked.of("煌上皇第7厂"), 5)
