"""Something stirs beside a file: a hint, which comes however the file is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session import file_notifier
from gisapp.session.file_notifier import FileNotifier


@pytest.fixture
def notifier(qtbot: QtBot) -> Iterator[FileNotifier]:
    notifier = FileNotifier()
    yield notifier
    notifier.close()


def test_it_is_told_of_writing_and_of_replacing_time_and_again(
    notifier: FileNotifier, qtbot: QtBot, tmp_path: Path
) -> None:
    path, beside = tmp_path / "plots.csv", tmp_path / "plots.new"
    path.write_text("1")
    notifier.watch([path])
    assert not notifier.polls
    with qtbot.waitSignal(notifier.stirred):
        path.write_text("22")
    for number in range(2):
        beside.write_text(str(number))
        with qtbot.waitSignal(notifier.stirred):
            beside.replace(path)
    with qtbot.waitSignal(notifier.stirred):
        path.write_text("333")


def test_where_the_system_tells_nothing_it_hints_time_and_again(
    notifier: FileNotifier, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_notifier, "_TELL_NOTHING", ("",))
    notifier._poll.setInterval(1)
    notifier.watch([tmp_path / "plots.csv"])
    assert notifier.polls
    with qtbot.waitSignal(notifier.stirred):
        pass
    notifier.watch([])
    assert not notifier.polls


def test_more_files_than_the_system_should_watch_are_looked_at_now_and_then(
    notifier: FileNotifier, tmp_path: Path
) -> None:
    notifier.watch(tmp_path / str(number) for number in range(file_notifier.MOST_WATCHED + 1))
    assert notifier.polls
