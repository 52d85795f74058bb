"""Work for keys: what a newer request, a failure, a cancel or a removal does to it."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import WORKERS, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


class Bench:
    """Jobs whose results and ends are noted; their workers wait until `may_go` is set."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, *, replaces: bool = True) -> None:
        self.jobs: Jobs[str, int] = Jobs(tasks, replaces=replaces)
        self.may_go = Event()
        self.worked: list[int] = []
        self.taken: list[int] = []
        self.ended: list[str] = []
        self._qtbot, self._tasks = qtbot, tasks
        self.jobs.ended.connect(self.ended.append)

    def begin(self, key: str, request: int, fails: bool = False) -> None:
        def work(progress: Progress) -> int:
            self.worked.append(request)
            self.may_go.wait()
            progress.check()
            if fails:
                raise SourceError("there is no such file")
            return request

        self.jobs.begin(key, request, "a title", work, self.taken.append)

    def finish(self) -> None:
        self.may_go.set()
        self._qtbot.waitUntil(lambda: not self._tasks.running)


@pytest.fixture
def bench(qtbot: QtBot, tasks: Tasks) -> Iterator[Bench]:
    bench = Bench(qtbot, tasks)
    yield bench
    bench.may_go.set()


@pytest.fixture
def patient(qtbot: QtBot, tasks: Tasks) -> Iterator[Bench]:
    """Jobs that come to their end before a newer request is worked for."""
    bench = Bench(qtbot, tasks, replaces=False)
    yield bench
    bench.may_go.set()


def test_a_result_is_taken_and_its_job_is_over(bench: Bench) -> None:
    bench.begin("plots", 1)
    assert bench.jobs.is_running("plots")
    assert bench.jobs.at_work("plots") == 1
    bench.finish()
    assert (bench.taken, bench.ended) == ([1], ["plots"])
    assert not bench.jobs.is_running("plots")
    assert bench.jobs.at_work("plots") is None


def test_a_newer_request_replaces_the_one_at_work(bench: Bench) -> None:
    bench.begin("plots", 1)
    bench.begin("roads", 7)
    bench.begin("plots", 2)
    bench.finish()
    assert sorted(bench.taken) == [2, 7]
    assert sorted(bench.ended) == ["plots", "roads"]


def test_the_same_request_is_worked_for_once(bench: Bench) -> None:
    bench.begin("plots", 1)
    bench.begin("plots", 1)
    bench.finish()
    assert bench.worked == bench.taken == [1]


def test_what_is_replaced_before_a_worker_is_free_costs_nothing(bench: Bench) -> None:
    for number in range(WORKERS):
        bench.begin(f"busy {number}", 0)
    for request in range(1, 10):
        bench.begin("plots", request)
    bench.finish()
    assert bench.worked == [*[0] * WORKERS, 9]


def test_a_patient_job_comes_to_its_end_before_the_next_begins(patient: Bench) -> None:
    patient.begin("plots", 1)
    patient.begin("plots", 2)
    assert patient.jobs.at_work("plots") == 1
    patient.finish()
    assert patient.taken == [1]
    patient.begin("plots", 2)
    patient.finish()
    assert patient.taken == [1, 2]


def test_whoever_hears_of_an_end_may_begin_at_once(patient: Bench) -> None:
    def begin_next(key: str) -> None:
        if len(patient.taken) < 3:
            patient.begin(key, len(patient.taken))

    patient.jobs.ended.connect(begin_next)
    patient.begin("plots", 0)
    patient.finish()
    assert patient.taken == [0, 1, 2]


def test_what_failed_is_told_once_and_not_begun_by_itself(bench: Bench, tasks: Tasks) -> None:
    failures: list[str] = []
    tasks.failed.connect(lambda error: failures.append(str(error)))
    bench.may_go.set()
    for _ in range(3):
        bench.begin("plots", 1, fails=True)
        bench.finish()
    assert bench.worked == [1]
    assert failures == ["there is no such file"]
    assert bench.ended == ["plots"]
    assert bench.jobs.has_failed("plots", 1)
    assert not bench.jobs.has_failed("plots", 2)


@pytest.mark.parametrize("request_then", [1, 2])
def test_after_a_failure_another_request_begins_and_so_does_the_same_one_when_asked(
    bench: Bench, request_then: int
) -> None:
    bench.begin("plots", 1, fails=True)
    bench.finish()
    if request_then == 1:
        bench.jobs.try_again("plots")
    bench.begin("plots", request_then)
    bench.finish()
    assert bench.taken == [request_then]
    assert not bench.jobs.has_failed("plots", 1)


def test_a_cancel_means_what_is_wanted_now(patient: Bench, tasks: Tasks) -> None:
    patient.begin("plots", 1)
    patient.begin("plots", 2)
    [task] = tasks.running
    task.cancel()
    patient.finish()
    assert patient.taken == []
    assert patient.ended == ["plots"]
    patient.begin("plots", 2)
    patient.finish()
    assert patient.worked == [1]
    assert patient.jobs.has_failed("plots", 2)


def test_whoever_takes_a_result_may_refuse_it(bench: Bench) -> None:
    def refuse(result: int) -> None:
        bench.jobs.refuse("plots", result)

    for _ in range(2):
        bench.jobs.begin("plots", 5, "a title", lambda _: 5, refuse)
        bench.finish()
    assert bench.ended == ["plots"]


def end_by(drop: Callable[[Jobs[str, int]], object], bench: Bench) -> None:
    bench.begin("plots", 1, fails=True)
    bench.finish()
    bench.may_go.clear()
    bench.begin("roads", 2)
    drop(bench.jobs)
    bench.finish()


def test_what_nobody_wants_ends_without_a_word(bench: Bench) -> None:
    end_by(lambda jobs: jobs.drop("roads"), bench)
    assert bench.taken == []
    assert bench.ended == ["plots"]
    assert bench.jobs.has_failed("plots", 1)


def test_with_its_key_a_failure_is_forgotten(bench: Bench) -> None:
    end_by(lambda jobs: jobs.drop_unless(lambda key: key == "roads"), bench)
    assert bench.taken == [2]
    assert not bench.jobs.has_failed("plots", 1)


def test_once_the_window_is_closed_nothing_begins(bench: Bench, tasks: Tasks) -> None:
    tasks.close()
    bench.begin("plots", 1)
    assert not tasks.running
    assert not bench.jobs.is_running("plots")


@pytest.mark.parametrize(("request_then", "worked"), [(1, [1]), (2, [2])])
def test_a_job_may_be_asked_for_again_while_its_start_is_shown(
    bench: Bench, tasks: Tasks, request_then: int, worked: list[int]
) -> None:
    shown: list[object] = []

    def show(task: object) -> None:
        shown.append(task)
        if len(shown) == 1:
            bench.begin("a", request_then)

    tasks.started.connect(show)
    bench.begin("a", 1)
    bench.finish()
    assert bench.taken == worked
    assert bench.ended == ["a"]
