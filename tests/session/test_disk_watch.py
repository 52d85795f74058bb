"""A file that another program saves is noticed once, whichever way it is saved."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.ledgers import ROWS, write_ledger

NOTICED_MS = 8000


@pytest.fixture
def ledger(session: Session, finish: Callable[[], None], tmp_path: Path) -> Path:
    """A file that is open."""
    path = write_ledger(tmp_path)
    session.loader.open([str(path)])
    finish()
    return path


def save_by_replacing(path: Path, rows: tuple[dict[str, object], ...]) -> None:
    """Save as office programs do: a new file is written beside the old one, and takes its place."""
    beside = write_ledger(path.parent, rows, "~saving.geojson")
    beside.replace(path)


def save_in_place(path: Path, rows: tuple[dict[str, object], ...]) -> None:
    write_ledger(path.parent, rows, path.name)


def test_what_changed_is_shown_before_it_is_read_anew(
    session: Session,
    ledger: Path,
    messages: list[Message],
    qtbot: QtBot,
    finish: Callable[[], None],
) -> None:
    save_in_place(ledger, ROWS[:1])
    qtbot.waitUntil(lambda: bool(told(messages)), timeout=NOTICED_MS)
    _, compare = next(each for each in messages if each.sentence in told(messages)).actions
    compare.run()
    finish()
    shown = session.deliveries.shown.value
    assert shown is not None
    assert len(shown.changes.gone) == 2
    assert session.state.layers["ledger/ledger"].feature_count == 3


def told(messages: list[Message]) -> list[str]:
    return [each.sentence for each in messages if "changed on disk" in each.sentence]


@pytest.mark.parametrize("save", [save_by_replacing, save_in_place])
def test_a_file_that_is_saved_twice_is_told_of_twice(
    session: Session,
    ledger: Path,
    messages: list[Message],
    qtbot: QtBot,
    save: Callable[[Path, tuple[dict[str, object], ...]], None],
) -> None:
    save(ledger, ROWS[:1])
    qtbot.waitUntil(lambda: len(told(messages)) == 1, timeout=NOTICED_MS)
    save(ledger, ROWS[:2])
    qtbot.waitUntil(lambda: len(told(messages)) == 2, timeout=NOTICED_MS)
    assert told(messages)[0] == "ledger.geojson changed on disk."
    assert [each.file for each in session.disk_watch.changed.value] == [str(ledger)]


def test_reading_it_anew_settles_it(
    session: Session,
    ledger: Path,
    messages: list[Message],
    qtbot: QtBot,
    finish: Callable[[], None],
) -> None:
    save_by_replacing(ledger, ROWS[:1])
    qtbot.waitUntil(lambda: bool(told(messages)), timeout=NOTICED_MS)
    reload, _ = next(each for each in messages if each.sentence in told(messages)).actions
    reload.run()
    finish()
    assert session.disk_watch.changed.value == ()
    assert session.state.layers["ledger/ledger"].feature_count == 1


def test_what_stays_the_same_is_not_told_of(
    session: Session, ledger: Path, messages: list[Message], qtbot: QtBot
) -> None:
    (ledger.parent / "another.txt").write_text("beside it")
    os.utime(ledger)
    save_in_place(ledger, ROWS[:2])
    qtbot.waitUntil(lambda: bool(told(messages)), timeout=NOTICED_MS)
    assert len(told(messages)) == 1


def test_a_file_that_is_gone_is_no_news_until_it_is_back(
    session: Session, ledger: Path, messages: list[Message], qtbot: QtBot
) -> None:
    ledger.unlink()
    save_in_place(ledger, ROWS[:2])
    qtbot.waitUntil(lambda: bool(told(messages)), timeout=NOTICED_MS)


def test_a_layer_that_is_removed_is_watched_no_more(session: Session, ledger: Path) -> None:
    session.edits.remove("ledger/ledger")
    assert session.disk_watch.changed.value == ()
    session.disk_watch.look()
