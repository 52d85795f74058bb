"""Words of totals are known in both languages, and names of firms are none."""

import pytest

from gisapp.core.text.total_words import names_a_total


@pytest.mark.parametrize(
    "text",
    [
        *("合计", "合 计", "總計：", "高新区小计", "共计（12宗）", "平均值"),
        *("SUBTOTAL", "North subtotal", "Grand total", "Totals:", "Average"),
    ],
)
def test_words_of_totals(text: str) -> None:
    assert names_a_total(text)


@pytest.mark.parametrize("text", ["", "某会计师事务所", "设计院", "TotalEnergies", "Total SE"])
def test_other_texts(text: str) -> None:
    assert not names_a_total(text)
