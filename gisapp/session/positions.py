"""The system that coordinates are told and copied in, as the user chose it; it is remembered."""

from functools import partial

from gisapp.core.events import Observable
from gisapp.core.text.position_text import NAMED_SYSTEMS, PositionStyle, position_text
from gisapp.core.view_state import ViewState
from gisapp.session.settings import Settings
from gisapp.session.tasks import Task, Tasks

_KEY, _KEY_OF_OTHERS = "coordinates", "coordinate_systems"
_MOST_REMEMBERED = 5
_MAP = ("EPSG:3857", "EPSG:4326")
"""What the named systems are already."""


class Positions:
    """Writes points of the map in the user's system: `style`, which choosing changes."""

    def __init__(self, view_state: ViewState, settings: Settings, tasks: Tasks) -> None:
        self._state = view_state
        self._settings = settings
        self._tasks = tasks
        self._others = [each for each in settings.texts(_KEY_OF_OTHERS) if _is_code(each)]
        remembered = settings.text(_KEY)
        is_named = remembered in NAMED_SYSTEMS
        self.style: Observable[PositionStyle] = Observable(remembered if is_named else "decimal")
        if _is_code(remembered):
            self.choose(remembered)

    @property
    def others(self) -> tuple[str, ...]:
        """The codes of CRS that the user is likely to want: chosen before, or of the layers."""
        of_layers = (layer.origin.crs or "" for layer in self._state.layers.layers)
        codes = [*self._others, *filter(_is_code, of_layers)]
        return tuple(code for code in dict.fromkeys(codes) if code not in _MAP)

    def choose(self, style: PositionStyle) -> None:
        """Tell coordinates in a system from now on.

        Parameters
        ----------
        style : PositionStyle
            What a CRS takes is loaded by a worker first; an unknown one is told as a failure.
        """
        if style in NAMED_SYSTEMS:
            self._take(style)
            return
        title = self._state.words.value("status.preparing_system", crs=style)
        self._tasks.run(title, partial(_prepare, style), lambda _: self._take(style))

    def text(self, x: float, y: float) -> str | None:
        """Return a point of EPSG:3857 in the user's system, None where it has none there."""
        return position_text(x, y, self.style.value)

    def _take(self, style: PositionStyle) -> None:
        if style not in NAMED_SYSTEMS:
            others = dict.fromkeys([style, *self._others])
            self._others = list(others)[:_MOST_REMEMBERED]
            self._settings.remember_json(_KEY_OF_OTHERS, self._others)
        self._settings.remember(_KEY, style)
        self.style.set(style)


def _prepare(style: PositionStyle, _: Task) -> None:
    position_text(0.0, 0.0, style)


def _is_code(text: str) -> bool:
    authority, _, number = text.partition(":")
    return authority == "EPSG" and number.isdecimal()
