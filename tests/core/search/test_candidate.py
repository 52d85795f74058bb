"""A candidate fits by a name, in pinyin, with a slip, or by words, and says by which."""

import pytest

from gisapp.core.layers.layer import TopicRef
from gisapp.core.search.asked import Asked
from gisapp.core.search.candidate import Candidate, Name, Said
from gisapp.core.search.hits import SearchHit
from gisapp.core.text.bilingual import Bilingual

HIT = SearchHit("topic", Bilingual("Changdong", "昌东工业园"), Bilingual(), TopicRef("changdong"))
PARK = Candidate(
    HIT,
    (
        Name("changdong park", "name"),
        Name("changdonggongyeyuan", "pinyin"),
        Name("cdgyy", "pinyin"),
        Name("east zone", "other_name", "East Zone"),
    ),
    (Said("changdong park industrial"), Said("a note of a well", "A note of a well")),
)


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("changdong park", (0, "name", "")),
        ("chang", (1, "name", "")),
        ("park changdong", (4, "name", "")),
        ("chang dong gong ye", (1, "pinyin", "")),
        ("gongye", (3, "pinyin", "")),
        ("cdg", (1, "pinyin", "")),
        ("gyy", None),
        ("zone east", (4, "other_name", "East Zone")),
        ("industrial", (4, "text", "")),
        ("well park", (4, "text", "A note of a well")),
        ("xyzzy park", None),
    ],
)
def test_it_says_how_well_and_by_what_it_fits(typed: str, fit: tuple[int, str, str] | None) -> None:
    found = PARK.fit(Asked.of(typed))
    assert (found and (found[0], found[1].reason, found[1].matched.en)) == fit


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("chnagdong", 1),
        ("changdnog gong ye yuan", 1),
        ("chamgdomg", 2),
        ("xyzzy", None),
        ("ab", None),
    ],
)
def test_a_slip_is_forgiven_in_names_and_pinyin(typed: str, wrong: int | None) -> None:
    found = PARK.fit_alike(Asked.of(typed))
    assert (found and found[0]) == wrong
    assert found is None or found[1].reason == "typo"
