"""Chinese names in pinyin, as they are typed."""

import pytest

from gisapp.core.text.pinyin import Spelling, as_pinyin, spellings


@pytest.mark.parametrize("by_phrase", [True, False])
def test_names_are_spelled_without_tones(by_phrase: bool) -> None:
    names = ["昌东工业园", "绿野", "led产业", "mill", ""]
    assert spellings(names, by_phrase) == [
        Spelling("changdonggongyeyuan", "cdgyy"),
        Spelling("luye", "ly"),
        Spelling("ledchanye", "lcy"),
        Spelling("", ""),
        Spelling("", ""),
    ]


def test_phrases_are_spelled_as_they_are_spoken() -> None:
    assert spellings(["重庆银行"]) == [Spelling("chongqingyinhang", "cqyh")]


@pytest.mark.parametrize(
    ("typed", "pinyin"),
    [
        ("chang dong", "changdong"),
        ("lv'ye", "luye"),
        ("nv", "nu"),
        ("c", ""),
        ("m1", ""),
        ("昌", ""),
    ],
)
def test_what_may_be_pinyin(typed: str, pinyin: str) -> None:
    assert as_pinyin(typed) == pinyin
