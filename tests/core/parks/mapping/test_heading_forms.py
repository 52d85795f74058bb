"""Headings are read in several ways: without units, times, brackets and words beside."""

import pytest

from gisapp.core.parks.mapping.heading_forms import (
    forms_of_heading,
    lookup_key,
    lookup_keys,
    plain_heading,
)


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("　總投資\n（億元）", "总投资(亿元)"),
        ("用地 面积", "用地面积"),
        ("LotArea", "lot area"),
        ("ＡＲＥＡ", "area"),
        ("Site  Name", "site name"),
    ],
)
def test_widths_cases_breaks_and_characters_are_folded(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain


@pytest.mark.parametrize(
    ("heading", "text", "unit", "iso"),
    [
        ("面积_公顷", "面积", "ha", ""),
        ("建筑密度%", "建筑密度", "percent", ""),
        ("Area [ha]", "area", "ha", ""),
        ("投资额/万元", "投资额", "1e4 CNY", ""),
        ("投资强度：万元/亩", "投资强度", "1e4 CNY/mu", ""),
        ("Plot size in ha", "plot size", "ha", ""),
        ("总投资万元", "总投资", "1e4 CNY", ""),
        ("2024年税收（万元）", "税收", "1e4 CNY", "2024"),
        ("税收（2024年）（万元）", "税收", "1e4 CNY", "2024"),
        ("税收（万元，2024年）", "税收", "1e4 CNY", "2024"),
        ("其中：工业用地（亩）", "工业用地", "mu", ""),
        ("项目投资情况", "投资", "", ""),
        ("注册资本（万元）", "注册资本", "1e4 CNY", ""),
        ("yr_blt", "year built", "", ""),
        ("计划用地", "用地", "", ""),
        ("用地情况 净用地（亩）", "净用地", "mu", ""),
    ],
)
def test_what_is_beside_the_name_is_taken_off(heading: str, text: str, unit: str, iso: str) -> None:
    forms = [(form.text, form.unit, form.period.iso) for form in forms_of_heading(heading)]
    assert (text, unit, iso) in forms


def test_the_surest_way_comes_first_and_none_is_surer_than_it() -> None:
    sure = [form.sure for form in forms_of_heading("其中：规划工业用地面积（不含道路）（公顷）")]
    assert sure[0] == max(sure) == 1


def test_many_headings_are_looked_up_as_each_alone() -> None:
    headings = ["用地面积（亩）", "LotArea", "　總投資\n(億元) ", "容积率(≥)", "", "a_b-c"]
    assert lookup_keys(headings) == [lookup_key(plain_heading(each)) for each in headings]


def test_punctuation_does_not_count_but_signs_of_bounds_do() -> None:
    assert lookup_key("distance_to-port") == "distancetoport"
    assert lookup_key("容积率(≤)") != lookup_key("容积率(≥)")


@pytest.mark.parametrize(
    "heading", ["", "()", "((((", "（）" * 5000, "_", "单位：", "\n\n", "年" * 9999]
)
def test_odd_headings_end(heading: str) -> None:
    assert len(list(forms_of_heading(heading))) < 200
