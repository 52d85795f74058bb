"""Files without an end, in a session: each can be stopped, and none stands in another's way."""

from collections.abc import Callable
from pathlib import Path

import psutil
from pytestqt.qtbot import QtBot

from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.session.tasks import WORKERS
from tests.endless import COUNTING, endless_plots, processor_seconds
from tests.parks import changed_copy


def endless_files(folder: Path) -> list[str]:
    """Return a file for each worker, by turns of plots and of facts."""
    made = []
    for number in range(WORKERS):
        place = folder / str(number)
        place.mkdir()
        if number % 2:
            view = f"CREATE VIEW fact AS {COUNTING} some.* FROM r, some WHERE r.i < 0"
            made.append(changed_copy(place, "ALTER TABLE fact RENAME TO some", view))
        else:
            made.append(endless_plots(place))
    return [str(each) for each in made]


def wait_until_at_work(qtbot: QtBot) -> None:
    """Wait until another process reads for this one."""
    qtbot.waitUntil(lambda: bool(psutil.Process().children()))


def seconds_of(work: Callable[[], object]) -> float:
    before = processor_seconds()
    work()
    return processor_seconds() - before


def test_a_cancel_ends_each_within_a_second_and_the_next_file_comes(
    session: Session,
    messages: list[Message],
    finish: Callable[[], None],
    qtbot: QtBot,
    works: Path,
    tmp_path: Path,
) -> None:
    session.loader.open(endless_files(tmp_path))
    wait_until_at_work(qtbot)
    assert len(session.tasks.running) == WORKERS
    for task in session.tasks.running:
        task.cancel()
    assert seconds_of(finish) < 1
    assert messages == []
    session.loader.open([str(works)])
    finish()
    assert [layer.origin.layer for layer in session.state.layers.layers] == ["works"]


def test_none_holds_up_the_end_of_the_program(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.loader.open(endless_files(tmp_path))
    wait_until_at_work(qtbot)
    assert session.tasks.running
    assert seconds_of(session.close) < 1


def test_one_that_nobody_cancels_is_given_up_with_a_sentence(
    session: Session, messages: list[Message], finish: Callable[[], None], tmp_path: Path
) -> None:
    session.loader.open(endless_files(tmp_path))
    finish()
    assert len(messages) == WORKERS
    said = [f"{message.sentence} {message.details}" for message in messages]
    assert all("did not answer in time" in each for each in said)
