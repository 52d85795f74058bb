"""Conditions are read as sentences, in both languages and in the user's units."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.filters.layer_filter import AnyOf, Between, Condition, Inside, Matches, Near
from gisapp.core.layers.condition_text import condition_text, number_form, value_text
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.text.units import UnitChoice
from gisapp.words import Language, load_words
from tests.export.plots import layer_of_plots

MONTH = 12 * 2017 + 2


@pytest.fixture
def plots(tmp_path: Path) -> Layer:
    record = {"状态": "闲置", "面积": 20.0, "日期": "2017-03-05", "年份": 2017}
    layer = layer_of_plots(tmp_path, *[record] * 3)
    layer.attributes.fetch()
    mapping = LayerMapping("plot", columns=(ColumnMapping("面积", "planned_area", "mu"),))
    return replace(layer, mapping=mapping)


def said(
    condition: Condition, layer: Layer, language: Language, choice: UnitChoice | None = None
) -> str:
    words = load_words(language)
    return condition_text(condition, layer, choice or UnitChoice(), words, lambda _: "G320")


@pytest.mark.parametrize(
    ("condition", "en", "zh"),
    [
        (AnyOf("状态", ("闲置", "在建")), "状态: 闲置, 在建", "状态：闲置、在建"),
        (AnyOf("状态", ("a",), True), "状态: a, not stated", "状态：a、未载明"),
        (AnyOf("状态", tuple("abcde")), "状态: a, b, c and 2 more", "状态：a、b、c等，另 2 个"),
        (AnyOf("状态", ()), "状态: nothing", "状态：全不选"),
        (AnyOf("状态", ("a",), True, True), "状态: all but a", "状态：除 a 以外"),
        (
            AnyOf("状态", ("a",), is_excluded=True),
            "状态: all but a, not stated",
            "状态：除 a、未载明 以外",
        ),
        (AnyOf("状态", (), True, True), "状态: all", "状态：全部"),
        (AnyOf("状态", ("True",)), "状态: yes", "状态：是"),
        (Between("面积", 20), "面积 ≥ 20 mu", "面积 ≥ 20 亩"),
        (Between("面积", None, 20), "面积 ≤ 20 mu", "面积 ≤ 20 亩"),
        (Between("面积", 5, 20), "面积 5 – 20 mu", "面积 5～20 亩"),
        (Between("面积", 5, None, True), "面积 ≥ 5 mu, or not stated", "面积 ≥ 5 亩，或未载明"),
        (Between("面积"), "面积 stated", "面积：有值"),
        (Between("年份", 2010, 2017), "年份 2010 – 2017", "年份 2010～2017"),
        (Between("日期", MONTH), "日期 ≥ March 2017", "日期 ≥ 2017年3月"),
        (Between("日期", -1e300), "日期 ≥ January 0000", "日期 ≥ 0000年1月"),
        (Matches("a > 3"), "a > 3", "a > 3"),
        (Inside(()), "In the drawn area", "在所画范围内"),
        (Near("x", 1000), "Within 1 km of G320", "距“G320”1 公里以内"),
        (Near("x", 0), "Touches G320", "与“G320”相接"),
    ],
)
def test_sentences(condition: Condition, en: str, zh: str, plots: Layer) -> None:
    assert said(condition, plots, "en") == en
    assert said(condition, plots, "zh") == zh


def test_ranges_are_told_in_the_units_that_the_user_chose(plots: Layer) -> None:
    assert said(Between("面积", 15), plots, "en", UnitChoice(area="ha")) == "面积 ≥ 1 ha"


def test_a_field_that_is_gone_keeps_its_name(plots: Layer) -> None:
    assert said(Between("gone", 3), plots, "en") == "gone ≥ 3"
    assert number_form(plots, "gone", UnitChoice()).role == "quantity"


def test_very_long_values_are_cut() -> None:
    assert len(value_text("x" * 60_000, load_words("en"))) < 200
