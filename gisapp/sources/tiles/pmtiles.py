"""PMTiles: raster tiles in one file with an index of its own (PMTiles specification 3)."""

import json
import zlib
from collections.abc import Iterator

from pmtiles.tile import (
    Compression,
    HeaderDict,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_header,
    zxy_to_tileid,
)

from gisapp.core.sized_cache import SizedCache
from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile
from gisapp.core.tiles.tile_picture import LARGEST_BYTES
from gisapp.errors import SourceError
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.tiles.archive import ArchiveFile, open_archive
from gisapp.sources.tiles.pmtiles_directory import Directory
from gisapp.sources.tiles.unpacking import unpack

_HEADER_BYTES = 127
# The specification lets the root point to directories, and these to more, three deep at most.
_DEPTH = 4
_DIRECTORIES_KEPT_BYTES = 64 * 2**20
_LARGEST_DIRECTORY_BYTES = 8 * 2**20
"""Unpacked: room for more than a million tiles; writers end one at some 10,000."""
_LARGEST_METADATA_BYTES = 4 * 2**20
_PICTURES = {TileType.PNG, TileType.JPEG, TileType.WEBP, TileType.UNKNOWN}


def open_pmtiles(request: OpenRequest) -> Iterator[OpenedSource]:
    """Open a PMTiles file as a base map; see `open_archive`."""
    return open_archive(request, PmtilesArchive)


class PmtilesArchive(ArchiveFile):
    """An open PMTiles file of version 3; see `ArchiveFile`."""

    _FORMAT = "PMTiles"
    _DAMAGE = (
        OSError,
        EOFError,
        IndexError,
        ValueError,
        OverflowError,
        RecursionError,  # of metadata that nest
        zlib.error,
        MagicNumberNotFound,
    )

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _open(self) -> None:
        self._file = self._path.open("rb")
        self._size_bytes = self._path.stat().st_size
        # A directory takes some milliseconds to unpack, and serves thousands of tiles.
        self._directories: SizedCache[tuple[int, int], Directory] = SizedCache(
            _DIRECTORIES_KEPT_BYTES, lambda directory: directory.nbytes
        )

    def _describe(self) -> TileBasemap:
        header = self._header = self._read_header()
        self._directory(header["root_offset"], header["root_length"])
        self._check_pictures(header["tile_type"] in _PICTURES, header["tile_type"].name)
        degrees = Extent(
            header["min_lon_e7"] / 1e7,
            header["min_lat_e7"] / 1e7,
            header["max_lon_e7"] / 1e7,
            header["max_lat_e7"] / 1e7,
        )
        return self._basemap_of(
            self._metadata(header), (header["min_zoom"], header["max_zoom"]), degrees
        )

    def _read_header(self) -> HeaderDict:
        try:
            return deserialize_header(self._bytes(0, _HEADER_BYTES, _HEADER_BYTES))
        except SpecVersionUnsupported as error:
            raise SourceError("tiles_too_old", path=self._path, details=str(error)) from error

    def _picture(self, tile: Tile) -> bytes | None:
        picture = self._find(zxy_to_tileid(tile.zoom, tile.column, tile.row))
        if picture is not None and self._header["tile_compression"] == Compression.GZIP:
            picture = unpack(picture, LARGEST_BYTES)
        return picture

    def _find(self, tile_id: int) -> bytes | None:
        offset, length = self._header["root_offset"], self._header["root_length"]
        for _ in range(_DEPTH):
            entry = self._directory(offset, length).find(tile_id)
            if entry is None:
                return None
            if not entry.is_directory:
                start = self._header["tile_data_offset"] + entry.offset
                return self._bytes(start, entry.length, LARGEST_BYTES)
            offset = self._header["leaf_directory_offset"] + entry.offset
            length = entry.length
        return None

    def _directory(self, offset: int, length: int) -> Directory:
        def read() -> Directory:
            return Directory.of(self._unpacked(offset, length, _LARGEST_DIRECTORY_BYTES))

        return self._directories.get_or_make((offset, length), read)

    def _unpacked(self, offset: int, length: int, most_bytes: int) -> bytes:
        """Return a directory or the metadata, which are packed as the header says."""
        stored = self._bytes(offset, length, most_bytes)
        is_plain = not stored or self._header["internal_compression"] == Compression.NONE
        return stored if is_plain else unpack(stored, most_bytes)

    def _bytes(self, offset: int, length: int, most_bytes: int) -> bytes:
        # The size is asked first: there may not be memory for a length that is damaged.
        if length > most_bytes:
            raise ValueError(f"a part of {length:,} bytes is larger than any can be")
        if offset + length <= self._size_bytes:
            self._file.seek(offset)
            found = self._file.read(length)
            if len(found) == length:
                return found
        raise SourceError("tiles_cut_off", path=self._path, format=self._FORMAT)

    def _metadata(self, header: HeaderDict) -> dict[str, object]:
        stored = self._unpacked(
            header["metadata_offset"], header["metadata_length"], _LARGEST_METADATA_BYTES
        )
        stated = json.loads(stored or b"{}")
        return stated if isinstance(stated, dict) else {}
