"""Quantities with units stay as written, and their numbers stand beside them."""

import pyarrow as pa
import pytest

from gisapp.sources.tables.quantity_columns import numbers_beside


@pytest.mark.parametrize(
    ("heading", "texts", "name", "values"),
    [
        ("产值", ["12.5万元", "3亿元"], "产值（元）", [125_000, 300_000_000]),
        ("产值", ["12.5万", "3亿元"], "产值（元）", [125_000, 300_000_000]),
        ("产值", ["12.5万", "6万"], "产值（数值）", [125_000, 60_000]),
        ("用地", ["45亩", "6.5 亩"], "用地（亩）", [45, 6.5]),
        ("用地", ["45亩", "3公顷"], "用地（平方米）", [30_000, 30_000]),
        ("人数", ["1.2万", "300"], "人数（数值）", [12_000, 300]),
        ("占比", ["18 %", "20%"], "占比（%）", [18, 20]),
        ("land", ["2 ha", "3 ha"], "land (ha)", [2, 3]),
        ("产值（万元）", ["12.5", "3亿元"], "产值（万元）（元）", [125_000, 300_000_000]),
    ],
)
def test_numbers_have_the_unit_of_their_texts(
    heading: str, texts: list[str], name: str, values: list[float]
) -> None:
    found = numbers_beside(heading, pa.array(texts))
    assert found is not None
    assert found[0] == name
    assert found[1].to_pylist() == pytest.approx(values)


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("名称", ["甲", "乙"]),
        ("产值（万元）", ["12.5万", "3"]),
        ("产值", ["12.5亿", "8600"]),
        ("产值", ["12.5万", "177784.6"]),
        ("面积和产值", ["45亩", "3亿元"]),
        ("楼号", ["3个", "4个"]),
    ],
)
def test_nothing_is_made_of_what_may_be_anything(heading: str, texts: list[str]) -> None:
    assert numbers_beside(heading, pa.array(texts)) is None
