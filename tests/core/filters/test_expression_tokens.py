"""Names, words, numbers and texts are told apart with and without blanks."""

from gisapp.core.filters.expression_tokens import tokens_of
from tests.core.filters.asking import FIELDS, error_of


def kinds(text: str) -> list[str]:
    return [f"{each.kind}:{each.text}" for each in tokens_of(text, FIELDS)]


def test_chinese_needs_no_blanks() -> None:
    assert kinds("面积大于20亩且状态包含闲") == [
        "FIELD:面积",
        "COMPARE:>",
        "NUMBER:20亩",
        "AND:且",
        "FIELD:状态",
        "TEXTUAL:contains",
        "WORD:闲",
    ]


def test_a_number_at_the_beginning_of_a_word_is_none() -> None:
    assert kinds("2号楼") == ["WORD:2号楼"]
    assert kinds("3 10") == ["NUMBER:3", "NUMBER:10"]


def test_names_may_have_blanks_and_any_case() -> None:
    assert kinds("plot AREA>1") == ["FIELD:plot AREA", "COMPARE:>", "NUMBER:1"]


def test_there_is_a_limit_to_everything() -> None:
    assert error_of("闲置 or " * 2000).code == "expression_too_long"
    assert error_of("(" * 50).code == "expression_too_deep"
    assert error_of("not " * 60 + "闲置").code == "expression_too_deep"
    assert error_of("状态 = 'a").code == "expression_open_quote"
    assert error_of("面积 @ 3").code == "expression_odd_letter"
