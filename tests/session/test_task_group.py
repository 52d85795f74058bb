"""Tasks of a group have one progress and one cancel."""

import threading

from pytestqt.qtbot import QtBot

from gisapp.session.tasks import Task, Tasks


def test_a_group_is_as_far_as_its_tasks_together(qtbot: QtBot) -> None:
    tasks, go_on = Tasks(), threading.Event()

    def work(task: Task) -> None:
        task.progress.report(0.5)
        go_on.wait(10)

    with tasks.together("Opening all"):
        first, second = (tasks.run("one", work, lambda _: None) for _ in range(2))
    other = tasks.run("other", lambda _: None, lambda _: None)
    assert other.group is None
    group = first.group
    assert group is not None
    assert group is second.group
    assert group.title == "Opening all"
    qtbot.waitUntil(lambda: group.share == 0.5)
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.running)
    assert group.share == 1.0
    tasks.close()


def test_a_group_is_cancelled_at_once(qtbot: QtBot) -> None:
    tasks = Tasks()
    done: list[None] = []

    def work(task: Task) -> None:
        while not task.is_cancelled:
            threading.Event().wait(0.01)
        task.progress.check()

    with tasks.together("Opening all"):
        begun = [tasks.run("one", work, done.append) for _ in range(3)]
    assert begun[0].group is not None
    begun[0].group.cancel()
    qtbot.waitUntil(lambda: not tasks.running)
    assert not done
    tasks.close()
