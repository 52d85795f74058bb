"""Which base map lies below the layers: brings its tiles, and takes them away again."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from gisapp.core.events import Event
from gisapp.core.space.viewport import Viewport
from gisapp.core.tiles.basemap import TileArchive, TileBasemap, TileStatus
from gisapp.core.tiles.tile_grid import Datum
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.keys import Keys

if TYPE_CHECKING:
    from gisapp.render.tiles.gathering import TileGathering
    from gisapp.render.tiles.layer import TileLayer
    from gisapp.render.tiles.supply import TileSupply


_FORMER_CACHE = "tiles"


class Basemaps(QObject):
    """Shows base maps of tiles; nothing is fetched before an online one is shown.

    `tiles_changed` emits the `TileLayer` to paint below the layers, or None; `status_changed`
    the `TileStatus` of what is shown and the server's name; `redirected` that server's name and
    the one of another to which it leads, which is asked for nothing before it is allowed;
    `failed` the `GisAppError` for which no more tiles come; `key_wanted` the base map that was
    chosen and cannot be shown before the user enters a key.

    Parameters
    ----------
    cache_folder : Path
        Where tiles of servers are kept for as long as these allow.
    """

    tiles_changed = Signal(object)
    status_changed = Signal(TileStatus, str)
    key_wanted = Signal(object)
    _allowed = Signal(str)

    def __init__(self, view_state: ViewState, keys: Keys, cache_folder: Path) -> None:
        super().__init__()
        self.failed: Event[GisAppError] = Event()
        self.redirected: Event[tuple[str, str]] = Event()
        self._state = view_state
        self._keys = keys
        self._cache_folder = cache_folder
        self._chosen: TileBasemap | None = None
        self._tiles: TileLayer | None = None

    def show_online(self, basemap: TileBasemap) -> None:
        """Show a server's base map; from here on the server is asked for tiles.

        One that needs a key is shown once that is found, unless another one is chosen before.
        """
        self._chosen = basemap
        if basemap.key_name:
            self._keys.look_up(basemap.key_name, partial(self._show_with_key, basemap))
        else:
            self._fetch(basemap)

    def stay(self) -> None:
        """Show no other base map than now, though one was chosen whose key is looked for."""
        self._chosen = None

    def _show_with_key(self, basemap: TileBasemap) -> None:
        if basemap is not self._chosen:
            return
        if self._keys.of(basemap.key_name):
            self._fetch(basemap)
        else:
            self.key_wanted.emit(basemap)

    def _fetch(self, basemap: TileBasemap) -> None:
        # The start, which needs no tiles, would be slower with their modules.
        from PySide6.QtNetwork import QNetworkProxyFactory

        from gisapp.render.tiles.fetcher import TileFetcher

        # Many an office has no way out but its proxy.
        QNetworkProxyFactory.setUseSystemConfiguration(True)
        # The addresses in the cache of earlier versions have the user's keys in them.
        rmtree(self._cache_folder.with_name(_FORMER_CACHE), ignore_errors=True)
        key = self._keys.of(basemap.key_name)
        fetcher = TileFetcher(basemap, self._cache_folder, key=key)
        fetcher.redirected.connect(lambda server: self.redirected.emit((basemap.host, server)))
        self._allowed.connect(fetcher.allow)
        self._show(basemap, fetcher)

    def allow_server(self, server: str) -> None:
        """Fetch tiles from another server too, to which the one that is shown leads."""
        self._allowed.emit(server)

    def show_file(self, archive: TileArchive) -> None:
        """Show the base map in a file, which is closed when another one is shown.

        Where it is shown already, it keeps the datum that the user chose.
        """
        from gisapp.render.tiles.reader import TileReader

        basemap, shown = archive.basemap, self._state.basemap.value
        if shown is not None and shown.code == basemap.code:
            basemap = replace(basemap, datum=shown.datum)
        self._show(basemap, TileReader(archive))

    def show_offline(self) -> None:
        """Show the offline base map again."""
        self._show(None, None)

    def redraw_for(self, datum: Datum) -> None:
        """Correct the datum for which the tiles that are shown were drawn."""
        basemap = self._state.basemap.value
        if basemap is not None and self._tiles is not None:
            self._tiles.redraw_as(replace(basemap, datum=datum))
            self._state.basemap.set(self._tiles.basemap)

    def gather(self, viewport: Viewport, device_pixel_ratio: float) -> "TileGathering | None":
        """Ask for all tiles of a picture of the map.

        Parameters
        ----------
        device_pixel_ratio : float
            Pixels of the picture for each pixel of the viewport.

        Returns
        -------
        TileGathering or None
            The tiles on their way; None where no tiles are shown.
        """
        return self._tiles.gather(viewport, device_pixel_ratio) if self._tiles else None

    def close(self) -> None:
        """Stop fetching and reading."""
        if self._tiles is not None:
            self._tiles.close()

    def _fail(self, failure: GisAppError) -> None:
        self.failed.emit(failure)

    def _show(self, basemap: TileBasemap | None, supply: "TileSupply | None") -> None:
        from gisapp.render.tiles.layer import TileLayer

        self.stay()
        before = self._tiles
        self._tiles = None
        if basemap is not None and supply is not None:
            self._tiles = TileLayer(basemap, supply, self)
            self._tiles.status_changed.connect(self._emit_status)
            # Told once, not for each tile.
            supply.file_changed.connect(self._fail, Qt.ConnectionType.SingleShotConnection)
        self.tiles_changed.emit(self._tiles)
        if before is not None:
            before.close()
            before.deleteLater()
        self._state.basemap.set(basemap)
        self._emit_status(TileStatus())

    def _emit_status(self, status: TileStatus) -> None:
        basemap = self._state.basemap.value
        self.status_changed.emit(status, basemap.host if basemap else "")
