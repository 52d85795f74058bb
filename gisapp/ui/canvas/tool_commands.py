"""What the actions do that take up a map tool; each stays pressed while its tool is at work."""

from collections.abc import Callable

from gisapp.core.space.geodesy import prepare
from gisapp.session.tasks import Tasks
from gisapp.ui.canvas.tool_box import MEASURES, ToolBox, ToolName
from gisapp.ui.command import Actions
from gisapp.words import Words

TOOLS: tuple[ToolName, ...] = ("select_box", "measure_distance", "measure_area")


class ToolCommands:
    """Ties the actions of the map's tools to the tools."""

    def __init__(
        self, actions: Actions, tools: ToolBox, tasks: Tasks, words_of: Callable[[], Words]
    ) -> None:
        self._actions = actions
        self._tools = tools
        self._tasks = tasks
        self._words_of = words_of
        for tool in TOOLS:
            actions[tool].triggered.connect(lambda on, tool=tool: self._take_up(tool, on))
        tools.chosen.changed.connect(self._show)

    def _take_up(self, tool: ToolName, on: bool) -> None:
        self._tools.chosen.set(tool if on else "identify")

    def _show(self, chosen: ToolName) -> None:
        for tool in TOOLS:
            self._actions[tool].setChecked(tool == chosen)
        if chosen in MEASURES and not self._tools.measure.can_tell.value:
            self._tasks.run(
                self._words_of()("measure.getting_ready"),
                lambda _: prepare(),
                lambda _: self._tools.measure.can_tell.set(True),
            )
