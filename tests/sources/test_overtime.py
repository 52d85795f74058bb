"""A process that is late ends if it works on without end or hangs, not if it has to wait."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from gisapp.sources.overtime import Overtime


@contextmanager
def running(program: str) -> Iterator[int]:
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        try:
            yield process.pid
        finally:
            process.kill()


def test_who_works_without_end_gets_a_little_more(qtbot: QtBot) -> None:
    with running("while True: pass") as pid:
        overtime = Overtime(pid)
        assert not overtime.is_over()
        qtbot.waitUntil(overtime.is_over)


def test_who_does_nothing_has_hung(qtbot: QtBot) -> None:
    with running("input()") as pid:
        overtime = Overtime(pid)
        assert not overtime.is_over()
        qtbot.waitUntil(overtime.is_over)


def test_who_has_ended_has_not_hung() -> None:
    with running("") as pid:
        pass
    assert not Overtime(pid).is_over()
