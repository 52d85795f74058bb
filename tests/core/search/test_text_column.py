"""Texts are found by their words, dates and numbers in any form, in pinyin and with a slip."""

import pytest

from gisapp.core.layers.attributes import Column
from gisapp.core.search import text_column
from gisapp.core.search.asked import Asked
from gisapp.core.search.column_meaning import Heading
from gisapp.core.search.text_column import Texts


def column(*values: str | None) -> Texts:
    return Texts.of(Heading("f"), Column.of(values), "text")


def found(texts: Texts, typed: str) -> list[str]:
    asked = Asked.of(typed)
    codes = [code for _, some in texts.having(asked, 10) for code in some]
    return [texts.matched(code, asked).en for code in dict.fromkeys(codes)]


def alike(texts: Texts, typed: str) -> list[str]:
    asked = Asked.of(typed)
    codes = [code for _, some in texts.having_alike(asked, 10) for code in some]
    return [texts.matched(code, asked).en for code in dict.fromkeys(codes)]


@pytest.mark.parametrize("run", [1, 4000])
def test_words_of_a_text(monkeypatch: pytest.MonkeyPatch, run: int) -> None:
    monkeypatch.setattr(text_column, "_RUN", run)
    texts = column("M1 工業用地", "Residential, low", None, "空置厂房")
    assert found(texts, "工业用地") == ["f: M1 工業用地"]
    assert found(texts, "low") == ["f: Residential, low"]
    assert found(texts, "esidential") == []
    assert alike(texts, "residental") == ["f: Residential, low"]
    assert alike(texts, "空置厂旁") == ["f: 空置厂房"]
    assert found(texts, "kongzhi") == ["f: 空置厂房"]
    assert found(texts, "kon") == []


def test_a_date_in_any_form() -> None:
    texts = column("2014-09-03", "2017/1/1", "2019年3月5日")
    for typed in ("3 September 2014", "2014年9月3日", "2014-09", "2014/9/3", "20140903"):
        assert found(texts, typed) == ["f: 2014-09-03"], typed
    assert found(texts, "1 January 2017") == ["f: 2017/1/1"]
    assert found(texts, "2019-03-05") == ["f: 2019年3月5日"]


def test_a_phone_number_in_any_form() -> None:
    texts = column("0791-88101003", "138 7080 1234")
    for typed in ("0791-88101003", "079188101003", "0791 8810 1003"):
        assert found(texts, typed) == ["f: 0791-88101003"], typed
    assert found(texts, "13870801234") == ["f: 138 7080 1234"]


def test_of_a_long_text_the_words_are_told_and_no_slip_is_looked_for() -> None:
    texts = column("备注很长" * 30 + "，此处有深井")
    assert found(texts, "深井")[0].endswith("此处有深井")
    assert alike(texts, "此处有深并") == []
    assert texts.nbytes > 120
