"""Names of many features are found as by looking at each of them."""

import random
import unicodedata
from collections.abc import Sequence

import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.search import name_index
from gisapp.core.search.name_index import NameIndex, index_names
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import folded
from gisapp.core.text.traditional import simplified
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
        ranks = {rank(folded(text), wanted) for text in (name.en, name.zh)} - {None}
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
        name = folded(chance.choice(names).en)
        first, last = sorted(chance.choices(range(len(name) + 1), k=2))
        wanted = folded(chance.choice((name, name[first:last], "".join(name.split()), "p a")))
        if wanted:
            by_name = [each for each in index.find(wanted, len(names)) if each.reason == "name"]
            found = [(each.rank, each.feature_id) for each in by_name]
            assert found == looked_for(names, wanted), repr(wanted)
            assert index.find(wanted, 5) == index.find(wanted, len(names))[:5]
            ranks |= {rank for rank, _ in found}
    assert ranks == {0, 1, 2, 3}
    assert index.find("nowhere", 5) == []


def test_what_is_found_reads_as_the_source_writes_it() -> None:
    index = index_of([Bilingual("Yáo Lake", "瑶湖"), Bilingual(zh="方大"), Bilingual("Ｆ 1\n2")])
    (lake,) = index.find("瑶", 5)
    assert lake.name == Bilingual("Yáo Lake", "瑶湖")
    assert index.find("yao lake", 5)[0].name == lake.name
    assert index.find("方大", 5)[0].name.in_language("en") == "方大"
    assert index.find("f 1 2", 5)[0].name.en == "Ｆ 1\n2"


def test_a_feature_is_found_once() -> None:
    index = index_of([Bilingual("Lake Lake", "Lake 瑶湖 lake")])
    assert [(each.rank, each.feature_id) for each in index.find("lake", 5)] == [(1, 0)]


def test_a_cancel_is_seen_between_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_index, "_RUN", 10)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        index_names(named([Bilingual("park")] * 100), Progress(cancelled=lambda: next(asked)))
    assert next(asked, None) is None


def test_folding_leaves_no_case_accents_tones_full_width_and_blanks() -> None:
    assert folded("  Chāng\tDŌNG\n Ｐａｒｋ\u3000ﬁve ") == "chang dong park five"


def test_what_is_not_normalized_needs_it_not() -> None:
    for letter in map(chr, range(0x110000)):
        apart = unicodedata.normalize("NFKD", letter)
        plain = "".join(each for each in apart if not unicodedata.combining(each))
        together = unicodedata.normalize("NFKC", plain)
        compared = " ".join(simplified(together).casefold().split())
        assert folded(letter) == compared, hex(ord(letter))


def test_chinese_names_are_found_in_pinyin_by_initials_and_in_traditional_characters() -> None:
    index = index_of([Bilingual("昌东工业园"), Bilingual("重庆绿野"), Bilingual("Changsha")])
    for typed, names in (
        ("changdong", [("昌东工业园", "pinyin")]),
        ("chang dong gong", [("昌东工业园", "pinyin")]),
        ("cdgyy", [("昌东工业园", "pinyin")]),
        ("gongye", [("昌东工业园", "pinyin")]),
        ("chongqing lv", [("重庆绿野", "pinyin")]),
        ("cqlu", []),
        ("昌東工業", [("昌东工业园", "name")]),
        ("chang", [("Changsha", "name"), ("昌东工业园", "pinyin")]),
    ):
        found = [(each.name.en, each.reason) for each in index.find(folded(typed), 5)]
        assert found == names, typed


def test_of_very_many_names_each_character_is_spelled_as_it_mostly_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(name_index, "MOST_BY_PHRASE", 0)
    index = index_of([Bilingual("昌东工业园（绿）")])
    assert index.find("changdonggongyeyuan", 5)[0].reason == "pinyin"
    assert index.find("cdgyy", 5)[0].reason == "pinyin"


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
    names = [(each.name.en, each.reason) for each in index.find_alike(folded(typed), 5)]
    assert names == ([(found, "typo")] if found else [])
