"""Chinese names in pinyin, as they are typed."""

import pytest

from gisapp.core.text.pinyin import Spelling, as_pinyin, readings_of, spellings


@pytest.mark.parametrize("by_phrase", [True, False])
def test_names_are_spelled_without_tones(by_phrase: bool) -> None:
    names = ["昌东工业", "绿野", "led产业", "mill", ""]
    assert [list(readings[:1]) for readings in spellings(names, by_phrase)] == [
        [Spelling("changdonggongye", "cdgy")],
        [Spelling("luye", "ly")],
        [Spelling("ledchanye", "lcy")],
        [],
        [],
    ]


def test_phrases_are_spelled_as_they_are_spoken() -> None:
    assert spellings(["重庆银行"]) == [(Spelling("chongqingyinhang", "cqyh"),)]
    assert spellings(["厦门"]) == [(Spelling("xiamen", "xm"),)]


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("洪都", {"hongdu", "hongdou"}),
        ("朝阳", {"chaoyang", "zhaoyang"}),
        ("单县", {"shanxian", "danxian", "chanxian"}),
        ("仇", {"qiu", "chou", "ju"}),
    ],
)
def test_a_character_has_several_readings(name: str, readings: set[str]) -> None:
    assert {each.joined for each in spellings([name])[0]} == readings


def test_of_very_many_names_a_city_is_read_as_in_names() -> None:
    assert spellings(["洪都"], by_phrase=False) == [(Spelling("hongdu", "hd"),)]


def test_characters_are_read_one_by_one() -> None:
    assert readings_of(["空置厂", "空 1", "mill"]) == {"空": "kong", "置": "zhi", "厂": "chang"}


@pytest.mark.parametrize(
    ("typed", "pinyin"),
    [
        ("chang dong", "changdong"),
        ("lvye", "luye"),
        ("nv", "nu"),
        ("c", ""),
        ("m1", ""),
        ("昌", ""),
    ],
)
def test_what_may_be_pinyin(typed: str, pinyin: str) -> None:
    assert as_pinyin(typed) == pinyin


def test_a_name_without_end_is_spelled_at_its_beginning() -> None:
    ((spelling, *_),) = spellings(["园" * 100_000])
    assert len(spelling.initials) == 200
