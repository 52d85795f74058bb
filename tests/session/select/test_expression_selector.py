"""What an expression is true for is selected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gisapp.core.filters.expression_error import ExpressionError
from gisapp.session.session import Session
from gisapp.sources.open import open_source
from tests.session.select.squares import selected

Finish = Callable[[], None]


@pytest.fixture
def layer_id(session: Session, works: Path) -> str:
    """Forty works with 0 to 39 staff."""
    [layer] = session.state.layers.add(*open_source(str(works)).layers)
    return layer.layer_id


def staff(session: Session, layer_id: str) -> list[int]:
    layer = session.state.layers[layer_id]
    ids = selected(session.state, layer_id)
    return sorted(int(str(value)) for value in layer.attributes.column("staff", ids).values)


def test_numbers_and_texts_are_compared(session: Session, layer_id: str, finish: Finish) -> None:
    session.selecting.by_expression.select(layer_id, "staff > 36")
    finish()
    assert staff(session, layer_id) == [37, 38, 39]
    session.selecting.by_expression.select(layer_id, 'name contains "Works 3"', "keep")
    finish()
    assert staff(session, layer_id) == [37, 38, 39]
    session.selecting.by_expression.select(layer_id, "staff < 2", "add")
    finish()
    assert staff(session, layer_id) == [0, 1, 37, 38, 39]


def test_what_cannot_be_asked_is_one_error_and_leaves_the_selection(
    session: Session, layer_id: str, finish: Finish
) -> None:
    failures: list[object] = []
    session.tasks.failed.connect(failures.append)
    session.selecting.by_expression.select(layer_id, "staff > 36")
    finish()
    session.selecting.by_expression.select(layer_id, "stuff >")
    finish()
    assert [type(each) for each in failures] == [ExpressionError]
    assert staff(session, layer_id) == [37, 38, 39]
