"""The looks that a user saved for sources: a layer has its own whenever it is opened again."""

from collections.abc import Callable

from gisapp.core.events import Event
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE
from gisapp.core.layers.styles.fitting import fitting
from gisapp.core.project.stored_part import StoredPart
from gisapp.core.project.style_json import style_as_json, style_of_part
from gisapp.core.view_state import ViewState
from gisapp.session.reading_memory import identity_of_table
from gisapp.session.settings import Settings
from gisapp.session.styling import LayerStyler

_SETTING = "styles"
MOST_STYLES = 200
"""So many are remembered; the one that was saved longest ago goes first."""


class StyleDefaults:
    """The style of each table for which the user saved one, by its identity.

    `changed` emits the id of a layer for whose source a style was saved or forgotten.

    Parameters
    ----------
    settings : Settings
        Where they are kept; where that keeps nothing, they are known until the session ends.
    is_restored : callable
        True for the id of a layer that came with a project, which knows how it looks.
    """

    def __init__(
        self,
        view_state: ViewState,
        styler: LayerStyler,
        settings: Settings,
        is_restored: Callable[[str], bool],
    ) -> None:
        self.changed: Event[str] = Event()
        self._layers = view_state.layers
        self._styler = styler
        self._settings = settings
        self._is_restored = is_restored
        self._kept = settings.table(_SETTING)

    def has(self, layer: Layer) -> bool:
        """True if a style was saved for the source of a layer."""
        return _key(layer) in self._kept

    def can_save(self, layer: Layer) -> bool:
        """True for a layer that comes from a file and of which a look is chosen."""
        return bool(layer.origin.source) and layer.style != PLAIN_STYLE

    def save(self, layer: Layer) -> None:
        """Keep the style of a layer for its source, also for the sessions to come."""
        self._kept.pop(_key(layer), None)
        self._kept[_key(layer)] = style_as_json(layer.style)
        for key in list(self._kept)[:-MOST_STYLES]:
            del self._kept[key]
        self._write(layer)

    def forget(self, layer: Layer) -> None:
        """Have the source of a layer look as it does by itself the next time it is opened."""
        if self._kept.pop(_key(layer), None) is not None:
            self._write(layer)

    def give(self, layer_ids: tuple[str, ...]) -> None:
        """Give layers that have come the style that was saved for their source."""
        for layer in self._layers.present(layer_ids):
            stored = self._kept.get(_key(layer))
            is_free = layer.style == PLAIN_STYLE and not self._is_restored(layer.layer_id)
            if isinstance(stored, dict) and is_free:
                # Users edit such files: what is not sound is passed over.
                style = style_of_part(StoredPart(stored, "", []))
                self._styler.style(layer.layer_id, fitting(style, layer))

    def _write(self, layer: Layer) -> None:
        self._settings.remember_json(_SETTING, self._kept)
        self.changed.emit(layer.layer_id)


def _key(layer: Layer) -> str:
    return f"{identity_of_table(layer)}|{layer.geometry.kind}"
