"""Whatever is typed is an expression, or one sentence that says why not and where."""

import random
import time

import numpy as np

from gisapp.core.filters.evaluating import true_for
from gisapp.core.filters.expression import parsed
from gisapp.core.filters.expression_error import ExpressionError
from gisapp.words import load_words
from tests.core.filters.asking import FIELDS, TABLE

PIECES = (
    *("面积", "状态", "[状态]", "'a'", '"b', "and", "or", "not", "(", ")", ",", "=", "!=", "<"),
    *("+", "-", "*", "/", "3", "2.5", "20亩", "5%", "3万元", "2024-05", "2024年", "包含", "为空"),
    *("介于", "between", "in", "is", "like", "matches", "'(a+)+$'", "（", "，", "\ud800", "💥"),
    *("\\", "%", "nan", "inf", "1e999", "__class__", ";", "之间"),
)


def hostile(chance: random.Random) -> str:
    count = chance.choice((1, 2, 3, 5, 8, 30))
    if chance.random() < 0.3:
        return "".join(chr(chance.randrange(1, 0xFF60)) for _ in range(count))
    text = chance.choice(("", " ")).join(chance.choices(PIECES, k=count))
    return text * (chance.randrange(20, 200) if chance.random() < 0.02 else 1)


def test_hostile_texts_give_rows_or_one_sentence() -> None:
    chance, words = random.Random(14), [load_words("en"), load_words("zh")]
    understood = 0
    for _ in range(2500):
        text = hostile(chance)
        began = time.thread_time()
        error, found = None, np.empty(0, np.bool_)
        try:
            found = true_for(parsed(text, FIELDS), TABLE)
        except ExpressionError as wrong:
            error = wrong
        if error is None:
            understood += 1
            assert found.shape == (4,)
        else:
            assert 0 <= error.start <= error.end <= max(len(text), 1)
            assert all(error.sentence(each) != error.code for each in words)
        assert time.thread_time() - began < 5
    assert understood, "some of it means something"


def test_the_longest_that_is_understood_takes_no_time() -> None:
    began = time.thread_time()
    many = ", ".join(map(str, range(480)))
    for text in ("闲置 or " * 499 + "闲置", "(" * 39 + "闲置" + ")" * 39, f"面积 in ({many})"):
        true_for(parsed(text, FIELDS), TABLE)
    assert time.thread_time() - began < 10


def test_it_names_the_fields_that_it_reads() -> None:
    text = "Tax / 面积 > 1 and (状态 = [建成] or not 闲置)"
    assert parsed(text, FIELDS).fields == ("税收", "面积", "状态", "建成", "闲置")
