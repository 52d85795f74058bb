"""What all files of raster tiles have in common: opened, checked and described as a base map."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import ClassVar

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile
from gisapp.core.tiles.tile_picture import FINEST_ZOOM
from gisapp.errors import SourceError
from gisapp.sources.file_state import FileState
from gisapp.sources.formats.failures import cause_outside
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.tiles.metadata import archive_basemap


def open_archive(request: OpenRequest, archive: "type[ArchiveFile]") -> Iterator[OpenedSource]:
    """Open a file of tiles as a base map, in one step.

    Parameters
    ----------
    request : OpenRequest
        The file.
    archive : type of ArchiveFile
        Its format.

    Raises
    ------
    SourceError
        The file cannot be opened, or one of its layers is asked for.
    """
    if request.layer is not None:
        raise SourceError("tiles_have_no_layers", path=request.path, layer=request.layer)
    yield OpenedSource(request.uri, tiles=archive(request.path, request.progress))


class ArchiveFile(ABC):
    """An open file of raster tiles; read from one thread at a time.

    Parameters
    ----------
    path : Path
        The file; it is opened for reading only.
    progress : Progress
        Asked while it is opened whether to stop.

    Raises
    ------
    SourceError
        The file cannot be read, is of another format, or has no tiles that are pictures.
    Cancelled
        The user wanted it.
    """

    _FORMAT: ClassVar[str]
    """What the format is called."""
    _DAMAGE: ClassVar[tuple[type[Exception], ...]]
    """All that bytes which are not what they should be raise."""

    def __init__(self, path: Path, progress: Progress = NO_PROGRESS) -> None:
        self._path = path
        self._opening = progress
        self._state = FileState.of(path)
        with self._as_source_error(), ExitStack() as on_failure:
            self._open()
            on_failure.callback(self.close)
            self._basemap = self._describe()
            on_failure.pop_all()

    @property
    def basemap(self) -> TileBasemap:
        """What the file has tiles of."""
        return self._basemap

    def read(self, tile: Tile) -> bytes | None:
        """Return a tile's picture as it is stored, or None where the file has none there.

        Raises
        ------
        SourceError
            The file cannot be read, or is damaged there.
        ChangedOnDisk
            It is no longer the file that was opened.
        """
        with self._state.kept(), self._as_source_error():
            return self._picture(tile)

    @abstractmethod
    def close(self) -> None:
        """Close the file."""

    @abstractmethod
    def _open(self) -> None:
        """Open the file; `close` is called if anything fails afterwards."""

    @abstractmethod
    def _describe(self) -> TileBasemap:
        """Return what the file has tiles of, by `_basemap_of`."""

    @abstractmethod
    def _picture(self, tile: Tile) -> bytes | None:
        """Return a tile's picture, None where there is none."""

    def _basemap_of(
        self, stated: Mapping[str, object], zooms: tuple[int, int], degrees: Extent | None
    ) -> TileBasemap:
        """Return the base map with the name and attribution that the file states.

        Raises
        ------
        ValueError
            There are no such zooms.
        """
        if not 0 <= zooms[0] <= zooms[1] <= FINEST_ZOOM:
            raise ValueError(f"there are no tiles of the zooms {zooms[0]} to {zooms[1]}")
        name, attribution = stated.get("name"), stated.get("attribution")
        return archive_basemap(
            code=str(self._path),
            name=name if isinstance(name, str) and name else self._path.stem,
            attribution=attribution if isinstance(attribution, str) else "",
            zooms=zooms,
            degrees=degrees,
        )

    def _check_pictures(self, are_pictures: bool, kind: str) -> None:
        if not are_pictures:
            raise SourceError("tiles_of_kind", path=self._path, kind=kind)

    @contextmanager
    def _as_source_error(self) -> Iterator[None]:
        """Turn what a damaged file raises into a SourceError of one sentence."""
        try:
            yield
        except self._DAMAGE as error:
            damaged = SourceError(
                "tiles_damaged", path=self._path, format=self._FORMAT, details=str(error)
            )
            raise (cause_outside(self._path, error) or damaged) from error
