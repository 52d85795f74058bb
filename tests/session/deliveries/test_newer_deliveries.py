"""A newer delivery of an open file, and a file that was reloaded, are noticed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.session.start.example_data import example_folder
from tests.deliveries import NEW_ROWS, OLD_ROWS, write_book, write_plots


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


@pytest.fixture
def told(session: Session) -> list[Message]:
    told: list[Message] = []
    session.messages.connect(told.append)
    return told


def about_deliveries(told: list[Message]) -> list[Message]:
    """Return what is offered but to say what columns mean."""
    offers = [each for each in told if each.actions]
    return [each for each in offers if each.actions[0].code != "message.say_columns"]


def open_in(qtbot: QtBot, session: Session, path: Path) -> None:
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)


def test_a_newer_delivery_is_offered_to_be_compared(
    qtbot: QtBot, session: Session, told: list[Message], tmp_path: Path
) -> None:
    open_in(qtbot, session, write_plots(tmp_path, "台账2025.gpkg", NEW_ROWS, moved="DK-001"))
    open_in(qtbot, session, write_plots(tmp_path, "台账2024年.gpkg", OLD_ROWS))
    (message,) = about_deliveries(told)
    assert message.sentence == (
        "台账2025.gpkg looks like a newer delivery of 台账2024年.gpkg: "
        "1 added, 1 gone, 1 moved, 1 changed."
    )
    message.actions[0].run()
    comparison = session.deliveries.shown.value
    assert comparison is not None
    assert comparison.old.origin.source.endswith("台账2024年.gpkg")


def test_of_several_deliveries_the_one_just_before_is_compared(
    qtbot: QtBot, session: Session, told: list[Message], tmp_path: Path
) -> None:
    for year in ("2023", "2021", "2022"):
        open_in(qtbot, session, write_plots(tmp_path, f"台账{year}.gpkg", OLD_ROWS))
    open_in(qtbot, session, write_plots(tmp_path, "台账2024.gpkg", NEW_ROWS))
    (message,) = about_deliveries(told)
    assert "a newer delivery of 台账2023.gpkg" in message.sentence


def test_all_tables_of_a_workbook_are_told_in_one_message(
    qtbot: QtBot, session: Session, told: list[Message]
) -> None:
    for name in ("ledger-2025.xlsx", "ledger-2026.xlsx"):
        open_in(qtbot, session, example_folder() / name)
    (message,) = (each for each in told if "newer delivery" in each.sentence)
    assert message.sentence.endswith(": 18 added, 4 gone, 0 moved, 128 changed.")
    message.actions[0].run()
    deliveries = session.deliveries
    assert deliveries.shown.value is deliveries.together[0]
    tables = [each.new.origin.layer for each in deliveries.together]
    assert tables == ["供地台账", "企业名录", "项目台账"], "the one with most changes first"


def test_other_files_and_the_same_content_are_not(
    qtbot: QtBot, session: Session, told: list[Message], tmp_path: Path
) -> None:
    open_in(qtbot, session, write_plots(tmp_path, "台账2024.gpkg", OLD_ROWS))
    open_in(qtbot, session, write_plots(tmp_path, "企业2025.gpkg", NEW_ROWS))
    open_in(qtbot, session, write_plots(tmp_path, "台账2025.gpkg", OLD_ROWS))
    assert about_deliveries(told) == []


@pytest.mark.parametrize("suffix", ["gpkg", "xlsx"])
def test_what_a_reload_changed_is_told_with_values_from_before(
    qtbot: QtBot, session: Session, told: list[Message], tmp_path: Path, suffix: str
) -> None:
    write = write_plots if suffix == "gpkg" else write_book
    path = write(tmp_path, f"plots.{suffix}", OLD_ROWS)
    open_in(qtbot, session, path)
    (layer,) = session.deliveries.comparable
    assert not session.newer_deliveries.has_older(layer)
    session.newer_deliveries.kept_values.keep()
    qtbot.waitUntil(lambda: not session.tasks.running)
    path.unlink()
    write(tmp_path, f"plots.{suffix}", NEW_ROWS)
    session.reloader.reload(layer)
    qtbot.waitUntil(lambda: not session.tasks.running)
    message = told[-1]
    counts = "1 added, 1 gone, 0 moved, 1 changed"
    assert message.sentence == f"plots.{suffix} was read anew: {counts}."
    (layer,) = session.deliveries.comparable
    assert session.newer_deliveries.has_older(layer)
    session.newer_deliveries.tell_since_opened(layer)
    qtbot.waitUntil(lambda: not session.tasks.running)
    comparison = session.deliveries.shown.value
    assert comparison is not None
    (change,) = comparison.changes.changed
    assert (change.old, change.new) == ("投产", "停产")
    assert comparison.changes.columns.unread == ()
