"""What was selected before comes back."""

import numpy as np
import pytest

from gisapp.core.layers.selection import FeatureSet
from gisapp.session.session import Session
from tests.session.select.squares import selected, show, squares


@pytest.fixture(autouse=True)
def _shown(session: Session) -> None:
    show(session, squares(5))


def take(session: Session, *ids: int, layer_id: str = "squares") -> None:
    session.selector.take(FeatureSet({layer_id: np.array(ids, np.int64)}))


def test_a_click_beside_loses_nothing(session: Session) -> None:
    earlier = session.selecting.earlier
    take(session, 1, 2, 3)
    there_are = [earlier.there_are.value]
    session.selector.clear()
    there_are.append(earlier.there_are.value)
    earlier.select_last()
    there_are.append(earlier.there_are.value)
    assert selected(session.state) == [1, 2, 3]
    assert there_are == [False, True, False]


def test_again_and_again_all_come_in_turn(session: Session) -> None:
    earlier = session.selecting.earlier
    for ids in ((1,), (2, 3), (4,)):
        take(session, *ids)
    seen = []
    for _ in range(4):
        earlier.select_last()
        seen.append(selected(session.state))
    assert seen == [[2, 3], [1], [4], [2, 3]]


def test_what_is_gone_does_not_come_back(session: Session) -> None:
    show(session, squares(2, "others"))
    take(session, 1, layer_id="others")
    take(session, 1, 2)
    session.state.layers.remove("others")
    session.selecting.earlier.select_last()
    assert selected(session.state) == [1, 2]
    assert not session.selecting.earlier.there_are.value


def test_what_was_forgotten_is_not_offered(session: Session) -> None:
    take(session, 1)
    take(session, 2)
    session.selecting.earlier.forget()
    assert not session.selecting.earlier.there_are.value
    session.selecting.earlier.select_last()
    assert selected(session.state) == [2]
