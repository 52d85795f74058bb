"""Threads for work: how many at a time, in which order, and what becomes of one that hangs."""

from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from threading import Event, get_ident
from time import monotonic

import pytest

from gisapp.errors import Cancelled
from gisapp.session.workers import Workers

SOON_S = 30


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers(2, spare=1)
    yield workers
    workers.close(SOON_S)


@pytest.fixture
def answer() -> Iterator[Event]:
    """What hanging work waits for; it comes at the end of the test at the latest."""
    answer = Event()
    yield answer
    answer.set()


def hanging(workers: Workers, answer: Event) -> "Future[str]":
    """Return work that has been begun, and comes to no end before the answer."""
    is_begun = Event()

    def hang() -> str:
        is_begun.set()
        answer.wait()
        return "too late"

    future = workers.submit(hang)
    assert is_begun.wait(SOON_S)
    return future


def test_work_brings_its_result_or_its_failure(workers: Workers) -> None:
    assert workers.submit(lambda: 42).result(SOON_S) == 42
    assert isinstance(workers.submit(lambda: 1 / 0).exception(SOON_S), ZeroDivisionError)


def test_only_so_many_are_at_work_and_the_oldest_that_waits_is_next(
    workers: Workers, answer: Event
) -> None:
    order: list[str] = []
    at_work = [hanging(workers, answer) for _ in range(2)]
    waiting = [workers.submit(partial(order.append, each)) for each in "abc"]
    assert not any(future.done() for future in waiting)
    workers.give_up(at_work[0])
    for future in waiting:
        future.result(SOON_S)
    assert order == ["a", "b", "c"]


def test_work_that_hangs_is_cancelled_and_leaves_its_place(workers: Workers, answer: Event) -> None:
    stuck = hanging(workers, answer)
    workers.give_up(stuck)
    assert isinstance(stuck.exception(), Cancelled)
    assert workers.are_stuck
    others = [workers.submit(get_ident) for _ in range(2)]
    assert all(future.result(SOON_S) for future in others)


def test_what_comes_after_all_is_dropped(workers: Workers, answer: Event) -> None:
    stuck = hanging(workers, answer)
    workers.give_up(stuck)
    answer.set()
    end = monotonic() + SOON_S
    while workers.are_stuck:
        assert monotonic() < end
    assert isinstance(stuck.exception(), Cancelled)


def test_once_no_thread_is_spare_what_waits_is_done_when_one_comes_back(
    workers: Workers, answer: Event
) -> None:
    for _ in range(3):
        workers.give_up(hanging(workers, answer))
    waiting = workers.submit(lambda: "done")
    assert not waiting.done()
    answer.set()
    assert waiting.result(SOON_S) == "done"


def test_work_that_waits_can_be_given_up_too(workers: Workers, answer: Event) -> None:
    for _ in range(2):
        hanging(workers, answer)
    done: list[str] = []
    waiting = workers.submit(lambda: done.append("done"))
    workers.give_up(waiting)
    assert isinstance(waiting.exception(), Cancelled)
    answer.set()
    workers.close(SOON_S)
    assert done == []


def test_what_is_done_stays_so(workers: Workers) -> None:
    done = workers.submit(lambda: "done")
    assert done.result(SOON_S) == "done"
    workers.give_up(done)
    assert done.result() == "done"


def test_closing_waits_for_what_ends_and_not_for_what_hangs(
    workers: Workers, answer: Event
) -> None:
    stuck = hanging(workers, answer)
    ending = workers.submit(lambda: "done")
    waiting = [hanging(workers, answer), workers.submit(lambda: "never begun")]
    started = monotonic()
    workers.close(0.2)
    assert monotonic() - started < 10
    assert ending.result() == "done"
    assert all(isinstance(each.exception(), Cancelled) for each in (stuck, *waiting))
