"""Headings in pinyin are found by the Chinese ones, though they are cut off."""

import pytest

from gisapp.core.parks.mapping.pinyin_headings import PinyinHeadings, may_be_pinyin

KNOWN = PinyinHeadings(["行业", "长度", "绿地率", "地块编号", "地块编码", "plot"])


@pytest.mark.parametrize(
    ("heading", "is_cut", "found"),
    [
        ("HANGYE", False, ["行业"]),
        ("changdu", False, ["长度"]),
        ("LVDILV", False, ["绿地率"]),
        ("LUDI_LU", False, ["绿地率"]),
        ("DIKUAIBIAN", True, ["地块编码", "地块编号"]),
        ("DIKUAIBIAN", False, []),
        ("HANGYELEIX", True, []),
    ],
)
def test_a_heading_is_found_by_its_syllables(heading: str, is_cut: bool, found: list[str]) -> None:
    assert KNOWN.headings_of(heading, is_cut=is_cut) == found


@pytest.mark.parametrize("heading", ["foo", "street", "polygon", "objectid", "field_7", "面积"])
def test_other_words_are_not_taken_for_syllables(heading: str) -> None:
    assert not may_be_pinyin(heading, is_cut=False)
