"""Long work: its result, its failure, its cancel and its end with the window."""

from collections.abc import Generator
from threading import Event, get_ident
from threading import enumerate as enumerate_threads
from time import monotonic
from weakref import ReferenceType, finalize, ref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gisapp.errors import GisAppError, SourceError
from gisapp.session.tasks import WORKERS, Task, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def wait_until_idle(tasks: Tasks, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.running)
    tasks.close()


def test_a_result_arrives_after_what_was_reported(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[object] = []

    def work(task: Task) -> str:
        task.progress.report(0.5)
        return "done"

    def listen(task: Task) -> None:
        task.reported.connect(heard.append)

    tasks.started.connect(listen)
    tasks.run("a title", work, heard.append)
    wait_until_idle(tasks, qtbot)
    assert heard == [0.5, "done"]


def test_an_expected_failure_is_told_and_gives_no_result(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[GisAppError] = []
    results: list[object] = []

    def work(_: Task) -> None:
        raise SourceError("there is no such file")

    tasks.failed.connect(failures.append)
    tasks.run("a title", work, results.append)
    wait_until_idle(tasks, qtbot)
    assert [str(failure) for failure in failures] == ["there is no such file"]
    assert results == []


def test_a_bug_in_the_work_surfaces_on_the_ui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_: Task) -> float:
        return 1 / 0

    with qtbot.captureExceptions() as surfaced:
        tasks.run("a title", work, lambda _: None)
        wait_until_idle(tasks, qtbot)
    assert [kind for kind, _, _ in surfaced] == [ZeroDivisionError]


def test_a_cancelled_result_is_dropped(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[object] = []
    may_end = Event()
    task = tasks.run("a title", lambda _: may_end.wait(), results.append)
    task.cancel()
    may_end.set()
    wait_until_idle(tasks, qtbot)
    assert results == []


def test_work_that_sees_its_cancel_ends_without_a_word(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[GisAppError] = []
    ended: list[Task] = []
    tasks.failed.connect(failures.append)
    tasks.ended.connect(ended.append)

    def work(task: Task) -> Generator[int, None, None]:
        yield 1
        task.progress.check()
        yield 2

    steps: list[int] = []
    tasks.started.connect(lambda task: task.cancel())
    task = tasks.follow("a title", work, steps.append)
    wait_until_idle(tasks, qtbot)
    assert (steps, failures, ended) == ([1], [], [task])


@pytest.mark.parametrize("how", ["failed", "cancelled", "done"])
def test_exactly_one_of_a_result_and_its_loss_is_taken(
    tasks: Tasks, qtbot: QtBot, how: str
) -> None:
    def work(_: Task) -> str:
        if how == "failed":
            raise SourceError("there is no such file")
        return "done"

    taken: list[object] = []
    task = tasks.run("a title", work, taken.append, taken.append)
    if how == "cancelled":
        task.cancel()
    wait_until_idle(tasks, qtbot)
    assert taken == ["done" if how == "done" else task]


def test_closing_waits_for_a_worker_that_looks_whether_it_was_cancelled(tasks: Tasks) -> None:
    started = Event()

    def work(task: Task) -> None:
        started.set()
        while not task.progress.is_cancelled:
            pass

    tasks.run("a title", work, lambda _: None)
    assert started.wait(timeout=30)
    tasks.close()


def test_what_came_of_a_task_is_let_go_at_once(tasks: Tasks, qtbot: QtBot) -> None:
    class Large:
        """Something that would take much memory."""

    taken: list[ReferenceType[Large]] = []
    tasks.run("a title", lambda _: Large(), lambda large: taken.append(ref(large)))
    wait_until_idle(tasks, qtbot)
    assert taken[0]() is None


def test_a_task_and_its_work_never_die_in_the_worker(tasks: Tasks, qtbot: QtBot) -> None:
    died_in: list[int] = []

    class Work(QObject):
        """Work of an object of Qt's that nobody else refers to."""

        def do(self, task: Task) -> None:
            for each in (self, task):
                finalize(each, lambda: died_in.append(get_ident()))

    for _ in range(100):
        tasks.run("a title", Work().do, lambda _: None)
    wait_until_idle(tasks, qtbot)
    qtbot.waitUntil(lambda: len(died_in) == 200)
    assert set(died_in) == {get_ident()}


def test_once_closed_nothing_is_begun(tasks: Tasks, qtbot: QtBot) -> None:
    tasks.run("a title", lambda _: None, lambda _: None)
    wait_until_idle(tasks, qtbot)
    worked: list[Task] = []
    assert tasks.run("a title", worked.append, lambda _: None).is_dropped
    assert not tasks.running
    assert not worked


def test_work_that_does_not_notice_its_cancel_is_over_in_a_second(
    tasks: Tasks, qtbot: QtBot
) -> None:
    answer, left = Event(), Event()
    steps: list[str] = []

    def hang(task: Task) -> Generator[str, None, None]:
        yield "begun"
        answer.wait()
        task.run_on_ui_thread(lambda: steps.append("too late"))
        left.set()
        yield "too late"

    try:
        hanging = [tasks.follow("hangs", hang, steps.append) for _ in range(WORKERS)]
        qtbot.waitUntil(lambda: steps == ["begun"] * WORKERS)
        tasks.run("comes next", lambda _: "next", steps.append)
        for task in hanging:
            task.cancel()
        qtbot.waitUntil(lambda: not tasks.running)
        assert steps == [*["begun"] * WORKERS, "next"]
        assert tasks.are_stuck
    finally:
        answer.set()
    assert left.wait(timeout=30)
    qtbot.waitUntil(lambda: not tasks.are_stuck)
    assert steps[-1] == "next"


def test_closing_does_not_wait_for_work_that_hangs(tasks: Tasks, qtbot: QtBot) -> None:
    answer, begun = Event(), Event()

    def hang(_: Task) -> None:
        begun.set()
        answer.wait()

    try:
        tasks.run("hangs", hang, lambda _: None)
        assert begun.wait(timeout=30)
        started = monotonic()
        tasks.close()
        assert monotonic() - started < 10
        assert tasks.are_stuck
    finally:
        answer.set()
    qtbot.waitUntil(lambda: not tasks.are_stuck)


def test_a_worker_may_come_back_after_the_window_is_gone(qtbot: QtBot) -> None:
    tasks, released = Tasks(), Event()
    before = set(enumerate_threads())
    tasks.run("a title", lambda _: released.wait(), lambda _: None)
    (worker,) = set(enumerate_threads()) - before
    tasks.close()
    Shiboken.delete(tasks)
    released.set()
    # What it raised would fail this test.
    worker.join()


def test_work_that_has_noticed_its_cancel_may_finish_what_it_has(
    tasks: Tasks, qtbot: QtBot
) -> None:
    may_finish, noticed = Event(), Event()
    steps: list[str] = []

    def work(task: Task) -> Generator[str, None, None]:
        while not task.progress.is_cancelled:
            pass
        noticed.set()
        may_finish.wait()
        yield "all that was read"

    task = tasks.follow("a title", work, steps.append)
    task.cancel()
    assert noticed.wait(timeout=30)
    with qtbot.waitSignal(task.hangs, timeout=1300, raising=False) as hung:
        pass
    may_finish.set()
    wait_until_idle(tasks, qtbot)
    assert not hung.signal_triggered
    assert steps == ["all that was read"]
