"""Tiles for paper are fetched as long as somebody waits for them."""

from gisapp.render.tiles.gathering import TileGathering
from gisapp.session.tasks import Task, Tasks


def end_with(tasks: Tasks, task: Task, gathering: TileGathering) -> None:
    """Fetch no more tiles once a task is done, cancelled or failed.

    Parameters
    ----------
    tasks : Tasks
        Where the task is at work.
    """

    def end(ended: Task) -> None:
        if ended is task:
            tasks.ended.disconnect(end)
            gathering.end()

    tasks.ended.connect(end)
