"""PMTiles: raster tiles in one file with an index of its own (PMTiles specification 3)."""

import gzip
import json
import zlib
from functools import lru_cache
from pathlib import Path

from pmtiles.tile import (
    Compression,
    Entry,
    HeaderDict,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile
from gisapp.errors import SourceError
from gisapp.sources.tiles.metadata import archive_basemap

_HEADER_BYTES = 127
# The specification lets the root point to directories, and these to more, three deep at most.
_DEPTH = 4
_DIRECTORIES_KEPT = 64
_PICTURES = {TileType.PNG, TileType.JPEG, TileType.WEBP, TileType.UNKNOWN}
# All that bytes which are not what they should be make the decoders raise.
_DAMAGE = (
    OSError,  # gzip.BadGzipFile among them
    EOFError,
    IndexError,
    ValueError,
    OverflowError,
    zlib.error,
    MagicNumberNotFound,
    SpecVersionUnsupported,
)


class PmtilesArchive:
    """An open PMTiles file; read from one thread at a time.

    Raises
    ------
    SourceError
        The file is no PMTiles file of version 3, or holds vector tiles.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise self._error(error) from error
        # A directory takes some milliseconds to unpack, and serves thousands of tiles.
        self._directory = lru_cache(_DIRECTORIES_KEPT)(self._read_directory)
        try:
            self._header: HeaderDict = deserialize_header(self._bytes(0, _HEADER_BYTES))
            self._directory(self._header["root_offset"], self._header["root_length"])
            self.basemap = self._describe()
        except _DAMAGE as error:
            self.close()
            raise self._error(error) from error
        except SourceError:
            self.close()
            raise

    def read(self, tile: Tile) -> bytes | None:
        """Return a tile's picture, or None where the file has none there."""
        try:
            picture = self._find(zxy_to_tileid(tile.zoom, tile.column, tile.row))
            if picture is not None and self._header["tile_compression"] == Compression.GZIP:
                picture = gzip.decompress(picture)
        except _DAMAGE as error:
            raise self._error(error) from error
        return picture

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _find(self, tile_id: int) -> bytes | None:
        offset, length = self._header["root_offset"], self._header["root_length"]
        for _ in range(_DEPTH):
            entry = find_tile(self._directory(offset, length), tile_id)
            if entry is None:
                return None
            if entry.run_length:
                return self._bytes(self._header["tile_data_offset"] + entry.offset, entry.length)
            offset = self._header["leaf_directory_offset"] + entry.offset
            length = entry.length
        return None

    def _read_directory(self, offset: int, length: int) -> list[Entry]:
        return deserialize_directory(self._bytes(offset, length))

    def _bytes(self, offset: int, length: int) -> bytes:
        self._file.seek(offset)
        found = self._file.read(length)
        if len(found) < length:
            raise EOFError("the file ends too early")
        return found

    def _describe(self) -> TileBasemap:
        header = self._header
        if header["tile_type"] not in _PICTURES:
            raise SourceError(
                f"{self._path} holds tiles of the kind {header['tile_type'].name}; "
                "only tiles that are pictures (PNG, JPEG, WebP) can be shown."
            )
        said = self._metadata()
        return archive_basemap(
            code=str(self._path),
            name=str(said.get("name") or self._path.stem),
            attribution=str(said.get("attribution", "")),
            zooms=(header["min_zoom"], header["max_zoom"]),
            degrees=Extent(
                header["min_lon_e7"] / 1e7,
                header["min_lat_e7"] / 1e7,
                header["max_lon_e7"] / 1e7,
                header["max_lat_e7"] / 1e7,
            ),
        )

    def _metadata(self) -> dict[str, object]:
        packed = self._bytes(self._header["metadata_offset"], self._header["metadata_length"])
        if self._header["internal_compression"] == Compression.GZIP:
            packed = gzip.decompress(packed)
        said = json.loads(packed or b"{}")
        return said if isinstance(said, dict) else {}

    def _error(self, error: Exception) -> SourceError:
        reason = str(error) or type(error).__name__
        return SourceError(f"{self._path} cannot be read as PMTiles: {reason}.")
