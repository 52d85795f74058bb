"""Work that finds features, and when it is let go."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from gisapp.core.layers.selection import FeatureSet
from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.session.session import Session
from tests.session.select.squares import selected, show, squares

Finish = Callable[[], None]


@pytest.fixture(autouse=True)
def _shown(session: Session) -> None:
    show(session, squares(3))


def some(*ids: int) -> FeatureSet:
    return FeatureSet({"squares": np.array(ids, np.int64)})


def _found(wanted: int, _: Progress) -> FeatureSet:
    return some(wanted)


def test_what_is_found_at_once_or_by_a_worker_changes_the_selection(
    session: Session, finish: Finish
) -> None:
    work = session.selecting.work
    work.find(lambda _: some(1, 2), at_once=True)
    assert selected(session.state) == [1, 2]
    work.find(lambda _: some(3), "add")
    assert selected(session.state) == [1, 2]
    finish()
    assert selected(session.state) == [1, 2, 3]


def test_a_failure_and_a_cancel_leave_the_selection_as_it_is(
    session: Session, finish: Finish
) -> None:
    failures: list[object] = []
    session.tasks.failed.connect(failures.append)
    work = session.selecting.work
    work.find(lambda _: some(1), at_once=True)

    def fail(_: Progress) -> FeatureSet:
        raise SourceError("no_subject_here", uid="x")

    work.find(fail)
    finish()
    assert len(failures) == 1
    work.find(lambda _: some(2))
    session.tasks.running[0].cancel()
    finish()
    assert selected(session.state) == [1]


def test_what_is_asked_for_later_wins(session: Session, finish: Finish) -> None:
    for wanted in (1, 2, 3):
        session.selecting.work.find(partial(_found, wanted))
    finish()
    assert selected(session.state) == [3]
