"""Tiles for paper are fetched as long as their task is at work."""

from pytestqt.qtbot import QtBot

from gisapp.core.space.viewport import Viewport
from gisapp.render.tiles.gathering import TileGathering
from gisapp.session.layout.gathering import end_with
from gisapp.session.tasks import Tasks
from tests.tiles import basemap_at


def test_gathering_ends_with_its_task_alone(qtbot: QtBot) -> None:
    tasks = Tasks()
    gathering = TileGathering(basemap_at(1), Viewport(0, 0, 100, 9, 9), 1.0)
    ended: list[TileGathering] = []
    gathering.ended.connect(ended.append)
    other = tasks.run("other", lambda _: None, lambda _: None)
    task = tasks.run("sheet", lambda _: None, lambda _: None)
    end_with(tasks, task, gathering)
    qtbot.waitUntil(lambda: not tasks.running)
    assert ended == [gathering]
    assert other not in tasks.running
    tasks.close()
